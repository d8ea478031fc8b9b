"""The head of a report says how many conversations are in a language that is not read."""

from datetime import date

import msgspec
import pytest

from auditor import audit
from auditor.report import Foreign, Report
from auditor.runner.foreign import foreign
from server.rendering.filters import foreign as told
from server.translations import speaking
from tests.story import Story

POLISH = "Dzień dobry, czy możemy porozmawiać w przyszłym tygodniu o tym, co pani napisała?"
TURKISH = "Merhaba, geçen hafta yazdığınız konu hakkında bu hafta konuşabilir miyiz acaba?"
ENGLISH = "Good morning, could we talk next week about what you wrote there?"


def told_by(texts: dict[str, str]) -> Foreign | None:
    story = Story(first=date(2026, 1, 1))
    for number, (who, text) in enumerate(texts.items()):
        story.hear(number, who, text)
        story.write(number + 0.5, who, "ok")
    return foreign(story.families())


def test_conversations_are_counted_once_and_languages_named_by_how_common_they_are() -> None:
    texts = {f"p{number}": ENGLISH for number in range(5)} | {"k": POLISH, "l": POLISH, "m": TURKISH}
    assert told_by(texts) == Foreign(3, 8, ("pl", "tr"))
    assert told_by(texts | {"k": TURKISH}) == Foreign(3, 8, ("tr", "pl"))


@pytest.mark.parametrize("few", [0, 1])
def test_a_few_are_not_worth_a_line(few: int) -> None:
    texts = {f"p{number}": ENGLISH for number in range(11)} | {f"k{number}": POLISH for number in range(few)}
    assert told_by(texts) is None


def test_what_is_too_short_to_tell_is_no_foreign_language() -> None:
    assert told_by({f"p{number}": "ok 1" for number in range(5)}) is None


def test_a_language_that_nobody_writes_at_length_is_not_named() -> None:
    """Of a few words, a language is a guess."""
    texts = {f"p{number}": ENGLISH for number in range(3)} | {"k": "Do jutra rano, Marek", "l": "Yarın sabah tamam mı"}
    assert told_by(texts) is None


def test_it_is_said_in_the_language_of_the_reader(report: Report) -> None:
    assert told(report) == ""
    found = Foreign(43, 112, ("pl", "tr", "nl", "sv"))
    report = msgspec.structs.replace(report, foreign=found)
    with speaking("en"):
        assert told(report).startswith(
            "43 of 112 conversations hold words in Polish, Turkish and Dutch, which Rapport does not read."
        )
    with speaking("de"):
        assert "43 von 112" in told(report)
        assert "Polnisch, Türkisch und Niederländisch" in told(report)


@pytest.fixture
def report() -> Report:
    return audit([])
