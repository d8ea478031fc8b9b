"""Scoring: intervals carried to scores, bands, grades, and the person's own control points."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.audits.audit import Measure
from auditor.report import Band, Score
from auditor.scoring.curves import Band as BandCurve
from auditor.scoring.curves import LogitShare, LogNormal, Piecewise
from auditor.scoring.intervals import share
from auditor.scoring.score import band, drawn, evidence_factor, score, undecided, with_points

SHARE = LogitShare(good=0.85, fair=0.50)
BALANCE = BandCurve(LogNormal(good=1.5, fair=0.5), LogNormal(good=12, fair=30))


def measured(value: float, n: int = 10, **more: object) -> Measure:
    return Measure(value=value, n=n, words="", observation="", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("direction", "factor"),
    [
        ("A", 1.0),
        ("B", 0.9),
        ("C", 0.7),
        ("D", 0.5),
        ("E", 0.3),
        ("A (small, mixed)", 1.0),
        ("B/C, contested", 0.7),
        ("A/D", 0.5),
        ("A for advice value", 1.0),
        ("B (meta)", 0.9),
        ("A⚠", 0.9),
        ("A⚠/C", 0.7),
        ("E⚠", 0.3),
        ("none", 0.3),
    ],
)
def test_a_pair_weighs_as_its_weaker_grade_and_a_flag_lowers_its_own(direction: str, factor: float) -> None:
    assert evidence_factor(direction) == factor


def test_the_interval_comes_from_what_the_measure_gives() -> None:
    assert measured(0.4, interval=(0.1, 0.9), k=4).bounds("a") == (0.1, 0.9)
    low, high = measured(0.4, k=4).bounds("a")
    assert 0.2 < low < 0.4 < high < 0.65
    assert measured(3.0, samples=(3.0, 3.0, 3.0)).bounds("a") == (3.0, 3.0)
    assert measured(3.0).bounds("a") == (3.0, 3.0)


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_a_score_lies_between_those_of_its_interval(count: tuple[int, int]) -> None:
    k, n = count
    measure = measured(k / n, n, k=k)
    found = score(SHARE, measure.value, *measure.bounds("a"), 1.0)
    assert found.low <= found.value <= found.high


def test_the_number_scored_is_the_number_shown() -> None:
    measure = measured(1.0, 3, k=3)
    low, high = measure.bounds("a")
    assert (high, score(SHARE, measure.value, low, high, 1.0).value) == (1.0, 1.0)
    assert measured(0.0, 3, k=0).bounds("a")[0] == 0.0


def test_what_could_not_be_read_widens_the_interval_to_what_it_may_hide() -> None:
    low, high = measured(0.5, 10, k=5, unread=8).bounds("a")
    assert low == pytest.approx(share(5, 18)[0])
    assert high == pytest.approx(share(13, 18)[1])


def test_a_cap_holds_for_the_whole_interval() -> None:
    assert score(SHARE, 0.99, 0.9, 1.0, 0.7) == Score(0.7, 0.7, 0.7)


@pytest.mark.parametrize(
    ("value", "said"), [(0.9, Band.WORKING), (0.8999, Band.LOOK), (0.5, Band.LOOK), (0.4999, Band.TRY)]
)
def test_bands_end_where_they_say(value: float, said: Band) -> None:
    assert band(value) is said


@pytest.mark.parametrize(
    ("low", "high", "open_question"), [(0.49, 0.90, True), (0.50, 1.0, False), (0.0, 0.89, False), (0.1, 0.95, True)]
)
def test_no_band_where_the_interval_spans_from_poor_to_good(low: float, high: float, open_question: bool) -> None:
    assert undecided(Score(0.7, low, high)) is open_question


def test_own_control_points_move_the_curve() -> None:
    own = with_points(SHARE, (0.6, 0.3))
    assert own == LogitShare(good=0.6, fair=0.3)
    assert with_points(BALANCE, (2, 1, 8, 20)) == BandCurve(LogNormal(2, 1), LogNormal(8, 20))
    assert with_points(Piecewise(4, 2.7, 1, 5), (4.5, 3)) == Piecewise(4.5, 3, 1, 5)


@pytest.mark.parametrize(
    ("curve", "points"),
    [
        (SHARE, (0.3, 0.6)),
        (SHARE, (0.5, 0.5)),
        (SHARE, (1.0, 0.5)),
        (SHARE, (0.8,)),
        (SHARE, (0.8, 0.5, 0.2)),
        (LogNormal(1, 2), (0.0, 2.0)),
        (LogNormal(1, 2), (2.0, 2.0)),
        (Piecewise(4, 2.7, 1, 5), (6.0, 3.0)),
        (Piecewise(4, 2.7, 1, 5), (4.0, 0.5)),
        (BALANCE, (2, 1)),
        (BALANCE, (2, 1, 8)),
        (BALANCE, (9, 1, 8, 20)),
        (BALANCE, (2, 1, 8, 20, 30)),
    ],
)
def test_control_points_that_make_no_curve_are_refused(curve: LogNormal, points: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"values are needed|same side|inside the scale|must not be empty"):
        with_points(curve, points)


@pytest.mark.parametrize(
    ("curve", "reach", "top"),
    [(SHARE, 0.4, 1.0), (LogNormal(1, 2), 0.5, 2.7), (LogNormal(1, 2), 9.0, 9.0), (Piecewise(4, 2.7, 1, 5), 3, 5.0)],
)
def test_a_curve_is_drawn_over_its_points_and_what_was_measured(curve: LogNormal, reach: float, top: float) -> None:
    line = drawn(curve, reach, "default").line
    assert line[-1][0] == pytest.approx(top)
    assert [x for x, _ in line] == sorted(x for x, _ in line)
    assert all(y == pytest.approx(curve.score(x), abs=1e-3) for x, y in line)
