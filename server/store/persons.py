"""The people whose activities are kept, and how each wants it; forgetting one of them altogether."""

from time import time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import ClauseElement, Connection, Engine, Text, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from server.store.compiled import run
from server.store.engine import file_of, reading, without_transaction, writing
from server.store.errors import UnknownPersonError
from server.store.schema import metadata, persons


class Owner(NamedTuple):
    """Someone whose history is kept. ``zone`` is an IANA name; ``keep_text_days`` 0 keeps no text; ``created`` is in
    UTC milliseconds; ``role`` is one of auditor.report.Role."""

    person_id: str
    zone: str
    role: str | None
    keep_text_days: int
    created: int

    @property
    def zone_info(self) -> ZoneInfo:
        """``zone`` as a zone."""
        return ZoneInfo(self.zone)


def enrol(engine: Engine, person_id: str, *, zone: str, keep_text_days: int = 0) -> Owner:
    """The person as kept; written down with these settings if not yet known."""
    try:
        return owner(engine, person_id)
    except UnknownPersonError:
        made = Owner(person_id, zone, None, keep_text_days, now())
    try:
        with writing(engine) as connection:
            connection.execute(insert(persons), made._asdict())
    except IntegrityError:  # another process was first
        return owner(engine, person_id)
    return made


def owner(engine: Engine, person_id: str) -> Owner:
    """Raises UnknownPersonError."""
    with reading(engine) as connection:
        return find(connection, person_id)


def change(
    engine: Engine,
    person_id: str,
    *,
    zone: str | None = None,
    role: str | None = None,
    keep_text_days: int | None = None,
) -> Owner:
    """Change what is given. A new zone counts for what arrives from then on."""
    given = {"zone": zone, "role": role, "keep_text_days": keep_text_days}
    values = {name: value for name, value in given.items() if value is not None}
    with writing(engine) as connection:
        if values:
            connection.execute(update(persons).where(persons.c.person_id == person_id).values(values))
        return find(connection, person_id)


def find(connection: Connection, person_id: str) -> Owner:
    """As ``owner``, in a transaction under way."""
    found = run(connection, _person, {"person": person_id})
    if not found:
        raise UnknownPersonError(f"nobody called {person_id!r} is kept here")
    return Owner(*found[0])


def _person(_: str) -> ClauseElement:
    return select(*(persons.c[name] for name in Owner._fields)).where(
        persons.c.person_id == bindparam("person", type_=Text)
    )


def erase(engine: Engine, person_id: str) -> int:
    """Delete all that is kept of a person, and the person. Returns how many rows went.

    In a SQLite file the bytes go too: deleted pages are overwritten, and the write-ahead log is emptied.
    """
    with writing(engine) as connection:
        gone = sum(
            connection.execute(delete(table).where(table.c.person_id == person_id)).rowcount
            for table in reversed(metadata.sorted_tables)
        )
    if file_of(engine):
        with without_transaction(engine) as connection:
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return gone


def now() -> int:
    """This moment in UTC milliseconds."""
    return round(time() * 1000)
