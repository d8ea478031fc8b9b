"""The effective number of people over whom something is spread: exp of Shannon's entropy, of the habit behind a sample.

A sample misses people to whom one seldom writes, so its own entropy is too small, the more so the smaller it is. What
is missed is estimated from how many people were met once or twice (Chao, Wang & Jost 2013). Messages come in sittings,
so the sittings are the sample, and are resampled for the interval.
"""

from collections.abc import Sequence
from dataclasses import dataclass
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
    everybody = _Everybody.of(np.bincount(who))
    rng = np.random.default_rng(crc32(seed.encode()))
    times = _RESAMPLES if who.size <= _MOST_SAMPLES else _FEWER
    again = [
        _estimate(everybody.drawn(rng, who.size), held[rng.integers(0, held.size, held.size)]) for _ in range(times)
    ]
    doubt = NormalDist().inv_cdf(1 - TAIL) * float(np.std(again))
    return exp(value), exp(value - doubt), exp(value + doubt)


def entropy(counts: Counts) -> float:
    """Shannon's entropy of a sample, in nats."""
    return _entropy(counts[counts > 0])


def _entropy(seen: Counts) -> float:
    shares = seen / seen.sum()
    return float(-(shares * np.log(shares)).sum())


def _estimate(who: NDArray[np.intp], held: NDArray[np.int64]) -> float:
    """The entropy of what was said, plus what the sittings miss, and plus the loss because some sittings are larger
    than others (the term of Miller 1955, by the variance of their sizes)."""
    every = np.bincount(who)
    sittings = every[every > 0]
    mean = held.sum() / held.size
    off = held - mean
    varied = float((off * off).sum() / held.size / mean**2)
    uneven = varied * (sittings.size - 1) / (2 * who.size)
    return entropy(np.bincount(who, held).astype(np.int64)) + _whole_entropy(sittings) - _entropy(sittings) + uneven


def _whole_entropy(seen: Counts) -> float:
    """The entropy of all people including those who were missed, in nats (Chao, Wang & Jost 2013). ``seen``: how often
    each was met who was."""
    n, once, twice = _frequencies(seen)
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


def _frequencies(seen: Counts) -> tuple[int, int, int]:
    """How many meetings there were, and how many people were met once and twice."""
    return int(seen.sum()), int(np.count_nonzero(seen == 1)), int(np.count_nonzero(seen == 2))


@dataclass(frozen=True)
class _Everybody:
    """The people behind a sample: how many were ``met``, how many were ``missed``, and the shares of all added up
    ``until`` each, those who were missed last. If everybody was met only once, the missed are half the square of those
    met, so they have one share together (``as_one``)."""

    met: int
    missed: int
    as_one: bool
    until: Shares

    @classmethod
    def of(cls, counts: Counts) -> "_Everybody":
        """Estimated from how often each was met."""
        met, missed, unmet = _shares(counts)
        as_one = missed > _MOST_MISSED
        others = np.array([unmet]) if as_one else np.full(missed, unmet / max(missed, 1))
        every = np.concatenate([met, others])
        until = (every / every.sum()).cumsum()
        return cls(len(met), missed, as_one, until / until[-1])

    def drawn(self, rng: np.random.Generator, size: int) -> NDArray[np.intp]:
        """``size`` sittings drawn anew, each as the number of its person."""
        found = self.until.searchsorted(rng.random(size), side="right")
        if not self.as_one:
            return found
        others = found == self.met
        found[others] += rng.integers(0, self.missed, int(others.sum()))
        return np.unique(found, return_inverse=True)[1]


def _shares(counts: Counts) -> tuple[Shares, int, float]:
    """The shares of the people who were met, and the number and the total share of those who were missed, estimated
    from those met once and twice (Chao & Jost 2015)."""
    seen = counts[counts > 0]
    n, once, twice = _frequencies(seen)
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
