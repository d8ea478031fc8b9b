"""When something happened, of a source that tells what a clock showed and not where it hung."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from auditor.activities.activity import Activity, Detail
from auditor.archives.acts import WALL_CLOCK, ZONE_UNKNOWN
from auditor.history.ingest import Record, receive, receive_all
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


def chat(*said: str, before: tuple[str, ...] = ()) -> list[Record]:
    """What is kept of what somebody says in one conversation, of which they and I said something ``before``."""
    story = Story()
    for at, words in enumerate(before):
        (story.hear if at % 2 else story.write)(at, "bo", words)
    for at, words in enumerate(said, len(before)):
        story.hear(at, "bo", words)
    rows = [each.row for each in receive_all(story.activities, key=bytes(32), zone=PARIS)]
    return rows[len(before) :]


GERMAN = (
    "Kommst du am Freitag zum Schnapsen?",
    "Ja freilich, wie spät soll ich da sein?",
    "So gegen acht passt es mir",
)


def test_what_is_short_is_read_in_the_language_of_its_conversation() -> None:
    (short,) = chat("schau i ma um 9 an", before=GERMAN)
    assert (short.language, short.acts is None) == ("de", False)
    (short,) = chat("schau i ma um 9 an")
    assert short.acts is None
    (english,) = chat("Thanks, see you there!", before=GERMAN)
    assert english.language == "en"


def test_what_is_short_is_read_in_what_i_write_where_its_conversation_is_open() -> None:
    story = Story()
    for at, words in enumerate(GERMAN):
        story.write(at, "ana", words)
    story.hear(9, "bo", "schau i ma um 9 an")
    (*_, short) = receive_all(story.activities, key=bytes(32), zone=PARIS)
    assert short.row.language == "de"


def test_a_post_is_read_by_itself() -> None:
    story = Story()
    for at, words in enumerate(GERMAN):
        story.write(at, "ana", words)
    story.post(9, "schau i ma um 9 an")
    (*_, post) = receive_all(story.activities, key=bytes(32), zone=PARIS)
    assert post.row.language != "de"
