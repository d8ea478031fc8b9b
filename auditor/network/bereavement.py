"""Who told me of the death of one of their own: for a while nothing reminds me of what I owe them or they owe me."""

from collections.abc import Sequence

import polars as pl

from auditor.facts.families import Families
from auditor.facts.said import says
from auditor.facts.window import DAY
from auditor.report.ego_network import OpenLoop

#: Days in which nobody who mourns is reminded of anything (our convention, grade E).
GRIEVING_DAYS = 42
#: What I might remind them of, or be reminded of.
_KINDS = frozenset({"asked", "owed", "owed-introduction", "own", "own-introduction", "promised"})
_PLACE = ["site", "partner"]


def grieving(families: Families) -> pl.DataFrame:
    """Who told of one within these days, on every site where they are known. Columns: site, partner, grieves_at, when
    they told it last, and answered_at, when I wrote to them last since (null: not yet)."""
    return families.once(_grieving)


def _grieving(families: Families) -> pl.DataFrame:
    messages = families["messages"].filter(~pl.col("comment"), pl.col("partner").is_not_null())
    lately = pl.col("at") > families.window.until - GRIEVING_DAYS * DAY
    told = messages.filter(lately, ~pl.col("mine"), says("bereaved")).select(*_PLACE, grieves_at="at")
    if told.is_empty():
        return told.with_columns(answered_at=pl.lit(None, pl.Int64))
    wrote = families.everywhere(messages.filter(lately, pl.col("mine")).select(*_PLACE, answered_at="at"))
    grieves = families.everywhere(told).group_by(_PLACE).agg(pl.col("grieves_at").max())
    answers = wrote.group_by(_PLACE).agg(pl.col("answered_at").max())
    return grieves.join(answers, on=_PLACE, how="left", maintain_order="left").with_columns(
        answered_at=pl.when(pl.col("answered_at") > pl.col("grieves_at")).then("answered_at")
    )


def since_then(families: Families, found: pl.DataFrame) -> pl.DataFrame:
    """What was ``found`` between us two, without what is older than such news."""
    news = grieving(families)
    if news.is_empty() or found.is_empty():
        return found
    told = found.join(news.select(*_PLACE, "grieves_at"), on=_PLACE, how="left", maintain_order="left")
    return told.filter(~(pl.col("at") <= pl.col("grieves_at")).fill_null(value=False)).drop("grieves_at")


def but_before(families: Families, found: Sequence[OpenLoop]) -> Sequence[OpenLoop]:
    """Open loops, without what is owed between us two and is older than such news."""
    news = {(site, partner): at for site, partner, at, _ in grieving(families).iter_rows()}
    if not news:
        return found
    began = families["messages"].filter(pl.col("id").is_in([each.activity for each in found])).select("id", "at")
    at = dict(began.iter_rows())
    return [
        each
        for each in found
        if each.kind not in _KINDS or at.get(each.activity, 0) > news.get((each.site, each.person), -1)
    ]


def unanswered(families: Families) -> frozenset[tuple[str, str]]:
    """The sites and ids of those to whose news no word of mine is seen."""
    return frozenset(grieving(families).filter(pl.col("answered_at").is_null()).select(*_PLACE).iter_rows())
