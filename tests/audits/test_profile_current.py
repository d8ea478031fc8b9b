"""profile-current: months since the profile was last known to be true. The story's last day is 16 May 2026."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations
from auditor.audits.profile.profile_current import AUDIT
from auditor.report import Band, Role, State, Table
from tests.story import Story


def told(edited: date | None) -> Story:
    story = Story()
    story.profile(450, headline="Bookbinder", edited=edited)
    return story


def test_a_recent_edit_works_well() -> None:
    result = told(date(2026, 2, 16)).audit(AUDIT)
    assert result.value and result.value.number == pytest.approx(89 / 30.4375)
    assert result.value.words == "3 months since it was last edited or said to be true"
    assert result.band is Band.WORKING


def test_half_a_year_scores_nine_tenths_and_eighteen_months_a_half() -> None:
    half_year, longer = told(date(2025, 11, 15)).audit(AUDIT), told(date(2024, 11, 15)).audit(AUDIT)
    assert half_year.score and half_year.score.value == pytest.approx(0.9, abs=0.005)
    assert longer.score and longer.score.value == pytest.approx(0.5, abs=0.005)


def test_long_ago_gives_a_tip() -> None:
    result = told(date(2022, 5, 16)).audit(AUDIT)
    assert result.band is Band.TRY
    assert result.tip and "48 months ago" in result.tip.observation


def test_a_still_true_tick_sets_the_clock_back_and_an_older_one_does_not() -> None:
    edited = date(2025, 5, 16)
    newer = told(edited).audit(AUDIT, Expectations(profile_still_true=date(2026, 5, 16)))
    older = told(edited).audit(AUDIT, Expectations(profile_still_true=date(2020, 5, 16)))
    assert newer.value and (newer.value.number, newer.score and newer.score.value) == (0.0, 1.0)
    assert older.value and older.value.number == pytest.approx(12, abs=0.01)


def test_a_tick_after_the_window_counts_as_its_last_day() -> None:
    result = told(None).audit(AUDIT, Expectations(profile_still_true=date(2026, 6, 1)))
    assert result.value and result.value.number == 0.0


def test_a_tick_alone_is_enough_even_with_no_profile_seen() -> None:
    story = Story()
    story.write(480, "Ana")
    result = story.audit(AUDIT, Expectations(profile_still_true=date(2026, 4, 16)))
    assert result.state is State.SCORED
    assert result.value and result.value.words.startswith("less than a month")


def test_without_a_day_the_person_is_asked() -> None:
    result = told(None).audit(AUDIT)
    assert result.state is State.NEEDS_YOUR_ANSWER
    assert result.missing and result.missing.field == "profile_still_true"
    assert "profile_still_true" not in result.missing.what + result.missing.remedy


def test_the_first_day_of_a_role_is_no_edit_and_is_asked_about() -> None:
    story = Story()
    story.profile(450, headline="Bookbinder", role_since=date(2026, 3, 1))
    result = story.audit(AUDIT)
    assert result.state is State.NEEDS_YOUR_ANSWER
    assert result.missing and "in 2026" in result.missing.what
    ticked = story.audit(AUDIT, Expectations(profile_still_true=date(2026, 4, 16)))
    assert ticked.value and ticked.value.number == pytest.approx(30 / 30.4375)


def test_a_profile_is_behind_from_the_day_the_work_changed() -> None:
    began = Expectations(job_since=date(2026, 2, 16))
    result = told(date(2024, 5, 16)).audit(AUDIT, began)
    assert result.value and result.value.number == pytest.approx(89 / 30.4375)
    assert result.value.words == "about 3 months since your work changed, and no edit"
    edited = told(date(2026, 4, 16)).audit(AUDIT, began)
    assert edited.value and edited.value.words.startswith("less than a month")
    to_come = told(date(2024, 5, 16)).audit(AUDIT, Expectations(job_since=date(2026, 6, 1)))
    assert to_come.value and to_come.value.number == pytest.approx(24, abs=0.05)


def test_the_profile_furthest_behind_counts_and_all_are_listed() -> None:
    story = told(date(2026, 5, 1))
    story.site = "mastodon"
    story.profile(451, headline="Bookbinder", edited=date(2024, 5, 16))
    result = story.audit(AUDIT)
    assert result.value and result.value.number == pytest.approx(24, abs=0.05)
    (table,) = result.details
    assert isinstance(table, Table)
    assert [row.label for row in table.rows] == ["Mastodon", "LinkedIn"]


@pytest.mark.parametrize(("role", "score"), [(Role.JOB, 0.355), (Role.CORP, 0.988), (Role.ACAD, 0.988)])
def test_job_seekers_need_it_sooner_and_stable_jobs_later(role: Role, score: float) -> None:
    result = told(date(2025, 11, 15)).audit(AUDIT, role=role)
    assert result.score and result.score.value == pytest.approx(score, abs=0.005)


def test_a_headline_that_has_fallen_behind_is_named_where_it_is_asked_whether_all_is_true() -> None:
    story = Story()
    story.profile(450, headline="Head Baker at Oak Mill", left_role=True)
    result = story.audit(AUDIT)
    assert result.missing and result.missing.what.startswith("Your headline on LinkedIn names a role that has ended")
    assert result.missing.what.endswith("Is everything your profile says still true today?")
