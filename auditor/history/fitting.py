"""Who on record does the work that a message looks for: people I have exchanged words with, on whatever site.

Nothing is guessed from a name. A trade that says little by itself ("an engineer") fits nobody without the words beside
it, and one within a longer word is that trade ("Anwältin" and "Rechtsanwalt").
"""

from collections.abc import Collection, Iterable, Sequence

from auditor.history.introduced import BY_NAME
from auditor.history.people import Acquaintance
from auditor.language.looked_for import LookedFor, forms

#: So many are kept of those who fit, with whom most was exchanged.
MOST = 5
_LEAST_WITHIN = 5  # letters of a trade within a longer word
_LEAST_BESIDE = 4  # letters at which a longer word may begin


class Working:
    """Those people on record with whom something was exchanged and of whom it is known what they do, or where."""

    def __init__(self, people: Iterable[Acquaintance]) -> None:
        known = (
            each
            for each in people
            if (each.sent or each.received) and (each.position or each.employer) and not each.id.startswith(BY_NAME)
        )
        ranked = sorted(known, key=lambda each: (-min(each.sent, each.received), -each.sent - each.received))
        self._people = [((each.site, each.id), forms(each.position or ""), forms(_all_of(each))) for each in ranked]

    def fitting(self, wanted: Sequence[LookedFor], without: tuple[str, str]) -> tuple[tuple[str, str], ...]:
        """The sites and ids of those whom a message looks for, but for ``without``, who wrote it; at most five."""
        found = [
            place
            for place, does, works in self._people
            if place != without and any(_fits(each, does if each.trade else works) for each in wanted)
        ]
        return tuple(found[:MOST])


def _all_of(one: Acquaintance) -> str:
    return " ".join(each for each in (one.position, one.industry, one.employer) if each)


def _fits(wanted: LookedFor, work: Collection[str]) -> bool:
    if wanted.trade and not any(
        each == wanted.trade or (len(wanted.trade) >= _LEAST_WITHIN and each.endswith(wanted.trade)) for each in work
    ):
        return False
    return not wanted.needs_all or all(
        any(each == beside or (len(beside) >= _LEAST_BESIDE and each.startswith(beside)) for each in work)
        for beside in wanted.beside
    )
