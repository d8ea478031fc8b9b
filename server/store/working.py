"""Takes from a later export where people work now: it tells anew of ties that are on record already."""

from collections.abc import Sequence
from datetime import date

import msgspec
from sqlalchemy import ClauseElement, Connection, Text, bindparam, select

from auditor.activities.activity import Detail
from auditor.history.ingest import Arrival
from server.store.amending import amend
from server.store.compiled import as_list, listed, run
from server.store.schema import activities

_MARK = '"as_of":'
_detail = msgspec.json.Decoder(Detail)


def work_anew(connection: Connection, person_id: str, again: Sequence[Arrival]) -> list[Arrival]:
    """Replace the work that stored records tell of, unless it belongs to a later day than what their source tells now.
    Returns the arrivals that told something new. ``again``: arrivals that are stored already."""
    told = {each.row.id: each for each in again if each.row.detail and _MARK in each.row.detail}
    if not told:
        return []
    ids = as_list(connection.dialect.name, told)
    changed: dict[str, dict[str, object]] = {}
    new = []
    for id_, stored in run(connection, _kept, {"person": person_id, "ids": ids}):
        shown, before = _detail.decode(told[id_].row.detail or "{}"), _detail.decode(stored or "{}")
        now = msgspec.structs.replace(before, employer=shown.employer, position=shown.position, as_of=shown.as_of)
        if now != before and (shown.as_of or date.min) >= (before.as_of or date.min):
            changed[id_] = {"detail": msgspec.json.encode(now).decode()}
            new.append(told[id_])
    amend(connection, person_id, changed)
    return new


def _kept(database: str) -> ClauseElement:
    ids = select(listed(database, "ids"))
    query = select(activities.c.id, activities.c.detail)
    return query.where(activities.c.person_id == bindparam("person", type_=Text), activities.c.id.in_(ids))
