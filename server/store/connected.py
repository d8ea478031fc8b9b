"""Accounts that the person connected. What signs in to them is kept sealed with the installation's key."""

from collections.abc import Callable
from typing import NamedTuple
from uuid import uuid4

import msgspec
from sqlalchemy import Engine, delete, insert, select, update

from auditor.translatable import Sentence
from server.sealing import SealBroken, seal, sealing_key, unseal
from server.store.checking import decoded
from server.store.engine import writing
from server.store.errors import StoreError
from server.store.person_table import PersonTable
from server.store.persons import check_enrolled
from server.store.schema import connected as table
from server.translations import gettext

_PURPOSE = b"accounts of the person"


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """How far a list was read, from its newest end: all up to ``done``. Of a reading that was cut short, ``top`` is
    where it began and ``at`` behind what it goes on."""

    done: str | None = None
    top: str | None = None
    at: str | None = None


class Connected(NamedTuple):
    """One account: ``name`` is its address on its ``server``, ``first``: fetched before each self-audit. Moments are
    UTC milliseconds: ``fetched``, when fetching last went well; ``resumes``, when the site may be asked again."""

    id: str
    site: str
    server: str
    name: str
    places: dict[str, Place]
    first: bool
    created: int
    fetched: int | None = None
    resumes: int | None = None
    failure: Sentence | None = None


class ConnectedAccounts(PersonTable):
    """Queries on ``connected``; ``key`` gives the installation's, once it is needed."""

    def __init__(self, engine: Engine, person: str, key: Callable[[], bytes]) -> None:
        super().__init__(engine, person)
        self._key = key

    def add(
        self, site: str, server: str, name: str, secret: dict[str, str], now: int, enrolled: int | None = None
    ) -> Connected:
        """Keep one more. One that is connected already gets the new ``secret``, and is read on from where it stood.
        Raises ErasedError if everything was erased since the person had ``enrolled``."""
        known = next((each for each in self.all() if (each.site, each.name) == (site, name)), None)
        if known:
            self._change(known.id, server=server, secret=self._sealed(secret), failure=None, resumes=None)
            return known._replace(server=server, failure=None, resumes=None)
        made = Connected(str(uuid4()), site, server, name, {}, True, now)
        row = made._asdict() | {"person_id": self._person, "places": "{}", "secret": self._sealed(secret)}
        with writing(self._engine) as connection:
            check_enrolled(connection, self._person, enrolled)
            connection.execute(insert(table), row)
        return made

    def all(self) -> list[Connected]:
        """The oldest first, without what signs in to them."""
        columns = [table.c[field] for field in Connected._fields]
        query = select(*columns).where(table.c.person_id == self._person).order_by(table.c.created, table.c.id)
        with self._engine.connect() as connection:
            return [
                Connected(*row)._replace(
                    places=decoded(table.name, row.places, dict[str, Place]),
                    failure=decoded(table.name, row.failure, Sentence) if row.failure else None,
                )
                for row in connection.execute(query)
            ]

    def secret(self, account: str) -> dict[str, str]:
        """What signs in to one. Raises StoreError where it is gone or cannot be opened."""
        query = select(table.c.secret).where(table.c.person_id == self._person, table.c.id == account)
        with self._engine.connect() as connection:
            sealed = connection.scalar(query)
        if sealed is None:
            raise StoreError(gettext("This account is not connected any more."))
        try:
            opened = unseal(sealing_key(self._key(), _PURPOSE), bytes(sealed), _PURPOSE)
        except SealBroken as broken:
            raise StoreError(gettext("This account was connected with another key. Connect it anew.")) from broken
        return decoded(table.name, opened.decode(), dict[str, str])

    def renew(self, account: str, secret: dict[str, str], name: str | None = None) -> None:
        """Keep a newer sign-in, and the account's name if it has another one by now."""
        self._change(account, secret=self._sealed(secret), **({"name": name} if name else {}))

    def place(self, account: str, places: dict[str, Place], enrolled: int) -> None:
        """Note how far its lists were read. Raises ErasedError if everything was erased since the person had
        ``enrolled``."""
        with writing(self._engine) as connection:
            check_enrolled(connection, self._person, enrolled)
            same = (table.c.person_id == self._person, table.c.id == account)
            connection.execute(update(table).where(*same).values(places=msgspec.json.encode(places).decode()))

    def note(self, account: str, now: int, failure: Sentence | None = None, resumes: int | None = None) -> None:
        """Note how fetching ended at that moment: well, or why not, and before when not to try again."""
        written = msgspec.json.encode(failure).decode() if failure else None
        when = {} if failure else {"fetched": now}
        self._change(account, failure=written, resumes=resumes, **when)

    def switch(self, account: str, *, first: bool) -> None:
        """Have it fetched before each self-audit, or only when asked."""
        self._change(account, first=first)

    def remove(self, account: str) -> bool:
        """Forget an account. Returns whether there was one. What was read from it stays."""
        same = (table.c.person_id == self._person, table.c.id == account)
        with writing(self._engine) as connection:
            return connection.execute(delete(table).where(*same)).rowcount == 1

    def _change(self, account: str, **values: object) -> None:
        same = (table.c.person_id == self._person, table.c.id == account)
        with writing(self._engine) as connection:
            connection.execute(update(table).where(*same).values(values))

    def _sealed(self, secret: dict[str, str]) -> bytes:
        return seal(sealing_key(self._key(), _PURPOSE), msgspec.json.encode(secret), _PURPOSE)
