"""Stores every version of the person's answers to the questionnaire."""

from datetime import date, datetime, tzinfo

import msgspec
from sqlalchemy import func, insert, select

from auditor.answers.aging import answer, asked, given_on, lasts
from auditor.answers.expectations import Expectations
from auditor.translatable import plain_name
from server.store.checking import decoded
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.persons import now
from server.store.schema import answers as table

#: How many versions ``dated`` looks through for the day of an answer.
_VERSIONS = 50


class Answers(PersonTable):
    """Queries on ``answers``."""

    def add(self, expectations: Expectations) -> int:
        """Save new answers beside the earlier ones. Returns the moment from which they count, in UTC milliseconds."""
        with writing(self._engine) as connection:
            last = connection.scalar(select(func.max(table.c.at)).where(table.c.person_id == self._person))
            at = max(now(), (last or 0) + 1)
            stored = msgspec.json.encode(_plain(expectations)).decode()
            connection.execute(insert(table), {"person_id": self._person, "at": at, "expectations": stored})
        return at

    def get(self, at: int | None = None) -> Expectations:
        """The answers as of ``at`` (UTC milliseconds), by default the current ones; empty answers if none were
        given."""
        query = select(table.c.expectations).where(table.c.person_id == self._person).order_by(table.c.at.desc())
        if at is not None:
            query = query.where(table.c.at <= at)
        with self._engine.connect() as connection:
            stored = connection.scalar(query.limit(1))
        return _plain(decoded(table.name, stored, Expectations)) if stored else Expectations()

    def dated(self, zone: tzinfo) -> Expectations:
        """The current answers, each with the day it was given. An answer from before days were stored gets the day of
        the version since which it has not changed. ``zone`` is where the person lives."""
        answers = self.get()
        left = {
            question.field
            for question in asked()
            if lasts(question.field) and answer(answers, question.field) is not None
            and given_on(answers, question.field) is None
        }  # fmt: skip
        days: dict[str, date] = {}
        for at in self.versions()[:_VERSIONS] if left else ():
            version = self.get(at)
            left = {field for field in left if answer(version, field) == answer(answers, field)}
            days |= dict.fromkeys(left, datetime.fromtimestamp(at / 1000, zone).date())
        return msgspec.structs.replace(answers, confirmed=days | answers.confirmed) if days else answers

    def versions(self) -> list[int]:
        """When answers were given, in UTC milliseconds, newest first."""
        query = select(table.c.at).where(table.c.person_id == self._person).order_by(table.c.at.desc())
        with self._engine.connect() as connection:
            return list(connection.scalars(query))


def _plain(given: Expectations) -> Expectations:
    """Answers whose names of people fit in any line of text; people whose name is then empty are left out."""
    if all(one.name.isprintable() for one in given.inner_circle):
        return given
    named = [msgspec.structs.replace(one, name=plain_name(one.name)) for one in given.inner_circle]
    return msgspec.structs.replace(given, inner_circle=tuple(one for one in named if one.name))
