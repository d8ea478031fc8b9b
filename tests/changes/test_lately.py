"""A change of habit of the last weeks: answers that come sooner while some wait, a site one posts on no more, and one
whose record is shorter than another's."""

from datetime import date, timedelta

import numpy as np
import pytest

from auditor.activities.activity import Coverage, Subject
from auditor.answers.expectations import Expectations
from auditor.changes import changes
from auditor.changes.stopped import of_days, stopped
from auditor.scoring.usual import chance_of_silence
from server.rendering.changes import sentence, usual
from tests.changes.test_changes import LAST, QUESTION, found, life
from tests.story import Story


def quick_or_never(until: int, hours: float, lately: float) -> Story:
    """Thirteen months in which five people a month write to me and are answered after ``hours``; since day ``until``
    ten, of whom two of three are answered after ``lately`` and the others not yet."""
    made = Story(first=date(2025, 1, 1), last_day=LAST)
    made.write(0, "friend")
    made.hear(0.5, "friend")
    for day in range(LAST - 389, LAST - 1):
        recent = day >= until
        if day % (3 if recent else 6):
            continue
        made.hear(day, f"person {day}", QUESTION)
        if not recent or day % 9:
            took = (lately if recent else hours) * (0.8 + day % 5 / 10)
            made.write(min(day + took / 24, LAST), f"person {day}", "We began with one team, and it went well.")
    return made


def test_answers_that_come_at_once_or_not_yet_for_six_weeks_are_told_as_sooner() -> None:
    told = {each.of: each for each in found(quick_or_never(LAST - 42, 38, 0.6)).beyond_chance}
    assert told["answer-hours"].now < 2
    assert told["answer-hours"].low > 25
    assert "answer-hours" not in {each.of for each in found(quick_or_never(LAST - 42, 38, 38)).told}


POLISH = "Cześć, co u ciebie słychać? Dawno nie pisałaś, odezwij się kiedy będziesz miała chwilę czasu."


@pytest.mark.parametrize(("text", "told"), [(QUESTION, True), (POLISH, False)])
def test_what_could_not_be_read_makes_nobody_answer_less(text: str, told: bool) -> None:
    story = quick_or_never(LAST, 5, 5)
    for number in range(10):
        story.exchange(200 + number, f"friend {number}")
        story.hear(LAST - 29 + number, f"friend {number}", text)
    assert ("answered" in {each.of for each in found(story).told}) == told


@pytest.mark.parametrize(("ago", "so_far"), [(9, True), (29, False)])
def test_what_is_not_two_weeks_old_is_said_to_be_answered_so_far(ago: int, so_far: bool) -> None:
    story = quick_or_never(LAST, 5, 5)
    for number in range(10):
        story.exchange(200 + number, f"friend {number}")
        story.hear(LAST - ago + number / 2, f"friend {number}", QUESTION)
    (told,) = [each for each in found(story).told if each.of == "answered"]
    assert told.so_far == so_far
    assert ("so far" in sentence(told), "within two weeks" in sentence(told)) == (so_far, not so_far)


def posting(every: int, last: int) -> Story:
    """A post every so many days on one site up to a day, and on another all along."""
    made = life()
    for site, until in (("x", last), ("bluesky", LAST)):
        made.site = site
        for day in range(LAST - 389, until + 1, every):
            made.post(day, "What we learned when the night shift plan did not hold.")
            made.post(day + 0.01, "And what we would do again.")
        made.coverage += [Coverage(site, Subject.POST, "full", date(2025, 1, 1), date(2026, 3, 31))]
    return made


def test_whoever_posts_no_more_on_one_site_is_told_so_in_words() -> None:
    story = posting(3, LAST - 44)
    (told,) = (each for each in changes(story.families()).beyond_chance if each.of == "stopped")
    assert (told.on, told.now) == ("x", 0.0)
    last = max(act.published for act in story.activities if act.site == "x").date()
    assert told.since == last
    assert sentence(told).startswith("You have posted nothing on X since ")
    assert usual(told) == "before, usually on 10 days a month"


@pytest.mark.parametrize("last", [LAST - 12, LAST - 200])
def test_a_short_silence_and_an_old_one_are_no_change(last: int) -> None:
    assert "stopped" not in {each.of for each in found(posting(3, last)).told}


def test_the_silence_of_weeks_away_is_no_change() -> None:
    story = posting(3, LAST - 44)
    last = story.first + timedelta(days=LAST)
    away = Expectations(holidays=tuple(last - timedelta(weeks=week) for week in range(5)))
    assert "stopped" in {each.of for each in changes(story.families()).told}
    assert "stopped" not in {each.of for each in changes(story.families(away)).told}
    assert [each.of for each in stopped(story.families(away))] == ["stopped", "stopped"], "it could have changed"


def test_a_source_that_ended_with_the_last_post_tells_of_no_silence() -> None:
    story = posting(3, LAST - 44)
    story.coverage = [Coverage("x", Subject.POST, "full", until=date(2026, 2, 16))]
    assert "stopped" not in {each.of for each in found(story).told}


def test_who_was_silent_for_as_long_before_has_not_stopped() -> None:
    days = [day for day in range(44, 390, 3) if not 200 < day < 246]
    (found,) = of_days(days, 390)
    assert found.change is None
    (found,) = of_days(list(range(44, 390, 3)), 390)
    assert found.change is not None and found.chance < 0.001


def test_silence_is_as_probable_as_all_falling_into_the_time_before() -> None:
    assert chance_of_silence([0.0] * 6, 2.0) == 1.0
    even = chance_of_silence([10.0] * 12, 1.5)
    assert even == pytest.approx((12 / 13.5) ** 120)
    assert chance_of_silence([30.0, 0.0, 0.0] * 4, 1.5) > 1000 * even, "clumps count for less"


def test_a_few_posts_are_no_habit_and_not_among_what_could_have_changed() -> None:
    assert of_days([60, 100, 140], 390) == []
    (few,) = of_days(list(range(60, 390, 40)), 390)
    assert not few.happened


def test_a_site_whose_record_is_shorter_is_compared_over_the_months_that_both_have() -> None:
    story = life(lately=32)
    story.site = "instagram"
    for day in range(LAST - 30 * 8, LAST, 4):
        story.hear(day, f"elsewhere {day}", QUESTION)
        story.write(day + 0.1, f"elsewhere {day}")
    made = changes(story.families())
    told = {each.of: each for each in made.beyond_chance}["written-to-first"]
    assert (len(told.spans), told.sites, told.too_new, made.too_new) == (8, (), (), ())


def test_a_site_with_next_to_nothing_takes_no_months_from_the_others() -> None:
    story = life(lately=32)
    story.site = "instagram"
    for day in (LAST - 240, LAST - 100, LAST - 5):
        story.hear(day, f"elsewhere {day}", QUESTION)
        story.write(day + 0.1, f"elsewhere {day}")
    told = {each.of: each for each in changes(story.families()).beyond_chance}["written-to-first"]
    assert (len(told.spans), told.too_new) == (13, ("instagram",))


def test_who_posts_as_ever_is_hardly_ever_said_to_have_stopped() -> None:
    rng = np.random.default_rng(3)
    alarms = 0
    for clumping in (1.0, 2.0, 3.0):
        for rate in (0.35, 0.12, 0.04):
            for _ in range(100):
                spread = 0.15 * (clumping - 1)
                each = rate * (rng.gamma(1 / spread, spread, 13) if spread else np.ones(13))
                days = np.flatnonzero(rng.random(390) < np.repeat(np.clip(each, 0, 1), 30))
                alarms += any(found.chance < 0.05 / 12 for found in of_days([int(day) for day in days], 390))
    assert alarms / 900 < 0.05 / 12
