"""What a verdict says at its bounds: which channels, which causes, and whether chance is named."""

from datetime import timedelta

import numpy as np
import pytest

from auditor.report import Table, Verdict
from auditor.verdict.attribution import DRAWS, SEED, Attribution, attribute, levers
from auditor.verdict.base_rates import Draws, drawn, with_own
from auditor.verdict.model import NEUTRAL, Channel, Habits
from auditor.verdict.verdict import explained
from auditor.verdict.wording import CHANNELS, OTHER_REASONS, counted, planned, spread
from tests.story import Story
from tests.verdict.test_verdict import END, HOPE, replace_goal, seeker, told

RATES = drawn(with_own({}), DRAWS, SEED)
PLAN = Habits(weak=40)
N = 10_000


def spoken(**draws: Draws) -> Verdict:
    """The verdict on these draws of the four parts; a part not named has a twentieth."""
    none = np.full(N, -3.0)
    parts = {cause: draws.get(cause, none) for cause in ("expectations", "habits", "site", "remainder")}
    found = Attribution(parts, np.ones(N), np.ones(N), np.ones(N), np.zeros(N), 3)  # type: ignore[arg-type]
    return explained(found, 15, Habits(weak=4), PLAN, NEUTRAL, RATES)


def partly(share: float, value: float) -> Draws:
    """Draws of which a share has this value and the others are none to speak of."""
    return np.where(np.arange(N) < share * N, value, -2.0)


@pytest.mark.parametrize(("factor", "named"), [(1.08, False), (1.12, True)])
def test_other_reasons_are_named_from_a_tenth_on(factor: float, named: bool) -> None:
    found = spoken(habits=np.full(N, 2.0), remainder=np.full(N, np.log(factor)))
    assert found.cause == "habits"
    assert (OTHER_REASONS in found.words) == named


@pytest.mark.parametrize(("share", "named"), [(0.08, False), (0.12, True)])
def test_other_reasons_are_named_where_they_may_be_the_largest(share: float, named: bool) -> None:
    found = spoken(habits=np.full(N, 2.0), remainder=partly(share, 3.0))
    assert found.cause == "habits"
    assert (OTHER_REASONS in found.words) == named


@pytest.mark.parametrize(("share", "cause"), [(0.78, None), (0.82, "habits")])
def test_a_cause_is_named_from_four_chances_in_five(share: float, cause: str | None) -> None:
    # It is above no effect in all draws; in the others the site is larger still.
    found = spoken(habits=np.full(N, 1.0), site=partly(1 - share, 2.0))
    assert found.cause == cause


@pytest.mark.parametrize(("share", "guessed"), [(0.45, False), (0.55, True)])
def test_a_cause_is_guessed_where_it_is_more_likely_than_not(share: float, guessed: bool) -> None:
    rest = (1 - share) / 2
    place = np.arange(N) / N
    found = spoken(
        habits=np.where(place < share, 1.0, -2.0),
        site=np.where((place >= share) & (place < share + rest), 1.0, -2.0),
        expectations=np.where(place >= share + rest, 1.0, -2.0),
    )
    assert found.cause is None
    assert ("It is probably what goes out" in found.words) == guessed


@pytest.mark.parametrize(("introductions", "named"), [(0.4, False), (0.5, True)])
def test_a_channel_that_adds_less_than_a_tenth_is_not_named(introductions: float, named: bool) -> None:
    done, plan = Habits(weak=4), Habits(weak=40, introductions=introductions)
    added = levers(done, plan, NEUTRAL, RATES)[Channel.INTRODUCTIONS]
    assert 1.05 < added < 1.15
    assert (added >= 1.1) == named
    found = explained(attribute(15, 2, done, plan, NEUTRAL, RATES), 15, done, plan, NEUTRAL, RATES)
    assert found.cause == "habits"
    assert (CHANNELS[Channel.INTRODUCTIONS] in found.words) == named


def begun(minutes_late: float) -> Story:
    """A history that begins on the fifteenth day of the goal, or so many minutes later."""
    story = Story()
    first = story.at(459).replace(hour=0) + timedelta(minutes=minutes_late)
    story.hear(first, "Ana")
    story.write(first + timedelta(hours=1), "Ana")
    return story


def test_a_history_may_begin_fourteen_days_after_the_goal() -> None:
    assert HOPE.since == begun(0).at(445).date()
    assert told(begun(0)).missing is None
    late = told(begun(1)).missing
    assert late
    assert "what you did before" in late.what


def test_a_goal_is_looked_at_from_its_twenty_eighth_day() -> None:
    story = begun(-60 * 24 * 30)
    assert told(story, replace_goal(since=END - timedelta(days=27))).missing is None
    young = told(story, replace_goal(since=END - timedelta(days=26))).missing
    assert young
    assert (young.have, young.need) == (27, 28)


def test_ones_own_conversion_is_used_from_eight_conversations() -> None:
    story = begun(-60 * 24 * 30)
    assert told(story, replace_goal(outcome="interviews", amount=9, so_far=1, conversations=8)).missing is None


def test_a_verdict_without_any_activity_says_what_is_missing() -> None:
    found = told(Story())
    assert found.missing
    assert "nothing is known" in found.missing.what


def test_a_hope_of_something_else_than_conversations_is_told_in_its_own_unit() -> None:
    own = replace_goal(outcome="interviews", amount=9, so_far=1, conversations=9)
    words = told(seeker(), own).words
    assert words.startswith("You hope for interviews (9) by ")
    assert "and had 1 so far: at your own rate" in words, "nine of nine would be all that was hoped for"
    assert "and you had 9 of these." in words
    assert "By now you hoped for about" not in words
    assert told(seeker()).words.startswith("By now you hoped for about 15 useful conversations and had 2.")


def test_what_is_counted_as_a_conversation_keeps_its_name() -> None:
    found = told(seeker(), replace_goal(outcome="peer exchange"))
    assert found.funnel and found.funnel.outcome == "peer exchange", "what is drawn has the unit of the hope"
    words = found.words
    assert words.startswith("By now you hoped for about 15 (peer exchange) and had 2.")


def test_who_tells_conversations_apart_from_what_came_of_them_is_read_by_that_rate() -> None:
    words = told(seeker(), replace_goal(outcome="peer exchange", amount=9, so_far=1, conversations=12)).words
    assert words.startswith("You hope for peer exchange (9) by ")
    assert "and you had 12 of these." in words
    same = told(seeker(), replace_goal(outcome="peer exchange", so_far=9, conversations=9)).words
    assert same.startswith("By now you hoped for about 15 (peer exchange) and had 9.")


@pytest.mark.parametrize(
    ("volume", "weeks", "said"),
    [
        (71, 52, "71, about 1.4 a week"),
        (16, 8, "16, about 2 a week"),
        (18, 52, "18, about 1.5 a month"),
        (11, 52, "11"),
        (3, 8, "3, about 1.6 a month"),
        (71, None, "71"),
    ],
)
def test_a_plan_is_told_as_often_as_it_asks_for_something(volume: float, weeks: float | None, said: str) -> None:
    assert planned(volume, weeks) == said


def test_the_table_says_how_often_the_plan_writes() -> None:
    table = told(seeker()).details[0]
    assert isinstance(table, Table) and table.rows[0].value.startswith("0; the plan has 9.6, about 1.2 a week; ")


@pytest.mark.parametrize(
    ("ends", "said"),
    [((0, 0, 1), "at most one"), ((0, 0, 2), "at most one or two (0 to 2)"), ((19, 20, 21), "about 20 (19 to 21)")],
)
def test_a_small_count_is_told_no_larger_than_its_bounds(ends: tuple[int, int, int], said: str) -> None:
    assert spread(np.repeat(np.array(ends, float), (1500, 7000, 1500))) == said


def test_a_count_that_is_whole_when_rounded_is_told_as_a_whole_one() -> None:
    assert [counted(value) for value in (2.97, 3.0, 3.04, 5.3, 14.6)] == ["3", "3", "3", "5.3", "15"]
