"""headline-clarity: five checks on headline and about."""

from datetime import timedelta

from auditor.answers.expectations import Expectations
from auditor.audits.profile.headline_clarity import AUDIT
from auditor.report import Band, Checks, Role, State
from tests.story import Story

CLEAR = ("I help small libraries repair old books", "Ask me about paper. I am looking for museums to work with.")
VAGUE = ("Passionate visionary and thought leader", "Dynamic, innovative, results-driven.")


def told(headline: str | None, about: str | None) -> Story:
    story = Story()
    story.profile(450, headline=headline, about=about)
    return story


def test_five_of_five_work_well() -> None:
    result = told(*CLEAR).audit(AUDIT)
    assert result.value and (result.value.number, result.value.words) == (1.0, "5 of 5 checks")
    assert result.band is Band.WORKING


def test_adjectives_alone_give_a_tip_with_what_is_lacking() -> None:
    result = told(*VAGUE).audit(AUDIT)
    assert result.band is Band.TRY
    assert result.tip and "what you do, for whom, in plain words" in result.tip.observation
    (checks,) = result.details
    assert isinstance(checks, Checks) and len(checks.items) == 5


def test_the_step_fits_what_was_found_and_the_role() -> None:
    plain = told("I like the sea", "And I like the hills of my home too.")
    assert (tip := plain.audit(AUDIT).tip) and tip.action == "Rewrite your headline as “I help … with …”."
    assert tip.credit == "" and not tip.named
    assert (tip := told(*VAGUE).audit(AUDIT).tip) and tip.action.endswith("drop the adjectives.")
    assert (tip := plain.audit(AUDIT, role=Role.MEDIA).tip) and "what you report on" in tip.action
    for role in (Role.CORP, Role.ACAD, Role.PRIVATE, Role.JOB, Role.CREA):
        for words in (("I like the sea", "And I like the hills of my home too."), VAGUE):
            tip = told(*words).audit(AUDIT, role=role).tip
            assert not tip or "I help" not in tip.action, "they sell nothing"
    assert (tip := plain.audit(AUDIT, role=Role.CORP).tip) and "outside your organisation" in tip.action
    some = told("I am an engineer at the water works", "I like the sea and the hills.").audit(AUDIT)
    assert some.tip and some.tip.credit == "They do say something of what to come to you for."


def test_corporate_users_may_leave_out_what_they_look_for() -> None:
    story = told("I help small libraries repair old books", "Ask me about paper.")
    assert (result := story.audit(AUDIT)).value and result.value.words == "4 of 5 checks"
    assert (result := story.audit(AUDIT, role=Role.CORP)).value and result.value.words == "4 of 4 checks"


def test_corporate_users_who_say_it_lose_nothing() -> None:
    result = told(*CLEAR).audit(AUDIT, role=Role.CORP)
    assert result.value and result.value.words == "5 of 5 checks"


def test_an_empty_headline_and_about_say_nothing() -> None:
    result = told("", "").audit(AUDIT)
    assert result.value and result.value.number == 0.0


def test_a_language_we_cannot_read_is_no_failure() -> None:
    result = told("Boekbinder in Gent", "Ik repareer oude boeken en ik ben blij met elk bericht.").audit(AUDIT)
    assert result.state is State.NOT_ENOUGH_DATA
    assert result.missing and "language" in result.missing.what
    assert "archive" not in result.missing.remedy and "extension" not in result.missing.remedy


def test_what_an_unseen_about_may_say_is_not_held_against_the_headline() -> None:
    result = told("I am an engineer at the water works", None).audit(AUDIT)
    assert result.state is State.NOT_ENOUGH_DATA
    assert result.missing and "language" not in result.missing.what
    assert "extension" in result.missing.remedy


def test_a_site_without_headlines_is_read_by_its_about() -> None:
    result = told(None, " ".join(CLEAR)).audit(AUDIT)
    assert result.value and result.value.number == 1.0


def test_nothing_told_of_either_is_unknown() -> None:
    story = Story()
    story.profile(450, skills=3)
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_a_headline_that_names_a_role_which_ended_is_told_unless_it_was_said_to_be_true_since() -> None:
    story = Story()
    story.profile(450, headline=VAGUE[0], about=VAGUE[1], left_role=True)
    result = story.audit(AUDIT)
    assert result.note == (
        "Your headline on LinkedIn names a role that has ended, as the positions there say: it may be out of date."
    )
    assert result.tip and result.tip.action == "Say in your headline what you do now."
    day = story.at(450).date()
    said = story.audit(AUDIT, Expectations(profile_still_true=day))
    assert said.note is None
    before = story.audit(AUDIT, Expectations(profile_still_true=day - timedelta(days=1)))
    assert before.note == result.note
