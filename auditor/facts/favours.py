"""Favours: help that others and I asked for, gave and thanked for, as far as messages show it."""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.facts.conversations import SILENCE_DAYS
from auditor.facts.families import Families
from auditor.facts.introductions import reactions
from auditor.facts.messages import holds
from auditor.facts.window import DAY

_ASKS = Act.ASK | Act.QUESTION
#: What I say to who offers me something that is of use to me.
_TAKES = Act.THANKS | Act.CONSENT | Act.PROMISE | Act.OUTCOME_REPORT
#: An act, its name if I do it, and its name if others do it towards me.
_KINDS = (
    (Act.ASK, "ask", "asked"),
    (Act.OFFER, "give", "help"),
    (Act.INTRODUCTION, "give", "help"),
    (Act.THANKS, "thanks", "thanked"),
)


def favours(families: Families) -> pl.DataFrame:
    """One row per favour, oldest first.

    Columns: id, at, day, site, partner, recipients, mine, kind, personal (the other is connected to me or I ever wrote
    to them, and the message was neither paid for, unwanted nor a pitch), sure (of help: it is an introduction, a
    recommendation or what I had asked for, so that it does not rest on how an offer was read), waits (it has no answer
    of mine, and waits for one). Kinds: ``give``, ``ask``, ``thanks`` by me; ``help``, ``asked``, ``thanked`` by others.
    Introductions and written recommendations are gives, endorsements are clicks; who answers an introduction introduces
    nobody. An offer of others is no help to me where it asks something as well, as a reminder does, or in a group where
    it was not I who had asked. Nor is one that I had not asked for, brings nothing at once and was not taken up by what
    I wrote next: among friends much is read as an offer that is small talk. A message counts once for each kind, and
    one to a group once.
    """
    messages = _to_me(families)
    answers = reactions(families)
    found = [
        messages.filter(
            holds(act), pl.col("mine") == mine, pl.lit(kind != "help" or act is not Act.OFFER) | pl.col("to_me")
        )
        .filter(pl.lit(act is not Act.INTRODUCTION) | ~pl.col("id").is_in(answers.implode()))
        .select(
            "id",
            "at",
            "day",
            "site",
            "partner",
            "recipients",
            "mine",
            "promoted",
            "spam",
            "acts",
            "pitch",
            "waits",
            kind=pl.lit(kind),
            sure=pl.lit(kind != "help" or act is not Act.OFFER) | pl.col("asked_for"),
        )
        for act, by_me, by_others in _KINDS
        for mine, kind in ((True, by_me), (False, by_others))
    ]
    written = families.activities.filter(pl.col("subject") == Subject.RECOMMENDATION).select(
        "id", "at", "day", "site", "partner", "recipients", "mine",
        promoted=pl.lit(False), spam=pl.lit(False), acts=pl.lit(0, pl.Int64), pitch=pl.lit(False),
        waits=pl.lit(False), kind=pl.when("mine").then(pl.lit("give")).otherwise(pl.lit("help")), sure=pl.lit(True),
    )  # fmt: skip
    known = families.people.select(
        "site", pl.col("id").alias("partner"), known=(pl.col("sent") > 0) | pl.col("connected_at").is_not_null()
    )
    pitches = pl.col("pitch").fill_null(False) | (~pl.col("mine") & holds(Act.PITCH)).fill_null(False)
    unwanted = pl.col("promoted") | pl.col("spam") | pitches
    return (
        pl.concat([*found, written])
        .with_columns(pl.col("sure").any().over("id", "kind"))
        .unique(["id", "kind"], keep="first", maintain_order=True)
        .join(known, on=["site", "partner"], how="left")
        .with_columns(personal=pl.col("known").fill_null(False) & ~unwanted)
        .drop("known", "promoted", "spam", "acts", "pitch")
        .sort("at", "id", "kind")
    )


def _to_me(families: Families) -> pl.DataFrame:
    """Messages with ``asked_for`` (I had last asked for something there, not long before), ``waits`` and ``to_me`` (an
    offer in it is help to me)."""
    place = ["site", "conversation"]
    asks, mine = holds(_ASKS).fill_null(False), pl.col("mine")
    takes = (mine & holds(_TAKES) & ~holds(Act.DECLINE)).fill_null(True)
    waits = (
        families["conversations"]
        .filter("waits")
        .select(*place, pl.col("last_at").alias("waits_until"))
        .group_by(place)
        .agg(pl.col("waits_until").max())
    )
    return (
        families["messages"]
        .sort(*place, "at", "id")
        .with_columns(
            asked_by_me=pl.when(asks).then("mine").shift(1).forward_fill().over(place),
            asked_at=pl.when(asks).then("at").shift(1).forward_fill().over(place),
            asked_a_favour=pl.when(mine & holds(Act.ASK).fill_null(False)).then(True).when(~mine & asks).then(False)
            .shift(1).forward_fill().over(place),
            answered=mine.cum_sum(reverse=True).over(place) > 0,
            turn=(mine != mine.shift(1)).over(place).fill_null(True).cum_sum(),
        )
        .with_columns(
            taken=pl.when(mine).then(takes.any().over("turn")).shift(-1).backward_fill().over(place),
            answered_at=pl.when(mine).then("at").shift(-1).backward_fill().over(place),
        )
        .join(waits, on=place, how="left", maintain_order="left")
        .with_columns(soon=(pl.col("at") - pl.col("asked_at") <= SILENCE_DAYS * DAY).fill_null(False))
        .with_columns(
            asked_for=(pl.col("asked_a_favour") & pl.col("soon")).fill_null(False),
            waits=~pl.col("answered") & (pl.col("at") <= pl.col("waits_until")).fill_null(False),
            of_use=pl.col("gives")
            | pl.col("vacancy")
            | (pl.col("taken") & (pl.col("answered_at") - pl.col("at") <= SILENCE_DAYS * DAY)).fill_null(False),
        )
        .with_columns(
            to_me=~asks
            & ((pl.col("audience") == "person") | (pl.col("asked_by_me") & pl.col("soon")).fill_null(False))
            & (pl.col("asked_for") | pl.col("of_use"))
        )
        .sort("at", "id")
    )  # fmt: skip
