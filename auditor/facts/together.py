"""Who writes in the same groups as I do, and when we last wrote there about the same time."""

import polars as pl

from auditor.facts.window import DAY


def together(messages: pl.DataFrame) -> pl.DataFrame:
    """Everybody who wrote in a conversation with others in which I wrote, too. Columns: site, partner, heard_at (when
    they last did), both_at (when they last did within a day of a word of mine there; None: never)."""
    lines = messages.filter(pl.col("audience") == "group", ~pl.col("comment")).sort("at", "id")
    place = ["site", "conversation"]
    mine = lines.filter("mine").select(*place, "at", mine_at="at")
    theirs = lines.filter(~pl.col("mine"), pl.col("partner").is_not_null()).select(*place, "partner", "at")
    near = [
        theirs.join_asof(mine, on="at", by=place, strategy=which, check_sortedness=False)["mine_at"]
        for which in ("backward", "forward")
    ]
    told = theirs.with_columns(before=near[0], after=near[1]).filter(
        pl.col("before").is_not_null() | pl.col("after").is_not_null()
    )
    apart = pl.min_horizontal(pl.col("at") - pl.col("before"), pl.col("after") - pl.col("at"))
    return told.group_by("site", "partner", maintain_order=True).agg(
        heard_at=pl.col("at").max(), both_at=pl.col("at").filter(apart <= DAY).max()
    )
