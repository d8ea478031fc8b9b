"""Writes SQLite's table of activities anew in the order of its key, which an id that changed on the disk breaks.

In a table that is not in order, SQLite finds some rows by their keys no more: they can be neither changed nor deleted.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from server.store.checking import damaged

_KEPT = "activities_kept"


def write_anew(
    connection: Connection, columns: Sequence[str] = (), is_gone: Callable[[tuple[object, ...]], bool] | None = None
) -> None:
    """Write the table anew, within a transaction, without the rows of which ``is_gone`` says so, given these columns.
    Raises CorruptError if one of the others is such that no table in order can hold it."""
    made = connection.exec_driver_sql(
        "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = 'activities' AND sql IS NOT NULL"
    ).all()
    parts = sorted(made, key=lambda part: part.type != "table")  # first the table, then its indexes
    names = ", ".join(connection.exec_driver_sql("SELECT name FROM pragma_table_info('activities')").scalars())
    # Its columns have no types, so that no value is converted.
    connection.exec_driver_sql(f"CREATE TABLE {_KEPT} ({names})")
    connection.exec_driver_sql(f"INSERT INTO {_KEPT} SELECT {names} FROM activities")
    if is_gone is not None:
        raw: Any = connection.connection.dbapi_connection
        with any_text(connection), closing(raw.execute(f"SELECT rowid, {', '.join(columns)} FROM {_KEPT}")) as rows:
            gone = [(number,) for number, *values in rows if is_gone(tuple(values))]
        if gone:
            connection.exec_driver_sql(f"DELETE FROM {_KEPT} WHERE rowid = ?", gone)
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")  # texts and aliases refer to what is away for a moment
    for part in reversed(parts):  # from an index that does not hold a row, the row could not be deleted
        connection.exec_driver_sql(f"DROP {part.type} {part.name}")
    for part in parts:
        connection.exec_driver_sql(part.sql)
    # A row that is changed in a table out of order may stand there twice.
    try:
        connection.exec_driver_sql(
            f"INSERT INTO activities SELECT {names} FROM {_KEPT} "
            f"WHERE rowid IN (SELECT min(rowid) FROM {_KEPT} GROUP BY person_id, id) ORDER BY person_id, id"
        )
    except (IntegrityError, sqlite3.IntegrityError) as problem:
        raise damaged("activities") from problem
    connection.exec_driver_sql(f"DROP TABLE {_KEPT}")


@contextmanager
def any_text(connection: Connection) -> Iterator[None]:
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
