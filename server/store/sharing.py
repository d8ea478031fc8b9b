"""Reduces the history to what may be shown to others: nothing by which anybody in it could be identified.

Names, texts, ids and addresses of people, threads and things are left out; times are days, in random order. Everybody
is "somebody", except in private messages with people who wrote enough. Those messages have a pseudonym for a year, and
only the year as their time, because their days could be matched with public acts. In each year at least ten people of a
site have the same number of such messages; the rest are somebody's again. Pseudonyms are drawn at random for each
export. docs/sharing.md says what stays visible.
"""

import secrets
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import Any, NamedTuple
from uuid import uuid4

import msgspec
from sqlalchemy import ColumnElement, Connection, Engine, func, select

from auditor.activities.activity import Subject
from auditor.history.ingest import Record
from server.store.checking import records
from server.store.checksums import STORED
from server.store.counting import counted
from server.store.same_people import SamePeople
from server.store.schema import activities

#: How many messages in a year carry a pseudonym: the largest of these numbers that FEWEST_PEOPLE people reach.
MESSAGES = (640, 320, 160, 80, 40, 20, 10)
#: At least this many people of a site have the same number of messages with a pseudonym.
FEWEST_PEOPLE = 10
#: A value that fewer activities have is replaced or left out.
FEWEST_ALIKE = 10
SOMEBODY = "somebody"
OTHER = "other"

#: Keys of ``detail`` that describe the act and nobody's life: yes or no, or counts of what a feed showed.
_DETAIL = frozenset({"note", "exposure", "public", "promoted", "spam", "bulk"})
#: Lengths are shown as the largest of these that they reach.
_WORDS = (0, 1, 5, 10, 20, 50, 100, 200, 500, 1_000)
_SECONDS = (0, 10, 30, 60, 120, 300, 600, 1_800, 3_600)
_YEAR = len("2026")
_draw = secrets.SystemRandom()
_PRIVATE = (Subject.MESSAGE_SENT.value, Subject.MESSAGE_RECEIVED.value)


class Shared(NamedTuple):
    """One activity as others may see it. ``period`` is a local day or, with a pseudonym, a year, in ISO 8601;
    ``partner`` is a pseudonym or "somebody"; ``words`` and ``duration`` (seconds) are rounded down."""

    id: str
    type: str
    subject: str
    period: str
    site: str
    mine: bool
    partner: str | None
    audience: str | None
    object_type: str | None
    duration: float | None
    words: int | None
    language: str | None
    acts: int | None
    detail: str | None
    via: str


class Sharing:
    """One export of a person's activities for others."""

    def __init__(self, engine: Engine, person: str) -> None:
        self._engine = engine
        self._person = person

    def batches(self) -> Iterator[list[Shared]]:
        """All activities, year by year; within a year in random order."""
        self._known = SamePeople(self._engine, self._person).identities()
        with self._engine.connect() as connection:
            self._languages = self._frequent(connection, activities.c.language)
            self._reactions, self._reactions_of_many = self._frequent_reactions(connection)
            days = select(activities.c.day).where(*self._mine()).distinct()
            for year in sorted({day[:_YEAR] for day in connection.execute(days).scalars()}):
                yield self._of_year(connection, year)

    def _mine(self) -> tuple[ColumnElement[bool], ...]:
        """The condition for what the person may share: acts of accounts that are not theirs are left out."""
        return activities.c.person_id == self._person, counted(self._person)

    def _of_year(self, connection: Connection, year: str) -> list[Shared]:
        inside = (*self._mine(), activities.c.day.between(f"{year}-01-01", f"{year}-12-31"))
        query = select(*STORED).where(*inside)
        rows = list(records(connection.execute(query)))
        apart = self._apart(rows)
        return sorted((self._shown(row, apart.get(row.id)) for row in rows), key=lambda row: row.id)

    def _apart(self, rows: Sequence[Record]) -> dict[str, str]:
        """The pseudonyms, by the ids of the messages that get one."""
        with_each: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in rows:
            if row.partner and row.subject in _PRIVATE and row.audience == "person":
                with_each[self._known.on_site((row.site, row.partner))].append(row.id)
        named: dict[str, str] = {}
        waiting = set(with_each)
        for number, site in product(MESSAGES, {site for site, _ in with_each}):
            reach = {person for person in waiting if person[0] == site and len(with_each[person]) >= number}
            if len(reach) < FEWEST_PEOPLE:
                continue
            waiting -= reach
            for person in reach:
                pseudonym = secrets.token_hex(12)
                named.update(dict.fromkeys(_draw.sample(with_each[person], number), pseudonym))
        return named

    def _shown(self, row: Record, pseudonym: str | None) -> Shared:
        told: dict[str, Any] = msgspec.json.decode(row.detail) if row.detail else {}
        detail = {name: value for name, value in told.items() if name in _DETAIL}
        if "reaction" in told:
            known = self._reactions if row.mine else self._reactions_of_many
            detail["reaction"] = told["reaction"] if told["reaction"] in known else OTHER
        return Shared(
            id=str(uuid4()),
            type=row.type,
            subject=row.subject,
            period=row.day[:_YEAR] if pseudonym else row.day,
            site=row.site,
            mine=row.mine,
            partner=pseudonym or (SOMEBODY if row.partner or row.recipients else None),
            audience=row.audience,
            object_type=row.object_type,
            duration=None if row.duration is None else float(_reached(_SECONDS, row.duration)),
            words=None if row.words is None else _reached(_WORDS, row.words),
            language=self._language(row),
            acts=row.acts,
            detail=msgspec.json.encode(detail).decode() if detail else None,
            via=row.via,
        )

    def _frequent(self, connection: Connection, column: Any) -> set[str]:
        query = select(column).where(*self._mine()).group_by(column)
        return set(connection.execute(query.having(func.count() >= FEWEST_ALIKE)).scalars())

    def _language(self, row: Record) -> str | None:
        """The language of an activity that concerns nobody else: a rare language would identify the person who writes
        it."""
        alone = row.partner is None and not row.recipients
        return row.language if alone and row.language in self._languages else None

    def _frequent_reactions(self, connection: Connection) -> tuple[set[str], set[str]]:
        """Frequent reactions, and those of them that many other people use."""
        columns = activities.c.detail, activities.c.mine, activities.c.site, activities.c.partner
        query = select(*columns, func.count()).where(*self._mine(), activities.c.detail.contains('"reaction"'))
        counts: Counter[str] = Counter()
        others: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for detail, mine, site, partner, count in connection.execute(query.group_by(*columns)):
            reaction = str(msgspec.json.decode(detail).get("reaction"))
            counts[reaction] += count
            if partner is not None and not mine:
                others[reaction].add(self._known.on_site((site, partner)))
        frequent = {reaction for reaction, count in counts.items() if count >= FEWEST_ALIKE}
        return frequent, {reaction for reaction in frequent if len(others[reaction]) >= FEWEST_PEOPLE}


def _reached(marks: tuple[int, ...], value: float) -> int:
    return next((low for low, high in pairwise(marks) if low <= value < high), marks[-1])
