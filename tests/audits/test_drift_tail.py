"""How long a visit goes on after the last thing done in it."""

import pytest

from auditor.answers.expectations import Expectations
from auditor.audits.rhythm.drift_tail import AUDIT
from auditor.report import Band, Histogram, Role, ShareBar, State
from tests.story import Story

MINUTE = 1 / 1440
HERE = Expectations(browser_share=1.0)


def stayed(minutes: float, visits: int = 24) -> Story:
    """Visits in which a message is sent after a minute, and the feed is looked at for so many minutes after."""
    story = Story()
    for day in range(501 - visits, 501):
        story.look(day, "messages", 60)
        story.write(day + MINUTE, "Ana")
        story.look(day + MINUTE, "feed", minutes * 60)
    return story


@pytest.mark.parametrize(("minutes", "band"), [(0, Band.WORKING), (2, Band.WORKING), (5, Band.LOOK), (20, Band.TRY)])
def test_leaving_soon_works_well(minutes: float, band: Band) -> None:
    found = stayed(minutes).audit(AUDIT, HERE)
    assert found.value and found.value.number == pytest.approx(minutes)
    assert found.band is band


def test_the_median_visit_counts_and_all_are_shown() -> None:
    story = stayed(1, 13)
    story.activities += stayed(30, 24).activities[: 3 * 11]
    found = story.audit(AUDIT, HERE)
    assert found.value and found.value.n == 24 and found.value.number == pytest.approx(1)
    histogram, pages = found.details[:2]
    assert isinstance(histogram, Histogram) and dict(histogram.bins) == {
        "up to 2": 13, "2 to 8": 0, "8 to 20": 0, "over 20": 11,
    }  # fmt: skip
    assert isinstance(pages, ShareBar) and pages.parts == (("feed", 13 + 330),)


def test_what_is_no_kind_of_page_is_told_as_another() -> None:
    """A program may send the address of somebody's page."""
    story = stayed(1)
    for day in range(480, 500):
        story.look(day + 2 * MINUTE, "https://example.org/in/ana-kovacs", 60)
        story.look(day + 3 * MINUTE, "Bea Novak", 60)
        story.look(day + 4 * MINUTE, "other", 60)
    pages = story.audit(AUDIT, HERE).details[1]
    assert isinstance(pages, ShareBar) and pages.parts == (("other", 60), ("feed", 24))


def test_visits_without_anything_done_and_things_done_elsewhere_do_not_count() -> None:
    story = stayed(5)
    for day in range(480, 500):
        story.look(day + 0.4, "feed", 300)
        story.write(day + 0.6, "Ana")
    found = story.audit(AUDIT, HERE)
    assert found.value and found.value.n == 24 and found.value.number == pytest.approx(5)


def test_what_the_feed_showed_meanwhile_is_told() -> None:
    story = stayed(10)
    for day in range(480, 500):
        story.browse(day + MINUTE, network=1, suggested=6, promoted=3, autoplay=2)
    found = story.audit(AUDIT, HERE)
    bar = found.details[2]
    assert isinstance(bar, ShareBar)
    assert [count for _, count in bar.parts] == [20, 120, 60]
    assert found.note and "180 of 200" in found.note
    assert stayed(10).audit(AUDIT, HERE).note is None


def test_for_creators_and_the_media_it_weighs_half() -> None:
    for role in (Role.CREA, Role.MEDIA):
        assert stayed(5).audit(AUDIT, HERE, role=role).weight == stayed(5).audit(AUDIT, HERE).weight / 2


def test_it_needs_twenty_visits_and_the_share_in_this_browser() -> None:
    few = stayed(5, 19).audit(AUDIT, HERE)
    assert few.missing and (few.missing.have, few.missing.need) == (19, 20)
    assert stayed(5).audit(AUDIT).state is State.NEEDS_YOUR_ANSWER
    assert stayed(5).audit(AUDIT, Expectations(browser_share=0.5)).state is State.INFORMATIVE
