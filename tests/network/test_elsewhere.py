"""Nobody is said to have forgotten an introduction who may have heard of it under another id of somebody."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations
from auditor.network import network
from tests.story import Story

INTRODUCTION = (
    "Pia, meet Nadja. Nadja trains new people on the night shift; Pia, you told me that you look for somebody who did. "
    "I will let you take it from here."
)
RECEIVED = (
    "Kasia, meet Pia, who plans night shifts. Pia, this is who I told you about. I will let you take it from here."
)


@pytest.fixture
def story() -> Story:
    """Pia Thomas and I write on two sites, and nobody has said that she is one person."""
    made = Story(first=date(2026, 1, 1), last_day=330)
    for site in ("linkedin", "whatsapp"):
        made.site = site
        made.exchange(200, "Pia Thomas")
    made.site = "linkedin"
    return made


def kinds(story: Story) -> list[str]:
    found = network(story.families(), Expectations())
    assert found is not None
    return [loop.kind for loop in found.loops]


@pytest.mark.parametrize(
    ("day", "text", "open_"),
    [
        (281, "Nadja and I met yesterday, and we are going to work together!", []),
        (281, "Thank you, that was kind.", []),
        (281, "The rain came in again.", ["unasked"]),
        (279, "Nadja and I met yesterday, and we are going to work together!", ["unasked"]),
    ],
)
def test_who_may_have_told_me_elsewhere_is_not_to_be_asked(
    story: Story, day: float, text: str, open_: list[str]
) -> None:
    story.write(280, ("Pia Thomas", "Nadja Boehme"), INTRODUCTION)
    story.site = "whatsapp"
    story.hear(day, "Pia Thomas", text)
    assert kinds(story) == open_


@pytest.mark.parametrize(("day", "open_"), [(281, []), (279, ["unmet"])])
def test_to_whom_i_may_have_written_elsewhere_i_wrote(story: Story, day: float, open_: list[str]) -> None:
    story.hear(280, "Steffi Vogt", RECEIVED, also_to=("Pia Thomas",))
    story.site = "whatsapp"
    story.write(day, "Pia Thomas", "Good to meet you!")
    assert kinds(story) == open_
