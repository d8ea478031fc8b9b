"""Two reports side by side: what differs by more than chance, what moved and may yet be chance, and what is the same as
far as can be told.

Each value has its 80 % interval. From the two a probability follows that a difference at least as large came by chance
alone: where the interval of the difference, of the same shape, would just reach zero (MOVER: Zou & Donner 2008,
Statistics in Medicine 27:1693-1702). As many audits are compared at once, probabilities are held against Holm's bounds
(Holm 1979, Scandinavian Journal of Statistics 6:65-70), so that in nine comparisons of ten in which nothing changed,
nothing is said to differ. Two ranges that lie apart are no proof then, but whoever sees them is not told that nothing
moved.

The audits of what else is hoped for, the further goal, are pairs of their own beside those of the first.

How often something happens is compared by the same length of time, whatever the lengths of the reports. What grows with
more days and is no such number is not compared over unequal ones.
"""

from collections.abc import Mapping
from statistics import NormalDist
from typing import Literal, NamedTuple

from msgspec.structs import replace

from auditor.activities.sites import title
from auditor.report import AuditResult, Band, FurtherGoal, Report, Value
from auditor.translatable import gettext, listed

#: How often it may be said that something differs where nothing does, over all audits of a comparison.
BY_CHANCE = 0.1
_NORMAL = NormalDist()
#: Where an interval of 80 % ends, in standard deviations.
_END = _NORMAL.inv_cdf(0.9)
#: Units of what is counted, which more days make more of: compared by so many days. And of what more days make more of
#: in no such simple way, as an effective number.
_COUNTED, _PER = ("count",), 30
_GROWING = ("people",)
#: And of a chance to get somewhere by a date, which each day that passes leaves less time for.
_TOWARDS_A_DATE = ("probability",)
_ALIKE = 1.1  # times as many days make no difference worth a word

Outcome = Literal["differs", "apart", "same", "one", "neither"]


class Pair(NamedTuple):
    """One audit in both reports.

    ``outcome``: "apart": the ranges do not overlap, but among so many comparisons some do not by chance; "one": only
    one of them measured it, and ``why`` is what the other report says of that, or the two cannot be compared, and
    ``unlike`` says so in the language spoken now. ``better``: whether the second is nearer to what works, None where
    that is not judged, does not differ, or both work. ``days``: of which days up to each report's last the two values
    are, where these are not the report's, and ``overlap``: how many days are in both. ``per``: counts are of so many
    days. ``hope``: the outcome of the further goal that it is of, empty where it is of the report itself; ``audit``
    then has a name that no audit of the report has.
    """

    question: str
    audit: str
    first: Value | None
    second: Value | None
    outcome: Outcome
    better: bool | None = None
    why: str = ""
    unlike: str = ""
    days: tuple[int | None, int | None] = (None, None)
    overlap: int = 0
    per: int | None = None
    hope: str = ""


class Comparison(NamedTuple):
    """What differs first, the clearest before all others; ``overlap``: how many days both read; ``lengths``: how many
    days each read; ``roles_differ``: they were read for different roles, which changes what works and no value;
    ``same_answers``: both were made on one day, so that what rests on answers rests on the same ones."""

    pairs: tuple[Pair, ...]
    overlap: int
    roles_differ: bool
    lengths: tuple[int, int] = (0, 0)
    same_answers: bool = False

    def of(self, outcome: Outcome) -> tuple[Pair, ...]:
        """The pairs of one outcome."""
        return tuple(pair for pair in self.pairs if pair.outcome == outcome)

    @property
    def compared(self) -> int:
        """How many audits were compared."""
        return len(self.of("differs")) + len(self.of("apart")) + len(self.of("same"))

    @property
    def unequal(self) -> bool:
        """Whether one read clearly more days than the other."""
        return max(self.lengths) > _ALIKE * min(self.lengths)


def compare(first: Report, second: Report) -> Comparison:
    """The two, audit by audit. A value that both counted in full and that is another one differs for certain."""
    before, after = _every(first), _every(second)
    same_answers = first.created.date() == second.created.date()
    pairs = [
        _side_by_side((first, second), (before.get(name), after.get(name)), name, same_answers=same_answers)
        for name in dict.fromkeys((*after, *before))
    ]
    hopes = {_of_further(each.further, ""): each.further.outcome for each in (first, second) if each.further}
    pairs = [pair._replace(hope=next((hopes[of] for of in hopes if pair.audit.startswith(of)), "")) for pair in pairs]
    chances = {
        pair.audit: chance
        for pair in pairs
        if pair.outcome == "same" and (chance := _chance(pair.first, pair.second)) is not None
    }
    differing = _beyond_chance(chances)
    pairs = [_judged(pair, before, after, differing) for pair in pairs]
    order: dict[Outcome, int] = {"differs": 0, "apart": 1, "same": 2, "one": 3, "neither": 4}
    pairs.sort(key=lambda pair: (order[pair.outcome], chances[pair.audit] if order[pair.outcome] < 2 else 0))
    both = set(first.sites) & set(second.sites)
    return Comparison(
        tuple(pairs),
        _overlap(first, second, None, None) if both else 0,
        first.role != second.role,
        (_length(first), _length(second)),
        same_answers
        and any(pair.outcome in ("differs", "apart", "same") and after[pair.audit].answers for pair in pairs),
    )


def _every(report: Report) -> dict[str, AuditResult]:
    """All results by name, those of the further goal by a name with its outcome, so that only like is compared."""
    own = {_of_further(report.further, each.id): each for each in report.further.audits} if report.further else {}
    return report.audits() | own


def _of_further(further: FurtherGoal, audit: str) -> str:
    return f"further-goal/{further.outcome}/{audit}"


def _length(report: Report) -> int:
    return (report.last - report.first).days + 1


def _overlap(first: Report, second: Report, days: int | None, other: int | None) -> int:
    """How many days both read, where they read so many up to their last."""
    begins = max(one.last.toordinal() - (of or _length(one)) for one, of in ((first, days), (second, other)))
    return max(0, min(first.last, second.last).toordinal() - begins)


def _side_by_side(
    reports: tuple[Report, Report],
    results: tuple[AuditResult | None, AuditResult | None],
    name: str,
    *,
    same_answers: bool,
) -> Pair:
    """The two as they can be compared ("same" until that is done), or why they cannot."""
    (first, second), (before, after) = reports, results
    either = after or before
    one, other = (found.value if found else None for found in results)
    days = before.days if before else None, after.days if after else None
    pair = Pair(either.question if either else name, name, one, other, "same", days=days)
    if one is None and other is None:
        return pair._replace(outcome="neither")
    if one is None or other is None:
        silent = before if one is None else after
        if silent is None:
            unlike = (
                gettext("When that report was made, no such hope was stated.")
                if name not in first.audits() and name not in second.audits()
                else gettext("It was not among the audits of that report.")
            )
            return pair._replace(outcome="one", unlike=unlike)
        return pair._replace(outcome="one", why=silent.missing.what if silent.missing else silent.note or "")
    if set(first.sites) & set(second.sites) and days != (None, None):
        pair = pair._replace(overlap=_overlap(first, second, *days))
    if same_answers and either and either.answers_only:
        unlike = gettext(
            "It is your answer of the day on which both were made, and says nothing about the time between."
        )
        return pair._replace(outcome="one", unlike=unlike)
    side_by_side = not set(first.sites) & set(second.sites)  # one site beside another, as was asked
    if one.profiles and other.profiles and one.profiles != other.profiles and not side_by_side:
        unlike = gettext(
            "One tells of your profile on %(first)s and the other on %(second)s, so a difference is none of the "
            "profile.",
            first=listed([title(site) for site in one.profiles]),
            second=listed([title(site) for site in other.profiles]),
        )
        return pair._replace(outcome="one", unlike=unlike)
    if one.unit != other.unit:
        return pair._replace(outcome="one", unlike=gettext("The two are told in different units."))
    if one.unit in _TOWARDS_A_DATE and first.last != second.last:
        unlike = gettext(
            "They look ahead from different days: with less time left, the chance is smaller even if nothing else "
            "changed."
        )
        return pair._replace(outcome="one", unlike=unlike)
    lengths = days[0] or _length(first), days[1] or _length(second)
    if max(lengths) > _ALIKE * min(lengths) and one.unit in _GROWING:
        unlike = gettext(
            "One covers %(first)s days and the other %(second)s: more days by themselves make the number larger.",
            first=lengths[0],
            second=lengths[1],
        )
        return pair._replace(outcome="one", unlike=unlike)
    if lengths[0] != lengths[1] and one.unit in _COUNTED:
        pair = pair._replace(first=_per(one, lengths[0]), second=_per(other, lengths[1]), per=_PER)
    if _chance(pair.first, pair.second) is None:
        return pair._replace(outcome="one", unlike=gettext("Nothing tells how far chance alone may move it."))
    return pair


def _per(value: Value, days: int) -> Value:
    """What was counted in so many days, by the days that counts are compared by."""

    def scaled(number: float | None) -> float | None:
        return None if number is None else number * _PER / days

    return replace(value, number=value.number * _PER / days, low=scaled(value.low), high=scaled(value.high))


def _judged(
    pair: Pair, before: Mapping[str, AuditResult], after: Mapping[str, AuditResult], differing: set[str]
) -> Pair:
    """What can be compared, as what it came to."""
    if pair.outcome != "same":
        return pair
    if pair.audit not in differing:
        return pair._replace(outcome="apart") if _apart(pair.first, pair.second) else pair
    one, other = before[pair.audit], after[pair.audit]
    both_work = one.band is other.band is Band.WORKING
    better = None
    if not both_work and one.score and other.score and one.score.value != other.score.value:
        better = other.score.value > one.score.value
    return pair._replace(outcome="differs", better=better)


def _apart(first: Value | None, second: Value | None) -> bool:
    """Whether the ranges of two values do not overlap."""
    if first is None or second is None:
        return False
    lower, higher = sorted((first, second), key=lambda value: value.number)
    return lower.high is not None and higher.low is not None and lower.high < higher.low


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
