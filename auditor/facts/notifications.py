"""Notifications: how the number of unread ones that a site shows grew. Only the browser extension sees it."""

import polars as pl

from auditor.activities.activity import Subject
from auditor.facts.families import Families


def notifications(families: Families) -> pl.DataFrame:
    """One row per number of unread notifications a site showed in the window, oldest first.

    Columns: id, at, day, site, badge (the number shown), rise (by how much it is larger than the one before; 0 where it
    fell, as then I looked, and a new count begins; None for the first, of which it is not known when they came).
    What came and was looked at between two numbers is not seen.
    """
    rise = pl.col("badge") - pl.col("badge").shift(1).over("site")
    return (
        families.activities.filter(
            pl.col("mine") & (pl.col("subject") == Subject.NOTIFICATION) & (pl.col("at") >= families.window.start)
        )
        .select("id", "at", "day", "site", badge=pl.col("detail").str.json_path_match("$.badge").cast(pl.Int64))
        .drop_nulls("badge")
        .with_columns(rise=rise.clip(0))
    )
