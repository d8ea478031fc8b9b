"""Checks a whole database: by SQLite's own checks, the types of all values, and the values of closed lists."""

from collections.abc import Iterator
from typing import Any, get_args

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Engine,
    Float,
    Integer,
    LargeBinary,
    Text,
    func,
    literal,
    or_,
    select,
    type_coerce,
)

from auditor.report import Role
from server.installation.settings import Settings
from server.store.checking import damaged_at
from server.store.damaged_rows import damaged_rows, placed
from server.store.devices import May
from server.store.engine import open_engine
from server.store.errors import CorruptError, StoreError
from server.store.imports import ImportState
from server.store.pairings import PairingState
from server.store.persons import AUTOMATIC, is_zone
from server.store.recurrence import Every
from server.store.runs import RunState
from server.store.schema import coverage, devices, imports, metadata, pairings, persons, runs, schedules, steps
from server.store.steps import State
from server.translations import LANGUAGES, gettext

#: Columns that hold one of a few words. Any other word would crash its readers, and may come from a forged backup.
_WORDS: dict[Column[Any], tuple[str, ...]] = {
    persons.c.language: (*LANGUAGES, AUTOMATIC),
    persons.c.role: tuple(Role),
    coverage.c.extent: ("full", "recent", "none"),
    devices.c.may: get_args(May),
    imports.c.state: get_args(ImportState),
    pairings.c.state: get_args(PairingState),
    runs.c.state: get_args(RunState),
    schedules.c.every: get_args(Every),
    steps.c.state: get_args(State),
}
#: The pattern of a time of day, for SQLite's GLOB.
_TIME = "[0-2][0-9]:[0-5][0-9]"


def check_whole(engine: Engine) -> None:
    """Check the database and each activity in it. Raises CorruptError."""
    check_structure(engine)
    if found := damaged_rows(engine, most=1):
        raise damaged_at(found[0])


def check_structure(engine: Engine) -> None:
    """Have SQLite check its whole file; a PostgreSQL server checks itself. Raises CorruptError."""
    if problem := integrity(engine):
        told = gettext(
            "%(place)s is damaged: %(reason)s. Restore it from a backup.", place=engine.url.database, reason=problem
        )
        raise placed(engine, None, CorruptError(told))


def integrity(engine: Engine) -> str:
    """What is wrong with a SQLite database; empty if nothing is, and always for PostgreSQL."""
    if engine.dialect.name != "sqlite":
        return ""
    with engine.connect() as connection:
        found = connection.exec_driver_sql("PRAGMA integrity_check(3)").scalars().all()
        if found != ["ok"]:
            return "; ".join(" ".join(str(one).split()) for one in found)
        if lost := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            return gettext("rows of %(table)s belong to nobody", table=lost[0])
        for table in metadata.sorted_tables:
            wrong = select(literal(1)).select_from(table).where(or_(*map(_is_of_another_kind, table.c))).limit(1)
            if connection.scalar(wrong):
                return gettext("%(table)s holds values of a wrong kind", table=table.name)
        if name := next(_of_other_words(connection), ""):
            return gettext("%(table)s holds values of a wrong kind", table=name)
    return ""


def _of_other_words(connection: Connection) -> Iterator[str]:
    """The tables with a word that is not in its list, an invalid time of day, or an unknown time zone."""
    for column, words in _WORDS.items():
        if connection.scalar(select(literal(1)).where(column.not_in(words)).limit(1)):
            yield column.table.name
    if connection.scalar(select(literal(1)).where(schedules.c.at.bool_op("GLOB")(_TIME).is_(False)).limit(1)):
        yield schedules.name
    for column in (persons.c.zone, schedules.c.zone):
        if not all(map(is_zone, connection.scalars(select(column).distinct()))):
            yield column.table.name


def damage(settings: Settings) -> StoreError | None:
    """What is wrong with the database of an installation; None if nothing is. For failures that only damage
    explains."""
    try:
        engine = open_engine(settings.database_url, lambda: settings.key)
        try:
            check_whole(engine)
        finally:
            engine.dispose()
    except StoreError as problem:
        return problem
    return None


def _is_of_another_kind(column: Column[Any]) -> ColumnElement[bool]:
    """The condition for a value of the wrong type in a column: SQLite stores values of any type in any column, and any
    number where there is yes or no."""
    if isinstance(column.type, Boolean):
        return type_coerce(column, Integer).not_in((0, 1))
    kinds: dict[type[Any], tuple[str, ...]] = {
        Text: ("text",),
        Float: ("real", "integer"),
        LargeBinary: ("blob",),
    }
    fitting = kinds.get(type(column.type), ("integer",))
    return func.typeof(column).not_in((*fitting, "null") if column.nullable else fitting)
