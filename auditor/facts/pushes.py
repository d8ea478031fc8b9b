"""Pushes: by which patterns a site's pages pushed me in a visit. Only the browser extension sees it."""

import polars as pl

from auditor.activities.activity import Type
from auditor.facts.families import Families

_TOLD = pl.Struct({"patterns": pl.List(pl.String)})


def pushes(families: Families) -> pl.DataFrame:
    """One row per session in which it was looked for such patterns, oldest first.

    Columns: site, at (start of the session), day, kinds (the patterns met in it, each once; none of them: empty).
    """
    told = families.activities.select("at", "site", "mine", "type", "duration", "detail").filter(
        pl.col("mine")
        & (pl.col("type") == Type.VIEW)
        & (pl.col("duration").fill_null(0) > 0)
        & pl.col("detail").str.contains('"patterns":', literal=True)
    )
    kinds = told["detail"].str.json_decode(_TOLD).struct.field("patterns")
    seen = told.select("site", looked="at").with_columns(kinds=kinds).drop_nulls("kinds").sort("looked")
    sessions = families["sessions"].select("site", "at", "day", started="at").sort("started")
    return (
        seen.join_asof(
            sessions, left_on="looked", right_on="started", by="site", strategy="backward", check_sortedness=False
        )
        .drop_nulls("at")
        .group_by("site", "at", "day", maintain_order=True)
        .agg(pl.col("kinds").explode().drop_nulls().unique().sort())
        .sort("at", "site")
    )
