"""Stores the address from which calendars fetch the person's steps.

Calendars cannot sign in, so the address contains a secret, which can be revoked. Only its hash is stored.
"""

import secrets
from typing import NamedTuple

from sqlalchemy import delete, insert, select, update

from server.store.devices import TOKEN_BYTES, hashed
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.schema import feeds as table

#: Record a fetch at most this often, in milliseconds: calendars fetch often, and each record is a transaction.
SEEN_EVERY = 3_600_000


class Feed(NamedTuple):
    """An address: when it was made, and when it was last fetched, to the hour; UTC milliseconds."""

    created: int
    seen: int | None


class Feeds(PersonTable):
    """Queries on ``feeds``; ``now`` is in UTC milliseconds. A person has at most one address."""

    def renew(self, now: int) -> str:
        """Make a new address and revoke the earlier one. Returns its secret, which cannot be read again."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        row = {"person_id": self._person, "hash": hashed(token), "created": now}
        with writing(self._engine) as connection:
            connection.execute(delete(table).where(table.c.person_id == self._person))
            connection.execute(insert(table), row)
        return token

    def get(self) -> Feed | None:
        """The address; None if there is none."""
        query = select(table.c.created, table.c.seen).where(table.c.person_id == self._person)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return row and Feed(*row)

    def opens(self, token: str, now: int) -> bool:
        """Whether this is the secret of the address. Records that it was fetched."""
        same = (table.c.person_id == self._person, table.c.hash == hashed(token))
        with self._engine.connect() as connection:
            row = connection.execute(select(table.c.seen).where(*same)).first()
        if row is None:
            return False
        if row.seen is None or abs(now - row.seen) > SEEN_EVERY:
            with writing(self._engine) as connection:
                connection.execute(update(table).where(*same).values(seen=now))
        return True

    def revoke(self) -> bool:
        """Revoke the address. Returns whether there was one."""
        with writing(self._engine) as connection:
            return connection.execute(delete(table).where(table.c.person_id == self._person)).rowcount > 0
