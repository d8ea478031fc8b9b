"""Attention: the time I spent with a site before my eyes. Only the browser extension sees it."""

import polars as pl

from auditor.activity import Type
from auditor.facts import Families


def attention(families: Families) -> pl.DataFrame:
    """One row per view of mine that has a duration, oldest first.

    Columns: id, at, day, site, seconds (active: visible, focused, with input in the last 60 seconds).
    """
    return families.activities.filter(
        pl.col("mine") & (pl.col("type") == Type.VIEW) & pl.col("duration").is_not_null()
    ).select("id", "at", "day", "site", seconds=pl.col("duration"))
