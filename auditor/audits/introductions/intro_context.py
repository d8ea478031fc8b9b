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
from auditor.translatable import N_, gettext, listed, number

_CHECKS = 4


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Mean over introductions I made of four checks: who the one is, who the other is, why now for each, who moves
    next."""
    made = facts.within("introductions").filter("mine", pl.col("checks").is_not_null())
    shares = [checks / _CHECKS for checks in made["checks"]]
    value = sum(shares) / len(shares) if shares else 0.0
    bins = tuple(
        (gettext("%(told)s of %(checks)s", told=told, checks=_CHECKS), made.filter(pl.col("checks") == told).height)
        for told in range(_CHECKS + 1)
    )
    rows = tuple(
        Row(
            listed([facts.name(site, person) for person in people]),
            gettext("%(told)s of %(checks)s told", told=checks, checks=_CHECKS),
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
        words=gettext(
            "%(value)s of %(checks)s things are told, on average", value=number(_CHECKS * value, 1), checks=_CHECKS
        ),
        observation=gettext(
            "Your %(made)s introductions of the last %(days)s days told %(value)s of %(checks)s things the two needed.",
            made=made.height,
            days=round(facts.days),
            value=number(_CHECKS * value, 1),
            checks=_CHECKS,
        ),
        credit=gettext("Most of what the two needed was there.") if value >= 0.5 else "",
        details=(
            Histogram(gettext("How much your introductions told"), bins, gettext("introductions")),
            Table(gettext("Your introductions, the barest first"), rows, more=max(0, made.height - 20)),
        )
        if rows
        else (),
    )


AUDIT = Audit(
    id="intro-context",
    question=N_("Do my introductions say why?"),
    title=N_("Your introductions say who, why and what next"),
    mixed_title=N_("Your introductions say part of who, why and what next"),
    failure_title=N_("Your introductions leave the two guessing"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(4, N_("introductions that could be read")),
    facts=("introductions",),
    needs=(Subject.MESSAGE_SENT,),
    acts=(Act.INTRODUCTION,),
    period=365,
    curve=Piecewise(good=0.90, fair=0.50),
    grounds=Grounds(
        direction="D",
        threshold="E",
        why=N_("“I don't actually know why we were introduced” is what people who are introduced much say most."),
        sources=("wilson-2009",),
    ),
    advice=Advice(
        reason=N_("If you want them to write to each other, tell each what the other might have for them."),
        choice=N_("You could add one sentence for each, or leave it short among close friends."),
        action=N_("When you next introduce two people, give each one sentence on what the other might offer them."),
        minutes=5,
    ),
    caveats=N_("Close friends need less. The reading is by cues and happens on your machine."),
    measure=measure,
)
