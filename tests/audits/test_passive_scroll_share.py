"""Time in the feed with nothing written."""

from collections.abc import Callable

import pytest

from auditor.answers.expectations import Expectations
from auditor.audits.catalogue import CATEGORIES
from auditor.audits.rhythm.passive_scroll_share import AUDIT
from auditor.report import Band, Role, ShareBar, State
from tests.story import Story

MINUTE = 1 / 1440
HERE = Expectations(browser_share=1.0)
FIVE = "That answers my old question."


def scrolled(feed: float, messages: float, days: int = 20) -> Story:
    """So many minutes a day in the feed, and so many among the messages."""
    story = Story()
    for day in range(501 - days, 501):
        story.look(day, "feed", feed * 60)
        story.look(day + 0.2, "messages", messages * 60)
    return story


def passive(story: Story) -> int | None:
    result = story.audit(AUDIT, HERE)
    assert result.value
    return result.value.k


@pytest.mark.parametrize(("feed", "band"), [(3, Band.WORKING), (6, Band.LOOK), (9.8, Band.LOOK)])
def test_little_of_it_works_well_and_much_of_it_is_never_more_than_worth_a_look(feed: float, band: Band) -> None:
    found = scrolled(feed, 10 - feed).audit(AUDIT, HERE)
    assert found.value and found.value.k == round(feed * 20)
    assert found.band is band


def test_it_weighs_little() -> None:
    (entry,) = [entry for category in CATEGORIES for entry in category.entries if entry.audit is AUDIT]
    assert entry.weight == 0.25


@pytest.mark.parametrize(("minutes", "left"), [(-0.1, 200), (0.5, 195), (5, 195), (6.9, 195), (7.1, 200)])
def test_what_is_written_during_a_stretch_or_two_minutes_after_it_makes_it_active(minutes: float, left: int) -> None:
    story = scrolled(10, 5)
    story.activities = [one for one in story.activities if one.published != story.at(490)]
    story.look(490, "feed", 300)
    story.comment(490 + minutes * MINUTE, FIVE)
    assert passive(story) == left - 5 if left == 200 else 190


def test_acts_count_if_composed_or_directed() -> None:
    acts: list[tuple[Callable[[Story], object], bool]] = [
        (lambda story: story.post(490, FIVE), True),
        (lambda story: story.write(490, "Ana", "Yes!"), True),
        (lambda story: story.comment(490, "So true"), False),
        (lambda story: story.like(490), False),
        (lambda story: story.hear(490, "Ana", FIVE), False),
    ]
    for act, counts in acts:
        story = scrolled(10, 5)
        act(story)
        assert passive(story) == (190 if counts else 200)


def test_an_act_on_another_site_does_not_count() -> None:
    story = scrolled(10, 5)
    story.site = "mastodon"
    story.look(489.5)
    story.post(490, FIVE)
    assert passive(story) == 201


def test_the_parts_are_shown() -> None:
    story = scrolled(10, 5)
    story.write(490, "Ana")
    (bar,) = story.audit(AUDIT, HERE).details
    assert isinstance(bar, ShareBar)
    assert [minutes for _, minutes in bar.parts] == [190, 10, 100]


def test_reading_is_the_job_of_some() -> None:
    for role in (Role.MEDIA, Role.ACAD, Role.CREA):
        assert scrolled(8, 4).audit(AUDIT, HERE, role=role).state is State.INFORMATIVE


def test_it_needs_three_hours_over_fourteen_days() -> None:
    few = scrolled(5, 3).audit(AUDIT, HERE)
    assert few.missing and (few.missing.have, few.missing.need) == (160, 180)
    assert scrolled(10, 10, days=13).audit(AUDIT, HERE).state is State.NOT_ENOUGH_DATA
    assert scrolled(10, 5).audit(AUDIT).state is State.NEEDS_YOUR_ANSWER
    assert scrolled(10, 5).audit(AUDIT, Expectations(browser_share=0.5)).state is State.INFORMATIVE
