"""Finds the stored activities that are not as they were stored, so that a person can be told which, and erase them."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, select

from server.store.checking import damaged_at
from server.store.checksums import STORED, is_sound
from server.store.errors import CorruptError, StoreError
from server.store.schema import activities

_ROWS_AT_ONCE = 5_000

Row = tuple[object, ...]  # of the columns STORED


def damaged_rows(engine: Engine, person_id: str | None = None, most: int | None = None) -> list[Row]:
    """The damaged activities of a person, or of everybody, up to ``most``."""
    query = select(*STORED).execution_options(stream_results=True, max_row_buffer=_ROWS_AT_ONCE)
    if person_id is not None:
        query = query.where(activities.c.person_id == person_id)
    found: list[Row] = []
    with engine.connect() as connection, _any_text(connection), closing(connection.execute(query)) as rows:
        for part in rows.partitions(_ROWS_AT_ONCE):
            found += (values for values in map(tuple, part) if not _is_sound(values))
            if most is not None and len(found) >= most:
                break
    return found[:most]


def placed(engine: Engine, person_id: str | None, problem: CorruptError) -> CorruptError:
    """The same damage, told with its place if it is one of the activities of the person, or of anybody."""
    try:
        found = damaged_rows(engine, person_id, 1)
    except StoreError:
        return problem
    return damaged_at(found[0]) if found else problem


def _is_sound(values: Sequence[object]) -> bool:
    try:
        return is_sound(values)
    except UnicodeEncodeError:  # a text that is none
        return False


@contextmanager
def _any_text(connection: Connection) -> Iterator[None]:
    """Have SQLite's driver return texts even if their bytes are none, instead of refusing the whole row."""
    raw: Any = connection.connection.dbapi_connection
    if connection.dialect.name != "sqlite":
        yield
        return
    strict, raw.text_factory = raw.text_factory, lambda text: text.decode(errors="surrogateescape")
    try:
        yield
    finally:
        raw.text_factory = strict
