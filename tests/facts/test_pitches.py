"""Who pitches for how long: kind words to a seller exchange nothing, and one plain no does not last for ever."""

import polars as pl
import pytest

from tests.story import Story

OFFER = "Our platform doubles your leads. Are you open to a demo of our product this week?"
UNREAD = "The winter boxes are out now, in green and in blue."
NO = "No, thank you, we are not interested."
THANKS = "Thank you, I will keep it in a drawer."
SHORT = "Noted, over to the others."


def of(story: Story, name: str) -> dict[str, list[bool]]:
    """A column of what each person wrote, in order of time."""
    theirs = story.families()["messages"].filter(~pl.col("mine")).group_by("partner", maintain_order=True)
    return dict(theirs.agg(name).iter_rows())


def kinds(story: Story) -> dict[str, str]:
    return dict(story.families()["ties"].select("partner", "kind").iter_rows())


@pytest.mark.parametrize("kind", [THANKS, SHORT])
@pytest.mark.parametrize("refused", [True, False])
def test_kind_words_to_a_seller_and_a_pitch_that_was_not_read_exchange_nothing(kind: str, *, refused: bool) -> None:
    story = Story()
    for number, day in enumerate((420, 430, 440, 450, 460, 470)):
        story.hear(day, "seller", UNREAD if number == 3 else OFFER)
        story.write(day + 1, "seller", NO if refused and number == 1 else kind)
    assert of(story, "pitch") == {"seller": [True] * 6}
    assert of(story, "cold") == {"seller": [True] * 6}
    assert kinds(story) == {"seller": "one-way"}


def test_twice_pitched_and_thanked_is_no_tie_and_a_colleague_who_thanks_is_one() -> None:
    story = Story()
    for day in (430, 470):
        story.hear(day, "seller", OFFER)
        story.hear(day, "asked", OFFER)
    story.hear(470, "colleague", OFFER)
    story.write(471, "seller", THANKS)
    story.write(471, "asked", "Thank you. What would it cost for a small club?")
    story.write(471, "colleague", "The forms are on the second shelf, take the blue one.")
    story.hear(472, "colleague", "Thank you so much for your help.")
    story.hear(490, "colleague", OFFER)
    for day in (440, 460):
        story.hear(day, "friend", "The rain came in again.")
        story.write(day + 1, "friend", THANKS)
    assert kinds(story) == {"seller": "one-way", "asked": "weak", "colleague": "weak", "friend": "weak"}
    assert of(story, "pitch")["colleague"] == [True, False, False]


def test_of_a_seller_who_was_refused_and_silent_for_long_is_looked_at_anew() -> None:
    story = Story()
    for day in (70, 100, 130):
        for who in ("sells again", "left the trade", "reminds"):
            story.hear(day, who, OFFER)
            story.write(day + 1, who, NO)
    story.hear(480, "sells again", OFFER)
    story.hear(484, "sells again", UNREAD)
    story.hear(480, "left the trade", "I have left the firm and teach now. Could you look at the papers that I kept?")
    story.write(481, "left the trade", NO)
    story.hear(484, "left the trade", "The papers say that nobody was told about the doors, and people sleep there.")
    story.hear(180, "reminds", UNREAD)
    assert of(story, "pitch") == {
        "sells again": [True] * 5,
        "left the trade": [True, True, True, False, False],
        "reminds": [True] * 4,
    }
