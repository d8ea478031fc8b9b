"""Stores requests of extensions to become a device. The person confirms a request by typing its code.

A request needs no token, so anybody may send one. Therefore requests must be cheap and must not crowd out others: only
the newest request of each browser, and only the newest few of all, are stored. An extension whose request was dropped
asks again by itself. Whoever asks without end pushes it out again and again, so where requests were dropped, a typed
code that none of them shows is kept for a moment and tried on each request that arrives: one arrival suffices.
"""

from collections.abc import Callable
from threading import Lock
from typing import Any, Literal, NamedTuple
from uuid import uuid4

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, Select, delete, insert, select, update

from server.sealing import Agreement, Channel, same
from server.store import devices
from server.store.engine import writing
from server.store.person_table import PersonTable, name_outside
from server.store.schema import pairings as table

PairingState = Literal["open", "confirmed", "refused", "expired"]

LASTS = 10 * 60_000  # milliseconds
MOST_OPEN = 10  # a typed code is tried on each request, which takes a tenth of a second
#: For how many milliseconds a typed code is tried on what arrives. An extension looks every half minute whether its
#: request was dropped.
KEPT = 90_000


class Pairing(NamedTuple):
    """One request. ``public``: the extension's public key; ``proof``: its proof that it shows the code; ``origin``: the
    extension's origin, as the browser reports it; moments are UTC milliseconds."""

    id: str
    name: str
    browser: str
    origin: str
    created: int
    expires: int
    state: PairingState
    public: bytes
    proof: bytes


class PairingOutcome(NamedTuple):
    """The result of a request. ``answer``: encrypted for the extension that asked; None until its code was typed."""

    state: PairingState
    answer: bytes | None = None


#: Computes the key agreement of a typed code with an extension's public key.
Agree = Callable[[bytes], Agreement]


class _Typed(NamedTuple):
    """A typed code that is tried on requests that arrive ``until`` then, in UTC milliseconds."""

    agree: Agree
    until: int


class Pairings(PersonTable):
    """Queries on ``pairings``; ``now`` is in UTC milliseconds. The typed code is kept in memory alone."""

    def __init__(self, engine: Engine, person: str) -> None:
        super().__init__(engine, person)
        self._lock = Lock()
        self._typed: _Typed | None = None
        self._dropped: int | None = None  # when a request was last dropped

    def add(self, name: str, browser: str, origin: str, public: bytes, proof: bytes, now: int) -> Pairing:
        """Add a request, replacing an older one of the same browser, and connect its browser if it shows the code that
        is kept."""
        made = Pairing(str(uuid4()), name, browser, origin, now, now + LASTS, "open", public, proof)
        own = table.c.person_id == self._person
        same_browser = (table.c.state == "open", table.c.name == name, table.c.origin == origin)
        key = self._shown(public, proof, now)
        with writing(self._engine) as connection:
            replaced = connection.execute(delete(table).where(own, *same_browser)).rowcount
            connection.execute(delete(table).where(own, table.c.expires < now - LASTS))
            connection.execute(insert(table), {"person_id": self._person, **made._asdict()})
            waiting = connection.execute(self._open(now).order_by(table.c.created.desc(), table.c.id)).all()
            for older in waiting[MOST_OPEN:]:
                connection.execute(delete(table).where(own, table.c.id == older.id))
            if key:
                self._connect(connection, made, key, now)
        if replaced or waiting[MOST_OPEN:]:
            self._dropped = now
        return made

    def _shown(self, public: bytes, proof: bytes, now: int) -> bytes | None:
        """The key of a request that shows the kept code, which it uses up; None if it does not, or none is kept."""
        if not (typed := self._kept(now)):
            return None
        agreed = typed.agree(public)
        if not same(agreed.check, proof):
            return None
        with self._lock:
            if self._typed is not typed:
                return None  # another request shows it too, and came first
            self._typed = None
        return agreed.key

    def _kept(self, now: int) -> _Typed | None:
        typed = self._typed
        return typed if typed and now <= typed.until else None

    def tries(self, now: int) -> bool:
        """Whether a typed code is tried on requests that arrive."""
        return self._kept(now) is not None

    def waiting(self, now: int) -> list[Pairing]:
        """Requests that wait for the person, newest first."""
        with self._engine.connect() as connection:
            found = connection.execute(self._open(now).order_by(table.c.created.desc(), table.c.id))
            return [Pairing(*row) for row in found]

    def confirm(self, agree: Agree, now: int) -> Pairing | None:
        """Connect the extension that shows the typed code. Returns the request; None if no waiting request shows the
        code, which is then kept for a moment if requests were dropped lately: see ``tries``."""
        crowded = self._dropped is not None and now - self._dropped <= LASTS
        self._typed = (
            _Typed(agree, now + KEPT) if crowded else None
        )  # at once, as requests arrive while others are tried
        for asked in self.waiting(now):
            agreed = agree(asked.public)
            if same(agreed.check, asked.proof):
                with writing(self._engine) as connection:
                    if self._connect(connection, asked, agreed.key, now):
                        self._typed = None
                        return asked
                return None
        return None

    def refuse(self, pairing_id: str, now: int) -> bool:
        """Refuse a request. Returns False if it does not wait any more."""
        query = update(table).where(*self._is_open(now), table.c.id == pairing_id)
        with writing(self._engine) as connection:
            return connection.execute(query.values(state="refused")).rowcount == 1

    def outcome(self, pairing_id: str, now: int) -> PairingOutcome | None:
        """The state of a request; None if there is none with this id."""
        query = select(table.c.state, table.c.expires, table.c.answer).where(
            table.c.person_id == self._person, table.c.id == pairing_id
        )
        with self._engine.connect() as connection:
            found = connection.execute(query).first()
        if found is None:
            return None
        return PairingOutcome("expired" if found.state == "open" and found.expires < now else found.state, found.answer)

    def _connect(self, connection: Connection, asked: Pairing, key: bytes, now: int) -> bool:
        confirmed = update(table).where(*self._is_open(now), table.c.id == asked.id).values(state="confirmed")
        if connection.execute(confirmed).rowcount != 1:
            return False  # the request expired, or was confirmed in another window
        device = devices.put(connection, self._person, asked.name, asked.browser, now, key=key)
        told = msgspec.json.encode({"device": name_outside(self._person, device)})
        answer = Channel(key).seal_paired(told, name_outside(self._person, asked.id))
        ours = update(table).where(table.c.person_id == self._person, table.c.id == asked.id)
        connection.execute(ours.values(device_id=device, answer=answer))
        return True

    def _is_open(self, now: int) -> tuple[ColumnElement[bool], ...]:
        return table.c.person_id == self._person, table.c.state == "open", table.c.expires >= now

    def _open(self, now: int) -> Select[Any]:
        return select(*_COLUMNS).where(*self._is_open(now))


_COLUMNS = tuple(table.c[name] for name in Pairing._fields)
