"""Time spent, by day: in the browser that is watched, on the phone, or both where both were logged."""

from datetime import date

import polars as pl
from msgspec.structs import replace

from auditor.activities.activity import PHONE
from auditor.answers.expectations import Expectations
from auditor.facts.families import Families
from auditor.facts.window import DAY

#: On so many days both must have been logged for them to be added up, as an audit of time needs two weeks.
LEAST_DAYS = 14
_COLUMNS = ("at", "day", "site", "seconds")

_SHARE = "browser share"


def phone(families: Families) -> pl.DataFrame:
    """One row per site and local day on which a phone counted time of its apps, oldest first. Time of two devices is
    added up, to a day at most; of what two programs counted of one day, the longer is taken.

    Columns: at (UTC milliseconds of the first count), day, site, seconds.
    """
    told = families.activities.select("at", "day", "site", "mine", "object_id", "duration", "version")
    counted = told.filter(pl.col("mine") & (pl.col("object_id") == PHONE) & (pl.col("duration") > 0))
    by_program = counted.group_by("site", "day", "version").agg(pl.col("at").min(), seconds=pl.col("duration").sum())
    return (
        by_program.group_by("site", "day")
        .agg(pl.col("at").min(), pl.col("seconds").max().clip(upper_bound=DAY / 1000))
        .sort("at", "site")
        .select(_COLUMNS)
    )


def spent(families: Families) -> pl.DataFrame:
    """Time spent, oldest first: where the browser and the phone were both logged on enough days, of these days alone,
    as of any other day only a part is known; otherwise what the browser logged, or else what the phone counted.

    Columns: at, day, site, seconds, logged (``both``, ``browser`` or ``phone``; the same in all rows).
    """
    here = families["attention"].select(_COLUMNS)
    there = families["phone"].filter(pl.col("at") >= families.window.start)
    common = _common(here.filter(pl.col("at") >= families.window.start), there)
    if common:
        both = pl.concat([here, families["phone"]]).filter(pl.col("day").is_between(*common))
        return both.sort("at", "site").with_columns(logged=pl.lit("both"))
    if here.is_empty() and not there.is_empty():
        return families["phone"].with_columns(logged=pl.lit("phone"))
    return here.with_columns(logged=pl.lit("browser"))


def browser_share(families: Families) -> float | None:
    """Of the time spent, how much was in the browser that is watched, from 0 to 1; None where not both were logged."""
    if _SHARE not in families.figures:
        families.figures[_SHARE] = _browser_share(families)
    return families.figures[_SHARE]


def _browser_share(families: Families) -> float | None:
    both = families["spent"].filter(pl.col("logged") == "both", pl.col("at") >= families.window.start)
    whole = float(both["seconds"].sum())
    if not whole:
        return None
    first, last = both["day"].min(), both["day"].max()
    here = families["attention"].filter(pl.col("day").is_between(first, last), pl.col("at") >= families.window.start)
    return min(1.0, float(here["seconds"].sum()) / whole)


def told_by_logs(expectations: Expectations, families: Families) -> Expectations:
    """The answers, with what logs answer where the person did not: what share of the use is in the browser."""
    if expectations.browser_share is not None:
        return expectations
    return replace(expectations, browser_share=browser_share(families))


def _common(here: pl.DataFrame, there: pl.DataFrame) -> tuple[date, date] | None:
    """The days between which both logs tell; None where they are too few."""
    begins, until = (
        _later(here["day"].min(), there["day"].min()),
        _later(here["day"].max(), there["day"].max(), first=True),
    )
    if begins is None or until is None or (until - begins).days + 1 < LEAST_DAYS:
        return None
    return begins, until


def _later(one: object, other: object, *, first: bool = False) -> date | None:
    """The later of two days, or the ``first`` of them; None where one is lacking."""
    if not isinstance(one, date) or not isinstance(other, date):
        return None
    return min(one, other) if first else max(one, other)
