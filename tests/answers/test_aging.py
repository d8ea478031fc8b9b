"""Answers grow old: which, after how long, and what audits say of it."""

from datetime import date, timedelta

import pytest

from auditor.answers.aging import LASTS, aged, asked, confirmed, lasts
from auditor.answers.expectations import Expectations, Goal, SleepWindow
from auditor.audits.rhythm.late_night_share import AUDIT
from tests.story import Story

DAY = date(2026, 5, 16)


def given(days: int) -> Expectations:
    day = DAY - timedelta(days=days)
    return Expectations(
        goal=Goal("interviews", 3, so_far=1),
        learnable=4,
        confirmed=dict.fromkeys(("goal.so_far", "goal.amount", "learnable"), day),
    )


def test_every_span_is_of_something_asked() -> None:
    fields = {question.field for question in asked()}
    for name in LASTS:
        assert any(field == name or field.startswith(f"{name}.") for field in fields), name


@pytest.mark.parametrize(
    ("days", "old"),
    [
        (29, []),
        (30, ["goal.so_far"]),
        (120, ["goal.amount", "goal.so_far"]),
        (365, ["goal.amount", "goal.so_far", "learnable"]),
    ],
)
def test_what_came_so_far_grows_old_before_the_goal(days: int, old: list[str]) -> None:
    assert sorted(each.question.field for each in aged(given(days), DAY)) == old


def test_what_was_not_answered_or_tells_its_own_day_is_not_asked_about() -> None:
    assert lasts("goal.by") is None
    assert aged(Expectations(confirmed={"learnable": date(2000, 1, 1)}), DAY) == []
    assert [each.day for each in aged(Expectations(profile_still_true=date(2025, 1, 1)), DAY)] == [date(2025, 1, 1)]


def test_confirmed_is_young_again() -> None:
    assert "learnable" in [each.question.field for each in aged(given(400), DAY)]
    again = confirmed(given(400), "learnable", DAY)
    assert "learnable" not in [each.question.field for each in aged(again, DAY)]
    assert confirmed(Expectations(), "profile_still_true", DAY).profile_still_true == DAY


def test_an_audit_says_how_old_the_answer_is_that_it_rests_on() -> None:
    story = Story()
    for day in range(430, 500):
        story.look(day, seconds=600)
    asleep = SleepWindow(23, 7)
    old = Expectations(sleep=asleep, browser_share=1, confirmed={"sleep.start": DAY - timedelta(days=200)})
    found = story.audit(AUDIT, old)
    assert found.value
    assert found.note and "is 200 days old: is it still true?" in found.note
    young = story.audit(AUDIT, Expectations(sleep=asleep, browser_share=1, confirmed={"sleep.start": DAY}))
    assert "days old" not in (young.note or "")
    assert found.answers == ("browser_share", "sleep")
