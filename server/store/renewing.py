"""Updates the stored analysis of messages that their source reports again, as later releases read more in them."""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import ClauseElement, Connection, Text, bindparam, select

from auditor.history.ingest import Arrival, Record
from auditor.history.referring import read_alike
from server.store.amending import amend
from server.store.compiled import as_list, listed, run
from server.store.schema import activities


class _Read(NamedTuple):
    """The columns of a stored record that were derived from its words."""

    language: str | None
    acts: int | None
    sketch: bytes | None
    reading: str | None
    detail: str | None


class _Stored(NamedTuple):
    id: str
    via: str
    words: int | None
    read: _Read


_ASKED = (*_Stored._fields[:-1], *_Read._fields)
_MENTIONED = '"mentioned":true'


def renew(
    connection: Connection,
    person_id: str,
    again: Collection[Arrival],
    refer: Callable[[Sequence[Arrival]], list[Arrival]],
) -> set[str]:
    """Update stored records of the same source and number of words whose analysis differs now. Returns their ids.
    ``again``: arrivals that are stored already; ``refer`` adds references to people on record.

    If an arrival could not be analysed, the stored analysis stays. A record without a sketch, because a migration
    dropped earlier sketches, gets the new sketch in any case.
    """
    told = {each.row.id: each for each in again if each.row.words is not None or each.row.reading}
    if not told:
        return set()
    kept = run(connection, _kept, {"person": person_id, "ids": as_list(connection.dialect.name, told)})
    stored = {id_: _Stored(id_, via, words, _Read(*read)) for id_, via, words, *read in kept}
    otherwise = {id_ for id_, before in stored.items() if _reads_otherwise(before, told[id_].row)}
    referring = {each.row.id: each.row for each in refer([told[id_] for id_ in otherwise])} if otherwise else {}
    changed: dict[str, dict[str, object]] = {}
    renewed = set()
    for id_, before in stored.items():
        row = told[id_].row
        read = before.read
        if same := _is_same(before, row):
            read = _calling(read, row)
        if id_ in otherwise:
            read = read._replace(language=row.language, acts=row.acts, reading=referring[id_].reading)
        if read != before.read:
            renewed.add(id_)
        sketch = row.sketch if same and row.sketch else read.sketch or row.sketch
        if (read := read._replace(sketch=sketch)) != before.read:
            changed[id_] = read._asdict()
    amend(connection, person_id, changed)
    return renewed


def _is_same(before: _Stored, row: Record) -> bool:
    return before.via == row.via and before.words == row.words


def _reads_otherwise(before: _Stored, row: Record) -> bool:
    read = before.read
    if not _is_same(before, row) or (row.acts is None and read.acts is not None):
        return False
    return (read.language, read.acts) != (row.language, row.acts) or not read_alike(read.reading, row.reading)


def _calling(read: _Read, row: Record) -> _Read:
    """The reading with the mark that the message mentions me, if only the new row has it. The rest of ``detail`` stays,
    because other sources may have reported it."""
    if not row.detail or _MENTIONED not in row.detail or (read.detail and _MENTIONED in read.detail):
        return read
    detail = msgspec.json.decode(read.detail) if read.detail else {}
    return read._replace(detail=msgspec.json.encode(detail | {"mentioned": True}).decode())


def _kept(database: str) -> ClauseElement:
    ids = listed(database, "ids")
    query = select(*(activities.c[name] for name in _ASKED))
    return query.where(activities.c.person_id == bindparam("person", type_=Text), activities.c.id.in_(select(ids)))
