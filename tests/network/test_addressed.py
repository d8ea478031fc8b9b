"""Whom I write to where only my own side is known: those I wrote to most, and nobody whom I left out."""

from datetime import date

from auditor.answers.expectations import Expectations
from auditor.network.addressed import addressed
from tests.story import Story


def written(*people: tuple[str, int], first: int = 20) -> Story:
    """So many words of mine to each, a day apart from each other."""
    story = Story(first=date(2026, 1, 1), last_day=100)
    for who, times in people:
        for turn in range(times):
            story.write(first + turn, who)
    return story


def told(story: Story, answers: Expectations | None = None) -> list[tuple[str, int]]:
    answers = answers or Expectations()
    return [(each.name, each.messages) for each in addressed(story.families(answers), answers)]


def test_those_written_to_most_come_first_and_twice_is_enough() -> None:
    story = written(("once", 1), ("twice", 2), ("often", 5))
    assert told(story) == [("often", 5), ("twice", 2)]


def test_six_of_a_site_are_named_who_were_written_to_most() -> None:
    story = written(*((f"reader {times}", times) for times in range(2, 10)))
    assert told(story) == [(f"reader {times}", times) for times in range(9, 3, -1)]


def test_who_is_never_to_be_suggested_is_not_named() -> None:
    story = written(("friend", 3), ("former boss", 4))
    assert told(story, Expectations(not_this_person=("former boss",))) == [("friend", 3)]


def test_what_was_written_more_than_a_year_ago_is_not_counted() -> None:
    story = written(("friend", 3))
    story.last_day = 20 + 1 + 365
    assert told(story) == [], "two of the three words are more than a year old"
