"""Attention: the time during which I looked at a site. Only the browser extension sees it; a phone counts minutes."""

from collections.abc import Sequence
from datetime import timedelta

import polars as pl

from auditor.activities.activity import PHONE, Type
from auditor.facts.families import Families
from auditor.facts.window import DAY, Window

_LONGEST = DAY  # milliseconds; no activity may report a longer stretch
_FIRST, _LAST = -(2**62), 2**62  # before and after all moments


def attention(families: Families) -> pl.DataFrame:
    """One row per stretch of my attention, oldest first. Stretches are cut so that no moment is in two rows and no row
    spans local midnight. If stretches overlap, as on two devices, the overlap belongs to the one that began first.

    Columns: id, at, until (UTC milliseconds, excluded), day, site, page (kind of page, where known), seconds (active:
    visible, focused, with input in the last 60 seconds), ended (when the whole stretch ended).
    """
    seen = once(stretches(families))
    first = seen["at"].min()
    midnights = _midnights(families.window, first) if isinstance(first, int) else []
    pieces = cut(seen, midnights)
    days = [families.window.day(at) for at in midnights]
    day = pl.Series(midnights, dtype=pl.Int64).search_sorted(pieces["at"], side="right") - 1
    return pieces.with_columns(
        day=pl.Series(days, dtype=pl.Date).gather(day) if days else pl.lit(None, pl.Date),
        seconds=(pl.col("until") - pl.col("at")) / 1000,
    ).select("id", "at", "until", "day", "site", "page", "seconds", "ended")


def stretches(families: Families) -> pl.DataFrame:
    """Stretches of attention as they were reported, oldest first.

    Columns: id, at, until, site, page, ended (the same as ``until``).
    """
    return (
        families.activities.lazy()
        .filter(
            pl.col("mine")
            & (pl.col("type") == Type.VIEW)
            & (pl.col("duration").fill_null(0) > 0)
            & pl.col("object_id").ne_missing(PHONE)
        )
        .with_columns(until=pl.col("at") + (pl.col("duration") * 1000).round().cast(pl.Int64))
        .select("id", "at", "until", "site", page="object_id", ended="until")
        .collect()
    )


def once(found: pl.DataFrame, over: str | None = None) -> pl.DataFrame:
    """Stretches without the part during which an earlier one still went on. ``over`` is the column of groups to treat
    separately."""
    taken = pl.col("until").cum_max().shift(1)
    return (
        found.with_columns(taken=(taken.over(over) if over else taken).fill_null(_FIRST))
        .with_columns(at=pl.max_horizontal("at", "taken"))
        .filter(pl.col("at") < pl.col("until"))
        .drop("taken")
    )


def cut(pieces: pl.DataFrame, edges: Sequence[int]) -> pl.DataFrame:
    """Rows from ``at`` to ``until``, cut at each of the moments they span (``edges``, ascending)."""
    inner = pl.Series(edges, dtype=pl.Int64)
    bounds = pl.Series([_FIRST, *edges, _LAST], dtype=pl.Int64)
    first = inner.search_sorted(pieces["at"], side="right").cast(pl.Int64)
    last = inner.search_sorted(pieces["until"], side="left").cast(pl.Int64)
    parts = pieces.with_columns(first=first, last=last).with_columns(part=pl.int_ranges("first", pl.col("last") + 1))
    parts = parts.explode("part")
    return parts.with_columns(
        at=pl.max_horizontal("at", bounds.gather(parts["part"])),
        until=pl.min_horizontal("until", bounds.gather(parts["part"] + 1)),
    ).drop("first", "last", "part")


def _midnights(window: Window, first: int) -> list[int]:
    """Local midnights, from the one before a moment to one after the longest stretch begun in the window."""
    day, last = window.day(first), window.day(window.end + _LONGEST) + timedelta(days=1)
    return [window.midnight(day + timedelta(days=after)) for after in range((last - day).days + 1)]
