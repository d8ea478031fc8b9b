"""Curves from a measured value to a score from 0 to 1, defined by the values that score 0.9 and 0.5.

Log-normal curves are those of Lighthouse (``getLogNormalScore``); the others apply the same idea to shares,
bands and checklists. z90 is the 0.9 quantile of the standard normal distribution.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import log
from statistics import NormalDist
from typing import Literal, Protocol

_NORMAL = NormalDist()
Z90 = _NORMAL.inv_cdf(0.9)


class Curve(Protocol):
    """Scores a value. ``kind`` names the curve's shape for readers of a report."""

    @property
    def kind(self) -> str: ...

    def score(self, value: float) -> float:
        """The score of a value in the audit's unit, in [0, 1]."""
        ...

    def points(self) -> list[tuple[float, float]]:
        """The control points as (value, score), ascending by value."""
        ...


@dataclass(frozen=True)
class LogNormal:
    """LN+ or LN-: ``good`` scores 0.9, ``fair`` 0.5. Lower is better if ``good`` is below ``fair``."""

    good: float
    fair: float

    @property
    def kind(self) -> Literal["LN+", "LN-"]:
        return "LN+" if self.good > self.fair else "LN-"

    def score(self, value: float) -> float:
        if value <= 0:
            return 0.0 if self.good > self.fair else 1.0
        return _NORMAL.cdf((log(value) - log(self.fair)) * Z90 / (log(self.good) - log(self.fair)))

    def points(self) -> list[tuple[float, float]]:
        return sorted([(self.good, 0.9), (self.fair, 0.5)])


@dataclass(frozen=True)
class LogitShare:
    """LG+ or LG-: as LogNormal, but on the logit of a share in [0, 1]."""

    good: float
    fair: float

    @property
    def kind(self) -> Literal["LG+", "LG-"]:
        return "LG+" if self.good > self.fair else "LG-"

    def score(self, value: float) -> float:
        rises = self.good > self.fair
        if value <= 0:
            return 0.0 if rises else 1.0
        if value >= 1:
            return 1.0 if rises else 0.0
        return _NORMAL.cdf((_logit(value) - _logit(self.fair)) * Z90 / (_logit(self.good) - _logit(self.fair)))

    def points(self) -> list[tuple[float, float]]:
        return sorted([(self.good, 0.9), (self.fair, 0.5)])


@dataclass(frozen=True)
class Band:
    """BAND: too little and too much both score low; the score is the lower one of the two sides."""

    low: LogNormal | LogitShare
    high: LogNormal | LogitShare

    @property
    def kind(self) -> Literal["BAND"]:
        return "BAND"

    def score(self, value: float) -> float:
        return min(self.low.score(value), self.high.score(value))

    def points(self) -> list[tuple[float, float]]:
        return sorted([*self.low.points(), *self.high.points()])


@dataclass(frozen=True)
class Piecewise:
    """PL: straight lines through (minimum, 0), (fair, 0.5), (good, 0.9), (maximum, 1), for checklists and scales.

    If ``good`` is the maximum, it scores 1.
    """

    good: float
    fair: float
    minimum: float = 0.0
    maximum: float = 1.0

    @property
    def kind(self) -> Literal["PL"]:
        return "PL"

    def score(self, value: float) -> float:
        corners = [(self.minimum, 0.0), *self.points()]
        if value <= self.minimum:
            return 0.0
        for (x0, y0), (x1, y1) in pairwise(corners):
            if value <= x1:
                return y0 + (y1 - y0) * (value - x0) / (x1 - x0)
        return 1.0

    def points(self) -> list[tuple[float, float]]:
        if self.good >= self.maximum:
            return [(self.fair, 0.5), (self.maximum, 1.0)]
        return [(self.fair, 0.5), (self.good, 0.9), (self.maximum, 1.0)]


def _logit(share: float) -> float:
    return log(share / (1 - share))


def span(curve: Curve, low: float, high: float) -> tuple[float, float]:
    """The lowest and the highest score of all values from ``low`` to ``high``. A band's highest may lie in between."""
    ends = curve.score(low), curve.score(high)
    if isinstance(curve, Band):
        return min(ends), max(*ends, curve.score(_top(curve, low, high)))
    return min(ends), max(ends)


def _top(band: Band, low: float, high: float) -> float:
    """The value between two others at which a band scores highest: where its sides cross, found by bisection."""
    for _ in range(60):
        middle = (low + high) / 2
        if band.low.score(middle) < band.high.score(middle):
            low = middle
        else:
            high = middle
    return (low + high) / 2
