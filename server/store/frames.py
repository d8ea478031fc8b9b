"""Query results as Polars frames, column by column where the database allows it.

SQLite's rows are handed over by ADBC, which fills Arrow columns without making a Python object of each value: a third
faster than sqlite3's rows, small in memory, and other threads go on meanwhile. It brings an SQLite of its own, and two
copies of SQLite in one process must never open the same file: closing one drops the locks of the other
(https://www.sqlite.org/howtocorrupt.html, 2.2.1), which lets a second process write into our transaction and can delete
a write-ahead log that is in use. So ADBC never sees the database: our own SQLite copies the rows that were asked for
into a file apart, and ADBC reads that.
"""

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from sqlalchemy import CompoundSelect, Connection, Select

from server.store.checking import damaged
from server.store.processes import Process

if TYPE_CHECKING:
    import polars as pl

Query = Select[Any] | CompoundSelect[Any]
Schema = Mapping[str, "pl.DataType"]

_PREFIX = "reading-"
_NAMED = re.compile(r"reading-(\d+)-\w+")  # after the process that reads


@contextmanager
def apart(folder: Path) -> Iterator[Path]:
    """A folder within ``folder`` for copies of what is kept, for its owner alone. It goes when it is left, and with the
    next start where the process was killed."""
    with TemporaryDirectory(dir=folder, prefix=f"{_PREFIX}{os.getpid()}-", ignore_cleanup_errors=True) as place:
        yield Path(place)


def copied(
    connection: Connection, folder: Path, asked: Mapping[str, tuple[Query, Schema]]
) -> "dict[str, pl.DataFrame]":
    """Frames of one moment of an SQLite database, by name. ``connection`` must be in no transaction; the copy lies in
    ``folder``, readable by its owner alone, until this returns."""
    with apart(folder) as place:
        copy = place / "copy.sqlite3"
        copy.touch(mode=0o600)
        connection.exec_driver_sql("ATTACH ? AS copy", (str(copy),))
        connection.exec_driver_sql("PRAGMA copy.journal_mode=OFF")
        connection.exec_driver_sql("PRAGMA copy.synchronous=OFF")
        connection.exec_driver_sql("BEGIN")
        for name, (query, _) in asked.items():
            rows: Any = query.compile(connection.engine, compile_kwargs={"literal_binds": True})
            connection.exec_driver_sql(f"CREATE TABLE copy.{name} AS {rows}")
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("DETACH copy")
        connection.exec_driver_sql("PRAGMA shrink_memory")  # the pages that were copied are not read again
        found = {}
        for name, (_, schema) in asked.items():
            with framed(name):
                found[name] = _read(copy, name, schema)
        return found


@contextmanager
def framed(table: str) -> Iterator[None]:
    """Tell of values that do not fit a frame as damage of their table."""
    import adbc_driver_sqlite.dbapi as adbc
    import polars as pl

    try:
        yield
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, adbc.Error, ValueError, TypeError) as problem:
        raise damaged(table) from problem


def _read(copy: Path, name: str, schema: Schema) -> "pl.DataFrame":
    import adbc_driver_sqlite.dbapi as adbc
    import polars as pl

    with adbc.connect(f"{copy.as_uri()}?mode=ro") as connection, connection.cursor() as cursor:
        # ADBC tells a column's type by its first batch: make that all there is.
        cursor.execute(f"SELECT max(1, count(*)) AS rows FROM {name}")
        count = pl.DataFrame(cursor.fetch_arrow()).item()
        cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": count})
        cursor.execute(f"SELECT * FROM {name}")
        found = pl.DataFrame(cursor.fetch_arrow())
    return found.with_columns(
        # A column without a value comes as a column of numbers.
        pl.lit(None, kind).alias(column) if found[column].null_count() == found.height else pl.col(column).cast(kind)
        for column, kind in schema.items()
    )


def from_rows(rows: Iterable[Sequence[object]], schema: Schema) -> "pl.DataFrame":
    """A frame of rows as a driver gives them."""
    import polars as pl

    return pl.DataFrame([tuple(row) for row in rows], schema=dict(schema), orient="row")


def sweep(folder: Path) -> None:
    """Remove copies that a process which was killed left behind."""
    for left in folder.glob(f"{_PREFIX}*"):
        named = _NAMED.fullmatch(left.name)
        with suppress(FileNotFoundError):
            made = round(left.stat().st_mtime * 1000)
            if not named or Process.own()._replace(process=int(named[1])).has_ended(made):
                shutil.rmtree(left, ignore_errors=True)
