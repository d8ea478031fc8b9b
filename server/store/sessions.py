"""Stores the sessions of browsers, each until it signs out or 30 days have passed; only hashes of ids are stored."""

import secrets

from sqlalchemy import ClauseElement, LargeBinary, bindparam, delete, func, insert, select

from server.store.compiled import run
from server.store.devices import TOKEN_BYTES, hashed
from server.store.engine import reading, writing
from server.store.person_table import PersonTable
from server.store.schema import sessions as table

LASTS = 30 * 86_400_000  # milliseconds


class Sessions(PersonTable):
    """Queries on ``sessions``; ``now`` is in UTC milliseconds."""

    def begin(self, now: int) -> str:
        """Add a session, and delete expired ones. Returns its id, which cannot be read again."""
        made = secrets.token_urlsafe(TOKEN_BYTES)
        moments = {"created": now, "expires": now + LASTS}
        with writing(self._engine) as connection:
            connection.execute(delete(table).where(table.c.person_id == self._person, table.c.expires <= now))
            connection.execute(insert(table), {"person_id": self._person, "hash": hashed(made), **moments})
        return made

    def lasts(self, session_id: str, now: int) -> bool:
        """Whether the session has not ended. Writes nothing."""
        with reading(self._engine) as connection:
            return bool(run(connection, _open, {"person": self._person, "hash": hashed(session_id), "now": now}))

    def end(self, session_id: str) -> None:
        """End one session."""
        same = (table.c.person_id == self._person, table.c.hash == hashed(session_id))
        with writing(self._engine) as connection:
            connection.execute(delete(table).where(*same))

    def end_all(self) -> None:
        """End every session."""
        with writing(self._engine) as connection:
            connection.execute(delete(table).where(table.c.person_id == self._person))

    def count(self, now: int) -> int:
        """How many sessions have not ended."""
        query = select(func.count()).where(table.c.person_id == self._person, table.c.expires > now)
        with self._engine.connect() as connection:
            return connection.execute(query).scalar() or 0


def _open(_: str) -> ClauseElement:
    same = (table.c.person_id == bindparam("person"), table.c.hash == bindparam("hash", type_=LargeBinary))
    return select(table.c.created).where(*same, table.c.expires > bindparam("now"))
