"""Time logged on sites, by day: kept of the year before a window, whose single visits are not read."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NamedTuple

from auditor.activities.activity import PHONE, Type

if TYPE_CHECKING:
    import polars as pl

#: What distinguishes sums: the site, the local day, whether the phone counted it, and the program that did.
Key = tuple[str, date, bool, str]


class LoggedDay(NamedTuple):
    """Seconds on a site on a local day, in the browser or by the phone's own count."""

    site: str
    day: date
    phone: bool
    seconds: float


def logged_days(rows: Iterable[tuple[Key, float]]) -> tuple[LoggedDay, ...]:
    """Days from sums of seconds, oldest first. The sums of two browsers are added; if two programs counted the phone's
    apps, the larger sum is taken."""
    found: dict[tuple[date, str, bool], float] = {}
    for (site, day, phone, _), seconds in rows:
        place = (day, site, phone)
        before = found.get(place, 0.0)
        found[place] = max(before, seconds) if phone else before + seconds
    return tuple(LoggedDay(site, day, phone, seconds) for (day, site, phone), seconds in sorted(found.items()))


def logged_schema() -> "dict[str, pl.DataType]":
    """The Polars types of sums of seconds, and of the columns that distinguish them."""
    import polars as pl

    text = pl.String()
    return {"site": text, "day": text, "phone": pl.Boolean(), "version": text, "seconds": pl.Float64()}


def logged_of_sums(sums: "pl.DataFrame") -> tuple[LoggedDay, ...]:
    """The same days from a frame of ``logged_schema``."""
    return logged_days(
        ((site, date.fromisoformat(day), phone, by), seconds) for site, day, phone, by, seconds in sums.iter_rows()
    )


def logged_in(activities: "pl.DataFrame") -> tuple[LoggedDay, ...]:
    """The same days from activities."""
    import polars as pl

    told = activities.select("site", "day", "mine", "type", "object_id", "version", "duration")
    views = told.filter(pl.col("mine"), pl.col("type") == Type.VIEW, pl.col("duration") > 0)
    summed = views.group_by("site", "day", pl.col("object_id").eq_missing(PHONE).alias("phone"), "version").agg(
        pl.col("duration").sum()
    )
    return logged_days(((site, day, phone, by), seconds) for site, day, phone, by, seconds in summed.iter_rows())


def joined(one: Iterable[LoggedDay], other: Iterable[LoggedDay]) -> tuple[LoggedDay, ...]:
    """The days of two spans of time together; the parts of a day that is in both are added."""
    found: dict[tuple[date, str, bool], float] = {}
    for site, day, phone, seconds in (*one, *other):
        found[day, site, phone] = found.get((day, site, phone), 0.0) + seconds
    return tuple(LoggedDay(site, day, phone, seconds) for (day, site, phone), seconds in sorted(found.items()))


def first_whole(moment: int) -> date:
    """The first local day that lies completely after a moment (UTC milliseconds), in any time zone."""
    return date.fromordinal(datetime.fromtimestamp(moment / 1000, UTC).toordinal() + 2)
