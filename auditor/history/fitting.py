"""Who on record does the work that a message looks for: people I have exchanged words with, on whatever site.

Nothing is guessed from a name. A trade that says little by itself ("an engineer") fits nobody without the words beside
it, and one within a longer word is that trade ("Anwältin" and "Rechtsanwalt").
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property

from auditor.history.introduced import BY_NAME, HIDDEN
from auditor.history.people import Acquaintance
from auditor.language.looked_for import LookedFor, forms, heads, long_for, shortened

_NO_ID = (BY_NAME, HIDDEN)
_Place = tuple[str, str]  # site and id
#: So many are kept of those who fit, with whom most was exchanged.
MOST = 5
_LEAST_WITHIN = 5  # letters of a trade within a longer word
_LEAST_BESIDE = 4  # letters at which a longer word may begin


class Working:
    """Those people on record with whom something was exchanged and of whom it is known what they do, or where. Their
    words are looked through once for all messages that look for the same."""

    def __init__(self, people: Iterable[Acquaintance]) -> None:
        known = (
            each
            for each in people
            if (each.sent or each.received) and (each.position or each.employer) and not each.id.startswith(_NO_ID)
        )
        self._people = sorted(known, key=lambda each: (-min(each.sent, each.received), -each.sent - each.received))
        self._found: dict[LookedFor, Collection[int]] = {}

    def fitting(self, wanted: Sequence[LookedFor], without: _Place) -> tuple[_Place, ...]:
        """The sites and ids of those whom a message looks for, but for ``without``, who wrote it; at most five."""
        ranks = sorted({rank for each in wanted for rank in self._ranks(each)})
        places = ((self._people[rank].site, self._people[rank].id) for rank in ranks[: MOST + 1])
        return tuple(place for place in places if place != without)[:MOST]

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


class _Words:
    """Of some texts, the places of those with a word that begins so, and of those of which one of the words that
    ``tell`` most ends so. Looking a word up takes no longer where there are many texts: of most messages, no word is a
    trade."""

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
