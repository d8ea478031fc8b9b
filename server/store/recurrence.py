"""Calculates when a self-audit recurs, in the time zone of the person. It does not read the clock.

A self-audit recurs by the calendar, by a cron rule, or on an occasion: after an import, or four weeks after a step was
taken up. server.store.occasions finds the occasions in other tables.

Days and times are local. A time that the clocks skip in spring moves forward by as much as the clocks do; of a time
that occurs twice in autumn, the first one counts. In shorter months the 31st means the last day.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Literal, NamedTuple, Self, get_args
from zoneinfo import ZoneInfo, available_timezones

from server.store import cron
from server.translations import gettext

Every = Literal["daily", "weekly", "monthly", "cron", "import", "step"]
#: The recurrences that come on an occasion instead of by the clock.
OCCASIONS = ("import", "step")

#: The number of days that leaves the window to the audit: the last 90 days, or the last 365 if those tell clearly more.
TELLING = 0
#: English names, as the command line takes them.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@cache
def zones() -> frozenset[str]:
    """The names of all time zones. They are searched only once, because they lie in some hundreds of folders and
    files."""
    return frozenset(available_timezones())


class Unfit(ValueError):  # noqa: N818
    """Nothing can recur like this; the message says what would be possible."""


class Recurrence(NamedTuple):
    """When something recurs. ``at`` is a local time HH:MM, ``weekday`` 0 for Monday (weekly only), ``monthday`` 1 to 31
    (monthly only), ``zone`` an IANA name, ``cron`` a cron rule (cron only, and then instead of ``at``)."""

    every: Every
    at: str
    weekday: int | None
    monthday: int | None
    zone: str
    cron: str | None = None

    @classmethod
    def checked(
        cls, every: str, at: str, weekday: int | None, monthday: int | None, zone: str, rule: str | None = None
    ) -> Self:
        """A recurrence of these values, without those that do not belong to ``every``. Raises Unfit."""
        kind: Every | None = next((known for known in get_args(Every) if known == every), None)
        if kind is None:
            raise Unfit(gettext("“%(given)s” is not daily, weekly, monthly, cron, import or step.", given=every))
        if len(at) != 5 or not _is_time(at):
            raise Unfit(gettext("“%(given)s” is not a time like 09:00.", given=at))
        if zone not in zones():
            raise Unfit(gettext("“%(zone)s” is not a time zone like Europe/Berlin.", zone=zone))
        if kind == "weekly" and weekday not in range(7):
            raise Unfit(gettext("Say on which weekday."))
        if kind == "monthly" and monthday not in range(1, 32):
            raise Unfit(gettext("Say on which day of the month, 1 to 31."))
        days = (weekday if kind == "weekly" else None, monthday if kind == "monthly" else None)
        if kind != "cron":
            return cls(kind, at, *days, zone)
        try:
            return cls(kind, at, *days, zone, cron.checked(rule or ""))
        except cron.NoRule as problem:
            raise Unfit(str(problem)) from problem

    @property
    def is_occasional(self) -> bool:
        """Whether this comes on an occasion instead of by the clock."""
        return self.every in OCCASIONS

    def following(self, after: int) -> int:
        """The first time strictly later than ``after``; both in UTC milliseconds. Raises ValueError for occasions,
        which have no time of their own."""
        if self.is_occasional:
            raise ValueError(self.every)
        zone, at = ZoneInfo(self.zone), time.fromisoformat(self.at)
        # Begin a day early: if the clocks skip midnight, a time of yesterday falls on today.
        begin = datetime.fromtimestamp(after / 1000, zone).date() - timedelta(days=1)
        if self.cron:
            walls = cron.times(self.cron, datetime.combine(begin, time()))
        else:
            walls = (datetime.combine(day, at) for day in self._days(begin))
        moments = (round(wall.replace(tzinfo=zone).timestamp() * 1000) for wall in walls)
        return next(moment for moment in moments if moment > after)

    def on_the_day_after(self, moment: int, days: int) -> int:
        """The moment at this time of day, ``days`` days after the day of ``moment``; both in UTC milliseconds."""
        zone = ZoneInfo(self.zone)
        day = datetime.fromtimestamp(moment / 1000, zone).date() + timedelta(days=days)
        return round(datetime.combine(day, time.fromisoformat(self.at), zone).timestamp() * 1000)

    def _days(self, day: date) -> Iterator[date]:
        """The days on which it recurs, from ``day`` on."""
        while True:
            length = monthrange(day.year, day.month)[1]
            if self.every == "monthly":
                wanted = day.replace(day=min(self.monthday or 1, length))
                if wanted >= day:
                    yield wanted
                day = day.replace(day=length)
            elif self.every == "daily" or day.weekday() == self.weekday:
                yield day
            day += timedelta(days=1)


def _is_time(at: str) -> bool:
    try:
        time.fromisoformat(at)
    except ValueError:
        return False
    return ":" in at
