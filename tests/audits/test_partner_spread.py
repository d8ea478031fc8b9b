"""partner-spread: among how many people my messages are spread."""

import pytest

from auditor.audits.care.partner_spread import AUDIT
from auditor.report import Band, Role, State
from tests.story import Story

PITCH = "We offer a great product, are you open to a quick demo?"


def written(people: int, each: int) -> Story:
    story = Story()
    for number in range(people * each):
        story.write(420 + number * 75 / (people * each), f"p{number % people}", "Fine!")
    story.hear(495, "p0", "What others write is not my spread.")
    return story


def test_the_effective_number_of_partners_of_an_even_share_is_their_number_and_some_who_were_missed() -> None:
    result = written(30, 3).audit(AUDIT)
    assert result.value and 30 <= result.value.number < 40
    often = written(10, 200).audit(AUDIT).value
    assert often and often.number == pytest.approx(10, rel=0.03)
    assert result.band is Band.WORKING
    assert written(3, 20).audit(AUDIT).band is Band.TRY
    assert written(13, 3).audit(AUDIT).state is State.NOT_ENOUGH_DATA
    wide = written(30, 3).audit(AUDIT, role=Role.SALES).score
    narrow = written(30, 3).audit(AUDIT, role=Role.CORP).score
    assert wide and result.score and narrow and wide.value < result.score.value < narrow.value


def test_messages_of_one_sitting_are_one_of_the_sample() -> None:
    alone, together = Story(), Story()
    for number in range(60):
        who, day = f"p{number % 15}", 415 + number
        for more in range(2):
            alone.write(day + more * 0.6, f"{who} {more}", "Fine!")
            together.write(day + more * 0.01, who, "Fine!")
    wide, narrow = (story.audit(AUDIT).value for story in (together, alone))
    assert wide and wide.low and wide.high and narrow and narrow.low and narrow.high
    assert wide.high / wide.low > narrow.high / narrow.low


def test_who_pitched_and_was_refused_is_no_partner() -> None:
    plain, pitched = written(15, 3), written(15, 3)
    for number in range(25):
        pitched.hear(421 + number, f"seller {number}", PITCH)
        pitched.write(421.2 + number, f"seller {number}", "No, thank you.")
    assert pitched.audit(AUDIT).value == plain.audit(AUDIT).value


def test_the_number_says_how_many_people_there_were_and_is_at_most_that_of_the_messages() -> None:
    result = written(45, 1).audit(AUDIT).value
    assert result and result.number == 45
    assert result.words == "45 people; if this goes on, as if about 45 got an equal share"
