"""Who asked me for something by name in a group, where a question is mostly for whoever answers first."""

import polars as pl

from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.facts.acts import holds
from auditor.facts.families import Families
from auditor.facts.foreign import in_foreign

_PLACE = ["site", "partner"]
_GROUP = ["site", "conversation"]
_ASKS = Act.ASK | Act.QUESTION


def in_groups(families: Families, sites: list[str], expectations: Expectations, since: int) -> pl.DataFrame:
    """One row per person who since then, in a group on one of ``sites``, called me by name or answered me and asked for
    something, or something with a question mark that could not be read, where I wrote nothing there since, nor to them
    alone, and they said nothing since by which it is settled; with the columns of who waits without an answer, and
    ``in_group``."""
    messages = families["messages"].filter(~pl.col("comment"))
    several = messages.filter(pl.col("audience") == "group")
    unread = in_foreign(messages) & pl.col("asks_by_mark")
    asks = (holds(_ASKS) | pl.col("wants") | pl.col("urgent")).fill_null(value=False) | unread
    asked = several.filter(
        "mentioned",
        asks & ~holds(Act.PITCH | Act.HYPE).fill_null(value=False) & ~(pl.col("promoted") | pl.col("spam")),
        ~pl.col("mine") & (pl.col("at") >= since),
        pl.col("site").is_in(sites),
        ~pl.col("partner").is_in(expectations.not_this_person),
        ~pl.col("id").is_in(expectations.marked | expectations.irrelevant),
    )
    if asked.is_empty():
        return asked.select(*_PLACE)
    answered = several.filter("mine").group_by(_GROUP).agg(answered_at=pl.col("at").max())
    settles = ~pl.col("mine") & pl.col("settled") & ~holds(_ASKS).fill_null(value=False)
    settled = several.filter(settles).group_by(*_GROUP, "partner").agg(settled_at=pl.col("at").max())
    alone = messages.filter("mine", pl.col("partner").is_not_null()).select(*_PLACE, wrote_at="at")
    wrote = families.everywhere(alone).group_by(_PLACE).agg(pl.col("wrote_at").max())
    since_then = pl.max_horizontal("answered_at", "settled_at", "wrote_at").fill_null(0)
    return (
        asked.join(answered, on=_GROUP, how="left", maintain_order="left")
        .join(settled, on=[*_GROUP, "partner"], how="left", maintain_order="left")
        .join(wrote, on=_PLACE, how="left", maintain_order="left")
        .filter(pl.col("at") > since_then)
        .group_by(_PLACE, maintain_order=True)
        .agg(
            asked_at=pl.col("at").first(),
            last_at=pl.col("at").last(),
            last_id=pl.col("id").last(),
            last_acts=pl.col("acts").drop_nulls().bitwise_or(),
            urgent=pl.col("urgent").any(),
            wanted_by=pl.col("wanted_by").min(),
            wants=pl.col("wants").any(),
            last_day=pl.col("last_day").min(),
            grave=pl.col("grave").any(),
            quota=pl.col("quota").any(),
            withdraws=pl.col("withdraws").any(),
            foreign=pl.when(pl.col("acts").is_null().all()).then(pl.col("language").last()),
            conversation=pl.col("conversation").last(),
        )
        # Who takes part in a group of mine is no stranger to me.
        .with_columns(
            pl.lit(value=False).alias(name)
            for name in ("post", "commission", "offered", "private", "pitched", "by_trade", "new", "unwritten")
        )
        .with_columns(in_group=pl.lit(value=True))
    )
