"""Whether the day by which somebody wants something is of what is told of them: who wanted a figure by Wednesday
yesterday and offers an introduction today, does not offer the introduction by Wednesday."""

from collections.abc import Iterable
from functools import cache

import polars as pl
from msgspec.structs import replace

from auditor.activities.acts import Act
from auditor.facts.acts import holds
from auditor.facts.families import Families
from auditor.report.waiting import Waiting

#: What is told of somebody, by the column of a message that says so; all else is an act.
_SAID_BY = {"offered": "offers_introduction", "post": "vacancy", "commission": "commission"}
_ASKS = frozenset({"ask", "question"})
_READ = ("site", "partner", "at", "mine", "comment", "acts", "wanted_by", "last_day", *_SAID_BY.values())


def said_elsewhere(families: Families, entries: Iterable[Waiting]) -> list[Waiting]:
    """The same people, each with whether the day was named before they first wrote what is told of them. One that they
    name in the same words or the next is of the same matter: "I would like to order a text. Tell me by Friday"."""
    told = families["messages"].select(_READ)
    theirs = told.filter(~pl.col("mine"), ~pl.col("comment"), pl.col("partner").is_not_null())
    return [replace(each, by_another=True) if _named_before(each, theirs) else each for each in entries]


def _named_before(each: Waiting, theirs: pl.DataFrame) -> bool:
    if each.by is None or each.promised or not each.does or each.does in _ASKS:
        return False
    wrote = theirs.filter(
        pl.col("site") == each.site,
        pl.col("partner") == each.person,
        pl.col("at") >= round(min(each.at, each.first_at or each.at).timestamp() * 1000),
    )
    named = wrote.filter((pl.col("wanted_by") == each.by) | (pl.col("last_day") == each.by))["at"].max()
    says = wrote.filter(_says(each.does))["at"].min()
    return isinstance(named, int) and isinstance(says, int) and named < says


@cache
def _says(does: str) -> pl.Expr:
    if does in _SAID_BY:
        return pl.col(_SAID_BY[does])
    return holds(Act.TO_INTRODUCE if does == "introduction" else Act[does.upper()]).fill_null(value=False)
