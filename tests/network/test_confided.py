"""Who asks for confidence is asked about, and nobody is kept apart by what was read."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations
from auditor.network import network
from tests.story import Story

ASKS = {
    "en": "Strictly between us: the audit was never finished, and they know it.",
    "de": "Das sage ich Ihnen unter drei: die Prüfung wurde nie abgeschlossen.",
    "es": "Que quede entre nosotros, pero la auditoría nunca se terminó.",
    "fr": "Que ça reste entre nous, mais l'audit n'a jamais été terminé.",
}


@pytest.fixture
def story() -> Story:
    made = Story(first=date(2026, 1, 1), last_day=100)
    made.write(10, "Ilse", "How are you all getting on over there?")
    made.hear(10.1, "Ilse", "Well enough, thanks. And you?")
    return made


def asked(story: Story, answers: Expectations | None = None) -> list[str]:
    answers = answers or Expectations()
    found = network(story.families(answers), answers)
    assert found is not None
    return [each.person for each in found.confided]


@pytest.mark.parametrize("language", ASKS)
def test_who_asks_for_confidence_is_asked_about(story: Story, language: str) -> None:
    story.hear(60, "Ilse", ASKS[language])
    story.hear(61, "Ilse", ASKS[language])
    assert asked(story) == ["Ilse"]


@pytest.mark.parametrize(
    "said",
    [
        Expectations(kept_apart=("Ilse",)),
        Expectations(not_apart=("Ilse",)),
        Expectations(not_this_person=("Ilse",)),
    ],
)
def test_nobody_is_asked_about_who_was_decided_on(story: Story, said: Expectations) -> None:
    story.hear(60, "Ilse", ASKS["en"])
    assert asked(story, said) == []


def test_neither_my_own_words_nor_those_in_a_group_ask(story: Story) -> None:
    story.write(60, "Ilse", ASKS["en"])
    story.hear(61, "Ilse", ASKS["en"], also_to=("Udo",), context="group")
    assert asked(story) == []


def test_the_foot_of_a_mail_asks_for_nothing(story: Story) -> None:
    foot = "This e-mail and any attachments are confidential and intended solely for the addressee."
    story.hear(60, "Ilse", f"Here are the minutes of Tuesday.\n{foot}")
    assert asked(story) == []


def test_all_who_ask_are_told_of_the_latest_first(story: Story) -> None:
    for place, who in enumerate(("Ilse", "Udo", "Gerda", "Rolf")):
        story.hear(60 + place, who, ASKS["de"])
    assert asked(story) == ["Rolf", "Gerda", "Udo", "Ilse"]
