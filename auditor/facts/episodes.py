"""Where one conversation ends and the next begins, and whose turn each of its messages belongs to.

A site's thread with a person may run for years. A silence of more than 14 days ends a conversation; what is written
after it opens a new one, unless it answers what had been left open: an answer that comes within 90 days is a late
answer and belongs to the conversation. 14 days is the span reply-rate gives an answer; both spans are our convention
(grade E).
"""

from functools import cache

import polars as pl

from auditor.activities.acts import Act
from auditor.facts.acts import holds
from auditor.facts.families import Families
from auditor.facts.foreign import in_foreign
from auditor.facts.numbered import gathered, numbered
from auditor.facts.settling import settles
from auditor.facts.window import DAY

SILENCE_DAYS = 14
LATE_DAYS = 90
#: What leaves something open for whoever reads it.
OPEN = Act.ASK | Act.QUESTION | Act.OFFER | Act.CONSENT | Act.INTRODUCTION | Act.TO_INTRODUCE | Act.PROMISE
#: What of mine a no may answer.
_REFUSABLE = OPEN | Act.OUTCOME_QUESTION | Act.PITCH | Act.BARE_NAME
_PLACE = ["site", "partner"]
#: What of a message tells of its conversation.
_TELLING = (
    "site", "conversation", "id", "at", "mine", "partner", "audience", "words", "acts", "undated", "promoted", "spam",
    "pitch", "cold", "unmet", "of_else", "urgent", "wanted_by", "wants", "last_day", "settled", "agrees", "vacancy",
    "commission", "offers_introduction", "wishes", "grave", "quota", "withdraws", "tells_more", "automatic",
    "asks_by_mark", "to_anybody", "passed_on", "private", "language",
)  # fmt: skip


def in_episodes(messages: pl.DataFrame) -> pl.DataFrame:
    """Messages by conversation, with what tells their place in it.

    Columns: of `messages` what tells of a conversation; unread (in a language that is not read); episode (the number of
    its conversation), started (I did), turn (runs of one side, from 1), opening (of the first turn), left (how many
    turns come after its), before (of the last turn but one), live (of the last turn, after the last word that all is
    settled); after_mine (I wrote what was last written before), nothing_open (nothing of theirs was unanswered before),
    asked (what I last wrote before asks or offers something)."""
    before = pl.col("mine").shift(1)
    goes_on = pl.col("changed") & (pl.col("gap") <= LATE_DAYS * DAY) & pl.col("opened").shift(1).over("talk")
    return (
        gathered(messages.select(*_TELLING, unread=in_foreign(messages)), "talk", ["site", "conversation"])
        .with_columns(gap=pl.col("at") - pl.col("at").shift(1).over("talk"))
        .with_columns(
            silent=(pl.col("gap") > SILENCE_DAYS * DAY).fill_null(True),
            changed=(pl.col("mine") != before.over("talk")).fill_null(True),
        )
        .with_columns(run=pl.col("changed").cum_sum(), after_mine=_after_mine(), nothing_open=_nothing_open())
        .with_columns(asked=_asked_before())
        .with_columns(opened=pl.col("silent").any().over("run"))
        .with_columns(new=pl.col("silent") & ~goes_on.fill_null(False))
        .with_columns(episode=pl.col("new").cum_sum())
        .with_columns(
            started=pl.col("mine").first().over("episode"),
            turn=(pl.col("mine") != before.over("episode")).fill_null(True).cast(pl.Int32).cum_sum().over("episode"),
        )
        .with_columns(opening=pl.col("turn") == 1, left=pl.col("turn").max().over("episode") - pl.col("turn"))
        .with_columns(
            before=pl.col("left") == 1,
            live=(pl.col("left") == 0) & (settles().cum_sum(reverse=True).over("episode") == 0),
        )
    )


@cache
def _asked_before() -> pl.Expr:
    """Whether what I last wrote before asks or offers something, as far as could be read."""
    asks = pl.col("mine") & holds(_REFUSABLE).fill_null(True)
    of_turn = pl.when("mine").then(asks.any().over("run"))
    return of_turn.forward_fill().over("talk").fill_null(False)


@cache
def _after_mine() -> pl.Expr:
    """Whether I wrote what was last written before. A sign without a word is passed over: it leaves nothing open."""
    spoke = pl.when(pl.col("mine") | (pl.col("words") != 0).fill_null(True)).then("mine")
    return spoke.forward_fill().shift(1).over("talk").fill_null(False)


@cache
def _nothing_open() -> pl.Expr:
    """Whether nothing of theirs was unanswered before, but for what was for anybody: else a greeting may remind."""
    spoke = pl.col("mine") | (~pl.col("to_anybody") & (pl.col("words") != 0).fill_null(True))
    return pl.when(spoke).then("mine").forward_fill().shift(1).over("talk").fill_null(True)


def settling_what_was_open(messages: pl.DataFrame, families: Families) -> pl.DataFrame:
    """Messages of which ``settled`` is told where something was open that may be: the other had asked, offered or
    promised something, I had promised them something, or wrote to them lately. "It is working again" is news else."""
    between = ~pl.col("comment") & pl.col("partner").is_not_null()
    said = families.as_one(
        messages.with_row_index("line").filter(between).select("line", *_PLACE, "at", "mine", "acts", "settled")
    )
    if not said["settled"].any():
        return messages
    said = said.join(said.filter("settled").select(_PLACE).unique(), on=_PLACE, how="semi", maintain_order="left")
    mine, opens = pl.col("mine"), holds(OPEN).fill_null(True)
    latest = {
        "asked_at": pl.when(~mine & opens).then("at"),
        "promised_at": pl.when(mine & holds(Act.PROMISE).fill_null(True)).then("at"),
        "wrote_at": pl.when(mine).then("at"),
    }
    told = numbered(said.sort("at", "line"), "person", _PLACE).with_columns(
        each.shift(1).over("person").forward_fill().over("person").alias(name) for name, each in latest.items()
    )
    still = (pl.col("at") - pl.max_horizontal("asked_at", "promised_at") <= LATE_DAYS * DAY).fill_null(False)
    just = (pl.col("at") - pl.col("wrote_at") <= SILENCE_DAYS * DAY).fill_null(False)
    news = told.filter(~(still | just))["line"]
    return messages.with_columns(
        settled=pl.col("settled") & ~pl.int_range(pl.len(), dtype=pl.UInt32).is_in(news.implode())
    )
