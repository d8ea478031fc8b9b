"""Stores texts of activities, to check readings against, only if the person chose so, and for the days they chose."""

from collections.abc import Collection
from datetime import UTC, date, datetime

from sqlalchemy import Delete, delete, select, update

from server.store.engine import empty_log, writing
from server.store.person_table import PersonTable
from server.store.schema import texts as table


class Texts(PersonTable):
    """Queries on ``texts``; ``today`` is the current day in UTC unless given."""

    def get(self, ids: Collection[str], today: date | None = None) -> dict[str, str]:
        """Texts by activity id; texts that are not stored or have expired are left out."""
        query = select(table.c.id, table.c.text).where(
            table.c.person_id == self._person, table.c.id.in_(ids), table.c.expires >= _day(today)
        )
        with self._engine.connect() as connection:
            return dict(connection.execute(query).all())

    def remove_expired(self, today: date | None = None) -> int:
        """Delete expired texts. Returns how many. A program that runs for days must call this again."""
        expired = delete(table).where(table.c.person_id == self._person, table.c.expires < _day(today))
        return self._delete(expired)

    def shorten(self, until: date) -> None:
        """Make every text expire on ``until`` at the latest, after the retention was shortened."""
        longer = update(table).where(table.c.person_id == self._person, table.c.expires > until.isoformat())
        with writing(self._engine) as connection:
            connection.execute(longer.values(expires=until.isoformat()))

    def remove_all(self) -> int:
        """Delete all texts, after the choice to keep them was withdrawn. Returns how many."""
        return self._delete(delete(table).where(table.c.person_id == self._person))

    def _delete(self, query: Delete) -> int:
        with writing(self._engine) as connection:
            gone = connection.execute(query).rowcount
        if gone:
            empty_log(self._engine)
        return gone


def _day(today: date | None) -> str:
    return (today or datetime.now(UTC).date()).isoformat()
