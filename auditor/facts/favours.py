"""Favours: help that others and I asked for, gave and thanked for, as far as messages show it."""

import polars as pl

from auditor.activities.activity import Subject
from auditor.activities.acts import Act
from auditor.facts.families import Families
from auditor.facts.messages import holds

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
    to them, and the message was neither paid for, unwanted nor a pitch). Kinds: ``give``, ``ask``, ``thanks`` by me;
    ``help``, ``asked``, ``thanked`` by others. Introductions and written recommendations are gives, endorsements are
    clicks. A message counts once for each kind, and one to a group once.
    """
    messages = families["messages"]
    found = [
        messages.filter(holds(act), pl.col("mine") == mine).select(
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
            kind=pl.lit(kind),
        )
        for act, by_me, by_others in _KINDS
        for mine, kind in ((True, by_me), (False, by_others))
    ]
    written = families.activities.filter(pl.col("subject") == Subject.RECOMMENDATION).select(
        "id", "at", "day", "site", "partner", "recipients", "mine",
        promoted=pl.lit(False), spam=pl.lit(False), acts=pl.lit(0, pl.Int64), pitch=pl.lit(False),
        kind=pl.when("mine").then(pl.lit("give")).otherwise(pl.lit("help")),
    )  # fmt: skip
    known = families.people.select(
        "site", pl.col("id").alias("partner"), known=(pl.col("sent") > 0) | pl.col("connected_at").is_not_null()
    )
    pitches = pl.col("pitch").fill_null(False) | (~pl.col("mine") & holds(Act.PITCH)).fill_null(False)
    unwanted = pl.col("promoted") | pl.col("spam") | pitches
    return (
        pl.concat([*found, written])
        .unique(["id", "kind"], keep="first", maintain_order=True)
        .join(known, on=["site", "partner"], how="left")
        .with_columns(personal=pl.col("known").fill_null(False) & ~unwanted)
        .drop("known", "promoted", "spam", "acts", "pitch")
        .sort("at", "id", "kind")
    )
