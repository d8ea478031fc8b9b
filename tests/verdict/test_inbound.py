"""What others begin: it is not called unseen, and where it was left to wait, the verdict says so."""

from collections.abc import Sequence
from datetime import timedelta

import polars as pl
import pytest

from auditor.answers.expectations import Expectations, Goal, Outcome
from auditor.facts import Facts
from auditor.report import Role
from auditor.report.waiting import Waiting
from auditor.verdict.inbound import answered, left_to_wait, who_matters
from auditor.verdict.verdict import verdict
from auditor.verdict.wording import OTHER_REASONS
from tests.story import Story
from tests.verdict.test_verdict import END, part, replace_goal, seeker, told


def sought(late: float, *, people: int = 9) -> Story:
    """Somebody who writes to nobody first, to whom people write and who answers after so many days."""
    story = Story()
    story.exchange(200, "an old friend")
    for place in range(people):
        story.hear(448 + place, f"colleague {place}", "How do you plan the rota for the night shifts?")
        story.write(448 + place + late, f"colleague {place}", "We take turns, two of us each week.")
    return story


def test_conversations_that_others_began_are_not_called_unseen() -> None:
    words = told(sought(1), replace_goal(amount=40, so_far=9), Role.CORP).words
    assert "People come to you, too: others began 9 of the conversations" in words
    assert "not see works" not in words
    few = told(sought(1, people=2), replace_goal(amount=40, so_far=9), Role.CORP).words
    assert "something we did not see works for you" in few, "two that were begun do not make nine"


def test_what_waited_for_weeks_is_named_with_its_site() -> None:
    goal = replace_goal(amount=40, so_far=3)
    slow, quick = told(sought(17), goal, Role.CORP).words, told(sought(2), goal, Role.CORP).words
    assert "much waited for more than two weeks (9 of 9 on LinkedIn)" in slow
    assert "waited" not in quick


@pytest.mark.parametrize(("late", "in_time", "is_said"), [(3, 3, True), (3, 4, False), (2, 0, False)])
def test_it_is_said_where_three_or_more_waited_and_they_are_half_or_more(
    late: int, in_time: int, is_said: bool
) -> None:
    begun = pl.DataFrame({"site": "linkedin", "late": [True] * late + [False] * in_time})
    assert (left_to_wait(begun) is not None) is is_said


def first_ids(story: Story) -> tuple[str, ...]:
    return tuple(str(each.id) for each in story.activities if each.actor != "me" and each.published >= story.at(448))


def of_colleagues(story: Story, answers: Expectations) -> pl.DataFrame:
    families = story.families(answers)
    facts = Facts(families, ("conversations",), list(families.subjects), None)
    return answered(facts, 0, facts.window.end, answers)


def test_what_was_answered_elsewhere_is_answered_and_not_late() -> None:
    unanswered = Story()
    unanswered.exchange(200, "an old friend")
    for place in range(9):
        unanswered.hear(448 + place, f"colleague {place}", "How do you plan the rota for the night shifts?")
    assert of_colleagues(unanswered, Expectations()).height == 0
    elsewhere = of_colleagues(unanswered, Expectations(answered_elsewhere=first_ids(unanswered)))
    assert (elsewhere.height, elsewhere["late"].sum(), left_to_wait(elsewhere)) == (9, 0, None)
    needless = of_colleagues(unanswered, Expectations(needs_no_answer=first_ids(unanswered)))
    assert needless.height == 0
    words = told(unanswered, replace_goal(amount=40, so_far=9), Role.CORP).words
    assert "others began" not in words


def test_who_needed_no_answer_did_not_wait_for_weeks_and_who_is_kept_apart_did() -> None:
    slow = sought(17)
    assert left_to_wait(of_colleagues(slow, Expectations()))
    needless = of_colleagues(slow, Expectations(needs_no_answer=first_ids(slow)))
    assert (needless.height, left_to_wait(needless)) == (9, None)
    everybody = tuple(f"colleague {place}" for place in range(9))
    assert left_to_wait(of_colleagues(slow, Expectations(kept_apart=everybody)))
    assert of_colleagues(slow, Expectations(not_this_person=everybody)).height == 0
    assert of_colleagues(slow, Expectations(relevant=dict.fromkeys(first_ids(slow), False))).height == 0


def waiter(name: str, **more: object) -> Waiting:
    at = Story().at(480)
    return Waiting("linkedin", name, name.title(), at, at.date(), f"{name} 1", ("ask",), **more)  # type: ignore[arg-type]


WAITING = (
    waiter("an editor", sought=True),
    waiter("a new source", sought=True, new=True),
    waiter("a colleague"),
    waiter("a stranger", new=True),
    waiter("promised", promised=True, sought=True),
)


def bearing(goal: Goal, waits: Sequence[Waiting] = WAITING) -> list[str]:
    """Who of those who wait may matter for a goal."""
    expectations = Expectations(goal=goal)
    found = verdict(sought(1).families(expectations), expectations, Role.MEDIA, waits)
    assert "wait for you" not in found.words, "names stand beside the verdict, and not in it"
    names = {each.activity: each.name for each in waits}
    return [names[each] for each in found.bearing]


def test_who_waits_now_is_not_passed_over_where_less_came_than_was_hoped_for() -> None:
    stories = replace_goal(outcome="sources and tips", amount=4, so_far=2)
    assert bearing(stories) == ["An Editor", "A New Source", "Promised"]
    talks = replace_goal(amount=12, so_far=9, audience=None)
    assert bearing(talks)[:3] == ["An Editor", "A New Source", "Promised"]
    assert len(bearing(talks)) == 4
    assert bearing(replace_goal(amount=60, so_far=9)), "nor where there is a gap"
    assert not bearing(replace_goal(amount=9, so_far=9)), "all that was hoped for came"
    other = waiter("promised a recipe", promised=True)
    assert not who_matters((WAITING[3], other), any_conversation=True)


@pytest.mark.parametrize(
    ("outcome", "audience", "colleague"),
    [
        ("useful conversations", "editors of other papers", False),
        ("peer exchange", "Medizintechniker in anderen Spitälern", False),
        ("replies", "anyone in banking", False),
        ("peer exchange", None, True),
        ("replies", " ", True),
        ("useful conversations", "anybody!", True),
        ("peer exchange", "egal wem", True),
        ("useful conversations", "tout le monde", True),
    ],
)
def test_who_says_from_whom_hopes_for_no_conversation_with_whoever_waits(
    outcome: Outcome, audience: str | None, colleague: bool
) -> None:
    found = bearing(replace_goal(outcome=outcome, amount=12, so_far=9, audience=audience))
    assert found[:3] == ["An Editor", "A New Source", "Promised"]
    assert len(found) == (4 if colleague else 3)


def test_where_nobody_waits_of_those_it_is_hoped_for_from_nobody_is_named() -> None:
    assert not bearing(replace_goal(amount=12, so_far=9, audience="editors"), WAITING[2:4])


def test_who_it_is_hoped_for_from_is_named_before_who_merely_waits() -> None:
    friends, nurse = [waiter(f"friend {number}") for number in range(3)], waiter("a nurse", sought=True)
    found = who_matters((*friends, nurse), any_conversation=True)
    assert [each.name for each in found] == ["A Nurse", "Friend 0", "Friend 1", "Friend 2"]


def test_who_orders_or_introduces_comes_first_and_who_may_only_pitch_where_nobody_else_bears_on_it() -> None:
    asks, seller = waiter("asks", sought=True), waiter("seller", sought=True, doubtful=True)
    orders, introduces = waiter("orders", sought=True, commission=True), waiter("introduces", sought=True, offered=True)
    found = who_matters((seller, asks, orders, introduces), any_conversation=False)
    assert [each.name for each in found] == ["Orders", "Introduces", "Asks"]
    assert who_matters((seller,), any_conversation=False) == (seller,)


def test_who_asks_me_for_the_very_thing_that_is_hoped_for_comes_before_who_introduces_or_writes_of_a_post() -> None:
    introduces, post = waiter("introduces", sought=True, offered=True), waiter("offers a post", sought=True, post=True)
    stage = waiter("gives a stage", sought=True, commission=True)
    others = (introduces, post, stage)
    assert who_matters(others, any_conversation=False, outcome="invitations to speak")[0] == stage
    assert who_matters(others, any_conversation=False, outcome="a say")[0] == stage
    assert who_matters(others, any_conversation=False, outcome="job offers")[0] == post
    assert who_matters(others, any_conversation=False, outcome="introductions")[0] == introduces


def test_what_waited_for_weeks_is_named_within_chance_too() -> None:
    few = told(sought(17), replace_goal(amount=5, so_far=3), Role.CORP).words
    assert "no cause is looked for yet. Of what others began with you and you answered, much waited" in few


def test_a_goal_of_another_kind_that_keeps_pace_needs_no_rate() -> None:
    stories = replace_goal(outcome="sources and tips", amount=3, so_far=2, by=END + timedelta(days=28))
    found = told(sought(1), stories, Role.MEDIA)
    assert found.missing is None
    assert found.words.startswith("You hope for sources and tips (3) by ")
    assert "by now that is about 2, and you had 2. That is what you hoped for, or more." in found.words
    less = told(sought(1), replace_goal(outcome="sources and tips", amount=4, so_far=2), Role.MEDIA)
    assert less.words.endswith(
        "and you had 2. So far the difference is no more than chance brings, so no cause is looked for yet."
    )
    behind = told(sought(1), replace_goal(outcome="sources and tips", amount=30, so_far=2), Role.MEDIA)
    assert behind.missing, "where there is a gap, only a rate of one's own can explain it"
    none_yet = told(sought(1), replace_goal(outcome="sources and tips", amount=3, so_far=0), Role.MEDIA)
    assert none_yet.missing, "no result yet is answered with what is known"


def test_where_no_gap_is_more_than_chance_it_is_said_where_the_pace_so_far_leads() -> None:
    by = END + timedelta(days=56)
    tips = replace_goal(outcome="sources and tips", amount=8, so_far=2, by=by)
    words = told(sought(1), tips, Role.MEDIA).words
    assert "so no cause is looked for yet. At the pace so far, about 4 of 8 (sources and tips) come by " in words
    talks = told(sought(1), replace_goal(amount=24, so_far=9, by=by), Role.CORP).words
    assert "so no cause is looked for yet. At the pace so far, about 18 of 24 (useful conversations) come by " in talks
    over = told(sought(1), replace_goal(outcome="sources and tips", amount=4, so_far=2), Role.MEDIA).words
    enough = told(sought(1), replace_goal(outcome="sources and tips", amount=4, so_far=2, by=by), Role.MEDIA).words
    assert "pace" not in over + enough, "no time is left, or all that was hoped for comes at that pace"


def test_peer_exchange_is_counted_as_the_conversations_it_is() -> None:
    assert told(sought(1), replace_goal(outcome="peer exchange", amount=10, so_far=9), Role.CORP).missing is None


@pytest.mark.parametrize(
    "goal",
    [
        replace_goal(outcome="future mobility", amount=1, so_far=0),
        replace_goal(outcome="sources and tips", amount=30, so_far=2),
        replace_goal(outcome="sources and tips", amount=None),
        replace_goal(amount=9, by=END + timedelta(days=600), since=END - timedelta(days=2), so_far=0),
    ],
)
def test_who_may_matter_is_named_where_nothing_else_can_be_told(goal: Goal) -> None:
    expectations = Expectations(goal=goal)
    found = verdict(sought(1).families(expectations), expectations, Role.MEDIA, WAITING)
    assert found.missing
    assert found.words == "We cannot tell yet."
    assert found.bearing[0] == WAITING[0].activity
    unstated = Expectations(goal=replace_goal(outcome=None))
    assert not verdict(sought(1).families(unstated), unstated, Role.MEDIA, WAITING).bearing


def test_who_waits_with_one_is_named_though_all_came_that_was_hoped_for() -> None:
    reached = replace_goal(outcome="commissions", amount=4, so_far=4)
    expectations = Expectations(goal=reached)
    families = sought(1).families(expectations)
    plain = verdict(families, expectations, Role.MEDIA, WAITING)
    assert plain.words.endswith("There is nothing to explain.")
    assert not plain.bearing
    orders = waiter("an editor", sought=True, commission=True)
    with_one = verdict(families, expectations, Role.MEDIA, (orders, *WAITING[2:]))
    assert with_one.words.endswith("There is nothing to explain.")
    assert with_one.bearing[0] == orders.activity


def test_far_more_than_could_be_expected_is_good_news_and_attributes_nothing() -> None:
    found = told(sought(1, people=30), replace_goal(amount=80, so_far=30), Role.CORP)
    assert "others began 30 of the conversations" in found.words
    assert "good news" in found.words
    assert (found.cause, found.parts, found.details, found.levers) == (None, (), (), ())
    assert OTHER_REASONS not in found.words
    assert "who began it" in found.experiment, "and what would tell is where they come from"


def test_what_others_began_counts_as_what_came_and_is_not_held_against_ones_habits() -> None:
    goal = replace_goal(amount=40, so_far=6)
    asked = seeker()
    for place in range(9):
        asked.hear(448 + place, f"colleague {place}", "How do you plan the rota for the night shifts?")
        asked.write(449 + place, f"colleague {place}", "We take turns, two of us each week.")
    sent, both = told(seeker(), goal), told(asked, goal)
    assert part(sent, "habits") > 1.5 * part(both, "habits") > 1.5
    assert part(sent, "remainder") < 0.8 < part(both, "remainder") == pytest.approx(1, abs=0.2)
