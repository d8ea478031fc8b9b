"""Stores the channels on which the person wants to be notified. An address may contain a password, so it is encrypted
with the installation's key."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, Engine, delete, func, insert, select, update

from auditor.translatable import plain_name
from server.sealing import SealBroken, seal, sealing_key, unseal
from server.store.engine import writing
from server.store.errors import StoreError
from server.store.person_table import PersonTable
from server.store.schema import channels as table
from server.store.schema import reminded
from server.translations import gettext

_PURPOSE = b"where to tell the person"


class Channel(NamedTuple):
    """``names_people``: messages may name people; ``told`` and ``failed``: when it last worked and did not, in UTC
    milliseconds; ``missed``: where what was new could not be told, the id of the report since which it is to be told,
    empty where there was none; ``retried``: how often that was tried again since the last self-audit. While it is told
    it counts as missed: whoever does may end in the middle."""

    id: str
    name: str
    names_people: bool
    created: int
    told: int | None = None
    failed: int | None = None
    missed: str | None = None
    retried: int = 0


class Channels(PersonTable):
    """Queries on ``channels``; ``key`` returns the installation's key and is called only when it is needed."""

    def __init__(self, engine: Engine, person: str, key: Callable[[], bytes]) -> None:
        super().__init__(engine, person)
        self._key = key

    def add(self, name: str, address: str, now: int, *, names_people: bool = False) -> str:
        """Store a channel. Returns its id."""
        made = str(uuid4())
        row = {
            "person_id": self._person,
            "id": made,
            "name": name,
            "address": seal(sealing_key(self._key(), _PURPOSE), address.encode(), _PURPOSE),
            "names_people": names_people,
            "created": now,
        }
        with writing(self._engine) as connection:
            connection.execute(insert(table), row)
        return made

    def all(self) -> list[Channel]:
        """All channels, oldest first, without their addresses."""
        columns = [table.c[field] for field in Channel._fields]
        query = select(*columns).where(table.c.person_id == self._person).order_by(table.c.created, table.c.id)
        with self._engine.connect() as connection:
            found = [Channel(*row) for row in connection.execute(query)]
        return [channel._replace(name=plain_name(channel.name)) for channel in found]

    def address(self, channel: str) -> str | None:
        """The address of a channel; None if there is no such channel. Raises StoreError if it cannot be decrypted."""
        query = select(table.c.address).where(table.c.person_id == self._person, table.c.id == channel)
        with self._engine.connect() as connection:
            sealed = connection.scalar(query)
        if sealed is None:
            return None
        try:
            return unseal(sealing_key(self._key(), _PURPOSE), bytes(sealed), _PURPOSE).decode()
        except SealBroken as broken:
            raise StoreError(gettext("This address was kept with another key. Remove it and add it again.")) from broken

    def note(self, channel: str, now: int, *, worked: bool) -> None:
        """Note that telling there worked, or did not."""
        same = (table.c.person_id == self._person, table.c.id == channel)
        values = {"told": now, "failed": None} if worked else {"failed": now}
        with writing(self._engine) as connection:
            connection.execute(update(table).where(*same).values(values))

    def miss(self, channel: str, before: str | None) -> None:
        """Note that what was new since the report of an id could not be told, unless more is missed there already."""
        same = (table.c.person_id == self._person, table.c.id == channel, table.c.missed.is_(None))
        with writing(self._engine) as connection:
            connection.execute(update(table).where(*same).values(missed=before or ""))

    def retry(self, channel: str, retried: int) -> bool:
        """Note that what is missed there is tried again, the first time after none was ``retried``. Returns whether
        nobody else did meanwhile."""
        same = (table.c.person_id == self._person, table.c.id == channel, table.c.missed.is_not(None))
        with writing(self._engine) as connection:
            here = update(table).where(*same, table.c.retried == retried)
            return connection.execute(here.values(retried=retried + 1)).rowcount == 1

    def retry_anew(self, channel: str) -> None:
        """Note that a self-audit could not tell what is missed there, so that it is tried again as often as before."""
        same = (table.c.person_id == self._person, table.c.id == channel)
        with writing(self._engine) as connection:
            connection.execute(update(table).where(*same).values(retried=0))

    def catch_up(self, channel: str, reminders: Iterable[tuple[str, date]] = ()) -> None:
        """Note that nothing is missed there any more, and that these reminders were told: of a step, for a day."""
        same = (table.c.person_id == self._person, table.c.id == channel)
        row = {"person_id": self._person, "channel": channel}
        rows = [{**row, "step": step, "day": day.isoformat()} for step, day in reminders]
        with writing(self._engine) as connection:
            if connection.execute(update(table).where(*same).values(missed=None, retried=0)).rowcount and rows:
                connection.execute(insert(reminded), rows)

    def reminded(self, channel: str) -> set[tuple[str, date]]:
        """The reminders that were told there: of which step, for which day."""
        query = select(reminded.c.step, reminded.c.day)
        with self._engine.connect() as connection:
            rows = connection.execute(
                query.where(reminded.c.person_id == self._person, reminded.c.channel == channel)
            ).all()
        return {(step, date.fromisoformat(day)) for step, day in rows}

    def remove(self, channel: str) -> bool:
        """Tell there no more. Returns whether there was one."""
        same = (table.c.person_id == self._person, table.c.id == channel)
        of_it = (reminded.c.person_id == self._person, reminded.c.channel == channel)
        with writing(self._engine) as connection:
            connection.execute(delete(reminded).where(*of_it))
            return connection.execute(delete(table).where(*same)).rowcount == 1


def begin_telling(connection: Connection, person_id: str, before: str | None) -> None:
    """Note within a transaction that every channel is to be told what is new since the report of an id, unless more is
    missed there already."""
    missed = func.coalesce(table.c.missed, before or "")
    connection.execute(update(table).where(table.c.person_id == person_id).values(missed=missed, retried=0))
