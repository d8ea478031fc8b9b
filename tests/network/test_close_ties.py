"""Of those who wait for the same, how well I know them counts: a friend, and who wrote me a letter."""

from auditor.answers.expectations import Expectations
from auditor.network.waiting import waiting
from tests.story import Story


def names(story: Story) -> list[str]:
    return [each.person for each in waiting(story.families(), Expectations())]


def test_of_the_same_a_friend_comes_before_whom_i_never_wrote_to_and_who_writes_often_first(story: Story) -> None:
    question = "How did you set up the night shift plan over there?"
    story.connect(-60, "connected for years")
    story.exchange(30, "now and then")
    story.exchange(30, "often", 6)
    story.exchange(32, "promised once", 6)
    for day, who in ((70, "connected for years"), (75, "now and then"), (80, "often")):
        story.hear(day, who, question)
    story.hear(82, "promised once", "Could you send me the minutes of the last meeting, please?")
    found = {each.person: each for each in waiting(story.families(), Expectations())}
    assert not found["connected for years"].new
    assert {who: each.exchanges for who, each in found.items()} == {
        "promised once": 6, "often": 6, "now and then": 1, "connected for years": 0,
    }  # fmt: skip
    assert names(story) == ["promised once", "often", "now and then", "connected for years"]


def test_a_letter_of_somebody_known_comes_with_the_questions_and_before_mere_words(story: Story) -> None:
    letter = "The garden is nearly done and the first apples are in the cellar, where they smell as they used to. " * 5
    for who, day, text in (("words", 70, "The train was late and the rain came in."), ("mentor", 75, letter)):
        story.exchange(40, who)
        story.write(45, who, "Good morning.")
        story.hear(day, who, text)
    story.hear(71, "stranger", letter)
    found = {each.person: each for each in waiting(story.families(), Expectations())}
    assert (found["mentor"].letter, found["words"].letter, found["stranger"].letter) == (True, False, False)
    assert names(story)[:2] == ["mentor", "words"]
