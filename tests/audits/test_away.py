"""Weeks away: what is counted by the week is counted without them, and nobody is judged by what came in them."""

from datetime import date, timedelta

import pytest

from auditor.answers.expectations import Expectations, Goal
from auditor.audits.away import weeks_left_out
from auditor.audits.reciprocity import clear_asks, reply_latency, reply_rate
from auditor.audits.rhythm import time_vs_plan
from auditor.audits.voice import original_contribution
from auditor.facts.away import days_there
from auditor.report import AuditResult
from tests.story import Story

FIRST = date(2025, 1, 1)  # a Wednesday
GONE = range(446, 474)
#: The Mondays among these days.
AWAY = tuple(FIRST + timedelta(days=446 + 7 * week) for week in range(4))
QUESTION = "How did you set up the night shift plan over there?"


def number(found: AuditResult) -> float:
    assert found.value, found.missing
    return found.value.number


def test_the_days_there_are_those_of_other_weeks() -> None:
    monday = date(2026, 3, 2)
    there = days_there(monday - timedelta(days=1), monday + timedelta(days=8), [monday + timedelta(days=3)])
    assert there == [monday + timedelta(days=8), monday + timedelta(days=7), monday - timedelta(days=1)]
    assert weeks_left_out(monday + timedelta(days=6), monday + timedelta(days=30), [monday]) is not None
    assert weeks_left_out(monday + timedelta(days=7), monday + timedelta(days=30), [monday]) is None


def test_who_posts_once_a_week_but_for_four_weeks_away_posts_once_a_week() -> None:
    story = Story(first=FIRST)
    for day in range(412, 500, 7):
        if day not in GONE:
            story.post(day, "What we learned when the night shift plan did not hold, in four sentences or a few more.")
    story.comment(411, "Well said.")
    whole = story.audit(original_contribution.AUDIT)
    left = story.audit(original_contribution.AUDIT, Expectations(holidays=AWAY))
    assert number(whole) < 0.8
    assert number(left) == pytest.approx(1, abs=0.15)
    assert left.note == "4 weeks in which you were away are left out."


def test_who_answers_all_but_while_away_answers_all() -> None:
    story = Story(first=FIRST)
    for day in range(412, 480):
        story.hear(day, f"person {day}", QUESTION)
        if day not in GONE:
            story.write(day + 0.2, f"person {day}", "Gladly: two weeks of nights, then a week off.")
        elif day > 460:
            story.write(day + 20, f"person {day}", "Gladly: two weeks of nights, then a week off.")
    away = Expectations(holidays=AWAY)
    assert number(story.audit(reply_rate.AUDIT)) < 0.7
    found = story.audit(reply_rate.AUDIT, away)
    assert number(found) == 1
    assert found.note is not None
    assert "28 conversations that began while you were away are left out." in found.note
    assert found.value is not None
    assert found.value.n == 40
    quick = story.audit(reply_latency.AUDIT, away)
    assert quick.value is not None
    assert quick.value.n == 40
    assert found.details, "who waits since then is named"


def test_who_asks_once_a_week_asks_as_often_with_weeks_away() -> None:
    story = Story(first=FIRST)
    for day in range(412, 500, 7):
        if day not in GONE:
            story.write(day, "ana", "Could you send me the name of the person who plans the shifts, by Friday?")
    goal = Expectations(goal=Goal("interviews"))
    whole = number(story.audit(clear_asks.AUDIT, goal))
    left = number(story.audit(clear_asks.AUDIT, Expectations(goal=Goal("interviews"), holidays=AWAY)))
    assert (whole, left) == pytest.approx((4 / 60 * 30, 4 / 32 * 30))  # of 60 days, of which 28 were away


def test_who_was_away_all_the_time_is_not_held_to_have_asked_for_nothing() -> None:
    story = Story(first=FIRST)
    story.exchange(430, "ana")
    story.exchange(499, "ana")
    story.post(460, "What we learned when the night shift plan did not hold, in four sentences or a few more.")
    story.comment(440, "Well said.")
    gone = tuple(FIRST + timedelta(days=439 + 7 * week) for week in range(9))
    for weeks, told in ((9, False), (5, False), (4, True)):
        away = Expectations(goal=Goal("interviews"), holidays=gone[:weeks])
        found = story.audit(clear_asks.AUDIT, away)
        assert (found.value is not None, found.missing is None) == (told, told), weeks
    always = tuple(FIRST + timedelta(days=7 * week) for week in range(80))
    silent = story.audit(original_contribution.AUDIT, Expectations(holidays=always)).missing
    assert silent is not None
    assert silent.what == "This needs 8 whole weeks; there are 0 so far."


def test_time_is_held_against_the_plan_in_the_weeks_one_was_there() -> None:
    story = Story(first=FIRST)
    for day in range(412, 501):
        if day not in GONE:
            story.look(day, seconds=1_800)
    plan = {"linkedin": 210.0}
    whole = story.audit(time_vs_plan.AUDIT, Expectations(planned_minutes_a_week=plan, browser_share=1))
    left = story.audit(time_vs_plan.AUDIT, Expectations(planned_minutes_a_week=plan, browser_share=1, holidays=AWAY))
    assert number(whole) < 0.75
    assert number(left) == pytest.approx(1)
