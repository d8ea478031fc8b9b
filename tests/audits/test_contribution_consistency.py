"""contribution-consistency: weeks with something of one's own, of the last twelve."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from auditor.activities.activity import Coverage, Object, ObjectType, Subject, Type
from auditor.answers.expectations import Expectations
from auditor.audits.voice.contribution_consistency import AUDIT
from auditor.report import Band, Days, Role, State
from tests.story import Story

# The story's last day, 500, is Saturday 16 May 2026; the last whole week ends on Sunday 10 May, day 494.
FIRST_MONDAY = date(2026, 2, 16)
FIRST_MONDAY_AT = (FIRST_MONDAY - date(2025, 1, 1)).days
FIVE = "That answers my old question."


def told(weeks: int = 0, days: int = 90) -> Story:
    """A message in each of the first so many of the twelve weeks, after an old history of everything."""
    story = Story(days=days)
    story.post(1, FIVE)
    story.comment(2, FIVE)
    story.write(3, "Ana", FIVE)
    for week in range(weeks):
        story.write(FIRST_MONDAY_AT + 7 * week + 2, "Ana", FIVE)
    return story


def weeks_counted(story: Story, expectations: Expectations | None = None) -> tuple[int | None, int]:
    result = story.audit(AUDIT, expectations)
    assert result.value
    return result.value.k, result.value.n


def test_every_week_works_well() -> None:
    result = told(12).audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (12, 12)
    assert result.band is Band.WORKING


def test_few_weeks_give_a_tip() -> None:
    result = told(2).audit(AUDIT)
    assert result.band is Band.TRY
    assert result.tip and result.tip.observation == "In 2 of the last 12 weeks you wrote to someone or posted."


def test_a_missed_week_costs_little_wherever_it_falls() -> None:
    all_but_one = []
    for missed in (0, 6, 11):
        story = told()
        for week in set(range(12)) - {missed}:
            story.write(FIRST_MONDAY_AT + 7 * week, "Ana", FIVE)
        all_but_one.append(story.audit(AUDIT).score)
    assert len(set(all_but_one)) == 1
    assert all_but_one[0] and all_but_one[0].value >= 0.9


def test_weeks_run_from_monday_to_sunday_and_the_unfinished_one_waits() -> None:
    inside = {FIRST_MONDAY_AT, FIRST_MONDAY_AT + 83}
    outside = {FIRST_MONDAY_AT - 1, FIRST_MONDAY_AT + 84}
    for day in inside | outside:
        story = told()
        story.write(day, "Ana", FIVE)
        assert weeks_counted(story) == (1 if day in inside else 0, 12)


DAY = FIRST_MONDAY_AT + 30
MAKE_A_WEEK: tuple[Callable[[Story], object], ...] = (
    lambda story: story.add(Type.CREATE, DAY, Object(ObjectType.NOTE), to="Public"),
    lambda story: story.comment(DAY, FIVE),
    lambda story: story.invite(DAY, "Ben", FIVE),
)
MAKE_NONE: tuple[Callable[[Story], object], ...] = (
    lambda story: story.comment(DAY, "So true!"),
    lambda story: story.write(DAY, "Ana", "Thanks a lot!"),
    lambda story: story.invite(DAY, "Ben"),
    lambda story: story.like(DAY),
    lambda story: story.hear(DAY, "Ana", FIVE),
)


def test_any_post_or_five_words_to_someone_make_a_week() -> None:
    for happens in (*MAKE_A_WEEK, *MAKE_NONE):
        story = told()
        happens(story)
        assert weeks_counted(story) == (1 if happens in MAKE_A_WEEK else 0, 12)


def test_holidays_are_left_out_on_both_sides() -> None:
    holidays = tuple(FIRST_MONDAY + timedelta(weeks=week) for week in (0, 11))
    answers = Expectations(holidays=(*holidays, date(2020, 1, 6)))
    assert weeks_counted(told(6), answers) == (5, 10)
    result = told(6).audit(AUDIT, answers)
    assert result.note == "2 holiday weeks are left out."


def test_any_day_of_a_holiday_week_names_it() -> None:
    assert weeks_counted(told(), Expectations(holidays=(FIRST_MONDAY + timedelta(days=3),))) == (0, 11)


def test_twelve_weeks_are_looked_at_whatever_the_window() -> None:
    assert weeks_counted(told(12, days=28)) == (12, 12)


def test_with_too_little_history_or_too_many_holidays_there_is_no_score() -> None:
    young = Story(last_day=60)
    young.post(1, FIVE)
    young.comment(1, FIVE)
    young.write(1, "Ana", FIVE)
    assert young.audit(AUDIT).state is State.NOT_ENOUGH_DATA
    away = tuple(FIRST_MONDAY + timedelta(weeks=week) for week in range(7))
    result = told(12).audit(AUDIT, Expectations(holidays=away))
    assert result.missing and (result.missing.have, result.missing.need) == (5, 6)


@pytest.mark.parametrize(("role", "better"), [(Role.CREA, False), (Role.CORP, True), (Role.ACAD, True)])
def test_roles_expect_more_or_less_of_it(role: Role, better: bool) -> None:
    story = told(6)
    mine, all_others = story.audit(AUDIT, role=role).score, story.audit(AUDIT).score
    assert mine and all_others and mine.value != all_others.value
    assert (mine.value > all_others.value) is better


def test_twelve_weeks_are_few_and_the_range_says_so() -> None:
    score = told(5).audit(AUDIT, role=Role.CORP).score
    assert score and score.high - score.low > 0.3


def test_a_source_that_knows_only_messages_says_so() -> None:
    story = Story()
    story.write(3, "Ana", FIVE)
    story.coverage = [
        Coverage("linkedin", Subject.POST, "none", note="The basic archive has no posts or comments."),
        Coverage("linkedin", Subject.COMMENT, "none", note="The basic archive has no posts or comments."),
    ]
    result = story.audit(AUDIT)
    assert result.state is State.NOT_ENOUGH_DATA
    assert result.missing and result.missing.what == "The basic archive has no posts or comments."


def test_weeks_on_a_site_without_posts_count_beside_one_that_tells_all() -> None:
    story = told(2)
    story.site = "whatsapp"
    for week in range(2, 9):
        story.write(FIRST_MONDAY_AT + 7 * week + 2, "Ana", FIVE)
    result = story.audit(AUDIT)
    assert result.value and (result.value.k, result.value.n) == (9, 12)
    assert result.value.words.startswith("9 of 12 weeks")
    assert result.note == "WhatsApp counts with what is known of it: Nothing is known of your posts on WhatsApp."


def test_the_weeks_are_shown() -> None:
    (days,) = told(3).audit(AUDIT).details
    assert isinstance(days, Days)
    assert [count for _, count in days.counts] == [1, 1, 1] + [0] * 9
    assert days.counts[0][0] == FIRST_MONDAY
