"""Texts too short to tell their language by are read as what is written around them is."""

import polars as pl
import pytest

from auditor.activities.acts import Act
from tests.story import Story

POLISH = "Dzień dobry, czy możemy porozmawiać w przyszłym tygodniu o tym, co pani napisała?"
GERMAN = "Die Fotos vom Sommerfest sind endlich fertig, ich bringe sie morgen mit."
SHORT = "Hihi, oje."


def acts(story: Story, text_id: str) -> int | None:
    found: int | None = story.families()["messages"].filter(pl.col("id") == text_id)["acts"].item()
    return found


def test_in_a_conversation_that_is_read_nothing_was_found_in_them() -> None:
    story = Story()
    story.hear(430, "Uwe", GERMAN)
    assert acts(story, str(story.write(431, "Uwe", SHORT).id)) == 0


def test_in_a_conversation_in_another_language_they_stay_unread() -> None:
    story = Story()
    story.hear(430, "Marek", POLISH)
    for number in range(5):
        story.hear(431 + number, f"Uwe {number}", GERMAN)
    assert acts(story, str(story.write(431, "Marek", SHORT).id)) is None


@pytest.mark.parametrize(("around", "found"), [(GERMAN, 0), (POLISH, None)])
def test_where_a_conversation_tells_nothing_the_others_do(around: str, found: int | None) -> None:
    story = Story()
    for number in range(5):
        story.hear(431 + number, f"p{number}", around)
    assert acts(story, str(story.write(430, "Jo", SHORT).id)) == found


def test_what_can_be_read_is_as_it_was() -> None:
    story = Story()
    read = acts(story, str(story.hear(430, "Uwe", "Danke dir!").id))
    assert read is not None and read & Act.THANKS
    assert acts(story, str(story.hear(431, "Marek", POLISH).id)) is None
