"""How often do I open the site with nothing to do there?

Checking is brief, rewards itself, and is felt as a nuisance more than as a craving. A look for an answer one waits for
is none of it.
"""

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, Override
from auditor.audits.logged import lack, thin, with_unseen
from auditor.facts import Facts
from auditor.report import Days, PointsTo, Role, ShareBar
from auditor.scoring.curves import LogNormal
from auditor.translatable import N_, gettext, number

_BRIEF = 60  # seconds


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Sessions of at most 60 active seconds in which nothing purposeful was done ÷ days with a session. Sessions opened
    within 30 minutes after a message of mine do not count as such."""
    found = facts.within("sessions").filter(pl.col("seconds") > 0)
    if lacking := lack(AUDIT, facts, found, found.height):
        return lacking
    unscored = thin(expectations)
    if isinstance(unscored, NeedsAnswer):
        return unscored
    idle = found.filter((pl.col("seconds") <= _BRIEF) & (pl.col("purposeful") == 0))
    checks = idle.filter(~pl.col("expecting"))
    awaiting = idle.height - checks.height
    by_day = dict(checks.group_by("day").len().iter_rows())
    counts = tuple((day, float(by_day.get(day, 0))) for day in found["day"].unique().sort())
    value = checks.height / len(counts)
    return Measure(
        value=value,
        n=found.height,
        interval=with_unseen([count for _, count in counts], expectations.browser_share, AUDIT.id),
        words=gettext("%(value)s brief looks with nothing done, per day of use", value=number(value, 1)),
        observation=gettext(
            "In the last %(days)s days you opened the site %(visits)s times on %(days_of_use)s days; %(checks)s of "
            "these were looks of a minute or less with nothing done.",
            days=round(facts.days),
            visits=found.height,
            days_of_use=len(counts),
            checks=checks.height,
        ),
        credit=gettext("On most of your visits you do something.") if checks.height * 2 < found.height else "",
        details=(
            ShareBar(
                gettext("Visits"),
                (
                    (gettext("a minute or less, nothing done"), float(checks.height)),
                    (gettext("a minute or less, after a message of yours"), float(awaiting)),
                    (gettext("all others"), float(found.height - idle.height)),
                ),
            ),
            Days(gettext("Brief looks with nothing done"), counts, gettext("looks")),
        ),
        informative=unscored,
    )


AUDIT = Audit(
    id="micro-checks",
    question=N_("How often do I open the site with nothing to do there?"),
    title=N_("Most openings have something to do in them"),
    mixed_title=N_("Several times a day the site is opened with nothing to do there"),
    failure_title=N_("The site is opened often with nothing to do there"),
    points_to=(PointsTo.HABIT,),
    unit="a day",
    minimum=Minimum(40, N_("sessions"), logged=14),
    facts=("sessions",),
    needs=(Subject.ATTENTION,),
    curve=LogNormal(good=4, fair=12),
    roles={Role.MEDIA: Override(curve=LogNormal(good=8, fair=24))},
    grounds=Grounds(
        direction="A",
        threshold="E",
        why=N_(
            "Checking habits are brief and reinforced by small rewards; most uses of a phone are begun by oneself. "
            "With a pause and the choice not to open, a third of openings were given up."
        ),
        sources=("oulasvirta-2012", "heitmayer-lahlou-2021", "gruning-2023", "van-berkel-2016"),
    ),
    advice=Advice(
        reason=N_("If these looks bring you little, a pause in front of them lets the ones go that you do not want."),
        choice=N_("You could put a pause in front of the site for a week, or keep them as small breaks that you like."),
        action=N_("Put a pause with a “never mind” button in front of the site for one week."),
        minutes=5,
    ),
    caveats=N_(
        "A quick look for an answer you expect is efficient, and looks within 30 minutes after a message of yours are "
        "left out. Where a visit ends is a convention: five minutes of silence."
    ),
    answers=("browser_share",),
    measure=measure,
)
