"""Chats that two names on one site tell alike: who is renamed on a phone comes in once more, with all that was written.

Where it is beyond doubt, an import makes one of them; what it cannot be sure of, or what came in before it could, is
asked. Sides, minutes and numbers of words have to be the same in most of what was written while both tell of anything.
Greetings to many make nobody one: something of it has to be theirs. Our convention (grade E)."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from itertools import combinations

import polars as pl

from auditor.facts.families import Families
from auditor.history.identities import Place
from auditor.history.introduced import BY_NAME

LEAST, LEAST_THEIRS = 4, 2
SHARE = 0.5
#: Of more who tell a message alike, it tells nothing.
COMMON = 4
_MINUTE = 60_000

Pair = tuple[Place, Place]


def retold(families: Families) -> list[tuple[Pair, int]]:
    """Pairs of names whose chats are the same, and how many messages are, those first of which most are."""
    written = (
        families["messages"]
        .filter(pl.col("partner").str.starts_with(BY_NAME), pl.col("audience") == "person", ~pl.col("comment"))
        .select("site", "partner", "mine", "words", minute=pl.col("at") // _MINUTE)
    )
    if written.is_empty():
        return []
    alike = (
        written.group_by("site", "minute", "mine", "words")
        .agg(pl.col("partner").unique().sort())
        .filter(pl.col("partner").list.len().is_between(2, COMMON))
    )
    same: Counter[Pair] = Counter()
    theirs: Counter[Pair] = Counter()
    for site, mine, partners in alike.select("site", "mine", "partner").iter_rows():
        for one, other in combinations(partners, 2):
            same[(site, one), (site, other)] += 1
            theirs[(site, one), (site, other)] += not mine
    enough = {pair: count for pair, count in same.items() if count >= LEAST and theirs[pair] >= LEAST_THEIRS}
    minutes = _minutes(written, {place for pair in enough for place in pair})
    found = [(pair, count) for pair, count in enough.items() if count >= SHARE * _within_both(minutes, pair)]
    return sorted(found, key=lambda each: (-each[1], each[0]))


def _minutes(written: pl.DataFrame, places: set[Place]) -> dict[Place, list[int]]:
    """When was written with some people, in order."""
    found: dict[Place, list[int]] = defaultdict(list)
    theirs = written.filter(pl.col("partner").is_in([id_ for _, id_ in places]))
    for site, partner, minute in theirs.sort("minute").select("site", "partner", "minute").iter_rows():
        found[site, partner].append(minute)
    return found


def _within_both(minutes: dict[Place, list[int]], pair: Pair) -> int:
    """How much was written with either of two while both tell of anything, of whom that is more."""
    one, other = (minutes[place] for place in pair)
    first, last = max(one[0], other[0]), min(one[-1], other[-1])
    return max(bisect_right(each, last) - bisect_left(each, first) for each in (one, other))
