"""The clock that stands still in weeks away, against a plain count of days."""

from datetime import UTC, date, timedelta
from random import Random
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from auditor.facts.away import Away, days_there
from auditor.facts.window import DAY, Window

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
WINDOW = Window.of_days(FIRST, LAST)
FEBRUARY = [date(2026, 2, 2), date(2026, 2, 12)]  # the weeks from the 2nd and the 9th on


def due(away: Away, day: date, days: float) -> date:
    found = pl.DataFrame({"at": [WINDOW.midnight(day)]}).select(away.after(pl.col("at"), days)).item()
    return WINDOW.day(found)


@pytest.mark.parametrize(
    ("day", "days", "is_due"),
    [
        (date(2026, 1, 10), 14, date(2026, 1, 24)),  # over before
        (date(2026, 1, 25), 14, date(2026, 2, 22)),
        (date(2026, 2, 5), 7, date(2026, 2, 23)),  # begun while away
        (date(2026, 2, 16), 7, date(2026, 2, 23)),  # begun after
    ],
)
def test_days_away_are_not_counted(day: date, days: float, is_due: date) -> None:
    away = Away(WINDOW, FEBRUARY)
    assert due(away, day, days) == is_due
    late = pl.DataFrame({"at": [WINDOW.midnight(day)]}).select(away.delays(pl.col("at"), days)).item()
    assert late is (is_due != day + timedelta(days=days))


def test_without_weeks_away_nothing_moves() -> None:
    at = pl.DataFrame({"at": [WINDOW.start, None]}, schema={"at": pl.Int64})
    away = Away(WINDOW, ())
    assert not away
    told = at.select(
        clock=away.clock(pl.col("at")), late=away.after(pl.col("at"), 2), away=away.at(pl.col("at")).fill_null(False)
    )
    assert told.rows() == [(WINDOW.start, WINDOW.start + 2 * DAY, False), (None, None, False)]
    assert away.since(WINDOW.end, 10) == WINDOW.end - 10 * DAY


@pytest.mark.parametrize("seed", range(20))
def test_the_clock_counts_as_a_plain_count_of_days_does(seed: int) -> None:
    rng = Random(seed)
    zone = rng.choice([UTC, ZoneInfo("Europe/Berlin"), ZoneInfo("America/St_Johns")])
    window = Window.of_days(FIRST, LAST, zone)
    holidays = [FIRST + timedelta(days=rng.randrange(365)) for _ in range(rng.randrange(1, 9))]
    away = Away(window, holidays)
    there = sorted(days_there(FIRST, LAST, holidays))
    noon = {day: window.midnight(day) + DAY // 2 for day in there}
    one, other = sorted(rng.sample(there, 2))
    days = there.index(other) - there.index(one)
    hour = 1.01 / 24  # that clocks are set by
    assert away.days(noon[one], noon[other]) == pytest.approx(days, abs=hour)
    frame = pl.DataFrame({"at": [noon[one]]})
    assert window.day(frame.select(away.after(pl.col("at"), days)).item()) == other
    assert window.day(away.since(noon[other], days)) == one
    gone = [day for day in (FIRST + timedelta(days=n) for n in range(365)) if day not in noon]
    at = pl.DataFrame({"at": [window.midnight(day) for day in [*gone, *there]]})
    assert at.select(away.at(pl.col("at"))).to_series().to_list() == [True] * len(gone) + [False] * len(there)


def test_weeks_are_counted_in_whole_or_in_part() -> None:
    away = Away(WINDOW, [*FEBRUARY, date(2026, 3, 4)])
    assert away.weeks(WINDOW.start, WINDOW.end) == 3
    assert away.weeks(WINDOW.midnight(date(2026, 2, 14)), WINDOW.midnight(date(2026, 3, 1))) == 1
    assert away.weeks(WINDOW.midnight(date(2026, 4, 1)), WINDOW.end) == 0
