"""What is said of a number hoped for beside the cause: that not even the plan of good practice would bring it."""

from auditor.verdict.attribution import attribute
from auditor.verdict.base_rates import PRIORS, drawn
from auditor.verdict.hopes import beyond_the_plan
from auditor.verdict.model import Habits, Site
from auditor.verdict.verdict import explained

RATES = drawn(PRIORS, 2_000, 1)
DONE, PLAN, UNSEEN = Habits(weak=1), Habits(weak=60), Site(seen=False)


def test_a_number_above_the_plan_is_named_as_high_beside_habits() -> None:
    found = attribute(150, 1, DONE, PLAN, UNSEEN, RATES)
    assert found.main() == "habits"
    words = explained(found, 150, DONE, PLAN, UNSEEN, RATES).words
    assert "But the number is high, too: even with the plan of good practice, about 24" in words
    within = explained(attribute(15, 1, DONE, PLAN, UNSEEN, RATES), 15, DONE, PLAN, UNSEEN, RATES)
    assert within.cause == "habits"
    assert "the number is high" not in within.words


def test_whom_others_answer_less_is_not_told_that_the_number_is_high() -> None:
    high, reached = (attribute(hoped, 1, DONE, PLAN, UNSEEN, RATES) for hoped in (150, 15))
    assert beyond_the_plan(high, high)
    assert beyond_the_plan(high, reached) is None
