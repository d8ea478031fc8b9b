"""What was ended since a backup was made stays ended when that is restored: devices that were revoked, the address of
a calendar, and requests that counted. Whoever had them must not come back in."""

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
    """``revoked``: when, by the ids of devices; ``counters``: up to which their requests were taken. ``feeds``: hashes
    of the addresses that open, of the installation that was ``begun`` then; None where nobody can tell."""

    revoked: Mapping[str, int]
    counters: Mapping[str, int]
    feeds: frozenset[bytes]
    begun: int | None


_NOTHING = Ended({}, {}, frozenset(), None)
_VIRTUAL = "CREATE VIRTUAL"  # how the sql of a virtual table begins


def ended_in(file: Path) -> Ended:
    """What was ended in a SQLite file, as far as it can still be read; it may be damaged, or of an earlier release."""
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
    """Have it be ended in a database that is to be restored. Of another installation no address is known here."""
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
    """Whether a SQLite file holds what does something by itself, which none of ours does: it could keep what is erased,
    or give back what was ended."""
    with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        kept = connection.execute("SELECT type, sql FROM sqlite_master").fetchall()
    return any(kind not in {"table", "index"} or (sql or "").upper().startswith(_VIRTUAL) for kind, sql in kept)
