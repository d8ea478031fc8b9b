"""Finds the stored activities that are not as they were stored, so that a person can be told which, and erase them."""

from contextlib import closing

from sqlalchemy import Connection, Engine, or_, select, type_coerce
from sqlalchemy.types import NullType

from auditor.history.ingest import Record
from server.store.checking import damaged_at
from server.store.checksums import STORED, is_sound
from server.store.errors import CorruptError, StoreError
from server.store.ordering import any_text
from server.store.schema import activities, persons

_ROWS_AT_ONCE = 5_000
_MINE = 1 + Record._fields.index("mine")
#: The same columns, without anything made of their values: to SQLAlchemy any value would do for a truth.
_AS_STORED = tuple(type_coerce(column, NullType()) for column in STORED)

Row = tuple[object, ...]  # of the columns STORED


def damaged_rows(
    engine: Engine, person_id: str | None = None, most: int | None = None, *, or_nobodys: bool = False
) -> list[Row]:
    """The damaged activities of a person, or of everybody, up to ``most``. ``or_nobodys``: also those that belong to
    nobody, as the person's id is what changed."""
    with engine.connect() as connection:
        return damaged_in(connection, person_id, most, or_nobodys=or_nobodys)


def damaged_in(
    connection: Connection, person_id: str | None = None, most: int | None = None, *, or_nobodys: bool = False
) -> list[Row]:
    """What ``damaged_rows`` finds, within a transaction."""
    query = select(*_AS_STORED).execution_options(stream_results=True, max_row_buffer=_ROWS_AT_ONCE)
    if person_id is not None:
        theirs = activities.c.person_id == person_id
        known = select(persons.c.person_id)
        query = query.where(or_(theirs, activities.c.person_id.not_in(known)) if or_nobodys else theirs)
    found: list[Row] = []
    with any_text(connection), closing(connection.execute(query)) as rows:
        for part in rows.partitions(_ROWS_AT_ONCE):
            found += (values for values in map(tuple, part) if not _is_sound(values))
            if most is not None and len(found) >= most:
                break
    return found[:most]


def record_of(row: Row) -> Record:
    """The activity that such a row holds."""
    return Record._make(row[1:-1])


def placed(engine: Engine, person_id: str | None, problem: CorruptError) -> CorruptError:
    """The same damage, told with its place if it is one of the activities of the person, or of anybody."""
    try:
        found = damaged_rows(engine, person_id, 1)
    except StoreError:
        return problem
    return damaged_at(found[0]) if found else problem


def _is_sound(values: Row) -> bool:
    if values[_MINE] not in (0, 1):
        return False
    try:
        return is_sound((*values[:_MINE], bool(values[_MINE]), *values[_MINE + 1 :]))
    except UnicodeEncodeError:  # a text that is none
        return False
