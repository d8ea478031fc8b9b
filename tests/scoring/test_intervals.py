"""Intervals: against scipy's own, and what holds of every sample."""

from collections.abc import Callable

import numpy as np
import pytest
import scipy  # whose parts are loaded where they are used: scipy.stats takes more than a second
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from auditor.scoring import intervals
from auditor.scoring.intervals import (
    Statistic,
    clumped,
    frequency,
    misread,
    missed,
    ratio,
    resampled,
    sampled,
    share,
    smoothed,
    survival_bounds,
    survival_median,
)

counts = st.integers(0, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(counts)
def test_a_share_has_the_interval_of_jeffreys(count: tuple[int, int]) -> None:
    k, n = count
    low, high = scipy.stats.beta(k + 0.5, n - k + 0.5).ppf([0.1, 0.9])
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
def test_an_interval_of_samples_stays_within_the_sample_and_repeats(values: list[float], statistic: str) -> None:
    low, high = sampled(values, statistic, "audit")  # type: ignore[arg-type]
    assert min(values) - 1e-9 <= low <= high <= max(values) + 1e-9
    assert (low, high) == sampled(values, statistic, "audit")  # type: ignore[arg-type]


def test_a_bootstrap_of_a_mean_is_as_wide_as_theory_says() -> None:
    values = np.random.default_rng(1).normal(10, 2, 400)
    low, high = sampled(values.tolist(), "mean", "audit")
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


def test_how_many_are_drawn_at_once_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    values = np.random.default_rng(2).exponential(3, 701).tolist()
    found = set()
    for at_once in (701, 200_000, 2_000_000):
        monkeypatch.setattr(intervals, "_AT_ONCE", at_once)
        found.add(sampled(values, "mean", "audit"))
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
    assert not missed({1: 0}, {1: 20}, (50, 100), "audit")[1].any()
    assert not missed({2: 5}, {1: 20}, (50, 100), "audit")[1].any()
    assert not missed({1: 5}, {1: 0}, (50, 100), "audit")[1].any()
    assert missed({1: 5}, {}, (50, 100), "audit") == {}


@pytest.mark.parametrize("found", [7, 60])
@pytest.mark.parametrize("recall", [0.3, 0.65, 0.9])
def test_what_was_overlooked_is_negative_binomial_where_the_recall_is_known_and_others_are_many(
    found: int, recall: float
) -> None:
    of = 200_000
    drawn = missed({1: found}, {1: 10_000}, (recall * of, of), "audit")[1]
    expected = scipy.stats.nbinom(found, recall)
    assert drawn.mean() == pytest.approx(expected.mean(), rel=0.08)
    assert abs(np.quantile(drawn, 0.9) - expected.ppf(0.9)) <= 1 + 0.03 * expected.ppf(0.9)


def test_no_more_are_overlooked_than_there_are_and_few_others_speak_for_a_good_reading() -> None:
    """Of 100 found with a recall of about 0.8, 25 are missed on average; if there are but 10 others, hardly all are."""
    drawn = missed({1: 100}, {1: 10}, (40, 50), "audit")[1]
    assert drawn.max() == 10
    assert drawn.mean() < 8.5
    assert missed({1: 100_000}, {1: 3}, (40, 50), "audit")[1].max() <= 3


def test_who_wrote_often_is_overlooked_no_more_than_who_wrote_once_and_hardly_where_each_text_helps() -> None:
    once, thrice = (missed({n: 60}, {n: 60}, (80, 100), "audit")[n] for n in (1, 3))
    assert once.mean() == pytest.approx(60 * 0.25, rel=0.2)
    low, high = np.quantile(thrice, [0.1, 0.9])
    assert low <= 60 * (1 / (1 - 0.2**3) - 1) + 2
    assert 10 <= high <= np.quantile(once, 0.9)


@pytest.mark.parametrize("recall", [0.65, 0.9])
def test_the_interval_of_what_was_overlooked_holds_it_about_eight_times_in_ten(recall: float) -> None:
    """People who write once or twice, where a second text helps by anything from nothing to as much as one of somebody
    else, and others who sell nothing."""
    rng, held = np.random.default_rng(7), []
    for case in range(200):
        yes = int(rng.binomial(110, recall))
        helps, found, others, gone = rng.random(), {}, {}, 0
        for texts, chance in ((1, recall), (2, recall + helps * recall * (1 - recall))):
            sellers, rest = int(rng.integers(5, 120)) // texts, int(rng.integers(0, 40)) // texts
            found[texts] = int(rng.binomial(sellers, chance))
            others[texts] = sellers - found[texts] + rest
            gone += texts * (sellers - found[texts])
        drawn = missed(found, others, (yes, 110), f"case {case}")
        low, high = np.quantile(sum(texts * each for texts, each in drawn.items()), [0.1, 0.9])
        held.append(low <= gone <= high)
    assert np.mean(held) == pytest.approx(0.80, abs=0.08)


def test_where_most_still_wait_the_median_may_be_as_late_as_is_said() -> None:
    hours, ended = [1.0, *[50.0] * 20], [True, *[False] * 20]
    assert survival_bounds(hours, ended, "audit")[1] == 50
    assert survival_bounds(hours, ended, "audit", 2_160)[1] == 2_160
    assert survival_bounds([5.0] * 20, [True] * 20, "audit", 2_160) == (5, 5)


def test_the_medians_of_a_survival_interval_are_those_of_what_was_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(12)
    hours, ended = rng.integers(1, 9, 15).astype(float), rng.random(15) < 0.6
    order = np.lexsort((~ended, hours))
    drawn: list[float] = []

    def once(n: int, seed: str, statistic: Callable[[NDArray[np.intp]], NDArray[np.float64]]) -> tuple[float, float]:
        index = rng.integers(0, n, (300, n))
        for row, median in zip(index, statistic(index), strict=True):
            assert median == survival_median(hours[order][row], ended[order][row])
            drawn.append(float(median))
        return 0.0, 0.0

    monkeypatch.setattr(intervals, "resampled", once)
    survival_bounds(hours, ended, "audit")
    assert len(set(drawn)) > 3


def test_a_few_samples_widen_the_interval() -> None:
    def held(n: int) -> float:
        rng = np.random.default_rng(8)
        means = [sampled(rng.normal(0, 1, n).tolist(), "mean", "audit") for _ in range(400)]
        return float(np.mean([low <= 0 <= high for low, high in means]))

    assert held(6) == pytest.approx(0.80, abs=0.05)


@given(st.lists(st.integers(0, 40), min_size=1, max_size=40))
def test_how_often_something_happens_lies_in_its_interval(counts: list[int]) -> None:
    low, high = frequency(counts)
    assert 0 <= low <= np.mean(counts) + 1e-9
    assert high > np.mean(counts) or not sum(counts)
    assert high > 0


def test_what_never_happened_may_happen_and_what_comes_evenly_has_the_interval_of_a_poisson_count() -> None:
    low, high = frequency([0] * 90)
    assert (low, high) == pytest.approx((0, scipy.stats.gamma(0.5).ppf(0.9) / 90))
    assert frequency([3, 3, 3, 3]) == pytest.approx(scipy.stats.gamma(12.5).ppf([0.1, 0.9]) / 4)
    with pytest.raises(ValueError, match="one span"):
        frequency([])


@pytest.mark.parametrize("even", [1.5, 4.0, 1e6])
def test_the_interval_of_a_frequency_holds_the_truth_about_eight_times_in_ten(even: float) -> None:
    rng, held = np.random.default_rng(4), []
    for _ in range(600):
        low, high = frequency(rng.poisson(2 * rng.gamma(even, 1 / even, 12)).tolist())
        held.append(low <= 2 <= high)
    assert np.mean(held) == pytest.approx(0.80, abs=0.07)


def test_what_one_person_sends_in_several_weeks_widens_the_interval() -> None:
    """Every other sender sends four letters, weeks apart: no week shows it (a compound Poisson process)."""
    rng, held, alone = np.random.default_rng(9), [], []
    for _ in range(600):
        weeks, sizes = np.zeros(12), []
        for first in range(12):
            for _ in range(rng.poisson(2)):
                at = [(first + 2 * turn) % 12 for turn in range(1 + 3 * int(rng.random() < 0.5))]
                sizes.append(float(len(at)))
                for week in at:
                    weeks[week] += 1
        truth = 2 * (1 + 3 * 0.5)
        held.append(frequency(weeks.tolist(), sizes)[0] <= truth <= frequency(weeks.tolist(), sizes)[1])
        alone.append(frequency(weeks.tolist())[0] <= truth <= frequency(weeks.tolist())[1])
    assert np.mean(held) == pytest.approx(0.80, abs=0.06)
    assert np.mean(alone) < 0.70


def test_the_interval_of_a_mean_misses_as_often_below_as_above_where_a_few_values_are_large() -> None:
    rng, below, above, cases = np.random.default_rng(10), 0, 0, 800
    for _ in range(cases):
        low, high = sampled(rng.lognormal(0, 0.7, 60).tolist(), "mean", "audit")
        truth = np.exp(0.7**2 / 2)
        below, above = below + (truth < low), above + (truth > high)
    assert below + above == pytest.approx(0.2 * cases, abs=0.04 * cases)
    assert above < 1.5 * below


def test_what_was_read_may_be_wrong_and_more_may_have_been_overlooked() -> None:
    plain = share(30, 100)
    assert misread(30, 100, (1_000, 1_000), (1_000, 1_000), "audit") == pytest.approx(plain, abs=0.01)
    low, high = misread(30, 100, (100, 100), (50, 100), "audit")
    assert low < 0.6 < high
    assert low > plain[0]
    assert misread(30, 100, (50, 100), (100, 100), "audit")[1] < plain[1]
    assert misread(0, 100, (5, 10), (5, 10), "audit") == share(0, 100)
    assert misread(90, 100, (9, 10), (5, 10), "audit")[1] == 1


@pytest.mark.parametrize("recall", [0.6, 0.95])
def test_the_interval_of_a_share_that_was_read_holds_the_truth_about_eight_times_in_ten(recall: float) -> None:
    rng, held = np.random.default_rng(6), []
    for _ in range(400):
        seen = (int(rng.binomial(40, recall)), 40)
        low, high = misread(int(rng.binomial(60, 0.3 * recall)), 60, (200, 200), seen, "audit")
        held.append(low <= 0.3 <= high)
    assert np.mean(held) == pytest.approx(0.80, abs=0.06)


@pytest.mark.parametrize("statistic", ["median", "p75"])
@pytest.mark.parametrize("n", [20, 60])
def test_the_interval_of_a_quantile_holds_the_truth_about_eight_times_in_ten(statistic: Statistic, n: int) -> None:
    rng, held = np.random.default_rng(7), []
    true = np.log(2) if statistic == "median" else np.log(4)
    for _ in range(600):
        low, high = sampled(rng.exponential(1, n).tolist(), statistic, "audit")
        held.append(low <= true <= high)
    assert np.mean(held) == pytest.approx(0.80, abs=0.06)


@pytest.mark.parametrize(("alike", "groups"), [(2.0, 20), (2.0, 80), (50.0, 20)])
def test_the_interval_of_a_share_of_groups_holds_the_truth_about_eight_times_in_ten(alike: float, groups: int) -> None:
    rng, held, plain = np.random.default_rng(9), [], []
    for _ in range(600):
        sizes = rng.geometric(1 / 8, groups)
        counts = rng.binomial(sizes, rng.beta(0.4 * alike, 0.6 * alike, groups))
        low, high = clumped(counts.tolist(), sizes.tolist())
        held.append(low <= 0.4 <= high)
        low, high = share(int(counts.sum()), int(sizes.sum()))
        plain.append(low <= 0.4 <= high)
    assert np.mean(held) == pytest.approx(0.80, abs=0.06)
    assert alike > 10 or np.mean(plain) < 0.6


def test_a_share_of_groups_of_which_none_counts_is_told_by_the_number_of_groups() -> None:
    assert clumped([0, 0, 0], [10, 20, 30]) == share(0, 3)
    assert clumped([10, 20, 30], [10, 20, 30]) == share(3, 3)
    assert clumped([], []) == clumped([0], [0]) == (0, 1)
    low, high = clumped([3], [10])
    assert low < 0.3 < high
    assert clumped([1, 1, 1], [4, 4, 4]) == pytest.approx(share(3, 12))


def test_a_rare_share_of_visits_of_very_different_length_is_no_surer_than_the_visits_are_many() -> None:
    rng = np.random.default_rng(11)
    held: list[bool] = []
    loose: list[bool] = []
    for _ in range(500):
        length = np.exp(rng.normal(1.5, 1.0, (60, 3)))
        late = length * (rng.random((60, 3)) < 0.03)
        days = late.sum(axis=1).tolist(), length.sum(axis=1).tolist()
        for found, (low, high) in ((held, clumped(*days, length.ravel().tolist())), (loose, clumped(*days))):
            found.append(low <= 0.03 <= high)
    assert np.mean(loose) < 0.75
    assert 0.77 < np.mean(held) < 0.9
