"""quota-smell: referrals made in the day before my referral group meets."""

from datetime import date

import msgspec
import pytest

from auditor.activities.acts import ACTS
from auditor.answers.expectations import Expectations, Preferences, ReferralGroup, ReferralQuota
from auditor.audits.introductions.quota_smell import AUDIT
from auditor.report import Band, Role, State, Table
from tests.story import Story

MEET = "Ana, meet Ben. Ben, meet Ana."
BARE = "You should call Ben, his number is 0171 555 0199."
MEETING = 427  # of story days: a Wednesday, on which the group meets at 18:00; the story's hour is 9:00
GROUP = ReferralGroup(weekday=2, hour=18)
MEMBER = Expectations(in_referral_group=True, referral_group=GROUP)


@pytest.fixture(autouse=True)
def readings_are_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """How far our readings can be trusted is measured elsewhere; here they are taken to be good enough."""
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 1.0))


def told(near: int, apart: int) -> Story:
    """Introductions and names in turn, in the nine hours before meetings and three days before."""
    story = Story()
    for number in range(near + apart):
        day = MEETING + 7 * (number % 10) - (3 if number >= near else 0) + number / 1000
        if number % 2:
            story.write(day, f"c{number}", BARE)
        else:
            story.write(day, (f"a{number}", f"b{number}"), MEET)
    return story


def test_the_story_meets_on_wednesdays() -> None:
    assert Story().at(MEETING).weekday() == 2


def test_referrals_when_there_is_a_reason_work_well() -> None:
    result = told(2, 28).audit(AUDIT, MEMBER)
    assert result.value and (result.value.k, result.value.n) == (2, 30)
    assert result.band is Band.WORKING
    assert result.note and "a newcomer just as readily" in result.note


def test_referrals_that_pile_up_before_meetings_give_a_tip_and_are_listed() -> None:
    result = told(24, 3).audit(AUDIT, MEMBER)
    assert result.value and (result.value.k, result.value.n) == (24, 27)
    assert result.band is Band.TRY
    (table,) = [detail for detail in result.details if isinstance(detail, Table)]
    assert (len(table.rows), table.more) == (20, 4)


def test_under_eight_there_is_no_score() -> None:
    assert told(3, 4).audit(AUDIT, MEMBER).state is State.NOT_ENOUGH_DATA
    assert told(4, 4).audit(AUDIT, MEMBER).state is State.SCORED


def test_a_small_sample_between_close_marks_gets_no_band() -> None:
    result = told(4, 4).audit(AUDIT, MEMBER, preferences=Preferences(points={AUDIT.id: (0.45, 0.55)}))
    assert result.state is State.SCORED and result.band is None and result.no_band


def test_the_day_before_ends_with_the_meeting() -> None:
    story = told(0, 8)
    for hours, who in ((-15.1, "Day"), (-14.9, "Eve"), (8.9, "Soon"), (9.1, "After")):  # from 9:00 on that day
        story.write(MEETING + hours / 24, who, BARE)
    result = story.audit(AUDIT, MEMBER)
    assert result.value and (result.value.k, result.value.n) == (2, 12)
    (table,) = [detail for detail in result.details if isinstance(detail, Table)]
    assert {row.label for row in table.rows} == {"Eve", "Soon"}


def test_a_meeting_just_after_the_window_counts_for_its_last_day() -> None:
    story = told(0, 8)
    story.last_day = 503  # a Tuesday
    story.write(503.4, "Eve", BARE)
    assert (result := story.audit(AUDIT, MEMBER)).value and result.value.k == 1


def test_under_four_meetings_there_is_no_score() -> None:
    story = told(8, 8)
    story.last_day, story.days = MEETING + 21, 28  # the last of four meetings is on the last day
    assert story.audit(AUDIT, MEMBER).state is State.SCORED
    story.last_day, story.days = MEETING + 20, 27
    result = story.audit(AUDIT, MEMBER)
    assert result.state is State.NOT_ENOUGH_DATA
    assert result.missing and (result.missing.have, result.missing.need) == (3, 4)


def test_every_other_week_counts_from_the_first_meeting() -> None:
    first = Story().at(MEETING).date()
    every_other = Expectations(
        in_referral_group=True, referral_group=ReferralGroup(weekday=2, hour=18, every_weeks=2, first=first)
    )
    assert (result := told(10, 0).audit(AUDIT, every_other)).value and (result.value.k, result.value.n) == (5, 10)


def test_a_group_that_names_its_members_is_asked_about_these_alone() -> None:
    story = told(8, 8)
    group = ReferralGroup(weekday=2, hour=18, members=tuple(f"{side}{n}" for n in range(12) for side in "ac"))
    answers = Expectations(in_referral_group=True, referral_group=group)
    assert (result := story.audit(AUDIT, answers)).value and (result.value.k, result.value.n) == (8, 12)


@pytest.mark.parametrize(
    "answers",
    [
        Expectations(),
        Expectations(in_referral_group=True),
        Expectations(in_referral_group=True, referral_group=ReferralGroup(weekday=2, hour=18, every_weeks=2)),
    ],
)
def test_only_the_person_can_say_when_the_group_meets(answers: Expectations) -> None:
    assert told(8, 8).audit(AUDIT, answers).state is State.NEEDS_YOUR_ANSWER


def test_it_is_nothing_for_people_in_no_such_group() -> None:
    alone = Expectations(in_referral_group=False, referral_group=GROUP)
    asked = told(8, 8).audit(AUDIT, alone)
    assert (asked.state, asked.missing and asked.missing.field) == (State.NEEDS_YOUR_ANSWER, "referral_quota")
    neither = msgspec.structs.replace(alone, referral_quota=ReferralQuota("nobody"))
    assert told(8, 8).audit(AUDIT, neither).state is State.NOT_APPLICABLE


def due(near: int, apart: int) -> Story:
    """Introductions on Fridays, and on Mondays."""
    story = Story()
    for number in range(near + apart):
        day = MEETING + 2 + 7 * (number % 10) + (3 if number >= near else 0) + number / 1000
        story.write(day, (f"a{number}", f"b{number}"), MEET)
    return story


@pytest.mark.parametrize("role", list(Role))
def test_a_number_that_an_employer_expects_every_week_is_due_on_friday(role: Role) -> None:
    answers = Expectations(referral_quota=ReferralQuota("employer", "week"))
    full = due(20, 2).audit(AUDIT, answers, role=role)
    assert full.value
    assert (full.value.k, full.value.n) == (20, 22)
    assert full.value.words == "20 of 22 referrals came in the day before they were due"
    if role is not Role.PRIVATE:
        assert full.band is Band.TRY
    free = due(1, 20).audit(AUDIT, answers, role=role)
    assert free.value
    assert (free.value.k, free.value.n) == (1, 21)


def test_a_month_is_over_on_its_last_working_day() -> None:
    story = Story(first=date(2026, 1, 1), last_day=150, days=151)  # up to 31 May, a Sunday
    for day in (date(2026, 1, 30), date(2026, 2, 27), date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 29)):
        story.write((day - story.first).days, (f"a{day}", f"b{day}"), MEET)
    for day in (date(2026, 1, 31), date(2026, 3, 30), date(2026, 4, 29), date(2026, 5, 28), date(2026, 5, 30)):
        story.write((day - story.first).days, (f"c{day}", f"d{day}"), MEET)
    monthly = Expectations(referral_quota=ReferralQuota("group", "month"))
    assert (found := story.audit(AUDIT, monthly)).value and (found.value.k, found.value.n) == (5, 10)
    quarterly = story.audit(AUDIT, Expectations(referral_quota=ReferralQuota("group", "quarter")))
    assert quarterly.missing and (quarterly.missing.have, quarterly.missing.need) == (1, 4)
    assert "a number of referrals was due" in quarterly.missing.what


def test_a_group_that_meets_and_a_number_count_both() -> None:
    answers = msgspec.structs.replace(MEMBER, referral_quota=ReferralQuota("group", "week"))
    both = told(10, 0)
    both.activities += due(10, 0).activities
    found = both.audit(AUDIT, answers)  # of pairs that are introduced twice the second time is none
    assert found.value and (found.value.k, found.value.n) == (15, 15)
    open_ = Expectations(referral_quota=ReferralQuota("employer"))
    asked = told(8, 8).audit(AUDIT, open_)
    assert (asked.state, asked.missing and asked.missing.field) == (State.NEEDS_YOUR_ANSWER, "referral_quota")


@pytest.mark.parametrize("role", [Role.CORP, Role.MEDIA, Role.JOB, Role.ACAD, Role.CREA, Role.PRIVATE])
def test_it_is_nothing_for_those_who_live_by_no_referrals_and_of_whom_none_are_expected(role: Role) -> None:
    none = msgspec.structs.replace(MEMBER, referral_quota=ReferralQuota("nobody"))
    assert told(8, 8).audit(AUDIT, none, role=role).state is State.NOT_APPLICABLE


@pytest.mark.parametrize("role", [Role.CORP, Role.MEDIA, Role.ACAD])
def test_whoever_has_an_employer_is_asked_whether_a_number_is_expected(role: Role) -> None:
    asked = told(8, 8).audit(AUDIT, role=role)
    assert (asked.state, asked.missing and asked.missing.field) == (State.NEEDS_YOUR_ANSWER, "referral_quota")


@pytest.mark.parametrize("role", [Role.JOB, Role.CREA, Role.PRIVATE])
def test_an_open_answer_is_told_as_open(role: Role) -> None:
    found = told(8, 8).audit(AUDIT, role=role)
    assert found.state is State.NOT_APPLICABLE
    assert (found.note or "").endswith(
        "You have not said that you are one of them; if so, say it under “Your answers”."
    )


@pytest.mark.parametrize("role", [Role.FREE, Role.SALES, Role.FOUND, None])
def test_it_is_scored_for_those_who_do(role: Role | None) -> None:
    assert told(8, 8).audit(AUDIT, MEMBER, role=role).state is State.SCORED


def test_a_first_meeting_after_the_window_leaves_nothing_to_tell() -> None:
    late = ReferralGroup(weekday=2, hour=18, first=date(2030, 1, 2))
    answers = Expectations(in_referral_group=True, referral_group=late)
    assert told(8, 8).audit(AUDIT, answers).state is State.NOT_ENOUGH_DATA


def test_poor_readings_are_told_and_not_scored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.language.precision", lambda *_: dict.fromkeys(ACTS, 0.7))
    assert told(8, 8).audit(AUDIT, MEMBER).state is State.INFORMATIVE


def test_a_source_without_messages_sent_says_nothing() -> None:
    story = Story()
    story.hear(450, "Ana")
    assert story.audit(AUDIT, MEMBER).state is State.NOT_ENOUGH_DATA
