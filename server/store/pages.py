"""Stores the person's own pages, which are visited before each self-audit."""

from typing import NamedTuple
from uuid import uuid4

import msgspec
from sqlalchemy import delete, insert, select, update

from auditor.translatable import Sentence
from server.store.checking import decoded
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.schema import pages as table


class Page(NamedTuple):
    """One page. Moments are UTC milliseconds; ``visited`` is when a visit last succeeded."""

    id: str
    address: str
    created: int
    visited: int | None = None
    failure: Sentence | None = None


class Pages(PersonTable):
    """Queries on ``pages``."""

    def add(self, address: str, now: int) -> Page:
        """Store a page and return it. A page that is stored already stays as it is."""
        known = next((each for each in self.all() if each.address == address), None)
        if known:
            return known
        made = Page(str(uuid4()), address, now)
        with writing(self._engine) as connection:
            connection.execute(insert(table), made._asdict() | {"person_id": self._person})
        return made

    def all(self) -> list[Page]:
        """All pages, oldest first."""
        columns = [table.c[field] for field in Page._fields]
        query = select(*columns).where(table.c.person_id == self._person).order_by(table.c.created, table.c.id)
        with self._engine.connect() as connection:
            return [
                Page(*row)._replace(failure=decoded(table.name, row.failure, Sentence) if row.failure else None)
                for row in connection.execute(query)
            ]

    def note(self, page: str, now: int, failure: Sentence | None = None) -> None:
        """Store how a visit ended at ``now``: without ``failure`` it succeeded."""
        written = msgspec.json.encode(failure).decode() if failure else None
        when = {} if failure else {"visited": now}
        same = (table.c.person_id == self._person, table.c.id == page)
        with writing(self._engine) as connection:
            connection.execute(update(table).where(*same).values(failure=written, **when))

    def remove(self, page: str) -> bool:
        """Delete a page, so that it is not visited any more. Returns whether there was one. Activities read from it
        stay."""
        same = (table.c.person_id == self._person, table.c.id == page)
        with writing(self._engine) as connection:
            return connection.execute(delete(table).where(*same)).rowcount == 1
