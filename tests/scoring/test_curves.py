"""Curves: the test vectors of the evidence (§0.3), those of Lighthouse, and what holds of every curve."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.scoring.curves import Band, Curve, LogitShare, LogNormal, Piecewise, span


@pytest.mark.parametrize(
    ("curve", "value", "score"),
    [
        (LogNormal(good=1, fair=1.75), 1.75, 0.500),
        (LogNormal(good=1, fair=1.75), 3, 0.109),
        (LogNormal(good=24, fair=96), 48, 0.739),
        (LogNormal(good=24, fair=96), 240, 0.198),
        (LogNormal(good=4, fair=1), 2, 0.739),
        (LogitShare(good=0.85, fair=0.50), 0.70, 0.734),
        (LogitShare(good=0.03, fair=0.25), 0.10, 0.723),
    ],
)
def test_the_vectors_of_the_evidence(curve: Curve, value: float, score: float) -> None:
    assert curve.score(value) == pytest.approx(score, abs=0.0005)


@pytest.mark.parametrize(("value", "score"), [(5_000, 0.77), (10_000, 0.27)])
def test_the_vectors_of_lighthouse(value: float, score: float) -> None:
    assert LogNormal(good=3_785, fair=7_300).score(value) == pytest.approx(score, abs=0.005)


@pytest.mark.parametrize(
    ("curve", "value", "score"),
    [
        (LogNormal(good=1, fair=2), 0, 1.0),
        (LogNormal(good=1, fair=2), -3, 1.0),
        (LogNormal(good=2, fair=1), 0, 0.0),
        (LogitShare(good=0.8, fair=0.5), 0, 0.0),
        (LogitShare(good=0.8, fair=0.5), 1, 1.0),
        (LogitShare(good=0.1, fair=0.5), 0, 1.0),
        (LogitShare(good=0.1, fair=0.5), 1, 0.0),
        (Piecewise(good=0.9, fair=0.6), 0, 0.0),
        (Piecewise(good=0.9, fair=0.6), 0.3, 0.25),
        (Piecewise(good=0.9, fair=0.6), 0.75, 0.7),
        (Piecewise(good=0.9, fair=0.6), 0.95, 0.95),
        (Piecewise(good=0.9, fair=0.6), 2, 1.0),
        (Piecewise(good=1.0, fair=0.5), 1, 1.0),
        (Piecewise(good=1.0, fair=0.5), 0.75, 0.75),
        (Piecewise(good=4.0, fair=2.7, minimum=1, maximum=5), 1, 0.0),
        (Piecewise(good=4.0, fair=2.7, minimum=1, maximum=5), 4.5, 0.95),
        (Band(LogNormal(good=1.5, fair=0.5), LogNormal(good=12, fair=30)), 0.5, 0.5),
        (Band(LogNormal(good=1.5, fair=0.5), LogNormal(good=12, fair=30)), 30, 0.5),
    ],
)
def test_the_ends_and_corners(curve: Curve, value: float, score: float) -> None:
    assert curve.score(value) == pytest.approx(score)


positive = st.floats(1e-3, 1e4)
inside = st.floats(0.01, 0.99)


@st.composite
def log_normals(draw: st.DrawFn) -> LogNormal:
    good, fair = draw(st.tuples(positive, positive).filter(lambda pair: abs(pair[0] / pair[1] - 1) > 0.01))
    return LogNormal(good, fair)


@st.composite
def shares(draw: st.DrawFn) -> LogitShare:
    good, fair = draw(st.tuples(inside, inside).filter(lambda pair: abs(pair[0] - pair[1]) > 0.01))
    return LogitShare(good, fair)


@st.composite
def checklists(draw: st.DrawFn) -> Piecewise:
    minimum, fair, good, maximum = (step + draw(inside) for step in range(4))
    return Piecewise(good, fair, minimum, maximum)


@st.composite
def bands(draw: st.DrawFn) -> Band:
    fair, good, most, much = (step + draw(inside) for step in range(4))
    return Band(LogNormal(good, fair), LogNormal(most, much))


simple = log_normals() | shares() | checklists()
curves = simple | bands()


@given(simple)
def test_the_control_points_score_what_they_say(curve: LogNormal | LogitShare | Piecewise) -> None:
    assert curve.score(curve.good) == pytest.approx(0.9)
    assert curve.score(curve.fair) == pytest.approx(0.5)


@given(simple, st.floats(-10, 1e5), st.floats(-10, 1e5))
def test_better_values_never_score_less(curve: LogNormal | LogitShare | Piecewise, a: float, b: float) -> None:
    worse, better = sorted([a, b], reverse=curve.good < curve.fair)
    assert curve.score(worse) <= curve.score(better) + 1e-12


@given(curves, st.floats(-1e6, 1e6))
def test_a_score_lies_between_nothing_and_all(curve: Curve, value: float) -> None:
    assert 0 <= curve.score(value) <= 1


@given(curves, st.floats(0, 6), st.floats(0, 6), st.floats(0, 1))
def test_the_span_of_an_interval_holds_the_score_of_every_value_in_it(
    curve: Curve, a: float, b: float, part: float
) -> None:
    low, high = sorted([a, b])
    least, most = span(curve, low, high)
    assert least - 1e-9 <= curve.score(low + (high - low) * part) <= most + 1e-9


@given(curves)
def test_points_ascend(curve: Curve) -> None:
    points = curve.points()
    assert points == sorted(points)
    assert {score for _, score in points} <= {0.5, 0.9, 1.0}
