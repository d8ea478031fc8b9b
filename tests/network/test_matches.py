"""An introduction that somebody asked me for is the first that I could make."""

import sys
from datetime import date

import polars as pl
import pytest
from msgspec.structs import replace

from auditor.activities.acts import Act
from auditor.answers.expectations import Expectations
from auditor.network import network, waiting
from auditor.report.ego_network import Match
from server.rendering.network import reason
from tests.story import Story

matches = sys.modules["auditor.network.matches"]  # whose name the package gives to its function
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


def test_nobody_who_mourns_is_proposed(story: Story) -> None:
    for who in ("Ana", "Berta Klein"):
        story.connect(10, who, position="Harbour pilot", employer=f"Harbour of {who}")
        for day in (20, 30):
            story.exchange(day, who)
        story.write(32, who, "Good to hear.")
    assert len(found(story)) == 1
    story.hear(82, "Berta Klein", "Sorry I've been so quiet. My dad died on Sunday.")
    story.write(82.1, "Berta Klein", "I am so sorry, Berta. Thinking of you.")
    assert found(story) == ()


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


@pytest.mark.parametrize(
    ("who", "text", "proposed"),
    [
        ("Ana", "Never mind about the harbour, I found somebody in the meantime.", False),
        ("Ana", "Thank you for putting me in touch with Berta!", False),
        ("Ana", "Thanks a lot, that helped me a great deal.", False),
        ("Ana", "Berta wrote to me herself yesterday, so we are in touch.", False),
        ("Berta Klein", "Ana and I met for coffee, she is great.", False),
        ("Ana", "The rain came in again.", True),
        ("Ana", "Could you still introduce me to Berta Klein? Thanks so much.", True),
    ],
)
def test_one_that_they_need_no_longer_is_proposed_no_longer(told: Story, who: str, text: str, proposed: bool) -> None:
    told.hear(83, who, text)
    assert any(each.by == "request" for each in found(told)) is proposed


def test_thanks_for_a_promise_end_no_request_and_a_name_handed_over_does(told: Story) -> None:
    told.write(81, "Ana", "I will ask around and write to you next week.")
    told.hear(83, "Ana", "Thank you, that would be great.")
    assert found(told)
    told.write(84, "Ana", "Do write to Berta Klein herself: berta@example.org is her address.")
    assert not found(told)


@pytest.mark.parametrize("mark", ["answered_elsewhere", "needs_no_answer"])
def test_one_whose_request_was_marked_is_proposed_no_longer(told: Story, mark: str) -> None:
    (asked,) = (str(each.id) for each in told.activities if each.object and each.object.content == WANTS)
    assert not found(told, replace(Expectations(), **{mark: (asked,)}))


def test_two_of_one_field_are_said_to_be_asked_for_only_until_that_is_met(story: Story) -> None:
    for who in ("Ana", "Berta Klein"):
        story.exchange(30, who)
        story.write(31, who, "Good to hear.")
        story.connect(10, who, position="Harbour pilot", employer=f"Harbour of {who}")
    story.hear(80, "Ana", "Could you send me the plan of the new quay?")
    story.write(81, "Ana", "It hangs in the office, look at it there.")
    (asked,) = found(story)
    assert (asked.by, asked.asked) == ("position", date(2026, 3, 22))
    story.hear(84, "Ana", "I found it in the meantime, that is settled.")
    (met,) = found(story)
    assert (met.by, met.asked) == ("position", None)


@pytest.mark.parametrize(("last_day", "by"), [(139, "request"), (140, "position")])
def test_what_was_asked_for_longer_than_sixty_days_ago_is_asked_for_no_longer(
    told: Story, last_day: int, by: str
) -> None:
    for who in ("Ana", "Berta Klein"):
        told.connect(10, who, position="Harbour pilot", employer=f"Harbour of {who}")
    told.hear(80, "Ana", WANTS)
    told.write(81, "Ana", "It hangs in the office, look at it there.")
    told.last_day = last_day
    assert [(each.by, each.asked is not None) for each in found(told)] == [(by, by == "request")]


@pytest.mark.parametrize(("together", "proposed"), [(8, False), (9, True)])
def test_in_a_group_of_more_than_eight_nobody_gets_to_know_anybody(told: Story, together: int, proposed: bool) -> None:
    others = tuple(f"guest {number}" for number in range(together - 2))
    told.write(75, ("Ana", "Berta Klein", *others), "The boat leaves at nine, from the old quay.")
    assert any(each.by == "request" for each in found(told)) is proposed


@pytest.mark.parametrize(("of_one_field", "proposed"), [(8, True), (9, False)])
def test_a_field_that_many_share_says_nothing_of_two_of_them(story: Story, of_one_field: int, proposed: bool) -> None:
    for number in range(of_one_field):
        story.exchange(30, f"pilot {number}")
        story.write(31, f"pilot {number}", "Good to hear.")
        story.connect(10, f"pilot {number}", position="Harbour pilot", employer=f"Harbour {number}")
    assert bool(found(story)) is proposed


def test_no_seller_nobody_left_out_and_nobody_unknown_is_proposed(told: Story) -> None:
    told.hear(81, "stranger", WANTS)
    told.hear(82, "Ana", "Could you introduce me to Zoe Winter?")
    assert [match.names for match in found(told)] == [("Ana", "Berta Klein")]
    for who in ("Ana", "Berta Klein"):
        assert found(told, Expectations(not_this_person=(who,))) == ()
        assert found(told, Expectations(kept_apart=(who,))) == ()
    told.last_day = 200
    assert found(told) == ()


SEEKS = "Could you introduce me to somebody who runs a small harbour office?"


@pytest.fixture
def seeking(story: Story) -> Story:
    """Cem, on Facebook, said yes on day 60 when I asked him about an introduction; Ana seeks one on day 80."""
    story.exchange(30, "Ana")
    story.site = "facebook"
    story.exchange(30, "Cem")
    story.write(59, "Cem", "May I introduce you to Dora, who asks about harbour offices?")
    story.hear(60, "Cem", "Yes please, that would be very kind.")
    story.site = "linkedin"
    story.hear(80, "Ana", SEEKS)
    return story


def test_who_seeks_an_introduction_is_proposed_with_the_one_who_agreed_to_one_on_whatever_site(seeking: Story) -> None:
    (match,) = found(seeking)
    assert (match.people, match.by, match.site, match.other_site) == (("Ana", "Cem"), "open", "linkedin", "facebook")
    told_why = reason(match)
    assert told_why.startswith("Ana asked you on 22 March")
    assert told_why.endswith("perhaps the two fit. Ana is on LinkedIn, Cem on Facebook.")
    for who in ("Ana", "Cem"):
        assert found(seeking, Expectations(not_this_person=(who,))) == ()
        assert found(seeking, Expectations(kept_apart=(who,))) == ()


def test_who_speaks_of_an_introduction_and_asks_for_nothing_seeks_none(
    seeking: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = matches._requests

    def asking_nothing(*given: object) -> object:
        told = before(*given)
        return told._replace(messages=told.messages.with_columns(acts=pl.col("acts") & ~int(Act.ASK)))

    monkeypatch.setattr(matches, "_requests", asking_nothing)
    assert found(seeking) == ()


def test_where_several_seek_or_agreed_nobody_is_paired(seeking: Story) -> None:
    seeking.exchange(30, "Eva")
    seeking.hear(81, "Eva", SEEKS)
    assert found(seeking) == ()
    seeking.write(82, "Eva", "Sorry, no, I would rather not.")
    assert len(found(seeking)) == 1
    seeking.write(70, "Eva", "May I introduce you to Dora, who asks about harbour offices?")
    seeking.hear(71, "Eva", "Yes please, that would be very kind.")
    assert found(seeking) == ()


def test_two_of_one_position_on_two_sites_may_be_introduced(story: Story) -> None:
    for site, who in (("linkedin", "Ana"), ("facebook", "Ben")):
        story.site = site
        story.connect(10, who, employer=f"{who} and sons", position="Ship's carpenter")
        story.exchange(20, who, times=2)
        story.write(23, who, "All well here, and the new roster holds.")
    (match,) = found(story)
    assert (set(match.names), match.by) == ({"Ana", "Ben"}, "position")
    assert {match.site, match.other_site} == {"linkedin", "facebook"}
    assert "is on" in reason(match)


NUMBER = "Hi, could you send me Berta Klein's number?"


@pytest.fixture
def asked_for_a_number(story: Story) -> Story:
    """Ana, whom I know, asks on day 80 for the number of Berta Klein, whom I know on another site."""
    story.exchange(30, "Ana")
    story.site = "threads"
    story.exchange(30, "Berta Klein")
    story.site = "linkedin"
    story.hear(80, "Ana", NUMBER)
    return story


def test_who_asks_for_a_number_is_proposed_with_whose_it_is(asked_for_a_number: Story) -> None:
    (match,) = found(asked_for_a_number)
    assert (match.people, match.by, match.asked) == (("Ana", "Berta Klein"), "contact", date(2026, 3, 22))
    assert (match.site, match.other_site) == ("linkedin", "threads")
    assert reason(match).startswith("Ana asked you on 22 March")
    assert " how to reach Berta Klein. Rather than hand over a number, you could" in reason(match)


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("Do write to Berta Klein herself: berta@example.org is her address.", False),
        ("Sorry, no, I would rather not.", False),
        ("The rain came in again.", True),
    ],
)
def test_whose_number_i_gave_or_refused_is_proposed_no_longer(
    asked_for_a_number: Story, text: str, proposed: bool
) -> None:
    asked_for_a_number.write(82, "Ana", text)
    assert bool(found(asked_for_a_number)) is proposed


@pytest.mark.parametrize("answers", [{"not_this_person": ("Berta Klein",)}, {"kept_apart": ("Berta Klein",)}])
def test_whose_number_is_not_to_be_told_is_not_proposed(
    asked_for_a_number: Story, answers: dict[str, tuple[str, ...]]
) -> None:
    assert not found(asked_for_a_number, replace(Expectations(), **answers))
