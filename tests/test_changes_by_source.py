"""What changed, by source: one that begins later, ended before or tells only what was opened lately is no change."""

from datetime import date

import pytest

from auditor.activities.activity import Coverage, Subject
from auditor.changes import Changes
from tests.test_changes import LAST, QUESTION, found, life


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
