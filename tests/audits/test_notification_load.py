"""How many notifications a day, and whether anyone is there."""

import pytest

from auditor.audits.site.notification_load import AUDIT
from auditor.report import Band, Days, Role, State
from tests.story import Story


def called(a_day: int, days: int = 20) -> Story:
    """Looked at each morning, when the number drops to 0, and so many more each evening."""
    story = Story()
    for day in range(501 - days, 501):
        story.badge(day, 0)
        story.badge(day + 0.4, a_day)
    return story


@pytest.mark.parametrize(("a_day", "band"), [(5, Band.WORKING), (20, Band.LOOK), (60, Band.TRY)])
def test_few_calls_work_well(a_day: int, band: Band) -> None:
    found = called(a_day).audit(AUDIT)
    assert found.value and (found.value.number, found.value.n) == (a_day, 20)
    assert found.band is band


def test_days_without_a_rise_count_and_are_shown() -> None:
    story = called(10)
    story.activities = [one for one in story.activities if one.published.date().day % 2]
    found = story.audit(AUDIT)
    (days,) = found.details
    assert isinstance(days, Days)
    assert found.value and found.value.number == pytest.approx(sum(count for _, count in days.counts) / found.value.n)
    assert 0 in [count for _, count in days.counts]


def test_people_who_addressed_me_in_these_days_are_told() -> None:
    story = called(10)
    story.hear(300, "Ana")
    assert "addressed" not in (story.audit(AUDIT).value or pytest.fail("no value")).words
    story.hear(490, "Ana")
    story.hear(490.1, "Ben")
    story.write(490.2, "Ben")
    found = story.audit(AUDIT)
    assert found.value and found.value.words.endswith("in the same days people addressed you 2 times")


def test_the_media_and_sales_are_called_more() -> None:
    for role in (Role.MEDIA, Role.SALES):
        assert called(14).audit(AUDIT, role=role).band is Band.WORKING
    assert called(14).audit(AUDIT).band is Band.LOOK


def test_it_needs_seven_days() -> None:
    found = called(10, days=6).audit(AUDIT)
    assert found.missing and (found.missing.have, found.missing.need) == (6, 7)
    story = Story()
    story.browse(490, 10)
    silent = story.audit(AUDIT)
    assert silent.state is State.NOT_ENOUGH_DATA
    assert silent.missing and "browser extension" in silent.missing.remedy
