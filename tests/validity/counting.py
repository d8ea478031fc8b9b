"""Counting what audits said against what is true."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from auditor.report import AuditResult, Band, State
from tests.validity.diary import Truth

_ORDER = (Band.TRY, Band.LOOK, Band.WORKING)
_ROUNDING = 1e-9
_EDGES = (0.5, 0.9)


@dataclass(frozen=True)
class Outcome:
    """One audit of one person. ``shown``: the lowest and the highest band that is said (None: none is); ``true``: the
    band of the true value (None: the audit has no curve); ``value``, ``low``, ``high``: as reported (None: not)."""

    audit: str
    truth: float
    counted: bool
    true: int | None
    shown: tuple[int, int] | None
    value: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def right(self) -> bool:
        """Whether the true band is among those shown."""
        return self.shown is not None and self.true is not None and self.shown[0] <= self.true <= self.shown[1]

    @property
    def sharp(self) -> bool:
        """Whether a single band is shown."""
        return self.shown is not None and self.shown[0] == self.shown[1]


def outcome(audit: str, truth: Truth, result: AuditResult, *, mild: bool = False) -> Outcome:
    """What one audit said of one person. The rule that only one audit of a report says "try this first" is left aside:
    bands are those of the score. ``mild``: it never says more than "worth a look"."""
    value = result.value
    if value is None or result.state is not State.SCORED:
        return Outcome(audit, truth.value, truth.counted, None, None)
    shown = None
    if result.score and result.band:
        ends = _band(result.score.low, mild=mild), _band(result.score.high, mild=mild)
        here = _band(result.score.value, mild=mild)
        perfect = result.between is None and result.band is Band.WORKING
        shown = (here, here) if perfect else ends
    true = _true_band(truth.value, result.curve.points, mild=mild) if result.curve else None
    return Outcome(audit, truth.value, truth.counted, true, shown, value.number, value.low, value.high)


def _band(score: float, *, mild: bool) -> int:
    return max(sum(score >= edge for edge in _EDGES), int(mild))


def _true_band(value: float, points: Sequence[tuple[float, float]], *, mild: bool) -> int:
    """The band of a value by the control points alone: those with 0.5 and 0.9, of both sides where there are two."""
    fair = sorted(at for at, score in points if score == _EDGES[0])
    good = sorted(at for at, score in points if score >= _EDGES[1])[: len(fair)] if len(fair) == 1 else None
    if good is not None:
        rises = good[0] > fair[0]
        reached = [value >= edge if rises else value <= edge for edge in (fair[0], good[0])]
    else:
        inner = sorted(at for at, score in points if score == _EDGES[1])
        reached = [edges[0] <= value <= edges[1] for edges in (fair, inner)]
    return max(sum(reached), int(mild))


@dataclass(frozen=True)
class Tally:
    """The outcomes of one audit: how many ``people``; of how many a band was ``shown``, a single one (``sharp``), and
    how many of these were ``right``; of how many the truth lies ``below`` or ``above`` the interval, or in it."""

    audit: str
    people: int
    shown: int
    sharp: int
    right: int
    covered: int
    below: int
    above: int

    @property
    def wrong(self) -> int:
        """Bands shown that are not true."""
        return self.shown - self.right

    @property
    def withheld(self) -> int:
        """People of whom no band was shown: too few data, or an interval from poor to good."""
        return self.people - self.shown

    @property
    def intervals(self) -> int:
        """How many intervals were compared with a truth."""
        return self.covered + self.below + self.above


def tally(audit: str, outcomes: Iterable[Outcome]) -> Tally:
    """Count the outcomes of one audit. What was counted in full has no interval to be compared."""
    found = list(outcomes)
    estimated = [
        (each.truth, each.low, each.high)
        for each in found
        if not each.counted and each.low is not None and each.high is not None
    ]
    below = sum(truth < low - _ROUNDING for truth, low, _ in estimated)
    above = sum(truth > high + _ROUNDING for truth, _, high in estimated)
    return Tally(
        audit,
        people=len(found),
        shown=sum(each.shown is not None for each in found),
        sharp=sum(each.sharp for each in found),
        right=sum(each.right for each in found),
        covered=len(estimated) - below - above,
        below=below,
        above=above,
    )
