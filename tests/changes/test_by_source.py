"""What changed, by source: one that begins later, ended before or tells only what was opened lately is no change."""

from datetime import date

import msgspec
import pytest

from auditor.activities.activity import Coverage, Subject
from auditor.changes import Changes
from tests.changes.test_changes import LAST, QUESTION, found, life
from tests.story import Story


def test_a_source_that_begins_later_is_no_change_of_the_person() -> None:
    story = life()
    story.site = "mastodon"
    for day in range(LAST - 60, LAST):
        story.hear(day, f"elsewhere {day}", QUESTION)
        story.write(day + 0.1, f"elsewhere {day}")
    told = found(story)
    assert told.beyond_chance == ()
    assert told.too_new == ("mastodon",)
    assert found(life()).too_new == ()


def test_a_site_of_which_something_is_compared_is_not_too_new() -> None:
    story = life()
    story.site = "mastodon"
    for day in range(0, LAST, 5):
        story.post(day, "What we learned when the night shift plan did not hold.")
        story.comment(day + 0.1, "Well said, and it held for us too.")
    for day in range(LAST - 60, LAST):
        story.hear(day, f"elsewhere {day}", QUESTION)
        story.write(day + 0.1, f"elsewhere {day}")
    assert found(story).too_new == ()


def test_a_source_that_ended_before_tells_no_last_month() -> None:
    story = life(lately=0)
    last = date(2025, 1, 1).toordinal() + LAST - 31
    story.coverage = [
        Coverage("linkedin", subject, "full", until=date.fromordinal(last))
        for subject in (Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT)
    ]
    assert found(story).compared == 0


BOTH = (Subject.MESSAGE_RECEIVED, Subject.MESSAGE_SENT)


@pytest.mark.parametrize(("ago", "compared"), [(9, 12), (10, 0)])
def test_a_source_may_have_ended_a_third_of_a_month_ago(ago: int, compared: int) -> None:
    story = life()
    last = date.fromordinal(story.first.toordinal() + LAST - ago)
    story.coverage = [Coverage("linkedin", subject, "full", until=last) for subject in BOTH]
    assert found(story).compared == compared


def test_a_source_that_tells_only_what_was_opened_lately_has_no_usual() -> None:
    story = life(lately=32)
    story.coverage = [Coverage("linkedin", Subject.MESSAGE_RECEIVED, "recent")]
    assert found(story) == Changes()


def chats(**more: float) -> Story:
    """The same life in chats that were exported one by one, which a source tells from one day to another."""
    story = life(**more)
    story.activities = [
        msgspec.structs.replace(each, id=f"of chats {each.id}", site="whatsapp") for each in story.activities
    ]
    last = date.fromordinal(story.first.toordinal() + LAST)
    story.coverage = [Coverage("whatsapp", subject, "recent", story.first, last) for subject in BOTH]
    return story


def test_chats_that_reach_to_the_end_tell_how_soon_they_are_answered() -> None:
    (told,) = found(chats(hours=40, hours_lately=200)).beyond_chance
    assert told.of == "answer-hours"
    assert told.sites == ()


def test_how_many_people_are_in_chats_says_which_were_exported() -> None:
    told = found(chats(lately=32))
    assert told.beyond_chance == ()
    assert {each.of for each in told.of} == {"answered", "answer-hours"}


def test_chats_that_ended_before_tell_no_last_month() -> None:
    story = chats(hours=40, hours_lately=200)
    last = date.fromordinal(story.first.toordinal() + LAST - 20)
    story.coverage = [msgspec.structs.replace(each, until=last) for each in story.coverage]
    assert found(story) == Changes()


def test_what_was_compared_is_told_with_its_sites() -> None:
    story = life()
    story.activities += chats().activities
    story.site, story.coverage = "mastodon", chats().coverage
    for day in range(0, LAST, 5):
        story.post(day, "What we learned when the night shift plan did not hold.")
    told = {each.of: each.sites for each in found(story).of}
    assert told["written-to-first"] == ("linkedin",)
    assert told["answered"] == ("linkedin", "whatsapp")
    assert told["stopped"] == ("mastodon",)
    assert told.keys().isdisjoint({"introductions", "time", "accepted"})  # of which nothing is known
