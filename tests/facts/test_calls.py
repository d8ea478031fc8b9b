"""Calls that were taken: what was written before them has its answer in them."""

import pytest

from auditor.activities.activity import Detail, Object, ObjectType, Type
from auditor.answers.expectations import Expectations
from auditor.network.waiting import waiting
from tests.story import Story

ASKS = "Could you explain to me how the lock gate is opened by hand?"


def call(story: Story, day: float, who: str, *, mine: bool) -> None:
    by, to = ("me", who) if mine else (who, "me")
    story.add(Type.CREATE, day, Object(ObjectType.MESSAGE), by=by, to=(to,), detail=Detail(call=True))


@pytest.fixture
def story() -> Story:
    made = Story()
    made.exchange(400, "friend")
    made.exchange(400, "Ana")
    return made


@pytest.mark.parametrize("mine", [True, False])
def test_whoever_asked_and_was_spoken_to_has_their_answer_whoever_called(story: Story, mine: bool) -> None:
    story.hear(440, "Ana", ASKS)
    assert "Ana" in [each.person for each in waiting(story.families(), Expectations())]
    call(story, 441, "Ana", mine=mine)
    (row,) = story.families()["conversations"].filter(partner="Ana", started=False).tail(1).iter_rows(named=True)
    assert (row["answered"], row["answer_hours"], row["waits"]) == (True, 24.0, False)
    assert "Ana" not in [each.person for each in waiting(story.families(), Expectations())]


def test_whom_i_asked_and_who_called_has_answered_and_a_call_of_mine_keeps_what_i_promised(story: Story) -> None:
    story.write(440, "Ana", ASKS)
    call(story, 441, "Ana", mine=False)
    (row,) = story.families()["conversations"].filter(partner="Ana").tail(1).iter_rows(named=True)
    assert (row["started"], row["answered"]) == (True, True)
    story.hear(460, "Ana", "Could you explain to me how the lock gate is opened by hand?")
    story.write(460.2, "Ana", "I will ring you tomorrow and explain it.")
    assert [each.promised for each in waiting(story.families(), Expectations()) if each.person == "Ana"] == [True]
    call(story, 461, "Ana", mine=True)
    assert "Ana" not in [each.person for each in waiting(story.families(), Expectations())]


def test_a_call_out_of_the_blue_opens_no_conversation_and_is_no_message(story: Story) -> None:
    call(story, 480, "Ana", mine=False)
    call(story, 481, "new", mine=False)
    told = story.families()
    assert told["messages"].filter(at=round(story.at(480).timestamp() * 1000)).is_empty()
    assert sorted(told["conversations"]["partner"]) == ["Ana", "friend"]


def test_what_they_write_after_a_call_waits_as_ever(story: Story) -> None:
    story.hear(440, "Ana", ASKS)
    call(story, 441, "Ana", mine=True)
    story.hear(442, "Ana", "And could you send me the drawing of the gate?")
    assert "Ana" in [each.person for each in waiting(story.families(), Expectations())]
