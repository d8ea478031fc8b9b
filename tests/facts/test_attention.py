"""Attention, against counts by hand and a plain loop over seconds."""

from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from auditor.activities.activity import Object, ObjectType, Type
from auditor.facts.attention import cut
from tests.story import Story

BERLIN = ZoneInfo("Europe/Berlin")


def test_a_stretch_has_its_page_its_seconds_and_its_local_day() -> None:
    story = Story(zone=ZoneInfo("Asia/Tokyo"))
    story.look(480.5, "messages", 90)  # nine in the evening UTC is the next morning there
    (row,) = story.families()["attention"].to_dicts()
    assert (row["page"], row["seconds"], row["site"]) == ("messages", 90, "linkedin")
    assert row["day"] == date(2025, 1, 1) + timedelta(days=481)
    assert row["until"] - row["at"] == 90_000


def test_what_has_no_duration_is_no_attention() -> None:
    story = Story()
    story.look(480, seconds=0)
    story.add(Type.VIEW, 480.1, Object(ObjectType.PAGE, id="feed"))
    story.browse(480.2, 10)
    story.badge(480.3, 4)
    story.write(480.4, "Ana")
    assert story.families()["attention"].height == 0


def test_two_devices_at_once_count_once() -> None:
    story = Story()
    story.look(480, "feed", 100)
    story.look(480 + 50 / 86_400, "messages", 100)
    story.look(480 + 60 / 86_400, "profile", 10)
    rows = story.families()["attention"]
    assert rows.select("page", "seconds").rows() == [("feed", 100.0), ("messages", 50.0)]


def test_two_sites_at_once_count_once_too() -> None:
    story = Story()
    story.look(480, seconds=100)
    story.site = "mastodon"
    story.look(480, seconds=130)
    rows = story.families()["attention"]
    assert rows["seconds"].sum() == 130


def test_a_stretch_over_midnight_belongs_to_both_days() -> None:
    story = Story(zone=BERLIN)
    story.look(datetime(2026, 5, 1, 23, 58, tzinfo=BERLIN), seconds=300)
    rows = story.families()["attention"]
    assert rows.select("day", "seconds").rows() == [(date(2026, 5, 1), 120.0), (date(2026, 5, 2), 180.0)]
    assert rows["ended"].n_unique() == 1


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 3, 29), 23), (date(2025, 10, 26), 25)])
def test_the_day_the_clock_changes_is_as_long_as_it_is(day: date, hours: int) -> None:
    story = Story(zone=BERLIN)
    midnight = datetime(day.year, day.month, day.day, tzinfo=BERLIN)
    story.look(midnight, seconds=86_400)
    story.look(midnight + timedelta(days=1), seconds=3_600)
    by_day = story.families()["attention"].group_by("day", maintain_order=True).agg(pl.col("seconds").sum())
    rest = 86_400 - hours * 3_600
    assert by_day.rows()[0] == (day, min(hours, 24) * 3_600)
    assert by_day.rows()[-1][1] == (3_600 if rest <= 3_600 else rest)


def test_cutting_keeps_all_and_spans_no_edge() -> None:
    pieces = pl.DataFrame({"at": [0, 10, 35], "until": [10, 30, 36], "name": ["a", "b", "c"]})
    assert cut(pieces, [10, 20, 30]).rows() == [(0, 10, "a"), (10, 20, "b"), (20, 30, "b"), (35, 36, "c")]
    assert cut(pieces, []).rows() == pieces.rows()
    assert cut(pieces.clear(), [10]).height == 0


@pytest.mark.parametrize("seed", range(8))
def test_a_plain_loop_over_seconds_finds_the_same(seed: int) -> None:
    dice = Random(seed)
    story = Story(zone=BERLIN)
    start = datetime(2026, 3, 28, 20, tzinfo=BERLIN)
    seconds: dict[int, date] = {}
    for _ in range(60):
        begun = start + timedelta(seconds=dice.randrange(40_000))
        length = dice.choice((1, 7, 60, 300, 4_000))
        story.look(begun, seconds=length)
        first = round(begun.timestamp())
        for second in range(first, first + length):
            seconds[second] = datetime.fromtimestamp(second, BERLIN).date()
    rows = story.families()["attention"]
    assert rows["seconds"].sum() == len(seconds)
    expected = {day: sum(other == day for other in seconds.values()) for day in set(seconds.values())}
    assert dict(rows.group_by("day").agg(pl.col("seconds").sum()).iter_rows()) == expected
    assert (rows["at"].shift(-1) >= rows["until"]).drop_nulls().all()
