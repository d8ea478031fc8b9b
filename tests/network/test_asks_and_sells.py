"""A cousin who sells asks something beside the pitch: the question waits for an answer, be it read or said by me."""

from auditor.answers.expectations import Checked, Expectations
from auditor.network.waiting import waiting
from tests.story import Story

OFFER = "Our platform doubles your leads. Are you open to a demo of our product this week?"
NO = "No, thank you, we are not interested."
BOTH = (
    "Are you coming to grandma's birthday on Saturday? Also I have a starter pack at £49 that is flying off the "
    "shelves, shall I put one aside for you?"
)
UNREAD = "The cottage is booked for the tenth. Also our oils are 30% off until Sunday, use my code at checkout."


def cousin() -> Story:
    story = Story()
    story.exchange(300, "cousin", 2)
    for day in (380, 400):
        story.hear(day, "cousin", OFFER)
    story.write(401, "cousin", NO)
    return story


def test_what_a_cousin_asks_beside_a_pitch_waits() -> None:
    story = cousin()
    story.hear(498, "cousin", BOTH)
    found = {each.person: each for each in waiting(story.families(), Expectations())}
    assert "question" in found["cousin"].acts
    assert not found["cousin"].doubtful


def test_a_mere_pitch_of_a_cousin_does_not_wait_as_a_question() -> None:
    story = cousin()
    story.hear(498, "cousin", OFFER)
    found = {each.person: each for each in waiting(story.families(), Expectations())}
    assert "cousin" not in found or found["cousin"].doubtful


def test_what_i_said_to_be_a_question_waits_though_it_sells_too() -> None:
    story = cousin()
    told = story.hear(498, "cousin", UNREAD)
    said = Expectations(readings={str(told.id): Checked(read=("pitch",), acts=("question", "pitch"))})
    before = {each.person: each for each in waiting(story.families(), Expectations())}
    assert "cousin" not in before or before["cousin"].doubtful
    found = {each.person: each for each in waiting(story.families(said), said)}
    assert "question" in found["cousin"].acts
    assert not found["cousin"].doubtful


def test_a_stranger_who_asks_and_sells_is_doubted() -> None:
    story = Story()
    story.hear(498, "stranger", BOTH)
    found = {each.person: each for each in waiting(story.families(), Expectations())}
    assert "stranger" not in found or found["stranger"].doubtful
