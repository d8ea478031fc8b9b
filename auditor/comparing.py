"""Two reports side by side: what differs by more than chance, and what is the same as far as can be told.

Each value has its 80 % interval. From the two a probability follows that a difference at least as large came by chance
alone: where the interval of the difference, of the same shape, would just reach zero (MOVER: Zou & Donner 2008,
Statistics in Medicine 27:1693-1702). As many audits are compared at once, probabilities are held against Holm's bounds
(Holm 1979, Scandinavian Journal of Statistics 6:65-70), so that in nine comparisons of ten in which nothing changed,
nothing is said to differ.
"""

from collections.abc import Mapping
from statistics import NormalDist
from typing import Literal, NamedTuple

from auditor.report import AuditResult, Band, Report, Value

#: How often it may be said that something differs where nothing does, over all audits of a comparison.
BY_CHANCE = 0.1
_NORMAL = NormalDist()
#: Where an interval of 80 % ends, in standard deviations.
_END = _NORMAL.inv_cdf(0.9)

Outcome = Literal["differs", "same", "one", "neither"]


class Pair(NamedTuple):
    """One audit in both reports. ``outcome`` "one": only one of them measured it, or nothing bounds a value;
    ``better``: whether the second is nearer to what works, None where that is not judged, does not differ, or both
    work."""

    question: str
    audit: str
    first: Value | None
    second: Value | None
    outcome: Outcome
    better: bool | None = None


class Comparison(NamedTuple):
    """What differs first, the clearest before all others; ``overlap``: how many days both read; ``roles_differ``: they
    were read for different roles, which changes what works and no value."""

    pairs: tuple[Pair, ...]
    overlap: int
    roles_differ: bool

    def of(self, outcome: Outcome) -> tuple[Pair, ...]:
        """The pairs of one outcome."""
        return tuple(pair for pair in self.pairs if pair.outcome == outcome)


def compare(first: Report, second: Report) -> Comparison:
    """The two, audit by audit. A value that both counted in full and that is another one differs for certain."""
    before, after = first.audits(), second.audits()
    chances = {
        name: chance
        for name in before.keys() & after.keys()
        if (chance := _chance(before[name].value, after[name].value)) is not None
    }
    differing = _beyond_chance(chances)
    pairs = [
        _pair(before.get(name), after.get(name), name, name in differing, name in chances)
        for name in dict.fromkeys((*after, *before))
    ]
    order: dict[Outcome, int] = {"differs": 0, "same": 1, "one": 2, "neither": 3}
    pairs.sort(key=lambda pair: (order[pair.outcome], chances.get(pair.audit, 1.0) if pair.outcome == "differs" else 0))
    shared = (min(first.last, second.last) - max(first.first, second.first)).days + 1
    both = set(first.sites) & set(second.sites)
    return Comparison(tuple(pairs), max(0, shared) if both else 0, first.role != second.role)


def _pair(before: AuditResult | None, after: AuditResult | None, name: str, differs: bool, compared: bool) -> Pair:
    either = after or before
    question = either.question if either else name
    first, second = before.value if before else None, after.value if after else None
    if not compared:
        return Pair(question, name, first, second, "one" if first or second else "neither")
    if not differs:
        return Pair(question, name, first, second, "same")
    better = None
    both_work = before and after and before.band is after.band is Band.WORKING
    if not both_work and before and after and before.score and after.score and before.score.value != after.score.value:
        better = after.score.value > before.score.value
    return Pair(question, name, first, second, "differs", better)


def _chance(first: Value | None, second: Value | None) -> float | None:
    """How probable it is that chance alone makes a difference as large as this; None where that cannot be told."""
    if first is None or second is None or first.unit != second.unit:
        return None
    lower, higher = sorted((first, second), key=lambda value: value.number)
    if lower.number == higher.number:
        return 1.0
    if lower.high is None or higher.low is None:
        return None
    reach = (max(0.0, lower.high - lower.number) ** 2 + max(0.0, higher.number - higher.low) ** 2) ** 0.5
    if reach == 0:
        return 0.0
    return 2 * (1 - _NORMAL.cdf(_END * (higher.number - lower.number) / reach))


def _beyond_chance(chances: Mapping[str, float]) -> set[str]:
    """Those that differ, by Holm's bounds: the clearest must be as improbable as if it were alone among all."""
    found: set[str] = set()
    for rank, name in enumerate(sorted(chances, key=lambda each: chances[each])):
        if chances[name] > BY_CHANCE / (len(chances) - rank):
            break
        found.add(name)
    return found
