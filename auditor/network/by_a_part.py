"""Who may be one person on two sites though no name is the other: a part of the name is alike, and something else
speaks for it.

An address that one chose keeps the name of before a wedding, or is cut from the name that another site shows; a
telephone knows a first name with an initial, or the first name alone, and then only a word of theirs says that it is
they who wrote elsewhere. I know both, nobody else there fits, and it is asked. Our convention (grade E), meant to be
cautious."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

import polars as pl

from auditor.activities.names import words
from auditor.facts.families import Families
from auditor.facts.window import DAY
from auditor.network.somebody import Somebody

_Pair = tuple[Somebody, Somebody, Literal["address", "initial", "speaks"], tuple[str, ...]]
_LEAST = 6  # letters of an address; of fewer, too many are made of one name
_LEAST_CUT = 3  # letters that are left of a surname
#: Before a word on one site about a message on another (our convention, grade E).
_SPOKEN_OF_DAYS = 30


def by_a_part(everybody: Sequence[Somebody], families: Families) -> Iterator[_Pair]:
    """Pairs on two sites, with what speaks for each, those first with whom most was written."""
    known = [one for one in everybody if one.known == "exchanged"]
    yield from _spoken_of(known, families)
    yield from _by_address(everybody)
    yield from _by_initial(known, everybody)


def _by_address(everybody: Sequence[Somebody]) -> Iterator[_Pair]:
    """An address that begins with the whole name that another has elsewhere, be it of one who bears its first name; or
    the name of somebody who goes by nothing else, made of the name that another has."""
    by_ends: dict[tuple[str, ...], list[Somebody]] = defaultdict(list)
    made: dict[str, list[Somebody]] = defaultdict(list)
    handles: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for one in everybody:
        if one.known:
            handles[one.site, one.handle].add(one.main)
        if len(one.words) > 1:
            by_ends[one.words[0], one.words[-1]].append(one)
            for cut in _cuts(one.words):
                made[cut].append(one)
    for one in (each for each in everybody if each.known):
        if one.form != "handle" or len(one.handle) < _LEAST or handles[one.site, one.handle] != {one.main}:
            continue
        alone = len(one.words) == 1 and one.words[0].replace("-", "") in one.handle
        those = made[one.handle] if alone else by_ends.get(_beginning(one), [])
        fitting = [other for other in those if other.site != one.site and other.called != one.called]
        other = next((each for each in fitting if each.known and "exchanged" in (each.known, one.known)), None)
        if other is not None and len({each.main for each in fitting}) == 1:
            yield one, other, "address", (one.handle if alone else _address(one.id),)


def _address(id_: str) -> str:
    return id_.rstrip("/").removeprefix("@").rpartition("/")[2].partition("@")[0]


def _beginning(one: Somebody) -> tuple[str, ...]:
    """The first two words of an address that begins with the first name of whoever has it; empty of another."""
    parts = words(re.sub(r"[\W_\d]+", " ", _address(one.id)))
    return parts[:2] if len(parts) > 1 and parts[0] == one.words[0] else ()


def _cuts(name: tuple[str, ...]) -> set[str]:
    """The addresses that are the first name, or its first letter, with the last name, or with how that begins."""
    first, last = name[0], name[-1]
    return {first + last[:end] for end in range(_LEAST_CUT, len(last) + 1)} | {first[0] + last}


def _by_initial(known: Sequence[Somebody], everybody: Sequence[Somebody]) -> Iterator[_Pair]:
    """A first name with an initial, and the whole name on another site, where nobody else on either may be meant."""
    fitting: dict[tuple[str, str], list[Somebody]] = defaultdict(list)
    for one in everybody:
        if len(one.words) > 1:
            fitting[one.words[0], one.words[-1][0]].append(one)
    for one in known:
        if len(one.words) != len(("first", "initial")) or len(one.words[-1]) != 1:
            continue
        others = fitting[one.words[0], one.words[-1]]
        there = [each for each in others if each.main != one.main]
        other = next((each for each in there if each.site != one.site and each.known == "exchanged"), None)
        if other is not None and len(other.words[-1]) > 1 and len({each.main for each in there}) == 1:
            yield one, other, "initial", ()


def _spoken_of(known: Sequence[Somebody], families: Families) -> Iterator[_Pair]:
    """Who writes on one site of a message of theirs on another, and the one person of that first name who wrote there a
    while before."""
    theirs = families["messages"].filter(
        ~pl.col("mine"), ~pl.col("comment"), pl.col("partner").is_not_null(), pl.col("audience") == "person"
    )
    named = pl.col("reading").str.json_path_match("$.names_site")
    says = theirs.filter(pl.col("reading").str.contains('"names_site":"', literal=True).fill_null(value=False))
    spoken = says.select("site", "partner", "at", there=named).filter(pl.col("there") != pl.col("site"))
    if spoken.is_empty():
        return
    places = {one.place: one for one in known}
    namesakes: dict[tuple[str, str], list[Somebody]] = defaultdict(list)
    for each in known:
        namesakes[each.site, each.words[0]].append(each)
    sites = spoken["there"].unique()
    wrote = theirs.filter(pl.col("site").is_in(sites.implode())).sort("at").group_by("site", "partner").agg("at")
    when = {(site, partner): days for site, partner, days in wrote.iter_rows()}
    # The latest word of each about each site: that is the one that may be answered.
    for site, partner, at, there in (
        spoken.sort("at").unique(["site", "partner", "there"], keep="last", maintain_order=True).reverse().iter_rows()
    ):
        if (one := places.get((site, partner))) is None:
            continue
        fitting = [
            each
            for each in namesakes[there, one.words[0]]
            if _wrote_between(when.get(each.place, []), at - _SPOKEN_OF_DAYS * DAY, at)
        ]
        if len({each.main for each in fitting}) == 1 and (1 in (len(one.words), len(fitting[0].words))):
            yield one, fitting[0], "speaks", ()


def _wrote_between(days: list[int], first: int, last: int) -> bool:
    """Whether one of these moments, in order, lies in a span."""
    following = bisect_left(days, first)
    return following < len(days) and days[following] <= last
