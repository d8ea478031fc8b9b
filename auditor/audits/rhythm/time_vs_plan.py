"""Am I spending the time I meant to spend?

The measure is one's own plan, as no number of minutes is right for everyone. Less time helps well-being a little in
trials, and in some of them not at all.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.sites import title
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer
from auditor.audits.away import beside, is_away, weeks_left_out
from auditor.audits.logged import days, lack, part_of_spent, thin_spent, with_unseen
from auditor.facts import Facts
from auditor.facts.away import days_there
from auditor.report import Days, Detail, PointsTo, Role, Row, Table
from auditor.scoring.curves import LogNormal
from auditor.translatable import N_, gettext

_WEEK = 7
_LEAST_PLAN = 1.0  # minutes: a plan of none is taken for this, so that the ratio stays finite


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Active minutes a week on the sites with a plan, from the first to the last logged day ÷ minutes planned for them.
    Minutes that two browsers logged at once count once; those of the phone are added where it was logged as well.
    Weeks I was away are left out."""
    seen = facts.within("spent").filter(~is_away(pl.col("day"), expectations.holidays))
    first, last = facts.window.day(facts.start), facts.window.day(facts.end - 1)
    there = set(days_there(first, last, expectations.holidays))
    plan = {site: minutes for site, minutes in expectations.planned_minutes_a_week.items() if site in facts.sites}
    meant = seen.filter(pl.col("site").is_in(list(plan or facts.sites)))
    if lacking := lack(AUDIT, facts, seen, meant["day"].n_unique()):
        return lacking
    if not plan:
        return NeedsAnswer(
            gettext("How many minutes a week do you mean to spend on the site?"), "planned_minutes_a_week"
        )
    unscored = thin_spent(seen, expectations)
    if isinstance(unscored, NeedsAnswer):
        return unscored
    logged = [day for day in days(seen) if day in there]
    planned = max(sum(plan.values()), _LEAST_PLAN)
    spent = dict(meant.group_by("day").agg(pl.col("seconds").sum() / 60).iter_rows())
    daily = [spent.get(day, 0.0) for day in logged]
    weeks = [minutes * _WEEK / planned for minutes in daily]
    weekly = sum(daily) / len(logged) * _WEEK
    details: list[Detail] = [
        Days(gettext("Active minutes"), tuple(zip(logged, daily, strict=True)), gettext("minutes"))
    ]
    if len(plan) > 1:
        by_site = dict(meant.group_by("site").agg(pl.col("seconds").sum() / 60 / len(logged) * _WEEK).iter_rows())
        rows = tuple(
            Row(
                title(site),
                gettext("%(spent)s of %(planned)s", spent=round(by_site.get(site, 0.0)), planned=round(minutes)),
                site=site,
            )
            for site, minutes in plan.items()
        )
        details.append(Table(gettext("Minutes a week, and those planned"), rows, (gettext("site"), gettext("minutes"))))
    return Measure(
        value=weekly / planned,
        n=len(spent),
        interval=with_unseen(weeks, part_of_spent(seen, expectations), AUDIT.id),
        words=gettext(
            "%(weekly)s active minutes a week; the plan has %(planned)s",
            weekly=round(weekly),
            planned=round(sum(plan.values())),
        ),
        observation=gettext(
            "In the last %(count)s logged days you spent %(weekly)s minutes a week; you meant to spend %(planned)s.",
            count=len(logged),
            weekly=round(weekly),
            planned=round(sum(plan.values())),
        ),
        credit=gettext("You have a plan, which is what this is measured by."),
        details=tuple(details),
        note=beside(
            gettext("The plan holds work and leisure together: the log cannot tell them apart.")
            if role in (Role.CREA, Role.MEDIA)
            else None,
            weeks_left_out(days(seen)[0], days(seen)[-1], expectations.holidays),
        ),
        informative=unscored,
    )


AUDIT = Audit(
    id="time-vs-plan",
    question=N_("Am I spending the time I meant to spend?"),
    title=N_("The time spent is about the time you meant to spend"),
    mixed_title=N_("Somewhat more time goes into the site than you meant to spend"),
    failure_title=N_("Far more time goes into the site than you meant to spend"),
    points_to=(PointsTo.HABIT,),
    unit="ratio",
    minimum=Minimum(5, N_("days on which you used it"), logged=14),
    facts=("spent",),
    needs=(Subject.ATTENTION,),
    curve=LogNormal(good=1.0, fair=1.75),
    grounds=Grounds(
        direction="A",
        threshold="E",
        why=N_(
            "Over 32 trials, using social media less raised well-being a little (g = .17); several trials found "
            "nothing, and seeing one's time alone did not lower it."
        ),
        sources=("restrict-2025", "collis-eggers-2022", "van-wezel-2021", "zimmermann-sobolev-2023", "hunt-2018"),
    ),
    advice=Advice(
        reason=N_("If you would like the time back, a budget decided beforehand leaves less to decide each time."),
        choice=N_(
            "You could give each site one budget a week and say what it is for, or find that the plan was too small "
            "and change it."
        ),
        action=N_("Set one weekly time budget per site and decide in advance what it is for."),
        minutes=5,
    ),
    caveats=N_(
        "The measure is your own plan; there is no right number of minutes for everyone. Time on the phone is seen "
        "where what it counted was imported; time in other browsers is not."
    ),
    answers=("browser_share", "holidays", "planned_minutes_a_week"),
    measure=measure,
)
