"""Messages that two tell alike whom a source knows by name alone: whoever is renamed on the phone comes in once more
under another name, with all that was written before.

That times to the minute, sides and words of many messages on several days are the same, and hardly any message of the
time that both tell of is not, happens to nobody but one and the same person. Fewer are worth asking about. Greetings
to many, answered alike, are not: the rest of such chats differs.
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

#: Messages that are compared of one person: more than a phone exports of a chat.
_MOST = 50_000
#: Minutes of a chat at which others are looked for, and what is looked at of each, so that no chat costs more.
_MINUTES, _OF_A_MINUTE = 96, 20
#: With so many people, of those who told most alike, a chat is compared.
_COMPARED = 3
#: What certain is: so many messages, so many of them different ones of theirs, on so many days, and so large a share.
_CERTAIN, _THEIRS, _DAYS, _SHARE = 8, 3, 3, 0.9
_MAYBE, _MAYBE_SHARE = 2, 0.5


class Line(NamedTuple):
    """A message between me and somebody, as far as it is compared."""

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
        """What is the same where it is told again. The fingerprint of a message without words tells of the person."""
        return self.minute, self.mine, self.fingerprint if self.words else None, self.context


_COLUMNS = tuple(activities.c[name] for name in Line._fields)


@dataclass(frozen=True)
class Evidence:
    """What of two conversations is the same, within the time that both tell of."""

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
        """Whether they are one person beyond doubt."""
        theirs = {fingerprint for _, mine, fingerprint, _ in self._same if fingerprint and not mine}
        days = {each.day for each in self.one if each.told in self._same}
        enough = self._same.total() >= _CERTAIN and len(theirs) >= _THEIRS and len(days) >= _DAYS
        return enough and self._share >= _SHARE

    @property
    def maybe(self) -> bool:
        """Whether they may be one person, so that what protects one must protect the other until that is known."""
        theirs = any(fingerprint and not mine for _, mine, fingerprint, _ in self._same)
        return theirs and self._same.total() >= _MAYBE and self._share >= _MAYBE_SHARE


def written(connection: Connection, person_id: str, places: Iterable[Person]) -> list[Line]:
    """What was written between me and somebody alone, under some ids of theirs, the earliest first."""
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
    """Who else of those known by name alone on the site told some of these messages, those first who told most."""
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
    """By what others are looked for: minutes at the beginning and the end of a conversation and evenly between, each
    with what was said then."""
    said = [each for each in theirs if each.words and each.fingerprint]
    minutes = [(minute, list(several)) for minute, several in groupby(said, key=lambda each: each.minute)]
    ends = _MINUTES // 4
    step = max(1, len(minutes) * 2 // _MINUTES)
    chosen = {*range(ends), *range(len(minutes) - ends, len(minutes)), *range(0, len(minutes), step)}
    for at in sorted(chosen & set(range(len(minutes)))):
        minute, several = minutes[at]
        yield minute, sorted({each.fingerprint for each in several if each.fingerprint})[:_OF_A_MINUTE]


def told_twice(later: Iterable[Line], earlier: Iterable[Line]) -> dict[str, str]:
    """Of what was told later the ids of what had been told, each with the id under which it had."""
    there: dict[tuple[object, ...], deque[str]] = {}
    for each in earlier:
        there.setdefault(each.told, deque()).append(each.id)
    return {each.id: same.popleft() for each in later if (same := there.get(each.told))}


@dataclass
class _Told:
    """Messages of one conversation that are kept as somebody's and told as somebody else's."""

    count: int = 0
    days: set[str] = field(default_factory=set)


class Senders:
    """Whose messages that are kept already an archive tells as those of somebody else, by the conversation."""

    def __init__(self) -> None:
        self._found: dict[tuple[str | None, Person, Person], _Told] = {}
        self._told: Counter[tuple[str | None, Person]] = Counter()
        self._first: dict[str | None, int] = {}

    def add(self, row: Record, kept: str) -> None:
        """One more message, which is kept as one by ``kept``."""
        told = row.site, row.partner or ""
        self._told[row.context, told] += 1
        self._first[row.context] = min(row.at, self._first.get(row.context, row.at))
        if kept == row.partner or not (kept.startswith(BY_NAME) and told[1].startswith(BY_NAME)):
            return
        found = self._found.setdefault((row.context, (row.site, kept), told), _Told())
        found.count += 1
        found.days.add(row.day)

    def renamed(self, connection: Connection, person_id: str) -> Iterator[tuple[Person, Person, bool]]:
        """Who may be whom, by the id of before and that of now, and whether it is certain: from where
        the conversation is told, all that is kept as by the one is told as by the other, and nothing else."""
        asked = {(context, kept) for context, kept, _ in self._found}
        written = {each: self._kept(connection, person_id, *each) for each in asked}
        for (context, kept, told), found in self._found.items():
            share = found.count / max(written[context, kept], self._told[context, told])
            sure = found.count >= _THEIRS and len(found.days) > 1 and share >= _SHARE
            if sure or share >= _MAYBE_SHARE:
                yield kept, told, sure

    def _kept(self, connection: Connection, person_id: str, context: str | None, kept: Person) -> int:
        """How much is kept as by somebody in a conversation, from where it is told."""
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
