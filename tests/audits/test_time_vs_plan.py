"""Time spent beside the time planned."""

from datetime import timedelta

import pytest

from auditor.activities.activity import Coverage, Subject
from auditor.answers.expectations import Expectations
from auditor.audits.rhythm.time_vs_plan import AUDIT
from auditor.report import Band, Days, Role, State, Table
from tests.story import Story

MINUTE = 1 / 1440


def spent(a_day: float, days: int = 28, last: int = 500) -> Story:
    """So many minutes a day, in stretches of at most five minutes."""
    story = Story()
    for day in range(last - days + 1, last + 1):
        for stretch in range(int(a_day // 5)):
            story.look(day + stretch * 6 * MINUTE, seconds=300)
        story.look(day + 0.3, seconds=a_day % 5 * 60)
    return story


def planning(minutes: float, share: float | None = 1.0) -> Expectations:
    return Expectations(planned_minutes_a_week={"linkedin": minutes}, browser_share=share)


@pytest.mark.parametrize(
    ("planned", "band"), [(140, Band.WORKING), (280, Band.WORKING), (100, Band.LOOK), (70, Band.TRY)]
)
def test_the_plan_is_the_measure(planned: float, band: Band) -> None:
    found = spent(20).audit(AUDIT, planning(planned))
    assert found.value
    assert found.value.number == pytest.approx(140 / planned)
    assert found.band is band


def test_a_tip_comes_with_both_numbers() -> None:
    found = spent(20).audit(AUDIT, planning(70))
    assert found.tip
    assert found.tip.observation == "In the last 28 logged days you spent 140 minutes a week; you meant to spend 70."


def test_days_without_use_count_and_are_shown() -> None:
    story = spent(20)
    gone = {story.first + timedelta(days=day) for day in (480, 490)}
    story.activities = [one for one in story.activities if one.published.date() not in gone]
    found = story.audit(AUDIT, planning(140))
    assert found.value
    assert found.value.number == pytest.approx(26 / 28)
    (days,) = found.details
    assert isinstance(days, Days)
    assert [minutes for _, minutes in days.counts].count(0) == 2


def test_two_devices_at_once_count_once() -> None:
    story = spent(20)
    story.activities += spent(20).activities[1::2]
    assert story.audit(AUDIT, planning(140)).value == spent(20).audit(AUDIT, planning(140)).value


def test_only_sites_with_a_plan_count_and_each_is_shown() -> None:
    story = spent(20)
    story.site = "mastodon"
    story.activities += [story.look(480 + day, seconds=300) for day in (0.5, 1.5)][2:]
    one = story.audit(AUDIT, planning(140))
    both = story.audit(AUDIT, Expectations(planned_minutes_a_week={"linkedin": 140, "mastodon": 10}, browser_share=1.0))
    assert one.value and one.value.number == pytest.approx(1)
    assert both.value and both.value.number == pytest.approx((140 + 2.5) / 150)
    assert isinstance(both.details[1], Table)
    assert [row.value for row in both.details[1].rows] == ["140 of 140", "2 of 10"]


def test_what_is_missing_is_asked_for_data_first() -> None:
    assert spent(20, days=13).audit(AUDIT).state is State.NOT_ENOUGH_DATA
    assert spent(20).audit(AUDIT, Expectations(browser_share=1.0)).state is State.NEEDS_YOUR_ANSWER
    unsaid = spent(20).audit(AUDIT, planning(140, share=None))
    assert unsaid.state is State.NEEDS_YOUR_ANSWER
    assert unsaid.missing and unsaid.missing.field == "browser_share"


def test_five_days_of_use_are_needed() -> None:
    story = Story()
    for day in (480, 482, 484, 497):
        story.look(day)
    found = story.audit(AUDIT, planning(140))
    assert found.missing and (found.missing.have, found.missing.need) == (4, 5)
    story.look(498)
    assert story.audit(AUDIT, planning(140)).state is State.SCORED


def test_a_log_that_ended_says_nothing_of_the_time_after() -> None:
    found = spent(20, last=460).audit(AUDIT, planning(140))
    assert found.value and found.value.number == pytest.approx(1)


def test_most_use_elsewhere_is_told_and_not_scored() -> None:
    assert spent(20).audit(AUDIT, planning(140, share=0.69)).state is State.INFORMATIVE
    assert spent(20).audit(AUDIT, planning(140, share=0.7)).state is State.SCORED


def test_no_plan_at_all_is_still_a_plan() -> None:
    found = spent(20).audit(AUDIT, planning(0))
    assert found.band is Band.TRY


def test_roles_with_two_plans_are_told_that_the_log_is_one() -> None:
    found = spent(20).audit(AUDIT, planning(140), role=Role.CREA)
    assert found.note and "work and leisure" in found.note


def test_without_the_extension_it_names_it() -> None:
    story = Story()
    story.exchange(450, "Ana")
    for coverage in ([], [Coverage("linkedin", Subject.ATTENTION, "none", note="No times of use.")]):
        story.coverage = coverage
        found = story.audit(AUDIT, planning(140))
        assert found.state is State.NOT_ENOUGH_DATA
        assert found.missing and "browser extension" in found.missing.remedy


def test_days_that_differ_give_a_range() -> None:
    story = spent(40)
    story.activities = [one for one in story.activities if one.published.date().day % 2]
    found = story.audit(AUDIT, planning(100))
    assert found.score and found.score.high - found.score.low > 0.1
