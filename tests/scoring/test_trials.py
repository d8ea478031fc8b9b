"""The lot of a trial and what follows from it: against SciPy, by hand, and by how often intervals hold."""

from itertools import combinations
from math import isinf
from random import Random

import numpy as np
import pytest
import scipy  # whose parts are loaded where they are used

from auditor.scoring.trials import Difference, draw_next, draw_weeks, of_shares, of_weeks

HALF = (True, False, True, False, True, False, True, False)


@pytest.mark.parametrize("count", [4, 5, 6, 7, 8])
def test_half_of_the_weeks_are_drawn_and_every_draw_comes_about(count: int) -> None:
    drawn = {draw_weeks(count, Random(seed)) for seed in range(2_000)}
    assert {sum(each) for each in drawn} == {count // 2}
    assert len(drawn) == len(list(combinations(range(count), count // 2)))


@pytest.mark.parametrize("count", [0, 3, 9])
def test_a_trial_lasts_four_to_eight_weeks(count: int) -> None:
    with pytest.raises(ValueError, match=str(count)):
        draw_weeks(count, Random(1))


def test_recipients_are_drawn_so_that_both_sides_grow_alike() -> None:
    for seed in range(200):
        drawn: list[bool] = []
        for _ in range(40):
            drawn.append(draw_next(drawn, Random(seed * 100 + len(drawn))))
        assert all(abs(2 * sum(drawn[:end]) - end) <= 2 for end in range(41))
        assert sum(drawn) == 20
    firsts = [draw_next([], Random(seed)) for seed in range(1_000)]
    assert 400 < sum(firsts) < 600


def test_weeks_that_differ_clearly_are_told_from_chance() -> None:
    found = of_weeks((9, 2, 8, 1, 9, 2, 8, 1), HALF)
    assert found.value == 7
    assert found.chance == pytest.approx(2 / 70)
    assert 5 < found.low < 7 < found.high < 9


def test_the_chance_is_that_of_a_permutation_test() -> None:
    values = (3.0, 1.0, 4.0, 1.5, 9.0, 2.0, 6.0, 5.0)
    found = of_weeks(values, HALF)
    exact = scipy.stats.permutation_test(
        (values[::2], values[1::2]), lambda a, b: sum(a) / 4 - sum(b) / 4, n_resamples=1_000, alternative="two-sided"
    )
    assert found.chance == pytest.approx(exact.pvalue, abs=1 / 70)
    assert found.value == pytest.approx(exact.statistic)


def test_weeks_that_are_all_alike_show_nothing() -> None:
    found = of_weeks((5,) * 8, HALF)
    assert found == Difference(0.0, 0.0, 0.0, 1.0)


def test_four_weeks_rule_nothing_out_however_clear_they_are() -> None:
    found = of_weeks((100, 0, 100, 0), (True, False, True, False))
    assert found.chance == pytest.approx(2 / 6)
    assert isinf(found.low)
    assert isinf(found.high)


def test_a_shift_moves_the_interval_with_it() -> None:
    values = (3.0, 1.0, 4.0, 1.5, 9.0, 2.0, 6.0, 5.0)
    one = of_weeks(values, HALF)
    other = of_weeks([value + 10 * drawn for value, drawn in zip(values, HALF, strict=True)], HALF)
    assert (other.low - one.low, other.high - one.high) == pytest.approx((10, 10))


@pytest.mark.parametrize("weeks", [6, 8])
def test_intervals_of_weeks_hold_as_often_as_they_say(weeks: int) -> None:
    random = Random(7)
    held = 0
    for _ in range(400):
        drawn = draw_weeks(weeks, random)
        found = of_weeks([random.gauss(5, 2) + 3 * each for each in drawn], drawn)
        held += found.low <= 3 <= found.high
    assert 0.75 <= held / 400 <= 0.93  # exact tests of few draws hold a little more


@pytest.mark.parametrize("counts", [((3, 10), (8, 10)), ((0, 5), (5, 9)), ((7, 7), (0, 3)), ((2, 4), (1, 2))])
def test_shares_are_compared_by_fishers_test(counts: tuple[tuple[int, int], tuple[int, int]]) -> None:
    (k, n), (j, m) = counts
    found = of_shares(*counts)
    assert found.chance == pytest.approx(scipy.stats.fisher_exact(np.array([[k, n - k], [j, m - j]]))[1])
    assert found.low <= found.value <= found.high
    assert found.low >= -1
    assert found.high <= 1


def test_the_interval_of_shares_is_newcombes() -> None:
    # Newcombe 1998, table II, method 10, 56/70 and 48/80 at 95 %: 0.0524 to 0.3339; at 80 % it lies within.
    found = of_shares((56, 70), (48, 80))
    assert found.value == pytest.approx(0.2)
    assert 0.0524 < found.low < 0.2 < found.high < 0.3339


@pytest.mark.parametrize("truth", [(0.4, 0.4), (0.6, 0.3), (0.9, 0.5)])
def test_intervals_of_shares_hold_as_often_as_they_say(truth: tuple[float, float]) -> None:
    random = Random(3)
    held = 0
    for _ in range(1_000):
        k, j = (sum(random.random() < share for _ in range(20)) for share in truth)
        found = of_shares((k, 20), (j, 20))
        held += found.low <= truth[0] - truth[1] <= found.high
    assert 0.75 <= held / 1_000 <= 0.90


@pytest.mark.parametrize("drawn", [(True, True), (False, False), ()])
def test_one_side_alone_is_compared_with_nothing(drawn: tuple[bool, ...]) -> None:
    with pytest.raises(ValueError, match=r".*"):
        of_weeks((1.0,) * len(drawn), drawn)
    with pytest.raises(ValueError, match="0"):
        of_shares((0, 0), (1, 2))
