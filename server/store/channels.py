"""Stores the channels on which the person wants to be notified. An address may contain a password, so it is encrypted
with the installation's key."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, Engine, and_, case, delete, func, insert, select, update

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
    """One channel. ``names_people``: whether messages may name people; ``told`` and ``failed``: when sending last
    worked and last failed, in UTC milliseconds; ``missed``: if news could not be sent, the id of the report since which
    it is news, empty if there was none; ``retried``: how often sending was retried since the last self-audit. News
    counts as missed while it is being sent, because the sending process may die. ``unsure``: when a message was begun
    of which nobody knows whether it arrived, because the process died or the service gave no clear answer."""

    id: str
    name: str
    names_people: bool
    created: int
    told: int | None = None
    failed: int | None = None
    missed: str | None = None
    retried: int = 0
    unsure: int | None = None

    @property
    def broke_off(self) -> bool:
        """Whether a message is being sent, or the process ended while it was."""
        return self.unsure is not None and (self.failed or 0) < self.unsure


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

    def begin(self, channel: str, now: int, reminders: Iterable[tuple[str, date]] = ()) -> None:
        """Record that a message with these reminders, as (step, day), is about to be sent: from now on it may have
        arrived, whatever becomes of this process."""
        same = (table.c.person_id == self._person, table.c.id == channel)
        with writing(self._engine) as connection:
            connection.execute(update(table).where(*same).values(unsure=now))
            self._remind(connection, channel, reminders)

    def note(self, channel: str, now: int, *, worked: bool, reminders: Iterable[tuple[str, date]] = ()) -> None:
        """Store whether sending to a channel worked, which is known now; if not, these ``reminders`` were not sent."""
        same = (table.c.person_id == self._person, table.c.id == channel)
        values = {"told": now, "failed": None} if worked else {"failed": now}
        with writing(self._engine) as connection:
            connection.execute(update(table).where(*same).values(values | {"unsure": None}))
            if not worked:
                self._unremind(connection, channel, reminders)

    def leave_unsure(self, channel: str, now: int) -> None:
        """Store that nobody will know whether the message that was sent arrived, so that it is not sent again."""
        same = (table.c.person_id == self._person, table.c.id == channel)
        with writing(self._engine) as connection:
            connection.execute(update(table).where(*same).values(failed=now, missed=None, retried=0))

    def miss(self, channel: str, before: str | None) -> None:
        """Record that news since the report with the id ``before`` could not be sent, unless more is missed already."""
        same = (table.c.person_id == self._person, table.c.id == channel, table.c.missed.is_(None))
        with writing(self._engine) as connection:
            connection.execute(update(table).where(*same).values(missed=before or ""))

    def retry(self, channel: str, retried: int) -> bool:
        """Record that sending is tried again, after ``retried`` earlier retries. Returns False if another process did
        so meanwhile."""
        same = (table.c.person_id == self._person, table.c.id == channel, table.c.missed.is_not(None))
        with writing(self._engine) as connection:
            here = update(table).where(*same, table.c.retried == retried)
            return connection.execute(here.values(retried=retried + 1)).rowcount == 1

    def retry_anew(self, channel: str) -> None:
        """Reset the number of retries, because a self-audit could not send either."""
        same = (table.c.person_id == self._person, table.c.id == channel)
        with writing(self._engine) as connection:
            connection.execute(update(table).where(*same).values(retried=0))

    def catch_up(self, channel: str, reminders: Iterable[tuple[str, date]] = ()) -> None:
        """Record that nothing is missed any more, and that these reminders were sent, as (step, day)."""
        same = (table.c.person_id == self._person, table.c.id == channel)
        with writing(self._engine) as connection:
            connection.execute(update(table).where(*same).values(missed=None, retried=0))
            self._remind(connection, channel, reminders)

    def _remind(self, connection: Connection, channel: str, reminders: Iterable[tuple[str, date]]) -> None:
        """Record reminders of a channel that there is, each once."""
        here = select(table.c.id).where(table.c.person_id == self._person, table.c.id == channel)
        told = list(reminders)
        if not told or connection.scalar(here) is None:
            return
        self._unremind(connection, channel, told)
        row = {"person_id": self._person, "channel": channel}
        connection.execute(insert(reminded), [{**row, "step": step, "day": day.isoformat()} for step, day in told])

    def _unremind(self, connection: Connection, channel: str, reminders: Iterable[tuple[str, date]]) -> None:
        for step, day in reminders:
            of_it = (reminded.c.person_id == self._person, reminded.c.channel == channel)
            this = (reminded.c.step == step, reminded.c.day == day.isoformat())
            connection.execute(delete(reminded).where(*of_it, *this))

    def reminded(self, channel: str) -> set[tuple[str, date]]:
        """The reminders that were sent to a channel, as (step, day)."""
        query = select(reminded.c.step, reminded.c.day)
        with self._engine.connect() as connection:
            rows = connection.execute(
                query.where(reminded.c.person_id == self._person, reminded.c.channel == channel)
            ).all()
        return {(step, date.fromisoformat(day)) for step, day in rows}

    def remove(self, channel: str) -> bool:
        """Delete a channel. Returns whether there was one."""
        same = (table.c.person_id == self._person, table.c.id == channel)
        of_it = (reminded.c.person_id == self._person, reminded.c.channel == channel)
        with writing(self._engine) as connection:
            connection.execute(delete(reminded).where(*of_it))
            return connection.execute(delete(table).where(*same)).rowcount == 1


def begin_telling(connection: Connection, person_id: str, before: str | None) -> None:
    """Record, within a transaction, that every channel has to be sent the news since the report with the id ``before``,
    or since an earlier one if more is missed there already. What was missed while a message broke off may have arrived
    with it, and is not sent again."""
    broke_off = and_(table.c.unsure.is_not(None), func.coalesce(table.c.failed, 0) < table.c.unsure)
    missed = case((broke_off, before or ""), else_=func.coalesce(table.c.missed, before or ""))
    failed = case((broke_off, table.c.unsure), else_=table.c.failed)
    of_person = update(table).where(table.c.person_id == person_id)
    connection.execute(of_person.values(missed=missed, failed=failed, retried=0))
