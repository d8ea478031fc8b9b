"""Durations of two groups compared, where some still go on."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def log_rank(hours: ArrayLike, ended: ArrayLike, other_hours: ArrayLike, other_ended: ArrayLike) -> float:
    """How many standard errors more of the first group's durations ended than if both groups were alike (Mantel 1966,
    log-rank): positive where the first group's are shorter. ``ended`` says of each whether it is over. 0.0 where
    nothing can be compared."""
    times = np.concatenate([np.asarray(hours, float), np.asarray(other_hours, float)])
    over = np.concatenate([np.asarray(ended, bool), np.asarray(other_ended, bool)])
    first = np.arange(len(times)) < len(np.asarray(hours, float))
    moments = np.unique(times[over])
    at_risk = len(times) - np.searchsorted(np.sort(times), moments, side="left")
    ours = np.sort(times[first])
    at_risk_first = len(ours) - np.searchsorted(ours, moments, side="left")
    ending = _how_often(times[over], moments)
    ending_first = _how_often(times[over & first], moments)
    share = at_risk_first / at_risk
    expected = ending * share
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.where(at_risk > 1, ending * share * (1 - share) * (at_risk - ending) / (at_risk - 1), 0.0)
    variance = float(spread.sum())
    return float((ending_first - expected).sum()) / variance**0.5 if variance > 0 else 0.0


def over_by(hours: ArrayLike, ended: ArrayLike, moment: float) -> float:
    """The share of durations that are over by a moment, of which some still go on (Kaplan & Meier 1958); 0.0 for none.
    Where none was followed so far, it is the share by the longest of them."""
    times, over = np.asarray(hours, float), np.asarray(ended, bool)
    moments = np.unique(times[over & (times <= moment)])
    at_risk = len(times) - np.searchsorted(np.sort(times), moments, side="left")
    return 1 - float(np.prod(1 - _how_often(times[over], moments) / np.maximum(at_risk, 1)))


def _how_often(times: NDArray[np.float64], moments: NDArray[np.float64]) -> NDArray[np.intp]:
    """How many of the times are each of the moments, which are sorted."""
    ordered = np.sort(times)
    return np.searchsorted(ordered, moments, side="right") - np.searchsorted(ordered, moments, side="left")
