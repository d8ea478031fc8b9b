"""What a change takes, each at its bound: how much it has to be, what it is held against, and what counts for it."""

import pytest

from auditor.activities.activity import Detail, Object, ObjectType, Type
from auditor.changes.answers import compared_shares
from auditor.changes.hours_spent import compared
from auditor.changes.spans import change, outside
from auditor.changes.stopped import of_days
from auditor.scoring.usual import Share
from tests.changes.test_changes import LAST, QUESTION, found, inviting, life


@pytest.mark.parametrize(("lately", "told"), [(2.9, False), (3.1, True)])
def test_less_than_two_hours_more_in_a_month_are_not_worth_a_sentence(lately: float, told: bool) -> None:
    assert (compared([1.0] * 12 + [lately]).change is not None) is told


@pytest.mark.parametrize(("lately", "told"), [(0.64, False), (0.66, True)])
def test_a_share_that_moved_by_less_than_fifteen_in_a_hundred_is_not_worth_a_sentence(
    lately: float, told: bool
) -> None:
    (each,) = compared_shares([*([Share(50, 100)] * 8), Share(100 * lately, 100)])
    assert (each.change is not None) is told


@pytest.mark.parametrize(("silent", "told"), [(40, False), (41, True)])
def test_a_silence_as_long_as_one_before_is_no_stop(silent: int, told: bool) -> None:
    past = [*range(silent, silent + 100, 5), *range(silent + 95 + 40, 400, 5)]
    (each,) = of_days(past, 400)
    assert (each.change is not None) is told


@pytest.mark.parametrize(
    ("last", "is_outside"), [([6, 6], False), ([10, 10], True), ([6, 6, 6], True), ([6, 2, 6], False)]
)
def test_of_three_spans_each_has_to_lie_beyond_the_middle_and_of_fewer_beyond_all(
    last: list[float], is_outside: bool
) -> None:
    assert outside([1, 2, 3, 4, 5, 9], last) is is_outside


def test_the_usual_is_where_eight_of_ten_spans_lay() -> None:
    before = [1.0, *([5.0] * 5), *([7.0] * 5), 40.0]
    told = change("begun", 90.0, before, [*before, 90.0])
    assert (told.low, told.high) == (5, 7)


def test_invitations_of_others_are_no_share_of_mine() -> None:
    story = inviting(0.5, 0.5)
    for number in range(20):
        story.add(Type.OFFER, LAST - 28 + number, Object(ObjectType.RELATIONSHIP), by=f"other {number}", to=("me",))
    assert "accepted" not in {each.of for each in found(story).told}


def test_what_was_seen_on_a_day_alone_tells_nothing_of_hours() -> None:
    story = life(hours=6)
    for number in range(20):
        story.hear(LAST - 25 + number, f"seen {number}", QUESTION, detail=Detail(day_only=True))
        story.write(LAST - 24 + number, f"seen {number}", "We began with one team, and it went well.")
    assert "answer-hours" not in {each.of for each in found(story).told}
