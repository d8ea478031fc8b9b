"""Ties as a person looks at them: who they exchange with, how often, when last; and whom they lost sight of."""

from collections.abc import Mapping

import polars as pl

from auditor.answers.expectations import Expectations
from auditor.ego_network import Tie
from auditor.facts.families import Families
from auditor.facts.window import DAY

MOST = 100
MOST_DORMANT = 30
#: Days without a word after which the next one begins a new talk, and talks from which on it can be said how many days
#: usually lie between two of them (our convention, E).
PAUSE_DAYS, LEAST_PAUSES = 3, 3
_PLACE = ["site", "partner"]


def living(families: Families, expectations: Expectations) -> tuple[Tie, ...]:
    """Strong and weak ties, those with most exchanges first, then the latest."""
    found = _wanted(families, expectations).filter(pl.col("kind").is_in(["strong", "weak"]))
    return _told(families, found.sort("exchanges", "at", *_PLACE, descending=[True, True, False, False]).head(MOST))


def dormant(families: Families, expectations: Expectations) -> tuple[Tie, ...]:
    """Whom I once exchanged with and have not for a year: those with whom most was written first, by their name."""
    found = _wanted(families, expectations).filter(pl.col("kind") == "dormant", pl.col("name").is_not_null())
    return _told(families, found.sort("messages", *_PLACE, descending=[True, False, False]).head(MOST_DORMANT))


def kinds(families: Families) -> dict[str, int]:
    """How many ties there are of each kind."""
    return dict(sorted(_ties(families)["kind"].value_counts().iter_rows()))


def _wanted(families: Families, expectations: Expectations) -> pl.DataFrame:
    return _ties(families).filter(~pl.col("partner").is_in(expectations.not_this_person))


def _ties(families: Families) -> pl.DataFrame:
    """Without those whose pitches I only ever refused: nobody keeps up with them."""
    refused = families["messages"].filter("cold", pl.col("pitch").fill_null(False)).select(*_PLACE).unique()
    return families["ties"].join(refused, on=_PLACE, how="anti", maintain_order="left")


def _told(families: Families, ties: pl.DataFrame) -> tuple[Tie, ...]:
    every = _every(families)
    return tuple(
        Tie(
            row["site"],
            row["partner"],
            families.name(row["site"], row["partner"]),
            row["kind"],
            row["exchanges"],
            row["messages"],
            None if row["at"] is None else families.window.day(row["at"]),
            every.get((row["site"], row["partner"])),
            row["employer"],
            row["position"],
        )
        for row in ties.iter_rows(named=True)
    )


def _every(families: Families) -> Mapping[tuple[str, str], float]:
    """The median of days that lie between a talk and the next, of those I talked with often enough."""
    days = families["dealings"].select(*_PLACE, pl.col("at") // DAY).unique().sort(*_PLACE, "at")
    pauses = (
        days.with_columns(pause=pl.col("at").diff().over(_PLACE))
        .filter(pl.col("pause") > PAUSE_DAYS)
        .group_by(_PLACE)
        .agg(pl.len().alias("count"), pl.col("pause").median().alias("every"))
    )
    usual = pauses.filter(pl.col("count") >= LEAST_PAUSES)
    return {(site, partner): float(every) for site, partner, _, every in usual.iter_rows()}
