"""Intervals: against scipy's own, and what holds of every sample."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import beta, nbinom

from auditor.scoring import intervals
from auditor.scoring.intervals import (
    Statistic,
    bootstrap,
    ratio,
    resampled,
    share,
    smoothed,
    survival_bounds,
    survival_median,
)

counts = st.integers(0, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts)
def test_a_share_has_the_interval_of_jeffreys(count: tuple[int, int]) -> None:
    k, n = count
    low, high = beta(k + 0.5, n - k + 0.5).ppf([0.1, 0.9])
    assert share(k, n) == pytest.approx((low if k else 0, high if k < n else 1))


@given(counts)
def test_a_share_lies_in_its_interval(count: tuple[int, int]) -> None:
    (low, high), (k, n) = share(*count), count
    assert 0 <= low < smoothed(k, n) < high <= 1
    assert not n or low <= k / n <= high


def test_the_survival_median_is_that_of_a_plain_count_and_open_durations_lengthen_it() -> None:
    assert survival_median([1, 2, 3], [True, True, True]) == 2
    assert survival_median([1, 2, 3, 9, 9], [True, True, True, False, False]) == 3
    assert survival_median([1, 9, 9], [True, False, False]) == 9
    assert survival_median([1, 1, 2, 2, 4, 4], [True, False, True, False, True, True]) == 4  # Kaplan-Meier by hand
    with pytest.raises(ValueError, match="at least one"):
        survival_median([], [])


def test_the_interval_of_a_survival_median_holds_the_truth_about_eight_times_in_ten() -> None:
    rng, held = np.random.default_rng(3), []
    for _ in range(200):
        took, seen = rng.exponential(10, 40), rng.uniform(5, 40, 40)
        low, high = survival_bounds(np.minimum(took, seen), took <= seen, "audit")
        held.append(low <= 10 * np.log(2) <= high)
    assert np.mean(held) == pytest.approx(0.80, abs=0.08)


def test_more_cases_narrow_the_interval() -> None:
    widths = [high - low for low, high in (share(n // 2, n) for n in (4, 16, 64, 256))]
    assert widths == sorted(widths, reverse=True)


def test_an_interval_of_eighty_holds_the_truth_about_eight_times_in_ten() -> None:
    drawn = np.random.default_rng(5).binomial(60, 0.3, 2_000)
    bounds = {int(k): share(int(k), 60) for k in set(drawn)}
    held = np.mean([bounds[int(k)][0] <= 0.3 <= bounds[int(k)][1] for k in drawn])
    assert held == pytest.approx(0.80, abs=0.03)


samples = st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=30)


@given(samples, st.sampled_from(["median", "mean", "p75"]))
def test_a_bootstrap_stays_within_the_sample_and_repeats(values: list[float], statistic: str) -> None:
    low, high = bootstrap(values, statistic, "audit")  # type: ignore[arg-type]
    assert min(values) - 1e-9 <= low <= high <= max(values) + 1e-9
    assert (low, high) == bootstrap(values, statistic, "audit")  # type: ignore[arg-type]


def test_a_bootstrap_of_a_mean_is_as_wide_as_theory_says() -> None:
    values = np.random.default_rng(1).normal(10, 2, 400)
    low, high = bootstrap(values.tolist(), "mean", "audit")
    assert high - low == pytest.approx(2 * 1.2816 * values.std() / 20, rel=0.1)


def test_many_samples_are_drawn_a_part_at_a_time() -> None:
    drawn: list[int] = []

    def means(index: NDArray[np.intp]) -> NDArray[np.float64]:
        drawn.append(index.size)
        return np.asarray(index.mean(axis=1), float)

    low, high = resampled(50_000, "audit", means)
    assert max(drawn) <= 200_000
    assert sum(drawn) == 200 * 50_000
    assert low < 25_000 < high


@pytest.mark.parametrize("statistic", ["median", "mean", "p75"])
def test_how_many_are_drawn_at_once_changes_nothing(statistic: Statistic, monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(2).exponential(3, 701).tolist()
    found = set()
    for at_once in (701, 200_000, 2_000_000):
        monkeypatch.setattr(intervals, "_AT_ONCE", at_once)
        found.add(bootstrap(values, statistic, "audit"))
    assert len(found) == 1


def test_a_centred_interval_lies_around_its_centre() -> None:
    def means(index: NDArray[np.intp]) -> NDArray[np.float64]:
        return np.asarray(index.mean(axis=1), float)

    plain, centred = resampled(100, "audit", means), resampled(100, "audit", means, centre=99.0)
    assert plain[0] < 49.5 < plain[1]
    assert centred == pytest.approx([2 * end for end in plain], rel=0.01)
    assert resampled(5, "audit", lambda index: np.zeros(len(index)), centre=1.0) == (0, 0)


@given(st.integers(0, 200), st.integers(0, 200))
def test_a_ratio_lies_in_its_interval(gained: int, spent: int) -> None:
    low, high = ratio(gained, spent)
    assert 0 < low < (gained + 0.5) / (spent + 0.5) < high


def test_where_none_was_found_none_is_supposed_to_be_overlooked() -> None:
    assert intervals.overlooked(0, 0.5) == 0


@pytest.mark.parametrize("found", [1, 7, 60])
@pytest.mark.parametrize("recall", [0.3, 0.65, 0.9, 1.0])
def test_what_was_overlooked_is_the_quantile_of_the_negative_binomial(found: int, recall: float) -> None:
    assert intervals.overlooked(found, recall) == nbinom.ppf(0.9, found, recall)
