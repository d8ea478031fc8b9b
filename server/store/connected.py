"""Stores the accounts the person connected. Their credentials are encrypted with the installation's key."""

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
    """How far a list was read. Everything up to ``done`` was read, from the newest end. If the last reading was cut
    short, it began at ``top`` and continues after ``at``."""

    done: str | None = None
    top: str | None = None
    at: str | None = None


class Connected(NamedTuple):
    """One account. ``name``: its address on its ``server``; ``first``: whether it is fetched before each self-audit.
    Moments are UTC milliseconds: ``fetched``, when fetching last succeeded; ``resumes``, when the site may be asked
    again."""

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
    """Queries on ``connected``; ``key`` returns the installation's key and is called only when it is needed."""

    def __init__(self, engine: Engine, person: str, key: Callable[[], bytes]) -> None:
        super().__init__(engine, person)
        self._key = key

    def add(
        self, site: str, server: str, name: str, secret: dict[str, str], now: int, enrolled: int | None = None
    ) -> Connected:
        """Store an account. One that is connected already gets the new ``secret``, and reading continues where it
        stopped. Raises ErasedError if everything was erased since the person had ``enrolled``."""
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
        """All connected accounts, oldest first, without their credentials."""
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
        """The credentials of an account. Raises StoreError if it is not connected any more or they cannot be
        decrypted."""
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
        """Store newer credentials, and the account's name if it has changed."""
        self._change(account, secret=self._sealed(secret), **({"name": name} if name else {}))

    def place(self, account: str, places: dict[str, Place], enrolled: int) -> None:
        """Store how far the account's lists were read. Raises ErasedError if everything was erased since the person had
        ``enrolled``."""
        with writing(self._engine) as connection:
            check_enrolled(connection, self._person, enrolled)
            same = (table.c.person_id == self._person, table.c.id == account)
            connection.execute(update(table).where(*same).values(places=msgspec.json.encode(places).decode()))

    def note(self, account: str, now: int, failure: Sentence | None = None, resumes: int | None = None) -> None:
        """Store how fetching ended at ``now``: without ``failure`` it succeeded; ``resumes`` is when to try again at
        the earliest."""
        written = msgspec.json.encode(failure).decode() if failure else None
        when = {} if failure else {"fetched": now}
        self._change(account, failure=written, resumes=resumes, **when)

    def switch(self, account: str, *, first: bool) -> None:
        """Set whether the account is fetched before each self-audit, or only when asked."""
        self._change(account, first=first)

    def remove(self, account: str) -> bool:
        """Forget an account. Returns whether there was one. The activities read from it stay."""
        same = (table.c.person_id == self._person, table.c.id == account)
        with writing(self._engine) as connection:
            return connection.execute(delete(table).where(*same)).rowcount == 1

    def _change(self, account: str, **values: object) -> None:
        same = (table.c.person_id == self._person, table.c.id == account)
        with writing(self._engine) as connection:
            connection.execute(update(table).where(*same).values(values))

    def _sealed(self, secret: dict[str, str]) -> bytes:
        return seal(sealing_key(self._key(), _PURPOSE), msgspec.json.encode(secret), _PURPOSE)
