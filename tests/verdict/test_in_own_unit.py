"""What is drawn of a hope that no rate turns into conversations."""

from datetime import timedelta

from auditor.answers.expectations import Goal
from auditor.report import Funnel
from tests.story import Story
from tests.verdict.test_verdict import END, HOPE, replace_goal, seeker, told


def drawn(story: Story, goal: Goal) -> Funnel | None:
    return told(story, goal).funnel


def test_where_as_much_came_as_was_hoped_for_it_is_drawn_all_the_same() -> None:
    found = told(seeker(), replace_goal(outcome="sources and tips", amount=12, so_far=11))
    assert "no cause is looked for" in found.words
    assert found.funnel
    assert (found.funnel.outcome, found.funnel.hoped, found.funnel.came) == ("sources and tips", 12, 11)
    assert (found.funnel.through, found.funnel.practice, found.funnel.done) == (None, None, None)
    assert found.funnel.begun == 44, "forty invitations and four first messages"


def test_where_it_cannot_be_told_what_is_counted_is_drawn() -> None:
    found = told(seeker(), replace_goal(outcome="interviews", amount=6, so_far=0))
    assert found.missing
    assert found.funnel
    assert (found.funnel.hoped, found.funnel.came, found.funnel.begun) == (6, 0, 44)


def test_what_went_out_before_the_record_begins_is_unseen() -> None:
    late = Story()
    late.exchange(490, "Ana")
    found = drawn(late, HOPE)
    assert found
    assert (found.hoped, found.came, found.begun) == (15, 2, None)


def test_nothing_is_drawn_of_a_hope_without_a_number_or_of_one_that_just_began() -> None:
    goal = replace_goal(outcome="interviews", amount=6, so_far=0)
    assert drawn(seeker(), goal)
    for changes in (
        {"amount": None},
        {"by": None},
        {"so_far": None},
        {"since": END - timedelta(days=2)},
        {"amount": 1},
    ):
        assert drawn(seeker(), Goal(**{name: getattr(goal, name) for name in goal.__struct_fields__} | changes)) is None


def test_a_hope_that_is_worked_out_is_drawn_with_what_is_likely() -> None:
    found = drawn(seeker(), HOPE)
    assert found
    assert found.practice and found.done
    assert found.begun is None
