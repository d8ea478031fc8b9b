"""Is it still true?

A profile that has fallen behind sends people away, or brings them for what one no longer does. A stable job needs no
edit: saying that all is still true is as good as one.
"""

from datetime import date

from auditor.activities.sites import title
from auditor.answers.expectations import Expectations
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, Override
from auditor.audits.profile import fallen_behind
from auditor.facts import Facts
from auditor.report import PointsTo, Role, Row, Table
from auditor.scoring.curves import LogNormal
from auditor.translatable import N_, gettext, ngettext

_STILL_TRUE = N_("Is everything your profile says still true today?")
DAYS_A_MONTH = 365.25 / 12


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Months from the later of the profile's last substantive edit and the day the person last said that it is still
    true, to the window's last day; where they began other work since, from its first day, with which it stopped being
    true. With profiles on several sites, the one that is furthest behind."""
    last = facts.window.day(facts.end - 1)
    ticked = expectations.profile_still_true
    sights = list(facts["profile"].select("site", "edited", "id").iter_rows())
    began = expectations.job_since if expectations.job_since and expectations.job_since <= last else None
    rows = [_known(title(site), edited, ticked, began, (which,)) for site, edited, which in sights if edited or ticked]
    if ticked and not sights:
        rows = [_known(gettext("Your profile"), None, ticked, began, ())]
    if not rows:
        behind = fallen_behind(facts["profile"].to_dicts(), ticked)
        asked = f"{behind} {gettext(_STILL_TRUE)}" if behind else _asked(facts)
        return NeedsAnswer(asked, "profile_still_true")
    rows.sort(key=_day)
    months = max(0.0, (last - _day(rows[0])).days / DAYS_A_MONTH)
    changed = began is not None and rows[0].day == began and rows[0].value == gettext("your work changed since")
    return Measure(
        value=months,
        n=len(rows),
        words=_since(months, changed),
        observation=_ago(months, changed),
        details=(
            Table(gettext("When it was last known to be true"), tuple(rows), (gettext("profile"), gettext("how"))),
        ),
        note=fallen_behind(facts["profile"].to_dicts(), ticked),
    )


def _since(months: float, changed: bool) -> str:
    if changed:
        return ngettext(
            "about one month since your work changed, and no edit",
            "about %(num)s months since your work changed, and no edit",
            max(1, round(months)),
        )
    if months < 1:
        return gettext("less than a month since it was last edited or said to be true")
    return ngettext(
        "one month since it was last edited or said to be true",
        "%(num)s months since it was last edited or said to be true",
        round(months),
    )


def _ago(months: float, changed: bool) -> str:
    if changed:
        return ngettext(
            "Your work changed about one month ago, and your profile was not edited since.",
            "Your work changed about %(num)s months ago, and your profile was not edited since.",
            max(1, round(months)),
        )
    if months < 1:
        return gettext("Your profile was last edited, or said by you to be still true, less than a month ago.")
    return ngettext(
        "Your profile was last edited, or said by you to be still true, one month ago.",
        "Your profile was last edited, or said by you to be still true, %(num)s months ago.",
        round(months),
    )


def _asked(facts: Facts) -> str:
    """The question, with the year in which the shown role began: it says nothing of when the profile was true, and many
    profiles tell no day."""
    shown = facts["profile"]["role_since"].drop_nulls()
    latest = shown.max()
    if not isinstance(latest, date):
        return gettext(_STILL_TRUE)
    return gettext(
        "Your profile says that your work began in %(year)s. Is everything it says still true today?",
        year=str(latest.year),
    )


def _known(
    label: str, edited: date | None, ticked: date | None, began: date | None, activities: tuple[str, ...]
) -> Row:
    if began and all(known is None or known < began for known in (edited, ticked)):
        return Row(label, gettext("your work changed since"), began, None, activities)
    if ticked and (edited is None or ticked >= edited):
        return Row(label, gettext("said to be still true"), ticked, None, activities)
    return Row(label, gettext("edited"), edited, None, activities)


def _day(row: Row) -> date:
    return row.day or date.min


_STABLE = Override(curve=LogNormal(good=12, fair=30))

AUDIT = Audit(
    id="profile-current",
    question=N_("Is it still true?"),
    title=N_("Your profile is known to be still true"),
    mixed_title=N_("Your profile was known to be true some time ago"),
    failure_title=N_("Your profile may have fallen behind"),
    points_to=(PointsTo.HABIT,),
    unit="months",
    minimum=Minimum(1, N_("profiles with a date"), one=N_("profile with a date")),
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
        why=N_("LinkedIn's help advises to keep what makes you recognisable up to date when you invite people."),
        sources=("linkedin-help-invitations",),
    ),
    advice=Advice(
        reason=N_(
            "If people decide by your profile whether to write to you, one line that is no longer true can send them "
            "elsewhere."
        ),
        choice=N_("You could change that line, or tick “still true” if nothing has changed."),
        action=N_("Change the one line of your profile that is no longer true."),
        minutes=5,
    ),
    caveats=N_(
        "A stable job needs no edit: “still true” under “Your answers” sets the clock back. The first day of a role is "
        "no edit; where a site shows no day of the last edit, you are asked."
    ),
    answers=("job_since", "profile_still_true"),
    measure=measure,
)
