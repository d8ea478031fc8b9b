"""Do I report back to the person who introduced me?

Who introduces lends their name. A prompt word to the new contact, and a word on what came of it, give it back.
"""

import polars as pl

from auditor.activity import Subject
from auditor.acts import Act
from auditor.curves import LogitShare
from auditor.declaration import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.expectations import Expectations
from auditor.facts import DAY, Facts
from auditor.facts.introductions import LOOP_DAYS, PROMPT_HOURS, within_hours
from auditor.report import Checks, PointsTo, Role, Row, Table


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Introductions received where I wrote to the new contact within 48 hours and told the connector what came of it
    within 30 days ÷ introductions received that are 30 days old or older."""
    got = facts.within("introductions").filter(~pl.col("mine"), pl.col("at") + LOOP_DAYS * DAY <= facts.end)
    told = got.with_columns(prompt=within_hours("met_at", PROMPT_HOURS), reported=pl.col("reported_at").is_not_null())
    done = told.filter("prompt", "reported")
    n, k = told.height, done.height
    rows = tuple(
        Row(facts.name(site, who), "introduced you; no word on it seen", day, site, (message,))
        for site, who, day, message in told.filter(~pl.col("reported"))
        .sort("at", descending=True)
        .head(20)
        .select("site", "connector", "day", "id")
        .iter_rows()
    )
    checks = Checks(
        "Of the introductions you got",
        (
            (f"you wrote within two days: {int(told['prompt'].sum())} of {n}", bool(n) and bool(told["prompt"].all())),
            (f"you reported back: {int(told['reported'].sum())} of {n}", bool(n) and bool(told["reported"].all())),
        ),
    )
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=f"{k} of {n} introductions were taken up promptly and reported back",
        observation=f"Of {n} introductions you got, {k} were taken up within two days and reported back within a "
        f"month.",
        details=(checks, Table("People waiting to hear", rows)) if rows else (checks,),
    )


AUDIT = Audit(
    id="loop-closed-recipient",
    question="Do I report back to the person who introduced me?",
    title="Who introduces you hears what came of it",
    failure_title="Who introduces you seldom hears what came of it",
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(3, "introductions received"),
    facts=("introductions",),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    acts=(Act.INTRODUCTION, Act.OUTCOME_REPORT),
    period=365,
    curve=LogitShare(good=0.90, fair=0.50),
    roles={Role.MEDIA: Override(weight=0.5)},
    grounds=Grounds(
        direction="A/D",
        threshold="E",
        why="People who introduce advise it; and thanks mean more to those who get them than the writers think.",
        sources=("wilson-2009", "kumar-epley-2018"),
    ),
    advice=Advice(
        reason="If you would like them to introduce you again, or just to be fair to them, two lines do it.",
        choice="You could write them now, or tell them when you next meet.",
        action="Tell the last person who introduced you what happened, whatever happened.",
        minutes=5,
    ),
    caveats="Few cases: the counts are what to look at. What you told them in person is not seen.",
    measure=measure,
)
