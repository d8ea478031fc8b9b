"""Do I thank people who helped?

People who write thanks underestimate how welcome it is. It is also how someone learns that their help was of use.
"""

import polars as pl

from auditor.activity import Subject
from auditor.acts import Act
from auditor.audit import Advice, Audit, Grounds, Measure, Minimum
from auditor.curves import LogitShare
from auditor.expectations import Expectations
from auditor.facts import DAY, Facts
from auditor.report import PointsTo, Role, Row, Table

_DAYS = 7


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Helps received (answer, introduction, recommendation) that I thanked for within 7 days, or say that I thanked for
    elsewhere ÷ helps received. Helps of one person within 7 days of each other are one."""
    within = facts.within("favours").filter(pl.col("partner").is_not_null())
    helps = (
        within.filter(pl.col("kind") == "help", pl.col("personal"), pl.col("at") <= facts.end - _DAYS * DAY)
        .sort("site", "partner", "at")
        .filter((pl.col("at") - pl.col("at").shift(1).over("site", "partner") > _DAYS * DAY).fill_null(True))
    )
    thanks = facts["favours"].filter(pl.col("kind") == "thanks").select("site", "partner", thanked_at="at")
    thanked = (
        helps.join(thanks, on=["site", "partner"], how="inner")
        .filter(pl.col("thanked_at").is_between(pl.col("at"), pl.col("at") + _DAYS * DAY))["id"]
        .to_list()
    )
    done = helps.filter(pl.col("id").is_in([*thanked, *expectations.thanked_elsewhere]))
    open_ones = helps.join(done, on="id", how="anti").sort("at", descending=True)
    n, k = helps.height, done.height
    rows = tuple(
        Row(facts.name(site, partner), "helped you", facts.window.day(at), site, (helped,))
        for site, partner, at, helped in open_ones.head(20).select("site", "partner", "at", "id").iter_rows()
    )
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=f"{k} of {n} helps were followed by thanks within a week",
        observation=f"In the last {facts.days:.0f} days people helped you {n} times; {k} of them read thanks from you "
        "within a week.",
        credit="Many of those who helped you know that it was of use." if n and k / n >= 0.5 else "",
        details=(Table("Helps without thanks seen here", rows, more=max(0, open_ones.height - 20)),) if rows else (),
    )


AUDIT = Audit(
    id="thanks-rate",
    question="Do I thank people who helped?",
    title="People who helped hear that it was of use",
    failure_title="Some people who helped do not hear whether it was of use",
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(6, "helps received"),
    facts=("favours",),
    needs=(Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT),
    acts=(Act.OFFER, Act.THANKS),
    curve=LogitShare(good=0.90, fair=0.50),
    grounds=Grounds(
        direction="A",
        threshold="E",
        why="Senders of letters of thanks underestimated how surprised and glad the readers were, and overestimated "
        "how "
        "awkward it would be. That is about the reader's feelings, not about anyone's career.",
        sources=("kumar-epley-2018",),
    ),
    advice=Advice(
        reason="If you would like people to know that their help mattered, two sentences mean more than they seem to.",
        choice="You could write them now, or tick those you thanked in person.",
        action="Write two sentences to the last person who helped you and name what changed.",
        minutes=5,
    ),
    caveats="Thanks given elsewhere cannot be seen: tick “thanked offline” among your answers.",
    measure=measure,
)
