"""Ties: how one stands with each person, by what went back and forth between the two.

Strong: at least six two-way exchanges in 12 months; weak: one to five; dormant: exchanged before, none for 12 months;
latent: connected, never exchanged (evidence §0.3). One exchange is a turn of one side and the turn of the other that
follows it: a run of messages counts once, however many messages it has.
"""

import polars as pl

from auditor.facts import DAY, Families

YEAR = 365 * DAY
STRONG_EXCHANGES = 6


def interactions(families: Families) -> pl.DataFrame:
    """One row per message or public reply between me and one other person, oldest first.

    Columns: those of messages; groups are left out, as nobody in particular is addressed there.
    """
    return families["messages"].filter(
        (pl.col("audience") == "person") & pl.col("partner").is_not_null() & ~pl.col("promoted") & ~pl.col("spam")
    )


def ties(families: Families) -> pl.DataFrame:
    """One row per person who was ever connected to me or wrote to or heard from me.

    Columns: site, partner, at (of the last contact before the window's end; None: never), name, kind and kind_before
    (strong, weak, dormant, latent, one-way; at the end of the window and at its start), exchanges (two-way, in the 12
    months up to the end), exchanges_before (in the 12 months up to the start), exchanges_within (in the window), sent
    and received (within the window), connected_at, last_before (of the last contact before the window; None: none in
    the 12 months before or ever), and what is shown of them: employer, position, industry, region, mutuals.
    """
    window = families.window
    place = ["site", "partner"]
    lines = families["interactions"].select(*place, "at", "mine").sort(*place, "at")
    at = pl.col("at")
    recent = _exchanges(lines.filter(at >= window.end - YEAR), "exchanges")
    before = _exchanges(
        lines.filter(at.is_between(window.start - YEAR, window.start, closed="left")), "exchanges_before"
    )
    within = _exchanges(lines.filter(at >= window.start), "exchanges_within")
    span = lines.group_by(place).agg(
        last=at.max(),
        last_before=at.filter(at < window.start).max(),
        sent=((at >= window.start) & pl.col("mine")).sum(),
        received=((at >= window.start) & ~pl.col("mine")).sum(),
        held_sent=pl.col("mine").sum(),
        held_received=(~pl.col("mine")).sum(),
        sent_before=((at < window.start) & pl.col("mine")).sum(),
        received_before=((at < window.start) & ~pl.col("mine")).sum(),
    )
    people = families.people.rename({"id": "partner", "sent": "ever_sent", "received": "ever_received"})
    joined = people
    for part in (span, recent, before, within):
        joined = joined.join(part, on=place, how="left")
    counts = [
        "exchanges", "exchanges_before", "exchanges_within", "sent", "received", "held_sent", "held_received",
        "sent_before", "received_before",
    ]  # fmt: skip
    joined = joined.with_columns(pl.col(counts).fill_null(0), at=pl.coalesce("last", "last_at"))
    ever = (pl.col("ever_sent") > 0) & (pl.col("ever_received") > 0)
    contacted = (pl.col("ever_sent") + pl.col("ever_received")) > 0
    # What the history no longer holds is known from the lifetime counts of people met before it begins.
    unheld = (pl.col("first_at") < window.start - YEAR).fill_null(False)
    sent_before, received_before = (
        pl.col(f"{way}_before") + pl.when(unheld).then(pl.col(f"ever_{way}") - pl.col(f"held_{way}")).otherwise(0)
        for way in ("sent", "received")
    )
    return (
        joined.filter(contacted | pl.col("connected_at").is_not_null())
        .with_columns(
            kind=_kind(pl.col("exchanges"), ever, contacted),
            kind_before=_kind(
                pl.col("exchanges_before"),
                (sent_before > 0) & (received_before > 0),
                sent_before + received_before > 0,
            ),
        )
        .select(
            *place, "at", "name", "kind", "kind_before", "exchanges", "exchanges_before", "exchanges_within", "sent",
            "received", "first_at", "connected_at", "last_before", "employer", "position",
            "industry", "region", "mutuals",
        )
        .sort(*place)
    )  # fmt: skip


def _exchanges(lines: pl.DataFrame, name: str) -> pl.DataFrame:
    """Two-way exchanges by person, of lines sorted by person and time: pairs of turns of alternate sides."""
    return (
        lines.with_columns(turn=(pl.col("mine") != pl.col("mine").shift(1).over("site", "partner")).fill_null(True))
        .group_by("site", "partner")
        .agg((pl.col("turn").sum() // 2).cast(pl.Int64).alias(name))
    )


def _kind(exchanges: pl.Expr, ever: pl.Expr, contacted: pl.Expr) -> pl.Expr:
    return (
        pl.when(exchanges >= STRONG_EXCHANGES)
        .then(pl.lit("strong"))
        .when(exchanges >= 1)
        .then(pl.lit("weak"))
        .when(ever)
        .then(pl.lit("dormant"))
        .when(contacted)
        .then(pl.lit("one-way"))
        .otherwise(pl.lit("latent"))
    )
