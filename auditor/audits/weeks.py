"""Weeks of a period, for what is counted by the week: whole blocks of seven days back from the last day of the
period that is told of."""

from collections import Counter
from collections.abc import Collection
from datetime import date

import polars as pl

from auditor.facts import DAY, Facts
from auditor.facts.away import days_there

WEEK = 7 * DAY


def weekly(facts: Facts, moments: pl.Series, holidays: Collection[date] = ()) -> tuple[float, ...]:
    """How many of the moments (UTC milliseconds) fall into each whole week of the period, the latest first; no week
    begins before the history does. Weeks that these ``holidays`` lie in are as if they had not been: seven days are
    then those before and after them."""
    if holidays:
        there = days_there(facts.window.day(facts.told_from), facts.window.day(facts.told_until - 1), holidays)
        place = {day: number // 7 for number, day in enumerate(there)}
        weeks = Counter(place.get(day) for day in facts.window.days_of(moments))
        return tuple(float(weeks[number]) for number in range(max(1, len(there) // 7)))
    count = max(1, (facts.told_until - facts.told_from) // WEEK)
    week = (facts.told_until - 1 - moments) // WEEK
    found = dict(week.value_counts().iter_rows())
    return tuple(float(found.get(number, 0)) for number in range(count))
