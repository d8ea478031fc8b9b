"""Ties as a person looks at them: who they exchange with, how often, when last; and whom they lost sight of."""

from collections.abc import Mapping
from statistics import median
from typing import Any

import polars as pl

from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.facts.acts import holds
from auditor.facts.episodes import SILENCE_DAYS
from auditor.facts.families import Families
from auditor.facts.talks import LEAST_PAUSES
from auditor.facts.ties import YEAR
from auditor.facts.window import DAY
from auditor.report.ego_network import OVERDUE, SOME_EXCHANGES, Tie

MOST = 100
MOST_LONG = 0.25  # of the pauses with somebody: where so many are as long as what is overdue, there is no rhythm
MOST_DORMANT = 30
_PLACE = ["site", "partner"]


def living(families: Families, expectations: Expectations) -> tuple[Tie, ...]:
    """Strong and weak ties, those with most exchanges first, then the latest."""
    found = _wanted(families, expectations).filter(pl.col("kind").is_in(["strong", "weak"]))
    return _told(families, found.sort("exchanges", "at", *_PLACE, descending=[True, True, False, False]).head(MOST))


def dormant(families: Families, expectations: Expectations) -> tuple[Tie, ...]:
    """Whom I once exchanged with and have not for a year, nor heard from: those with whom most was written first."""
    found = _lost_sight_of(families, expectations)
    return _told(families, found.sort("messages", *_PLACE, descending=[True, False, False]).head(MOST_DORMANT))


def kinds(families: Families, expectations: Expectations) -> dict[str, int]:
    """How many ties there are of each kind, but for those never to be suggested; of the dormant ones, whom ``dormant``
    may list."""
    awake = _wanted(families, expectations).filter(pl.col("kind") != "dormant")
    counted = pl.concat([awake, _lost_sight_of(families, expectations)])
    return dict(sorted(counted["kind"].value_counts().iter_rows()))


def _lost_sight_of(families: Families, expectations: Expectations) -> pl.DataFrame:
    """Dormant ties with a name who have not written to me for a year: who has may wait for an answer. A source whom I
    keep apart is no one to be reminded of, nor is whoever once bought my mower."""
    wrote_lately = (pl.col("heard_at") >= families.window.end - YEAR).fill_null(False)
    apart = pl.col("partner").is_in(expectations.kept_apart)
    found = _wanted(families, expectations).filter(
        (pl.col("kind") == "dormant") & ~wrote_lately & pl.col("name").is_not_null() & ~apart
    )
    return found.join(_of_one_matter(families), on=_PLACE, how="anti", maintain_order="left")


def _wanted(families: Families, expectations: Expectations) -> pl.DataFrame:
    return kept_ties(families).filter(~pl.col("partner").is_in(expectations.not_this_person))


def kept_ties(families: Families) -> pl.DataFrame:
    """Without those whose pitches I only ever refused: nobody keeps up with them, or introduces them."""
    return families["ties"].filter(~pl.col("seller"))


def _told(families: Families, ties: pl.DataFrame) -> tuple[Tie, ...]:
    every, settled = _every(families), _settled(families)
    return tuple(
        Tie(
            row["site"],
            row["partner"],
            families.name(row["site"], row["partner"]),
            row["kind"],
            row["exchanges"],
            row["messages"],
            None if (at := _last(row, families.window.end)) is None else families.window.day(at),
            every.get((row["site"], row["partner"])),
            row["employer"],
            row["position"],
            settled=(row["site"], row["partner"]) in settled,
            exchanges_then=row["exchanges_then"] if row["exchanges"] < SOME_EXCHANGES <= row["exchanges_then"] else 0,
        )
        for row in ties.iter_rows(named=True)
    )


def _last(row: dict[str, Any], end: int) -> int | None:
    """The last contact with a tie; of one that is silent for a year, the last exchange, as what one side alone wrote or
    commented since is none. None: before what is held."""
    at: int | None = row["at"]
    if row["kind"] == "dormant" and at is not None and at >= end - YEAR:
        at = row["last_of_old"]
    return at


def _every(families: Families) -> Mapping[tuple[str, str], float]:
    """The median of days that lie between a talk and the next, of those I talked with often enough. An answer, however
    late, belongs to the talk it answers: how long somebody takes to answer is no rhythm of theirs and mine.

    Of what was written before the activities held only the number is known, and when it began. Where it makes the talks
    enough of whom those held are too few, as of a tie that is silent for most of a year, the pauses are a mean over all
    that time, and no shorter than those held.

    No rhythm is theirs who pause now for a week and now for months, as people do who meet by project: of talks that
    come by chance alone, more than a third are half as long again apart as is usual. So where a quarter of the pauses
    held are as long as that, none is told (our convention, grade E).
    """
    held = families["talks"].group_by(_PLACE).agg("pause", talks=pl.len())
    lines = families.everywhere(families["dealings"]).group_by(_PLACE).agg(lines=pl.len())
    ever = families["ties"].select(*_PLACE, "messages", "first_at", "at")
    told = held.join(lines, on=_PLACE).join(ever, on=_PLACE, how="left")
    found = {}
    for site, partner, with_first, talks, written, messages, first_at, at in told.iter_rows():
        pauses = [pause for pause in with_first if pause is not None]
        if len(pauses) >= LEAST_PAUSES:
            usual = float(median(pauses))
            if sum(pause > OVERDUE * usual for pause in pauses) < MOST_LONG * len(pauses):
                found[site, partner] = usual
        elif None not in (messages, first_at, at):
            earlier = int((messages - written) * talks / written)
            if earlier > 0 and len(pauses) + earlier >= LEAST_PAUSES:
                mean = (at - first_at) / DAY / (len(pauses) + earlier)
                found[site, partner] = max([round(mean, 1), *([float(median(pauses))] if pauses else [])])
    return found


def _settled(families: Families) -> frozenset[tuple[str, str]]:
    """Who wrote last between us, and that all is settled, or that no answer is needed; and with whom there was but one
    matter, which came to its end."""
    last = families["dealings"].filter(~pl.col("comment")).sort("at", "id").unique(_PLACE, keep="last")
    said = last.filter(~pl.col("mine"), "settled", ~holds(Act.ASK | Act.QUESTION).fill_null(False))
    settled = pl.concat([said.select(_PLACE), _of_one_matter(families)])
    return frozenset(families.everywhere(settled).iter_rows())


def _of_one_matter(families: Families) -> pl.DataFrame:
    """With whom all that was ever written lies within two weeks and ended with their thanks, and who is no connection:
    a sale, an errand. Columns: site, partner."""
    lines = families["dealings"].filter(~pl.col("comment")).sort("at", "id")
    asks = holds(Act.ASK | Act.QUESTION | Act.PROMISE).fill_null(value=True)
    thanks = (~pl.col("mine") & holds(Act.THANKS)).fill_null(value=False) & ~asks
    ends = lines.group_by(_PLACE).agg(
        lines=pl.len(),
        thanked=pl.col("at").filter(thanks).max(),
        goes_on=pl.col("at").filter(asks | (~pl.col("mine") & ~thanks)).max(),
    )
    return (
        families["ties"]
        .join(ends, on=_PLACE)
        .filter(
            pl.col("connected_at").is_null(),
            pl.col("lines") == pl.col("messages"),  # else some was written before what is held
            pl.col("at") - pl.col("first_at") <= SILENCE_DAYS * DAY,
            pl.col("thanked") > pl.col("goes_on").fill_null(0),
        )
        .select(_PLACE)
    )
