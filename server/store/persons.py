"""Stores the people whose activities are kept, and their settings."""

from time import time
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import ClauseElement, Connection, Text, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from server.store.checking import damaged
from server.store.compiled import run
from server.store.engine import reading, writing
from server.store.errors import ErasedError, UnknownPersonError
from server.store.person_table import PersonTable
from server.store.schema import persons as table
from server.translations import LANGUAGES, gettext

#: The language of people who have chosen none: that of their browser or terminal.
AUTOMATIC = "automatic"


class Owner(NamedTuple):
    """Someone whose history is stored. ``zone`` is an IANA name; ``keep_text_days`` 0 keeps no text; ``created`` is in
    UTC milliseconds; ``role`` is one of auditor.report.Role; ``language`` one of LANGUAGES, or AUTOMATIC. Activities
    older than ``keep_days`` are erased, or none if it is 0; the last time that happened, at ``removed_at``, ``removed``
    activities were erased. ``key_check``: see ``server.store.key_check``;
    ``clock_at`` and ``leapt_at``: see ``server.store.clock``."""

    person_id: str
    zone: str
    role: str | None
    keep_text_days: int
    created: int
    language: str = AUTOMATIC
    keep_days: int = 0
    removed_at: int | None = None
    removed: int | None = None
    key_check: str | None = None
    clock_at: int | None = None
    leapt_at: int | None = None

    @property
    def zone_info(self) -> ZoneInfo:
        """``zone`` as a ZoneInfo."""
        return ZoneInfo(self.zone)


class Persons(PersonTable):
    """Queries on the person's own row in ``persons``."""

    def enrol(self, *, zone: str, keep_text_days: int = 0) -> Owner:
        """Add the person with these settings, unless they are already enrolled. Returns them as stored."""
        try:
            return self.get()
        except UnknownPersonError:
            made = Owner(self._person, zone, None, keep_text_days, now())
        try:
            with writing(self._engine) as connection:
                add_person(connection, made)
        except IntegrityError:  # another process was first
            return self.get()
        return made

    def get(self) -> Owner:
        """The person's settings. Raises UnknownPersonError."""
        with reading(self._engine) as connection:
            return _find(connection, self._person)

    def change(
        self,
        *,
        zone: str | None = None,
        role: str | None = None,
        keep_text_days: int | None = None,
        language: str | None = None,
        keep_days: int | None = None,
        removed_at: int | None = None,
        removed: int | None = None,
    ) -> Owner:
        """Change the settings that are given. A new zone applies to what arrives from then on."""
        given = {
            "zone": zone,
            "role": role,
            "keep_text_days": keep_text_days,
            "language": language,
            "keep_days": keep_days,
            "removed_at": removed_at,
            "removed": removed,
        }
        values = {name: value for name, value in given.items() if value is not None}
        with writing(self._engine) as connection:
            if values:
                connection.execute(update(table).where(table.c.person_id == self._person).values(values))
            return _find(connection, self._person)


def add_person(connection: Connection, person: Owner) -> None:
    """Enrol somebody within a transaction."""
    connection.execute(insert(table), person._asdict())


def check_enrolled(connection: Connection, person_id: str, enrolled: int | None) -> None:
    """Raise ErasedError, within a transaction that writes, if everything was erased since the work began, so that
    nothing comes back. ``enrolled``: when the person for whom it began had enrolled; None does not check."""
    if enrolled is None:
        return
    query = select(table.c.created).where(table.c.person_id == person_id).with_for_update(read=True)
    if connection.scalar(query) != enrolled:
        raise ErasedError(gettext("Everything was erased meanwhile, so nothing more of this was kept."))


def _find(connection: Connection, person_id: str) -> Owner:
    found = run(connection, _row, {"person": person_id})
    if not found:
        raise UnknownPersonError(gettext("Nobody called “%(name)s” is kept here.", name=person_id))
    person = Owner(*found[0])
    if not is_zone(person.zone):
        raise damaged(table.name)
    # A language that Rapport does not speak could not be used for any message.
    return person if person.language in LANGUAGES else person._replace(language=AUTOMATIC)


def is_zone(name: str) -> bool:
    """Whether a time zone of this name exists."""
    try:
        return ZoneInfo(name).key == name
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False


def _row(_: str) -> ClauseElement:
    columns = (table.c[name] for name in Owner._fields)
    return select(*columns).where(table.c.person_id == bindparam("person", type_=Text))


def now() -> int:
    """The current moment in UTC milliseconds."""
    return round(time() * 1000)
