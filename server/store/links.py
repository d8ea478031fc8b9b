"""Stores one-time links that sign a browser in: each opens the dashboard once, within five minutes.

Only their hashes are stored.
"""

import secrets

from sqlalchemy import delete, insert, update

from server.store.devices import TOKEN_BYTES, hashed
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.schema import links as table

LASTS = 5 * 60_000  # milliseconds


class Links(PersonTable):
    """Queries on ``links``; ``now`` is in UTC milliseconds."""

    def add(self, now: int) -> str:
        """Add a link, and delete expired ones. Returns its token, which cannot be read again."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        row = {"person_id": self._person, "hash": hashed(token), "created": now, "expires": now + LASTS}
        with writing(self._engine) as connection:
            connection.execute(delete(table).where(table.c.person_id == self._person, table.c.expires <= now))
            connection.execute(insert(table), row)
        return token

    def use(self, token: str, now: int) -> bool:
        """Use a link up. Returns False if it is unknown, expired or used already: of two who try, only one gets in."""
        fresh = (table.c.used.is_(None), table.c.expires > now)
        query = update(table).where(table.c.person_id == self._person, table.c.hash == hashed(token), *fresh)
        with writing(self._engine) as connection:
            return connection.execute(query.values(used=now)).rowcount == 1

    def remove_all(self) -> None:
        """Delete all links, so that none opens the dashboard any more."""
        with writing(self._engine) as connection:
            connection.execute(delete(table).where(table.c.person_id == self._person))
