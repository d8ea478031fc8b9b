"""What one expects of ten people beside what people do."""

from math import log

import pytest

from auditor.activities.activity import Coverage, Subject
from auditor.answers.expectations import Expectations
from auditor.audits.expectations.response_expectations import AUDIT
from auditor.report import Band, Role, State
from tests.story import Story


def answers(accepted: float | None, strangers: float | None, known: float | None) -> Expectations:
    return Expectations(invitations_accepted=accepted, strangers_answering=strangers, acquaintances_answering=known)


@pytest.mark.parametrize(
    ("told", "band", "direction"),
    [
        (answers(3, 0.2, 5), Band.WORKING, "about as many yeses as come"),
        (answers(9, 6, 9), Band.TRY, "more yeses than come"),
        (answers(0, None, 0), Band.TRY, "fewer yeses than come"),
    ],
)
def test_the_sign_is_told_with_the_distance(told: Expectations, band: Band, direction: str) -> None:
    found = Story().audit(AUDIT, told, Role.SALES)
    assert found.band is band
    assert found.value
    assert direction in found.value.words


def test_the_distance_is_that_of_the_logits() -> None:
    found = Story().audit(AUDIT, answers(5, None, 5), Role.SALES)
    assert found.value
    assert found.value.number == pytest.approx((abs(0 - log(11 / 30)) + 0) / 2)
    assert found.value.low is not None
    assert found.value.high is not None
    assert found.value.low < found.value.high


def inviting(n: int, accepted: float) -> Story:
    story = Story()
    for place in range(n):
        story.invite(400 + place, f"person {place}")
        if place < n * accepted:
            story.connect(401 + place, f"person {place}")
    return story


def test_who_expects_what_their_own_cases_say_has_nothing_to_correct() -> None:
    found = inviting(40, 0.9).audit(AUDIT, answers(9, None, 5), Role.SALES)
    assert found.value and found.value.number < 0.4
    assert found.band is Band.WORKING


def test_few_own_cases_that_contradict_the_general_rate_keep_it_from_being_held_against_anybody() -> None:
    contradicted = inviting(16, 1.0).audit(AUDIT, answers(9, None, 5), Role.SALES)
    assert contradicted.state is State.INFORMATIVE
    assert contradicted.note and "16 of 16" in contradicted.note
    assert inviting(16, 0.25).audit(AUDIT, answers(9, None, 5), Role.SALES).state is State.SCORED


def test_a_handful_of_own_cases_is_told_and_what_they_contradict_is_not() -> None:
    found = inviting(6, 1.0).audit(AUDIT, answers(9, None, 5), Role.CORP)
    assert found.value and "your own so far: 6 of 6" in found.value.words
    assert found.value.words.startswith("your own cases say something else than the general rate; strangers you invite")
    assert "more yeses than come" not in found.value.words


def test_own_cases_are_told_from_the_first_and_held_against_the_rate_where_chance_seldom_has_them_so() -> None:
    def said(n: int, accepted: float) -> str:
        found = inviting(n, accepted).audit(AUDIT, answers(9, None, 5), Role.CORP)
        assert found.value
        return found.value.words

    assert "your own so far: 1 of 1" in said(1, 1.0) and "more yeses than come" in said(1, 1.0)
    assert "more yeses than come" in said(2, 1.0), "two are too few to be held against a rate"
    assert "something else than the general rate" in said(3, 1.0)
    assert "your own so far: 2 of 3" in said(3, 0.5) and "more yeses than come" in said(3, 0.5)
    assert "own" not in said(0, 1.0)


@pytest.mark.parametrize(("answered", "contradicts"), [(1, False), (3, True)])
def test_three_first_messages_of_which_one_was_answered_are_no_rare_chance(answered: int, contradicts: bool) -> None:
    story = Story()
    story.exchange(100, "friend")
    for place in range(3):
        story.write(420 + place, f"stranger {place}")
        if place < answered:
            story.hear(421 + place, f"stranger {place}")
    found = story.audit(AUDIT, answers(3, 4, None), Role.MEDIA)
    assert found.value and f"your own so far: {answered} of 3" in found.value.words
    assert ("your own cases say something else" in found.value.words) is contradicts


@pytest.mark.parametrize(("connected", "counts"), [(100, False), (400, True), (None, True)])
def test_whom_i_have_been_connected_with_for_long_is_no_stranger(connected: float | None, counts: bool) -> None:
    story = Story()
    story.exchange(1, "friend")
    for place in range(4):
        if connected is not None:
            story.connect(connected, f"person {place}")
        story.write(420 + place, f"person {place}")
        story.hear(421 + place, f"person {place}")
    found = story.audit(AUDIT, answers(None, 4, 5), Role.SALES)
    assert found.value
    assert ("your own so far: 4 of 4" in found.value.words) is counts


def test_invitations_of_which_the_accepted_are_gone_from_the_archive_are_no_own_cases() -> None:
    story = inviting(12, 0.0)
    found = story.audit(AUDIT, answers(9, None, 5), Role.SALES)
    assert found.value and "your own so far: 0 of 12" in found.value.words
    story.coverage.append(Coverage("linkedin", Subject.INVITATION_SENT, "recent"))
    found = story.audit(AUDIT, answers(9, None, 5), Role.SALES)
    assert found.value and "your own" not in found.value.words


def test_from_thirty_own_cases_on_the_own_rate_is_the_reference() -> None:
    few, many = (inviting(n, 0.9).audit(AUDIT, answers(9, None, 5), Role.SALES).value for n in (29, 40))
    assert few
    assert many
    assert many.number < few.number
    assert "your own 40" in many.words
    assert "people in similar outreach" in few.words


@pytest.mark.parametrize("role", [Role.MEDIA, Role.CORP])
def test_it_is_only_told_where_outreach_is_not_the_point(role: Role) -> None:
    assert Story().audit(AUDIT, answers(9, 6, 9), role).state is State.INFORMATIVE


def test_two_answers_are_needed() -> None:
    assert Story().audit(AUDIT, answers(3, None, None)).state is State.NEEDS_YOUR_ANSWER
