"""The person's answers to the questionnaire; every version of them is kept."""

import msgspec
from sqlalchemy import func, insert, select

from auditor.answers.expectations import Expectations
from server.store.checking import decoded
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.persons import now
from server.store.schema import answers as table


class Answers(PersonTable):
    """Queries on ``answers``."""

    def add(self, expectations: Expectations) -> int:
        """Save new answers beside the earlier ones. Returns from when they count, in UTC milliseconds."""
        with writing(self._engine) as connection:
            last = connection.scalar(select(func.max(table.c.at)).where(table.c.person_id == self._person))
            at = max(now(), (last or 0) + 1)
            stored = msgspec.json.encode(expectations).decode()
            connection.execute(insert(table), {"person_id": self._person, "at": at, "expectations": stored})
        return at

    def get(self, at: int | None = None) -> Expectations:
        """The answers as of ``at`` (UTC milliseconds), by default the current ones; empty ones if none were given."""
        query = select(table.c.expectations).where(table.c.person_id == self._person).order_by(table.c.at.desc())
        if at is not None:
            query = query.where(table.c.at <= at)
        with self._engine.connect() as connection:
            stored = connection.scalar(query.limit(1))
        return decoded(table.name, stored, Expectations) if stored else Expectations()

    def versions(self) -> list[int]:
        """When answers were given, in UTC milliseconds, newest first."""
        query = select(table.c.at).where(table.c.person_id == self._person).order_by(table.c.at.desc())
        with self._engine.connect() as connection:
            return list(connection.scalars(query))
