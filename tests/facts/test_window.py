"""The local day of many moments is found as it is of each."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

import polars as pl
import pytest

from auditor.facts.window import HOUR, Window

QUARTER = HOUR // 4


@pytest.mark.parametrize(
    ("zone", "around"),
    [
        (UTC, datetime(2024, 2, 28, tzinfo=UTC)),
        (timezone(timedelta(hours=-9, minutes=-30)), datetime(2024, 2, 28, tzinfo=UTC)),
        (ZoneInfo("Europe/Berlin"), datetime(2025, 3, 28, tzinfo=UTC)),
        (ZoneInfo("Europe/Berlin"), datetime(2025, 10, 24, tzinfo=UTC)),
        (ZoneInfo("America/Havana"), datetime(2024, 11, 1, tzinfo=UTC)),  # clocks go from one to midnight
        (ZoneInfo("Asia/Beirut"), datetime(2024, 3, 29, tzinfo=UTC)),  # a day without a midnight
        (ZoneInfo("Pacific/Apia"), datetime(2011, 12, 28, tzinfo=UTC)),  # a day that was left out
        (ZoneInfo("Asia/Kathmandu"), datetime(1969, 12, 30, tzinfo=UTC)),  # before the epoch
    ],
)
def test_many_days_are_found_as_each_is(zone: tzinfo, around: datetime) -> None:
    window = Window(0, 0, zone)
    start = round(around.timestamp() * 1000)
    moments = [start + QUARTER * each + off for each in range(5 * 96) for off in (-1, 0)]
    assert window.days_of(pl.Series(moments)).to_list() == [window.day(at) for at in moments]


def test_no_moments_have_no_days() -> None:
    days = Window(0, 0).days_of(pl.Series(dtype=pl.Int64))
    assert days.equals(pl.Series(dtype=pl.Date))
    assert days.dtype == pl.Date
