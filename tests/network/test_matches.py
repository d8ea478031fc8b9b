"""An introduction that somebody asked me for is the first that I could make."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations
from auditor.ego_network import Match
from auditor.network import network, waiting
from server.rendering.network import reason
from tests.story import Story

WANTS = "You know Berta Klein, who runs the harbour office. Could you introduce me to Berta Klein?"
MEET = "Ana, meet Berta. Berta, this is Ana, who asked about the harbour. I let you take it from here."


@pytest.fixture
def told(story: Story) -> Story:
    """Ana, whom I know, asks on day 80 to be introduced to Berta Klein, whom I know too."""
    for who in ("Ana", "Berta Klein"):
        story.exchange(30, who)
    story.write(31, "Berta Klein", "Good to hear.")
    story.hear(80, "Ana", WANTS)
    return story


def found(story: Story, answers: Expectations | None = None) -> tuple[Match, ...]:
    answers = answers or Expectations()
    families = story.families(answers)
    return network(families, answers, waiting(families, answers)).matches


def test_who_asked_for_an_introduction_and_waits_is_proposed_with_whom_they_would_like_to_meet(told: Story) -> None:
    told.hear(75, "Ana", WANTS)
    (match,) = found(told)
    assert (match.people, match.by, match.asked) == (("Ana", "Berta Klein"), "request", date(2026, 3, 22))
    told_why = reason(match)
    assert told_why.startswith("Ana asked you on 22 March")
    assert told_why.endswith(" to be introduced to Berta Klein.")


@pytest.mark.parametrize(
    ("to", "text", "proposed"),
    [
        (("Ana", "Berta Klein"), MEET, False),
        ("Ana", MEET, False),
        ("Berta Klein", MEET, False),
        ("Ana", "Sorry, no, I would rather not.", False),
        ("Ana", "The rain came in again.", True),
    ],
)
def test_one_that_i_made_or_refused_is_proposed_no_longer(
    told: Story, to: str | tuple[str, str], text: str, proposed: bool
) -> None:
    told.write(82, to, text)
    assert bool(found(told)) is proposed


def test_no_seller_nobody_left_out_and_nobody_unknown_is_proposed(told: Story) -> None:
    told.hear(81, "stranger", WANTS)
    told.hear(82, "Ana", "Could you introduce me to Zoe Winter?")
    assert [match.names for match in found(told)] == [("Ana", "Berta Klein")]
    for who in ("Ana", "Berta Klein"):
        assert found(told, Expectations(not_this_person=(who,))) == ()
        assert found(told, Expectations(kept_apart=(who,))) == ()
    told.last_day = 200
    assert found(told) == ()
