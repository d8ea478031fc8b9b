"""Do I say something or only click?

A like tells someone that they were seen; a sentence tells them why, and can be answered. So composed words are set
against all that took one click.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import Facts
from auditor.facts.messages import COMPOSED_WORDS
from auditor.report import PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import LogitShare


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Comments and messages of mine with at least five own words ÷ (those + one-click reactions and shares without
    words). Posts count on neither side, nor do texts that are shorter or whose text is not known."""
    composed = pl.col("words") >= COMPOSED_WORDS
    comments = facts.within("contributions").filter((pl.col("subject") == Subject.COMMENT) & composed)
    messages = facts.within("messages").filter(pl.col("mine") & ~pl.col("comment") & composed)
    clicks = facts.within("reactions")
    k = comments.height + messages.height
    n = k + clicks.height
    rows = tuple(
        Row("A comment", f"{words} words", day, site, (which,))
        for words, day, site, which in comments.reverse().head(20).select("words", "day", "site", "id").iter_rows()
    )
    parts = (("comments", comments.height), ("messages", messages.height), ("one click", clicks.height))
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=f"{k} of {n} times you used words rather than one click",
        observation=f"In the last {facts.days:.0f} days you wrote {comments.height} comments and {messages.height} "
        f"messages of five words or more, and clicked {clicks.height} reactions and shares.",
        credit="You do answer people in words." if k else "",
        details=(
            ShareBar("Words and clicks", parts),
            *((Table("Your latest comments", rows, ("what", "length"), max(0, comments.height - 20)),) if rows else ()),
        ),
    )


AUDIT = Audit(
    id="comments-vs-likes",
    question="Do I say something or only click?",
    title="A good part of your responses to others is in words",
    mixed_title="Some of your responses to others are in words",
    failure_title="Most of your responses to others are one click",
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(40, "comments, messages and one-click reactions"),
    facts=("contributions", "messages", "reactions"),
    needs=(Subject.REACTION, Subject.COMMENT),
    curve=LogitShare(good=0.25, fair=0.08),
    roles={Role.CORP: Override(weight=0.5)},
    grounds=Grounds(
        direction="B",
        threshold="E",
        why="Closeness grew more with composed comments and messages than with likes; one-click feedback was not tied "
        "to well-being.",
        sources=("burke-kraut-2014", "burke-kraut-2016"),
    ),
    advice=Advice(
        reason="If you would like people to remember you, a sentence gives them something to answer; a click does not.",
        choice="You could put one of your next likes into words, or keep to likes where a nod is all you mean.",
        action="Turn your next like into a sentence that says why.",
        minutes=2,
    ),
    caveats="The studies are of Facebook in the 2010s. A comment a program wrote is worth less than a like; we cannot "
    "tell such texts apart honestly, so they are not left out. Messages count where the source has them.",
    measure=measure,
)
