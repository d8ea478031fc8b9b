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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from io import BytesIO
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
_AT_ONCE = 65_536  # rows
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


def copied(
    connection: Connection, folder: Path, asked: Mapping[str, tuple[Query, Schema]]
) -> "dict[str, pl.DataFrame]":
    """The results of several queries on a SQLite database as of one moment, as frames by name. ``connection`` must not
    be in a transaction. A copy of the rows lies in ``folder``, readable by its owner alone, until this returns."""
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
        connection.exec_driver_sql("PRAGMA shrink_memory")  # the copied pages are not read again
        found = {}
        for name, (_, schema) in asked.items():
            with framed(name):
                found[name] = _read(copy, name, schema)
        return found


@contextmanager
def framed(table: str) -> Iterator[None]:
    """Raise CorruptError for ``table`` if values in this block do not fit a frame."""
    import adbc_driver_sqlite.dbapi as adbc
    import polars as pl

    try:
        yield
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, adbc.Error, ValueError, TypeError) as problem:
        raise damaged(table) from problem


def _read(copy: Path, name: str, schema: Schema) -> "pl.DataFrame":
    """A table of the copy as a frame, read in parts so that only a small part is in memory twice."""
    import adbc_driver_sqlite.dbapi as adbc
    import polars as pl

    columns = ", ".join(f'"{column}"' for column in schema)
    # ADBC infers a column's type from its values, so each part begins with a row that has one value of each type.
    first = ", ".join(f'{_SAMPLE.get(str(kind), _TEXT)} AS "{column}"' for column, kind in schema.items())
    with adbc.connect(f"{copy.as_uri()}?mode=ro") as connection, connection.cursor() as cursor:
        cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": _AT_ONCE + 1})
        cursor.execute(f"SELECT coalesce(max(rowid), 0) AS rows FROM {name}")
        rows = pl.DataFrame(cursor.fetch_arrow()).item()
        parts = []
        for begun in range(0, max(rows, 1), _AT_ONCE):
            cursor.execute(
                f"SELECT {first} UNION ALL SELECT {columns} FROM {name} "
                f"WHERE rowid > {begun} AND rowid <= {begun + _AT_ONCE}"
            )
            parts.append(_owned(pl.DataFrame(cursor.fetch_arrow())[1:].cast(pl.Schema(schema))))
    return pl.concat(parts, rechunk=False)  # rechunking would hold all of it in memory twice


def _owned(part: "pl.DataFrame") -> "pl.DataFrame":
    """The same frame with each column in memory of its own: a single text that is still in use would keep ADBC's memory
    of the whole part, which is several times as much."""
    import polars as pl

    found = []
    for column in part.get_columns():
        copy = BytesIO()
        column.to_frame().write_ipc(copy)
        copy.seek(0)
        found.append(pl.read_ipc(copy).to_series())
    return pl.DataFrame(found)


def from_rows(rows: Iterable[Sequence[object]], schema: Schema) -> "pl.DataFrame":
    """A frame of rows as a driver returns them."""
    import polars as pl

    return pl.DataFrame([tuple(row) for row in rows], schema=dict(schema), orient="row")


def sweep(folder: Path) -> None:
    """Delete copies that killed processes left behind in ``folder``."""
    for left in folder.glob(f"{_PREFIX}*"):
        named = _NAMED.fullmatch(left.name)
        with suppress(FileNotFoundError):
            made = round(left.stat().st_mtime * 1000)
            if not named or Process.own()._replace(process=int(named[1])).has_ended(made):
                shutil.rmtree(left, ignore_errors=True)
