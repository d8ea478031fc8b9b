"""Compares conversations to recognise a person who is stored twice, under an old and a new name.

If a contact is renamed on the phone, a source that knows people by name alone reports the whole conversation again
under the new name.

Two names certainly are one person if many messages on several days have the same minute, side and words, and in the
period that both conversations cover hardly any message differs. With fewer equal messages, the two may be one person.
Equal greetings to many people do not suffice, because the rest of those chats differs.
"""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from auditor.activities.identity import MINUTE
from auditor.history.ingest import Record
from server.store.acquaintances import BY_NAME
from server.store.choosing import Person
from server.store.merging import MESSAGES
from server.store.schema import activities

#: How many messages of one person are compared: more than a phone exports of a chat.
_MOST = 50_000
#: How many minutes of a chat are searched for in others, and how many messages of each, so that the cost is bounded.
_MINUTES, _OF_A_MINUTE = 96, 20
#: A chat is compared with this many people, those with the most equal messages.
_COMPARED = 3
#: Two people certainly are one with this many equal messages, this many different ones by the other person, on this
#: many days, and this share of all messages.
_CERTAIN, _THEIRS, _DAYS, _SHARE = 8, 3, 3, 0.9
_MAYBE, _MAYBE_SHARE = 2, 0.5


class Line(NamedTuple):
    """A message between me and somebody, with the columns that are compared."""

    id: str
    at: int
    day: str
    mine: bool
    fingerprint: bytes | None
    words: int | None
    context: str | None
    via: str
    account: str | None
    partner: str | None

    @property
    def minute(self) -> int:
        return self.at // MINUTE

    @property
    def told(self) -> tuple[int, bool, bytes | None, str | None]:
        """The values that are the same when the message is reported again. The fingerprint of a message without words
        depends on the person, so it is left out."""
        return self.minute, self.mine, self.fingerprint if self.words else None, self.context


_COLUMNS = tuple(activities.c[name] for name in Line._fields)


@dataclass(frozen=True)
class Evidence:
    """Compares two conversations within the period that both cover."""

    one: Sequence[Line]
    other: Sequence[Line]

    @cached_property
    def _both(self) -> tuple[Counter[tuple[object, ...]], Counter[tuple[object, ...]]]:
        if not self.one or not self.other:
            return Counter(), Counter()
        first = max(self.one[0].minute, self.other[0].minute)
        last = min(self.one[-1].minute, self.other[-1].minute)
        within = ([each for each in side if first <= each.minute <= last] for side in (self.one, self.other))
        one, other = (Counter[tuple[object, ...]](each.told for each in side) for side in within)
        return one, other

    @cached_property
    def _same(self) -> Counter[tuple[object, ...]]:
        one, other = self._both
        return one & other

    @property
    def _share(self) -> float:
        return self._same.total() / max(1, *(side.total() for side in self._both))

    @property
    def certain(self) -> bool:
        """Whether the two are one person beyond doubt."""
        theirs = {fingerprint for _, mine, fingerprint, _ in self._same if fingerprint and not mine}
        days = {each.day for each in self.one if each.told in self._same}
        enough = self._same.total() >= _CERTAIN and len(theirs) >= _THEIRS and len(days) >= _DAYS
        return enough and self._share >= _SHARE

    @property
    def maybe(self) -> bool:
        """Whether the two may be one person, so that whatever protects one must protect the other until that is
        known."""
        theirs = any(fingerprint and not mine for _, mine, fingerprint, _ in self._same)
        return theirs and self._same.total() >= _MAYBE and self._share >= _MAYBE_SHARE


def written(connection: Connection, person_id: str, places: Iterable[Person]) -> list[Line]:
    """The messages between me and one person alone, under these ids of theirs, earliest first."""
    found: list[Line] = []
    for site, id_ in places:
        query = (
            select(*_COLUMNS)
            .where(
                activities.c.person_id == person_id,
                activities.c.partner == id_,
                activities.c.site == site,
                activities.c.audience == "person",
                activities.c.subject.in_(MESSAGES),
            )
            .order_by(activities.c.at, activities.c.id)
            .limit(_MOST)
        )
        found += (Line(*row) for row in connection.execute(query))
    return sorted(found, key=lambda each: (each.at, each.id))


def like(connection: Connection, person_id: str, place: Person, theirs: Sequence[Line]) -> list[Person]:
    """Other people of the site, known by name alone, who have some of these messages too, those with the most first."""
    site, id_ = place
    found: Counter[Person] = Counter()
    for minute, prints in looked_at(theirs):
        query = (
            select(activities.c.partner)
            .where(
                activities.c.person_id == person_id,
                activities.c.at.between(minute * MINUTE, (minute + 1) * MINUTE - 1),
                activities.c.fingerprint.in_(prints),
                activities.c.site == site,
                activities.c.audience == "person",
                activities.c.partner.like(f"{BY_NAME}%"),
                activities.c.partner != id_,
            )
            .limit(_OF_A_MINUTE)
        )
        found.update({(site, partner) for (partner,) in connection.execute(query)})
    return [other for other, _ in found.most_common(_COMPARED)]


def looked_at(theirs: Sequence[Line]) -> Iterator[tuple[int, list[bytes]]]:
    """The minutes of a conversation to search for in others, from its beginning, its end and evenly between, each with
    the fingerprints of its messages."""
    said = [each for each in theirs if each.words and each.fingerprint]
    minutes = [(minute, list(several)) for minute, several in groupby(said, key=lambda each: each.minute)]
    ends = _MINUTES // 4
    step = max(1, len(minutes) * 2 // _MINUTES)
    chosen = {*range(ends), *range(len(minutes) - ends, len(minutes)), *range(0, len(minutes), step)}
    for at in sorted(chosen & set(range(len(minutes)))):
        minute, several = minutes[at]
        yield minute, sorted({each.fingerprint for each in several if each.fingerprint})[:_OF_A_MINUTE]


def told_twice(later: Iterable[Line], earlier: Iterable[Line]) -> dict[str, str]:
    """The ids of ``later`` messages that are also among the ``earlier``, each with the id of the earlier one."""
    there: dict[tuple[object, ...], deque[str]] = {}
    for each in earlier:
        there.setdefault(each.told, deque()).append(each.id)
    return {each.id: same.popleft() for each in later if (same := there.get(each.told))}


@dataclass
class _Told:
    """Messages of one conversation that are stored with one sender and arrive with another."""

    count: int = 0
    days: set[str] = field(default_factory=set)


class Senders:
    """Collects, by conversation, messages that are stored with one sender and arrive with another."""

    def __init__(self) -> None:
        self._found: dict[tuple[str | None, Person, Person], _Told] = {}
        self._told: Counter[tuple[str | None, Person]] = Counter()
        self._first: dict[str | None, int] = {}

    def add(self, row: Record, kept: str) -> None:
        """Add a message that arrives again and is stored with the sender ``kept``."""
        told = row.site, row.partner or ""
        self._told[row.context, told] += 1
        self._first[row.context] = min(row.at, self._first.get(row.context, row.at))
        if kept == row.partner or not (kept.startswith(BY_NAME) and told[1].startswith(BY_NAME)):
            return
        found = self._found.setdefault((row.context, (row.site, kept), told), _Told())
        found.count += 1
        found.days.add(row.day)

    def renamed(self, connection: Connection, person_id: str) -> Iterator[tuple[Person, Person, bool]]:
        """People who may be the same, as (old id, new id, whether it is certain). It is certain if, from the beginning
        of what arrives of the conversation, nearly all stored messages of the one arrive as messages of the other, and
        hardly any other ones do."""
        asked = {(context, kept) for context, kept, _ in self._found}
        written = {each: self._kept(connection, person_id, *each) for each in asked}
        for (context, kept, told), found in self._found.items():
            share = found.count / max(written[context, kept], self._told[context, told])
            sure = found.count >= _THEIRS and len(found.days) > 1 and share >= _SHARE
            if sure or share >= _MAYBE_SHARE:
                yield kept, told, sure

    def _kept(self, connection: Connection, person_id: str, context: str | None, kept: Person) -> int:
        """How many stored messages of a conversation somebody sent, from the beginning of what arrives on."""
        site, id_ = kept
        query = (
            select(func.count())
            .select_from(activities)
            .where(
                activities.c.person_id == person_id,
                activities.c.partner == id_,
                activities.c.at >= self._first[context],
                activities.c.site == site,
                activities.c.context.is_not_distinct_from(context),
                activities.c.mine.is_(False),
            )
        )
        return connection.scalar(query) or 0
