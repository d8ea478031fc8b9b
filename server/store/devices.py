"""Devices that may send activities for a person: browser extensions and scripts. Only hashes of tokens are stored."""

import secrets
from hashlib import sha256
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import ClauseElement, Connection, LargeBinary, Update, bindparam, insert, select, update

from server.store.compiled import run
from server.store.engine import reading, writing
from server.store.person_table import PersonTable
from server.store.schema import devices as table

TOKEN_BYTES = 32


class Device(NamedTuple):
    """Moments are UTC milliseconds. ``seen``: when it last sent something, to the minute; ``revoked``: None while it
    may send."""

    id: str
    name: str
    browser: str
    created: int
    seen: int | None
    revoked: int | None


class Devices(PersonTable):
    """Queries on ``devices``; ``now`` is in UTC milliseconds."""

    def add(self, name: str, browser: str, now: int) -> tuple[str, str]:
        """Add a device. Returns its id and its token, which cannot be read again."""
        with writing(self._engine) as connection:
            return put(connection, self._person, name, browser, now)

    def holder(self, token: str) -> Device | None:
        """The device that holds the token; None if there is none or it was revoked.

        The lookup goes by the hash, so that its duration reveals nothing about the token.
        """
        with reading(self._engine) as connection:
            found = run(connection, _holder, {"person": self._person, "token": hashed(token)})
        return Device(*found[0]) if found else None

    def see(self, device_id: str, now: int) -> None:
        """Record that the device sent something."""
        with writing(self._engine) as connection:
            connection.execute(self._update(device_id).values(seen=now))

    def revoke(self, device_id: str, now: int) -> bool:
        """Accept nothing more from the device. Returns False if no such device may send."""
        query = self._update(device_id).where(table.c.revoked.is_(None)).values(revoked=now)
        with writing(self._engine) as connection:
            return connection.execute(query).rowcount == 1

    def all(self) -> list[Device]:
        """All devices, newest first."""
        query = select(*_COLUMNS).where(table.c.person_id == self._person)
        with self._engine.connect() as connection:
            return [Device(*row) for row in connection.execute(query.order_by(table.c.created.desc(), table.c.id))]

    def _update(self, device_id: str) -> Update:
        return update(table).where(table.c.person_id == self._person, table.c.id == device_id)


def put(connection: Connection, person_id: str, name: str, browser: str, now: int) -> tuple[str, str]:
    """Add a device within a transaction. Returns its id and its token."""
    made, token = str(uuid4()), secrets.token_urlsafe(TOKEN_BYTES)
    row = {"person_id": person_id, "id": made, "name": name, "browser": browser, "token": hashed(token), "created": now}
    connection.execute(insert(table), row)
    return made, token


def hashed(token: str) -> bytes:
    """The hash that is stored of a token. Tokens are long and random, so a plain hash cannot be reversed."""
    return sha256(token.encode()).digest()


def _holder(_: str) -> ClauseElement:
    given = (table.c.person_id == bindparam("person"), table.c.token == bindparam("token", type_=LargeBinary))
    return select(*_COLUMNS).where(*given, table.c.revoked.is_(None))


_COLUMNS = tuple(table.c[name] for name in Device._fields)
