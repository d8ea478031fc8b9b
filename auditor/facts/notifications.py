"""Notifications: how the number of unread ones on a site grew. Only the browser extension sees it."""

import polars as pl

from auditor.activities.activity import Subject
from auditor.facts.families import Families


def notifications(families: Families) -> pl.DataFrame:
    """One row per number of unread notifications a site showed in the window, oldest first.

    Columns: id, at, day, site, badge (the number shown), rise (how much larger it is than the number before; 0 if it
    fell, since I then looked at them and a new count began; None for the first number, whose start is not known).
    Notifications that came and were looked at between two numbers are not seen.
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
