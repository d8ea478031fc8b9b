"""Exposure: how many items of each origin a site's feed showed me. Only the browser extension sees it."""

import polars as pl

from auditor.activities.activity import Subject
from auditor.facts.families import Families
from auditor.facts.sessions import GAP

_COUNTS = ("network", "suggested", "promoted", "autoplay", "items")
_TOLD = pl.Struct({"exposure": pl.Struct({**dict.fromkeys((*_COUNTS, "autoplayed"), pl.Int64), "ended": pl.Boolean})})


def exposure(families: Families) -> pl.DataFrame:
    """One row per feed visit of mine whose items were counted, oldest first.

    Columns: id, at, day, site, network (from people and sources I chose), suggested, promoted, autoplay (videos that
    start by themselves, of whatever origin), autoplayed (seconds that such a video played without a click; None: not
    told), items (all that were shown), ended (the feed came to an end), session_at (when its session began, or the
    visit itself if it belongs to no session).
    """
    visits = families.activities.select("id", "at", "day", "site", "mine", "subject", "detail").filter(
        pl.col("mine")
        & (pl.col("subject") == Subject.FEED)
        & pl.col("detail").str.contains('"exposure":', literal=True)
    )
    told = visits["detail"].str.json_decode(_TOLD).struct.field("exposure").struct.unnest()
    found = (
        pl.concat([visits.select("id", "at", "day", "site"), told], how="horizontal")
        .with_columns(pl.col(*_COUNTS).fill_null(0), pl.col("ended").fill_null(False))
        .with_columns(items=pl.max_horizontal("items", pl.col("network") + pl.col("suggested") + pl.col("promoted")))
    )
    sessions = families["sessions"].select("site", "until", session_at="at").sort("session_at")
    near = found.select("id", "site", soon=pl.col("at") + GAP).join_asof(
        sessions, left_on="soon", right_on="session_at", by="site", strategy="backward", check_sortedness=False
    )
    within = near["soon"] - 2 * GAP <= near["until"]
    return found.with_columns(session_at=pl.when(within.fill_null(False)).then(near["session_at"]).otherwise("at"))
