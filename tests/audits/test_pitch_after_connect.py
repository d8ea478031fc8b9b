"""pitch-after-connect: new connections that were pitched or asked before a word of theirs."""

import pytest

from auditor.activities.acts import ACTS
from auditor.answers.expectations import Preferences
from auditor.audits.outreach.pitch_after_connect import AUDIT
from auditor.report import Band, Role, State, Table
from tests.story import Story

PITCH = "We offer a great product, are you open to a quick demo?"
ASK = "Could you introduce me to your head of HR?"
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def told(met: int, pitched: int, text: str = PITCH) -> Story:
    story = Story()
    story.exchange(100, "Old")
    for number in range(met + pitched):
        story.connect(415 + number, f"p{number}")
        story.write(417 + number, f"p{number}", text if number >= met else "How is the pump doing in this rain?")
    return story


def test_meeting_people_before_asking_works_well() -> None:
    result = told(40, 0).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (0, 40)
    assert result.band is Band.WORKING


@pytest.mark.parametrize("text", [PITCH, ASK])
def test_pitching_or_asking_at_once_gives_a_tip_and_lists_who(text: str) -> None:
    result = told(5, 30, text).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (30, 35)
    assert result.band is Band.TRY
    (table,) = result.details
    assert isinstance(table, Table) and (len(table.rows), table.more) == (20, 10)
    assert table.rows[-1].label == "p34"


def test_under_twelve_there_is_no_score() -> None:
    assert told(11, 0).audit(AUDIT).state is State.NOT_ENOUGH_DATA
    assert told(12, 0).audit(AUDIT).state is State.SCORED


def test_a_small_sample_between_close_marks_gets_no_band() -> None:
    result = told(8, 4).audit(AUDIT, preferences=Preferences(points={AUDIT.id: (0.30, 0.40)}))
    assert result.state is State.SCORED and result.band is None and result.no_band


def test_after_a_word_of_theirs_or_after_a_week_it_is_none() -> None:
    story = told(12, 0)
    story.connect(450, "Answers")
    story.hear(450.5, "Answers", "Good to be connected!")
    story.write(451, "Answers", PITCH)
    story.connect(450, "Later")
    story.write(457.1, "Later", PITCH)
    story.connect(450, "Soon")
    story.write(456.9, "Soon", PITCH)
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (1, 15)


def test_known_people_and_address_books_are_left_out_and_the_last_week_is_too_early_to_tell() -> None:
    story = told(12, 0)
    for who, day, bulk in (("Old", 440, False), ("Book", 440, True), ("Late", 495, False)):
        story.connect(day, who, bulk=bulk)
        story.write(day + 1, who, PITCH)
    story.connect(493, "Long enough")
    story.write(493.5, "Long enough", PITCH)
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (1, 13)


def test_who_heard_only_what_we_cannot_read_is_left_out_and_this_is_said() -> None:
    story = told(12, 0)
    for who in ("Greta", "Hans"):
        story.connect(440, who)
        story.write(441, who, DUTCH)
    story.write(442, "Hans", PITCH)
    story.connect(440, "Ida")
    story.write(442, "Ida", PITCH)
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (2, 14)
    assert result.note and result.note.startswith("1 of 15 first words to new connections are in a language")


@pytest.mark.parametrize("role", [Role.SALES, Role.FOUND, Role.FREE])
def test_those_who_sell_may_pitch_more(role: Role) -> None:
    story = told(30, 6)
    mine, others = story.audit(AUDIT, role=role), story.audit(AUDIT)
    assert mine.curve and mine.curve.points == ((0.08, 0.9), (0.35, 0.5))
    assert mine.score and others.score and mine.score.value > others.score.value + 0.1


def test_asking_counts_half_for_those_who_seek_a_job_and_selling_does_not() -> None:
    two, one, sold = told(34, 2, ASK), told(35, 1, ASK), told(35, 1)
    assert (half := two.audit(AUDIT, role=Role.JOB)).value and (half.value.k, half.value.number) == (1, 1 / 36)
    single = one.audit(AUDIT, role=Role.JOB)
    assert single.value and single.value.number == 0.5 / 36
    assert single.value.words == "1 of 36 new connections were pitched or asked within a week"
    full, none = sold.audit(AUDIT, role=Role.JOB), told(36, 0).audit(AUDIT)
    assert full.value and full.value.k == 1
    assert full.score and single.score and none.score
    assert full.score.low < single.score.low < none.score.low
    assert (others := two.audit(AUDIT)).value and others.value.k == 2


def test_poor_readings_are_told_and_not_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 0.7))
    assert told(20, 5).audit(AUDIT).state is State.INFORMATIVE


def test_a_source_without_connections_or_without_what_they_wrote_says_nothing() -> None:
    unconnected = Story()
    unconnected.exchange(420, "Ana", times=20)
    assert unconnected.audit(AUDIT).state is State.NOT_ENOUGH_DATA
    unheard = told(0, 20)
    unheard.activities = [one for one in unheard.activities if one.mine]
    assert unheard.audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_its_advice_fits_who_sells_nothing_as_well() -> None:
    advice = AUDIT.advice
    assert "sell" not in f"{advice.choice} {advice.action}"


def test_one_of_sixteen_is_told_and_no_headline_says_that_some_were_pitched() -> None:
    found = told(15, 1).audit(AUDIT)
    assert (found.state, found.band, found.title) == (State.INFORMATIVE, None, AUDIT.question)
    assert found.value and found.value.k == 1
    assert found.note and "may have been read wrongly" in found.note
    assert told(60, 1).audit(AUDIT).band is Band.WORKING, "of many it is good news all the same"
    assert told(10, 6).audit(AUDIT).state is State.SCORED
