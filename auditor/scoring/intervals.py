"""80 % intervals of measured values: Beta quantiles for shares, Gamma quantiles for frequencies, else a bootstrap."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from math import sqrt
from statistics import NormalDist
from typing import Literal
from zlib import crc32

import numpy as np
from numpy.typing import ArrayLike, NDArray

from auditor.scoring.special import betaincinv, gammaincinv, nbdtr, ndtr, ndtri, stdtrit

LEVEL = 0.80
TAIL = (1 - LEVEL) / 2
_RESAMPLES = 2_000
_MOST_SAMPLES = 5_000
_RECALLS, _HELPS = 500, 10  # grid sizes: values of the recall, and of the help of further texts
_TRIES = 50  # redraws; after them a number that is still too large is cut to the largest possible one
_ROUNDING = 1e-12
_NORMAL = NormalDist().inv_cdf(1 - TAIL)
_AT_ONCE = 200_000  # indices drawn at a time (1.6 MB), so that memory does not grow with the samples

Draws = NDArray[np.float64]
#: Pairs: a number of texts, and how many people wrote that many.
Numbers = tuple[tuple[int, int], ...]
Statistic = Literal["median", "mean", "p75"]
_QUANTILES: dict[Statistic, float] = {"median": 0.5, "p75": 0.75}


def share(k: float, n: float) -> tuple[float, float]:
    """The interval of the share ``k`` of ``n``: quantiles of Beta(k + ½, n − k + ½) (Jeffreys). It reaches 0 if none
    count and 1 if all do (Brown, Cai & DasGupta 2001), so that it contains the share."""
    low, high = _jeffreys(k, n)
    return 0.0 if k <= 0 else low, 1.0 if k >= n else high


def _jeffreys(k: float, n: float) -> tuple[float, float]:
    a, b = k + 0.5, n - k + 0.5
    return float(betaincinv(a, b, TAIL)), float(betaincinv(a, b, 1 - TAIL))


def none_missed() -> Draws:
    """The draws of ``missed`` for the case that nothing can be missed: all zeros."""
    return np.zeros(_RESAMPLES)


def missed(
    found: Mapping[int, int], others: Mapping[int, int], recall: tuple[float, float], seed: str
) -> dict[int, Draws]:
    """How many people among ``others`` belong to ``found`` but were not recognised, drawn many times.

    Both map a number of texts to how many people wrote that many. Somebody who wrote m texts is missed only if all m
    are. ``recall``: (found, of), how many texts were found where it was measured; its uncertainty is drawn too (Rogan &
    Gladen 1978). So is how much a further text by the same person helps: nothing is known about it (Jeffreys' prior of
    a share), and a bare reminder may not help at all.

    For a given recall, the number of missed people is negative binomial with the found as successes, under a prior
    proportional to one over the number. It cannot exceed the others, so it is truncated there (Gelman et al. 2013,
    Bayesian Data Analysis, ch. 2 and 3), which makes a recall that would miss more people than exist less probable.
    If none was found, none is assumed to be missed.
    """
    return dict(_missed(tuple(sorted(found.items())), tuple(sorted(others.items())), recall, seed))


#: Cached, because several audits ask it about the same people.
@lru_cache(maxsize=4)
def _missed(found_by: Numbers, others_by: Numbers, recall: tuple[float, float], seed: str) -> Mapping[int, Draws]:
    found, others = dict(found_by), dict(others_by)
    yes, of = recall
    one, apart = (each.ravel() for each in np.meshgrid(_middles(_RECALLS), np.sin(np.pi / 2 * _middles(_HELPS)) ** 2))
    weight = (yes - 0.5) * np.log(one) + (of - yes - 0.5) * np.log1p(-one)
    with np.errstate(divide="ignore"):
        for texts, people in ((texts, people) for texts, people in found.items() if people):
            weight += np.log(nbdtr(others.get(texts, 0), people, _of_many(one, apart, texts)))
    rng = np.random.default_rng(crc32(seed.encode()))
    chances = np.exp(weight - weight.max())
    at = rng.choice(one.size, _RESAMPLES, p=chances / chances.sum())
    return {
        texts: _cut_off(found.get(texts, 0), _of_many(one[at], apart[at], texts), most, rng)
        for texts, most in others.items()
    }


def _middles(parts: int) -> Draws:
    """The middles of ``parts`` equal parts of the range from 0 to 1."""
    return (np.arange(parts) + 0.5) / parts


def _cut_off(found: int, recall: Draws, most: int, rng: np.random.Generator) -> Draws:
    """How many were missed besides ``found``, one draw per recall, redrawn while it exceeds ``most``."""
    if not found or not most:
        return none_missed()
    number = rng.negative_binomial(found, recall)
    for _ in range(_TRIES):
        over = number > most
        if not over.any():
            break
        number[over] = rng.negative_binomial(found, recall[over])
    return np.minimum(number, most).astype(np.float64)


def _of_many(one: Draws, apart: Draws, texts: int) -> Draws:
    """The probability of finding somebody who wrote ``texts`` texts. ``one`` is that of finding one text; ``apart``,
    from 0 to 1, is how much the further texts help, where 1 means that each is found independently."""
    return np.asarray(one + apart * (-np.expm1(texts * np.log1p(-one)) - one), float)


def share_without(k: int, n: int, gone: Draws, seed: str) -> tuple[float, float]:
    """The interval of the share ``k`` of ``n`` if some (``gone``, drawn) of the other n − k do not belong to ``n``."""
    if not gone.any():
        return share(k, n)
    rest = np.maximum(n - k - gone, 0)
    drawn = np.random.default_rng([crc32(seed.encode()), n]).beta(k + 0.5, rest + 0.5)
    low, high = np.quantile(drawn, [TAIL, 1 - TAIL])
    return float(low) if k else 0.0, float(high)


def share_but(k: int, n: int, wrong: Draws, seed: str) -> tuple[float, float]:
    """The interval of the share ``k`` of ``n`` if some (``wrong``, drawn) of the ``k`` were counted wrongly."""
    if not wrong.any():
        return share(k, n)
    rest = np.maximum(k - wrong, 0)
    drawn = np.random.default_rng([crc32(seed.encode()), n]).beta(rest + 0.5, n - rest + 0.5)
    low, high = np.quantile(drawn, [TAIL, 1 - TAIL])
    return float(low), float(high)


def misread(k: int, n: int, precision: tuple[int, int], recall: tuple[int, int], seed: str) -> tuple[float, float]:
    """The interval of the share ``k`` of ``n`` if ``k`` was found by reading, which makes false findings and misses
    some. ``precision`` and ``recall`` were measured, each as (right, of). The uncertainty of all three is drawn
    together (Rogan & Gladen 1978). If none was found, none is assumed."""
    if not k:
        return share(k, n)
    rng = np.random.default_rng(crc32(seed.encode()))
    part, right, found = (rng.beta(yes + 0.5, of - yes + 0.5, _RESAMPLES) for yes, of in ((k, n), precision, recall))
    low, high = np.quantile(np.minimum(part * right / found, 1), [TAIL, 1 - TAIL])
    return float(low), float(high)


def smoothed(k: float, n: float) -> float:
    """The share (k + ½) / (n + 1), which is never 0 or 1, for scales that are infinite there."""
    return (k + 0.5) / (n + 1)


def sampled(samples: Sequence[float], statistic: Statistic, seed: str) -> tuple[float, float]:
    """The interval of a statistic of ``samples``. A mean's comes from a bootstrap, the same for the same ``seed``. A
    quantile's runs between the samples at the ends of the interval of the share below it (Woodruff 1952)."""
    values = np.asarray(samples, float)
    if statistic == "mean":
        return _of_mean(values, seed)
    at = _QUANTILES[statistic]
    low, high = np.quantile(values, _jeffreys(at * len(values), len(values)), method="weibull")
    return float(low), float(high)


def resampled(
    n: int,
    seed: str,
    statistic: Callable[[NDArray[np.intp]], NDArray[np.float64]],
    *,
    centre: float | None = None,
) -> tuple[float, float]:
    """The percentile interval of any statistic of ``n`` rows. It is widened if rows are few, because a sample varies
    less than the population it was drawn from (Hesterberg 2015).

    ``statistic`` is given index arrays of shape (resamples, n), rows drawn with replacement, and returns one value for
    each resample. It is called several times, so a value must not depend on the other resamples of its call.
    ``centre``: scale the values to this mean, for a statistic that drawing with replacement makes too small or too
    large.
    """
    values = _drawn_again(n, seed, statistic)
    if centre is not None and values.any():
        values *= centre / values.mean()
    tail = float(ndtr(-_far(n)))
    low, high = np.quantile(values, [tail, 1 - tail])
    return float(low), float(high)


def _of_mean(values: Draws, seed: str) -> tuple[float, float]:
    """The bias-corrected and accelerated bootstrap interval of a mean (Efron 1987). If a few values are far above the
    others, such as long days among short ones, most resamples lie below the true mean, and a plain percentile interval
    would end too low."""
    n = len(values)
    means = _drawn_again(n, seed, lambda index: np.asarray(values[index].mean(axis=1), float))
    off = values - values.mean()
    if off.any():
        off /= np.abs(off).max()  # so that the squares of tiny values do not become zero
    skewed = float((off**3).sum() / (6 * (off**2).sum() ** 1.5)) if off.any() else 0.0
    below = float((means < values.mean()).mean() + (means <= values.mean()).mean()) / 2
    bias = float(ndtri(np.clip(below, TAIL, 1 - TAIL)))
    low, high = (float(ndtr(bias + z / (1 - skewed * z))) for z in (bias - _far(n), bias + _far(n)))
    ends = np.quantile(means, [low, high])
    return float(ends[0]), float(ends[1])


def _drawn_again(n: int, seed: str, statistic: Callable[[NDArray[np.intp]], Draws]) -> Draws:
    """A statistic of ``n`` rows drawn with replacement, one value per resample."""
    rng = np.random.default_rng(crc32(seed.encode()))
    resamples = _RESAMPLES if n <= _MOST_SAMPLES else 200
    step = max(1, _AT_ONCE // n)
    drawn = [statistic(rng.integers(0, n, size=(min(step, resamples - done), n))) for done in range(0, resamples, step)]
    return np.concatenate(drawn)


def _far(n: int) -> float:
    """How many standard deviations of the resamples of ``n`` rows lie between the middle and an end of the interval."""
    return float(stdtrit(n - 1, 1 - TAIL)) * sqrt(n / (n - 1)) if n > 1 else _NORMAL


def frequency(counts: Sequence[float], together: Sequence[float] = ()) -> tuple[float, float]:
    """The interval of the mean count per span, from the counts in equal spans: quantiles of Gamma(k + ½) (Jeffreys),
    which say something even if nothing happened. If the counts vary more than by chance, as in bursts, k counts for
    less (quasi-Poisson), and for still less if few spans show how much they vary; its ends are then nearly those of
    Garwood 1936. ``together``: the number of events of each cause, such as everything that one person sends, which may
    lie in different spans; k counts for less because of them, too (Fay & Feuer 1997)."""
    bursts, clumps = _bursts(counts, together)
    edge = 0.5 / clumps
    low, high = gammaincinv((bursts + edge, bursts + 1 - edge), (TAIL, 1 - TAIL)) * clumps / len(counts)
    return float(low) if bursts else 0.0, float(high)


def frequency_and_more(
    counts: Sequence[float], more: Draws, seed: str, together: Sequence[float] = ()
) -> tuple[float, float]:
    """The interval of ``frequency`` if ``more`` events (drawn) may have happened in all spans than were counted."""
    bursts, clumps = _bursts(counts, together)
    happened = np.random.default_rng(crc32(seed.encode())).gamma(bursts + 0.5, clumps, more.size)
    low, high = np.quantile((happened + more) / len(counts), [TAIL, 1 - TAIL])
    return float(low), float(high)


def _bursts(counts: Sequence[float], together: Sequence[float]) -> tuple[float, float]:
    """The number of bursts, and the mean number of events in a burst: 1 if all vary by chance alone."""
    each = np.asarray(counts, float)
    n, total = each.size, float(each.sum())
    if n == 0:
        raise ValueError("how often something happens needs at least one span")
    clumps = 1.0
    if n > 1 and total and (varied := float(each.var(ddof=1)) * n / total) > 1:
        clumps = varied * (float(stdtrit(n - 1, 1 - TAIL)) / _NORMAL) ** 2
    sizes = np.asarray(together, float)
    if sizes.any():
        clumps = max(clumps, float((sizes**2).sum() / sizes.sum()))
    return total / clumps, clumps


def survival_median(hours: ArrayLike, ended: ArrayLike) -> float:
    """The median of durations, some of which have not ended, by the product-limit estimate (Kaplan & Meier 1958).

    ``hours`` are the durations so far; ``ended`` says for each whether it is over. If more than half are still running
    at the longest duration, that duration is returned: the median is at least that. ValueError for no durations.
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


def survival_bounds(hours: ArrayLike, ended: ArrayLike, seed: str, most: float = 0.0) -> tuple[float, float]:
    """The percentile interval of ``survival_median``, by a bootstrap over the durations (Efron 1981). If more than half
    of a resample have not ended, its median is later than anything observed, and counts as ``most``."""
    times, over = np.asarray(hours, float), np.asarray(ended, bool)
    order = np.lexsort((~over, times))
    times, over = times[order], over[order]
    size = len(times)

    def medians(index: NDArray[np.intp]) -> NDArray[np.float64]:
        rows = len(index)
        places = index + size * np.arange(rows)[:, None]
        drawn = np.bincount(places.ravel(), minlength=size * rows).reshape(rows, size)
        at_risk = np.maximum(drawn[:, ::-1].cumsum(axis=1)[:, ::-1], 1)
        surviving = np.cumprod(np.where(over, 1 - drawn / at_risk, 1.0), axis=1)
        reached = surviving <= 0.5 + _ROUNDING
        longest = times[size - 1 - np.argmax(drawn[:, ::-1] > 0, axis=1)]
        middle = times[np.argmax(reached, axis=1)]
        return np.asarray(np.where(reached.any(axis=1), middle, np.maximum(longest, most)), float)

    return resampled(size, seed, medians)


def clumped(parts: Sequence[float], wholes: Sequence[float], sizes: Sequence[float] = ()) -> tuple[float, float]:
    """The interval of a share whose units belong together in groups, as the minutes of one day do. It is that of a
    share of as many independent units as would vary as much as the groups do: fewer if there are few groups, but never
    more than there are (Korn & Graubard 1998). If units count by their ``sizes``, as visits by their length, the few
    large ones dominate, and the number of units is the effective one (Kish 1965). If none or all count, the variation
    is unknown, and each group is one unit."""
    part, whole, size = np.asarray(parts, float), np.asarray(wholes, float), np.asarray(sizes, float)
    groups = int((whole > 0).sum())
    if groups == 0:
        return 0.0, 1.0
    value = min(float(part.sum() / whole.sum()), 1.0)
    units = float(groups)
    if groups > 1 and 0 < value < 1:
        off = part - value * whole
        varied = groups / (groups - 1) * float((off**2).sum()) / float(whole.sum()) ** 2
        few = _NORMAL / float(stdtrit(groups - 1, 1 - TAIL))
        units = value * (1 - value) / max(varied, _ROUNDING) * few**2
    there = float(size.sum() ** 2 / (size**2).sum()) if size.any() else float(whole.sum())
    units = max(1.0, min(units, there))
    return share(value * units, units)


def ratio(gained: int, spent: int) -> tuple[float, float]:
    """The interval of (gained + ½) / (spent + ½), from the Beta interval of the share of ``gained`` among both."""
    low, high = _jeffreys(gained, gained + spent)
    return low / (1 - low), high / (1 - high)
