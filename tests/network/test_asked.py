"""Since when somebody waits: since they asked what they are told to have asked."""

import pytest

from auditor.answers.expectations import Expectations
from auditor.network.waiting import waiting
from tests.network.test_order import PLAIN, QUESTION
from tests.story import Story

CHAT = "The rain came in again."
BANTER = "Is that a cake on your desk or a hat?"


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({70: BANTER, 79: PLAIN}, 79),
        ({70: CHAT, 79: PLAIN}, 79),
        ({70: PLAIN, 79: "Did you get round to it?"}, 70),
        ({70: PLAIN, 79: PLAIN}, 70),
        ({70: QUESTION, 79: "Did you see my question?"}, 70),
        ({60: BANTER, 79: PLAIN}, 79),
        ({60: PLAIN, 79: BANTER}, 60),
        ({60: CHAT, 79: BANTER}, 79),
    ],
    ids=["banter", "chat", "asked after", "asked again", "question", "long before", "banter later", "chat before"],
)
def test_a_word_before_does_not_antedate_what_was_asked(story: Story, said: dict[int, str], asked: int) -> None:
    story.exchange(50, "ana")
    story.hear(51, "ana", "All fine here as well.")
    story.write(52, "ana", "Good to hear.")
    for day, text in said.items():
        story.hear(day, "ana", text)
    (told,) = waiting(story.families(), Expectations())
    assert told.at == story.at(asked)
    assert told.latest == story.at(max(said))


def test_an_introduction_asked_for_before_another_thing_is_named_still(story: Story) -> None:
    for who in ("ana", "Berta Klein"):
        story.exchange(50, who)
    story.hear(70, "ana", "Do you know Berta Klein? Would you introduce me to Berta Klein?")
    story.hear(75, "ana", PLAIN)
    (told,) = [each for each in waiting(story.families(), Expectations()) if each.person == "ana"]
    assert told.to_meet == "Berta Klein"
