"""reply-rate: personal conversations that were answered within 14 days."""

import pytest

from auditor.activities.acts import ACTS
from auditor.answers.expectations import Expectations
from auditor.audits.reciprocity.reply_rate import AUDIT
from auditor.report import Band, Role, State, Table
from tests.story import Story

PITCH = "We offer a great product, are you open to a quick demo?"
DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def told(answered: int, silent: int) -> Story:
    story = Story()
    for number in range(answered + silent):
        story.hear(430 + number % 50, f"p{number}")
        if number < answered:
            story.write(430.5 + number % 50, f"p{number}")
    return story


def test_those_who_hear_back_work_well() -> None:
    result = told(29, 1).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (29, 30)
    assert result.band is Band.WORKING


def test_silence_gives_a_tip() -> None:
    assert told(3, 17).audit(AUDIT).band is Band.TRY


def test_under_twelve_there_is_no_score() -> None:
    assert told(6, 5).audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_pitches_of_strangers_unread_mail_and_what_may_still_be_answered_are_left_out() -> None:
    story = told(12, 0)
    story.hear(440, "Seller", PITCH)
    story.hear(440, "Greta", DUTCH)
    story.hear(495, "Late")
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (12, 12)
    assert (result.note or "").startswith(
        "1 of 13 conversations are in a language we cannot read yet and are left out."
    )


def test_whom_i_do_not_want_to_answer_and_what_was_not_for_me_are_left_out() -> None:
    story = told(12, 0)
    story.hear(440, "Stalker")
    stray = story.hear(441, "Stray")
    answers = Expectations(not_this_person=("Stalker",), relevant={str(stray.id): False})
    assert (result := story.audit(AUDIT, answers)).value and result.value.n == 12


def test_what_was_answered_elsewhere_counts_and_what_wants_no_answer_does_not() -> None:
    story = told(12, 0)
    phoned, closed, recent = (str(story.hear(day, f"x{day}").id) for day in (440, 441, 499))
    answers = Expectations(answered_elsewhere=(phoned, recent), needs_no_answer=(closed,))
    result = story.audit(AUDIT, answers)
    assert result.value and (result.value.k, result.value.n) == (13, 13)
    assert result.details == ()


def test_a_mark_speaks_for_all_that_the_same_person_wrote_before_and_for_nothing_after() -> None:
    story = told(12, 0)
    for who in ("phoned", "closed"):
        story.hear(430, who)
    phoned, closed = (str(story.hear(460, who).id) for who in ("phoned", "closed"))
    answers = Expectations(answered_elsewhere=(phoned,), needs_no_answer=(closed,))
    result = story.audit(AUDIT, answers)
    assert result.value and (result.value.k, result.value.n) == (14, 14)
    assert result.details == ()
    story.hear(480, "closed")
    result = story.audit(AUDIT, answers)
    assert result.value and (result.value.k, result.value.n) == (14, 15)


def test_who_says_later_that_it_is_settled_was_not_left_in_silence() -> None:
    story = told(12, 0)
    story.hear(440, "Ana")
    story.hear(460, "Ana", "Never mind, it has sorted itself out.")
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (12, 12)
    assert result.details == ()


def test_journalists_and_crowded_creators_are_told_and_not_scored() -> None:
    assert told(12, 12).audit(AUDIT, role=Role.MEDIA).state is State.INFORMATIVE
    assert told(12, 12).audit(AUDIT, role=Role.CREA).state is State.SCORED
    crowd = told(12, 400).audit(AUDIT, role=Role.CREA)
    assert crowd.state is State.INFORMATIVE
    assert crowd.note and "30 people a week" in crowd.note


def test_a_source_without_messages_received_says_nothing() -> None:
    story = Story()
    story.write(480, "Ana")
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_answers_after_two_weeks_are_said_to_be_late_and_who_waits_is_named() -> None:
    story = Story()
    for number in range(20):
        story.hear(415 + number, f"p{number}")
        story.write(430 + number, f"p{number}")
    story.hear(500, "Ana")
    result = story.audit(AUDIT)
    assert result.title == "People who write to you hear back, though often late"
    assert result.value and result.value.words == (
        "0 of 20 personal conversations were answered within 14 days, 20 later; "
        "not counted yet: 1 that is younger than 14 days and waits for your answer"
    )
    assert result.tip and result.tip.action.startswith("Give Ana one line")


def test_who_asks_and_waits_still_is_named_before_who_was_written_to_since_or_only_told_something() -> None:
    story = told(10, 0)
    story.hear(430, "written to since", "Could you send me the roster, please?")
    story.hear(450, "written to since", "The lift is out of order again, and the heating too.")
    story.write(500, "written to since", "The rain came in again.")
    story.hear(471, "asked", "Could you send me the roster, please?")
    story.hear(473, "told", "The lift is out of order again, and the heating too.")
    result = story.audit(AUDIT)
    assert result.tip and result.tip.action.startswith("Give asked one line today")
    (table,) = result.details
    assert isinstance(table, Table)
    assert {row.label: row.value for row in table.rows} == {
        "told": "no answer yet",
        "asked": "no answer yet",
        "written to since": "no answer; you wrote to them later",
    }


def test_what_came_lately_is_said_not_to_be_counted_and_how_much_of_it_waits() -> None:
    story = told(13, 3)
    for number in range(4):
        story.hear(493, f"new {number}", "Could you send me the roster, please?")
    story.write(494, "new 0", "Here it is, all four weeks of it.")
    result = story.audit(AUDIT)
    assert result.value and result.value.words == (
        "13 of 16 personal conversations were answered within 14 days; not counted yet: 4 that are younger than 14 "
        "days, 3 of which wait for your answer"
    )
    assert result.tip and result.tip.observation.endswith(
        "13 of them within two weeks (not counted yet: 4 that are younger than 14 days, 3 of which wait for your "
        "answer)."
    )


def test_who_wrote_lately_and_waits_for_nothing_stands_in_no_list_of_those_who_wait() -> None:
    story = told(13, 0)
    story.hear(493, "asks", "Could you send me the roster, please?")
    story.hear(494, "thanks", "Thank you so much for the roster, it is a great help.")
    result = story.audit(AUDIT)
    assert result.value and result.value.words.endswith("1 that is younger than 14 days and waits for your answer")
    (table,) = result.details
    assert isinstance(table, Table)
    assert [row.label for row in table.rows] == ["asks"]


def test_who_was_written_to_before_is_named_before_strangers_who_ask() -> None:
    story = told(12, 0)
    for number in range(6):
        story.write(300 + number, f"known {number}")
    for number in range(4):
        story.hear(440 + number, f"known {number}", "Could you send me the roster, please?")
        story.hear(450 + number, f"stranger {number}", "Could you send me your papers for a good place here, please?")
    result = story.audit(AUDIT)
    assert result.tip and result.tip.action.startswith("Give known 3, known 2 or known 1 one line today")


def test_thanks_that_ask_for_nothing_are_left_out_answered_or_not() -> None:
    story = told(12, 2)
    for number, day in enumerate((440, 450, 460)):
        story.hear(day, f"thanks {number}", "Thank you so much for the cuttings, the hedge has taken well.")
    story.write(450.5, "thanks 1", "I am glad to hear it, and do come round to see ours.")
    story.hear(470, "thanks and asks", "Thank you so much for the cuttings! Could you send me the feed plan, please?")
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (12, 15)
    (table,) = result.details
    assert isinstance(table, Table)
    assert [row.label for row in table.rows] == ["thanks and asks", "p13", "p12"]


def test_a_few_late_answers_are_not_often_late() -> None:
    story = told(18, 0)
    for number in range(2):
        story.hear(420 + number, f"late {number}")
        story.write(440 + number, f"late {number}")
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (18, 20)
    assert result.title == "People who write to you personally hear back"


def test_some_of_the_unanswered_may_have_pitched() -> None:
    """Nobody is accused of silence towards strangers whose pitches could not be read as such."""
    story = told(10, 10)
    plain = story.audit(AUDIT)
    for number in range(12):
        story.hear(430 + number, f"seller {number}", PITCH)
    pitched = story.audit(AUDIT)
    assert plain.value and plain.value.low and plain.value.high
    assert pitched.value and pitched.value.low and pitched.value.high
    assert (plain.value.k, plain.value.n) == (pitched.value.k, pitched.value.n)
    assert pitched.value.low > plain.value.low
    assert pitched.value.high > plain.value.high
    assert "may have been pitching" in (pitched.note or "")
    for number in range(10, 20):
        story.write(445 + number, f"p{number}", "I saw this late and will come back to you.")
    late = story.audit(AUDIT)
    assert "may have been pitching" not in (late.note or "")


def by_trade(read: int, overlooked: int) -> Story:
    """Beside ten answered and two silent people, press officers: so many pitches read as such, and so many not."""
    story = told(10, 2)
    for number in range(read + overlooked):
        story.connect(425 + number, f"officer {number}", position="Press Officer", employer="Blue Water")
        story.hear(426 + number, f"officer {number}", PITCH if number < read else "Our barge has a new coat of paint.")
    return story


def test_what_people_write_by_trade_is_no_personal_conversation_where_most_of_it_pitches() -> None:
    story = by_trade(read=6, overlooked=5)
    story.write(432.5, "officer 6", "What colour is it, and who chose it?")  # nor is it where I answered
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (10, 12)
    assert "5 conversations of people whose trade it is to write to many are left out" in (result.note or "")
    few = by_trade(read=2, overlooked=5).audit(AUDIT)  # colleagues of a trade, who do not pitch to me
    assert few.value and (few.value.k, few.value.n) == (10, 17)
    assert "trade" not in (few.note or "")


def test_of_whom_i_know_only_what_is_read_as_a_pitch_is_written_by_trade() -> None:
    story = by_trade(read=6, overlooked=0)
    story.connect(300, "agent", position="Leiterin Kommunikation", employer="Blue Water")
    story.hear(301, "agent", "Was it you on the ferry on Sunday?")
    story.write(301.5, "agent", "It was, in the yellow coat. How did you like the island?")
    story.hear(440, "agent", "The island was lovely, thank you. Are you going again?")
    known = story.audit(AUDIT)
    assert known.value and (known.value.k, known.value.n) == (10, 13)
    story.hear(470, "agent", PITCH)
    pitched = story.audit(AUDIT)
    assert pitched.value and (pitched.value.k, pitched.value.n) == (10, 13)


def test_whom_i_know_and_could_not_be_read_is_told_apart_from_silence() -> None:
    story = Story()
    for number in range(14):
        story.exchange(200, f"friend {number}")
        story.hear(440, f"friend {number}", "Could you send me your certificates, please?" if number < 10 else DUTCH)
        if number < 6:
            story.write(441, f"friend {number}", "Here they are, and good luck with it.")
    found = story.audit(AUDIT)
    assert found.value and found.value.high
    assert "4 of those who had no answer wrote in a language Rapport does not read" in (found.note or "")
    assert found.value.high > 0.55, "they may have asked for nothing"
    (table,) = found.details
    assert isinstance(table, Table)
    rows = {row.label: row.value for row in table.rows}
    assert "in a language Rapport does not read" in rows["friend 12"]
    assert rows["friend 7"] == "no answer yet"
