"""Ties as a person looks at them leave out whom nobody keeps up with."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations
from auditor.network.ties import kinds, living
from tests.story import Story


@pytest.fixture
def story() -> Story:
    """Half a year in which I exchanged words with one friend."""
    made = Story(first=date(2026, 1, 1), last_day=180)
    made.exchange(100, "friend", 3)
    return made


def test_whose_pitches_i_only_refused_is_no_tie(story: Story) -> None:
    before = kinds(story.families())
    for day in (100, 120, 140):
        story.hear(day, "seller", "We offer a great product, are you open to a quick demo?")
        story.write(day + 1, "seller", "Thank you, but I have to decline.")
    assert "seller" in story.families()["ties"]["partner"].to_list()
    assert kinds(story.families()) == before
    assert "seller" not in [tie.person for tie in living(story.families(), Expectations())]
    story.write(150, "seller", "Now it fits what I am working on. When can we talk?")
    assert "seller" in [tie.person for tie in living(story.families(), Expectations())]
