"""Weeks of a period, for what is counted by the week: whole blocks of seven days back from the period's end."""

import polars as pl

from auditor.facts import DAY, Facts

WEEK = 7 * DAY


def weekly(facts: Facts, moments: pl.Series) -> tuple[float, ...]:
    """How many of the moments (UTC milliseconds) fall into each whole week of the period, the latest first; no week
    begins before the history does."""
    count = max(1, (facts.end - facts.told_from) // WEEK)
    week = (facts.end - 1 - moments) // WEEK
    found = dict(week.value_counts().iter_rows())
    return tuple(float(found.get(number, 0)) for number in range(count))
