"""Reads query results into Polars frames, column by column if the database allows it.

ADBC reads SQLite's rows and fills Arrow columns without making a Python object of each value: a third faster than
sqlite3's rows, small in memory, and other threads run meanwhile. It contains a SQLite of its own, and two copies of
SQLite in one process must never open the same file: closing one drops the locks of the other
(https://www.sqlite.org/howtocorrupt.html, 2.2.1), which lets a second process write into our transaction and can delete
a write-ahead log that is in use. So ADBC never opens the database: our own SQLite copies the queried rows into a
separate file, and ADBC reads that.
"""

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import CompoundSelect, Connection, Select

from server.store.checking import damaged
from server.store.checksums import all_sound, checked_schema
from server.store.processes import Process

if TYPE_CHECKING:
    import polars as pl
    from adbc_driver_sqlite.dbapi import Cursor

Query = Select[Any] | CompoundSelect[Any]
Schema = Mapping[str, "pl.DataType"]

_PREFIX = "reading-"
_AT_ONCE = 65_536  # rows
_FEW = 8_192  # rows whose columns need not be copied one by one
#: A value of each type that a schema may have, in SQL; all other types are stored as texts.
_TEXT = "''"
_SAMPLE = {"Int64": "0", "Float64": "0.5", "Boolean": "0", "Binary": "x'00'"}
_NAMED = re.compile(r"reading-(\d+)-\w+")  # the number is the id of the process that reads


@contextmanager
def apart(folder: Path) -> Iterator[Path]:
    """A temporary folder within ``folder`` for copies of stored data, for its owner alone. It is deleted at the end of
    the block, or at the next start if the process was killed."""
    with TemporaryDirectory(dir=folder, prefix=f"{_PREFIX}{os.getpid()}-", ignore_cleanup_errors=True) as place:
        yield Path(place)


class Asked(NamedTuple):
    """A query and the types of the columns that are wanted of it. ``whose``: the person of whom it asks activities,
    with the columns ``checksums.STORED`` at least, which are then compared with their checksums."""

    query: Query
    schema: Schema
    whose: str | None = None

    @property
    def read(self) -> Schema:
        """The types of all columns that are read."""
        return self.schema if self.whose is None else {**checked_schema(), **self.schema}

    def checked(self, rows: "pl.DataFrame") -> "pl.DataFrame":
        """The wanted columns of rows that were read. Raises CorruptError if one is not as it was stored."""
        if self.whose is not None and not all_sound(self.whose, rows):
            raise damaged("activities")
        return rows.select(*self.schema)


def copied(connection: Connection, folder: Path, asked: Mapping[str, Asked]) -> "dict[str, pl.DataFrame]":
    """The results of several queries on a SQLite database as of one moment, as frames by name. ``connection`` must not
    be in a transaction. A copy of the rows lies in ``folder``, readable by its owner alone, until this returns."""
    with apart(folder) as place:
        copy = place / "copy.sqlite3"
        copy.touch(mode=0o600)
        connection.exec_driver_sql("ATTACH ? AS copy", (str(copy),))
        connection.exec_driver_sql("PRAGMA copy.journal_mode=OFF")
        connection.exec_driver_sql("PRAGMA copy.synchronous=OFF")
        connection.exec_driver_sql("BEGIN")
        numbers: dict[str, int] = {}
        for number, (name, each) in enumerate(asked.items()):
            rows: Any = each.query.compile(connection.engine, compile_kwargs={"literal_binds": True})
            connection.exec_driver_sql(f"CREATE TABLE copy.part_{number} AS {rows}")
            # Asked here, as ADBC takes longer to begin a query than for many rows, and most tables have none.
            last = connection.exec_driver_sql(f"SELECT coalesce(max(rowid), 0) FROM copy.part_{number}")
            numbers[name] = int(last.scalar_one())
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("DETACH copy")
        connection.exec_driver_sql("PRAGMA shrink_memory")  # the copied pages are not read again
        return _read(copy, asked, numbers)


@contextmanager
def framed(table: str) -> Iterator[None]:
    """Raise CorruptError for ``table`` if values in this block do not fit a frame."""
    import adbc_driver_sqlite.dbapi as adbc
    import polars as pl

    try:
        yield
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, adbc.Error, ValueError, TypeError) as problem:
        raise damaged(table) from problem


def _read(copy: Path, tables: Mapping[str, Asked], numbers: Mapping[str, int]) -> "dict[str, pl.DataFrame]":
    """Tables of the copy as frames by name. ``numbers``: how many rows each has."""
    import adbc_driver_sqlite.dbapi as adbc

    found = {}
    with adbc.connect(f"{copy.as_uri()}?mode=ro") as connection, connection.cursor() as cursor:
        cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": _AT_ONCE + 1})
        for number, (name, asked) in enumerate(tables.items()):
            with framed(name):
                found[name] = _table(cursor, f"part_{number}", asked, numbers[name])
    return found


def _table(cursor: "Cursor", name: str, asked: Asked, rows: int) -> "pl.DataFrame":
    """A table of so many rows as a frame, read in parts so that only a small part is in memory twice."""
    import polars as pl

    schema = asked.read
    columns = ", ".join(f'"{column}"' for column in schema)
    # ADBC infers a column's type from its values, so each part begins with a row that has one value of each type.
    samples = {column: _SAMPLE.get(kind.base_type().__name__, _TEXT) for column, kind in schema.items()}
    first = ", ".join(f'{sample} AS "{column}"' for column, sample in samples.items())
    parts = []
    for begun in range(0, rows, _AT_ONCE):
        cursor.execute(
            f"SELECT {first} UNION ALL SELECT {columns} FROM {name} "
            f"WHERE rowid > {begun} AND rowid <= {begun + _AT_ONCE}"
        )
        part = pl.DataFrame(cursor.fetch_arrow())[1:].cast(pl.Schema(schema))
        parts.append(_owned(asked.checked(part)))
    # Rechunking would hold all of it in memory twice.
    return pl.concat(parts, rechunk=False) if parts else pl.DataFrame(schema=dict(asked.schema))


def _owned(part: "pl.DataFrame") -> "pl.DataFrame":
    """The same frame with each column in memory of its own: a single text that is still in use would keep ADBC's memory
    of the whole part, which is several times as much. Of few rows all columns may stay together. A stream is written
    and read at once on this thread; a file is handed over to others, which takes many times as long for little."""
    import polars as pl

    if part.height <= _FEW:
        return _written_anew(part)
    return pl.DataFrame([_written_anew(column.to_frame()).to_series() for column in part.get_columns()])


def _written_anew(part: "pl.DataFrame") -> "pl.DataFrame":
    import polars as pl

    copy = BytesIO()
    part.write_ipc_stream(copy)
    copy.seek(0)
    return pl.read_ipc_stream(copy)


def from_rows(rows: Iterable[Any], asked: Asked) -> "pl.DataFrame":
    """A frame of rows as SQLAlchemy returns them."""
    import polars as pl

    values = [tuple(row._mapping[column] for column in asked.read) for row in rows]
    return asked.checked(pl.DataFrame(values, schema=dict(asked.read), orient="row"))


def sweep(folder: Path) -> None:
    """Delete copies that killed processes left behind in ``folder``."""
    for left in folder.glob(f"{_PREFIX}*"):
        named = _NAMED.fullmatch(left.name)
        with suppress(FileNotFoundError):
            made = round(left.stat().st_mtime * 1000)
            if not named or Process.own()._replace(process=int(named[1])).has_ended(made):
                shutil.rmtree(left, ignore_errors=True)
