"""Conversations: messages of one thread with no silence of more than 14 days between them.

A site's thread with a person may run for years. What people mean by "did I answer?" is shorter: someone wrote, and
within two weeks an answer came or did not. So a silence of more than 14 days ends a conversation; what is written
after it opens a new one. 14 days is the span reply-rate gives an answer (our convention, grade E).
"""

import polars as pl

from auditor.activities.acts import Act
from auditor.facts.families import Families
from auditor.facts.window import DAY, HOUR

SILENCE_DAYS = 14


def personal() -> pl.Expr:
    """Conversations that another person opened with me alone, and that are no mass mail as far as could be read; what
    a stranger opened in words we cannot read is neither."""
    return ~pl.col("started") & ~pl.col("group") & ~pl.col("mass_pitch")


def unreadable() -> pl.Expr:
    """Conversations of which it cannot be told whether they are personal."""
    return ~pl.col("group") & pl.col("mass_pitch").is_null()


def conversations(families: Families) -> pl.DataFrame:
    """One row per conversation of messages (comments are not counted in), oldest first.

    Columns: site, conversation, partner (None in a group), at (of its first message), last_at, started (by me), group,
    first_id, opening_acts (union over the first turn; None if nothing of it could be read), opening_words, first_ever
    (the first contact with who opened it, whole past), sent, received, turns (runs of one side),
    answered_at (first message of the side that did not start), answer_hours, settled (the 14 days are over or it was
    answered), answered (within 14 days), promoted, spam, mass_pitch (a stranger's opening pitch, or paid or unwanted
    mail; None: a stranger's opening that could not be read).
    """
    end = families.window.end
    place = ["site", "conversation"]
    lines = (
        families["messages"]
        .filter(~pl.col("comment"))
        .sort(*place, "at", "id")
        .with_columns(new=((pl.col("at") - pl.col("at").shift(1).over(place)) > SILENCE_DAYS * DAY).fill_null(True))
        .with_columns(episode=pl.col("new").cum_sum())
        .with_columns(
            started=pl.col("mine").first().over("episode"),
            turn=(pl.col("mine") != pl.col("mine").shift(1).over("episode"))
            .fill_null(True)
            .cast(pl.Int32)
            .cum_sum()
            .over("episode"),
        )
    )
    opening = pl.col("turn") == 1
    found = lines.group_by("episode", maintain_order=True).agg(
        pl.col("site", "conversation").first(),
        pl.col("partner").drop_nulls().first(),
        pl.col("at").first(),
        pl.col("at").last().alias("last_at"),
        pl.col("started").first(),
        (pl.col("audience") == "group").any().alias("group"),
        pl.col("id").first().alias("first_id"),
        pl.col("acts").filter(opening).drop_nulls().bitwise_or().alias("opening_acts"),
        pl.col("words").filter(opening).sum().alias("opening_words"),
        pl.col("mine").sum().alias("sent"),
        (~pl.col("mine")).sum().alias("received"),
        pl.col("turn").max().alias("turns"),
        pl.col("at").filter(pl.col("turn") == 2).first().alias("answered_at"),
        pl.col("promoted").any(),
        pl.col("spam").any(),
    )
    known = families.people.select("site", pl.col("id").alias("partner"), "first_at")
    return (
        found.join(known, on=["site", "partner"], how="left")
        .with_columns(
            first_ever=(pl.col("at") <= pl.col("first_at")).fill_null(True),
            answer_hours=(pl.col("answered_at") - pl.col("at")) / HOUR,
            answered=((pl.col("answered_at") - pl.col("at")) <= SILENCE_DAYS * DAY).fill_null(False),
        )
        .with_columns(
            settled=pl.col("answered") | (pl.col("at") + SILENCE_DAYS * DAY <= end),
            mass_pitch=~pl.col("started")
            & (
                pl.col("promoted")
                | pl.col("spam")
                | (pl.col("first_ever") & ((pl.col("opening_acts") & int(Act.PITCH)) != 0))
            ),
        )
        .with_columns(partner=pl.when(~pl.col("group")).then("partner"))
        .drop("episode", "first_at")
        .sort("at", "first_id")
    )
