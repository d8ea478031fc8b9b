"""Use in the sleep window, by the clock where one lives."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from auditor.answers.expectations import Expectations, SleepWindow
from auditor.audits.rhythm.late_night_share import AUDIT
from auditor.report import Band, Days, State
from tests.story import Story

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = SleepWindow(23, 7)


def here(asleep: SleepWindow | None = NIGHT, share: float | None = 1.0) -> Expectations:
    return Expectations(sleep=asleep, browser_share=share)


def used(late: float, days: int = 20, first: datetime = datetime(2026, 4, 20, tzinfo=BERLIN)) -> Story:
    """Ten minutes each noon, and so many minutes from two in the night on, where I live."""
    story = Story(zone=BERLIN)
    for day in range(days):
        midnight = first + timedelta(days=day)
        story.look(midnight + timedelta(hours=12), seconds=600)
        story.look(midnight + timedelta(hours=2), seconds=late * 60)
    return story


def late_minutes(story: Story, asleep: SleepWindow) -> int | None:
    result = story.audit(AUDIT, here(asleep))
    assert result.value
    return result.value.k


@pytest.mark.parametrize(("late", "band"), [(0, Band.WORKING), (0.5, Band.LOOK), (10, Band.TRY)])
def test_a_night_without_it_works_well(late: float, band: Band) -> None:
    found = used(late, 70, datetime(2026, 3, 1, tzinfo=BERLIN)).audit(AUDIT, here())
    assert found.value and found.value.k == 70 * late
    assert found.band is band


def test_the_window_may_lie_over_midnight_or_in_the_day() -> None:
    story = used(5)
    assert late_minutes(story, SleepWindow(23, 7)) == 100
    assert late_minutes(story, SleepWindow(1, 9)) == 100
    assert late_minutes(story, SleepWindow(9, 17)) == 200  # who works in the night sleeps by day
    assert late_minutes(story, SleepWindow(3, 11)) == 0
    assert late_minutes(story, SleepWindow(13, 12)) == 100  # all but noon


def test_a_stretch_over_the_edge_counts_with_its_part() -> None:
    story = used(0)
    edge = datetime(2026, 4, 25, 23, tzinfo=BERLIN)
    story.look(edge - timedelta(minutes=4), seconds=300)
    story.look(edge + timedelta(hours=8, minutes=-1), seconds=300)
    assert late_minutes(story, NIGHT) == 2


def test_a_stretch_over_midnight_is_in_the_window_on_both_days() -> None:
    story = used(0)
    story.look(datetime(2026, 4, 25, 23, 58, tzinfo=BERLIN), seconds=300)
    result = story.audit(AUDIT, here())
    (days,) = result.details
    assert isinstance(days, Days)
    assert [minutes for _, minutes in days.counts if minutes] == [2, 3]


def test_the_clock_change_moves_the_window_with_the_clock() -> None:
    story = used(0, first=datetime(2026, 3, 20, tzinfo=BERLIN))
    for day in (27, 28, 29, 30):  # in the night to the 29th two o'clock becomes three
        story.look(datetime(2026, 3, day, 6, 58, tzinfo=BERLIN), seconds=240)
    assert late_minutes(story, NIGHT) == 8
    autumn = used(0, first=datetime(2025, 10, 15, tzinfo=BERLIN))
    autumn.last_day = 310
    for fold in (0, 1):  # half past two comes twice
        autumn.look(datetime(2025, 10, 26, 2, 30, tzinfo=BERLIN, fold=fold), seconds=60)
    assert late_minutes(autumn, NIGHT) == 2


def test_it_needs_two_hours_over_fourteen_days_and_the_window() -> None:
    assert used(0, days=13).audit(AUDIT, here()).state is State.NOT_ENOUGH_DATA
    short = used(0, days=20)
    short.activities = short.activities[:1] + short.activities[-21:]
    few = short.audit(AUDIT, here(None))
    assert few.missing and (few.missing.have, few.missing.need) == (110, 120)
    for unsaid in (here(None), here(SleepWindow(7, 7)), here(share=None)):
        assert used(0).audit(AUDIT, unsaid).state is State.NEEDS_YOUR_ANSWER
    assert used(0).audit(AUDIT, here(share=0.3)).state is State.INFORMATIVE


def test_nights_that_differ_give_a_range() -> None:
    story = used(0)
    story.look(datetime(2026, 4, 25, 2, tzinfo=BERLIN), seconds=3_000)
    found = story.audit(AUDIT, here())
    assert found.value and found.value.low is not None and found.value.high is not None
    assert found.value.low < 0.07 < 0.4 < found.value.high
    assert found.between
