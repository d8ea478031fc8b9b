"""Diversity: over how many people something is spread, from a sample that misses some of them."""

from math import exp
from time import thread_time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.scoring import diversity
from auditor.scoring.diversity import effective_number, entropy


def sittings(rng: np.random.Generator, shares: np.ndarray, number: int, length: float) -> tuple[list[int], list[int]]:
    """Sittings drawn by shares, each with some messages."""
    people = rng.choice(len(shares), number, p=shares)
    return people.tolist(), rng.geometric(1 / length, number).tolist()


def test_of_many_sittings_the_number_is_that_of_the_shares() -> None:
    rng = np.random.default_rng(1)
    value, low, high = effective_number(*sittings(rng, np.full(20, 1 / 20), 20_000, 1.0), "audit")
    assert value == pytest.approx(20, rel=0.01)
    assert low < value < high
    assert effective_number([0] * 50, [2] * 50, "audit") == (1, 1, 1)


def test_of_few_sittings_those_who_were_missed_are_estimated() -> None:
    rng = np.random.default_rng(2)
    shares = np.exp(rng.normal(0, 1, 100))
    shares /= shares.sum()
    true = exp(entropy((shares * 1e6).astype(np.int64)))
    found, counted, held = [], [], []
    for _ in range(60):
        people, sizes = sittings(rng, shares, 70, 2.0)
        value, low, high = effective_number(people, sizes, "audit")
        found.append(value)
        counted.append(exp(entropy(np.bincount(people, sizes).astype(np.int64))))
        held.append(low <= true <= high)
    assert np.mean(counted) < 0.6 * true
    assert np.mean(found) == pytest.approx(true, rel=0.15)
    assert np.mean(held) == pytest.approx(0.8, abs=0.12)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 30)), min_size=1, max_size=40))
def test_any_sittings_have_a_finite_spread_within_its_interval(drawn: list[tuple[int, int]]) -> None:
    value, low, high = effective_number([who for who, _ in drawn], [size for _, size in drawn], "audit")
    assert 0 < low <= value <= high < 1e6
    assert (value, low, high) == effective_number([who for who, _ in drawn], [size for _, size in drawn], "audit")


def test_no_sittings_have_no_spread() -> None:
    with pytest.raises(ValueError, match="one sitting"):
        effective_number([], [], "audit")


@pytest.mark.parametrize(("n", "rest"), [(3, 0.3), (2_000, 0.9999), (400, 0.999), (20_000, 0.999_98)])
def test_the_tail_of_the_missed_is_its_sum(n: int, rest: float) -> None:
    terms = np.arange(int(40 / -np.log(rest)))
    assert diversity._tail(n, rest) == pytest.approx(float((rest ** (1.0 + terms) / (n + terms)).sum()), rel=1e-6)


def test_twenty_thousand_people_met_once_each_take_little_time() -> None:
    """Those who were missed are estimated at half the square of them."""
    begun = thread_time()
    value, low, high = effective_number(range(20_000), [1] * 20_000, "seed")
    assert 20_000 < low <= value <= high
    assert thread_time() - begun < 5


@pytest.mark.parametrize("people", [[*range(60), *range(8)], [*range(40), 0, 0, 0, 1, 1, 1, 1]])
def test_whether_those_who_were_missed_are_held_one_by_one_changes_next_to_nothing(
    people: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    held = effective_number(people, [1] * len(people), "seed")
    monkeypatch.setattr("auditor.scoring.diversity._MOST_MISSED", 0)
    assert effective_number(people, [1] * len(people), "seed") == pytest.approx(held, rel=0.1)


def test_sittings_are_drawn_by_the_shares_as_numpy_chooses() -> None:
    counts = np.array([5, 3, 1, 1, 2])
    shares, missed, unmet = diversity._shares(counts)
    every = np.concatenate([shares, np.full(missed, unmet / missed)])
    expected = np.random.default_rng(1).choice(len(every), 500, p=every / every.sum())
    drawn = diversity._Everybody.of(counts).drawn(np.random.default_rng(1), 500)
    assert drawn.tolist() == expected.tolist()
    assert drawn.max() >= len(counts)  # some who were missed are among them
