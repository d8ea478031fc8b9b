"""What settles a conversation without an answer of mine: a word of theirs, or a mark of the person's."""

from functools import cache

import polars as pl

from auditor.activities.acts import Act
from auditor.facts.acts import holds
from auditor.facts.families import Families
from auditor.facts.said import says
from auditor.facts.window import DAY

_ASKS = Act.ASK | Act.QUESTION
_PLACE = ["site", "partner"]


@cache
def settles() -> pl.Expr:
    """Whether a message to me says that what was asked is settled, and asks nothing more."""
    return ~pl.col("mine") & pl.col("settled") & ~holds(_ASKS).fill_null(False)


def with_grave_news(messages: pl.DataFrame) -> pl.DataFrame:
    """Messages of which ``settled`` is not told of who tells of something grave, or did so within a day: "you need not
    answer" is said out of kindness then, and settles nothing."""
    if not messages["grave"].any():
        return messages
    news = pl.when("grave").then("at").forward_fill().over("site", "conversation", "mine", order_by=["at", "id"])
    return messages.with_columns(settled=pl.col("settled") & ~(pl.col("at") - news <= DAY).fill_null(False))


def with_excuses(found: pl.DataFrame, written: pl.DataFrame, families: Families) -> pl.DataFrame:
    """Conversations with ``elsewhere`` and ``excused``, as marks and what was ``written`` say, and ``unowed``: the last
    word is theirs and says that it needs no answer, or they are a seller whom I only ever refused."""
    given = families.expectations
    # To filter is to copy, and messages have many columns.
    told = written.select(*_PLACE, "id", "at", "mine", "audience", "settled", "refused", "acts", "reading")
    theirs = told.filter(~pl.col("mine"), pl.col("partner").is_not_null())
    said = theirs.filter(
        pl.col("id").is_in(given.marked) | (settles() & (pl.col("audience") == "person"))
    ).with_columns(
        elsewhere=pl.col("id").is_in(given.answered_elsewhere),
        excused=~pl.col("id").is_in(given.answered_elsewhere),
    )
    latest = families.everywhere(said.select(*_PLACE, "at", "elsewhere", "excused")).group_by(_PLACE).agg(
        elsewhere_at=pl.col("at").filter("elsewhere").max(), excused_at=pl.col("at").filter("excused").max()
    )  # fmt: skip
    return (
        found.join(latest, on=_PLACE, how="left")
        .with_columns(
            elsewhere=(pl.col("last_at") <= pl.col("elsewhere_at")).fill_null(False),
            excused=(pl.col("last_at") <= pl.col("excused_at")).fill_null(False),
        )
        .drop("elsewhere_at", "excused_at")
        .pipe(_with_unowed, theirs, families)
    )


def _with_unowed(found: pl.DataFrame, theirs: pl.DataFrame, families: Families) -> pl.DataFrame:
    needless = theirs.filter(says("needs_none") & ~holds(Act.ASK).fill_null(False))["id"]
    sellers = families.everywhere(theirs.filter("refused").select(_PLACE)).unique().with_columns(unowed=True)
    return found.join(sellers, on=_PLACE, how="left", maintain_order="left").with_columns(
        unowed=pl.col("unowed").fill_null(False) | pl.col("last_id").is_in(needless.implode())
    )
