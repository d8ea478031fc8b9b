"""give-ask-ratio: gives to asks."""

import pytest

from auditor.activities.acts import ACTS
from auditor.answers.expectations import Expectations
from auditor.audits.reciprocity.give_ask_ratio import AUDIT
from auditor.report import Band, Role, State
from tests.story import Story


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def told(gives: int, asks: int, first: float = 420) -> Story:
    story = Story()
    story.write(100, "Ana")
    for number in range(gives + asks):
        text = "Happy to help, I can send you the slides." if number < gives else "Could you introduce me to your boss?"
        story.write(first + number * 0.5, "Ana", text)
    return story


def test_giving_and_asking_works_well_and_only_asking_gives_a_tip() -> None:
    assert told(40, 10).audit(AUDIT).band is Band.WORKING
    assert told(2, 40).audit(AUDIT).band is Band.TRY


def test_under_twelve_there_is_no_score() -> None:
    assert told(6, 5).audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_under_ninety_days_of_history_there_is_no_score() -> None:
    story = told(20, 20)
    del story.activities[0]
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_giving_much_is_held_against_nobody_who_is_not_swamped() -> None:
    free = told(80, 0).audit(AUDIT)
    swamped = told(80, 0).audit(AUDIT, Expectations(approached="several a day"))
    assert free.band is Band.WORKING
    assert swamped.band is Band.TRY


def test_asking_is_the_task_of_job_seekers() -> None:
    story = told(14, 20)
    mine, others = story.audit(AUDIT, role=Role.JOB).score, story.audit(AUDIT).score
    assert mine and others and mine.value > others.value + 0.1
