"""Favours: help that others and I asked for, gave and thanked for, as far as messages show it."""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.facts.acts import holds
from auditor.facts.episodes import SILENCE_DAYS
from auditor.facts.families import Families
from auditor.facts.introductions import reactions
from auditor.facts.numbered import numbered
from auditor.facts.sent_to_me import sent_to_me
from auditor.facts.window import DAY

_ASKS = Act.ASK | Act.QUESTION
#: What I say to who offers me something that is of use to me.
_TAKES = Act.THANKS | Act.CONSENT | Act.PROMISE | Act.OUTCOME_REPORT
#: What of a message is told of each favour in it; what else tells whether it is one; and what is read to know that.
_TOLD = ("id", "at", "day", "site", "partner", "recipients", "mine", "waits")
_TELLS = ("promoted", "spam", "acts", "pitch", "grave", "asked_for", "to_me")
_ASKED = (
    "id", "at", "day", "site", "partner", "recipients", "mine", "promoted", "spam", "acts", "pitch", "conversation",
    "audience", "gives", "vacancy", "grave",
)  # fmt: skip


def favours(families: Families) -> pl.DataFrame:
    """One row per favour, oldest first.

    Columns: id, at, day, site, partner, recipients, mine, kind, personal (the other is connected to me or I ever wrote
    to them, and the message was neither paid for, unwanted nor a pitch), sure (of help: it is an introduction, a
    recommendation or what I had asked for, so that it does not rest on how an offer was read), waits (it has no answer
    of mine, and waits for one). Kinds: ``give``, ``ask``, ``thanks`` by me; ``help``, ``asked``, ``thanked`` by others.
    Introductions and written recommendations are gives, endorsements are clicks; who answers an introduction introduces
    nobody. An offer of others is no help to me where it asks something as well, as a reminder does, where it is
    promised and neither given nor thanked for since, or in a group where it was not I who had asked. Nor is one that I
    had not asked for, brings nothing at once and was not taken up by what I wrote next: among friends much is read as
    an offer that is small talk. Nor is what tells of something grave: who writes from a dead person's telephone who
    they are introduces nobody. Whoever sent somebody to me, as these say, helped me. A message counts once for each
    kind, and one to a group once.
    """
    known = families.people.select(
        "site", pl.col("id").alias("partner"), known=(pl.col("sent") > 0) | pl.col("connected_at").is_not_null()
    )
    pitches = pl.col("pitch").fill_null(False) | (~pl.col("mine") & holds(Act.PITCH)).fill_null(False)
    unwanted = pl.col("promoted") | pl.col("spam") | pitches
    messages, mine = _known(_to_me(families), known).with_columns(personal=pl.col("known") & ~unwanted), pl.col("mine")
    introduces = holds(Act.INTRODUCTION) & ~pl.col("id").is_in(reactions(families).implode())
    grave = pl.col("grave").fill_null(value=False)
    kinds = {
        "ask": mine & holds(Act.ASK),
        "asked": ~mine & holds(Act.ASK),
        "give": mine & (holds(Act.OFFER) | introduces),
        "help": ~mine & ~grave & (introduces | (holds(Act.OFFER) & pl.col("to_me"))),
        "thanks": mine & holds(Act.THANKS),
        "thanked": ~mine & holds(Act.THANKS),
    }
    found = [
        messages.filter(held).select(
            *_TOLD,
            kind=pl.lit(kind),
            sure=introduces | pl.col("asked_for") if kind == "help" else pl.lit(True),
            personal="personal",
            line="line",
        )
        for kind, held in kinds.items()
    ]
    sent = sent_to_me(families).select("id", "at", "day", site="sender_site", partner="sender")
    lines = messages.select("id", "line")
    found.append(
        sent.join(lines, on="id", maintain_order="left")
        .join(messages.filter(~pl.col("mine"), introduces.fill_null(value=False)).select("id"), on="id", how="anti")
        .select(
            "id", "at", "day", "site", "partner", recipients=pl.lit(None, pl.List(pl.String)), mine=pl.lit(value=False),
            waits=pl.lit(value=False), kind=pl.lit("help"), sure=pl.lit(value=True), personal=pl.lit(value=True),
            line="line",
        )
    )  # fmt: skip
    written = families.activities.filter(pl.col("subject") == Subject.RECOMMENDATION).select(
        "id", "at", "day", "site", "partner", "recipients", "mine",
        waits=pl.lit(False), kind=pl.when("mine").then(pl.lit("give")).otherwise(pl.lit("help")), sure=pl.lit(True),
    )  # fmt: skip
    written = _known(written, known).rename({"known": "personal"}).with_columns(line=pl.lit(0, pl.UInt32))
    # All messages are in this order already, and to sort by texts takes long.
    order = ["at", "id", "kind"] if written.height else ["line", "kind"]
    return pl.concat([*found, written]).sort(order).drop("line")


def _known(rows: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """Rows with ``known``: whether the other is connected to me or I ever wrote to them."""
    joined = rows.join(known, on=["site", "partner"], how="left", maintain_order="left")
    return joined.with_columns(pl.col("known").fill_null(False))


def _to_me(families: Families) -> pl.DataFrame:
    """Messages with ``asked_for`` (I had last asked for something there, not long before), ``waits`` and ``to_me`` (an
    offer in it is help to me), oldest first."""
    place = ["site", "conversation"]
    asks, mine, thanks = holds(_ASKS).fill_null(False), pl.col("mine"), holds(Act.THANKS).fill_null(False)
    takes = (mine & holds(_TAKES) & ~holds(Act.DECLINE)).fill_null(True)
    waits = (
        families["conversations"]
        .filter("waits")
        .select(*place, pl.col("last_at").alias("waits_until"))
        .group_by(place)
        .agg(pl.col("waits_until").max())
    )
    return (
        numbered(families["messages"].select(_ASKED), "talk", place)
        .lazy()
        .sort("at", "id")
        .with_columns(
            asked_by_me=pl.when(asks).then("mine").shift(1).forward_fill().over("talk"),
            asked_at=pl.when(asks).then("at").shift(1).forward_fill().over("talk"),
            asked_a_favour=pl.when(mine & holds(Act.ASK).fill_null(False)).then(True).when(~mine & asks).then(False)
            .shift(1).forward_fill().over("talk"),
            answered=mine.cum_sum(reverse=True).over("talk") > 0,
            kept=(pl.col("at").filter(~mine & pl.col("gives")).max().over("talk") >= pl.col("at")).fill_null(False)
            | (pl.col("at").filter(mine & thanks).max().over("talk") > pl.col("at") + DAY).fill_null(False),
            turn=(mine != mine.shift(1)).fill_null(True).cum_sum().over("talk"),
        )
        .with_columns(takes=takes.any().over("talk", "turn"), thanks=(mine & thanks).any().over("talk", "turn"))
        .with_columns(
            taken=pl.when(mine).then("takes").shift(-1).backward_fill().over("talk"),
            thanked=pl.when(mine).then("thanks").shift(-1).backward_fill().over("talk").fill_null(False),
            answered_at=pl.when(mine).then("at").shift(-1).backward_fill().over("talk"),
        )
        .join(waits.lazy(), on=place, how="left", maintain_order="left")
        .with_columns(soon=(pl.col("at") - pl.col("asked_at") <= SILENCE_DAYS * DAY).fill_null(False))
        .with_columns(
            asked_for=(pl.col("asked_a_favour") & pl.col("soon")).fill_null(False),
            waits=~pl.col("answered") & (pl.col("at") <= pl.col("waits_until")).fill_null(False),
            of_use=pl.col("gives")
            | pl.col("vacancy")
            | pl.col("thanked")  # be it late
            | (pl.col("kept") & holds(Act.PROMISE)).fill_null(False)
            | (pl.col("taken") & (pl.col("answered_at") - pl.col("at") <= SILENCE_DAYS * DAY)).fill_null(False),
        )
        .with_columns(
            to_me=~asks
            & (~holds(Act.PROMISE).fill_null(False) | holds(Act.BARE_NAME).fill_null(False) | pl.col("kept"))
            & ((pl.col("audience") == "person") | (pl.col("asked_by_me") & pl.col("soon")).fill_null(False))
            & (pl.col("asked_for") | pl.col("of_use"))
        )
        .with_row_index("line")
        .select(*_TOLD, *_TELLS, "line")
        .collect()
    )  # fmt: skip
