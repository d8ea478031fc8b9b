"""Are my referrals driven by a meeting or a target?

A referral made because one is due is worth less to all three. Where a group counts them, they pile up before it meets.
"""

from datetime import UTC, datetime, time, timedelta

import polars as pl

from auditor.activity import Subject
from auditor.acts import Act
from auditor.curves import LogitShare
from auditor.declaration import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, NotApplicable, Override
from auditor.expectations import Expectations, ReferralGroup
from auditor.facts import Facts
from auditor.report import Missing, PointsTo, Role, ShareBar

_LEAST_MEETINGS = 4
_BEFORE = timedelta(hours=24)


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Referrals (to members of the group, where they are named) in the 24 hours before one of its meetings ÷ all such
    referrals."""
    if expectations.in_referral_group is None:
        return NeedsAnswer("Do you belong to a group that meets to exchange referrals?", "in_referral_group")
    if not expectations.in_referral_group:
        return NotApplicable("This is for members of groups that meet to exchange referrals.")
    group = expectations.referral_group
    if group is None:
        return NeedsAnswer("When does your referral group meet?", "referral_group")
    meetings = _meetings(facts, group)
    if len(meetings) < _LEAST_MEETINGS:
        return Missing(f"This needs {_LEAST_MEETINGS} meetings; there were {len(meetings)}.", "Look again later.")
    referred = facts.within("referrals")
    if group.members:
        referred = referred.filter(pl.col("people").list.set_intersection(list(group.members)).list.len() > 0)
    moments = [datetime.fromtimestamp(at / 1000, UTC) for at in referred["at"]]
    k = sum(any(meeting - _BEFORE <= moment < meeting for meeting in meetings) for moment in moments)
    n = len(moments)
    return Measure(
        value=k / n if n else 0.0,
        n=n,
        k=k,
        words=f"{k} of {n} referrals came in the day before a meeting",
        observation=f"Of {n} referrals in the last {facts.days:.0f} days, {k} came in the day before your group met.",
        details=(
            ShareBar("When you referred", (("the day before a meeting", float(k)), ("at other times", float(n - k)))),
        ),
        note="A question for you alone: would you refer this man, this woman, this newcomer equally?",
    )


def _meetings(facts: Facts, group: ReferralGroup) -> list[datetime]:
    """The group's meetings within the period."""
    zone = facts.window.zone
    day = group.first or facts.window.day(facts.start)
    day += timedelta(days=(group.weekday - day.weekday()) % 7)
    found = []
    while day <= facts.window.day(facts.end - 1):
        if day >= facts.window.day(facts.start):
            found.append(datetime.combine(day, time(group.hour), zone))
        day += timedelta(weeks=group.every_weeks)
    return found


_NOT_HERE = Override(not_applicable="This is for people who exchange referrals in formal groups.")

AUDIT = Audit(
    id="quota-smell",
    question="Are my referrals driven by a meeting or a target?",
    title="Referrals come when there is a reason",
    failure_title="Referrals pile up before the group meets",
    points_to=(PointsTo.HABIT, PointsTo.CONTEXT),
    unit="share",
    minimum=Minimum(8, "referrals"),
    facts=("referrals",),
    needs=(Subject.MESSAGE_SENT,),
    acts=(Act.INTRODUCTION, Act.BARE_NAME),
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
        why="Quotas spoil referrals, say those who have sat in such groups. In one large organisation referrals "
        "to third "
        "parties favoured men in men's trades: group exchange is not neutral even without quotas.",
        sources=("teten-allen-2004", "abraham-2020"),
    ),
    advice=Advice(
        reason="If a referral should mean that you would stake your name on it, the calendar is no reason.",
        choice="You could skip one, or batch them if it is only when you get round to it.",
        action="Skip a referral you would not make without the meeting.",
        minutes=1,
    ),
    caveats="Batching may be mere convenience.",
    measure=measure,
)
