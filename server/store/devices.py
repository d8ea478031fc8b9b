"""Stores a person's devices: browser extensions, which encrypt their requests, and scripts, which send a token.

Of a token only the hash is stored. An encrypted request is accepted once: its counter must be higher than any before.
Storing each counter would cost a commit per request, so a server reserves a range of counters in advance; after a
restart, a device continues beyond that range.
"""

import secrets
from hashlib import sha256
from typing import Literal, NamedTuple
from uuid import uuid4

from sqlalchemy import ClauseElement, Connection, LargeBinary, Text, Update, bindparam, insert, select, update

from auditor.translatable import plain_name
from server.store.compiled import run
from server.store.engine import reading, writing
from server.store.person_table import PersonTable
from server.store.schema import devices as table

TOKEN_BYTES = 32
COUNTERS = 1_000  # reserved in advance

May = Literal["write", "read"]


class Device(NamedTuple):
    """One device. Moments are UTC milliseconds. ``seen``: when it last sent something, to the minute; ``revoked``: None
    while it may send; ``may``: what a script's token allows; ``key``: the key an extension encrypts with, None for a
    script."""

    id: str
    name: str
    browser: str
    created: int
    seen: int | None
    revoked: int | None
    may: May
    key: bytes | None


class Devices(PersonTable):
    """Queries on ``devices``; ``now`` is in UTC milliseconds."""

    def add(self, name: str, browser: str, now: int, may: May = "write") -> tuple[str, str]:
        """Add a script. Returns its id and its token, which cannot be read again."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        with writing(self._engine) as connection:
            made = put(connection, self._person, name, browser, now, token=hashed(token), may=may)
        return made, token

    def holder(self, token: str) -> Device | None:
        """The device that holds the token; None if there is none or it was revoked.

        The lookup goes by the hash, so that its duration reveals nothing about the token.
        """
        with reading(self._engine) as connection:
            found = run(connection, _holder, {"person": self._person, "token": hashed(token)})
        return Device(*found[0]) if found else None

    def sealing(self, device_id: str) -> Device | None:
        """The browser extension with this id; None if there is none or it was revoked."""
        with reading(self._engine) as connection:
            found = run(connection, _sealing, {"person": self._person, "id": device_id})
        return Device(*found[0]) if found else None

    def take_counters(self, device_id: str, first: int) -> int | None:
        """Reserve COUNTERS counters from ``first`` on, unless ``first`` or a later one was reserved before.

        Returns None if they were reserved now, else the last one that was reserved before.
        """
        with writing(self._engine) as connection:
            taken = self._update(device_id).where(table.c.counter < first).values(counter=first + COUNTERS - 1)
            if connection.execute(taken).rowcount == 1:
                return None
            kept = select(table.c.counter).where(table.c.person_id == self._person, table.c.id == device_id)
            return connection.execute(kept).scalar() or 0

    def see(self, device_id: str, now: int) -> None:
        """Record that the device sent something."""
        with writing(self._engine) as connection:
            connection.execute(self._update(device_id).values(seen=now))

    def revoke(self, device_id: str, now: int) -> bool:
        """Accept nothing more from a device. Returns False if there is none or it was revoked already."""
        query = self._update(device_id).where(table.c.revoked.is_(None)).values(revoked=now)
        with writing(self._engine) as connection:
            return connection.execute(query).rowcount == 1

    def all(self) -> list[Device]:
        """All devices, newest first."""
        query = select(*_COLUMNS).where(table.c.person_id == self._person)
        with self._engine.connect() as connection:
            found = [Device(*row) for row in connection.execute(query.order_by(table.c.created.desc(), table.c.id))]
        return [device._replace(name=plain_name(device.name), browser=plain_name(device.browser)) for device in found]

    def _update(self, device_id: str) -> Update:
        return update(table).where(table.c.person_id == self._person, table.c.id == device_id)


def put(
    connection: Connection,
    person_id: str,
    name: str,
    browser: str,
    now: int,
    *,
    token: bytes | None = None,
    key: bytes | None = None,
    may: May = "write",
) -> str:
    """Add a device within a transaction: a script by the hash of its ``token``, or an extension by its ``key``. Returns
    its id."""
    made = str(uuid4())
    row = {
        "id": made,
        "name": plain_name(name),
        "browser": browser,
        "token": token,
        "created": now,
        "key": key,
        "may": may,
    }
    connection.execute(insert(table), {"person_id": person_id, **row})
    return made


def hashed(token: str) -> bytes:
    """The hash of a token that is stored. Tokens are long and random, so a plain hash cannot be reversed."""
    return sha256(token.encode()).digest()


def _holder(_: str) -> ClauseElement:
    given = (table.c.person_id == bindparam("person"), table.c.token == bindparam("token", type_=LargeBinary))
    return select(*_COLUMNS).where(*given, table.c.revoked.is_(None))


def _sealing(_: str) -> ClauseElement:
    given = (table.c.person_id == bindparam("person"), table.c.id == bindparam("id", type_=Text))
    return select(*_COLUMNS).where(*given, table.c.revoked.is_(None), table.c.key.is_not(None))


_COLUMNS = tuple(table.c[name] for name in Device._fields)
