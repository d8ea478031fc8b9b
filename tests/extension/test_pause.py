"""Whatever lies in a pause or in a forgotten hour is left out, to the millisecond, and nothing else."""

import json
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.extension.in_node import run

HOUR = 3_600_000
#: Long ago: a pause that is over.
BEGAN, ENDED = 1_000_000, 2_000_000


def pause(steps: str, kept: dict[str, Any] | None = None, zone: str = "UTC") -> Any:
    return run("background/pause.js", steps, kept, zone)


@pytest.mark.parametrize("span", ["pause", "forgotten"])
def test_a_span_is_left_out_from_its_first_moment_and_up_to_its_last(span: str) -> None:
    moments = [BEGAN - 1, BEGAN, ENDED - 1, ENDED]
    kept = {span: {"from": BEGAN, "until": ENDED}}
    left_out = pause(f"say(await Promise.all({json.dumps(moments)}.map((at) => file.unwanted(at))))", kept)
    assert left_out == [False, True, True, False]


def test_a_stretch_that_overlaps_a_span_is_left_out_as_a_whole() -> None:
    spans = [(0, BEGAN - 1), (0, BEGAN), (0, ENDED + 1), (ENDED - 1, ENDED + 9), (ENDED, ENDED + 9)]
    kept = {"pause": {"from": BEGAN, "until": ENDED}}
    steps = f"say(await Promise.all({json.dumps(spans)}.map((each) => file.unwanted(...each))))"
    assert pause(steps, kept) == [False, True, True, True, False]


def test_one_of_two_spans_is_enough() -> None:
    kept = {"pause": {"from": BEGAN, "until": ENDED}, "forgotten": {"from": 5 * BEGAN, "until": 6 * BEGAN}}
    steps = "say(await Promise.all([1_500_000, 3_000_000, 5_500_000].map((at) => file.unwanted(at))))"
    assert pause(steps, kept) == [True, False, True]


def test_it_lasts_an_hour_in_which_everything_is_left_out() -> None:
    steps = """
      const now = Date.now();
      await file.pause("hour", now);
      say({
        begun: await file.pausedUntil(now) - now,
        lasting: await file.pausedUntil(now + 3_599_999) - now,
        over: await file.pausedUntil(now + 3_600_000),
        alarm: alarms.get("pause").when - now,
        before: await file.unwanted(now - 86_400_000),
      });
    """
    assert pause(steps) == {"begun": HOUR, "lasting": HOUR, "over": None, "alarm": HOUR, "before": True}


def test_time_in_a_pause_stays_left_out_after_the_pause_was_ended() -> None:
    steps = """
      const now = Date.now(), began = now - 1_800_000, ended = now - 600_000;
      await file.pause("hour", began);
      await file.endPause(ended);
      const left_out = await Promise.all([began - 1, began, ended - 1, ended, now].map((at) => file.unwanted(at)));
      const alarm = alarms.size;
      await file.endPause(now); // there is none to end
      say({ left_out, alarm, until: kept.pause.until === ended, paused: await file.pausedUntil() });
    """
    assert pause(steps) == {"left_out": [False, True, True, False, False], "alarm": 0, "until": True, "paused": None}


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-03-28T23:30", "2026-03-29T00:00"),
        ("2026-03-29T00:30", "2026-03-30T00:00"),  # clocks go forward on that day
        ("2026-10-25T02:30", "2026-10-26T00:00"),  # clocks go back on that day
        ("2026-12-31T12:00", "2027-01-01T00:00"),
    ],
)
def test_until_tomorrow_is_until_midnight_where_the_person_lives(now: str, until: str) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    first, last = (datetime.fromisoformat(each).replace(tzinfo=berlin).timestamp() * 1000 for each in (now, until))
    told = pause(
        f'await file.pause("tomorrow", {first:.0f}); say([kept.pause, alarms.get("pause").when])', zone=berlin.key
    )
    assert told == [{"from": first, "until": last}, last]


def test_a_pause_that_began_later_than_now_is_left_out_from_whenever_it_may_have_begun() -> None:
    steps = """
      const now = Date.now(), began = now + 7_200_000;
      await file.pause("hour", began); // and then the clock was set back
      await file.endPause(now);
      say([await file.unwanted(now - 60_000), await file.unwanted(now + 1)]);
    """
    assert pause(steps) == [True, False]
