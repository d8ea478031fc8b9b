"""A month that was mostly away is not compared as if it were a usual one, and the page says so."""

from datetime import date, timedelta
from random import Random

import pytest

from auditor.answers.expectations import Expectations
from auditor.changes import Changes, changes
from auditor.report import Report
from auditor.runner.run import run
from server.rendering import changes as rendering
from tests.story import Story

LAST = 455
FIRST = date(2025, 1, 1)
QUESTION = "How did you set up the night shift plan over there?"


def gone(*weeks: int) -> Expectations:
    """Away in the week that so many weeks before the last day's lies, each."""
    last = FIRST + timedelta(days=LAST)
    return Expectations(holidays=tuple(last - timedelta(weeks=week) for week in weeks))


def away_on(day: float, answers: Expectations) -> bool:
    on = FIRST + timedelta(days=int(day))
    return any(0 <= (on - (monday - timedelta(days=monday.weekday()))).days < 7 for monday in answers.holidays)


def life(answers: Expectations, *, looked: bool = False) -> Story:
    """Fifteen months in which I begin a conversation every other day, and spend an hour a day; but for weeks away."""
    rng = Random(5)
    made = Story(first=FIRST, last_day=LAST)
    made.exchange(0, "friend")
    for day in range(2, LAST):
        if away_on(day, answers):
            continue
        if looked:
            made.look(day, seconds=3_600)
        if day % 2:
            made.write(day + rng.uniform(0, 0.5), f"person {day}", QUESTION)
            made.hear(day + 0.7, f"person {day}", "We began with one team.")
    return made


def found(story: Story, answers: Expectations) -> Changes:
    return changes(story.families(answers))


@pytest.mark.parametrize("weeks", [(0, 1, 2, 3), (1, 2, 3), (2, 3, 4, 5)])
def test_a_month_that_was_mostly_away_is_no_change(weeks: tuple[int, ...]) -> None:
    away = gone(*weeks)
    story = life(away)
    told = found(story, away)
    assert told.told == ()
    assert told.away == len(weeks)
    usual = found(story, Expectations())
    assert usual.told or weeks == (2, 3, 4, 5), "without their word it is one"
    assert usual.away == 0


def test_an_earlier_month_away_makes_the_usual_no_wider() -> None:
    away = gone(20, 21, 22, 23)
    story = life(away)
    for number in range(30):
        story.write(LAST - 20 + number / 2, f"many {number}", QUESTION)
    told = {change.of: change for change in found(story, away).told}
    assert told["begun"].low >= 13
    assert min(value for value in told["begun"].spans if value is not None) >= 13
    assert all(change.low < 13 for change in found(story, Expectations()).told if change.of == "begun")


def test_time_on_the_sites_is_compared_by_days_there() -> None:
    away = gone(1, 2, 3)
    story = life(away, looked=True)
    assert [each.of for each in found(story, away).told] == []
    assert "time" not in {each.of for each in found(story, Expectations()).told}, "the hole hides it"
    lately = life(away, looked=True)
    for day in range(LAST - 60, LAST):
        if not away_on(day, away):
            lately.look(day + 0.3, seconds=7_200)
    assert "time" in {each.of for each in found(lately, away).told}


def test_who_wrote_just_before_one_left_is_no_one_left_without_an_answer() -> None:
    away = gone(1, 2, 3)
    story = Story(first=FIRST, last_day=LAST)
    story.exchange(0, "friend")
    monday = next(day for day in range(LAST - 40, LAST) if away_on(day, away))
    for day in range(2, LAST):
        if away_on(day, away):
            continue
        story.hear(day, f"person {day}", QUESTION)
        answered = day + 2 if not away_on(day + 2, away) else monday + 21.5
        story.write(min(answered, LAST), f"person {day}", "Gladly: two weeks of nights, then a week off.")
    assert [each.of for each in found(story, away).told] == []


def test_the_page_says_how_many_weeks_are_left_out_and_nothing_where_none_are() -> None:
    away = gone(1, 2, 3)
    story = life(away)
    told = report(story, away)
    assert told.away == 3
    assert rendering.away(told) == "3 weeks in which you were away are left out."
    assert rendering.away(report(story, Expectations())) == ""


def report(story: Story, answers: Expectations) -> Report:
    families = story.families(answers)
    return run(families.history, answers, families.window)
