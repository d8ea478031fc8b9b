"""What may send activities for a person: browsers' extensions and scripts. Tokens are kept as hashes only."""

import secrets
from hashlib import sha256
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import ClauseElement, Connection, Engine, LargeBinary, Update, bindparam, insert, select, update

from server.store.compiled import run
from server.store.engine import reading, writing
from server.store.schema import devices as table

TOKEN_BYTES = 32


class Device(NamedTuple):
    """Moments are UTC milliseconds; ``seen``: when it last sent something, to the minute; ``revoked`` None: it may."""

    id: str
    name: str
    browser: str
    created: int
    seen: int | None
    revoked: int | None


def hashed(token: str) -> bytes:
    """What is kept of a token. It is random and long, so that a plain hash cannot be turned back."""
    return sha256(token.encode()).digest()


def put(connection: Connection, person_id: str, name: str, browser: str, now: int) -> tuple[str, str]:
    """A new device in a transaction under way: its id and its token, which is told this once."""
    made, token = str(uuid4()), secrets.token_urlsafe(TOKEN_BYTES)
    row = {"person_id": person_id, "id": made, "name": name, "browser": browser, "token": hashed(token), "created": now}
    connection.execute(insert(table), row)
    return made, token


def add(engine: Engine, person_id: str, name: str, browser: str, now: int) -> tuple[str, str]:
    """As ``put``, by itself."""
    with writing(engine) as connection:
        return put(connection, person_id, name, browser, now)


def holder(engine: Engine, person_id: str, token: str) -> Device | None:
    """The device that was given the token, unless it was revoked.

    Looked up by the hash: how long that takes tells nothing of the token.
    """
    with reading(engine) as connection:
        found = run(connection, _holder, {"person": person_id, "token": hashed(token)})
    return Device(*found[0]) if found else None


def see(engine: Engine, person_id: str, device_id: str, now: int) -> None:
    """Note that it sent something."""
    with writing(engine) as connection:
        connection.execute(_of(person_id, device_id).values(seen=now))


def revoke(engine: Engine, person_id: str, device_id: str, now: int) -> bool:
    """Take nothing from it any more; False if there is none that may."""
    with writing(engine) as connection:
        return (
            connection.execute(_of(person_id, device_id).where(table.c.revoked.is_(None)).values(revoked=now)).rowcount
            == 1
        )


def every(engine: Engine, person_id: str) -> list[Device]:
    """All of them, the newest first."""
    query = select(*_COLUMNS).where(table.c.person_id == person_id).order_by(table.c.created.desc(), table.c.id)
    with engine.connect() as connection:
        return [Device(*row) for row in connection.execute(query)]


def _holder(_: str) -> ClauseElement:
    given = (table.c.person_id == bindparam("person"), table.c.token == bindparam("token", type_=LargeBinary))
    return select(*_COLUMNS).where(*given, table.c.revoked.is_(None))


_COLUMNS = tuple(table.c[name] for name in Device._fields)


def _of(person_id: str, device_id: str) -> Update:
    return update(table).where(table.c.person_id == person_id, table.c.id == device_id)
