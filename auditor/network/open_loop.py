"""What every open loop has: a line about it, and the days in which it is worth one."""

from collections.abc import Sequence

import polars as pl

from auditor.facts.families import Families
from auditor.facts.window import DAY
from auditor.report.ego_network import Loop, OpenLoop

#: Days from which on an ask of mine without an answer is worth a line again, and until which it is (our convention, E).
#: Days away count neither against what is mine to do, nor until then.
FROM_DAYS, UNTIL_DAYS = 7, 90


def lately(families: Families, *, mine: bool = False, until: int = UNTIL_DAYS) -> pl.Expr:
    """Whether something began within ``until`` days, but so long ago that it is worth a line; ``mine``: it is mine to
    do."""
    away, window = families.away, families.window
    due = away.after(pl.col("at"), FROM_DAYS) if mine else pl.col("at") + FROM_DAYS * DAY
    return (pl.col("at") >= away.since(window.end, until)) & (due <= window.until)


def open_loop(
    families: Families, kind: Loop, site: str, person: str, at: int, activity: str, others: Sequence[str] = ()
) -> OpenLoop:
    """One that began at a moment with what ``activity`` names; ``others``: the ids of whom else it concerns."""
    named = tuple(families.name(site, other) for other in others)
    return OpenLoop(kind, site, person, families.name(site, person), families.window.day(at), activity, named)
