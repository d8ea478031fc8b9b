"""Who starts our conversations?

If it is always the others, they may stop; if it is always me, the tie may be mine alone. Both ends can be fine for a
while, and for some roles for long.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.audits import naming
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import Facts
from auditor.facts.conversations import unreadable
from auditor.report import PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import Band, LogitShare

_LOW = LogitShare(good=0.35, fair=0.15)
_HIGH = LogitShare(good=0.65, fair=0.85)
_STARTERS = Band(_LOW, LogitShare(good=0.80, fair=0.94))
_SOUGHT = Band(LogitShare(good=0.15, fair=0.04), _HIGH)


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Conversations I started ÷ (those I started + personal ones that others started). Strangers' pitches, paid and
    unwanted mail and groups are left out."""
    everything = facts.within("conversations")
    begun = everything.filter(~pl.col("group"), ~pl.col("pitched"))
    n, k = begun.height, int(begun["started"].sum())
    others = (
        begun.group_by("site", "partner")
        .agg(pl.col("started").sum(), theirs=(~pl.col("started")).sum(), first=pl.col("first_id"))
        .filter(pl.col("started") == 0, pl.col("theirs") >= 2)
        .sort("theirs", "partner", descending=[True, False])
    )
    rows = tuple(
        Row(facts.name(site, who), f"wrote first {theirs} times", None, site, tuple(ids[:5]))
        for site, who, theirs, ids in others.head(10).select("site", "partner", "theirs", "first").iter_rows()
    )
    bar = ShareBar("Who wrote first", (("you", float(k)), ("the others", float(n - k))))
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=f"you started {k} of {n} conversations",
        observation=f"In the last {facts.days:.0f} days you started {k} of {n} conversations.",
        action=f"Write first to {naming.people([row.label for row in rows[:3]], 'or')} this week." if rows else None,
        details=(bar, Table("People who always write first", rows)) if rows else (bar,),
        unread=everything.filter(unreadable()).height,
        unread_of="conversations",
    )


AUDIT = Audit(
    id="initiation-balance",
    question="Who starts our conversations?",
    title="Both sides start conversations",
    mixed_title="One side starts more of the conversations",
    failure_title="One side starts most conversations",
    points_to=(PointsTo.HABIT, PointsTo.CONTEXT),
    unit="share",
    minimum=Minimum(20, "personal conversations"),
    facts=("conversations",),
    needs=(Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT),
    acts=(Act.PITCH,),
    period=90,
    curve=Band(_LOW, _HIGH),
    roles={
        Role.JOB: Override(curve=_STARTERS),
        Role.SALES: Override(curve=_STARTERS),
        Role.FOUND: Override(curve=_STARTERS),
        Role.MEDIA: Override(curve=_SOUGHT),
        Role.CREA: Override(curve=_SOUGHT),
    },
    grounds=Grounds(
        direction="A",
        threshold="E",
        why="Being written to is appreciated more than the one who writes expects, most of all when it comes as a "
        "surprise. That supports starting; where balance lies is our convention.",
        sources=("liu-2023",),
    ),
    advice=Advice(
        reason="If you want a tie to be carried by both, it matters who writes first now and then.",
        choice="You could write first to someone who always does, or be content with how it is shared.",
        action="Start one conversation this week with someone who always writes first.",
        minutes=10,
    ),
    caveats="Shyness, seniority and how women and men are expected to behave shape who starts. This is no judgement.",
    measure=measure,
)
