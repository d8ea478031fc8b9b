"""The score and the band of a number on a curve, which may have the person's own control points."""

import re
from dataclasses import replace
from math import inf
from typing import Literal

from auditor.report import Band, ControlCurve, Score
from auditor.scoring.curves import Band as BandCurve
from auditor.scoring.curves import Curve, LogitShare, LogNormal, Piecewise, span
from auditor.translatable import Told, lazy_gettext

GOOD = 0.9
FAIR = 0.5
_LINE_STEPS = 60
_EVIDENCE_FACTOR = {"A": 1.0, "B": 0.9, "C": 0.7, "D": 0.5, "E": 0.3}


class Misfit(Told, ValueError):  # noqa: N818
    """Control points that do not make a curve; says why in plain words."""


def evidence_factor(direction: str) -> float:
    """The weight of a grade of direction: A 1.0, B 0.9, C 0.7, D 0.5, E 0.3. Of two grades the weaker one counts, and a
    flagged grade counts as the next lower one (evidence §0.2, §5.4)."""
    grades = re.findall(r"([A-E])(⚠?)", direction.partition("(")[0])
    lowered = [min(chr(ord(letter) + len(flag)), "E") for letter, flag in grades]
    return _EVIDENCE_FACTOR[max(lowered, default="E")]


def score(curve: Curve, value: float, low: float, high: float, cap: float) -> Score:
    """The score of a value, with the lowest and the highest score of its interval. No score is above ``cap``."""
    lowest, highest = span(curve, low, high)
    at = curve.score(value)
    return Score(*(round(min(part, cap), 4) for part in (at, min(lowest, at), max(highest, at))))


def band(value: float) -> Band:
    """The band of a score."""
    return Band.WORKING if value >= GOOD else Band.LOOK if value >= FAIR else Band.TRY


def undecided(found: Score) -> bool:
    """Whether the interval reaches from poor to good, so that no band may be shown."""
    return found.low < FAIR and found.high >= GOOD


def with_points(curve: Curve, points: tuple[float, ...]) -> Curve:
    """The same kind of curve with the person's own control points. Raises Misfit if they do not fit the curve."""
    if isinstance(curve, BandCurve):
        low, high = with_points(curve.low, points[:2]), with_points(curve.high, points[2:])
        if not isinstance(low, LogNormal | LogitShare) or not isinstance(high, LogNormal | LogitShare):
            raise TypeError("the sides of a band are simple curves")
        if not low.good < high.good:
            raise Misfit(lazy_gettext("the good part of a band must not be empty"))
        return BandCurve(low, high)
    if len(points) != 2 or not isinstance(curve, LogNormal | LogitShare | Piecewise):
        raise Misfit(lazy_gettext("two values are needed: at 0.9 and at 0.5"))
    good, fair = points
    if good == fair or (good > fair) != (curve.good > curve.fair):
        raise Misfit(lazy_gettext("the better value must stay on the same side"))
    if isinstance(curve, Piecewise):
        inside = curve.minimum < fair < good <= curve.maximum
    else:
        inside = all(0 < point < (1 if isinstance(curve, LogitShare) else inf) for point in points)
    if not inside:
        raise Misfit(lazy_gettext("control points must lie inside the scale"))
    return replace(curve, good=good, fair=fair)


def drawn(curve: Curve, reach: float, set_by: Literal["default", "role", "you"]) -> ControlCurve:
    """The curve as points for drawing. They cover its control points and reach at least to ``reach``."""
    points = curve.points()
    far = max(reach, points[-1][0] * 1.35)
    top = 1.0 if isinstance(curve, LogitShare) or _of_shares(curve) else far
    if isinstance(curve, Piecewise):
        top = curve.maximum
    bottom = curve.minimum if isinstance(curve, Piecewise) else 0.0
    line = []
    for step in range(_LINE_STEPS + 1):
        x = bottom + (top - bottom) * step / _LINE_STEPS
        line.append((round(x, 5), round(curve.score(x), 4)))
    return ControlCurve(curve.kind, tuple(points), tuple(line), set_by)


def _of_shares(curve: Curve) -> bool:
    return isinstance(curve, BandCurve) and isinstance(curve.high, LogitShare)
