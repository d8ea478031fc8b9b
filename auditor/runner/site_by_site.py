"""One audit on each site by itself, so that what works on one site does not hide what fails on another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from auditor.activities.sites import title
from auditor.audits.audit import Answer, Audit, Measure
from auditor.report import Band, Score
from auditor.scoring.curves import Curve
from auditor.scoring.score import FAIR, band, score
from auditor.translatable import N_, gettext, listed

#: Cases on a site; fewer say nothing of it by itself (our convention).
LEAST_CASES = 5


@dataclass(frozen=True)
class OnSite:
    """What an audit measured on one site, with its score and band; these are None where the audit has no curve."""

    site: str
    measure: Measure
    low: float
    high: float
    score: Score | None = None
    band: Band | None = None

    @property
    def cases(self) -> int:
        """How many there were to look at."""
        return _cases(self.measure)


def clearly_apart(
    audit: Audit, sites: Sequence[str], measured: Callable[[str], Answer], curve: Curve | None
) -> tuple[OnSite, ...]:
    """The audit on each site, the one with most cases first, if two sites clearly differ: no value lies in the
    intervals of both, and where there is a ``curve``, their bands differ. Else nothing. ``measured`` asks the audit of
    one site."""
    if not audit.by_site or len(sites) < 2:
        return ()
    found = [
        _scored(audit, site, answer, curve)
        for site in sites
        if isinstance(answer := measured(site), Measure) and not answer.unreadable and _cases(answer) >= LEAST_CASES
    ]
    if not any(_differ(one, other) for one, other in combinations(found, 2)):
        return ()
    return tuple(sorted(found, key=lambda each: (-each.cases, each.site)))


def _cases(measure: Measure) -> int:
    return measure.n if measure.cases is None else measure.cases


def _scored(audit: Audit, site: str, answer: Measure, curve: Curve | None) -> OnSite:
    low, high = answer.bounds(audit.id)
    if curve is None:
        return OnSite(site, answer, low, high)
    points = score(curve, answer.value, low, high, audit.cap)
    return OnSite(site, answer, low, high, points, band(max(points.value, FAIR) if audit.mild else points.value))


def _differ(one: OnSite, other: OnSite) -> bool:
    return (one.high < other.low or other.high < one.low) and (one.band is None or one.band is not other.band)


def told(parts: Sequence[OnSite]) -> str:
    """What was measured on each site, in short."""
    return ", ".join(
        gettext("on %(site)s %(value)s", site=title(part.site), value=part.measure.in_short) for part in parts
    )


def taken_together(parts: Sequence[OnSite]) -> Score:
    """The mean of the sites' scores, by how many cases each has: that one is quick on one site is nothing to those who
    wait on another."""
    cases = sum(part.cases for part in parts)
    scores = [(part.score, part.cases) for part in parts if part.score]
    value, low, high = (
        round(sum(getattr(points, end) * n for points, n in scores) / cases, 4) for end in ("value", "low", "high")
    )
    return Score(value, low, high)


def named(audit: Audit, parts: Sequence[OnSite], shown: Band) -> str:
    """The title: where it goes well and where less so; where it goes well nowhere, that of the band shown."""
    well = [part for part in parts if part.band is Band.WORKING]
    less = [part for part in parts if any(_differ(part, other) for other in well)]
    if not less:
        return gettext(audit.named(shown))
    never = all(part.measure.k == 0 for part in less)
    return gettext(
        N_("%(title)s on %(well)s, not on %(less)s") if never else N_("%(title)s on %(well)s, less so on %(less)s"),
        title=gettext(audit.title),
        well=listed([title(part.site) for part in well], "and"),
        less=listed([title(part.site) for part in less], "and"),
    )
