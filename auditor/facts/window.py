"""The span a report is about, and the units of time that facts are counted in."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

import polars as pl

DAY = 86_400_000  # milliseconds
HOUR = 3_600_000
#: Days after which what is held tells of then, and not of today (our convention, grade E).
PAST_DAYS = 60
#: A record that ended so many days before the window does, or fewer, tells of it to its end (our convention, grade E).
ENDED_DAYS = 10


@dataclass(frozen=True)
class Window:
    """The span a report is about: UTC milliseconds, ``start`` included, ``end`` excluded. ``today``: the day on which
    it is looked at, where it ends with what is held; who waits has waited until then, and not until the last message.
    """

    start: int
    end: int
    zone: tzinfo = UTC
    today: date | None = None

    @classmethod
    def of_days(cls, first: date, last: date, zone: tzinfo = UTC, today: date | None = None) -> "Window":
        """From the start of one local day to the end of another."""
        return cls(_midnight(first, zone), _midnight(last + timedelta(days=1), zone), zone, today)

    @property
    def days(self) -> float:
        """Its length in days."""
        return (self.end - self.start) / DAY

    @property
    def as_of(self) -> date:
        """The day until which people have waited, and by which something is due: today, or its last where that is long
        past."""
        last = self.day(self.end - 1)
        return self.today if self.today and 0 < (self.today - last).days <= PAST_DAYS else last

    @property
    def until(self) -> int:
        """The moment at which that day ends."""
        return max(self.end, self.midnight(self.as_of + timedelta(days=1)))

    def moment(self, at: int) -> datetime:
        """A moment as clocks show it there."""
        return datetime.fromtimestamp(at / 1000, self.zone)

    def day(self, at: int) -> date:
        """The local day of a moment."""
        return self.moment(at).date()

    def days_of(self, moments: pl.Series) -> pl.Series:
        """The local day of each of many moments, found between midnights. Where clocks are set back over midnight, as
        in Newfoundland until 2011, what comes before it for the second time already belongs to the new day."""
        if moments.is_empty():
            return pl.Series(dtype=pl.Date)
        first, last = (self.day(end).toordinal() for end in (moments.min(), moments.max()))  # type: ignore[arg-type]
        days = [date.fromordinal(each) for each in range(first, last + 1)]
        begun = pl.Series([self.midnight(day) for day in days]).search_sorted(moments, side="right")
        return pl.Series(days, dtype=pl.Date).gather(begun - 1)

    def midnight(self, day: date) -> int:
        """The moment a local day begins."""
        return _midnight(day, self.zone)


def _midnight(day: date, zone: tzinfo) -> int:
    return round(datetime(day.year, day.month, day.day, tzinfo=zone).timestamp() * 1000)
