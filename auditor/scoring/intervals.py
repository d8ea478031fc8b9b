"""80 % intervals of measured values: Beta quantiles for shares, a bootstrap for everything else."""

from collections.abc import Callable, Sequence
from math import ceil
from typing import Literal
from zlib import crc32

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import betaincinv, nbdtrik

LEVEL = 0.80
TAIL = (1 - LEVEL) / 2
_RESAMPLES = 2_000
_MOST_SAMPLES = 5_000
_ROUNDING = 1e-12
_AT_ONCE = 200_000  # indices drawn at a time (1.6 MB), so that memory does not grow with the samples

Statistic = Literal["median", "mean", "p75"]
_STATISTICS: dict[str, Callable[[NDArray[np.float64]], NDArray[np.float64]]] = {
    "median": lambda drawn: np.median(drawn, axis=1),
    "mean": lambda drawn: np.mean(drawn, axis=1),
    "p75": lambda drawn: np.percentile(drawn, 75, axis=1),
}


def share(k: float, n: float) -> tuple[float, float]:
    """The interval of a share of ``k`` in ``n``: quantiles of Beta(k + ½, n − k + ½) (Jeffreys), which reach 0 and 1
    where none or all count (Brown, Cai & DasGupta 2001), so that it contains the share."""
    low, high = _jeffreys(k, n)
    return 0.0 if k <= 0 else low, 1.0 if k >= n else high


def _jeffreys(k: float, n: float) -> tuple[float, float]:
    a, b = k + 0.5, n - k + 0.5
    return float(betaincinv(a, b, TAIL)), float(betaincinv(a, b, 1 - TAIL))


def overlooked(found: int, recall: float) -> int:
    """How many more there may be, at most, where ``found`` were found and each is found with a probability of
    ``recall``: the 90 % quantile of the negative binomial with ``found`` successes, that of a prior that falls with
    one over the number. Where none was found, none is supposed."""
    if recall >= 1 or not found:
        return 0
    return max(0, ceil(float(nbdtrik(1 - TAIL, found, recall)) - _ROUNDING))


def smoothed(k: float, n: float) -> float:
    """The share (k + ½) / (n + 1), which is never 0 or 1, for scales on which those are infinite."""
    return (k + 0.5) / (n + 1)


def bootstrap(samples: Sequence[float], statistic: Statistic, seed: str) -> tuple[float, float]:
    """The percentile interval of a statistic of ``samples`` (Efron 1979). The same ``seed`` gives the same interval."""
    values = np.asarray(samples, float)
    return resampled(len(values), seed, lambda index: _STATISTICS[statistic](values[index]))


def resampled(
    n: int,
    seed: str,
    statistic: Callable[[NDArray[np.intp]], NDArray[np.float64]],
    *,
    centre: float | None = None,
) -> tuple[float, float]:
    """The percentile interval of any statistic of ``n`` rows.

    ``statistic`` is given index arrays of shape (resamples, n), rows drawn with replacement, and returns one value for
    each resample. It is called several times, so a value must not depend on the other resamples of its call.
    ``centre``: scale the values so that their mean is this, where drawing with replacement makes the statistic too
    small or too large.
    """
    rng = np.random.default_rng(crc32(seed.encode()))
    resamples = _RESAMPLES if n <= _MOST_SAMPLES else 200
    step = max(1, _AT_ONCE // n)
    drawn = [statistic(rng.integers(0, n, size=(min(step, resamples - done), n))) for done in range(0, resamples, step)]
    values = np.concatenate(drawn)
    if centre is not None and values.any():
        values *= centre / values.mean()
    low, high = np.quantile(values, [TAIL, 1 - TAIL])
    return float(low), float(high)


def survival_median(hours: ArrayLike, ended: ArrayLike) -> float:
    """The median of durations of which some still go on, by the product-limit estimate (Kaplan & Meier 1958).

    ``hours`` are the durations so far, ``ended`` says of each whether it is over. Where more than half still go on at
    the longest duration, this is the longest: the median is at least that. ValueError for no durations.
    """
    times, over = np.asarray(hours, float), np.asarray(ended, bool)
    if not times.size:
        raise ValueError("a median needs at least one duration")
    order = np.lexsort((~over, times))
    times, over = times[order], over[order]
    at_risk = np.arange(len(times), 0, -1)
    surviving = np.cumprod(np.where(over, 1 - 1 / at_risk, 1.0))
    reached = np.flatnonzero(surviving <= 0.5 + _ROUNDING)
    return float(times[reached[0]] if reached.size else times[-1])


def survival_bounds(hours: ArrayLike, ended: ArrayLike, seed: str) -> tuple[float, float]:
    """The percentile interval of ``survival_median``, by a bootstrap over the durations (Efron 1981)."""
    times, over = np.asarray(hours, float), np.asarray(ended, bool)

    def medians(index: NDArray[np.intp]) -> NDArray[np.float64]:
        return np.array([survival_median(times[row], over[row]) for row in index])

    return resampled(len(times), seed, medians)


def clumped(parts: Sequence[float], wholes: Sequence[float], seed: str) -> tuple[float, float]:
    """The interval of a share whose units belong together in groups, as the minutes of one day do.

    Whole groups are drawn. The share is smoothed as in ``smoothed``."""
    part, whole = np.asarray(parts, float), np.asarray(wholes, float)
    return resampled(len(part), seed, lambda index: (part[index].sum(axis=1) + 0.5) / (whole[index].sum(axis=1) + 1))


def ratio(gained: int, spent: int) -> tuple[float, float]:
    """The interval of (gained + ½) / (spent + ½), from the Beta interval of the share of ``gained`` among both."""
    low, high = _jeffreys(gained, gained + spent)
    return low / (1 - low), high / (1 - high)
