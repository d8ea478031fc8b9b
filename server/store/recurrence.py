"""When a self-audit comes again: pure arithmetic in the zone where the person lives; it reads no clock.

By the calendar, by a rule of cron's, or on an occasion: after an import, or four weeks after a step was taken up. The
occasions stand in other tables, and server.store.occasions looks there.

Days and times are those of the wall clock there. A time that the clocks skip in spring is moved on by as much as they
are; one that they show twice in autumn is taken the first time. The 31st is the last day of a shorter month.
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
#: Those that come on an occasion, and not by the clock.
OCCASIONS = ("import", "step")

#: By their English names, as the command line takes them.
#: The days a self-audit looks at where it is left to the audit: the last 90, or the last 365 where those tell clearly
#: more.
TELLING = 0
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@cache
def zones() -> frozenset[str]:
    """The names of all time zones: looked for once, in some hundreds of folders and files."""
    return frozenset(available_timezones())


class Unfit(ValueError):  # noqa: N818
    """It cannot recur like this; the message says what would fit."""


class Recurrence(NamedTuple):
    """``at`` is a local time HH:MM, ``weekday`` 0 for Monday (weekly only), ``monthday`` 1 to 31 (monthly only),
    ``zone`` an IANA name, ``cron`` a rule of cron's (cron only, and then instead of ``at``)."""

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
        """As given, without what does not belong to ``every``. Raises Unfit."""
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
        """Whether it comes on an occasion, and not by the clock."""
        return self.every in OCCASIONS

    def following(self, after: int) -> int:
        """The first time strictly later than ``after``; both in UTC milliseconds. On an occasion: no time at all, so
        that must not be asked."""
        if self.is_occasional:
            raise ValueError(self.every)
        zone, at = ZoneInfo(self.zone), time.fromisoformat(self.at)
        # From the day before: where a gap swallows a midnight, a time of yesterday's lies today.
        begin = datetime.fromtimestamp(after / 1000, zone).date() - timedelta(days=1)
        if self.cron:
            walls = cron.times(self.cron, datetime.combine(begin, time()))
        else:
            walls = (datetime.combine(day, at) for day in self._days(begin))
        moments = (round(wall.replace(tzinfo=zone).timestamp() * 1000) for wall in walls)
        return next(moment for moment in moments if moment > after)

    def on_the_day_after(self, moment: int, days: int) -> int:
        """At its time of day, so many days after the day of a moment; both in UTC milliseconds."""
        zone = ZoneInfo(self.zone)
        day = datetime.fromtimestamp(moment / 1000, zone).date() + timedelta(days=days)
        return round(datetime.combine(day, time.fromisoformat(self.at), zone).timestamp() * 1000)

    def _days(self, day: date) -> Iterator[date]:
        """The days it falls on, from ``day`` on."""
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
