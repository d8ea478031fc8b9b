"""Whether a whole database is sound: SQLite's own checks, and the kinds of all values in it."""

from typing import Any

from sqlalchemy import Column, ColumnElement, Engine, Float, LargeBinary, Text, func, literal, or_, select

from server.installation.settings import Settings
from server.store.engine import open_engine
from server.store.errors import CorruptError, StoreError
from server.store.schema import metadata
from server.translations import gettext


def check_whole(engine: Engine) -> None:
    """Have SQLite look at all of its file; a server checks itself. Raises CorruptError."""
    if problem := integrity(engine):
        raise CorruptError(
            gettext(
                "%(place)s is damaged: %(reason)s. Restore it from a backup.", place=engine.url.database, reason=problem
            )
        )


def integrity(engine: Engine) -> str:
    """What SQLite's own checks find wrong; empty where nothing is."""
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
    return ""


def damage(settings: Settings) -> StoreError | None:
    """What is wrong with the database of an installation, for when something failed that cannot fail otherwise."""
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
    """SQLite keeps values of any kind in any column."""
    kinds: dict[type[Any], tuple[str, ...]] = {
        Text: ("text",),
        Float: ("real", "integer"),
        LargeBinary: ("blob",),
    }
    fitting = kinds.get(type(column.type), ("integer",))
    return func.typeof(column).not_in((*fitting, "null") if column.nullable else fitting)
