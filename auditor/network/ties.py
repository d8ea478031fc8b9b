"""Ties as a person looks at them: who they exchange with, how often, when last; and whom they lost sight of."""

from collections.abc import Mapping
from statistics import median

import polars as pl

from auditor.answers.expectations import Expectations
from auditor.ego_network import Tie
from auditor.facts.families import Families
from auditor.facts.talks import LEAST_PAUSES
from auditor.facts.ties import refused_sellers

MOST = 100
MOST_DORMANT = 30
_PLACE = ["site", "partner"]


def living(families: Families, expectations: Expectations) -> tuple[Tie, ...]:
    """Strong and weak ties, those with most exchanges first, then the latest."""
    found = _wanted(families, expectations).filter(pl.col("kind").is_in(["strong", "weak"]))
    return _told(families, found.sort("exchanges", "at", *_PLACE, descending=[True, True, False, False]).head(MOST))


def dormant(families: Families, expectations: Expectations) -> tuple[Tie, ...]:
    """Whom I once exchanged with and have not for a year: those with whom most was written first, by their name. A
    source whom I keep apart is no one to be reminded of."""
    found = _wanted(families, expectations).filter(
        pl.col("kind") == "dormant",
        pl.col("name").is_not_null(),
        ~pl.col("partner").is_in(expectations.kept_apart),
    )
    return _told(families, found.sort("messages", *_PLACE, descending=[True, False, False]).head(MOST_DORMANT))


def kinds(families: Families) -> dict[str, int]:
    """How many ties there are of each kind."""
    return dict(sorted(kept_ties(families)["kind"].value_counts().iter_rows()))


def _wanted(families: Families, expectations: Expectations) -> pl.DataFrame:
    return kept_ties(families).filter(~pl.col("partner").is_in(expectations.not_this_person))


def kept_ties(families: Families) -> pl.DataFrame:
    """Without those whose pitches I only ever refused: nobody keeps up with them, or introduces them."""
    return families["ties"].join(refused_sellers(families["messages"]), on=_PLACE, how="anti", maintain_order="left")


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
    """The median of days that lie between a talk and the next, of those I talked with often enough. An answer, however
    late, belongs to the talk it answers: how long somebody takes to answer is no rhythm of theirs and mine."""
    pauses: dict[tuple[str, str], list[int]] = {}
    begun = families["talks"].drop_nulls("pause").select("site", "partner", "pause")
    for site, partner, pause in begun.iter_rows():
        pauses.setdefault((site, partner), []).append(pause)
    return {place: float(median(each)) for place, each in pauses.items() if len(each) >= LEAST_PAUSES}
