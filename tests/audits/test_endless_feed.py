"""How far a feed without an end goes on."""

import pytest

from auditor.audits.site.endless_feed import AUDIT
from auditor.report import Band, Histogram, ShareBar, State
from tests.story import Story

MINUTE = 1 / 1440


def seen(*items: int, ended: int = 0) -> Story:
    """Visits without an end that showed so many things each, and so many visits with an end."""
    story = Story()
    for number, count in enumerate(items):
        story.browse(440 + number / 2, network=count)
    for number in range(ended):
        story.browse(440.25 + number / 2, network=500, ended=True)
    return story


@pytest.mark.parametrize(("items", "band"), [(10, Band.WORKING), (40, Band.LOOK), (200, Band.TRY)])
def test_few_things_work_well(items: int, band: Band) -> None:
    found = seen(*[items] * 24).audit(AUDIT)
    assert found.value and found.value.number == items
    assert found.band is band


def test_the_75th_percentile_counts() -> None:
    found = seen(*range(1, 22)).audit(AUDIT)
    assert found.value and found.value.number == 16


def test_visits_of_one_session_count_together() -> None:
    story = Story()
    for day in range(470, 491):
        story.look(day, seconds=300)
        story.browse(day, 30)
        story.browse(day + 2 * MINUTE, 25)
    found = story.audit(AUDIT)
    assert found.value and (found.value.number, found.value.n) == (55, 21)


def test_a_feed_that_ends_is_a_stopping_point() -> None:
    found = seen(*[30] * 10, ended=20).audit(AUDIT)
    assert found.value and (found.value.number, found.value.n) == (30, 30)
    bar, histogram = found.details
    assert isinstance(bar, ShareBar) and [count for _, count in bar.parts] == [20, 10]
    assert isinstance(histogram, Histogram) and dict(histogram.bins)["21 to 80"] == 10
    always = seen(ended=20).audit(AUDIT)
    assert always.band is Band.WORKING
    assert always.value and always.value.words == "the feed came to an end in all of 20 visits"


def test_too_few_visits_without_an_end_are_told_and_not_scored() -> None:
    assert seen(*[300] * 7, ended=20).audit(AUDIT).state is State.INFORMATIVE


def test_it_needs_twenty_visits_that_showed_something() -> None:
    found = seen(*[30] * 19, 0, 0).audit(AUDIT)
    assert found.missing and (found.missing.have, found.missing.need) == (19, 20)
