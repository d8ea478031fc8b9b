"""What I said in a group that I would do for who had asked me by name there, and since when I was silent.

A group hears of much that is done without a word: who says "I'll bring a cake" brings it. So it is told only of who
called me by name or answered me, and asked, within the day before; and where I wrote nothing there since, nor to them.
What others said there that they would do for me is not told: it is kept, or dropped, in what they then write to all.
"""

import polars as pl

from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.facts.acts import holds
from auditor.facts.episodes import LATE_DAYS
from auditor.facts.families import Families
from auditor.facts.window import DAY
from auditor.network.promises import due, is_due, may_come_yet

_PLACE = ["site", "partner"]
_GROUP = ["site", "conversation"]
_ASKS = Act.ASK | Act.QUESTION | Act.TO_INTRODUCE


def promised_in_groups(families: Families, sites: list[str], expectations: Expectations) -> pl.DataFrame:
    """My latest words in each group that promise something to who asked me for it there, a day old or older, since
    which I wrote neither there nor to them alone, nor they that it is settled, nor thanked on a later day; no visit or
    call for a day, of which messages need not tell, and nothing that may not be due. Columns: site, partner, at, id,
    due."""
    messages = families["messages"].filter(~pl.col("comment"), pl.col("site").is_in(sites))
    several = messages.filter(pl.col("audience") == "group").sort("at", "id")
    asks = ~pl.col("mine") & pl.col("mentioned") & holds(_ASKS).fill_null(False)
    asked = several.filter(asks).select(*_GROUP, "at", asker="partner", asked_at="at")
    mine = several.filter("mine").with_columns(due=due(), last_at=pl.col("at").max().over(_GROUP))
    end = families.window.until
    promises = (
        mine.filter(
            pl.col("at") == pl.col("last_at"),
            pl.col("at").is_between(families.away.since(families.window.end, LATE_DAYS), end - DAY),
            holds(Act.PROMISE).fill_null(False),
            ~pl.col("in_silence"),
            ~(pl.col("in_talk") & pl.col("due").is_not_null()),
            is_due(families).fill_null(True),
            ~may_come_yet(end),
            ~pl.col("id").is_in(sorted(expectations.marked)),
        )
        .drop("partner")
        .join_asof(asked, on="at", by=_GROUP, tolerance=DAY, check_sortedness=False)
        .drop_nulls("asker")
        .filter(~pl.col("asker").is_in(sorted(expectations.not_this_person)))
        .select("site", "at", "id", "due", partner="asker")
    )
    if promises.is_empty():
        return promises
    wrote = messages.filter("mine", pl.col("partner").is_not_null()).select(*_PLACE, "at", day=pl.lit(0))
    told = pl.col("settled") | holds(Act.THANKS).fill_null(True)
    heard = messages.filter(~pl.col("mine"), told).select(
        *_PLACE, "at", day=pl.when("settled").then(0).otherwise(DAY).cast(pl.Int32)
    )
    since = families.everywhere(pl.concat([wrote, heard], how="vertical_relaxed"))
    ended = since.group_by(_PLACE).agg(ended_at=(pl.col("at") - pl.col("day")).max())
    found = promises.join(ended, on=_PLACE, how="left", maintain_order="left")
    return found.filter(~(pl.col("ended_at") > pl.col("at")).fill_null(False)).drop("ended_at")
