"""Is it still true?

A profile that has fallen behind sends people away, or brings them for what one no longer does. A stable job needs no
edit: saying that all is still true is as good as one.
"""

from datetime import date

from auditor.activities.sites import title
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, Override
from auditor.facts import Facts
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import LogNormal

DAYS_A_MONTH = 365.25 / 12


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Months from the later of the profile's last substantive edit and the day the person last said that it is still
    true, to the window's last day. With profiles on several sites, the one that is furthest behind."""
    last = facts.window.day(facts.end - 1)
    ticked = expectations.profile_still_true
    sights = list(facts["profile"].select("site", "edited", "id").iter_rows())
    rows = [_known(title(site), edited, ticked, (which,)) for site, edited, which in sights if edited or ticked]
    if ticked and not sights:
        rows = [_known("Your profile", None, ticked, ())]
    if not rows:
        return NeedsAnswer("Is everything your profile says still true today?", "profile_still_true")
    rows.sort(key=_day)
    months = max(0.0, (last - _day(rows[0])).days / DAYS_A_MONTH)
    said = "less than a month" if months < 1 else "one month" if round(months) == 1 else f"{months:.0f} months"
    return Measure(
        value=months,
        n=len(rows),
        words=f"{said} since it was last edited or said to be true",
        observation=f"Your profile was last edited, or said by you to be still true, {said} ago.",
        details=(Table("When it was last known to be true", tuple(rows), ("profile", "how")),),
    )


def _known(label: str, edited: date | None, ticked: date | None, activities: tuple[str, ...]) -> Row:
    if ticked and (edited is None or ticked >= edited):
        return Row(label, "said to be still true", ticked, None, activities)
    return Row(label, "edited", edited, None, activities)


def _day(row: Row) -> date:
    return row.day or date.min


_STABLE = Override(curve=LogNormal(good=12, fair=30))

AUDIT = Audit(
    id="profile-current",
    question="Is it still true?",
    title="Your profile is known to be still true",
    mixed_title="Your profile was known to be true some time ago",
    failure_title="Your profile may have fallen behind",
    points_to=(PointsTo.HABIT,),
    unit="months",
    minimum=Minimum(1, "profiles with a date"),
    facts=("profile",),
    curve=LogNormal(good=6, fair=18),
    roles={
        Role.JOB: Override(curve=LogNormal(good=1, fair=4)),
        Role.CORP: _STABLE,
        Role.ACAD: _STABLE,
    },
    grounds=Grounds(
        direction="D",
        threshold="E",
        why="LinkedIn's help advises to keep what makes you recognisable up to date when you invite people.",
        sources=("linkedin-help-invitations",),
    ),
    advice=Advice(
        reason="If people decide by your profile whether to write to you, one line that is no longer true can send "
        "them elsewhere.",
        choice="You could change that line, or tick “still true” if nothing has changed.",
        action="Change the one line that is no longer true.",
        minutes=5,
    ),
    caveats="A stable job needs no edit: “still true” under “Your answers” sets the clock back. Where a site shows no "
    "day of the last edit, the start of the current role stands for it.",
    measure=measure,
)
