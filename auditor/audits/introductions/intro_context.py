"""Do my introductions say why?

Two strangers in one message wonder why. One sentence about each, one reason for each and a first step let them begin.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum
from auditor.facts import Facts
from auditor.report import Histogram, PointsTo, Role, Row, Table
from auditor.scoring.curves import Piecewise

_CHECKS = 4


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Mean over introductions I made of four checks: who the one is, who the other is, why now for each, who moves
    next."""
    made = facts.within("introductions").filter("mine", pl.col("checks").is_not_null())
    shares = [checks / _CHECKS for checks in made["checks"]]
    value = sum(shares) / len(shares) if shares else 0.0
    bins = tuple((f"{told} of {_CHECKS}", made.filter(pl.col("checks") == told).height) for told in range(_CHECKS + 1))
    rows = tuple(
        Row(
            " and ".join(facts.name(site, person) for person in people),
            f"{checks} of {_CHECKS} told",
            day,
            site,
            (message,),
        )
        for site, people, checks, day, message in made.sort("checks", "at")
        .head(20)
        .select("site", "people", "checks", "day", "id")
        .iter_rows()
    )
    return Measure(
        value=value,
        n=made.height,
        samples=tuple(shares),
        words=f"{_CHECKS * value:.1f} of {_CHECKS} things are told, on average",
        observation=f"Your {made.height} introductions of the last {facts.days:.0f} days told {_CHECKS * value:.1f} of "
        f"{_CHECKS} things the two needed.",
        credit="Most of what the two needed was there." if value >= 0.5 else "",
        details=(
            Histogram("How much your introductions told", bins, "introductions"),
            Table("Your introductions, the barest first", rows, more=max(0, made.height - 20)),
        )
        if rows
        else (),
    )


AUDIT = Audit(
    id="intro-context",
    question="Do my introductions say why?",
    title="Your introductions say who, why and what next",
    mixed_title="Your introductions say part of who, why and what next",
    failure_title="Your introductions leave the two guessing",
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(4, "introductions that could be read"),
    facts=("introductions",),
    needs=(Subject.MESSAGE_SENT,),
    acts=(Act.INTRODUCTION,),
    period=365,
    curve=Piecewise(good=0.90, fair=0.50),
    grounds=Grounds(
        direction="D",
        threshold="E",
        why="“I don't actually know why we were introduced” is what people who are introduced much say most.",
        sources=("wilson-2009",),
    ),
    advice=Advice(
        reason="If you want them to write to each other, tell each what the other might have for them.",
        choice="You could add one sentence for each, or leave it short among close friends.",
        action="Give each person one sentence on what the other might offer them.",
        minutes=5,
    ),
    caveats="Close friends need less. The reading is by cues and happens on your machine.",
    measure=measure,
)
