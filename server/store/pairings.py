"""Requests of extensions to become a device: made without a token, decided by the person, answered once."""

import secrets
from typing import Any, Literal, NamedTuple
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, select, update

from server.store import devices
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.schema import pairings as table

PairingState = Literal["open", "confirmed", "refused", "expired"]

LASTS = 10 * 60_000  # milliseconds
MOST_OPEN = 5
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that is taken for another


class TooMany(Exception):  # noqa: N818
    """The number of open requests has reached its limit."""


class Pairing(NamedTuple):
    """``code`` is what both sides show; ``origin`` is the requesting extension's, as the browser says; moments are UTC
    milliseconds."""

    id: str
    code: str
    name: str
    browser: str
    origin: str
    created: int
    expires: int
    state: PairingState


class PairingOutcome(NamedTuple):
    """What the requesting extension is told. The token is in it once, after the request was confirmed."""

    state: PairingState
    device: str | None = None
    token: str | None = None


class Pairings(PersonTable):
    """Queries on ``pairings``; ``now`` is in UTC milliseconds."""

    def add(self, name: str, browser: str, origin: str, now: int) -> tuple[Pairing, str]:
        """Add a request. Returns it and the secret that its outcome is asked with. Raises TooMany."""
        code = "".join(secrets.choice(_LETTERS) for _ in range(8))
        made = Pairing(str(uuid4()), f"{code[:4]}-{code[4:]}", name, browser, origin, now, now + LASTS, "open")
        secret = secrets.token_urlsafe(devices.TOKEN_BYTES)
        with writing(self._engine) as connection:
            connection.execute(delete(table).where(table.c.person_id == self._person, table.c.expires < now - LASTS))
            if (connection.execute(self._open(now).with_only_columns(func.count())).scalar() or 0) >= MOST_OPEN:
                raise TooMany
            row = {"person_id": self._person, **made._asdict(), "secret": devices.hashed(secret)}
            connection.execute(insert(table), row)
        return made, secret

    def waiting(self, now: int) -> list[Pairing]:
        """Requests that wait for the person's decision, oldest first."""
        with self._engine.connect() as connection:
            return [Pairing(*row) for row in connection.execute(self._open(now).order_by(table.c.created))]

    def decide(self, pairing_id: str, now: int, *, confirm: bool) -> bool:
        """Confirm or refuse a request. Returns False if it no longer waits."""
        query = update(table).where(*self._is_open(now), table.c.id == pairing_id)
        with writing(self._engine) as connection:
            return connection.execute(query.values(state="confirmed" if confirm else "refused")).rowcount == 1

    def outcome(self, pairing_id: str, secret: str, now: int) -> PairingOutcome | None:
        """The state of a request; None if no request has that id and secret.

        The first call after the confirmation adds the device and returns its token.
        """
        query = select(table.c.name, table.c.browser, table.c.state, table.c.expires, table.c.device_id).where(
            table.c.person_id == self._person, table.c.id == pairing_id, table.c.secret == devices.hashed(secret)
        )
        with writing(self._engine) as connection:
            found = connection.execute(query).first()
            if found is None:
                return None
            if found.state == "confirmed" and found.device_id is None:
                return self._hand_over(connection, pairing_id, found.name, found.browser, now)
            if found.state == "open" and found.expires < now:
                return PairingOutcome("expired")
            return PairingOutcome(found.state, found.device_id)

    def _hand_over(self, connection: Connection, pairing_id: str, name: str, browser: str, now: int) -> PairingOutcome:
        device, token = devices.put(connection, self._person, name, browser, now)
        query = update(table).where(table.c.person_id == self._person, table.c.id == pairing_id)
        connection.execute(query.values(device_id=device))
        return PairingOutcome("confirmed", device, token)

    def _is_open(self, now: int) -> tuple[ColumnElement[bool], ...]:
        return table.c.person_id == self._person, table.c.state == "open", table.c.expires >= now

    def _open(self, now: int) -> Select[Any]:
        return select(*_COLUMNS).where(*self._is_open(now))


_COLUMNS = tuple(table.c[name] for name in Pairing._fields)
