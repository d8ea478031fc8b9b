"""Am I talking only to people I already talk to?

Those one hardly knows carry other news; those one knows well carry help. Either alone is a choice.
"""

import polars as pl

from auditor.activity import Subject
from auditor.curves import Band, LogitShare
from auditor.declaration import Advice, Answer, Audit, Grounds, Measure, Minimum, Override
from auditor.expectations import Expectations
from auditor.facts import Facts
from auditor.report import Missing, PointsTo, Role, Row, ShareBar, Table

_LEAST_PARTNERS = 15
_HIGH = LogitShare(good=0.70, fair=0.92)
_SPARING = Override(curve=Band(LogitShare(good=0.20, fair=0.06), _HIGH))


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """My composed messages and replies to people who were weak or dormant ties at the window's start, or new ÷ all of
    them to one person each."""
    written = facts.within("interactions").filter(pl.col("mine"), pl.col("composed"))
    if written["partner"].n_unique() < _LEAST_PARTNERS:
        have = written["partner"].n_unique()
        return Missing(
            what=f"This needs {_LEAST_PARTNERS} people you wrote to; there are {have}.",
            remedy="It comes with use, or with an archive of another site you use.",
            have=have,
            need=_LEAST_PARTNERS,
        )
    kinds = facts["ties"].select("site", "partner", "kind_before")
    each = written.join(kinds, on=["site", "partner"], how="left").with_columns(pl.col("kind_before").fill_null("new"))
    n = each.height
    k = each.filter(pl.col("kind_before") != "strong").height
    strong = (
        each.filter(pl.col("kind_before") == "strong").group_by("site", "partner").len().sort("len", descending=True)
    )
    rows = tuple(
        Row(facts.name(site, who), f"{count} messages", None, site) for site, who, count in strong.head(10).iter_rows()
    )
    bar = ShareBar(
        "To whom you wrote", (("people you know little or lost sight of", float(k)), ("close ties", float(n - k)))
    )
    return Measure(
        value=k / n,
        n=n,
        k=k,
        words=f"{k} of {n} messages went to people you know little",
        observation=f"In the last {facts.days:.0f} days you wrote {n} times to {each['partner'].n_unique()} people; "
        f"{k} of "
        "these went to people you hardly know or had lost sight of.",
        credit="You keep your close ties well." if (n - k) / n > 0.5 else "",
        details=(bar, Table("Those you know best", rows)) if rows else (bar,),
        weight=0.5 if expectations.digital_industry is False else 1.0,
    )


AUDIT = Audit(
    id="weak-tie-share",
    question="Am I talking only to people I already talk to?",
    title="You write to people near and far",
    failure_title="What you write stays on one side, near or far",
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(40, "messages to single people"),
    facts=("interactions", "ties"),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    curve=Band(LogitShare(good=0.35, fair=0.12), _HIGH),
    roles={Role.CORP: _SPARING, Role.ACAD: _SPARING},
    grounds=Grounds(
        direction="A",
        threshold="E",
        why="Among over 20 million people whose suggestions were varied by chance, moderately weak ties led to more "
        "changes of job in digital industries, strong ones elsewhere. Each for each a strong tie is worth more. The "
        "experiment is about forming ties, not about how talk is shared out.",
        sources=("rajkumar-2022", "gee-2017", "utz-breuer-2019"),
    ),
    advice=Advice(
        reason="If new information is what you came for, people at one remove tend to bring more of it, "
        "particularly in "
        "digital work.",
        choice="You could write to one of them, or decide that depth is what you want.",
        action="Reply to one person you have exchanged with only once or twice.",
        minutes=10,
    ),
    caveats="Well-being goes with strong ties. In less digital industries this weighs half.",
    measure=measure,
)
