"""Runs statements that are compiled to the driver's own SQL once, for the path that every new activity takes.

On that path SQLAlchemy's work per statement would cost more than the database's: a single activity is stored 1.7 times
as fast without it. Values are not converted, so they must have the types the driver takes and returns, and the driver's
errors are not wrapped: run these inside ``engine.writing`` or ``engine.reading``, which translate them.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from msgspec import json
from sqlalchemy import ARRAY, BigInteger, ClauseElement, Connection, Dialect, Table, Text, bindparam, func

# Python's SQLite driver looks up an adapter for each value that is neither a number nor a text; a lookup that finds
# none is slow and takes half the time of binding a row. These adapters return the values unchanged.
sqlite3.register_adapter(type(None), {}.get)  # type: ignore[arg-type]  # returns None, without Python code
sqlite3.register_adapter(bytes, bytes)
sqlite3.register_adapter(bool, int)

#: Returns a statement for a database, given the name of its dialect.
Wording = Callable[[str], ClauseElement]


def insert_into(database: str, table: Table) -> Any:
    """An insert of all columns that has ``on_conflict_do_update`` and ``on_conflict_do_nothing``."""
    dialect = import_module(f"sqlalchemy.dialects.{database}")  # the other one need not be loaded
    return dialect.insert(table)


def listed(database: str, name: str, kind: type[Text] | type[BigInteger] = Text) -> Any:
    """A column of the values that are given as one parameter; see ``as_list``."""
    if database == "postgresql":
        return func.unnest(bindparam(name, type_=ARRAY(kind))).column_valued(name)
    return func.json_each(bindparam(name, type_=Text)).table_valued("value").c.value


def as_list(database: str, values: Iterable[str] | Iterable[int]) -> Any:
    """The parameter that ``listed`` reads."""
    return list(values) if database == "postgresql" else json.encode(list(values))


def run(connection: Connection, wording: Wording, values: Mapping[str, object]) -> list[Any]:
    """Run a query with its parameters by name and return its rows. ``wording`` must be a module-level function, because
    its compiled statement is cached."""
    sql, names = _compiled(wording, connection.dialect)
    cursor = connection.connection.cursor()
    cursor.execute(sql, tuple(values[name] for name in names))
    return list(cursor.fetchall())


def run_many(connection: Connection, wording: Wording, rows: Iterable[tuple[object, ...]]) -> None:
    """Run a statement once per row; a row holds the parameters in the order in which the statement names them."""
    values = list(rows)
    if values:
        connection.connection.cursor().executemany(_compiled(wording, connection.dialect)[0], values)


@cache
def _compiled(wording: Wording, dialect: Dialect) -> tuple[str, tuple[str, ...]]:
    made: Any = wording(dialect.name).compile(dialect=dialect)
    return str(made), tuple(made.positiontup)
