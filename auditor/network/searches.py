"""Who looks for somebody by their work, and whom I know that does it."""

from collections.abc import Callable, Collection, Iterator, Mapping

import msgspec
import polars as pl

from auditor.facts.families import Families
from auditor.facts.window import DAY
from auditor.network.ties import kept_ties
from auditor.report.ego_network import Match

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
) -> Iterator[Match]:
    """Each who lately looked for somebody, no seller, with the tie of mine who does that work with whom I exchange
    most; the latest first. None where the search ``ended``, by the moment of that, where both work for one employer
    (``works``), or where I know that they ``met``."""
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
        .filter(pl.col("name").is_not_null(), ~pl.col("partner").is_in(sorted(refused)))
        .select("site", "partner", "kind", "exchanges", "position")
        .iter_rows()
    }
    for row in looking.sort("at", "id", descending=True).iter_rows(named=True):
        asker = main((row["site"], row["partner"]))
        if ended((row["site"], row["partner"])) > row["at"] or asker not in families.names:
            continue
        known = {place for each in _fits.decode(row["fits"]) if (place := main(each)) in rank} - {asker}
        apart = [
            place
            for place in known
            if frozenset({asker[1], place[1]}) not in met
            and not work_together(works.get(asker), works.get(place))
            and (rank[place][2] or works.get(place))  # what told of their work may be erased since
        ]
        if not apart:
            continue
        other = max(apart, key=lambda place: (rank[place][:2], place))
        yield Match(
            asker[0],
            (asker[1], other[1]),
            (families.name(*asker), families.name(*other)),
            "search",
            rank[other][2] or works.get(other) or "",
            (works.get(asker), works.get(other)),
            families.window.day(row["at"]),
            other[0] if other[0] != asker[0] else "",
            row["id"],
        )


def work_together(one: str | None, other: str | None) -> bool:
    """Whether two employers are one."""
    return one is not None and other is not None and one.casefold() == other.casefold()
