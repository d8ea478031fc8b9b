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
from auditor.translatable import N_, gettext, ngettext

_PERIOD = 60


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Invitations with a note to people I had not written with before ÷ such invitations, or the notes my plan allows
    in that time if these are fewer; as many as were sent were allowed."""
    mine = facts.within("invitations").filter("mine")
    sent = mine.filter(~pl.col("known_before"), pl.col("note").is_not_null())
    if sent.is_empty() and not mine.is_empty():
        return Missing(
            gettext("Your source does not tell which invitations had a note."),
            gettext("The browser extension sees it."),
        )
    every = int(mine["note"].sum())  # the limit is on those to people I know, too
    said = expectations.notes_allowed_a_month
    allowed = notes_allowed(mine, facts.days, said, every)
    n = min(sent.height, round(allowed)) if isfinite(allowed) else sent.height
    k = int(sent["note"].sum())
    bare = sent.filter(~pl.col("note")).sort("at", descending=True)
    rows = tuple(
        Row(facts.name(site, who), gettext("no note"), day, site, (invitation,))
        for site, who, day, invitation in bare.head(20).select("site", "partner", "day", "id").iter_rows()
    )
    bar = ShareBar(
        gettext("Invitations to strangers"),
        ((gettext("with a note"), float(k)), (gettext("without"), float(sent.height - k))),
    )
    limited = n < sent.height
    spent = every > notes_allowed(mine, facts.days, said)
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=_of_what_the_site_lets_through(k, n, sent.height)
        if limited
        else gettext("%(k)s of %(n)s invitations to strangers had a note", k=k, n=n),
        observation=gettext(
            "In the last %(days)s days you invited %(sent)s people you had not written with, %(k)s with a note.",
            days=round(facts.days),
            sent=sent.height,
            k=k,
        ),
        details=(bar, Table(gettext("Invitations without a note"), rows, more=max(0, bare.height - 20)))
        if rows
        else (bar,),
        note=_limit(n, spent=spent) if limited else None,
    )


def _of_what_the_site_lets_through(k: int, n: int, sent: int) -> str:
    """The notes sent of those that could be, beside all the strangers invited: the two numbers differ, and both are
    said."""
    return ngettext(
        "%(k)s of the %(num)s note that the site lets you send in that time, for %(sent)s strangers you invited",
        "%(k)s of the %(num)s notes that the site lets you send in that time, for %(sent)s strangers you invited",
        n,
        k=k,
        sent=sent,
    )


def _limit(notes: int, *, spent: bool) -> str:
    """That the rest is the site's limit; no number of it where more went out than it seems to let through."""
    if spent:
        return gettext("You sent as many notes as the site lets you send: the rest is its limit, not your habit.")
    return ngettext(
        "The site lets you send %(num)s note in that time: the rest is its limit, not your habit.",
        "The site lets you send %(num)s notes in that time: the rest is its limit, not your habit.",
        notes,
    )


AUDIT = Audit(
    id="personalised-invites",
    question=N_("Do strangers learn why I am inviting them?"),
    title=N_("Strangers learn why you invite them"),
    mixed_title=N_("Some strangers learn why you invite them"),
    failure_title=N_("Strangers are left to guess why you invite them"),
    points_to=(PointsTo.HABIT, PointsTo.SITE),
    unit="share",
    minimum=Minimum(8, N_("invitations to strangers, or notes you may send to them")),
    facts=("invitations",),
    needs=(Subject.INVITATION_SENT,),
    period=_PERIOD,
    curve=LogitShare(good=0.90, fair=0.40),
    roles={Role.CREA: Override(weight=0.5)},
    grounds=Grounds(
        direction="D",
        threshold="E",
        why=N_(
            "Vendors disagree on whether a note makes people accept; among 20 million invitations answers came to 9.4 "
            "%% with a note and 5.4 %% without. Those who write notes may simply choose better."
        ),
        sources=("vendors-invitations", "linkedin-help-invitations"),
    ),
    advice=Advice(
        reason=N_("If you hope for an answer and not only for a number, a line on why is what the other goes by."),
        choice=N_("You could keep your notes for those you most want to know, or invite fewer."),
        action=N_("Spend this month's notes on the people you most want to know."),
        minutes=20,
    ),
    caveats=N_("A note that could go to anyone may be worse than none."),
    answers=("notes_allowed_a_month",),
    measure=measure,
)
