"""Whether networking feels learnable and within reach."""

import pytest

from auditor.answers.expectations import Expectations
from auditor.audits.expectations.networking_efficacy import AUDIT
from auditor.report import Band, State
from tests.story import Story


@pytest.mark.parametrize(
    ("said", "mean", "band"),
    [
        ((5, 4, 4), 13 / 3, Band.WORKING),
        ((4, 4, 4), 4.0, Band.WORKING),
        ((4, 2, 3), 3.0, Band.LOOK),
        ((2, 2, 3), 7 / 3, Band.TRY),
    ],
)
def test_the_mean_of_three_answers(said: tuple[int, int, int], mean: float, band: Band) -> None:
    found = Story().audit(AUDIT, Expectations(learnable=said[0], know_how=said[1], norms=said[2]))
    assert found.value
    assert found.value.number == pytest.approx(mean)
    assert found.band is band


def test_the_tip_begins_where_it_is_hardest_and_credits_only_what_is_high() -> None:
    found = Story().audit(AUDIT, Expectations(learnable=5, know_how=1, norms=3)).tip
    assert found
    assert "know how" in found.observation
    assert "it can be learned" in found.credit
    low = Story().audit(AUDIT, Expectations(learnable=3, know_how=1, norms=3)).tip
    assert low
    assert low.credit == ""


def test_all_three_answers_are_needed() -> None:
    assert Story().audit(AUDIT, Expectations(learnable=5, know_how=1)).state is State.NEEDS_YOUR_ANSWER
