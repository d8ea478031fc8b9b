"""Who hardly ever sells: a word about prices among many others is easily taken for a pitch."""

from functools import cache

import polars as pl

from auditor.activities.acts import Act
from auditor.facts.acts import holds, refuses
from auditor.facts.families import Families
from auditor.facts.messages import in_company

#: So many messages of somebody tell whether they sell: who does so in one of so many does not (our convention, grade
#: E).
KNOWN_WORDS, SELDOM = 3, 10
_PLACE = ["site", "partner"]


@cache
def sells() -> pl.Expr:
    """Whether a message is read as a pitch, was paid for or unwanted."""
    return (holds(Act.PITCH) | pl.col("promoted") | pl.col("spam")).fill_null(value=False)


def seldom_sell(families: Families) -> pl.DataFrame:
    """Who has written to me often enough, be it among others, and hardly ever pitched, and to whom I have written more
    than a refusal, or met them in company; under every site on which they are. Columns: site, partner."""
    told = families["messages"].select(*_PLACE, "mine", "comment", "acts", "promoted", "spam")
    messages = told.filter(~pl.col("comment"))
    theirs = messages.filter(~pl.col("mine"), pl.col("partner").is_not_null(), pl.col("acts").is_not_null())
    counted = (
        families.everywhere(theirs.select(*_PLACE, sold=sells()))
        .group_by(_PLACE)
        .agg(sold=pl.col("sold").sum(), plain=(~pl.col("sold")).sum())
    )
    wrote = messages.filter("mine", pl.col("partner").is_not_null(), ~refuses()).select(_PLACE)
    known = families.everywhere(pl.concat([wrote, in_company(families).select(_PLACE)])).unique()
    return (
        counted.filter(pl.col("plain") >= KNOWN_WORDS, pl.col("sold") * SELDOM <= pl.col("plain"))
        .select(_PLACE)
        .join(known, on=_PLACE, how="semi")
    )


def but_of_friends(messages: pl.DataFrame, seldom: pl.DataFrame) -> pl.DataFrame:
    """The same messages, of which no more are pitches than who waits leaves out as such: none of those who ``seldom``
    sell but what was paid for or unwanted."""
    found = messages.join(seldom.with_columns(friend=True), on=_PLACE, how="left", maintain_order="left")
    paid = pl.col("promoted") | pl.col("spam")
    return found.with_columns(pitch=pl.col("pitch") & (pl.col("friend").is_null() | paid)).drop("friend")
