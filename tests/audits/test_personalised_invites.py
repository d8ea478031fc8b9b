"""personalised-invites: invitations to strangers that carry a note, as far as the plan allows notes."""

import pytest

from auditor.activities.activity import Detail, Object, ObjectType, Type
from auditor.answers.expectations import Expectations, Preferences
from auditor.audits.outreach.personalised_invites import AUDIT
from auditor.report import Band, Role, ShareBar, State, Table
from tests.story import Story

NOTE = "Your talk on pumps in Porto made me think of our own: may I ask how you seal them?"
PAID = Expectations(notes_allowed_a_month=500)


def told(noted: int, bare: int) -> Story:
    story = Story()
    story.post(0, "What a night shift needs, and what it does not.")
    for number in range(noted + bare):
        story.invite(445 + number % 50, f"p{number}", NOTE if number < noted else None)
    return story


def test_a_note_to_nearly_every_stranger_works_well() -> None:
    result = told(20, 0).audit(AUDIT, PAID)
    assert result.value and (result.value.k, result.value.n) == (20, 20)
    assert result.band is Band.WORKING


def test_none_gives_a_tip_and_lists_who_got_none() -> None:
    story = told(1, 24)
    result = story.audit(AUDIT, PAID)
    assert result.band is Band.TRY
    bar, bare = result.details
    assert isinstance(bar, ShareBar) and bar.parts == (("with a note", 1), ("without", 24))
    assert isinstance(bare, Table) and (len(bare.rows), bare.more) == (20, 4)
    latest = max(story.activities, key=lambda one: one.published)
    assert bare.rows[0].activities == (str(latest.id),)


def test_under_eight_there_is_no_score() -> None:
    result = told(4, 3).audit(AUDIT, PAID)
    assert result.state is State.NOT_ENOUGH_DATA and result.missing and result.missing.have == 7


def test_a_small_sample_between_close_marks_gets_no_band() -> None:
    result = told(5, 3).audit(AUDIT, preferences=Preferences(points={AUDIT.id: (0.65, 0.55)}))
    assert result.state is State.SCORED and result.band is None and result.no_band


def test_what_a_free_member_may_not_send_is_the_limit_of_the_site() -> None:
    result = told(10, 30).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (10, 10)  # five a month, for two months
    assert result.band is Band.WORKING
    assert result.note and "10 notes" in result.note and "limit, not your habit" in result.note
    assert told(5, 3).audit(AUDIT).note is None


def test_the_notes_that_could_be_sent_are_told_beside_all_the_strangers_invited() -> None:
    limited = told(2, 31).audit(AUDIT).value
    assert limited
    assert limited.words == "2 of the 10 notes that the site lets you send in that time, for 33 strangers you invited"
    free = told(2, 31).audit(AUDIT, PAID).value
    assert free and free.words == "2 of 33 invitations to strangers had a note"


def test_more_notes_than_the_limit_were_allowed_and_are_shown_as_they_are() -> None:
    result = told(14, 3).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (14, 14)
    bar, _ = result.details
    assert isinstance(bar, ShareBar) and bar.parts == (("with a note", 14), ("without", 3))
    assert result.note and "as many notes as the site lets you send" in result.note


def test_where_far_more_notes_went_out_the_limit_does_not_hold() -> None:
    result = told(30, 30).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (30, 60)
    assert result.note is None


def test_of_a_record_that_is_forty_days_old_only_the_notes_of_these_count() -> None:
    story = Story()
    for number in range(30):
        story.invite(461 + number, f"p{number}", NOTE if number < 7 else None)
    result = story.audit(AUDIT, Expectations(notes_allowed_a_month=8))
    assert result.value and (result.value.k, result.value.n) == (7, 11)  # and not 16, as of 60 days
    assert result.days == 40


def test_notes_left_unsent_within_the_limit_still_count() -> None:
    result = told(2, 30).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (2, 10)
    assert result.band is Band.TRY


def test_what_i_say_of_my_plan_goes_before_what_free_members_get() -> None:
    result = told(10, 30).audit(AUDIT, Expectations(notes_allowed_a_month=8))
    assert result.value and (result.value.k, result.value.n) == (10, 16)


def test_a_site_that_shows_a_paid_plan_sets_no_limit() -> None:
    story = told(10, 30)
    for day, plan in ((489, "free"), (490, "paid")):
        shown = Detail(note=False, plan=plan)  # type: ignore[arg-type]
        story.add(Type.OFFER, day, Object(ObjectType.RELATIONSHIP), to=(f"on {plan}",), detail=shown)
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (10, 42)
    assert result.note is None


def test_a_site_without_a_known_limit_sets_none() -> None:
    story = told(0, 0)
    story.site = "mastodon"
    for number in range(20):
        story.invite(445 + number, f"p{number}", NOTE if number < 15 else None)
    assert (result := story.audit(AUDIT)).value and (result.value.k, result.value.n) == (15, 20)


def test_people_i_wrote_with_and_invitations_of_others_or_before_the_sixty_days_are_left_out() -> None:
    story = told(8, 0)
    story.hear(300, "Ana")
    story.invite(450, "Ana")
    story.add(Type.OFFER, 450, Object(ObjectType.RELATIONSHIP), by="Ben", to=("me",), detail=Detail(note=False))
    story.invite(440, "Cem")
    assert (result := story.audit(AUDIT, PAID)).value and (result.value.k, result.value.n) == (8, 8)


def test_creators_weigh_it_half() -> None:
    mine, others = told(9, 0).audit(AUDIT, role=Role.CREA), told(9, 0).audit(AUDIT)
    assert mine.weight == pytest.approx(others.weight / 2)
    assert others.weight > 0


def test_a_source_that_does_not_tell_of_notes_gives_no_score() -> None:
    story = Story()
    for number in range(20):
        story.add(Type.OFFER, 445 + number, Object(ObjectType.RELATIONSHIP), to=(f"p{number}",))
    result = story.audit(AUDIT)
    assert result.state is State.NOT_ENOUGH_DATA and result.missing and "note" in result.missing.what
    for number in range(9):
        story.invite(480 + number, f"q{number}", NOTE)
    assert (known := story.audit(AUDIT)).value and (known.value.k, known.value.n) == (9, 9)


def test_a_source_without_invitations_says_nothing() -> None:
    story = Story()
    story.exchange(450, "Ana", times=20)
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA
