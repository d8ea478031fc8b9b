"""The inputs of the outcome model: their bounds, at the bound and just beyond it."""

from datetime import timedelta

import pytest

from auditor.activities.activity import Detail, Object, ObjectType, Type
from auditor.answers.expectations import Expectations, Plan, PostStatistics
from auditor.facts import Facts
from auditor.verdict import inputs
from auditor.verdict.base_rates import PRIORS, Quantity, answered_less, with_own
from auditor.verdict.model import Channel, Habits, Site
from tests.story import Story

INVITING = (Channel.NOTES, Channel.BARE)
WRITING = (Channel.WEAK, Channel.DORMANT)
EIGHT_WEEKS = 56.0


def facts(story: Story) -> Facts:
    families = story.families()
    return Facts(families, inputs.PLAN_FACTS, list(families.subjects), None)


def planned(story: Story, days: float = EIGHT_WEEKS, *known: Channel, **answers: object) -> Habits:
    return inputs.plan(facts(story), days, None, Expectations(**answers), known)  # type: ignore[arg-type]


@pytest.mark.parametrize(("hours", "factor"), [(None, 1), (2, 1), (1, 0.5), (0.5, 0.25), (0.1, 0.25), (6, 3), (40, 3)])
def test_stated_hours_stretch_the_plan_within_bounds(hours: float | None, factor: float) -> None:
    found = planned(Story(), EIGHT_WEEKS, *INVITING, hours_a_week=hours)
    assert (found.notes, found.bare) == pytest.approx((9.6 * factor, 14.4 * factor))


def known_people() -> Story:
    """Two weak ties, a strong one, one that was weak when the window began, and two that sleep since long."""
    story = Story()
    for who in ("weak 1", "weak 2"):
        story.exchange(300, who)
    story.exchange(300, "strong", 8)
    story.exchange(100, "once weak")
    for who in ("asleep 1", "asleep 2"):
        story.exchange(1, who)
    return story


def test_nobody_can_write_to_more_people_than_they_know() -> None:
    story = known_people()
    # The plan of eight weeks has 16 messages to weak and 8 to dormant ties: there are four and three.
    found = planned(story, EIGHT_WEEKS, *WRITING)
    assert (found.weak, found.dormant) == (4, 3)
    # In two weeks each may still be written to once, as far as the plan goes.
    assert planned(story, 14, *WRITING).weak == 4
    assert planned(story, 14, *WRITING, hours_a_week=6).weak == 4
    assert planned(story, 7, *WRITING).weak == 2


def test_a_plan_of_a_year_leaves_weak_ties_weak_and_is_introduced_by_a_quarter_of_them() -> None:
    found = planned(known_people(), 364, *WRITING, Channel.INTRODUCTIONS, hours_a_week=6)
    # Once in a quarter to each of the four, who at six exchanges a year would be strong ties.
    assert (found.weak, found.dormant, found.introductions) == (16, 3, 1)
    assert planned(known_people(), EIGHT_WEEKS, Channel.WEAK, Channel.INTRODUCTIONS).introductions == 1


def test_hours_of_mine_make_no_more_introductions_nor_do_many_contacts() -> None:
    many = Story()
    for number in range(60):
        many.exchange(300, f"weak {number}")
    both = (Channel.WEAK, Channel.INTRODUCTIONS)
    assert planned(many, EIGHT_WEEKS, *both, hours_a_week=6).introductions == pytest.approx(3)
    assert planned(many, EIGHT_WEEKS, *both, hours_a_week=1).introductions == pytest.approx(1.5)
    assert planned(many, 728, *both, hours_a_week=40).introductions == pytest.approx(30)


def leaning(to: str, *, times: int) -> Story:
    """Somebody with 20 weak and 20 close ties who writes lately to those of one side."""
    story = Story()
    story.post(0, "What a night shift needs, and what it does not.")
    for number in range(20):
        story.exchange(300, f"weak {number}")
        story.exchange(300, f"close {number}", 8)
    for number in range(times):
        story.write(450 + number / 2, f"{to} {number % 20}")
    return story


def test_who_writes_too_much_to_people_at_one_remove_is_asked_for_no_more_of_it() -> None:
    def weak(story: Story, done: float) -> float:
        given = facts(story)
        return inputs.plan(given, EIGHT_WEEKS, None, Expectations(), (Channel.WEAK,), Habits(weak=done)).weak

    assert weak(leaning("weak", times=60), 5) == 5
    assert weak(leaning("close", times=60), 5) == 16
    assert weak(leaning("weak", times=39), 5) == 16, "too few to tell to which side"


def test_whose_pitches_were_only_refused_is_nobody_to_write_to() -> None:
    story = known_people()
    for place in range(9):
        story.hear(
            400 + place, f"seller {place}", "Our platform cuts your costs by half. Can I book you a demo this week?"
        )
        story.write(400.2 + place, f"seller {place}", "Thank you, but that is nothing for me.")
    assert planned(story, 91, *WRITING) == planned(known_people(), 91, *WRITING)


def test_an_own_plan_is_taken_as_it_is() -> None:
    found = planned(known_people(), EIGHT_WEEKS, *WRITING, plan=Plan(weak=10, dormant=5), hours_a_week=1)
    assert (found.weak, found.dormant) == (80, 40)


def test_the_allowance_of_notes_is_that_of_the_plan_last_seen() -> None:
    story = Story()
    for day, seen in ((450, Detail(plan="paid")), (460, Detail(plan="free"))):
        story.add(Type.OFFER, day, Object(ObjectType.RELATIONSHIP), to=(f"{day}",), detail=seen)
    assert inputs.site(facts(story), 365 / 12, Expectations()).allowance == pytest.approx(5, rel=0.02)
    said = Expectations(notes_allowed_a_month=20)
    assert inputs.site(facts(story), 365 / 12, said).allowance == pytest.approx(20, rel=0.02)
    story.add(Type.OFFER, 470, Object(ObjectType.RELATIONSHIP), to=("x",), detail=Detail(plan="paid"))
    assert inputs.site(facts(story), 365 / 12, Expectations()) == Site(seen=False)


def test_counts_of_posts_never_exceed_what_they_are_counted_in() -> None:
    odd = PostStatistics(total_impressions=100, total_engagements=120, total_conversations=130)
    counts = inputs.own_counts(facts(Story()), odd)
    assert counts[Quantity.ENGAGEMENT] == (100, 100)
    assert counts[Quantity.TALK_AFTER_ENGAGEMENT] == (100, 100)


def test_a_rate_of_ones_own_says_something_from_eight_cases() -> None:
    eight, seven = ({Quantity.REPLY_OF_DORMANT: (0, n)} for n in (8, 7))
    assert answered_less(with_own(eight)) == [Quantity.REPLY_OF_DORMANT]
    assert answered_less(with_own(seven)) == []


def test_a_span_ends_with_the_goals_date_or_with_the_window() -> None:
    story = Story()
    story.like(400)
    end = story.first + timedelta(days=500)
    over = inputs.span(end - timedelta(days=27), end, facts(story))
    assert (over.days, over.part) == (28, 1)
    half = inputs.span(end - timedelta(days=27), end + timedelta(days=28), facts(story))
    assert (half.days, half.part) == (28, 0.5)


def test_what_was_done_is_counted_from_the_first_moment_of_a_span_to_before_its_end() -> None:
    story = Story()
    story.invite(450, "first")
    story.invite(460, "after", note="I liked your talk.")
    start, end = (round(story.at(day).timestamp() * 1000) for day in (450, 460))
    assert inputs.done(facts(story), start, end, INVITING, None) == Habits(bare=1)
    assert inputs.done(facts(story), start + 1, end + 1, INVITING, None) == Habits(notes=1)


def test_own_counts_are_of_each_channel_and_of_invitations_that_were_accepted() -> None:
    story = Story()
    for place in range(3):
        story.invite(400 + place, f"bare {place}")
    story.connect(403, "bare 0")
    story.connect(403, "bare 1")
    story.hear(410, "bare 1")
    story.invite(400, "noted", note="I liked your talk.")
    story.invite(490, "still open")
    counts = inputs.own_counts(facts(story), None)
    assert counts[Quantity.ACCEPTANCE] == (2, 4)
    assert counts[Quantity.REPLY_TO_BARE] == (1, 2)
    assert counts[Quantity.REPLY_TO_NOTE] == (0, 0)
    assert Quantity.ENGAGEMENT not in counts


def test_a_rate_without_own_cases_is_the_general_one() -> None:
    assert with_own({}) == PRIORS
    assert [rate.own for rate in with_own({Quantity.ACCEPTANCE: (1, 3)}).values()] == [3] + [0] * (len(PRIORS) - 1)
