"""Over how many people something is spread, as if evenly: exp of Shannon's entropy, of a habit and not of a sample.

A sample misses people whom one writes to seldom, so its own entropy is too small, and the smaller the sample the more.
What is missed is estimated by how many were met once or twice (Chao, Wang & Jost 2013). Messages come in sittings: the
sittings are the sample, and what is drawn again for the interval.
"""

from collections.abc import Sequence
from math import ceil, exp, log
from statistics import NormalDist
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from auditor.scoring.intervals import TAIL
from auditor.scoring.special import exp1, psi

_RESAMPLES = 200
_MOST_SAMPLES = 5_000
_FEWER = 50  # resamples of more than that
_MOST_MISSED = 100_000  # people who are held one by one
_FAR, _MOST_TERMS = 36.0, 5_000  # exp(-36) is as good as nothing

Counts = NDArray[np.integer]
Shares = NDArray[np.float64]


def effective_number(people: Sequence[int], sizes: Sequence[int], seed: str) -> tuple[float, float, float]:
    """The number of people, with the ends of its 80 % interval, from sittings: ``people`` has the number of whom each
    was with, counted from 0, and ``sizes`` how much it held. ValueError for no sittings.
    """
    who, held = np.asarray(people, np.intp), np.asarray(sizes, np.int64)
    if not who.size:
        raise ValueError("a spread needs at least one sitting")
    value = _estimate(who, held)
    met, missed, unmet = _everybody(np.bincount(who))
    rng = np.random.default_rng(crc32(seed.encode()))
    times = _RESAMPLES if who.size <= _MOST_SAMPLES else _FEWER
    again = [
        _estimate(_drawn(rng, met, missed, unmet, who.size), held[rng.integers(0, held.size, held.size)])
        for _ in range(times)
    ]
    doubt = NormalDist().inv_cdf(1 - TAIL) * float(np.std(again))
    return exp(value), exp(value - doubt), exp(value + doubt)


def entropy(counts: Counts) -> float:
    """Shannon's entropy of a sample, in nats."""
    seen = counts[counts > 0]
    shares = seen / seen.sum()
    return float(-(shares * np.log(shares)).sum())


def _estimate(who: NDArray[np.intp], held: NDArray[np.int64]) -> float:
    """The entropy of what was held, plus what the sittings missed, and what is lost because some hold more than others
    (the term of Miller 1955, by how much their sizes vary)."""
    sittings = np.bincount(who)
    varied = float(np.var(held) / np.mean(held) ** 2)
    uneven = varied * (np.count_nonzero(sittings) - 1) / (2 * who.size)
    return entropy(np.bincount(who, held).astype(np.int64)) + _whole_entropy(sittings) - entropy(sittings) + uneven


def _whole_entropy(counts: Counts) -> float:
    """The entropy of all there are, those who were missed among them (Chao, Wang & Jost 2013)."""
    seen = counts[counts > 0]
    n, once, twice = int(seen.sum()), int((seen == 1).sum()), int((seen == 2).sum())
    met = float((seen / n * (psi(n) - psi(seen))).sum())
    if not once:
        return met
    rest = 1 - (2 * twice / ((n - 1) * once + 2 * twice) if twice else 2 / ((n - 1) * (once - 1) + 2))
    return met + once / n * _tail(n, rest) if rest > 0 else met


def _tail(n: int, rest: float) -> float:
    """The sum of rest^(1 + j) / (n + j) over all j from 0; by Euler and Maclaurin where its terms fall slowly."""
    falls = -log(rest)
    if (terms := ceil(_FAR / falls)) <= _MOST_TERMS:
        each = np.arange(terms)
        return float((np.exp(-falls * (1 + each)) / (n + each)).sum())
    first, far = exp(-falls) / n, falls * n
    scaled = exp(far) * float(exp1(far)) if far < _FAR else (1 - 1 / far + 2 / far**2) / far
    return exp(-falls) * scaled + first / 2 + first * (falls + 1 / n) / 12


def _drawn(rng: np.random.Generator, met: Shares, missed: int, unmet: float, size: int) -> NDArray[np.intp]:
    """So many sittings drawn anew, each by the number of whom it was with; the last of all are those who were missed.
    Where everybody was met once, they are as many as half the square of those, and are not held one by one."""
    if missed <= _MOST_MISSED:
        every = np.concatenate([met, np.full(missed, unmet / max(missed, 1))])
        return rng.choice(len(every), size, p=every / every.sum())
    every = np.append(met, unmet)
    drawn = rng.choice(len(every), size, p=every / every.sum())
    others = drawn == len(met)
    drawn[others] += rng.integers(0, missed, int(others.sum()))
    return np.unique(drawn, return_inverse=True)[1]


def _everybody(counts: Counts) -> tuple[Shares, int, float]:
    """The shares of those who were met, and of those who were missed the number and the share together, which are
    estimated by those met once and twice (Chao & Jost 2015)."""
    seen = counts[counts > 0]
    n, once, twice = int(seen.sum()), int((seen == 1).sum()), int((seen == 2).sum())
    missed = (n - 1) / n * (once**2 / (2 * twice) if twice else once * (once - 1) / 2)
    number = int(np.ceil(missed))
    if not number:
        return np.asarray(seen / n, float), 0, 0.0
    part = (n - 1) * once / ((n - 1) * once + 2 * twice) if twice else (n - 1) * (once - 1) / ((n - 1) * (once - 1) + 2)
    unmet = once / n * part
    shares = seen / n
    weights = (1 - shares) ** n
    lowered = shares * (1 - unmet / float((shares * weights).sum()) * weights) if (shares * weights).any() else shares
    return np.asarray(np.maximum(lowered, 0), float), number, float(unmet)
