"""followup-after-connect: new connections that hear from me."""

import pytest

from auditor.activities.acts import ACTS
from auditor.audits.care.followup_after_connect import AUDIT
from auditor.report import Band, Role, State
from tests.story import Story

PITCH = "We offer a great product, are you open to a quick demo?"
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def connected(greeted: int, silent: int, text: str = "Good to be connected with you, how is the pump?") -> Story:
    story = Story()
    story.exchange(100, "Old")
    for number in range(greeted + silent):
        story.connect(420 + number, f"p{number}")
        if number < greeted:
            story.write(422 + number, f"p{number}", text)
    return story


def test_new_connections_that_hear_from_me_work_well_and_silence_or_pitches_do_not() -> None:
    assert connected(25, 5).audit(AUDIT).band is Band.WORKING
    assert connected(0, 30).audit(AUDIT).band is Band.TRY
    assert connected(30, 0, PITCH).audit(AUDIT).band is Band.TRY
    assert connected(9, 0).audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_known_people_imports_and_open_ones_are_left_out_and_unread_words_count_as_words() -> None:
    story = connected(10, 5)
    story.connect(430, "Old")
    story.connect(430, "Bulk", bulk=True)
    story.connect(495, "Late")
    story.connect(430, "Greta")
    story.write(431, "Greta", DUTCH)
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (11, 16)
    assert result.note and result.note.startswith("1 of these first words")


def test_who_only_ever_pitched_is_nobody_to_greet() -> None:
    story = connected(10, 5)
    for number in (11, 12, 13):
        story.hear(430 + number, f"p{number}", PITCH)
    story.write(446, "p13", "Gladly, tell me more about the pump.")  # taken up, so it is an exchange
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (11, 13)
    assert "p11" not in str(result.details)


@pytest.mark.parametrize("role", [Role.CORP, Role.ACAD, Role.CREA])
def test_some_roles_follow_up_less(role: Role) -> None:
    story = connected(9, 21)
    mine, others = story.audit(AUDIT, role=role).score, story.audit(
        AUDIT
    ).score  # fmt: skip
    assert mine and others and mine.value > others.value + 0.1
