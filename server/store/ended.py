"""Keeps what was ended since a backup was made ended when it is restored, so that nobody gets access again.

This concerns revoked devices, addresses of calendars, and requests that were already accepted.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, NullPool, create_engine, delete, select, update
from sqlalchemy.exc import SQLAlchemyError

from server.store.engine import open_engine, writing
from server.store.schema import OWNER, devices, feeds, persons


class Ended(NamedTuple):
    """What was ended. ``revoked``: when devices were revoked, by id, in UTC milliseconds; ``counters``: the last
    counter reserved, by device. ``feeds``: hashes of the calendar addresses that still work, of the installation that
    began at ``begun``; None if that is unknown."""

    revoked: Mapping[str, int]
    counters: Mapping[str, int]
    feeds: frozenset[bytes]
    begun: int | None


_NOTHING = Ended({}, {}, frozenset(), None)
_VIRTUAL = "CREATE VIRTUAL"  # how the sql of a virtual table begins


def ended_in(file: Path) -> Ended:
    """What was ended in a SQLite file, as far as it can be read; it may be damaged, or of an earlier release."""
    if not file.exists():
        return _NOTHING
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True),
        poolclass=NullPool,
    )
    with suppress(SQLAlchemyError, UnicodeDecodeError), engine.connect() as connection:
        return ended(connection)
    return _NOTHING


def ended(connection: Connection) -> Ended:
    """What was ended in a database."""
    known = select(devices.c.id, devices.c.revoked, devices.c.counter).where(devices.c.person_id == OWNER)
    found = connection.execute(known).all()
    opening = select(feeds.c.hash).where(feeds.c.person_id == OWNER)
    begun = select(persons.c.created).where(persons.c.person_id == OWNER)
    return Ended(
        {row.id: row.revoked for row in found if isinstance(row.revoked, int)},
        {row.id: row.counter for row in found if isinstance(row.counter, int)},
        frozenset(connection.execute(opening).scalars()),
        connection.scalar(begun),
    )


def end(database: Path, what: Ended) -> None:
    """End the same in a database that is to be restored. Addresses of calendars are deleted only if both are of the
    same installation, because those of another are not known here."""
    engine = open_engine(f"sqlite:///{database}")
    try:
        with writing(engine) as connection:
            for id_, at in what.revoked.items():
                same = (devices.c.person_id == OWNER, devices.c.id == id_, devices.c.revoked.is_(None))
                connection.execute(update(devices).where(*same).values(revoked=at))
            for id_, counter in what.counters.items():
                lower = (devices.c.person_id == OWNER, devices.c.id == id_, devices.c.counter < counter)
                connection.execute(update(devices).where(*lower).values(counter=counter))
            begun = connection.scalar(select(persons.c.created).where(persons.c.person_id == OWNER))
            if begun == what.begun:
                mine = (feeds.c.person_id == OWNER, feeds.c.hash.not_in(what.feeds))
                connection.execute(delete(feeds).where(*mine))
    finally:
        engine.dispose()


def carries_out(database: Path) -> bool:
    """Whether a SQLite file contains triggers, views or virtual tables. Rapport makes none; in a forged file they could
    keep what is erased, or restore what was ended."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        kept = connection.execute("SELECT type, sql FROM sqlite_master").fetchall()
    return any(kind not in {"table", "index"} or (sql or "").upper().startswith(_VIRTUAL) for kind, sql in kept)
