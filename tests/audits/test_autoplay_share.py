"""How much of the time a video plays that nobody started, as far as the extension sees it."""

import pytest

from auditor.audits.site.autoplay_share import AUDIT
from auditor.report import Band, ShareBar, State, Table
from tests.story import Story


def watched(seconds: int, *, days: int = 20, of: float = 600) -> Story:
    """Ten minutes a day, of which a video played for so many seconds."""
    story = Story()
    for day in range(501 - days, 501):
        for part in range(2):
            story.look(day + part / 100, seconds=of / 2)
        story.browse(day, 5, autoplay=1, autoplayed=seconds)
    return story


@pytest.mark.parametrize(
    ("seconds", "band", "title"),
    [
        (0, Band.WORKING, AUDIT.title),
        (60, Band.LOOK, AUDIT.mixed_title),
        (300, Band.TRY, AUDIT.failure_title),
    ],
)
def test_seconds_that_play_by_themselves_beside_the_time_there(seconds: int, band: Band, title: str) -> None:
    found = watched(seconds).audit(AUDIT)
    assert found.value
    assert found.value.number == pytest.approx(seconds / 600)
    assert found.band is band
    assert found.title == title
    (bar,) = found.details
    assert isinstance(bar, ShareBar)
    assert bar.parts[0][1] == pytest.approx(20 * seconds / 60)


def test_it_is_silent_where_nobody_told_how_long_videos_play() -> None:
    story = Story()
    for day in range(480, 501):
        story.look(day, seconds=300)
        story.browse(day, 5, autoplay=3)  # an extension of before, or a site whose players hide their videos
    found = story.audit(AUDIT)
    assert found.state is State.NOT_ENOUGH_DATA
    assert found.missing
    assert "extension" in found.missing.remedy


def test_time_before_the_first_day_it_was_told_counts_not() -> None:
    story = watched(60, days=10)
    for day in range(440, 480):
        story.look(day, seconds=3_000)
    found = story.audit(AUDIT)
    assert found.value
    assert found.value.number == pytest.approx(0.1)


def test_sites_are_shown_apart_and_one_that_tells_nothing_is_left_out() -> None:
    story = watched(60)
    for site, hour, autoplayed in (("x", 0.3, 120), ("mastodon", 0.5, None)):
        story.site = site
        for day in range(481, 501):
            story.look(day + hour, seconds=240)
            story.browse(day + hour, 5, autoplayed=autoplayed)
    found = story.audit(AUDIT)
    assert found.value
    assert found.value.number == pytest.approx(180 / 840)
    table = found.details[1]
    assert isinstance(table, Table)
    shown = [(row.label, row.value) for row in table.rows]
    assert shown == [("LinkedIn", "20.0 of 200.0 minutes"), ("X", "40.0 of 80.0 minutes")]


def test_never_more_plays_than_one_was_there() -> None:
    found = watched(10_000).audit(AUDIT)
    assert found.value
    assert found.value.number == 1


def test_it_needs_seven_days() -> None:
    short = watched(60, days=6).audit(AUDIT)
    assert short.missing
    assert (short.missing.have, short.missing.need) == (6, 7)
