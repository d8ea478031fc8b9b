"""Weeks of a period: whole blocks of seven days, counted from its end."""

import polars as pl

from auditor.audits.weeks import weekly
from auditor.facts import DAY, Facts
from tests.story import Story


def facts(first_day: float, days: int) -> Facts:
    story = Story(days=days)
    story.write(first_day, "Ana")
    return Facts(story.families(), ("messages",), ("linkedin",), None)


def counted(days_ago: list[float], first_day: float = 0, days: int = 28) -> tuple[float, ...]:
    told = facts(first_day, days)
    return weekly(told, pl.Series([told.end - int(ago * DAY) for ago in days_ago], dtype=pl.Int64))


def test_the_latest_week_comes_first_and_weeks_without_anything_count() -> None:
    assert counted([0.5, 6.9, 7.0, 7.1, 27]) == (3.0, 1.0, 0.0, 1.0)
    assert counted([]) == (0.0, 0.0, 0.0, 0.0)


def test_days_that_make_no_whole_week_are_left_out() -> None:
    assert counted([1, 85], days=90) == (1.0, *[0.0] * 11)


def test_no_week_begins_before_the_history() -> None:
    assert counted([1, 10], first_day=485) == (1.0, 1.0)
