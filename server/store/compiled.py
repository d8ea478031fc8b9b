"""Statements compiled to the driver's own SQL once, for paths where SQLAlchemy's work per row would be the main cost.

Nothing is converted on the way: values must be what the driver itself takes and gives.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import ClauseElement, Connection, Dialect, Table
from sqlalchemy.dialects import postgresql, sqlite

#: Gives a statement as a database words it; told that database's name.
Wording = Callable[[str], ClauseElement]

_INSERT: Mapping[str, Callable[..., Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def insert_into(database: str, table: Table) -> Any:
    """An insert of all columns that knows ``on_conflict_do_update`` and ``on_conflict_do_nothing``."""
    return _INSERT[database](table)


def run(connection: Connection, wording: Wording, values: Mapping[str, object]) -> list[Any]:
    """The rows of a query with its parameters by name. ``wording`` must be a function of a module, made once."""
    sql, names = _compiled(wording, connection.dialect)
    return list(connection.exec_driver_sql(sql, tuple(values[name] for name in names)))


def run_many(connection: Connection, wording: Wording, rows: Iterable[tuple[object, ...]]) -> None:
    """Run a statement once per row; a row has the parameters in the order in which the statement names them."""
    values = list(rows)
    if values:
        connection.exec_driver_sql(_compiled(wording, connection.dialect)[0], values)


@cache
def _compiled(wording: Wording, dialect: Dialect) -> tuple[str, tuple[str, ...]]:
    made: Any = wording(dialect.name).compile(dialect=dialect)
    return str(made), tuple(made.positiontup)
