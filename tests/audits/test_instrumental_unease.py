"""Unease is told, never scored, and may be kept to oneself."""

import pytest

from auditor.answers.expectations import Expectations
from auditor.audits.catalogue import CATEGORIES
from auditor.audits.documentation import page
from auditor.audits.expectations.instrumental_unease import AUDIT
from auditor.report import State
from tests.story import Story


@pytest.mark.parametrize(("said", "words"), [(1, "never"), (5, "nearly always")])
def test_it_is_told_without_a_score(said: int, words: str) -> None:
    found = Story().audit(AUDIT, Expectations(unease=said))
    assert (found.state, found.score, found.tip) == (State.INFORMATIVE, None, None)
    assert found.value
    assert words in found.value.words


def test_who_prefers_not_to_say_is_left_alone() -> None:
    assert Story().audit(AUDIT, Expectations(unease="prefer not to say")).state is State.NOT_APPLICABLE
    assert Story().audit(AUDIT).state is State.NEEDS_YOUR_ANSWER


def test_the_word_is_never_used() -> None:
    category = next(category for category in CATEGORIES if category.id == "expectations")
    assert "dirty" not in page(AUDIT, category, 1.0).lower()


def test_the_doubt_about_the_work_is_shown() -> None:
    found = Story().audit(AUDIT, Expectations(unease=2))
    assert "⚠" in found.evidence.direction
    assert any(source.flag for source in found.evidence.sources)
