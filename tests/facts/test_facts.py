"""What one audit sees of time: its period, how far back anything is told, and of how many days of it."""

import polars as pl
import pytest

from auditor.activities.activity import Coverage, Subject
from auditor.facts import DAY, KNOWN_AFTER, Facts
from tests.story import Story

SITES = ("linkedin",)


def seen(story: Story, period: int | None = None, needs: tuple[Subject, ...] = ()) -> Facts:
    return Facts(story.families(), ("messages",), SITES, period, needs)


def writing(*days: float) -> Story:
    """I write on these days, at nine o'clock; the window is that of days 11 to 100."""
    story = Story(last_day=100)
    for number, day in enumerate(days):
        story.write(day, f"person {number}")
    return story


@pytest.mark.parametrize(
    ("first", "period", "days", "known"),
    [
        (0, None, 90, 100.625),  # to the end of day 100 from nine o'clock of day 0
        (0, 30, 30, 100.625),
        (0, 365, 100.625, 100.625),  # of a longer period, only what is told of
        (50, None, 50.625, 50.625),
        (50, 30, 30, 50.625),
        (90, 30, 10.625, 10.625),
    ],
)
def test_a_period_has_the_days_of_which_anything_is_told(
    first: float, period: int | None, days: float, known: float
) -> None:
    facts = seen(writing(first, 95), period)
    assert (facts.days, facts.history_days) == (days, known)
    assert facts.end - facts.told_from == days * DAY
    new = round(facts.end - (known - KNOWN_AFTER) * DAY)
    moments = pl.DataFrame({"site": ["linkedin"] * 2, "at": [new - 1, new]})
    assert moments.select(facts.known_new()).to_series().to_list() == [False, True]


def test_without_any_activity_no_day_is_told_of() -> None:
    facts = seen(Story(last_day=100))
    assert (facts.days, facts.history_days, facts.told_from) == (0, 0, facts.end)


def test_a_period_holds_its_first_moment_and_not_its_end() -> None:
    facts = seen(writing(70.624, 70.625, 100.624, 100.625), 30)  # nine o'clock and 0.625 days make midnight
    assert facts.within("messages")["partner"].to_list() == ["person 1", "person 2"]


def test_what_is_told_begins_where_the_sources_of_what_is_needed_do() -> None:
    story = writing(0, 40, 80)
    story.coverage = [Coverage("linkedin", Subject.MESSAGE_SENT, "full", since=story.at(60).date())]
    facts = seen(story, 365, (Subject.MESSAGE_SENT,))
    assert (facts.days, facts.history_days) == (41, 41)
    assert facts.told("messages")["partner"].to_list() == ["person 2"]
    assert facts.within("messages").height == 3


def test_a_family_that_was_not_declared_is_not_seen() -> None:
    with pytest.raises(KeyError, match="did not declare"):
        seen(writing(50))["ties"]


def test_where_an_audit_is_to_see_all_of_a_family_nothing_is_copied() -> None:
    story = writing(12, 20, 30)
    facts = seen(story)
    assert facts.within("messages") is facts["messages"]
    assert facts.told("messages") is facts["messages"]
    assert seen(writing(2, 20, 30)).within("messages").height == 2
    assert Facts(story.families(), ("messages",), ("mastodon",), None)["messages"].is_empty()


def test_a_family_that_is_held_no_longer_is_made_anew_for_who_asks() -> None:
    families = writing(12, 20, 30).families()
    before = families["messages"]
    families.forget(["messages", "ties"])
    assert families["messages"] is not before
    assert families["messages"].equals(before)
