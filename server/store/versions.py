"""Recognises profiles in later archives that have not changed, so that they are not stored as new versions."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, select

from auditor.activities.activity import Subject
from auditor.history.history import LOOKBACK_DAYS
from auditor.history.ingest import Record
from server.store.merging import ARCHIVE
from server.store.schema import activities

#: How far back an audit looks, in milliseconds; a profile older than this is stored again, so that an audit sees one.
_LONGEST = (LOOKBACK_DAYS - 90) * 86_400_000


def unchanged(connection: Connection, person_id: str, rows: Iterable[Record]) -> dict[str, Record]:
    """The stored profiles that rows of an archive repeat unchanged, by the ids of the repeating rows."""
    found: dict[str, Record] = {}
    for row in rows:
        if row.via != ARCHIVE or row.subject != Subject.PROFILE or not row.mine:
            continue
        query = (
            select(*(activities.c[name] for name in Record._fields))
            .where(
                activities.c.person_id == person_id,
                activities.c.at.between(row.at - _LONGEST, row.at),
                activities.c.subject == row.subject,
                activities.c.site == row.site,
                activities.c.via == ARCHIVE,
                activities.c.mine.is_(True),
                activities.c.account.is_not_distinct_from(row.account),
            )
            .order_by(activities.c.at.desc(), activities.c.id.desc())
            .limit(1)
        )
        before = connection.execute(query).one_or_none()
        if before is not None and _alike(Record._make(before), row):
            found[row.id] = Record._make(before)
    return found


def _alike(before: Record, row: Record) -> bool:
    """Whether a profile is unchanged: by its fingerprint or, if an earlier version of Rapport stored none, by its other
    columns."""
    if before.fingerprint is not None:
        return before.fingerprint == row.fingerprint
    kept, told = (msgspec.json.decode(each.detail or "null") for each in (before, row))
    return bool(kept == told and (before.object_id, before.reading) == (row.object_id, row.reading))
