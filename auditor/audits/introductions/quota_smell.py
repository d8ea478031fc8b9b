"""Are my referrals driven by a meeting or a target?

A referral made because one is due is worth less to all three. Where a group counts them, they pile up before it meets;
where an employer or a group expects a number, before that is due.
"""

from datetime import datetime, time, timedelta

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations, ReferralGroup, ReferralQuota
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, NotApplicable
from auditor.facts import HOUR, Facts
from auditor.report import Missing, PointsTo, Role, Row, ShareBar, Table
from auditor.scoring.curves import LogitShare
from auditor.translatable import N_, gettext, listed

_LEAST_MEETINGS = 4
_BEFORE = 24 * HOUR
_FRIDAY = 4
#: Roles of people who exchange no referrals in formal groups.
_IN_NO_GROUP = (Role.CORP, Role.MEDIA, Role.JOB, Role.ACAD, Role.CREA, Role.PRIVATE)
#: Those of them who have an employer, who may expect a number; where one says so, nobody tells them that none does.
_EMPLOYED = (Role.CORP, Role.MEDIA, Role.ACAD)
_NOT_HERE = N_("This is for people who exchange referrals in formal groups, or of whom a number is expected.")
_EXPECTED = N_("Does anybody expect a number of referrals or introductions from you?")
_NOT_SAID = N_(
    "This is for people who exchange referrals in formal groups, or of whom a number is expected. You have not said "
    "that you are one of them; if so, say it under “Your answers”."
)


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Referrals I made in the 24 hours before a meeting of my referral group ÷ all referrals I made to it: to its
    members where they are named, else to anyone. Both introductions and names count. Where a number of referrals is
    expected of me, the end of the last working day by which it is due counts as a meeting does, and all referrals
    count; of a role that exchanges none in formal groups, only where such a number is expected. Whoever has an employer
    is asked whether one is."""
    quota, group = expectations.referral_quota, expectations.referral_group
    counted = quota is not None and quota.by != "nobody"
    if role in _IN_NO_GROUP and not counted:
        if quota is not None:
            return NotApplicable(gettext(_NOT_HERE))
        if role in _EMPLOYED:
            return NeedsAnswer(gettext(_EXPECTED), "referral_quota")
        return NotApplicable(gettext(_NOT_SAID))
    if asked := _asked(expectations, counted=counted):
        return asked
    due = _due(facts, quota) if quota is not None and counted else []
    meetings = sorted([*due, *(_meetings(facts, group) if group and expectations.in_referral_group else ())])
    held = sum(meeting <= facts.end if meeting in due else meeting < facts.end for meeting in meetings)
    if held < _LEAST_MEETINGS:
        return Missing(
            what=gettext(
                "This needs %(least)s days on which a number of referrals was due; there were %(held)s.",
                least=_LEAST_MEETINGS,
                held=held,
            )
            if due
            else gettext(
                "This needs %(least)s meetings; there were %(held)s.",
                least=_LEAST_MEETINGS,
                held=held,
            ),
            remedy=gettext("Look again later.")
            if facts.all_told
            else gettext("A longer window would hold more of them."),
            have=held,
            need=_LEAST_MEETINGS,
        )
    referred = facts.within("referrals").sort("at", "id", descending=True)
    if group and group.members and not due:
        referred = referred.filter(pl.col("people").list.set_intersection(list(group.members)).list.len() > 0)
    near = referred.filter(pl.any_horizontal(pl.col("at").is_between(m - _BEFORE, m, closed="left") for m in meetings))
    n, k = referred.height, near.height
    rows = tuple(
        Row(
            listed([facts.name(site, who) for who in people]),
            gettext("in the day before it was due") if due else gettext("in the day before a meeting"),
            day,
            site,
            (message,),
        )
        for site, people, day, message in near.head(20).select("site", "people", "day", "id").iter_rows()
    )
    bar = ShareBar(
        gettext("When you referred"),
        (
            (gettext("the day before it was due") if due else gettext("the day before a meeting"), float(k)),
            (gettext("at other times"), float(n - k)),
        ),
    )
    table = gettext("Referrals just before they were due") if due else gettext("Referrals just before a meeting")
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=gettext("%(k)s of %(n)s referrals came in the day before they were due", k=k, n=n)
        if due
        else gettext("%(k)s of %(n)s referrals came in the day before a meeting", k=k, n=n),
        observation=gettext(
            "Of %(n)s referrals in the last %(days)s days, %(k)s came in the day before a number of them was due.",
            n=n,
            days=round(facts.days),
            k=k,
        )
        if due
        else gettext(
            "Of %(n)s referrals in the last %(days)s days, %(k)s came in the day before your group met.",
            n=n,
            days=round(facts.days),
            k=k,
        ),
        credit=gettext("You do refer people.") if n else "",
        details=(bar, Table(table, rows, more=max(0, k - 20))) if rows else (bar,),
        note=gettext("A question for you alone: would you refer a man, a woman and a newcomer just as readily?"),
    )


def _asked(expectations: Expectations, *, counted: bool) -> NeedsAnswer | NotApplicable | None:
    """What only the person can say, and has not said yet; or that there is neither a group nor a number to reach."""
    quota, group = expectations.referral_quota, expectations.referral_group
    if counted and quota is not None and quota.every is None:
        return NeedsAnswer(gettext("Is the number counted by the week, the month or the quarter?"), "referral_quota")
    if counted and (group is None or not expectations.in_referral_group):
        return None
    if expectations.in_referral_group is None:
        return NeedsAnswer(gettext("Do you belong to a group that meets to exchange referrals?"), "in_referral_group")
    if not expectations.in_referral_group:
        if quota is None:
            return NeedsAnswer(gettext(_EXPECTED), "referral_quota")
        return NotApplicable(
            gettext("This is for members of groups that meet to exchange referrals, and where a number is expected.")
        )
    if group is None:
        return NeedsAnswer(gettext("When does your referral group meet?"), "referral_group")
    if group.first is None and group.every_weeks > 1:
        return NeedsAnswer(gettext("On which day did your referral group meet first?"), "referral_group")
    return None


def _due(facts: Facts, quota: ReferralQuota) -> list[int]:
    """The moments (UTC milliseconds) at which the last working day of a week, month or quarter ends, from the period's
    first day up to the day after its last."""
    found = []
    day = facts.window.day(facts.start)
    while day <= facts.window.day(facts.end):
        first_after = day + timedelta(days=3 if day.weekday() == _FRIDAY else 1)
        over = {
            "week": day.weekday() == _FRIDAY,
            "month": day.weekday() <= _FRIDAY and first_after.month != day.month,
            "quarter": day.weekday() <= _FRIDAY and (first_after.month - 1) // 3 != (day.month - 1) // 3,
        }
        if quota.every and over[quota.every]:
            found.append(facts.window.midnight(day + timedelta(days=1)))
        day += timedelta(days=1)
    return found


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


AUDIT = Audit(
    id="quota-smell",
    question=N_("Are my referrals driven by a meeting or a target?"),
    title=N_("Referrals come when there is a reason"),
    mixed_title=N_("Some referrals come just before they are due"),
    failure_title=N_("Most referrals come just before they are due"),
    points_to=(PointsTo.HABIT, PointsTo.CONTEXT),
    unit="share",
    minimum=Minimum(8, N_("referrals")),
    facts=("referrals",),
    needs=(Subject.MESSAGE_SENT,),
    acts=(Act.INTRODUCTION, Act.BARE_NAME),
    curve=LogitShare(good=0.25, fair=0.60),
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
        action=N_("Skip a referral you would not make without the meeting or the number."),
        minutes=1,
    ),
    caveats=N_("Batching may be mere convenience."),
    answers=("in_referral_group", "referral_group", "referral_quota"),
    measure=measure,
)
