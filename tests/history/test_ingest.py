"""When something happened, of a source that tells what a clock showed and not where it hung."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from auditor.activities.activity import Activity, Detail
from auditor.archives.acts import WALL_CLOCK, ZONE_UNKNOWN
from auditor.history.ingest import Record, receive
from tests.story import Story

PARIS, AUCKLAND, DENVER = ZoneInfo("Europe/Paris"), ZoneInfo("Pacific/Auckland"), ZoneInfo("America/Denver")


def told(at: datetime, detail: Detail | None, words: str = "Hello") -> Activity:
    story = Story()
    story.hear(at, "bo", words)
    return replace(story.activities[0], detail=detail)


def received(activity: Activity, zone: ZoneInfo) -> Record:
    return receive(activity, key=bytes(32), zone=zone).row


@pytest.mark.parametrize("zone", [PARIS, AUCKLAND, DENVER])
@pytest.mark.parametrize("hour", [0, 9, 23])
def test_what_a_clock_showed_is_the_day_and_the_hour_there(zone: ZoneInfo, hour: int) -> None:
    shown = datetime(2026, 11, 27, hour, 30, tzinfo=UTC)
    row = received(told(shown, WALL_CLOCK), zone)
    assert (row.day, row.hour) == ("2026-11-27", hour)
    assert row.at == datetime(2026, 11, 27, hour, 30, tzinfo=zone).timestamp() * 1000
    assert "wall_clock" not in (row.detail or "")


def test_a_day_that_is_named_is_counted_from_the_day_on_the_clock() -> None:
    late = told(datetime(2026, 11, 27, 23, 30, tzinfo=UTC), WALL_CLOCK, "Could you send me the list by tomorrow?")
    reading = received(late, PARIS).reading
    assert date(2026, 11, 28).isoformat() in (reading or "")


@pytest.mark.parametrize("detail", [None, ZONE_UNKNOWN])
def test_a_moment_that_bears_its_offset_is_not_moved(detail: Detail | None) -> None:
    moment = datetime(2026, 11, 27, 23, 30, tzinfo=UTC)
    row = received(told(moment, detail), PARIS)
    assert (row.at, row.day, row.hour) == (moment.timestamp() * 1000, "2026-11-28", 0)


def test_what_is_kept_tells_the_moment_and_is_not_moved_again() -> None:
    shown = told(datetime(2026, 7, 1, 12, tzinfo=UTC), WALL_CLOCK)
    once = received(shown, PARIS)
    kept = replace(shown, published=datetime.fromtimestamp(once.at / 1000, UTC), detail=ZONE_UNKNOWN)
    assert received(kept, PARIS).at == once.at == shown.published.timestamp() * 1000 - 2 * 3_600_000
