"""When one was where: the days, what of them is shown, and what is not shown of them."""

from datetime import date, timedelta

import msgspec
import pytest

from auditor.activities.activity import Object, ObjectType, Source, Type
from auditor.answers.expectations import Expectations
from auditor.report.whereabouts import Break, Presence
from auditor.runner.presence import breaks, presence
from auditor.runner.run import run
from server.answers import changed
from server.dashboard.breaks import said
from server.rendering.nameless import without_names
from server.rendering.presence import presences
from tests.story import Story


@pytest.fixture
def story() -> Story:
    """I write on two days of a window of 90 days, twice on one of them, and am written to on a third."""
    made = Story(first=date(2026, 1, 1), last_day=100)
    made.write(20, "ana")
    made.write(50, "ana")
    made.write(50, "ben")
    made.hear(60, "ana")
    made.write(5, "ana")  # before the window
    return made


def test_the_days_are_those_on_which_i_did_something(story: Story) -> None:
    day = date(2026, 1, 1)
    expected = ((day + timedelta(days=20), 1), (day + timedelta(days=50), 2))
    assert presence(story.families()) == (Presence("linkedin", expected),)


def test_what_others_accept_does_not_say_that_i_was_there(story: Story) -> None:
    story.add(Type.ACCEPT, 70, Object(ObjectType.RELATIONSHIP), to=("ana",))
    assert [day for day, _ in presence(story.families())[0].days][-1] == date(2026, 2, 20)


def test_a_window_of_years_shows_the_last_53_weeks() -> None:
    story = Story(first=date(2022, 1, 1), last_day=1500, days=1400)
    for day in range(0, 1500, 3):
        story.write(day, "ana")
    [found] = presence(story.families())
    assert (story.first + timedelta(days=1500) - found.days[0][0]).days < 53 * 7


def test_each_site_is_shown_over_the_same_weeks() -> None:
    early = Presence("linkedin", ((date(2026, 1, 7), 3), (date(2026, 1, 9), 1)))
    late = Presence("bluesky", ((date(2026, 3, 3), 1),))
    shown = presences([early, late])
    assert len({(each.width, each.height) for each in shown.calendars}) == 1
    first, second = shown.calendars
    assert "M0 24h" in first.paths[2]  # the Wednesday of the first week, with more than the Friday
    assert "M0 48h" in first.paths[1]
    assert second.paths[1:].count("") == 2
    assert "M96 12h" in "".join(second.paths[1:])  # a Tuesday, eight weeks on
    assert first.labels == ((36, "Feb"), (84, "Mar"))
    assert shown.months == ((date(2026, 3, 1), (0, 1)), (date(2026, 1, 1), (2, 0)))


def test_a_long_time_away_is_told_and_a_short_one_is_not() -> None:
    begun = date(2026, 1, 1)
    away = Presence("linkedin", ((begun, 1), (begun + timedelta(days=42), 1)))
    there = Presence("linkedin", ((begun, 1), (begun + timedelta(days=10), 1)))
    once = Presence("linkedin", ((begun, 1),))
    assert [each.words for each in presences([away, there, once]).calendars] == [
        "On 2 days from 1 January 2026 to 12 February 2026. Longest away: 41 days, from 2 January 2026 on.",
        "On 2 days from 1 January 2026 to 11 January 2026.",
        "On one day: 1 January 2026.",
    ]


@pytest.mark.parametrize(("between", "told"), [(14, ""), (15, " Longest away: 14 days, from 2 January 2026 on.")])
def test_two_weeks_without_a_word_are_a_time_away(between: int, told: str) -> None:
    begun = date(2026, 1, 1)
    days = Presence("linkedin", ((begun, 1), (begun + timedelta(days=between), 1)))
    (shown,) = presences([days]).calendars
    assert shown.words == f"On 2 days from 1 January 2026 to {15 + between - 14} January 2026.{told}"


def test_days_are_shaded_by_thirds() -> None:
    monday = date(2026, 1, 5)
    days = Presence("linkedin", tuple((monday + timedelta(days=number), number + 1) for number in range(6)))
    (shown,) = presences([days]).calendars
    at = [f"M0 {12 * number}h" for number in range(6)]
    assert [[place in path for place in at] for path in shown.paths[1:]] == [
        [True, True, False, False, False, False],
        [False, False, True, True, False, False],
        [False, False, False, False, True, True],
    ]


def test_a_report_without_names_does_not_tell_the_days(story: Story) -> None:
    families = story.families()
    report = run(families.history, Expectations(), families.window)
    assert report.presence
    assert not without_names(report, ()).presence


def silent(days: int = 90) -> Story:
    """I write every third day, but for days 40 to 75."""
    made = Story(first=date(2026, 1, 1), last_day=100, days=days)
    for day in (*range(0, 40, 3), *range(76, 101, 3)):
        made.write(day, "ana")
    return made


def test_a_break_of_three_weeks_between_days_on_which_i_was_there_is_told() -> None:
    [found] = breaks(silent().families())
    assert found == Break(date(2026, 2, 10), date(2026, 3, 17))
    assert found.weeks() == [date(2026, 2, 16), date(2026, 2, 23), date(2026, 3, 2), date(2026, 3, 9)]
    [within] = breaks(silent(days=50).families())
    assert within == Break(date(2026, 2, 21), found.last), "of what lies before the window nothing is asked"
    assert breaks(silent(days=30).families()) == ()
    shorter = silent()
    shorter.write(58, "ana")
    assert breaks(shorter.families()) == ()
    shorter.activities.pop()
    shorter.hear(58, "ana")
    assert len(breaks(shorter.families())) == 1, "what others did does not say that I was there"


def test_where_another_source_begins_after_the_break_it_may_be_the_source_that_was_silent() -> None:
    story = silent()
    story.activities = [
        msgspec.structs.replace(each, source=Source("extension", "test")) if each.published > story.at(60) else each
        for each in story.activities
    ]
    assert breaks(story.families()) == ()


def test_what_was_answered_is_not_asked_again() -> None:
    [found] = breaks(silent().families())
    away = said(Expectations(), [found], date(2026, 4, 12))
    assert away.holidays == tuple(found.weeks())
    assert breaks(silent().families(away)) == ()
    none = said(Expectations(), [], date(2026, 4, 12))
    assert none.holidays == ()
    assert breaks(silent().families(none)) == ()
    assert changed(none, {"holidays": None}).confirmed == none.confirmed, "the other questions were answered"
    for before_its_end in (date(2026, 2, 1), found.last):
        assert breaks(silent().families(said(Expectations(), [], before_its_end))) == (found,)
    assert breaks(silent().families(Expectations(holidays=tuple(found.weeks())))) == ()
