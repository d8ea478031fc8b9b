"""Statements compiled to the driver's own SQL once and handed to the driver, for the path every activity takes in.

SQLAlchemy's work for each statement would there cost more than the database's: a lone activity is stored 1.7 times as
fast. Nothing is converted on the way, so values must be what the driver itself takes and gives, and a driver's errors
come as they are: run these inside ``engine.writing`` or ``engine.reading``, which tell them in plain words.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from sqlalchemy import ClauseElement, Connection, Dialect, Table

# Python's driver of SQLite looks for an adapter of each value that is no number and no text, and finds none slowly,
# which is half of what binding a row takes. These give the values as they are.
sqlite3.register_adapter(type(None), {}.get)  # type: ignore[arg-type]  # None for None, without a call of Python
sqlite3.register_adapter(bytes, bytes)
sqlite3.register_adapter(bool, int)

#: Gives a statement as a database words it; told that database's name.
Wording = Callable[[str], ClauseElement]


def insert_into(database: str, table: Table) -> Any:
    """An insert of all columns that knows ``on_conflict_do_update`` and ``on_conflict_do_nothing``."""
    dialect = import_module(f"sqlalchemy.dialects.{database}")  # the other one need not be loaded
    return dialect.insert(table)


def run(connection: Connection, wording: Wording, values: Mapping[str, object]) -> list[Any]:
    """The rows of a query with its parameters by name. ``wording`` must be a function of a module, made once."""
    sql, names = _compiled(wording, connection.dialect)
    cursor = connection.connection.cursor()
    cursor.execute(sql, tuple(values[name] for name in names))
    return list(cursor.fetchall())


def run_many(connection: Connection, wording: Wording, rows: Iterable[tuple[object, ...]]) -> None:
    """Run a statement once per row; a row has the parameters in the order in which the statement names them."""
    values = list(rows)
    if values:
        connection.connection.cursor().executemany(_compiled(wording, connection.dialect)[0], values)


@cache
def _compiled(wording: Wording, dialect: Dialect) -> tuple[str, tuple[str, ...]]:
    made: Any = wording(dialect.name).compile(dialect=dialect)
    return str(made), tuple(made.positiontup)
