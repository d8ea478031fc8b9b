"""What changed against one's own usual is told where chance hardly explains it, and else nothing is."""

from datetime import date
from random import Random

import numpy as np
import pytest

from auditor.activities.activity import Coverage, Subject
from auditor.changes import Changes, _counted, changes
from auditor.scoring.survival import log_rank
from tests.story import Story

QUESTION = "How did you set up the night shift plan over there?"
LAST = 455


def life(
    *, wrote: float = 10.0, lately: float | None = None, hours: float = 30.0, hours_lately: float | None = None
) -> Story:
    """Fifteen months in which ``wrote`` people write to me in 30 days, and ``lately`` in the last 30; half of them have
    my answer within ``hours``."""
    rng = Random(3)
    made = Story(first=date(2025, 1, 1), last_day=LAST)
    made.write(0, "friend")
    made.hear(0.5, "friend")
    for span in range(LAST // 30):
        recent = span == LAST // 30 - 1
        people = (wrote if lately is None or not recent else lately) + rng.choice([-1, 0, 1])
        for number in range(round(people)):
            day = LAST - 29 - 30 * (LAST // 30 - 1 - span) + rng.uniform(0, 27)
            took = (hours if hours_lately is None or not recent else hours_lately) * rng.uniform(0.3, 1.7)
            who = f"person {span} {number}"
            made.hear(day, who, QUESTION)
            made.write(min(day + took / 24, LAST), who, "We began with one team, and it went well.")
    return made


def found(story: Story) -> Changes:
    return changes(story.families())


def test_the_usual_is_no_change() -> None:
    told = found(life())
    assert (told.beyond_chance, told.compared) == ((), 12)


def test_many_more_people_than_usual_are_told_with_their_line() -> None:
    changed = {each.of: each for each in found(life(lately=32)).beyond_chance}
    told = changed["written-to-first"]
    assert told.now == told.spans[-1]
    assert told.now >= 31
    assert len(told.spans) == 13
    assert 8 <= told.low < told.high <= 12


def test_fewer_people_than_usual_are_told_too() -> None:
    changed = {each.of: each for each in found(life(wrote=14, lately=2)).beyond_chance}
    assert changed["written-to-first"].now <= 3


@pytest.mark.parametrize("lately", [5.0, 200.0])
def test_answers_that_come_sooner_or_later_than_usual_are_told(lately: float) -> None:
    changed = {each.of: each for each in found(life(hours=40, hours_lately=lately)).beyond_chance}
    told = changed["answer-hours"]
    assert told.now == pytest.approx(lately, rel=0.7)
    assert told.low <= 40 <= told.high * 1.3


def test_a_source_that_begins_later_is_no_change_of_the_person() -> None:
    story = life()
    story.site = "mastodon"
    for day in range(LAST - 60, LAST):
        story.hear(day, f"elsewhere {day}", QUESTION)
        story.write(day + 0.1, f"elsewhere {day}")
    assert found(story).beyond_chance == ()


def test_a_source_that_ended_before_tells_no_last_month() -> None:
    story = life(lately=0)
    last = date(2025, 1, 1).toordinal() + LAST - 31
    story.coverage = [
        Coverage("linkedin", subject, "full", until=date.fromordinal(last))
        for subject in (Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT)
    ]
    assert found(story).compared == 0


def test_a_short_history_has_no_usual() -> None:
    short = Story(first=date(2025, 1, 1), last_day=150)
    for day in range(0, 150, 2):
        short.exchange(day, f"p{day % 7}")
    assert found(short) == Changes()


@pytest.mark.parametrize("mean", [3, 10, 40])
@pytest.mark.parametrize("clumping", [1.0, 3.0])
def test_chance_alone_is_hardly_ever_told_as_a_change(mean: int, clumping: float) -> None:
    rng = np.random.default_rng(mean)
    size = 4_000
    if clumping == 1:
        counts = rng.poisson(mean, (size, 13))
    else:  # people who come in clumps: the variance is so many times the mean
        counts = rng.negative_binomial(mean / (clumping - 1), 1 / clumping, (size, 13))
    alarms = sum(bool(_counted("begun", row)) for row in counts.astype(float))
    assert alarms / size < 0.02


def test_a_doubling_of_ten_and_more_is_mostly_seen() -> None:
    rng = np.random.default_rng(5)
    rows = np.hstack([rng.poisson(12, (500, 12)), rng.poisson(30, (500, 1))]).astype(float)
    assert sum(bool(_counted("begun", row)) for row in rows) / 500 > 0.6


def test_what_grew_slowly_is_told_as_of_the_last_three_spans() -> None:
    rng = np.random.default_rng(5)
    rows = np.hstack([rng.poisson(12, (500, 10)), rng.poisson(24, (500, 3))]).astype(float)
    told = [_counted("pitches", row) for row in rows]
    assert sum(bool(each) for each in told) / 500 > 0.6
    lasting = [change for each in told for _, change in each if change.latest == 3]
    assert len(lasting) > 200
    assert all(change.now > change.high for change in lasting)
    for change in lasting:
        assert change.now == pytest.approx(np.mean([each for each in change.spans[-3:] if each is not None]))


def test_log_rank_agrees_with_a_worked_example() -> None:
    # Remission times of 6-MP and placebo in acute leukaemia (Freireich et al. 1963): chi-square 16.79, so 4.10.
    drug = [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    over = [True] * 9 + [False] * 12
    placebo = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]
    assert log_rank(drug, over, placebo, [True] * 21) == pytest.approx(-(16.79**0.5), abs=0.01)
    assert log_rank(placebo, [True] * 21, drug, over) == pytest.approx(16.79**0.5, abs=0.01)


def test_log_rank_without_any_end_says_nothing() -> None:
    assert log_rank([1, 2], [False, False], [3], [False]) == 0.0
