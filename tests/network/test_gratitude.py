"""Who thanked me lately: the latest first, and nobody who sells, is a source or did so long ago."""

from datetime import date

import pytest

from auditor.activities.activity import Detail
from auditor.answers.expectations import Expectations
from auditor.network.gratitude import MOST, thanks
from tests.story import Story

WARM = "Thank you so much for the slides, they helped a lot!"


def met(*people: str) -> Story:
    """With each I talked long ago."""
    story = Story(first=date(2026, 1, 1), last_day=100)
    for who in people:
        story.exchange(5, who)
    return story


def told(story: Story, answers: Expectations | None = None) -> list[str]:
    answers = answers or Expectations()
    return [each.name for each in thanks(story.families(answers), answers)]


def test_the_latest_come_first_and_each_once() -> None:
    story = met("ana", "bo")
    for day, who in ((75, "ana"), (80, "bo"), (90, "ana"), (90, "bo"), (91, "ana")):
        story.hear(day, who, WARM)
    assert told(story) == ["ana", "bo"]


@pytest.mark.parametrize(("day", "named"), [(70, False), (72, True), (100, True)])
def test_thirty_days_are_lately(day: int, named: bool) -> None:
    story = met("ana")
    story.hear(day, "ana", WARM)
    assert told(story) == ["ana"] * named


def test_who_asks_or_only_tells_something_is_not_named() -> None:
    story = met("ana", "bo")
    story.hear(90, "ana", "Could you look at the slides once more?")
    story.hear(90, "bo", "The slides are on the share.")
    assert told(story) == []


def test_a_seller_who_thanks_for_ones_time_is_not_named() -> None:
    story = Story(first=date(2026, 1, 1), last_day=100)
    story.hear(90, "vera", "We help companies like yours to double their leads. Thank you for your time!")
    assert told(story) == []


@pytest.mark.parametrize("answers", [Expectations(not_this_person=("ana",)), Expectations(kept_apart=("ana",))])
def test_who_is_never_to_be_suggested_or_kept_apart_is_not_named(answers: Expectations) -> None:
    story = met("ana")
    story.hear(90, "ana", WARM)
    assert told(story, answers) == []


@pytest.mark.parametrize(
    "words",
    [
        "Could you send me the list by Friday, please? Thank you so much!",
        "Many thanks in advance! Could you look over my draft this week?",
        "Könntest du mir bitte die Liste schicken? Danke dir!",
        "¿Podrías enviarme la lista, por favor? ¡Muchas gracias!",
        "Pourrais-tu m'envoyer la liste, s'il te plaît ? Merci beaucoup !",
        "You sit next door to the buyer. Could you introduce me to her, please? Thank you!",
    ],
)
def test_who_asks_and_thanks_in_advance_is_not_named(words: str) -> None:
    story = met("ana")
    story.hear(90, "ana", words)
    assert told(story) == []


@pytest.mark.parametrize("hours", [0.2, 20])
def test_who_thanks_for_what_i_promised_and_have_not_done_is_not_named(hours: float) -> None:
    story = met("ana")
    story.hear(88, "ana", "Could you send me the slides of your talk, please?")
    story.write(88.1, "ana", "Of course, I'll send you the slides tomorrow.")
    story.hear(88.1 + hours / 24, "ana", "Wonderful, thank you so much!")
    assert told(story) == []
    story.write(95, "ana", "Here are the slides, attached.")
    assert told(story) == ["ana"], "once they are there, it was worth thanks"


def test_who_thanks_for_something_else_while_a_promise_is_open_is_named() -> None:
    story = met("ana")
    story.hear(78, "ana", "Could you send me the slides of your talk, please?")
    story.write(78.1, "ana", "Of course, I'll send you the slides tomorrow.")
    story.hear(90, "ana", "Thank you for the lift on Sunday, you saved me!")
    assert told(story) == ["ana"]


def test_who_thanks_and_asks_how_it_went_is_named() -> None:
    story = met("ana")
    story.hear(90, "ana", WARM + " How was your holiday?")
    assert told(story) == ["ana"]


def test_thanks_in_a_group_are_for_whom_they_name() -> None:
    story = met("ana", "bo")
    story.hear(90, "ana", WARM, also_to=("bo",), context="choir")
    assert told(story) == []
    story.hear(91, "ana", WARM, also_to=("bo",), context="choir", detail=Detail(mentioned=True))
    assert told(story) == ["ana"]


def test_who_takes_something_back_with_thanks_is_not_named() -> None:
    story = met("ana")
    story.hear(90, "ana", "I'm sorry, I can't come after all. Thank you for asking me.")
    assert told(story) == []


def test_some_are_enough() -> None:
    people = [f"friend {number}" for number in range(MOST + 3)]
    story = met(*people)
    for number, who in enumerate(people):
        story.hear(80 + number, who, WARM)
    assert told(story) == people[: -MOST - 1 : -1]
