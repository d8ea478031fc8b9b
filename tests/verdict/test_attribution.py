"""The attribution: the worked examples of the evidence (§2.3), and what holds of every gap.

The examples leave some inputs open; ours are named beside each. The founder is only said to be "near" the plan: ours
sends 22 invitations (8 with a note) and 22 messages and writes 6 posts. The creator's own messages are not told: ours
are two to weak ties and one to a dormant one. The prior of engagement is Beta(5, 125), which has the stated mean, about
the stated range, and becomes the stated posterior.
"""

from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.verdict.attribution import DRAWS, LEAST_PROBABILITY, SEED, Attribution, Cause, attribute, levers
from auditor.verdict.base_rates import Quantity, drawn, with_own
from auditor.verdict.model import NEUTRAL, Channel, Habits, Rates, Site, conversations

GENERAL = drawn(with_own({}), DRAWS, SEED)
OWN = drawn(with_own({Quantity.ENGAGEMENT: (380, 9_870), Quantity.TALK_AFTER_ENGAGEMENT: (15, 915)}), DRAWS, SEED)
GOOD = Habits(notes=9.6, bare=14.4, weak=16, dormant=8, introductions=3, posts=8, impressions=300)
CREATORS = Habits(weak=4, dormant=2, posts=52, impressions=6_000)
CREATED = Habits(weak=2, dormant=1, posts=48, impressions=6_000)


class Example(NamedTuple):
    hoped: float
    came: float
    done: Habits
    plan: Habits
    delivery: float
    rates: Rates

    def found(self) -> Attribution:
        return attribute(self.hoped, self.came, self.done, self.plan, Site(delivery=self.delivery), self.rates)


JOB = Example(15, 2, Habits(bare=40, weak=4, posts=1, impressions=300), GOOD, 0.6, GENERAL)
FOUNDER = Example(
    60, 13, Habits(notes=8, bare=14, weak=15, dormant=7, introductions=3, posts=6, impressions=300), GOOD, 0.6, GENERAL
)
CREATOR = Example(220, 45, CREATED, CREATORS, 0.2, GENERAL)
COUNTED = CREATOR._replace(rates=OWN)


def near(value: float, printed: float) -> bool:
    """Equal as printed: within half of the last digit, and a twentieth for what the open inputs move."""
    return abs(value - printed) <= 0.05 + 0.05 * printed


@pytest.mark.parametrize(
    ("example", "printed"),
    [
        (JOB, {"expectations": 1.05, "habits": 6.0, "site": 1.02, "remainder": 1.15}),
        (FOUNDER, {"expectations": 4.2, "habits": 1.09, "site": 1.02, "remainder": 0.97}),
        (CREATOR, {"expectations": 1.8, "habits": 1.1, "site": 4.7, "remainder": 0.5}),
        (COUNTED, {"expectations": 1.1, "habits": 1.1, "site": 4.8, "remainder": 0.8}),
    ],
    ids=["job seeker", "founder", "creator", "creator with own counts"],
)
def test_the_factors_are_those_of_the_worked_example(example: Example, printed: dict[Cause, float]) -> None:
    found = {part.cause: part.factor for part in example.found().parts()}
    assert not {cause: (found[cause], said) for cause, said in printed.items() if not near(found[cause], said)}


@pytest.mark.parametrize(
    ("example", "cause", "low", "high"),
    [
        (JOB, "habits", 4.8, 7.8),
        (FOUNDER, "expectations", 3.2, 5.7),
        (CREATOR, "expectations", 0.5, 11),
        (CREATOR, "site", 3.5, 4.9),
        (CREATOR, "remainder", 0.1, 2.0),
        (COUNTED, "expectations", 0.8, 1.6),
        (COUNTED, "site", 4.7, 4.9),
        (COUNTED, "remainder", 0.6, 1.1),
    ],
)
def test_the_intervals_are_those_of_the_worked_example(example: Example, cause: Cause, low: float, high: float) -> None:
    # The printed intervals hold the doubt of the base rates alone; that of a count is added to what is shown.
    ends = np.exp(np.quantile(example.found().draws[cause], [0.1, 0.9]))
    assert near(ends[0], low)
    assert near(ends[1], high)


@pytest.mark.parametrize("example", [JOB, FOUNDER, CREATOR, COUNTED])
def test_chance_widens_what_is_shown_of_the_remainder_and_of_nothing_else(example: Example) -> None:
    found = example.found()
    for part in found.parts():
        low, high = np.exp(np.quantile(found.draws[part.cause], [0.1, 0.9]))
        if part.cause == "remainder":
            assert part.high / part.low > 1.005 * high / low
        else:
            assert (part.low, part.high) == pytest.approx((low, high), rel=1e-3)


@pytest.mark.parametrize(
    ("example", "cause", "probability", "named"),
    [
        (JOB, "habits", 1.00, True),
        (FOUNDER, "expectations", 1.00, True),
        (CREATOR, "site", 0.73, False),
        (COUNTED, "site", 1.00, True),
    ],
)
def test_the_verdicts_are_those_of_the_worked_example(
    example: Example, cause: Cause, probability: float, named: bool
) -> None:
    found = example.found()
    assert found.largest()[cause] == pytest.approx(probability, abs=0.025)
    assert found.main() == (cause if named else None)


def test_the_good_plan_makes_about_fourteen_likely() -> None:
    low, middle, high = np.quantile(JOB.found().reachable, [0.1, 0.5, 0.9])
    assert (low, middle, high) == pytest.approx((10.6, 14.3, 18.6), abs=0.2)


volume = st.floats(0, 100)
habits = st.builds(
    Habits, notes=volume, bare=volume, weak=volume, dormant=volume, introductions=volume, posts=volume,
    impressions=st.floats(0, 5_000),
)  # fmt: skip
sites = st.builds(Site, allowance=st.floats(0, 50), delivery=st.floats(0.05, 2), seen=st.booleans())
FEW = drawn(with_own({}), 50, 3)


@given(st.floats(0.5, 1_000), st.integers(0, 500), habits, habits, sites)
def test_the_four_parts_are_the_whole_gap(hoped: float, came: int, done: Habits, plan: Habits, site: Site) -> None:
    found = attribute(hoped, came, done, plan, site, FEW)
    assert np.sum(list(found.draws.values()), axis=0) == pytest.approx(np.log(hoped / (came or 0.5)))


@given(habits, habits, sites)
def test_habits_and_site_are_the_mean_over_both_orders(done: Habits, plan: Habits, site: Site) -> None:
    found = attribute(10, 5, done, plan, site, FEW)
    first = np.log(conversations(plan, site, FEW) / conversations(done, site, FEW))
    last = np.log(conversations(plan, NEUTRAL, FEW) / conversations(done, NEUTRAL, FEW))
    assert found.draws["habits"] == pytest.approx((first + last) / 2)


@given(habits, sites)
def test_who_does_as_planned_on_a_neutral_site_has_no_part(done: Habits, site: Site) -> None:
    assert attribute(10, 5, done, done, site, FEW).draws["habits"] == pytest.approx(0)
    assert attribute(10, 5, done, done, NEUTRAL, FEW).draws["site"] == pytest.approx(0)


@given(habits, habits, sites)
def test_the_levers_multiply_to_the_part_of_habits(done: Habits, plan: Habits, site: Site) -> None:
    typical = {quantity: np.array([draws.mean()]) for quantity, draws in FEW.items()}
    whole = attribute(10, 5, done, plan, site, typical).draws["habits"][0]
    assert np.sum(np.log(list(levers(done, plan, site, FEW).values()))) == pytest.approx(whole, abs=1e-9)


def test_a_lever_that_nobody_moves_has_no_part() -> None:
    added = levers(replace(GOOD, weak=0), GOOD, NEUTRAL, FEW)
    assert added[Channel.WEAK] > 1.5
    assert {factor for channel, factor in added.items() if channel is not Channel.WEAK} == {1.0}


def test_where_nothing_came_only_bounds_are_said_of_the_remainder() -> None:
    found = {part.cause: part for part in JOB._replace(came=0).found().parts()}
    assert found["remainder"].bounds_only
    assert found["remainder"].low < found["remainder"].factor < found["remainder"].high
    assert not found["habits"].bounds_only


def test_few_cases_leave_the_remainder_wider_than_many() -> None:
    few, many = JOB.found().parts()[3], JOB._replace(came=200).found().parts()[3]
    assert few.high / few.low > many.high / many.low


def test_no_cause_is_named_whose_interval_holds_no_effect() -> None:
    # All four about even, and each as often above as below no effect.
    wide = np.random.default_rng(1).normal(0, 1, 20_000)
    zero = np.full(20_000, -5.0)
    found = Attribution(
        {"expectations": wide, "habits": zero, "site": zero, "remainder": zero}, wide, wide, wide, np.zeros(20_000), 3
    )
    assert found.largest()["expectations"] > LEAST_PROBABILITY
    assert found.main() is None


def test_where_nothing_came_half_a_conversation_stands_in() -> None:
    found = JOB._replace(came=0).found()
    assert found.parts()[3].factor == pytest.approx(np.median(found.reached) / 0.5, rel=1e-3)


def test_chance_moves_what_came_as_a_poisson_count_does() -> None:
    # Jeffreys: the rate behind a count k is Gamma(k + 1/2), whose mean and variance are k + 1/2.
    for came in (0, 2, 13):
        moved = np.exp(JOB._replace(came=came).found().noise) * (came or 0.5)
        assert (moved.mean(), moved.var()) == pytest.approx((came + 0.5, came + 0.5), rel=0.05)


def test_chance_is_not_named_where_the_site_was_not_seen_as_that_would_acquit_it() -> None:
    seen = attribute(14, 2, GOOD, GOOD, NEUTRAL, GENERAL)
    unseen = attribute(14, 2, GOOD, GOOD, Site(seen=False), GENERAL)
    assert seen.main() == "remainder"
    assert max(unseen.largest(), key=lambda cause: unseen.largest()[cause]) == "remainder"
    assert unseen.main() is None


def test_where_far_more_came_than_was_seen_not_even_the_hope_is_named() -> None:
    quarter = Habits(notes=2, bare=3, weak=4, dormant=2, posts=2, impressions=300)
    found = attribute(200, 16, quarter, GOOD, NEUTRAL, GENERAL)
    assert max(found.largest(), key=lambda cause: found.largest()[cause]) == "expectations"
    assert found.surprising()
    assert found.main() is None


def test_a_record_with_holes_is_no_channel_that_nobody_saw() -> None:
    # 40 % of what was sent and of what was answered is gone: 0.36 of what came is likely by what is left.
    for came in (5, 20, 300):
        found = JOB._replace(came=came).found()
        holes = replace(found, reached=np.full_like(found.reached, 0.36 * came))
        assert not holes.surprising()
        assert replace(found, reached=np.full_like(found.reached, came / 5)).surprising()


def test_far_more_than_was_seen_never_names_habits_as_something_done_may_be_unseen() -> None:
    found = attribute(20, 5, Habits(bare=4), GOOD, NEUTRAL, GENERAL)
    assert found.surprising()
    assert max(found.largest(), key=lambda cause: found.largest()[cause]) == "habits"
    assert found.main() is None


def test_what_others_began_comes_with_every_plan_as_far_as_that_much_came() -> None:
    quarter = Habits(notes=2, bare=3, weak=4, dormant=2)
    without = attribute(60, 6, quarter, GOOD, NEUTRAL, GENERAL)
    found = attribute(60, 6, quarter, GOOD, NEUTRAL, GENERAL, begun=84)
    gap = np.log(60 / 6)
    assert np.allclose(sum(found.draws.values()), gap), "the parts are the gap all the same"
    assert np.median(found.draws["habits"]) < np.median(without.draws["habits"]) - 0.3
    assert np.median(found.draws["remainder"]) == pytest.approx(0, abs=0.02), "of 84, as many as are left to explain"
    few = attribute(60, 6, quarter, GOOD, NEUTRAL, GENERAL, begun=1)
    assert np.median(without.draws["habits"]) > np.median(few.draws["habits"]) > np.median(found.draws["habits"])
    none = attribute(60, 1, quarter, GOOD, NEUTRAL, GENERAL, begun=84)
    assert none.parts() == attribute(60, 1, quarter, GOOD, NEUTRAL, GENERAL).parts(), "what did not come is no help"
    shares = levers(quarter, GOOD, NEUTRAL, GENERAL, unasked=found.unasked)
    assert np.prod(list(shares.values())) == pytest.approx(np.exp(np.mean(found.draws["habits"])), rel=0.1)
