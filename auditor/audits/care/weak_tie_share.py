"""Am I talking only to people I already talk to?

Those one hardly knows carry other news; those one knows well carry help. Either alone is a choice.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits import naming
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import Facts
from auditor.report import Missing, PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import Band, LogitShare
from auditor.scoring.intervals import share

_LEAST_PARTNERS = 15
_HIGH = LogitShare(good=0.70, fair=0.92)
_SPARING = Override(curve=Band(LogitShare(good=0.20, fair=0.06), _HIGH))


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """My composed messages and replies to weak or dormant ties, as they stand at the window's end ÷ all of them to one
    person each."""
    written = facts.within("interactions").filter(pl.col("mine"), pl.col("composed"))
    people = (
        written.group_by("site", "partner")
        .len("count")
        .join(facts["ties"].select("site", "partner", "kind"), on=["site", "partner"])
        .sort("count", "site", "partner", descending=[True, False, False])
    )
    if people.height < _LEAST_PARTNERS:
        return Missing(
            what=f"This needs {_LEAST_PARTNERS} people you wrote to; there are {people.height}.",
            remedy="It comes with use, or with an archive of another site you use.",
            have=people.height,
            need=_LEAST_PARTNERS,
        )
    strong, further = pl.col("kind") == "strong", pl.col("kind").is_in(["weak", "dormant"])
    n, k, near = (int(people.filter(of)["count"].sum()) for of in (pl.lit(True), further, strong))
    effective = n**2 / int((people["count"] ** 2).sum())
    rows = tuple(
        Row(facts.name(site, who), f"{count} messages", None, site)
        for site, who, count in people.filter(strong).head(10).select("site", "partner", "count").iter_rows()
    )
    parts = (
        ("people you know a little or had lost sight of", float(k)),
        ("close ties", float(near)),
        ("people you never had an exchange with", float(n - k - near)),
    )
    bar = ShareBar("To whom you wrote", parts)
    near_strangers = (
        facts["ties"]
        .filter(pl.col("kind") == "weak", pl.col("name").is_not_null())
        .filter(~pl.col("partner").is_in(expectations.not_this_person))
        .sort("at", "partner", descending=[True, False])["name"]
        .head(3)
        .to_list()
    )
    return Measure(
        value=k / n,
        n=n,
        k=k,
        action=f"Write to {naming.people(near_strangers, 'or')}, whom you know a little." if near_strangers else None,
        # Messages to one person come together: the sample is people, of whom some count more than others (Kish 1965).
        interval=share(k / n * effective, effective),
        words=f"{k} of {n} messages went to people you know a little or had lost sight of",
        observation=f"In the last {facts.days:.0f} days you wrote {n} times to {people.height} people; {k} of these "
        "messages went to people you know a little or had lost sight of.",
        credit="You keep your close ties well." if near / n > 0.5 else "",
        details=(bar, Table("Those you know best", rows)) if rows else (bar,),
        weight=0.5 if expectations.digital_industry is False else 1.0,
    )


AUDIT = Audit(
    id="weak-tie-share",
    question="Am I talking only to people I already talk to?",
    title="You write to people near and far",
    mixed_title="What you write leans to one side, near or far",
    failure_title="What you write stays on one side, near or far",
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(40, "messages to single people"),
    facts=("interactions", "ties"),
    needs=(Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED),
    period=90,
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
