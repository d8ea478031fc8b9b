"""Do all my active ties come from one world?

Compared with the people one is connected to, not with the world at large: whom one could meet is not one's own doing.
"""

import numpy as np
import polars as pl
from numpy.typing import NDArray

from auditor.activity import Subject
from auditor.curves import LogNormal
from auditor.declaration import Advice, Answer, Audit, Grounds, Measure, Minimum, Override
from auditor.expectations import Expectations
from auditor.facts import Facts
from auditor.facts.ties import partners
from auditor.intervals import resampled
from auditor.report import Missing, PointsTo, Role, Row, Table

_LEAST = 25
_KNOWN = 0.7
_DRAWS = 200
_FIELDS = ("employer", "industry", "region")


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Entropy of the employers (or else industries or regions, whichever is known) of the people I wrote to ÷ that of
    as many people drawn by chance from all my connections."""
    people = facts["ties"].with_columns(pl.col(_FIELDS).str.strip_chars().str.to_lowercase())
    wrote = partners(facts.within("interactions")).filter(pl.col("sent") > 0)
    active = people.join(wrote, on=["site", "partner"], how="semi")
    fields = [field for field in _FIELDS if active.height and active[field].is_not_null().mean() >= _KNOWN]  # type: ignore[operator]
    if active.height < _LEAST or not fields:
        what = (
            f"This needs {_LEAST} people you write with; there are {active.height}."
            if active.height < _LEAST
            else "For too few of the people you write with it is known where they work."
        )
        return Missing(
            what=what,
            remedy="LinkedIn's Connections.csv tells employers; the browser extension sees more on profiles.",
            have=active.height,
            need=_LEAST,
        )
    field = fields[0]
    mine = active.filter(pl.col(field).is_not_null())[field]
    everyone = people.filter(pl.col("connected_at").is_not_null() & pl.col(field).is_not_null())[field]
    places = np.unique(mine.to_numpy(), return_inverse=True)[1]
    base = _expected(np.unique(everyone.to_numpy(), return_inverse=True)[1], places.size)
    if base == 0.0:
        return Missing("All your connections come from one place, so there is nothing to compare with.", "")
    value = _entropy(places) / base

    def ratios(index: NDArray[np.intp]) -> NDArray[np.float64]:
        drawn = np.array([_entropy(places[row]) for row in index])
        return drawn * (value / drawn.mean()) if drawn.any() else drawn  # drawing again always loses some variety

    counts = mine.value_counts(sort=True).head(10)
    rows = tuple(Row(str(name).title(), f"{count} people") for name, count in counts.iter_rows())
    return Measure(
        value=value,
        n=mine.len(),
        interval=resampled(mine.len(), "context-diversity", ratios),
        words=f"{value:.2f} times as mixed by {field} as your connections are",
        observation=f"The {mine.len()} people you write with are {value:.2f} times as mixed by {field} as all your "
        "connections.",
        details=(Table(f"People you write with, by {field}", rows),),
        note="Whom you can meet is partly not your doing.",
    )


def _entropy(places: NDArray[np.integer]) -> float:
    """Shannon's entropy of a sample, in nats."""
    counts = np.bincount(places)
    shares = counts[counts > 0] / places.size
    return float(-(shares * np.log(shares)).sum())


def _expected(places: NDArray[np.integer], size: int) -> float:
    """The mean entropy of samples of ``size``: entropy grows with the sample, so only equal sizes can be compared."""
    if places.size <= size:
        return _entropy(places)
    rng = np.random.default_rng(size)
    return float(np.mean([_entropy(rng.choice(places, size, replace=False)) for _ in range(_DRAWS)]))


AUDIT = Audit(
    id="context-diversity",
    question="Do all my active ties come from one world?",
    title="The people you write with are as mixed as your connections",
    failure_title="The people you write with are less mixed than your connections",
    points_to=(PointsTo.HABIT, PointsTo.CONTEXT),
    unit="ratio",
    minimum=Minimum(_LEAST, "people you write with"),
    facts=("interactions", "ties"),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED, Subject.CONNECTION),
    curve=LogNormal(good=1.0, fair=0.6),
    roles={Role.CORP: Override(weight=0.5)},
    grounds=Grounds(
        direction="A",
        threshold="E",
        why="Like seeks like everywhere. When a conference mailed lists that widened the search, women met 57 % "
        "more new "
        "people; without them they met 42 % fewer than men. Opportunity is set by others, too.",
        sources=("mcpherson-2001", "bapna-funk-2021"),
    ),
    advice=Advice(
        reason="If you would like to hear from other worlds, following two people next door is the smallest step.",
        choice="You could add them, or stay among your own: that can be mutual support.",
        action="Add two people from a field next to yours to your follow list.",
        minutes=10,
    ),
    caveats="Only employer, industry and region are looked at. Gender, origin, religion and age are never inferred.",
    measure=measure,
)
