"""Do strangers learn why I am inviting them?

A line on why is what makes an answer likely. Sites ration such lines for those who do not pay: what one may not send is
not counted as left out.
"""

from math import isfinite

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import Facts
from auditor.facts.invitations import notes_allowed
from auditor.report import Missing, PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import LogitShare

_PERIOD = 60


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Invitations with a note to people I had not written with before ÷ such invitations, or the notes my plan allows
    in that time if these are fewer."""
    mine = facts.within("invitations").filter("mine")
    sent = mine.filter(~pl.col("known_before"), pl.col("note").is_not_null())
    if sent.is_empty() and not mine.is_empty():
        return Missing("Your source does not tell which invitations had a note.", "The browser extension sees it.")
    allowed = notes_allowed(mine, facts.days, expectations.notes_allowed_a_month)
    n = min(sent.height, round(allowed)) if isfinite(allowed) else sent.height
    k = min(int(sent["note"].sum()), n)
    bare = sent.filter(~pl.col("note")).sort("at", descending=True)
    rows = tuple(
        Row(facts.name(site, who), "no note", day, site, (invitation,))
        for site, who, day, invitation in bare.head(20).select("site", "partner", "day", "id").iter_rows()
    )
    bar = ShareBar("Invitations to strangers", (("with a note", float(k)), ("without", float(sent.height - k))))
    limited = n < sent.height
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=f"{k} of {n} notes you could send" if limited else f"{k} of {n} invitations to strangers had a note",
        observation=f"In the last {facts.days:.0f} days you invited {sent.height} people you had not written "
        f"with, {k} with "
        "a note.",
        details=(bar, Table("Invitations without a note", rows, more=max(0, bare.height - 20))) if rows else (bar,),
        note=f"The site lets you send {n} notes in that time: the rest is its limit, not your habit."
        if limited
        else None,
    )


AUDIT = Audit(
    id="personalised-invites",
    question="Do strangers learn why I am inviting them?",
    title="Strangers learn why you invite them",
    mixed_title="Some strangers learn why you invite them",
    failure_title="Strangers are left to guess why you invite them",
    points_to=(PointsTo.HABIT, PointsTo.SITE),
    unit="share",
    minimum=Minimum(8, "invitations to strangers, or notes you may send to them"),
    facts=("invitations",),
    needs=(Subject.INVITATION_SENT,),
    period=_PERIOD,
    curve=LogitShare(good=0.90, fair=0.40),
    roles={Role.CREA: Override(weight=0.5)},
    grounds=Grounds(
        direction="D",
        threshold="E",
        why="Vendors disagree on whether a note makes people accept; among 20 million invitations answers came to "
        "9.4 % "
        "with a note and 5.4 % without. Those who write notes may simply choose better.",
        sources=("vendors-invitations", "linkedin-help-invitations"),
    ),
    advice=Advice(
        reason="If you hope for an answer and not only for a number, a line on why is what the other goes by.",
        choice="You could keep your notes for those you most want to know, or invite fewer.",
        action="Spend this month's notes on the people you most want to know.",
        minutes=20,
    ),
    caveats="A note that could go to anyone may be worse than none.",
    measure=measure,
)
