"""Do I say something or only click?

A like tells someone that they were seen; a sentence tells them why, and can be answered. So composed words are set
against all that took one click.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import Facts
from auditor.facts.acts import COMPOSED_WORDS
from auditor.report import PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import LogitShare
from auditor.scoring.intervals import clumped
from auditor.translatable import N_, gettext, ngettext


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """Comments and messages of mine with at least five own words ÷ (those + one-click reactions and shares without
    words). Posts count on neither side, nor do texts that are shorter or whose text is not known. Interval: bootstrap
    over days."""
    composed = pl.col("words") >= COMPOSED_WORDS
    comments = facts.within("contributions").filter((pl.col("subject") == Subject.COMMENT) & composed)
    messages = facts.within("messages").filter(pl.col("mine") & ~pl.col("comment") & composed)
    clicks = facts.within("reactions")
    worded = pl.concat([comments.select("day"), messages.select("day")])
    by_day = (
        pl.concat([worded.with_columns(worded=1), clicks.select("day").with_columns(worded=0)])
        .group_by("day")
        .agg(pl.col("worded").sum(), all=pl.len())
        .sort("day")
    )
    k = comments.height + messages.height
    n = k + clicks.height
    rows = tuple(
        Row(gettext("A comment"), ngettext("%(num)s word", "%(num)s words", words), day, site, (which,))
        for words, day, site, which in comments.reverse().head(20).select("words", "day", "site", "id").iter_rows()
    )
    parts = (
        (gettext("comments"), comments.height),
        (gettext("messages"), messages.height),
        (gettext("one click"), clicks.height),
    )
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        interval=clumped(by_day["worded"].to_list(), by_day["all"].to_list()) if n else None,
        words=gettext("%(k)s of %(n)s times you used words rather than one click", k=k, n=n),
        observation=gettext(
            "In the last %(days)s days you wrote %(comments)s and %(messages)s of five words or more, and reacted or "
            "shared with one click %(clicks)s.",
            days=round(facts.days),
            comments=ngettext("%(num)s comment", "%(num)s comments", comments.height),
            messages=ngettext("%(num)s message", "%(num)s messages", messages.height),
            clicks=ngettext("%(num)s time", "%(num)s times", clicks.height),
        ),
        credit=gettext("You do answer people in words.") if k else "",
        details=(
            ShareBar(gettext("Words and clicks"), parts),
            *(
                (
                    Table(
                        gettext("Your latest comments"),
                        rows,
                        (gettext("what"), gettext("length")),
                        max(0, comments.height - 20),
                    ),
                )
                if rows
                else ()
            ),
        ),
    )


AUDIT = Audit(
    id="comments-vs-likes",
    question=N_("Do I say something or only click?"),
    title=N_("A good part of your responses to others is in words"),
    mixed_title=N_("Some of your responses to others are in words"),
    failure_title=N_("Most of your responses to others are one click"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(40, N_("comments, messages and one-click reactions")),
    facts=("contributions", "messages", "reactions"),
    needs=(Subject.REACTION, Subject.COMMENT),
    curve=LogitShare(good=0.25, fair=0.08),
    roles={Role.CORP: Override(weight=0.5)},
    grounds=Grounds(
        direction="B",
        threshold="E",
        why=N_(
            "Closeness grew more with composed comments and messages than with likes; one-click feedback was not tied "
            "to well-being."
        ),
        sources=("burke-kraut-2014", "burke-kraut-2016"),
    ),
    advice=Advice(
        reason=N_(
            "If you would like people to remember you, a sentence gives them something to answer; a click does not."
        ),
        choice=N_("You could put one of your next likes into words, or keep to likes where a nod is all you mean."),
        action=N_("Turn your next like into a sentence that says why."),
        minutes=2,
    ),
    caveats=N_(
        "The studies are of Facebook in the 2010s. A comment a program wrote is worth less than a like; we cannot tell "
        "such texts apart honestly, so they are not left out. Messages count where the source has them."
    ),
    measure=measure,
)
