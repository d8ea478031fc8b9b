"""Ties as a person looks at them: who they exchange with, how often, when last; and whom they lost sight of."""

from collections.abc import Mapping, Sequence
from datetime import date
from statistics import median
from typing import Any

import polars as pl

from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.facts.acts import holds
from auditor.facts.episodes import SILENCE_DAYS
from auditor.facts.families import Families
from auditor.facts.talks import LEAST_PAUSES
from auditor.facts.ties import STRONG_EXCHANGES, YEAR
from auditor.facts.together import together
from auditor.facts.window import DAY
from auditor.report.ego_network import OVERDUE, SOME_EXCHANGES, Alike, Tie

MOST = 100
MOST_LONG = 0.25  # of the pauses with somebody: where so many are as long as what is overdue, there is no rhythm
MOST_DORMANT = 30
#: In so many days all was written with somebody with whom there was but one matter (our convention, grade E).
_SHORT_DAYS = 183
_GOODBYES = 3  # messages after a no that only take leave
_PLACE = ["site", "partner"]


def living(families: Families, expectations: Expectations, alike: Sequence[Alike] = ()) -> tuple[Tie, ...]:
    """Strong and weak ties, those with most exchanges first, then the latest; ``alike``: pairs who may be one
    person."""
    found = _wanted(families, expectations).filter(pl.col("kind").is_in(["strong", "weak"]))
    first = found.sort("exchanges", "at", *_PLACE, descending=[True, True, False, False]).head(MOST)
    return _told(families, first, alike)


def dormant(families: Families, expectations: Expectations, alike: Sequence[Alike] = ()) -> tuple[Tie, ...]:
    """Whom I once exchanged with and have not for a year, nor heard from: those with whom most was written first.
    ``alike``: pairs who may be one person."""
    found = _lost_sight_of(families, expectations, alike)
    return _told(families, found.sort("messages", *_PLACE, descending=[True, False, False]).head(MOST_DORMANT))


def kinds(families: Families, expectations: Expectations, alike: Sequence[Alike] = ()) -> dict[str, int]:
    """How many ties there are of each kind, but for those never to be suggested; of the dormant ones, whom ``dormant``
    may list."""
    awake = _wanted(families, expectations).filter(pl.col("kind") != "dormant")
    counted = pl.concat([awake, _lost_sight_of(families, expectations, alike)])
    return dict(sorted(counted["kind"].value_counts().iter_rows()))


def _lost_sight_of(families: Families, expectations: Expectations, alike: Sequence[Alike]) -> pl.DataFrame:
    """Dormant ties with a name who have not written to me for a year: who has may wait for an answer. A source whom I
    keep apart is no one to be reminded of, nor is whoever once bought my mower, nor who backed out, nor a seller whom I
    refused under another id, nor with whom I wrote in a group since."""
    year_ago = families.window.end - YEAR
    wrote_lately = (pl.col("heard_at") >= year_ago).fill_null(False)
    apart = pl.col("partner").is_in(expectations.kept_apart)
    found = _wanted(families, expectations).filter(
        (pl.col("kind") == "dormant") & ~wrote_lately & pl.col("name").is_not_null() & ~apart
    )
    in_a_group = [place for place, day in families.once(_together).items() if day >= families.window.day(year_ago)]
    met = pl.DataFrame(in_a_group, schema=dict.fromkeys(_PLACE, pl.String), orient="row")
    ended = pl.concat([families.once(_over), _refused_elsewhere(families, alike), met])
    return found.join(ended, on=_PLACE, how="anti", maintain_order="left")


def _wanted(families: Families, expectations: Expectations) -> pl.DataFrame:
    return kept_ties(families).filter(~pl.col("partner").is_in(expectations.not_this_person))


def kept_ties(families: Families) -> pl.DataFrame:
    """Without those whose pitches I only ever refused: nobody keeps up with them, or introduces them."""
    return families["ties"].filter(~pl.col("seller"))


def _told(families: Families, ties: pl.DataFrame, alike: Sequence[Alike] = ()) -> tuple[Tie, ...]:
    every, settled = families.once(_every), _settled(families, alike)
    both = families.once(_together)
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
            together=both.get((row["site"], row["partner"])),
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


def _settled(families: Families, alike: Sequence[Alike]) -> frozenset[tuple[str, str]]:
    """Who wrote last between us, and that all is settled, or that no answer is needed; with whom there was but one
    matter, which came to its end, be it by a no; and a seller whom I refused under another id."""
    last = families.once(_lines).unique(_PLACE, keep="last")
    said = last.filter(~pl.col("mine"), "settled", ~holds(Act.ASK | Act.QUESTION).fill_null(False))
    settled = pl.concat([said.select(_PLACE), families.once(_over), _refused_elsewhere(families, alike)])
    return frozenset(families.everywhere(settled).iter_rows())


def _lines(families: Families) -> pl.DataFrame:
    """What is looked at of the messages between us two, in order."""
    told = families["dealings"].select(*_PLACE, "at", "id", "mine", "comment", "acts", "settled", "withdraws")
    return told.filter(~pl.col("comment")).sort("at", "id")


def _over(families: Families) -> pl.DataFrame:
    """With whom there was but one matter, which came to its end, be it by a no. Columns: site, partner."""
    return pl.concat([_of_one_matter(families), _ended_by_a_no(families)])


def _ended_by_a_no(families: Families) -> pl.DataFrame:
    """With whom all that was ever written lies within half a year, and ended with a no of one side that the other took:
    whoever backed out, or heard it from me, waits for no line. After it nobody asked, promised or offered anything,
    and little was said at all. Columns: site, partner."""
    lines = families.once(_lines)
    goes_on = holds(Act.ASK | Act.QUESTION | Act.PROMISE | Act.OFFER | Act.CONSENT).fill_null(value=True)
    no = (holds(Act.DECLINE).fill_null(value=False) | pl.col("withdraws")) & ~goes_on
    ends = lines.group_by(_PLACE).agg(
        lines=pl.len(),
        no_at=pl.col("at").filter(no).max(),
        later=pl.col("at").filter(goes_on).max(),
        after=(pl.col("at") > pl.col("at").filter(no).max()).sum(),
    )
    return (
        families["ties"]
        .join(ends, on=_PLACE)
        .filter(
            pl.col("exchanges_then") < STRONG_EXCHANGES,
            pl.col("lines") == pl.col("messages"),  # else some was written before what is held
            pl.col("at") - pl.col("first_at") <= _SHORT_DAYS * DAY,
            pl.col("no_at") > pl.col("later").fill_null(0),
            pl.col("after") <= _GOODBYES,
        )
        .select(_PLACE)
    )


def _together(families: Families) -> dict[tuple[str, str], date]:
    """The last day on which somebody and I wrote in a group within a day of each other, by site and id."""
    found = families.as_one(families.once(_in_groups))
    latest = found.drop_nulls("both_at").group_by(_PLACE).agg(pl.col("both_at").max())
    return {(site, partner): families.window.day(at) for site, partner, at in latest.iter_rows()}


def _in_groups(families: Families) -> pl.DataFrame:
    return together(families["messages"])


def _refused_elsewhere(families: Families, alike: Sequence[Alike]) -> pl.DataFrame:
    """Who may be the same person as a seller whom I refused. Columns: site, partner."""
    sellers = set(families["ties"].filter("seller").select(_PLACE).iter_rows())
    known = families.history.identities
    both = [pair.places for pair in alike]
    found = [known.main(one) for pair in both for one, other in (pair, pair[::-1]) if known.main(other) in sellers]
    return pl.DataFrame(found, schema=dict.fromkeys(_PLACE, pl.String), orient="row")


def _of_one_matter(families: Families) -> pl.DataFrame:
    """With whom all that was ever written lies within two weeks and ended with their thanks, and who is no connection:
    a sale, an errand. Columns: site, partner."""
    lines = families.once(_lines)
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
