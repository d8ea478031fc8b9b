"""Trials of one person: draws lots, and tests whether a difference is more than the lots alone would make.

Half of the weeks, or of the recipients, are drawn by lot for doing a thing, the rest for doing as always. Only the lot
distinguishes them, so the test assumes nothing about the numbers: it asks how many of all possible draws show a
difference at least as large (Fisher 1935). The 80 % interval holds every effect that this test would not reject.
Shares are compared by Fisher's exact test, and their difference has Newcombe's interval (1998, method 10).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import comb, inf, sqrt
from random import Random
from statistics import NormalDist, fmean

from auditor.scoring.intervals import LEVEL

LEAST_WEEKS, MOST_WEEKS = 4, 8
_ALPHA = 1 - LEVEL
_ROUNDING = 1e-9
_BLOCK = 4


@dataclass(frozen=True)
class Difference:
    """How much larger the outcome is with the treatment than without: in the outcome's unit, for shares from −1 to 1.
    ``low`` and ``high``: the 80 % interval, infinite if the weeks are too few to exclude anything. ``chance``: the
    share of all draws that would show a difference at least as large if there were no effect."""

    value: float
    low: float
    high: float
    chance: float


def draw_weeks(count: int, random: Random) -> tuple[bool, ...]:
    """Draw which of ``count`` weeks are with the treatment: half of them, rounded down. ValueError for a count that no
    trial has."""
    if not LEAST_WEEKS <= count <= MOST_WEEKS:
        raise ValueError(count)
    chosen = set(random.sample(range(count), count // 2))
    return tuple(week in chosen for week in range(count))


def draw_next(before: Sequence[bool], random: Random) -> bool:
    """Draw whether the next recipient is with: two of each block of four are, so that both sides grow alike."""
    block = before[len(before) // _BLOCK * _BLOCK :]
    left = [True] * (_BLOCK // 2 - sum(block)) + [False] * (_BLOCK // 2 - len(block) + sum(block))
    return random.choice(left)


def of_weeks(values: Sequence[float], drawn: Sequence[bool]) -> Difference:
    """The difference between the means of weeks with and without. ValueError if there are none of one kind."""
    count = sum(drawn)
    if not 0 < count < len(drawn) or len(values) != len(drawn):
        raise ValueError(drawn)
    found = _of(values, drawn)
    ways = [tuple(week in chosen for week in range(len(values))) for chosen in combinations(range(len(values)), count)]
    spread = [_of(values, way) for way in ways]
    overlap = [_of(drawn, way) for way in ways]  # how much of a shift of the weeks with shows up under this draw
    edges = {
        edge
        for other, share in zip(spread, overlap, strict=True)
        for up in (1 - share, 1 + share)
        if abs(up) > _ROUNDING
        for edge in ((found - other) / up, (found + other) / up)
    }

    def chance(shift: float) -> float:
        seen = abs(found - shift) - _ROUNDING * max(1.0, abs(found), abs(shift))
        pairs = zip(spread, overlap, strict=True)
        return sum(abs(other - share * shift) >= seen for other, share in pairs) / len(ways)

    ordered = sorted(edges)
    between = [(low + high) / 2 for low, high in pairwise(ordered)]
    far = 10 * (max((abs(edge) for edge in ordered), default=0.0) + 1)
    low = -inf if chance(-far) > _ALPHA else min([found, *(at for at in (*ordered, *between) if chance(at) > _ALPHA)])
    high = inf if chance(far) > _ALPHA else max([found, *(at for at in (*ordered, *between) if chance(at) > _ALPHA)])
    return Difference(found, low, high, chance(0.0))


def of_shares(with_: tuple[int, int], without: tuple[int, int]) -> Difference:
    """The difference between two shares, each as (how many, of how many). ValueError if one of them is of none."""
    (k, n), (j, m) = with_, without
    if n <= 0 or m <= 0:
        raise ValueError(with_, without)
    p, q = k / n, j / m
    (low_p, high_p), (low_q, high_q) = _wilson(k, n), _wilson(j, m)
    low = p - q - sqrt((p - low_p) ** 2 + (high_q - q) ** 2)
    high = p - q + sqrt((high_p - p) ** 2 + (q - low_q) ** 2)
    return Difference(p - q, low, high, _fisher(k, n, j, m))


def _of(values: Sequence[float], drawn: Sequence[bool]) -> float:
    with_ = fmean(value for value, is_with in zip(values, drawn, strict=True) if is_with)
    return with_ - fmean(value for value, is_with in zip(values, drawn, strict=True) if not is_with)


def _wilson(k: int, n: int) -> tuple[float, float]:
    z = NormalDist().inv_cdf((1 + LEVEL) / 2)
    centre, half = (k + z * z / 2) / (n + z * z), z / (n + z * z) * sqrt(k * (n - k) / n + z * z / 4)
    return max(0.0, centre - half), min(1.0, centre + half)


def _fisher(k: int, n: int, j: int, m: int) -> float:
    """The two-sided p-value: all tables with the same margins that are at most as likely as this one."""
    both = k + j
    ways = [comb(n, a) * comb(m, both - a) for a in range(max(0, both - m), min(n, both) + 1)]
    seen = comb(n, k) * comb(m, j)
    return sum(way for way in ways if way <= seen) / sum(ways)
