"""contact-route: how to reach me, for what, and when an answer comes."""

import pytest

from auditor.answers.expectations import Expectations
from auditor.audits.profile.contact_route import AUDIT
from auditor.report import Band, Checks, Role, State
from tests.story import Story

ALL = "Write to me about bindings at ana@example.org; I answer within two days."
PITCH = " Please send pitches by email, with the topic in the subject."


def told(contact: str | None, about: str | None = "I repair old books.") -> Story:
    story = Story()
    story.profile(450, headline="Bookbinder", about=about, contact=contact)
    return story


def test_three_of_three_work_well() -> None:
    result = told(ALL).audit(AUDIT)
    assert result.value and (result.value.number, result.value.words) == (1.0, "3 of 3 checks")
    assert result.band is Band.WORKING


def test_two_of_three_are_worth_a_look_and_the_third_is_named() -> None:
    result = told("Write to me about bindings at ana@example.org.").audit(AUDIT)
    assert result.value and result.value.number == pytest.approx(2 / 3)
    assert result.band is Band.LOOK
    assert result.tip and result.tip.observation == "Your profile does not say yet: when to expect an answer."


def test_a_bare_address_is_one_of_three() -> None:
    result = told("ana@example.org").audit(AUDIT)
    assert result.value and result.value.words == "1 of 3 checks"
    assert result.band is Band.TRY


def test_nothing_said_is_none_of_three() -> None:
    result = told("", "").audit(AUDIT)
    assert result.value and result.value.number == 0.0


def test_journalists_need_to_say_how_to_pitch_them() -> None:
    without, with_it = told(ALL).audit(AUDIT, role=Role.MEDIA), told(ALL + PITCH).audit(AUDIT, role=Role.MEDIA)
    assert without.value and without.value.words == "3 of 4 checks"
    assert without.band is Band.LOOK
    assert with_it.value and with_it.value.words == "4 of 4 checks"
    assert with_it.band is Band.WORKING


def test_people_at_risk_are_told_and_not_scored() -> None:
    result = told("", "").audit(AUDIT, Expectations(contact_safety=True))
    assert result.state is State.INFORMATIVE
    assert result.tip is None


@pytest.mark.parametrize(("answer", "holds"), [(True, True), (False, False), (None, True)])
def test_what_the_person_says_of_their_topics_goes_before_our_reading(answer: bool | None, holds: bool) -> None:
    (checks,) = told(ALL).audit(AUDIT, Expectations(contact_topics=answer)).details
    assert isinstance(checks, Checks)
    assert dict(checks.items)["what to write to you about"] is holds


def test_a_language_we_cannot_read_is_no_failure() -> None:
    text = "Ik ben blij met elk bericht en ik antwoord je snel: ana@example.org"
    result = told(text, "Ik repareer oude boeken en ik ben blij met post.").audit(AUDIT)
    assert result.state is State.NOT_ENOUGH_DATA
    assert result.missing and "language" in result.missing.what
    assert "archive" not in result.missing.remedy


def test_what_was_not_seen_is_said_to_be_that() -> None:
    story = Story()
    story.profile(450, headline="Book binder in Ghent")
    result = story.audit(AUDIT)
    assert result.missing and "was not seen" in result.missing.what
    assert "language" not in result.missing.what and "archive" in result.missing.remedy


def test_an_unseen_profile_is_not_enough_data() -> None:
    story = Story()
    story.write(480, "Ana")
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_nobody_is_advised_to_publish_a_phone_number() -> None:
    told_to_do = f"{AUDIT.advice.action} {AUDIT.advice.choice} {AUDIT.advice.reason}"
    assert "phone" not in told_to_do
    assert "Nobody needs to publish a phone number" in AUDIT.caveats


def test_what_one_of_two_profiles_lacks_is_told_of_that_one() -> None:
    story = told("Write to me about bindings at ana@example.org.")
    story.site = "bluesky"
    story.profile(450, headline="Bookbinder", about="I repair old books.", contact="")
    result = story.audit(AUDIT)
    assert result.tip and result.tip.observation == (
        "Your profile does not say yet: Bluesky: a way to reach you, what to write to you about, when to expect an "
        "answer; LinkedIn: when to expect an answer."
    )
