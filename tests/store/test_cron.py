"""A cron rule falls on the same local times as in cron, and an invalid rule is refused."""

from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from server.store.cron import NoRule, checked, times
from server.store.recurrence import Recurrence, Unfit

MONDAY = datetime(2026, 6, 1)  # noqa: DTZ001


def days(rule: str, count: int = 4) -> list[str]:
    return [f"{time:%a %d %H:%M}" for time in islice(times(checked(rule), MONDAY), count)]


@pytest.mark.parametrize(
    ("rule", "falls"),
    [
        ("30 8 * * 1-5", ["Mon 01 08:30", "Tue 02 08:30", "Wed 03 08:30", "Thu 04 08:30"]),
        ("0 9 * * 0", ["Sun 07 09:00", "Sun 14 09:00", "Sun 21 09:00", "Sun 28 09:00"]),
        ("0 9 * * 7", ["Sun 07 09:00", "Sun 14 09:00", "Sun 21 09:00", "Sun 28 09:00"]),
        ("0 9 * * 5-7", ["Fri 05 09:00", "Sat 06 09:00", "Sun 07 09:00", "Fri 12 09:00"]),
        ("0 9 * * sat-mon", ["Mon 01 09:00", "Sat 06 09:00", "Sun 07 09:00", "Mon 08 09:00"]),
        ("0 9 * * 1-5/2", ["Mon 01 09:00", "Wed 03 09:00", "Fri 05 09:00", "Mon 08 09:00"]),
        ("0 9 * * */3", ["Wed 03 09:00", "Sat 06 09:00", "Sun 07 09:00", "Wed 10 09:00"]),
        ("15 */8  15 * *", ["Mon 15 00:15", "Mon 15 08:15", "Mon 15 16:15", "Wed 15 00:15"]),
    ],
)
def test_a_rule_falls_on_the_same_times_as_in_cron(rule: str, falls: list[str]) -> None:
    assert days(rule) == falls


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("0 9 * *", "does not have five fields"),
        ("", "does not have five fields"),
        ("* * * * *", "begin with one minute"),
        ("*/5 * * * *", "begin with one minute"),
        ("60 9 * * *", "is no rule"),
        ("0 9 * * 8", "is no rule"),
        ("0 9 * * frog", "is no rule"),
        ("0 9 * * 1-", "is no rule"),
        ("0 9 13 * 5", "not both"),
        ("0 9 31 2 *", "falls on no day"),
        ("0 9 * * " + "1," * 100 + "2", "at most 100"),
    ],
)
def test_an_invalid_rule_is_refused_with_the_reason(rule: str, told: str) -> None:
    with pytest.raises(NoRule, match=told):
        checked(rule)
    with pytest.raises(Unfit, match=told):
        Recurrence.checked("cron", "09:00", None, None, "UTC", rule)


def test_a_rule_follows_local_time_through_clock_changes() -> None:
    rule = Recurrence.checked("cron", "09:00", None, None, "Europe/Berlin", "30 2 * * *")
    moment = round(datetime(2026, 10, 23, 12, tzinfo=ZoneInfo("UTC")).timestamp() * 1000)
    found = []
    for _ in range(3):
        moment = rule.following(moment)
        found.append(f"{datetime.fromtimestamp(moment / 1000, ZoneInfo('UTC')):%d %H:%M}")
    assert found == ["24 00:30", "25 00:30", "26 01:30"]
    moment = round(datetime(2026, 3, 28, 12, tzinfo=ZoneInfo("UTC")).timestamp() * 1000)
    assert f"{datetime.fromtimestamp(rule.following(moment) / 1000, ZoneInfo('UTC')):%d %H:%M}" == "29 01:30"
