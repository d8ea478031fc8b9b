"""Whether the latest of several equal spans of time differs from the earlier ones by more than chance.

There are tests for three kinds of numbers (counts, shares and amounts) and for silence. Chance alone makes each span
vary, and people vary more than that: the scatter is estimated from the earlier spans, together with a supposed scatter
of people that counts as three more spans. The fewer spans there are, the more cautious the estimate is.
"""

from collections.abc import Sequence
from math import asin, sqrt
from typing import NamedTuple

import numpy as np

from auditor.scoring.special import betainc, ndtr, ndtri, stdtrit

#: The supposed scatter of people, in variances of chance alone, and how many spans it counts as (convention, E).
_SUPPOSED, _SUPPOSED_SPANS = 1.5, 3
#: The tail probability at which widths are compared, near the probabilities that are reported as a change.
_FAR = 0.001


class Share(NamedTuple):
    """``part`` of ``whole`` in one span; neither need be a whole number."""

    part: float
    whole: float

    @property
    def value(self) -> float:
        """From 0 to 1."""
        return self.part / self.whole


def chance_of_counts(before: Sequence[float], latest: Sequence[float]) -> float:
    """The probability that chance alone makes the ``latest`` counts together so much larger or smaller than those
    before (two-sided). Given everything that happened, the latest spans have their share of it (Przyborowski &
    Wilenski 1940, Biometrika 31:313-323); events that come in clumps count for less."""
    total, last = sum(before) + sum(latest), sum(latest)
    if not total:
        return 1.0
    each = np.asarray(before, float)
    mean = float(each.mean())
    clumps = _scatter(float(each.var(ddof=1)) / mean if mean else 1.0, len(before))
    part, happened, rest = len(latest) / (len(before) + len(latest)), last / clumps, (total - last) / clumps
    more = float(betainc(happened, rest + 1, part)) if happened else 1.0
    fewer = 1 - float(betainc(happened + 1, rest, part)) if rest else 1.0
    return min(1.0, 2 * min(more, fewer))


def chance_of_shares(before: Sequence[Share], latest: Sequence[Share]) -> float:
    """The same for shares, on a scale on which all shares scatter alike (Anscombe 1948)."""
    weights = np.array([4 * each.whole + 2 for each in before])
    angles = np.array([_angle(each) for each in before])
    usual = float((weights * angles).sum() / weights.sum())
    scatter = _scatter(float((weights * (angles - usual) ** 2).sum()) / (len(before) - 1), len(before))
    now = Share(sum(each.part for each in latest), sum(each.whole for each in latest))
    far = abs(_angle(now) - usual) / sqrt(scatter * (1 / (4 * now.whole + 2) + 1 / float(weights.sum())))
    return 2 * float(ndtr(-far))


def chance_of_amounts(before: Sequence[float], latest: Sequence[float], supposed: float) -> float:
    """The same for amounts above zero, such as hours, by their logarithms. ``supposed``: the standard deviation that
    people's logarithms are supposed to have."""
    logs = np.log(np.asarray(before, float))
    scatter = supposed**2 * _scatter(float(logs.var(ddof=1)) / supposed**2, len(before), 1.0, least=0.0)
    far = abs(float(np.log(np.asarray(latest, float)).mean() - logs.mean()))
    return 2 * float(ndtr(-far / sqrt(scatter * (1 / len(latest) + 1 / len(before)))))


def chance_of_silence(before: Sequence[float], silent: float) -> float:
    """The probability that chance alone makes a silence of ``silent`` spans (possibly not a whole number) after these
    counts, the last of which ends with the last event: that all events lie in the earlier part of the time. Events that
    come in clumps count for less."""
    each = np.asarray(before, float)
    mean = float(each.mean())
    clumps = _scatter(float(each.var(ddof=1)) / mean if mean else 1.0, len(before))
    return float((len(before) / (len(before) + silent)) ** (float(each.sum()) / clumps))


def _angle(share: Share) -> float:
    return asin(sqrt((share.part + 3 / 8) / (share.whole + 3 / 4)))


def _scatter(seen: float, spans: int, supposed: float = _SUPPOSED, *, least: float = 1.0) -> float:
    """The scatter to assume, in variances of chance alone, if ``spans`` spans showed ``seen``."""
    freedom = spans - 1 + _SUPPOSED_SPANS
    few = (float(stdtrit(freedom, _FAR)) / float(ndtri(_FAR))) ** 2
    return max(least, few * ((spans - 1) * seen + _SUPPOSED_SPANS * supposed) / freedom)
