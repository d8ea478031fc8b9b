"""Does the site break into my focus time?

The hours are those one says oneself, never guessed from a calendar. What counts is that the site was opened in them,
not for how long: it is the turning away that costs.
"""

from collections import Counter
from datetime import date, datetime, time, timedelta

import polars as pl

from auditor.activities.activity import Subject
from auditor.answers.expectations import Expectations, FocusHours
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer, Override
from auditor.audits.logged import days, lack, thin, with_unseen
from auditor.facts import HOUR, Facts, Window
from auditor.facts.away import weeks_away
from auditor.report import Days, PointsTo, Role
from auditor.scoring.curves import LogNormal
from auditor.translatable import N_, gettext, ngettext, number

_SPAN = 4.0  # hours, in which openings are counted (evidence §1 A)
_LAST_WORKING_DAY = 4  # Friday


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Openings of the site in 4 hours of focus time: sessions that begin inside the hours I said ÷ those hours, over
    the days of the log. Weeks I was away are left out, and so is a block that lies partly outside the log."""
    seen = facts.within("attention")
    if lacking := lack(AUDIT, facts, seen, AUDIT.minimum.n):
        return lacking
    hours = expectations.focus
    if hours is None or hours.start == hours.end:
        return NeedsAnswer(gettext("From when to when do you mean to work without the site?"), "focus")
    unscored = thin(expectations)
    if isinstance(unscored, NeedsAnswer):
        return unscored
    logged = days(seen)
    blocks = [block for block in _blocks(hours, logged, expectations.holidays, facts.window) if block[2] <= facts.end]
    if few := AUDIT.lack(len(blocks), facts):
        return few
    opened = _opened(facts.within("sessions"), blocks)
    each = tuple(_SPAN * HOUR * opened[day] / (end - start) for day, start, end in blocks)
    total, spent = sum(opened.values()), sum(end - start for _, start, end in blocks) / HOUR
    value = _SPAN * total / spent
    return Measure(
        value=value,
        n=len(blocks),
        interval=with_unseen(each, expectations.browser_share, AUDIT.id),
        words=gettext("%(times)s openings in 4 hours of focus time", times=number(value, 1)),
        observation=ngettext(
            "In %(hours)s hours of focus time over the last %(days)s days you opened the site once.",
            "In %(hours)s hours of focus time over the last %(days)s days you opened the site %(num)s times.",
            total,
            hours=round(spent),
            days=len(blocks),
        ),
        credit=gettext("There are days on which your focus time stayed free of it.")
        if any(not opened[day] for day, _, _ in blocks)
        else "",
        details=(
            Days(
                gettext("Opened in your focus time"),
                tuple((day, float(opened[day])) for day, _, _ in blocks),
                gettext("times"),
            ),
        ),
        informative=unscored,
    )


def _blocks(
    hours: FocusHours, logged: list[date], holidays: tuple[date, ...], window: Window
) -> list[tuple[date, int, int]]:
    """The day, the beginning and the end (UTC milliseconds) of every block whose days are all logged."""
    away = weeks_away(holidays)
    over = timedelta(days=int(hours.end < hours.start))

    def at(day: date, hour: int) -> int:
        return round(datetime.combine(day, time(hour), window.zone).timestamp() * 1000)

    return [
        (day, at(day, hours.start), at(day + over, hours.end))
        for day in logged
        if (hours.days == "every-day" or day.weekday() <= _LAST_WORKING_DAY)
        and day - timedelta(days=day.weekday()) not in away
        and day + over <= logged[-1]
    ]


def _opened(sessions: pl.DataFrame, blocks: list[tuple[date, int, int]]) -> Counter[date]:
    """How many sessions began in each block."""
    starts = sessions.filter(pl.col("seconds") > 0)["at"].sort()
    return Counter(
        {
            day: int(starts.search_sorted(end, side="left") - starts.search_sorted(start, side="left"))
            for day, start, end in blocks
        }
    )


_ON_DUTY = Override(informative=True)

AUDIT = Audit(
    id="focus-hour-opens",
    question=N_("Does the site break into my focus time?"),
    title=N_("Your focus time is nearly free of the site"),
    mixed_title=N_("The site comes into your focus time now and then"),
    failure_title=N_("The site breaks into your focus time often"),
    points_to=(PointsTo.HABIT,),
    unit="openings in 4 hours",
    minimum=Minimum(10, N_("days with focus time"), logged=14),
    facts=("attention", "sessions"),
    needs=(Subject.ATTENTION,),
    curve=LogNormal(good=1, fair=4),
    roles={Role.MEDIA: _ON_DUTY, Role.CREA: _ON_DUTY},
    grounds=Grounds(
        direction="A",
        threshold="E",
        why=N_(
            "In a trial with 58 students over six weeks reminders of one’s goal, or a feed taken away, helped to stay "
            "on task; in another with 118 people seeing one’s time led to less of it on social media. Both are small."
        ),
        sources=("lyngs-2020", "whittaker-2016"),
    ),
    advice=Advice(
        reason=N_("If these hours are for something else, a tab that is closed asks for nothing."),
        choice=N_(
            "You could choose two windows a day for the site, or set your focus time to hours in which you do not need "
            "it."
        ),
        action=N_("Choose two windows a day for the site and close its tab outside them."),
        minutes=5,
    ),
    caveats=N_(
        "Reminders annoyed some people in the trial, and a missing feed made some afraid to miss out. Prospecting, or "
        "being on duty, is work: leave those hours out of your focus time. Whether a notification called you is not "
        "seen."
    ),
    answers=("browser_share", "focus", "holidays"),
    measure=measure,
)
