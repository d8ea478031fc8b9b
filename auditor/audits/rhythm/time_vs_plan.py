"""Am I spending the time I meant to spend?

The measure is one's own plan, as no number of minutes is right for everyone. Less time helps well-being a little in
trials, and in some of them not at all.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.sites import title
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer
from auditor.audits.logged import days, lack, thin
from auditor.facts import Facts
from auditor.report import Days, Detail, PointsTo, Role, Row, Table
from auditor.scoring.curves import LogNormal

_WEEK = 7
_LEAST_PLAN = 1.0  # minutes: a plan of none is taken for this, so that the ratio stays finite


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Active minutes a week on the sites with a plan, from the first to the last logged day ÷ minutes planned for them.
    Minutes that two devices logged at once count once."""
    seen = facts.within("attention")
    plan = {site: minutes for site, minutes in expectations.planned_minutes_a_week.items() if site in facts.sites}
    meant = seen.filter(pl.col("site").is_in(list(plan or facts.sites)))
    if lacking := lack(AUDIT.minimum, seen, meant["day"].n_unique()):
        return lacking
    if not plan:
        return NeedsAnswer("How many minutes a week do you mean to spend on the site?", "planned_minutes_a_week")
    unscored = thin(expectations)
    if isinstance(unscored, NeedsAnswer):
        return unscored
    logged, planned = days(seen), max(sum(plan.values()), _LEAST_PLAN)
    spent = dict(meant.group_by("day").agg(pl.col("seconds").sum() / 60).iter_rows())
    daily = [spent.get(day, 0.0) for day in logged]
    weekly = sum(daily) / len(logged) * _WEEK
    details: list[Detail] = [Days("Active minutes", tuple(zip(logged, daily, strict=True)), "minutes")]
    if len(plan) > 1:
        by_site = dict(meant.group_by("site").agg(pl.col("seconds").sum() / 60 / len(logged) * _WEEK).iter_rows())
        rows = tuple(
            Row(title(site), f"{by_site.get(site, 0.0):.0f} of {minutes:.0f}", site=site)
            for site, minutes in plan.items()
        )
        details.append(Table("Minutes a week, and those planned", rows, ("site", "minutes")))
    return Measure(
        value=weekly / planned,
        n=len(spent),
        samples=tuple(minutes * _WEEK / planned for minutes in daily),
        words=f"{weekly:.0f} active minutes a week; the plan has {sum(plan.values()):.0f}",
        observation=f"In the last {len(logged)} logged days you spent {weekly:.0f} minutes a week; you meant to spend "
        f"{sum(plan.values()):.0f}.",
        credit="You have a plan, which is what this is measured by.",
        details=tuple(details),
        note="The plan holds work and leisure together: the log cannot tell them apart."
        if role in (Role.CREA, Role.MEDIA)
        else None,
        informative=unscored,
    )


AUDIT = Audit(
    id="time-vs-plan",
    question="Am I spending the time I meant to spend?",
    title="The time spent is about the time you meant to spend",
    mixed_title="Somewhat more time goes into the site than you meant to spend",
    failure_title="Far more time goes into the site than you meant to spend",
    points_to=(PointsTo.HABIT,),
    unit="ratio",
    minimum=Minimum(5, "days on which you used it", logged=14),
    facts=("attention",),
    needs=(Subject.ATTENTION,),
    curve=LogNormal(good=1.0, fair=1.75),
    grounds=Grounds(
        direction="A",
        threshold="E",
        why="Over 32 trials, using social media less raised well-being a little (g = .17); several trials found "
        "nothing, and seeing one's time alone did not lower it.",
        sources=("restrict-2025", "collis-eggers-2022", "van-wezel-2021", "zimmermann-sobolev-2023", "hunt-2018"),
    ),
    advice=Advice(
        reason="If you would like the time back, a budget decided beforehand leaves less to decide each time.",
        choice="You could give each site one budget a week and say what it is for, or find that the plan was too small "
        "and change it.",
        action="Set one weekly time budget per site and decide in advance what it is for.",
        minutes=5,
    ),
    caveats="The measure is your own plan; there is no right number of minutes for everyone. Time on the phone and in "
    "other browsers is not seen.",
    measure=measure,
)
