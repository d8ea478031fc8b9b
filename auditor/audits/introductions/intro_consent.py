"""Did both sides say yes first?

Being introduced costs time, mostly the time of the one who is asked for something. A question before makes no easy.
"""

import polars as pl

from auditor.activity import Subject
from auditor.acts import Act
from auditor.curves import LogitShare
from auditor.declaration import Advice, Audit, Grounds, Measure, Minimum
from auditor.expectations import Expectations
from auditor.facts import Facts
from auditor.report import PointsTo, Role, Row, Table


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Introductions I made with an opt-in of each side in messages of the 60 days before, or marked so by me ÷
    introductions I made."""
    made = facts.within("introductions").filter("mine")
    agreed = made.filter(
        (pl.col("consented") >= 1.0) | pl.col("id").is_in([name for name, yes in expectations.consented.items() if yes])
    )
    n, k = made.height, agreed.height
    unasked = made.join(agreed, on="id", how="anti").sort("at", descending=True)
    rows = tuple(
        Row(" and ".join(facts.name(site, person) for person in people), "no yes of both seen", day, site, (message,))
        for site, people, day, message in unasked.head(20).select("site", "people", "day", "id").iter_rows()
    )
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=f"before {k} of {n} introductions both had said yes",
        observation=f"In the last {facts.days:.0f} days you made {n} introductions; before {k} of them both had "
        f"said yes.",
        details=(Table("Introductions without a yes of both seen here", rows),) if rows else (),
    )


AUDIT = Audit(
    id="intro-consent",
    question="Did both sides say yes first?",
    title="Both sides say yes before you introduce them",
    failure_title="Some introductions come before both sides said yes",
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(5, "introductions"),
    facts=("introductions",),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    acts=(Act.INTRODUCTION, Act.CONSENT),
    period=365,
    curve=LogitShare(good=0.85, fair=0.40),
    grounds=Grounds(
        direction="D",
        threshold="E",
        why="Many who introduce much ask both first; others call that an aim more than a habit, and skip it when "
        "they are "
        "sure.",
        sources=("wilson-2009", "suster-introductions"),
    ),
    advice=Advice(
        reason="If the one who would give the time should feel free, ask before, not after.",
        choice="You could ask both first, or trust a standing yes of people you know well.",
        action="Ask the person who would give the time first, and make “no” easy.",
        minutes=5,
    ),
    caveats="A standing permission counts, and so does a yes given in person: mark it.",
    measure=measure,
)
