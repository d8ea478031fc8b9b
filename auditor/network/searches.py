"""Who looks for somebody by their work, and whom I know that does it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

import msgspec
import polars as pl

from auditor.facts.families import Families
from auditor.facts.window import DAY
from auditor.network.ties import kept_ties
from auditor.report.ego_network import Alike, Match

_Place = tuple[str, str]  # site and id
#: Days after which nobody is taken to look any more (our convention, grade E).
LATELY = 60
_fits = msgspec.json.Decoder(tuple[_Place, ...])


def searches(
    families: Families,
    refused: Collection[str],
    marked: Collection[str],
    ended: Callable[[_Place], int],
    works: Mapping[_Place, str | None],
    met: Collection[frozenset[str]],
    alike: Sequence[Alike] = (),
) -> Iterator[Match]:
    """Each who lately looked for somebody, no seller, with the tie of mine who does that work with whom I exchange
    most; the latest first. None where the search ``ended``, by the moment of that, where both work for one employer
    (``works``), or where I know that they ``met``. ``alike``: who may be one person; whose trade stands where we never
    wrote is found as the tie of mine who they may be."""
    main = families.history.identities.main
    looking = families["messages"].filter(
        ~pl.col("mine"), ~pl.col("comment"), pl.col("partner").is_not_null(),
        pl.col("at") >= families.window.end - LATELY * DAY,
        ~pl.col("pitch").fill_null(True), ~pl.col("cold"), ~pl.col("partner").is_in(sorted(refused)),
        ~pl.col("id").is_in(sorted(marked)),
    ).with_columns(fits=pl.col("reading").str.json_path_match("$.fits")).drop_nulls("fits")  # fmt: skip
    if looking.is_empty():
        return
    rank = {
        (site, partner): (kind != "dormant", exchanges, position)
        for site, partner, kind, exchanges, position in kept_ties(families)
        .filter(pl.col("name").is_not_null(), pl.col("messages") > 0, ~pl.col("partner").is_in(sorted(refused)))
        .select("site", "partner", "kind", "exchanges", "position")
        .iter_rows()
    }
    tie_of = _stand_ins(alike, main, rank, refused)
    does = {
        (site, id_): position
        for site, id_, position in families.people.select("site", "id", "position").drop_nulls().iter_rows()
    }
    for row in looking.sort("at", "id", descending=True).iter_rows(named=True):
        asker = main((row["site"], row["partner"]))
        if ended((row["site"], row["partner"])) > row["at"] or asker not in families.names:
            continue
        # Each tie by where it is told what they do.
        known = {tie_of(place): place for each in _fits.decode(row["fits"]) if tie_of(place := main(each)) in rank}
        apart = [
            (tie, place)
            for tie, place in known.items()
            if asker not in (tie, place)
            and frozenset({asker[1], tie[1]}) not in met
            and not work_together(works.get(asker), works.get(place))
            and (rank[tie][2] or does.get(place) or works.get(place))  # what told of their work may be erased since
        ]
        if not apart:
            continue
        other, place = max(apart, key=lambda each: (rank[each[0]][:2], each[0]))
        yield Match(
            asker[0],
            (asker[1], other[1]),
            (families.name(*asker), families.name(*other)),
            "search",
            rank[other][2] or does.get(place) or works.get(place) or "",
            (works.get(asker), works.get(place)),
            families.window.day(row["at"]),
            other[0] if other[0] != asker[0] else "",
            row["id"],
        )


def _stand_ins(
    alike: Sequence[Alike], main: Callable[[_Place], _Place], ties: Collection[_Place], refused: Collection[str]
) -> Callable[[_Place], _Place]:
    """Which tie a place stands for: itself, or where it is none, the one who it may be, as is asked of the two."""
    found = {
        main(one): main(other)
        for pair in (each.places for each in alike)
        for one, other in (pair, pair[::-1])
        if main(other) in ties and main(one) not in ties and one[1] not in refused
    }
    return lambda place: found.get(place, place)


def work_together(one: str | None, other: str | None) -> bool:
    """Whether two employers are one."""
    return one is not None and other is not None and one.casefold() == other.casefold()
