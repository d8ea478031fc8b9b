"""Are my referrals driven by a meeting or a target?

A referral made because one is due is worth less to all three. Where a group counts them, they pile up before it meets.
"""

from datetime import datetime, time, timedelta

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations, ReferralGroup
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, NotApplicable, Override
from auditor.facts import HOUR, Facts
from auditor.report import Missing, PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import LogitShare
from auditor.translatable import N_, gettext, listed

_LEAST_MEETINGS = 4
_BEFORE = 24 * HOUR


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Referrals I made in the 24 hours before a meeting of my referral group ÷ all referrals I made to it: to its
    members where they are named, else to anyone. Both introductions and names count."""
    if expectations.in_referral_group is None:
        return NeedsAnswer(gettext("Do you belong to a group that meets to exchange referrals?"), "in_referral_group")
    if not expectations.in_referral_group:
        return NotApplicable(gettext("This is for members of groups that meet to exchange referrals."))
    group = expectations.referral_group
    if group is None:
        return NeedsAnswer(gettext("When does your referral group meet?"), "referral_group")
    if group.first is None and group.every_weeks > 1:
        return NeedsAnswer(gettext("On which day did your referral group meet first?"), "referral_group")
    meetings = _meetings(facts, group)
    held = sum(meeting < facts.end for meeting in meetings)
    if held < _LEAST_MEETINGS:
        return Missing(
            what=gettext(
                "This needs %(least)s meetings; there were %(held)s.",
                least=_LEAST_MEETINGS,
                held=held,
            ),
            remedy=gettext("A longer window would hold more of them."),
            have=held,
            need=_LEAST_MEETINGS,
        )
    referred = facts.within("referrals").sort("at", "id", descending=True)
    if group.members:
        referred = referred.filter(pl.col("people").list.set_intersection(list(group.members)).list.len() > 0)
    near = referred.filter(pl.any_horizontal(pl.col("at").is_between(m - _BEFORE, m, closed="left") for m in meetings))
    n, k = referred.height, near.height
    rows = tuple(
        Row(
            listed([facts.name(site, who) for who in people]),
            gettext("in the day before a meeting"),
            day,
            site,
            (message,),
        )
        for site, people, day, message in near.head(20).select("site", "people", "day", "id").iter_rows()
    )
    bar = ShareBar(
        gettext("When you referred"),
        ((gettext("the day before a meeting"), float(k)), (gettext("at other times"), float(n - k))),
    )
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=gettext("%(k)s of %(n)s referrals came in the day before a meeting", k=k, n=n),
        observation=gettext(
            "Of %(n)s referrals in the last %(days)s days, %(k)s came in the day before your group met.",
            n=n,
            days=round(facts.days),
            k=k,
        ),
        credit=gettext("You do refer people.") if n else "",
        details=(bar, Table(gettext("Referrals just before a meeting"), rows, more=max(0, k - 20))) if rows else (bar,),
        note=gettext("A question for you alone: would you refer this man, this woman, this newcomer equally?"),
    )


def _meetings(facts: Facts, group: ReferralGroup) -> list[int]:
    """The moments (UTC milliseconds) at which the group meets, from the period's start up to the day after its end,
    before which referrals of its last day may fall."""
    day = group.first or facts.window.day(facts.start)
    day += timedelta(days=(group.weekday - day.weekday()) % 7)
    found = []
    while day <= facts.window.day(facts.end):
        met = datetime.combine(day, time(group.hour), facts.window.zone).timestamp() * 1000
        if met >= facts.start:
            found.append(round(met))
        day += timedelta(weeks=group.every_weeks)
    return found


_NOT_HERE = Override(not_applicable=N_("This is for people who exchange referrals in formal groups."))

AUDIT = Audit(
    id="quota-smell",
    question=N_("Are my referrals driven by a meeting or a target?"),
    title=N_("Referrals come when there is a reason"),
    mixed_title=N_("Some referrals come just before the group meets"),
    failure_title=N_("Most referrals come just before the group meets"),
    points_to=(PointsTo.HABIT, PointsTo.CONTEXT),
    unit="share",
    minimum=Minimum(8, N_("referrals")),
    facts=("referrals",),
    needs=(Subject.MESSAGE_SENT,),
    acts=(Act.INTRODUCTION, Act.BARE_NAME, Act.CONSENT),
    curve=LogitShare(good=0.25, fair=0.60),
    roles={
        Role.CORP: _NOT_HERE,
        Role.MEDIA: _NOT_HERE,
        Role.JOB: _NOT_HERE,
        Role.ACAD: _NOT_HERE,
        Role.CREA: _NOT_HERE,
        Role.PRIVATE: _NOT_HERE,
    },
    grounds=Grounds(
        direction="D",
        threshold="E",
        why=N_(
            "Quotas spoil referrals, say those who have sat in such groups. In one large organisation referrals to "
            "third parties favoured men in men's trades: group exchange is not neutral even without quotas."
        ),
        sources=("teten-allen-2004", "abraham-2020"),
    ),
    advice=Advice(
        reason=N_("If a referral should mean that you would stake your name on it, the calendar is no reason."),
        choice=N_("You could skip one, or batch them if it is only when you get round to it."),
        action=N_("Skip a referral you would not make without the meeting."),
        minutes=1,
    ),
    caveats=N_("Batching may be mere convenience."),
    answers=("in_referral_group", "referral_group"),
    measure=measure,
)
