"""Do I invite in bulk?

Sites and people both notice lists being worked off. A week of a conference is something else.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Audit, Grounds, Measure, Minimum, Override
from auditor.facts import DAY, Facts
from auditor.report import Days, PointsTo, Role, Row, Table
from auditor.scoring.curves import LogNormal
from auditor.translatable import N_, gettext, ngettext

_WEEK = 7


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Measure:
    """The largest number of invitations I sent in any 7 days of the last 60. Where I sent none, there is nothing to
    praise."""
    sent = facts.within("invitations").filter("mine").sort("at")
    moments = sent["at"].to_list()
    most, since, densest = 0, 0, slice(0)
    for until, moment in enumerate(moments):
        while moment - moments[since] >= _WEEK * DAY:
            since += 1
        if until - since + 1 > most:
            most, densest = until - since + 1, slice(since, until + 1)
    rows = tuple(
        Row(facts.name(site, who), gettext("invited by you"), day, site, (which,))
        for site, who, day, which in sent[densest].head(20).select("site", "partner", "day", "id").iter_rows()
    )
    by_day = sent.group_by("day").agg(pl.len().cast(pl.Float64)).sort("day")
    return Measure(
        value=float(most),
        n=len(moments),
        words=ngettext("at most %(num)s invitation in a week", "at most %(num)s invitations in a week", most)
        if moments
        else gettext("you sent no invitation"),
        observation=gettext(
            "In the last %(days)s days you sent %(count)s invitations, at most %(most)s within a week.",
            days=round(facts.days),
            count=len(moments),
            most=most,
        ),
        details=(
            Days(gettext("Invitations by day"), tuple(by_day.iter_rows()), gettext("invitations")),
            Table(gettext("Whom you invited in the fullest week"), rows, more=max(0, most - 20)),
        )
        if moments
        else (),
        informative=None
        if moments
        else gettext("You sent none, so how many go out at once is not to be judged: it is told, not scored."),
    )


AUDIT = Audit(
    id="invite-burst",
    question=N_("Do I invite in bulk?"),
    title=N_("Invitations go out a few at a time"),
    mixed_title=N_("On some days invitations go out in bulk"),
    failure_title=N_("Invitations go out in bulk"),
    points_to=(PointsTo.HABIT,),
    unit="invitations in a week",
    minimum=Minimum(0, N_("invitations"), days=60, one=N_("invitation")),
    facts=("invitations",),
    needs=(Subject.INVITATION_SENT,),
    period=60,
    curve=LogNormal(good=20, fair=70),
    roles={Role.SALES: Override(curve=LogNormal(good=40, fair=100))},
    grounds=Grounds(
        direction="D",
        threshold="E",
        why=N_(
            "LinkedIn limits many invitations within a short time and advises to invite people one knows and trusts; "
            "about a hundred a week is reported as its limit, unofficially."
        ),
        sources=("linkedin-help-invitations",),
    ),
    advice=Advice(
        reason=N_(
            "If each of them should mean something, as many as you could explain to a colleague is a good measure."
        ),
        choice=N_("You could cut the list, or leave it long in the week of an event."),
        action=N_("Cut this week's list to the ten people you could explain to a colleague."),
        minutes=15,
    ),
    caveats=N_("A conference week is a fair reason. An account's first 30 days are another."),
    measure=measure,
)
