"""Whether what is put in can reach the goal by its date."""

from datetime import timedelta

import pytest

from auditor.answers.expectations import Expectations, Goal
from auditor.audits.expectations.goal_feasible import AUDIT
from auditor.report import AuditResult, Band, Role, State
from auditor.verdict.verdict import verdict
from tests.story import Story

END = Story().first + timedelta(days=500)


def writing(every: int = 2) -> Story:
    """Somebody who writes to people they know a little, and is mostly answered."""
    story = Story()
    for place in range(30):
        story.exchange(300 + place, f"friend {place}")
    for place in range(0, 56, every):
        who = f"friend {place % 30}"
        story.write(444 + place, who)
        if place % 3:
            story.hear(444.5 + place, who)
    return story


def goal(amount: float, days_left: int = 56, **more: object) -> Goal:
    since, by = END - timedelta(days=55), END + timedelta(days=days_left)
    return Goal(outcome="useful conversations", amount=amount, since=since, by=by, **more)  # type: ignore[arg-type]


def outcome(story: Story, wanted: Goal | None, **more: object) -> AuditResult:
    return story.audit(AUDIT, Expectations(goal=wanted, **more), Role.JOB)  # type: ignore[arg-type]


def test_a_goal_within_reach() -> None:
    found = outcome(writing(), goal(14, so_far=10))
    assert found.band is Band.WORKING


def test_a_goal_out_of_reach_shows_both_remedies() -> None:
    found = outcome(writing(), goal(30, so_far=5))
    assert found.band is Band.TRY
    assert found.note
    assert "times as many conversations" in found.note
    assert "times the time" in found.note
    assert found.tip


def test_far_out_of_reach_it_does_not_pretend() -> None:
    found = outcome(writing(), goal(5_000, so_far=5))
    assert found.value
    assert found.value.number == 0
    assert found.note
    assert "not yet" in found.note


def test_the_probability_has_an_interval_and_more_time_raises_it() -> None:
    short, long = outcome(writing(), goal(22, so_far=8)), outcome(writing(), goal(22, 120, so_far=8))
    assert short.value
    assert long.value
    assert short.value.low is not None
    assert short.value.high is not None
    assert short.value.low < short.value.number < short.value.high
    assert long.value.number > short.value.number


def test_weeks_away_do_not_slow_the_pace() -> None:
    monday = END - timedelta(days=END.weekday() + 7)
    away = tuple(monday - timedelta(weeks=weeks) for weeks in range(4))
    there, half_away = (outcome(writing(), goal(26, so_far=8), holidays=days) for days in ((), away))
    assert there.value and half_away.value
    assert half_away.value.number > there.value.number + 0.2


def test_where_so_far_is_not_told_the_whole_time_is_counted() -> None:
    half, whole = outcome(writing(), goal(14, so_far=0)), outcome(writing(), goal(14))
    assert half.value
    assert whole.value
    assert whole.value.number > half.value.number


def test_a_record_far_above_what_was_seen_goes_by_its_own_pace_and_is_not_scored() -> None:
    story = Story()
    story.exchange(470, "Ana")
    story.write(480, "Ana")
    found = outcome(story, goal(30, so_far=20))
    assert found.state is State.INFORMATIVE
    assert found.value
    assert "about 20" in found.value.words, "twenty came in eight weeks, and eight are left"
    assert found.note
    assert "far more than what you send out" in found.note
    assert outcome(story, goal(30, so_far=1)).state is State.SCORED


def asked_often(story: Story, people: int = 30) -> Story:
    """Others begin conversations, too, and are answered."""
    for place in range(people):
        story.hear(446 + place * 1.5, f"colleague {place}", "How do you plan the rota for the night shifts?")
        story.write(446.1 + place * 1.5, f"colleague {place}", "We take turns, two of us each week.")
    return story


def test_where_others_began_what_came_it_goes_by_ones_own_pace_though_much_is_sent_out() -> None:
    wanted = goal(60, so_far=30)
    found = outcome(asked_often(writing()), wanted)
    assert found.state is State.INFORMATIVE
    assert found.value and "you can expect about 30 (" in found.value.words
    assert found.note and "others began 30 of the conversations that you answered in that time" in found.note
    assert outcome(writing(), wanted).state is State.SCORED, "what is sent out may have been seen in part"
    assert outcome(asked_often(writing(), 6), wanted).state is State.SCORED, "six that were begun are no thirty"
    assert outcome(asked_often(writing()), goal(60, so_far=12)).state is State.SCORED, "no more than is likely"


def test_of_another_goal_than_conversations_ones_own_pace_is_in_its_unit() -> None:
    found = outcome(asked_often(writing()), sources(9, 5, 40))
    assert found.state is State.INFORMATIVE
    assert found.value and "you can expect about 5 (" in found.value.words, "five came in eight weeks"


def test_what_came_may_already_be_enough() -> None:
    found = outcome(writing(), goal(10, so_far=10))
    assert found.value
    assert found.value.number == 1


def test_another_outcome_needs_own_counts() -> None:
    interviews = Goal(outcome="interviews", amount=2, since=END - timedelta(days=55), by=END + timedelta(days=28))
    assert outcome(writing(), interviews).state is State.NOT_ENOUGH_DATA
    counted = Goal(outcome="interviews", amount=2, since=interviews.since, by=interviews.by, so_far=1, conversations=12)
    assert outcome(writing(), counted).state is State.SCORED


def sources(amount: float, so_far: float, conversations: float) -> Goal:
    since, by = END - timedelta(days=55), END + timedelta(days=56)
    return Goal("sources and tips", amount, since, by, so_far=so_far, conversations=conversations)


def test_a_share_is_said_of_the_chance_and_a_count_in_what_is_hoped_for() -> None:
    for wanted in (goal(22, so_far=8), sources(4, 2, 16)):
        value = outcome(writing(), wanted).value
        assert value and value.words.endswith(f"your chance to reach the number is {round(100 * value.number)} %")
    converted = outcome(writing(), sources(4, 2, 16))
    assert converted.value and "conversation" not in converted.value.words
    assert "you can expect about 2 (1 to 4) more until then" in converted.value.words, "of sources one in eight"


def test_what_another_goal_still_lacks_is_known_however_unsure_its_rate() -> None:
    lacking, reached = (outcome(writing(8), sources(4, so_far, 8)) for so_far in (2, 4))
    assert lacking.value and lacking.value.high is not None and lacking.value.high < 0.7
    assert reached.value and reached.value.number == 1


@pytest.mark.parametrize(("amount", "chance"), [(200, "under 1 %"), (9, "over 99 %"), (8, "100 %")])
def test_no_chance_is_called_none_or_certain_while_something_is_lacking(amount: float, chance: str) -> None:
    value = outcome(writing(1), goal(amount, so_far=8)).value
    assert value and value.words.endswith(f"is {chance}")


@pytest.mark.parametrize("wanted", [None, Goal(), Goal(outcome="sales", amount=3)])
def test_it_asks_for_what_the_goal_lacks(wanted: Goal | None) -> None:
    assert outcome(writing(), wanted).state is State.NEEDS_YOUR_ANSWER


def test_a_date_that_is_past_and_a_goal_without_number_do_not_apply() -> None:
    assert outcome(writing(), goal(10, 0, so_far=1)).state is State.NOT_APPLICABLE
    assert outcome(writing(), Goal(outcome="staying in touch")).state is State.NOT_APPLICABLE


def test_28_days_of_history_are_needed_and_messages_must_be_known() -> None:
    young = Story(last_day=20)
    young.exchange(5, "Ana")
    assert outcome(young, goal(10)).state is State.NOT_ENOUGH_DATA
    silent = Story()
    silent.post(100, "Hello everyone out there.")
    assert outcome(silent, goal(10)).state is State.NOT_ENOUGH_DATA


def test_a_goal_of_all_sites_is_not_held_against_one_of_them() -> None:
    story = writing()
    assert story.audit(AUDIT, Expectations(goal=goal(5))).value
    story.other_sites = ("mastodon",)
    found = story.audit(AUDIT, Expectations(goal=goal(5)))
    assert (found.state, found.value) == (State.NOT_ENOUGH_DATA, None)
    assert found.missing
    assert "without Mastodon" in found.missing.what


def test_what_others_begin_goes_on_as_it_did_and_does_not_contradict_the_verdict() -> None:
    """Two came of nothing that was sent out, others began more: by the pace so far two more are likely, and the verdict
    says that the difference may be chance. A chance of next to nothing beside it would be the contrary."""
    story = Story()
    for place in range(2):
        story.exchange(300 + place, f"friend {place}")
        story.write(450 + place, f"friend {place}")
    wanted = goal(5, so_far=2)
    found = outcome(asked_often(story), wanted)
    assert found.value
    assert found.state is State.INFORMATIVE
    assert 0.1 < found.value.number < 0.6
    assert found.note and "others began 30 of the conversations" in found.note
    expectations = Expectations(goal=wanted)
    assert "no more than chance" in verdict(story.families(expectations), expectations, Role.JOB).words


def test_where_more_came_than_is_sent_out_it_is_said_that_the_chance_is_of_what_is_sent_out() -> None:
    found = outcome(writing(), goal(60, so_far=38))
    assert found.state is State.SCORED, "what is sent out may have been seen in part"
    assert found.value and "by what you send out, you can expect" in found.value.words
    assert found.note and "What came so far (38) is more than that" in found.note
    usual = outcome(writing(), goal(22, so_far=8))
    assert usual.value and "going on as you do" in usual.value.words
