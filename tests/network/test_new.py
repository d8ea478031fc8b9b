"""Who waits is new only where I have never written to them, however little of that is held."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations
from auditor.facts import DAY, derive
from auditor.history.history import LOOKBACK_DAYS
from auditor.network.waiting import waiting
from tests.network.test_order import QUESTION
from tests.story import Story


@pytest.mark.parametrize(
    "mine", ["We began with one team only, and the plan came later.", "Thank you, but I have to decline."]
)
def test_who_was_written_to_before_all_that_is_held_is_no_new_person(mine: str) -> None:
    story = Story(first=date(2024, 1, 1), last_day=800, days=30)
    story.hear(790, "friend")
    story.write(791, "friend")
    story.hear(100, "comes back", "How did you set up the night shift plan over there?")
    story.write(103, "comes back", mine)
    story.hear(104, "comes back", "The rain came in again that week.")
    story.hear(795, "comes back", QUESTION)
    whole = story.families()
    since = whole.window.start - LOOKBACK_DAYS * DAY
    short = derive(whole.history.narrowed(whole.window.start, ()), whole.window, Expectations())
    assert short.activities["at"].min() >= since > whole.activities["at"].min()  # type: ignore[operator]
    refused = "decline" in mine
    for families in (whole, short):
        assert [(each.person, each.new) for each in waiting(families, Expectations())] == [("comes back", refused)]


def test_who_first_wrote_more_than_three_months_ago_is_marked_as_no_new_person() -> None:
    story = Story(first=date(2026, 1, 1), last_day=300)
    story.write(100, "friend", "Good morning.")
    for day, who in ((150, "of old"), (290, "of old"), (290, "of late")):
        story.hear(day, who, QUESTION)
    found = {each.person: (each.new, each.of_old) for each in waiting(story.families(), Expectations())}
    assert found == {"of old": (True, True), "of late": (True, False)}
