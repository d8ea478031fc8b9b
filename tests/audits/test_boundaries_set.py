"""boundaries-set: four things that keep requests from swamping someone."""

import pytest

from auditor.answers.expectations import Boundaries, Expectations
from auditor.audits.used.boundaries_set import AUDIT
from auditor.report import Band, Role, State
from tests.story import Story


def told() -> Story:
    story = Story()
    story.write(480, "Ana")
    return story


def answers(yes: int) -> Expectations:
    return Expectations(boundaries=Boundaries(*(number < yes for number in range(4))))


@pytest.mark.parametrize(("yes", "band"), [(4, Band.WORKING), (2, Band.LOOK), (1, Band.TRY), (0, Band.TRY)])
def test_each_of_four_counts(yes: int, band: Band) -> None:
    result = told().audit(AUDIT, answers(yes))
    assert result.band is band
    assert result.value and result.value.number == yes / 4


def test_a_check_without_an_answer_is_asked_and_never_taken_as_no() -> None:
    partly = Expectations(boundaries=Boundaries(topics=True))
    assert told().audit(AUDIT, partly).state is State.NEEDS_YOUR_ANSWER
    assert told().audit(AUDIT, role=Role.MEDIA).state is State.NEEDS_YOUR_ANSWER


def test_it_is_optional_for_those_whom_few_approach() -> None:
    assert told().audit(AUDIT, role=Role.JOB).state is State.NOT_APPLICABLE
    mine, sought = told().audit(AUDIT, answers(2), Role.JOB), told().audit(AUDIT, answers(2), Role.CREA)
    assert mine.weight == pytest.approx(sought.weight / 2)
