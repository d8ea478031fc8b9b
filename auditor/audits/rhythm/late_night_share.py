"""How much of my use falls in my sleep window?

The window is one's own. Whoever sleeps badly may also scroll because of it, so nothing is said of health here.
"""

from datetime import date, datetime, time, timedelta

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.identity import MINUTE
from auditor.answers.expectations import Expectations, SleepWindow
from auditor.audits.audit import Advice, Answer, Audit, Grounds, Measure, Minimum, NeedsAnswer
from auditor.audits.logged import days, lack, thin
from auditor.facts import Facts, Window
from auditor.facts.attention import cut
from auditor.report import Days, PointsTo, Role
from auditor.scoring.curves import LogitShare
from auditor.scoring.intervals import clumped
from auditor.translatable import N_, gettext


def measure(facts: Facts, expectations: Expectations, role: Role | None) -> Answer:
    """Active minutes inside the sleep window, by the clock where one lives ÷ all active minutes."""
    seen = facts.within("attention")
    minutes = float(seen["seconds"].sum()) / 60
    if lacking := lack(AUDIT, facts, seen, round(minutes)):
        return lacking
    asleep = expectations.sleep
    if asleep is None or asleep.start == asleep.end:
        return NeedsAnswer(gettext("From when to when do you mean to sleep?"), "sleep")
    unscored = thin(expectations)
    if isinstance(unscored, NeedsAnswer):
        return unscored
    logged = days(seen)
    nights = _nights(asleep, logged[0], logged[-1], facts.window)
    pieces = cut(seen, nights)
    passed = pl.Series(nights).search_sorted(pieces["at"], side="right").cast(pl.Int64)  # edges before each piece
    length = (pl.col("until") - pl.col("at")) / MINUTE
    by_day = (
        pieces.with_columns(late=passed % 2 == 1)
        .group_by("day")
        .agg(late=length.filter("late").sum(), all=length.sum())
        .sort("day")
    )
    inside = float(by_day["late"].sum())
    spent = dict(by_day.select("day", "late").iter_rows())
    return Measure(
        value=inside / minutes,
        n=round(minutes),
        k=round(inside),
        interval=clumped(by_day["late"].to_list(), by_day["all"].to_list(), seen["seconds"].to_list()),
        words=gettext(
            "%(inside)s of %(minutes)s active minutes between %(start)s and %(end)s o’clock",
            inside=round(inside),
            minutes=round(minutes),
            start=asleep.start,
            end=asleep.end,
        ),
        observation=gettext(
            "In the last %(count)s logged days %(inside)s of your %(minutes)s active minutes lay between %(start)s and "
            "%(end)s o’clock, when you mean to sleep.",
            count=len(logged),
            inside=round(inside),
            minutes=round(minutes),
            start=asleep.start,
            end=asleep.end,
        ),
        credit=gettext("By far the most of your use is while you mean to be awake.") if inside < 0.1 * minutes else "",
        details=(
            Days(
                gettext("In your sleep window"),
                tuple((day, round(spent.get(day, 0.0), 1)) for day in logged),
                gettext("minutes"),
            ),
        ),
        informative=unscored,
    )


def _nights(asleep: SleepWindow, first: date, last: date, window: Window) -> list[int]:
    """When each night begins and ends, alternating, in UTC milliseconds: the clock may change between the two."""

    def at(day: date, hour: int) -> int:
        return round(datetime.combine(day, time(hour), window.zone).timestamp() * 1000)

    over = timedelta(days=int(asleep.end < asleep.start))
    evenings = [first + timedelta(days=after) for after in range(-1, (last - first).days + 2)]
    return [edge for day in evenings for edge in (at(day, asleep.start), at(day + over, asleep.end))]


AUDIT = Audit(
    id="late-night-share",
    question=N_("How much of my use falls in my sleep window?"),
    title=N_("Your sleep window is nearly free of the site"),
    mixed_title=N_("A little of the use falls in your sleep window"),
    failure_title=N_("A good part of the use falls in your sleep window"),
    points_to=(PointsTo.HABIT,),
    unit="share",
    minimum=Minimum(120, N_("active minutes"), logged=14),
    facts=("attention",),
    needs=(Subject.ATTENTION,),
    curve=LogitShare(good=0.02, fair=0.10),
    grounds=Grounds(
        direction="C",
        threshold="E",
        why=N_(
            "Logged use of a phone in bed goes with falling asleep later, use elsewhere does not; time diaries show "
            "very small links. What causes what is open."
        ),
        sources=("kheirinejad-2022", "levenson-2016", "orben-przybylski-2020"),
    ),
    advice=Advice(
        reason=N_("If you would like the night for yourself, distance does more than resolve."),
        choice=N_(
            "You could leave the device outside the bedroom tonight, or set the window to the hours you really keep."
        ),
        action=N_("Charge the device you use for the sites outside the bedroom tonight."),
        minutes=2,
    ),
    caveats=N_(
        "Who sleeps badly may scroll because of it: nothing here speaks of your health. If you work shifts or across "
        "time zones, set the window that is yours."
    ),
    answers=("browser_share", "sleep"),
    measure=measure,
)
