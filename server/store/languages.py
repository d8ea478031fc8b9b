"""Reads in which languages people wrote with the person, to choose the language of the next, perhaps short, message."""

from collections.abc import Collection

from sqlalchemy import ClauseElement, Text, bindparam, literal_column, select

from auditor.activities.activity import Subject
from auditor.language import SHORT
from server.store.compiled import run
from server.store.engine import reading
from server.store.person_table import PersonTable
from server.store.schema import activities

_LAST = 60  # acts; no more are read, because this query runs for each message that arrives


class Languages(PersonTable):
    """Queries on the languages of ``activities``."""

    def around(self, people: Collection[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
        """The languages of the last messages with each of these people, by (site, id), newest first. Messages that are
        too short to tell their language, and people without any, are left out."""
        given = {"me": self._person}
        with reading(self._engine) as connection:
            last = {
                (site, partner): [
                    language
                    for subject, language, words in run(connection, _last, {**given, "site": site, "partner": partner})
                    if subject in _MESSAGES and language and words >= SHORT
                ]
                for site, partner in people
            }
        return {person: languages for person, languages in last.items() if languages}


_MESSAGES = frozenset({Subject.MESSAGE_SENT.value, Subject.MESSAGE_RECEIVED.value})


def _last(_: str) -> ClauseElement:
    """A query for one person at a time, because SQLite does not use the index for several."""
    return (
        select(activities.c.subject, activities.c.language, activities.c.words)
        .where(
            activities.c.person_id == bindparam("me", type_=Text),
            activities.c.partner == bindparam("partner", type_=Text),
            activities.c.site == bindparam("site", type_=Text),
        )
        .order_by(activities.c.at.desc())
        .limit(literal_column(str(_LAST)))
        .offset(literal_column("0"))  # else SQLAlchemy adds an offset as a parameter that nobody fills
    )
