"""Brief looks with nothing done."""

import pytest

from auditor.answers.expectations import Expectations
from auditor.audits.rhythm.micro_checks import AUDIT
from auditor.report import Band, Days, Role, ShareBar, State
from tests.story import Story

MINUTE = 1 / 1440
HERE = Expectations(browser_share=1.0)


def checked(a_day: int, days: int = 20, seconds: float = 20) -> Story:
    """So many brief looks a day, and one visit in which a message is sent."""
    story = Story()
    for day in range(501 - days, 501):
        for look in range(a_day):
            story.look(day + look * 30 * MINUTE, seconds=seconds)
        story.look(day + 0.6, "messages", 120)
        story.write(day + 0.6 + MINUTE, "Ana")
    return story


@pytest.mark.parametrize(("a_day", "band"), [(2, Band.WORKING), (4, Band.WORKING), (8, Band.LOOK), (15, Band.TRY)])
def test_few_looks_work_well_and_many_do_not(a_day: int, band: Band) -> None:
    found = checked(a_day).audit(AUDIT, HERE)
    assert found.value and found.value.number == a_day
    assert found.band is band


def test_a_minute_is_brief_and_a_second_more_is_not() -> None:
    for seconds, looks in ((60, 8), (61, 0)):
        found = checked(8, seconds=seconds).audit(AUDIT, HERE)
        assert found.value and found.value.number == looks


def test_looks_after_a_message_of_mine_are_left_out() -> None:
    story = checked(8)
    for day in range(481, 501):
        story.look(day + 0.6 + 20 * MINUTE, seconds=20)
    found = story.audit(AUDIT, HERE)
    assert found.value and found.value.number == 8
    assert isinstance(found.details[0], ShareBar)
    assert [count for _, count in found.details[0].parts] == [160, 20, 20]


def test_only_days_of_use_count() -> None:
    story = checked(8)
    story.activities = [one for one in story.activities if one.published.date().day % 2]
    found = story.audit(AUDIT, HERE)
    assert found.value and found.value.number == 8
    days = found.details[1]
    assert isinstance(days, Days) and len(days.counts) < 20


def test_what_was_done_elsewhere_is_no_look() -> None:
    story = checked(8)
    for day in range(481, 501):
        story.like(day + 0.9)
    found = story.audit(AUDIT, HERE)
    assert found.value and (found.value.number, found.value.n) == (8, 180)


def test_it_needs_forty_visits_over_fourteen_days() -> None:
    few = checked(1, days=19).audit(AUDIT, HERE)
    assert few.missing and (few.missing.have, few.missing.need) == (38, 40)
    short = checked(8, days=13).audit(AUDIT, HERE)
    assert short.missing and (short.missing.have, short.missing.need) == (13, 14)


def test_watching_the_site_is_the_work_of_the_media() -> None:
    assert checked(8).audit(AUDIT, HERE, role=Role.MEDIA).band is Band.WORKING


def test_the_share_in_this_browser_decides_on_the_score() -> None:
    assert checked(8).audit(AUDIT).state is State.NEEDS_YOUR_ANSWER
    assert checked(8).audit(AUDIT, Expectations(browser_share=0.5)).state is State.INFORMATIVE
