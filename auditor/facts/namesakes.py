"""Who bears the name of somebody with whom I write elsewhere, and so may be that person: most ties that a site tells as
new began in a messenger, in a group or at another site."""

from collections import defaultdict
from itertools import combinations

import polars as pl

from auditor.activities.frequent_names import is_frequent
from auditor.activities.names import plain
from auditor.facts.families import Families
from auditor.facts.messages import in_company

_Place = tuple[str, str]
_PLACE = ["site", "partner"]
_MOST_WORDS = 6  # of a name; more are none


def known_elsewhere(families: Families, people: pl.DataFrame) -> pl.DataFrame:
    """Those of some ``people`` who are somebody with whom words passed on another site, or have the whole name of one
    there, of at least two words and with a surname more or fewer, and are not known to be somebody else. Of two words
    of which one is a frequent surname, a name says nothing. Columns: site, partner."""
    wrote = families.once(_with_words)
    if len(wrote.sites) <= 1 and wrote.sites >= set(people["site"]):
        return people.select(_PLACE).clear()
    called = families.once(_names)
    same = families.history.identities
    found = [
        place
        for place in people.select(_PLACE).unique(maintain_order=True).iter_rows()
        if any(
            there[0] != place[0] and not same.distinct(place, there)
            for there in (
                *(each for each in same.all(place) if each in wrote.places),
                *wrote.like(called.get(place, ())),
            )
        )
    ]
    return pl.DataFrame(found, schema=dict.fromkeys(_PLACE, pl.String), orient="row")


class _WithWords:
    """The ``places`` of people with whom words passed, the ``sites`` of these, and who of them is called what."""

    def __init__(self, places: set[_Place], names: dict[_Place, tuple[str, ...]]) -> None:
        self.places = places
        self.sites = {site for site, _ in places}
        self._called: dict[frozenset[str], list[tuple[_Place, tuple[str, ...]]]] = defaultdict(list)
        for place in sorted(places):
            for pair in _pairs(name := names.get(place, ())):
                self._called[pair].append((place, name))

    def like(self, name: tuple[str, ...]) -> set[_Place]:
        """Who may be meant by a name; nobody by a frequent one."""
        if is_frequent(name):
            return set()
        return {place for pair in _pairs(name) for place, other in self._called.get(pair, ()) if _may_be(name, other)}


def _pairs(name: tuple[str, ...]) -> set[frozenset[str]]:
    if len(name) > _MOST_WORDS:
        return set()
    return {frozenset(pair) for pair in combinations(sorted(set(name)), 2)}


def _may_be(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether both are the same words in whatever order, or begin alike and one has all words of the other."""
    mine, theirs = set(one), set(other)
    return mine == theirs or (one[0] == other[0] and (mine <= theirs or theirs <= mine))


def _names(families: Families) -> dict[_Place, tuple[str, ...]]:
    """The words of what everybody is called at each place."""
    told = families.history.people.filter(pl.col("name").is_not_null(), ~pl.col("id").str.starts_with("hidden:"))
    return {(site, id_): plain(name) for site, id_, name in told.select("site", "id", "name").iter_rows()}


def _with_words(families: Families) -> _WithWords:
    """Those to whom I wrote or who wrote to me, alone, by name in a group, or in a group in which we both did."""
    lines = families["messages"].filter(pl.col("partner").is_not_null(), ~pl.col("comment"))
    between = lines.filter((pl.col("audience") == "person") | pl.col("mentioned")).select(_PLACE)
    places = pl.concat([between, in_company(families).select(_PLACE)]).unique()
    return _WithWords(set(places.iter_rows()), families.once(_names))
