"""A self-audit recurs on the wanted local day and time, in every zone and through every clock change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from server.store.recurrence import Recurrence, Unfit

BERLIN = "Europe/Berlin"


def ms(words: str, zone: str = BERLIN, fold: int = 0) -> int:
    return round(datetime.fromisoformat(words).replace(tzinfo=ZoneInfo(zone), fold=fold).timestamp() * 1000)


def local(at: int, zone: str = BERLIN) -> str:
    return datetime.fromtimestamp(at / 1000, ZoneInfo(zone)).isoformat(" ", "minutes")


def times(rule: Recurrence, after: int, count: int) -> list[str]:
    found = []
    for _ in range(count):
        after = rule.following(after)
        found.append(local(after, rule.zone))
    return found


def daily(at: str, zone: str = BERLIN) -> Recurrence:
    return Recurrence.checked("daily", at, None, None, zone)


def monthly(day: int, at: str = "09:00", zone: str = BERLIN) -> Recurrence:
    return Recurrence.checked("monthly", at, None, day, zone)


def test_a_skipped_time_moves_forward_only_on_that_day() -> None:
    assert times(daily("02:30"), ms("2026-03-28 00:00"), 3) == [
        "2026-03-28 02:30+01:00",
        "2026-03-29 03:30+02:00",
        "2026-03-30 02:30+02:00",
    ]


def test_a_repeated_time_counts_once() -> None:
    assert times(daily("02:30"), ms("2026-10-25 00:00"), 2) == ["2026-10-25 02:30+02:00", "2026-10-26 02:30+01:00"]
    between = ms("2026-10-25 02:10", fold=1)
    assert local(daily("02:30").following(between)) == "2026-10-26 02:30+01:00"


def test_the_31st_is_the_last_day_of_a_shorter_month() -> None:
    assert [words[:10] for words in times(monthly(31), ms("2026-01-31 09:00"), 4)] == [
        "2026-02-28",
        "2026-03-31",
        "2026-04-30",
        "2026-05-31",
    ]


def test_the_29th_of_february_comes_in_leap_years() -> None:
    assert times(monthly(29), ms("2028-02-01 00:00"), 1) == ["2028-02-29 09:00+01:00"]
    assert times(monthly(29), ms("2027-02-01 00:00"), 1) == ["2027-02-28 09:00+01:00"]


def test_the_same_moment_is_not_later_than_itself() -> None:
    weekly = Recurrence.checked("weekly", "09:00", 0, None, BERLIN)
    assert times(weekly, ms("2026-11-23 08:59"), 2) == ["2026-11-23 09:00+01:00", "2026-11-30 09:00+01:00"]


def test_a_day_that_a_zone_left_out_is_not_counted_twice() -> None:
    """Samoa went from 29 to 31 December 2011 at midnight."""
    apia = daily("09:00", "Pacific/Apia")
    assert times(apia, ms("2011-12-29 08:00", "Pacific/Apia"), 3) == [
        "2011-12-29 09:00-10:00",
        "2011-12-31 09:00+14:00",
        "2012-01-01 09:00+14:00",
    ]


rules = st.builds(
    Recurrence.checked,
    st.sampled_from(["daily", "weekly", "monthly"]),
    st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59)),
    st.integers(0, 6),
    st.integers(1, 31),
    st.sampled_from(sorted(available_timezones())),
)
moments = st.integers(1990, 2059).flatmap(
    lambda year: st.datetimes(datetime(year, 1, 1), datetime(year, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
)
LONGEST = {"daily": 2, "weekly": 8, "monthly": 32}


@given(rules, moments)
@example(Recurrence.checked("daily", "00:30", None, None, "America/Santiago"), datetime(2026, 9, 5, 12, tzinfo=UTC))
def test_the_next_time_is_later_and_at_the_wanted_local_day_and_time(rule: Recurrence, moment: datetime) -> None:
    after = round(moment.timestamp() * 1000)
    found = rule.following(after)
    assert after < found <= after + LONGEST[rule.every] * 86_400_000 + 86_400_000
    there = datetime.fromtimestamp(found / 1000, ZoneInfo(rule.zone))
    wanted = there.replace(hour=int(rule.at[:2]), minute=int(rule.at[3:]), second=0, fold=0)
    if there != wanted or f"{there:%H:%M}" != rule.at:
        assert _in_a_gap(rule, there), there
        return
    if rule.every == "weekly":
        assert there.weekday() == rule.weekday
    if rule.every == "monthly":
        last = (there + timedelta(days=1)).month != there.month
        assert there.day == rule.monthday or (last and there.day < (rule.monthday or 0))


def _in_a_gap(rule: Recurrence, there: datetime) -> bool:
    """Whether the wanted time of that day, or of the day before, does not exist there."""
    zone = ZoneInfo(rule.zone)
    for day in (there.date(), there.date() - timedelta(days=1)):
        wanted = datetime.fromisoformat(f"{day} {rule.at}").replace(tzinfo=zone)
        if wanted.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != wanted.replace(tzinfo=None):
            return True
    return False


@given(rules, moments, st.integers(0, 86_400_000 * 40))
def test_nothing_between_a_moment_and_its_next_time_has_another_next_time(
    rule: Recurrence, moment: datetime, on: int
) -> None:
    after = round(moment.timestamp() * 1000)
    found = rule.following(after)
    between = min(after + on, found - 1)
    assert rule.following(between) == found


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("hourly", "09:00", None, None, BERLIN), "daily, weekly, monthly, cron, import or step"),
        (("daily", "9", None, None, BERLIN), "not a time"),
        (("daily", "24:00", None, None, BERLIN), "not a time"),
        (("daily", "09:00", None, None, "Mars/Base"), "not a time zone"),
        (("weekly", "09:00", None, 3, BERLIN), "which weekday"),
        (("weekly", "09:00", 7, None, BERLIN), "which weekday"),
        (("monthly", "09:00", 3, 32, BERLIN), "1 to 31"),
    ],
)
def test_an_impossible_recurrence_is_refused_with_the_reason(
    given: tuple[str, str, int | None, int | None, str], said: str
) -> None:
    with pytest.raises(Unfit, match=said):
        Recurrence.checked(*given)
