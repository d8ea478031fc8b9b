"""Finds the people on record who do the work that a message looks for: people with whom I have exchanged words, on any
site, even on one that does not say what they do. Connections with whom I never exchanged a word are found too, after
the others, because it may turn out later that they are known elsewhere.

Nothing is guessed from a name. A trade that says little by itself ("an engineer") fits only together with the words
beside it. A trade inside a longer word is that trade ("Anwältin" and "Rechtsanwalt").
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property

from auditor.activities.names import plain
from auditor.history.introduced import BY_NAME, HIDDEN
from auditor.history.people import Acquaintance
from auditor.language.looked_for import LookedFor, forms, heads, long_for, shortened

_NO_ID = (BY_NAME, HIDDEN)
_Place = tuple[str, str]  # site and id
#: How many fitting people are kept, those with whom most was exchanged first, and how many connections.
MOST, MOST_CONNECTED = 5, 20
_LEAST_WITHIN = 5  # letters of a trade within a longer word
_LEAST_BESIDE = 4  # letters that the beginning of a longer word must have


def called(name: str | None) -> str:
    """The words of a name in sorted order; empty for a name of one word, because many people have it."""
    told = plain(name or "")
    return " ".join(sorted(told)) if len(told) > 1 else ""


class Working:
    """The people on record whose work or workplace is known, and with whom something was exchanged or who are
    connected. The connected come last: first those with the name of somebody with whom something was exchanged
    elsewhere, then the latest. The words are searched once for all messages that look for the same thing."""

    def __init__(self, people: Iterable[Acquaintance]) -> None:
        everybody = list(people)
        talked_with = {name for each in everybody if each.sent or each.received for name in _names(each)}
        known = (
            each
            for each in everybody
            if (each.position or each.employer) and not each.id.startswith(_NO_ID)
            if each.sent or each.received or each.connected_at is not None
        )
        self._people = sorted(
            known,
            key=lambda each: (
                -min(each.sent, each.received),
                -each.sent - each.received,
                called(each.name) not in talked_with,
                -(each.connected_at or 0),
            ),
        )
        self._exchanged = sum(bool(each.sent or each.received) for each in self._people)
        self._found: dict[LookedFor, Collection[int]] = {}

    def fitting(self, wanted: Sequence[LookedFor], without: _Place) -> tuple[_Place, ...]:
        """The sites and ids of a few people who fit what a message looks for, except ``without``, who wrote it."""
        ranks = sorted({rank for each in wanted for rank in self._ranks(each)})
        ranks = [rank for rank in ranks if (self._people[rank].site, self._people[rank].id) != without]
        talked = [rank for rank in ranks if rank < self._exchanged]
        connected = [rank for rank in ranks if rank >= self._exchanged]
        return tuple(
            (self._people[rank].site, self._people[rank].id) for rank in (*talked[:MOST], *connected[:MOST_CONNECTED])
        )

    def _ranks(self, wanted: LookedFor) -> Collection[int]:
        if wanted not in self._found:
            self._found[wanted] = self._looked_through(wanted)
        return self._found[wanted]

    def _looked_through(self, wanted: LookedFor) -> Collection[int]:
        begins = self._trades.begins if wanted.trade else self._workplaces.begins
        needed = [begins.get(each, ()) for each in wanted.beside] if wanted.needs_all else []
        if wanted.trade:
            names = (wanted.trade, *long_for(wanted.trade))
            needed.append(set().union(*(self._trades.ends.get(name, ()) for name in names)))
        first, *rest = needed or [()]
        return set(first).intersection(*rest)

    @cached_property
    def _trades(self) -> "_Words":
        return _Words([each.position or "" for each in self._people], heads)

    @cached_property
    def _workplaces(self) -> "_Words":
        said = ((each.position, each.industry, each.employer) for each in self._people)
        return _Words([" ".join(word for word in told if word) for told in said], forms)


def _names(each: Acquaintance) -> Iterator[str]:
    """The names that somebody may have elsewhere: their name, and without the last words if these may be an addition
    of one's own, as in a phone's contacts ("Helga Strasser Ward 3")."""
    told = plain(each.name or "")
    for words in range(2 if each.id.startswith(BY_NAME) else max(2, len(told)), len(told) + 1):
        yield " ".join(sorted(told[:words]))


class _Words:
    """An index of texts. ``begins``: by the beginning of a word, the places of texts with such a word; ``ends``: by
    the end of a word, the places of texts in which such a word is one of those that ``tell`` finds most telling. A
    look-up takes the same time however many texts there are; in most messages no word is a trade."""

    def __init__(self, texts: Sequence[str], tell: Callable[[str], frozenset[str]]) -> None:
        self.ends: dict[str, set[int]] = defaultdict(set)
        self.begins: dict[str, set[int]] = defaultdict(set)
        for word, ranks in _ranks(texts, tell).items():
            for end in {word, *(word[at:] for at in range(1, len(word) - _LEAST_WITHIN + 1))}:
                self.ends[end] |= ranks
            if short := shortened(word):
                self.ends[short] |= ranks
        for word, ranks in _ranks(texts, forms).items():
            for begin in {word, *(word[:end] for end in range(_LEAST_BESIDE, len(word)))}:
                self.begins[begin] |= ranks


def _ranks(texts: Sequence[str], said: Callable[[str], frozenset[str]]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for rank, text in enumerate(texts):
        for word in said(text):
            found[word].add(rank)
    return found
