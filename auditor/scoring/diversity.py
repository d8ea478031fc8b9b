"""The effective number of people over whom something is spread: exp of Shannon's entropy, of the habit behind a sample.

A sample misses people to whom one seldom writes, so its own entropy is too small, the more so the smaller it is. What
is missed is estimated from how many people were met once or twice (Chao, Wang & Jost 2013). Messages come in sittings,
so the sittings are the sample, and are resampled for the interval.
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
_FEWER = 50  # resamples of a larger sample
_MOST_MISSED = 100_000  # missed people that are represented one by one
_FAR, _MOST_TERMS = 36.0, 5_000  # exp(-36) is negligible

Counts = NDArray[np.integer]
Shares = NDArray[np.float64]


def effective_number(people: Sequence[int], sizes: Sequence[int], seed: str) -> tuple[float, float, float]:
    """The effective number of people and the ends of its 80 % interval. ``people`` has for each sitting the number of
    the person, counted from 0, and ``sizes`` how much was said in it. ValueError for no sittings.
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
    """The entropy of what was said, plus what the sittings miss, and plus the loss because some sittings are larger
    than others (the term of Miller 1955, by the variance of their sizes)."""
    sittings = np.bincount(who)
    varied = float(np.var(held) / np.mean(held) ** 2)
    uneven = varied * (np.count_nonzero(sittings) - 1) / (2 * who.size)
    return entropy(np.bincount(who, held).astype(np.int64)) + _whole_entropy(sittings) - entropy(sittings) + uneven


def _whole_entropy(counts: Counts) -> float:
    """The entropy of all people including those who were missed, in nats (Chao, Wang & Jost 2013)."""
    seen = counts[counts > 0]
    n, once, twice = int(seen.sum()), int((seen == 1).sum()), int((seen == 2).sum())
    met = float((seen / n * (psi(n) - psi(seen))).sum())
    if not once:
        return met
    rest = 1 - (2 * twice / ((n - 1) * once + 2 * twice) if twice else 2 / ((n - 1) * (once - 1) + 2))
    return met + once / n * _tail(n, rest) if rest > 0 else met


def _tail(n: int, rest: float) -> float:
    """The sum of rest^(1 + j) / (n + j) over all j from 0; by the Euler–Maclaurin formula if its terms fall slowly."""
    falls = -log(rest)
    if (terms := ceil(_FAR / falls)) <= _MOST_TERMS:
        each = np.arange(terms)
        return float((np.exp(-falls * (1 + each)) / (n + each)).sum())
    first, far = exp(-falls) / n, falls * n
    scaled = exp(far) * float(exp1(far)) if far < _FAR else (1 - 1 / far + 2 / far**2) / far
    return exp(-falls) * scaled + first / 2 + first * (falls + 1 / n) / 12


def _drawn(rng: np.random.Generator, met: Shares, missed: int, unmet: float, size: int) -> NDArray[np.intp]:
    """``size`` sittings drawn anew, each as the number of its person; the highest numbers are those who were missed. If
    everybody was met only once, the missed are half the square of those met, so they are not represented one by one."""
    if missed <= _MOST_MISSED:
        every = np.concatenate([met, np.full(missed, unmet / max(missed, 1))])
        return rng.choice(len(every), size, p=every / every.sum())
    every = np.append(met, unmet)
    drawn = rng.choice(len(every), size, p=every / every.sum())
    others = drawn == len(met)
    drawn[others] += rng.integers(0, missed, int(others.sum()))
    return np.unique(drawn, return_inverse=True)[1]


def _everybody(counts: Counts) -> tuple[Shares, int, float]:
    """The shares of the people who were met, and the number and the total share of those who were missed, estimated
    from those met once and twice (Chao & Jost 2015)."""
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
