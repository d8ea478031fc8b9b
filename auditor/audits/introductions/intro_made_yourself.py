"""Do I make the introduction or just hand over a name?

A name handed over leaves both with the hard part: one has to write to a stranger, the other to guess why. Three lines
to both do it for all three.
"""

import polars as pl

from auditor.activity import Subject
from auditor.acts import Act
from auditor.curves import LogitShare
from auditor.declaration import Advice, Audit, Grounds, Measure, Minimum
from auditor.expectations import Expectations
from auditor.facts import Facts
from auditor.report import PointsTo, Role, Row, ShareBar, Table


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Introductions I made to both people at once ÷ (those + bare names, numbers or links I gave as a referral)."""
    referred = facts.within("referrals")
    n, k = referred.height, int(referred["introduced"].sum())
    bare = referred.filter(~pl.col("introduced")).sort("at", descending=True)
    rows = tuple(
        Row(
            ", ".join(facts.name(site, person) for person in people or ["someone"]),
            "got a name",
            day,
            site,
            (message,),
        )
        for site, people, day, message in bare.head(20).select("site", "people", "day", "id").iter_rows()
    )
    bar = ShareBar("How you brought people together", (("introduced both", float(k)), ("gave a name", float(n - k))))
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=f"{k} of {n} referrals were introductions you made yourself",
        observation=f"In the last {facts.days:.0f} days you brought people together {n} times; {k} times you "
        f"wrote to both.",
        credit="You do bring people together." if n else "",
        details=(bar, Table("Names you gave", rows)) if rows else (bar,),
    )


AUDIT = Audit(
    id="intro-made-yourself",
    question="Do I make the introduction or just hand over a name?",
    title="You make introductions yourself",
    failure_title="Names are handed over where an introduction would help all three",
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(5, "referrals"),
    facts=("referrals",),
    needs=(Subject.MESSAGE_SENT,),
    acts=(Act.INTRODUCTION, Act.BARE_NAME),
    period=365,
    curve=LogitShare(good=0.90, fair=0.50),
    grounds=Grounds(
        direction="C/D",
        threshold="E",
        why="Making the introduction yourself whenever possible is better for all three, say those who do it "
        "much; people "
        "who join others together are more involved in what is new.",
        sources=("teten-allen-2004", "obstfeld-2005"),
    ),
    advice=Advice(
        reason="If you want the two to really meet, three lines to both take you less time than the stranger's letter "
        "takes the other.",
        choice="You could write to both, or keep a name to yourself where a source has to be protected.",
        action="Replace your next “you should call X” with a three-line message to both.",
        minutes=5,
    ),
    caveats="Introductions in person or by phone are not seen. A source who must stay unknown is no referral.",
    measure=measure,
)
