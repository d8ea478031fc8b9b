"""Talks: who writes first after some days without a word."""

from tests.story import Story

RAIN = "The rain came in again, and the train was late."
TOO = "Here too, all week."


def begun(story: Story) -> list[tuple[str, bool, int | None]]:
    return story.families()["talks"].select("partner", "mine", "pause").rows()


def test_words_after_more_than_three_days_begin_a_talk() -> None:
    story = Story()
    for day, mine in ((400, False), (403, True), (407, True), (420, False)):
        (story.write if mine else story.hear)(day, "Ana", RAIN)
        (story.hear if mine else story.write)(day + 0.1, "Ana", TOO)
    assert begun(story) == [("Ana", False, None), ("Ana", True, 4), ("Ana", False, 13)]


def test_an_answer_begins_none_however_late() -> None:
    story = Story()
    story.hear(400, "Ana", RAIN)
    story.write(430, "Ana", TOO)
    story.hear(450, "Ana", RAIN)
    assert begun(story) == [("Ana", False, None), ("Ana", False, 20)]
