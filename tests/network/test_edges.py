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


@pytest.mark.parametrize(("sellers", "doubtful"), [(4, False), (5, True)])
def test_who_asks_is_doubtful_where_more_than_half_of_new_people_pitch(
    story: Story, sellers: int, doubtful: bool
) -> None:
    for number in range(sellers):
        story.hear(60 + number, f"seller {number}", PITCH)
    for number in range(3):  # and the old friend
        story.hear(70 + number, f"asks {number}", QUESTION)
    found = waiting(story.families(), Expectations())
    assert {each.doubtful for each in found if each.person.startswith("asks")} == {doubtful}


@pytest.mark.parametrize(("asking", "doubtful"), [(1, False), (2, True)])
def test_of_fewer_than_five_new_people_their_pitches_say_nothing(asking: int, doubtful: bool) -> None:
    story = Story(first=date(2026, 1, 1), last_day=89)
    story.write(1, "friend", "Good morning, and how was the fair?")
    story.hear(2, "friend", "It was loud, and long, and good.")
    for number in range(3):
        story.hear(60 + number, f"seller {number}", PITCH)
    for number in range(asking):
        story.hear(70 + number, f"asks {number}", QUESTION)
    found = waiting(story.families(), Expectations())
    assert {each.doubtful for each in found if each.person.startswith("asks")} == {doubtful}


@pytest.mark.parametrize("marked", [0, 1])
def test_what_is_not_for_me_does_not_wait_whichever_of_its_messages_was_marked(story: Story, marked: int) -> None:
    said = [story.hear(day, "ana", QUESTION) for day in (80, 81)]
    assert names(story) == ["ana"]
    assert names(story, Expectations(relevant={str(said[marked].id): False})) == []
