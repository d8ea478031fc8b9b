"""Where somebody follows advice: “will do” to “you should see a doctor” promises nothing to who gave it."""

from collections.abc import Sequence
from functools import cache

import polars as pl

from auditor.activities.acts import Act
from auditor.facts.acts import holds
from auditor.facts.conversations import AGREED_WORDS
from auditor.facts.families import Families
from auditor.facts.said import says

_PLACE = ["site", "partner"]
#: What wants something of whoever reads it.
WANTS = Act.ASK | Act.QUESTION | Act.CONSENT | Act.TO_INTRODUCE


@cache
def _only_advises() -> pl.Expr:
    """Whether some of several messages advise, and all others want nothing: what advises is often read as an ask."""
    return says("advises").any() & ~(holds(WANTS).fill_null(False) & ~says("advises")).any()


def after_advice(lines: pl.DataFrame, by: Sequence[str], *, mine: bool) -> pl.DataFrame:
    """Messages in order, with ``turn``, which of those in a row one is, and ``to_advice``: what was last written in a
    row by me (``mine``), or else by others, does on its last day nothing but advise."""
    turn = (pl.col("mine") != pl.col("mine").shift(1).over(by)).fill_null(True).cum_sum().over(by)
    advised = pl.when(pl.col("mine") == mine).then("advice").forward_fill().over(by)
    return (
        lines.with_columns(turn=turn)
        .with_columns(advice=_only_advises().over(*by, "turn", "day"))
        .with_columns(to_advice=advised.fill_null(False))
        .drop("advice")
    )


@cache
def follows() -> pl.Expr:
    """Whether words that promise something follow advice (``to_advice``): a few, that name no thing and no day."""
    plain = (pl.col("words") <= AGREED_WORDS) & ~pl.col("names_its_thing") & pl.col("due").is_null()
    return (plain & pl.col("to_advice")).fill_null(False)


def but_following(promised: pl.DataFrame, families: Families) -> pl.DataFrame:
    """My words that promise something, without those that follow advice of the other's."""
    if promised.is_empty():
        return promised
    lines = families["messages"].filter(~pl.col("comment"), pl.col("partner").is_not_null())
    told = families.as_one(lines.select(*_PLACE, "at", "id", "day", "mine", "acts", "reading")).sort("at", "id")
    advised = after_advice(told, _PLACE, mine=False).filter("mine").select("id", "to_advice")
    found = promised.join(advised, on="id", how="left", maintain_order="left")
    return found.filter(~follows()).drop("to_advice")
