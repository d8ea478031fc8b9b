"""What one takes networking for is shown and never scored."""

import pytest

from auditor.answers.expectations import Expectations
from auditor.audits.expectations.definition_relational import AUDIT
from auditor.report import State
from tests.story import Story


@pytest.mark.parametrize("said", [1, 4, 7])
def test_no_end_of_the_scale_is_better(said: int) -> None:
    found = Story().audit(AUDIT, Expectations(definition=said))
    assert (found.state, found.score, found.tip, found.weight) == (State.INFORMATIVE, None, None, 0)
    assert found.value
    assert found.value.number == said


def test_own_words_are_shown_back() -> None:
    found = Story().audit(AUDIT, Expectations(definition=4, definition_words="Helping whom I like."))
    assert found.value
    assert "“Helping whom I like.”" in found.value.words


def test_without_an_answer_it_asks() -> None:
    assert Story().audit(AUDIT).state is State.NEEDS_YOUR_ANSWER
