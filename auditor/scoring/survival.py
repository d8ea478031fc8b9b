"""Compares the durations of two groups, some of which have not ended."""

import numpy as np
from numpy.typing import ArrayLike, NDArray


def log_rank(hours: ArrayLike, ended: ArrayLike, other_hours: ArrayLike, other_ended: ArrayLike) -> float:
    """How many standard errors more durations of the first group ended than if both groups were alike (log-rank, Mantel
    1966): positive if the first group's are shorter. ``ended`` says for each duration whether it is over. 0.0 if
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
    """The share of durations that have ended by ``moment``, where some have not ended at all (Kaplan & Meier 1958); 0.0
    for none. If no duration was followed for so long, it is the share at the longest one."""
    times, over = np.asarray(hours, float), np.asarray(ended, bool)
    moments = np.unique(times[over & (times <= moment)])
    at_risk = len(times) - np.searchsorted(np.sort(times), moments, side="left")
    return 1 - float(np.prod(1 - _how_often(times[over], moments) / np.maximum(at_risk, 1)))


def _how_often(times: NDArray[np.float64], moments: NDArray[np.float64]) -> NDArray[np.intp]:
    """For each of the sorted ``moments``, how many of the times equal it."""
    ordered = np.sort(times)
    return np.searchsorted(ordered, moments, side="right") - np.searchsorted(ordered, moments, side="left")
