"""Do I greet people before I come to the point?

Made up, to show how a package adds an audit: what it says of greetings is nobody's finding.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum
from auditor.facts import Facts
from auditor.facts.acts import holds
from auditor.report import Citation, PointsTo, Role
from auditor.scoring.curves import LogitShare

HANDBOOK = Citation("The Plaza Neighbours' Handbook, made up", checked=False)


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Messages of mine with a greeting ÷ all messages of mine that could be read."""
    mine = facts.within("messages").filter("mine", pl.col("acts").is_not_null())
    k = mine.filter(holds(Act.GREETING)).height
    return Measure(
        value=k / mine.height if mine.height else 0.0,
        n=mine.height,
        k=k,
        words=f"{k} of {mine.height} messages of yours held a greeting",
        observation=f"{k} of {mine.height} messages of yours held a greeting.",
    )


AUDIT = Audit(
    id="greetings-first",
    question="Do I greet people before I come to the point?",
    title="You greet people before you come to the point",
    mixed_title="You often greet people before you come to the point",
    failure_title="You mostly come to the point at once",
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(5, "messages that could be read"),
    facts=("messages",),
    needs=(Subject.MESSAGE_SENT,),
    curve=LogitShare(good=0.8, fair=0.4),
    grounds=Grounds(direction="E", threshold="E", why="Our convention.", sources=("plaza-handbook",)),
    advice=Advice(
        reason="If warmth is what you came for, a greeting costs a second.",
        choice="You could greet, or stay brief among friends.",
        action="Begin the next message with a greeting.",
        minutes=1,
    ),
    caveats="Made up.",
    measure=measure,
)
