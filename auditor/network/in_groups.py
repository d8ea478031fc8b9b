"""Who asked me for something by name in a group, where a question is mostly for whoever answers first; or at all in one
that was made to introduce us, in which the third writes no more: that is a chat of two. What is asked of all who read
it ("does anybody …?", "each of us has to bring two") is asked of nobody in particular, be it in an answer to me."""

import polars as pl

from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.facts.acts import holds
from auditor.facts.families import Families
from auditor.facts.foreign import in_foreign
from auditor.facts.said import says
from auditor.facts.window import DAY

_PLACE = ["site", "partner"]
_GROUP = ["site", "conversation"]
_ASKS = Act.ASK | Act.QUESTION
#: So many others at most are a small group, in which what is offered to one by name is for them (our convention,
#: grade E).
_FEW_OTHERS = 8
#: In a group of three there are two besides me: who introduces, and who is introduced.
_TWO_OTHERS = 2
_BRINGS = ("vacancy", "commission", "offers_introduction")


def in_groups(families: Families, sites: list[str], expectations: Expectations, since: int) -> pl.DataFrame:
    """One row per person who since then, in a group on one of ``sites``, called me by name or answered me and asked for
    something, and not of all of us, or something with a question mark that could not be read, or in a small one offered
    me a post, work, a stage or an introduction, where I wrote nothing there since, nor to them alone, and they said
    nothing since by which it is settled; with the columns of who waits without an answer, ``in_group``, and ``of_two``:
    it is a group by which a third introduced us, who writes no more there, so that nobody has to be called by name."""
    messages = families["messages"].filter(~pl.col("comment"))
    several = messages.filter(pl.col("audience") == "group")
    several = several.join(_others(several), on=_GROUP, how="left", maintain_order="left")
    several = several.join(_of_two(several), on=[*_GROUP, "partner"], how="left", maintain_order="left")
    two = (pl.col("at") > pl.col("introduced_at")).fill_null(value=False)
    brings = pl.any_horizontal(_BRINGS).fill_null(value=False) & (pl.col("others") <= _FEW_OTHERS)
    unread = in_foreign(messages) & pl.col("asks_by_mark")
    asks = (holds(_ASKS) | pl.col("wants") | pl.col("urgent")).fill_null(value=False) | unread
    asked = several.filter(
        pl.col("mentioned") | two,
        ~says("to_many"),
        (asks | brings) & ~holds(Act.PITCH | Act.HYPE).fill_null(value=False) & ~(pl.col("promoted") | pl.col("spam")),
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
            of_two=two.all(),
            post=(brings & pl.col("vacancy")).any(),
            commission=(brings & pl.col("commission")).any(),
            offered=(brings & pl.col("offers_introduction")).any(),
            private=(pl.col("private") | ~pl.col("offers_introduction")).fill_null(value=False).all(),
        )
        # Who takes part in a group of mine is no stranger to me.
        .with_columns(pl.lit(value=False).alias(name) for name in ("pitched", "by_trade", "new", "unwritten"))
        .with_columns(in_group=pl.lit(value=True))
    )


def _others(several: pl.DataFrame) -> pl.DataFrame:
    """How many others take part in each group, as far as it tells. Columns: site, conversation, others."""
    named = pl.concat_list(pl.col("recipients").fill_null([]), pl.col("partner")).alias("who")
    everybody = several.select(*_GROUP, named).explode("who").drop_nulls("who")
    return everybody.group_by(_GROUP).agg(others=pl.col("who").n_unique())


def _of_two(several: pl.DataFrame) -> pl.DataFrame:
    """Who was introduced to me by a third in a group of us three, in which that third wrote nothing more than a day
    after that. Columns: site, conversation, partner, introduced_at."""
    theirs = several.filter(~pl.col("mine"), pl.col("others") == _TWO_OTHERS)
    third = (
        theirs.group_by(*_GROUP, pl.col("partner").alias("third"))
        .agg(
            introduced_at=pl.col("at").filter(holds(Act.INTRODUCTION).fill_null(value=False)).min(),
            until=pl.col("at").max(),
        )
        .filter(pl.col("until") <= pl.col("introduced_at") + DAY)
    )
    return (
        theirs.join(third, on=_GROUP)
        .filter(pl.col("partner") != pl.col("third"))
        .group_by(*_GROUP, "partner")
        .agg(pl.col("introduced_at").min())
    )
