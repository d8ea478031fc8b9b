"""Requests of extensions to become a device: asked for without a token, confirmed by the person, answered once."""

import secrets
from typing import Any, Literal, NamedTuple
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Engine, Select, delete, func, insert, select, update

from server.store import devices
from server.store.engine import writing
from server.store.schema import pairings as table

State = Literal["open", "confirmed", "refused", "expired"]

LASTS = 10 * 60_000  # milliseconds
MOST_OPEN = 5
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is taken for another


class TooMany(Exception):  # noqa: N818
    """As many requests are open as may be."""


class Pairing(NamedTuple):
    """``code`` is what both sides show; ``origin`` who asked, as the browser says; moments are UTC milliseconds."""

    id: str
    code: str
    name: str
    browser: str
    origin: str
    created: int
    expires: int
    state: State


class Answer(NamedTuple):
    """What the one who asked hears: the token once, after it was confirmed."""

    state: State
    device: str | None = None
    token: str | None = None


def ask(engine: Engine, person_id: str, name: str, browser: str, origin: str, now: int) -> tuple[Pairing, str]:
    """A new request, and the secret by which its outcome is asked for. Raises TooMany."""
    code = "".join(secrets.choice(_LETTERS) for _ in range(8))
    made = Pairing(str(uuid4()), f"{code[:4]}-{code[4:]}", name, browser, origin, now, now + LASTS, "open")
    secret = secrets.token_urlsafe(devices.TOKEN_BYTES)
    with writing(engine) as connection:
        connection.execute(delete(table).where(table.c.person_id == person_id, table.c.expires < now - LASTS))
        if (connection.execute(_open(person_id, now).with_only_columns(func.count())).scalar() or 0) >= MOST_OPEN:
            raise TooMany
        row = {"person_id": person_id, **made._asdict(), "secret": devices.hashed(secret)}
        connection.execute(insert(table), row)
    return made, secret


def waiting(engine: Engine, person_id: str, now: int) -> list[Pairing]:
    """Those that wait for the person, the oldest first."""
    with engine.connect() as connection:
        return [Pairing(*row) for row in connection.execute(_open(person_id, now).order_by(table.c.created))]


def decide(engine: Engine, person_id: str, pairing_id: str, now: int, *, confirm: bool) -> bool:
    """Confirm or refuse; False if it does not wait any more."""
    query = update(table).where(*_is_open(person_id, now), table.c.id == pairing_id)
    with writing(engine) as connection:
        return connection.execute(query.values(state="confirmed" if confirm else "refused")).rowcount == 1


def outcome(engine: Engine, person_id: str, pairing_id: str, secret: str, now: int) -> Answer | None:
    """What became of it; None if there is none of that id and secret. The token's device is made on handing it over."""
    query = select(table.c.name, table.c.browser, table.c.state, table.c.expires, table.c.device_id).where(
        table.c.person_id == person_id, table.c.id == pairing_id, table.c.secret == devices.hashed(secret)
    )
    with writing(engine) as connection:
        found = connection.execute(query).first()
        if found is None:
            return None
        if found.state == "confirmed" and found.device_id is None:
            return _hand_over(connection, person_id, pairing_id, found.name, found.browser, now)
        if found.state == "open" and found.expires < now:
            return Answer("expired")
        return Answer(found.state, found.device_id)


def _hand_over(connection: Connection, person_id: str, pairing_id: str, name: str, browser: str, now: int) -> Answer:
    device, token = devices.put(connection, person_id, name, browser, now)
    query = update(table).where(table.c.person_id == person_id, table.c.id == pairing_id)
    connection.execute(query.values(device_id=device))
    return Answer("confirmed", device, token)


_COLUMNS = tuple(table.c[name] for name in Pairing._fields)


def _is_open(person_id: str, now: int) -> tuple[ColumnElement[bool], ...]:
    return table.c.person_id == person_id, table.c.state == "open", table.c.expires >= now


def _open(person_id: str, now: int) -> Select[Any]:
    return select(*_COLUMNS).where(*_is_open(person_id, now))
