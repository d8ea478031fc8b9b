"""A goal says what, how much, by when and from whom."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations, Goal
from auditor.audits.expectations.goal_stated import AUDIT
from auditor.report import Band, State
from tests.story import Story

WHOLE = Goal(outcome="interviews", amount=3, by=date(2026, 6, 1), audience="plant managers")


@pytest.mark.parametrize(
    ("goal", "met", "band"),
    [
        (WHOLE, 4, Band.WORKING),
        (Goal(outcome="interviews", amount=3, by=date(2026, 6, 1)), 3, Band.LOOK),
        (Goal(outcome="interviews", amount=3), 2, Band.LOOK),
        (Goal(outcome="interviews", audience="  "), 1, Band.TRY),
        (Goal(), 0, Band.TRY),
        (Goal(outcome="staying in touch"), 4, Band.WORKING),
    ],
)
def test_each_of_the_four_counts_and_staying_in_touch_needs_no_number(goal: Goal, met: int, band: Band) -> None:
    found = Story().audit(AUDIT, Expectations(goal=goal))
    assert found.value
    assert (found.value.number, found.band) == (met / 4, band)


def test_the_tip_names_what_is_left_open() -> None:
    found = Story().audit(AUDIT, Expectations(goal=Goal(outcome="interviews", amount=3)))
    assert found.tip
    assert "by when or from whom" in found.tip.observation


def test_without_an_answer_it_asks() -> None:
    assert Story().audit(AUDIT).state is State.NEEDS_YOUR_ANSWER
