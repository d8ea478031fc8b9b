"""profile-completeness: what a stranger finds on one's own profile."""

from typing import Any

import pytest

from auditor.activities.activity import Coverage, Subject
from auditor.answers.expectations import Expectations
from auditor.audits.profile.profile_completeness import AUDIT
from auditor.report import Band, Checks, Role, State
from tests.story import Story

FULL: dict[str, Any] = {
    "headline": "Bookbinder",
    "about": "I help libraries repair old books.",
    "contact": "ana@example.org",
    "role": True,
    "past_roles": 2,
    "education": 1,
    "skills": 3,
    "photo": False,
}


def told(**changes: Any) -> Story:
    story = Story()
    story.profile(450, **{**FULL, **changes})
    return story


def test_a_full_profile_works_well_without_a_photo() -> None:
    result = told().audit(AUDIT)
    assert result.value and (result.value.number, result.value.n, result.value.words) == (1.0, 1, "10 of 10 points")
    assert result.value.low == result.value.high == 1.0
    assert result.band is Band.WORKING


@pytest.mark.parametrize(
    ("changes", "points"),
    [
        ({"headline": ""}, 8),
        ({"about": " "}, 8),
        ({"role": False}, 8),
        ({"past_roles": 1}, 9),
        ({"education": 0}, 9),
        ({"skills": 2}, 9),
        ({"contact": ""}, 9),
    ],
)
def test_each_part_has_its_weight(changes: dict[str, Any], points: int) -> None:
    result = told(**changes).audit(AUDIT)
    assert result.value and result.value.number == points / 10


def test_an_empty_profile_gives_a_tip_that_names_the_parts() -> None:
    result = told(headline="", about="", skills=0, education=0).audit(AUDIT)
    assert result.band is Band.TRY
    assert result.tip and result.tip.observation == "On your profile these are empty: headline, about, education, " \
        "three skills."  # fmt: skip


def test_of_what_is_there_in_part_only_the_rest_is_empty() -> None:
    result = told(headline="", about="", past_roles=1, skills=2, education=0).audit(AUDIT)
    assert result.tip
    assert result.tip.observation.endswith("headline, about, a second past role, education, a third skill.")


@pytest.mark.parametrize(("photo", "number"), [(True, 1.0), (False, 10 / 11)])
def test_a_photo_counts_only_where_it_is_wanted(photo: bool, number: float) -> None:
    story = told(photo=photo)
    wanted, declined = Expectations(photo_wanted=True), Expectations(photo_wanted=False)
    assert (result := story.audit(AUDIT, wanted)).value and result.value.number == pytest.approx(number)
    for answers in (declined, Expectations()):
        assert (result := story.audit(AUDIT, answers)).value and result.value.number == 1.0


def test_what_was_not_told_counts_on_neither_side() -> None:
    result = told(skills=None, education=None, past_roles=None, headline="").audit(AUDIT)
    assert result.value and result.value.words == "5 of 7 points"
    (checks,) = result.details
    assert isinstance(checks, Checks)
    assert dict(checks.items)["three skills"] is None
    assert dict(checks.items)["headline"] is False


def test_too_little_seen_is_no_score() -> None:
    story = Story()
    story.profile(450, headline="Bookbinder", role=True)
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA


def test_profiles_of_several_sites_are_averaged() -> None:
    story = told()
    story.site = "mastodon"
    story.profile(451, **{**FULL, "headline": "", "about": ""})
    result = story.audit(AUDIT)
    assert result.value and (result.value.number, result.value.n) == (0.8, 2)
    assert len(result.details) == 2


@pytest.mark.parametrize("role", [Role.JOB, Role.FREE, Role.FOUND, Role.SALES])
def test_where_strangers_decide_it_weighs_half_as_much_again(role: Role) -> None:
    assert told().audit(AUDIT, role=role).weight == pytest.approx(told().audit(AUDIT).weight * 1.5)


def test_journalists_at_risk_are_told_and_not_scored() -> None:
    risk = Expectations(contact_safety=True)
    assert told().audit(AUDIT, risk, Role.MEDIA).state is State.INFORMATIVE
    assert told().audit(AUDIT, risk).state is State.SCORED


def test_no_profile_seen_asks_to_open_it_once() -> None:
    story = Story()
    story.write(480, "Ana")
    assert story.audit(AUDIT).state is State.NOT_ENOUGH_DATA
    story.coverage = [Coverage("linkedin", Subject.PROFILE, "full")]
    result = story.audit(AUDIT)
    assert result.missing and "Open your own profile page once" in result.missing.remedy


def test_no_platform_multiplier_is_repeated() -> None:
    assert not any(claim in str(AUDIT) for claim in ("21×", "21x", "21 times", "40×", "40x"))


def test_what_is_empty_in_a_profile_that_was_hardly_seen_is_no_news() -> None:
    story = Story()
    story.profile(
        450, headline="Bookbinder", about="I repair old books.", role=True, past_roles=2, education=0, skills=3
    )
    story.site = "facebook"
    story.profile(450, past_roles=0)
    result = story.audit(AUDIT)
    assert result.tip and "two past roles" not in result.tip.observation
    assert "education" in result.tip.observation
