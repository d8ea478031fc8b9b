"""At the edges of who waits: of several conversations with one person, on the first of the 90 days, and of a pitch long
ago."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations
from auditor.network.waiting import waited_longer, waiting
from tests.network.test_order import PITCH, PLAIN, QUESTION, URGENT, names
from tests.story import Story


def test_who_wrote_on_the_first_of_the_90_days_waits_and_who_wrote_on_the_day_before_does_not(story: Story) -> None:
    story.last_day = 200
    story.hear(110, "before", QUESTION)
    story.hear(111, "first", QUESTION)
    story.hear(200, "last", QUESTION)
    assert names(story) == ["last", "first"]


def test_what_is_urgent_in_one_thread_is_so_though_they_wrote_in_another_later(story: Story) -> None:
    story.hear(84, "ana", URGENT, context="first")
    story.hear(86, "ana", PLAIN, context="second")
    (told,) = waiting(story.families(), Expectations())
    assert told.urgent


def test_of_days_that_two_threads_name_the_first_is_told(story: Story) -> None:
    for day, thread, when in ((84, "first", "by Friday"), (86, "second", "by next Friday")):
        story.hear(day, "ana", f"Could you send me your certificates {when}, please?", context=thread)
    (told,) = waiting(story.families(), Expectations())
    assert told.wanted_by == date(2026, 3, 27)


@pytest.mark.parametrize(("text", "longer"), [(QUESTION, ["ana"]), (PITCH, [])])
def test_who_turned_to_selling_long_ago_has_not_waited_longer(story: Story, text: str, longer: list[str]) -> None:
    story.last_day = 260
    story.hear(100, "ana", "Good morning, and how was the fair?")
    story.write(101, "ana", "It was loud, and long, and good.")
    story.hear(102, "ana", text)
    story.look(260)
    assert [each.person for each in waited_longer(story.families(), Expectations())] == longer
