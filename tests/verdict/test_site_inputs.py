"""What the outcome model is told of the site, from the activities of a story."""

from math import inf

import pytest

from auditor.answers.expectations import Expectations
from auditor.facts import Facts
from auditor.verdict import inputs
from tests.story import Story


def allowance(story: Story, said: int | None = None) -> float:
    families = story.families()
    facts = Facts(families, inputs.FACTS, list(families.subjects), None)
    return inputs.site(facts, 60, Expectations(notes_allowed_a_month=said)).allowance


@pytest.mark.parametrize(
    ("site", "said", "allowed"), [("linkedin", None, 10), ("mastodon", None, inf), ("linkedin", 8, 16)]
)
def test_a_site_allows_the_notes_that_it_is_declared_with_or_that_the_person_says(
    site: str, said: int | None, allowed: float
) -> None:
    story = Story(site=site)
    story.invite(480, "Ana", "Your talk on pumps made me think of ours.")
    assert allowance(story, said) == allowed


def test_notes_that_went_out_beyond_the_limit_were_not_held_back() -> None:
    story = Story()
    story.invite(480, "Ana", "Your talk on pumps made me think of ours.")
    families = story.families()
    facts = Facts(families, inputs.FACTS, list(families.subjects), None)
    assert [inputs.site(facts, 60, Expectations(), notes).allowance for notes in (7, 13, 40)] == [10, 13, inf]


def test_without_an_invitation_nothing_is_assumed_of_the_site() -> None:
    story = Story()
    story.exchange(480, "Ana")
    assert allowance(story) == inf
