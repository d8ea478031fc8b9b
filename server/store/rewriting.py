"""Rewrites a database after rows were deleted, so that their bytes stay neither in free pages nor in the log."""

from sqlalchemy import Engine, text

from server.store.engine import BUSY_SECONDS, file_of, without_transaction
from server.store.errors import StoreError
from server.store.looking import Left
from server.store.schema import metadata
from server.translations import gettext

_READERS_SECONDS = 5  # how long to wait for other readers


def rewrite(engine: Engine) -> list[Left]:
    """Rewrite the database. Returns what may be left of deleted rows because another program or the disk prevented
    it."""
    file = file_of(engine)
    try:
        if file is None:
            _rewrite_tables(engine)
            return []
        with without_transaction(engine) as connection:
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql(f"PRAGMA busy_timeout={_READERS_SECONDS * 1000}")
            busy, *_ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
            connection.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
    except StoreError as problem:
        told = gettext(
            "Deleted rows may still stand in it, because it could not be written anew. %(reason)s", reason=problem
        )
        return [Left(str(file or engine.url.database), told)]
    if not busy:
        return []
    told = gettext(
        "Another program is reading the database, so that deleted rows stay in its log. They go once that program and "
        "Rapport are closed."
    )
    return [Left(f"{file}-wal", told)]


def _rewrite_tables(engine: Engine) -> None:
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for table in metadata.sorted_tables:
            connection.execute(text(f"VACUUM FULL {table.name}"))
