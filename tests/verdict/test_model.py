"""The outcome model and its base rates."""

from math import inf

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.audits.sources import SOURCES
from auditor.verdict.base_rates import PRIORS, Quantity, drawn, with_own
from auditor.verdict.model import BACKGROUND, NEUTRAL, Channel, Habits, Site, by_channel, conversations

MEANS = {quantity: np.array([rate.mean]) for quantity, rate in PRIORS.items()}


def test_each_channel_is_actions_times_conversions() -> None:
    done = Habits(notes=10, bare=20, weak=5, dormant=4, introductions=2, posts=3, impressions=1_000)
    made = {channel: draws[0] for channel, draws in by_channel(done, Site(delivery=0.5), MEANS).items()}
    assert made == pytest.approx(
        {
            Channel.NOTES: 10 * 11 / 41 * 4 / 64,
            Channel.BARE: 20 * 11 / 41 * 5 / 92,
            Channel.WEAK: 2.0,
            Channel.DORMANT: 2.0,
            Channel.INTRODUCTIONS: 1.4,
            Channel.POSTS: 3 * 1_000 * 0.5 * 5 / 130 / 61,
        }
    )


def test_notes_beyond_the_allowance_go_out_bare() -> None:
    capped = by_channel(Habits(notes=10, bare=1), Site(allowance=4), MEANS)
    plain = by_channel(Habits(notes=4, bare=7), NEUTRAL, MEANS)
    assert {channel: draws[0] for channel, draws in capped.items()} == pytest.approx(
        {channel: draws[0] for channel, draws in plain.items()}
    )


def test_doing_nothing_still_leaves_what_comes_by_itself() -> None:
    assert conversations(Habits(), NEUTRAL, MEANS)[0] == BACKGROUND


volumes = st.floats(0, 500)


@given(volumes, volumes, volumes, st.floats(0, 100), st.floats(0, 2))
def test_more_of_anything_never_makes_fewer_conversations(
    notes: float, weak: float, posts: float, more: float, delivery: float
) -> None:
    site = Site(allowance=inf, delivery=delivery)
    before = conversations(Habits(notes=notes, weak=weak, posts=posts, impressions=100), site, MEANS)[0]
    after = conversations(
        Habits(notes=notes + more, weak=weak + more, posts=posts + more, impressions=100), site, MEANS
    )
    assert after[0] >= before


@given(st.integers(0, 200), st.integers(0, 200))
def test_own_counts_move_a_rate_towards_themselves(yes: int, no: int) -> None:
    prior = PRIORS[Quantity.ACCEPTANCE]
    found = prior.updated(yes, yes + no)
    own = yes / (yes + no) if yes + no else prior.mean
    assert min(own, prior.mean) - 1e-12 <= found.mean <= max(own, prior.mean) + 1e-12
    assert found.own == yes + no


def test_a_count_of_more_than_all_is_refused() -> None:
    with pytest.raises(ValueError, match="3 of 2"):
        PRIORS[Quantity.ACCEPTANCE].updated(3, 2)


def test_the_creators_own_counts_give_the_posterior_of_the_worked_example() -> None:
    rates = with_own({Quantity.ENGAGEMENT: (380, 9_870), Quantity.TALK_AFTER_ENGAGEMENT: (15, 915)})
    engaged, talked = rates[Quantity.ENGAGEMENT], rates[Quantity.TALK_AFTER_ENGAGEMENT]
    assert (engaged.yes, engaged.no, talked.yes, talked.no) == (385, 9_615, 16, 960)


def test_draws_follow_their_rate_and_repeat() -> None:
    rates = drawn(PRIORS, 20_000, 1)
    for quantity, prior in PRIORS.items():
        low, high = prior.interval
        assert np.mean((rates[quantity] > low) & (rates[quantity] < high)) == pytest.approx(0.8, abs=0.015)
        assert (rates[quantity] == drawn({quantity: prior}, 20_000, 1)[quantity]).all()


def test_every_rate_says_where_it_comes_from() -> None:
    for rate in PRIORS.values():
        assert rate.why
        assert set(rate.sources) <= set(SOURCES)
        assert rate.sources or rate.grade == "E"
