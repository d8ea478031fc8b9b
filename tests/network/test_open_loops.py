"""What is open is told no further than it is known: not of what could not be read, and of a source no more than what I
promised."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations
from auditor.network import network
from tests.network.test_network import ASK, INTRODUCTION, SENDING
from tests.story import Story

DUTCH = "Ik heb vandaag veel over de bibliotheek geleerd en ik schrijf er morgen meer over."
PLAIN = "The train was late again, and the rain came in."
GIVEN = (
    "Meet Ben, who plans night shifts at Halden. Ben, this is the person I told you about, who asked about "
    "rosters. I will let you two take it from here."
)


@pytest.fixture
def story() -> Story:
    """Words with a friend now and then; the window ends with day 700."""
    made = Story(last_day=700)
    for day in range(10, 690, 40):
        made.exchange(day, "friend")
    return made


def loops(story: Story, answers: Expectations | None = None) -> list[tuple[str, str]]:
    answers = answers or Expectations()
    found = network(story.families(answers), answers)
    assert found is not None
    return [(loop.kind, loop.person) for loop in found.loops]


@pytest.mark.parametrize(("text", "kinds"), [(PLAIN, ["untold"]), (DUTCH, [])])
def test_whoever_may_have_been_told_what_came_of_it_is_not_said_to_be_untold(
    story: Story, text: str, kinds: list[str]
) -> None:
    story.hear(650, "connector", GIVEN, also_to=("Ben",))
    story.write(651, "Ben", "Good to meet you, when do you have time for a talk?")
    story.hear(652, "Ben", "Any day but Friday.")
    story.write(660, "connector", text)
    assert [kind for kind, who in loops(story) if who == "connector"] == kinds


@pytest.mark.parametrize(("text", "kinds"), [(PLAIN, ["unasked"]), (DUTCH, [])])
def test_whoever_may_have_been_asked_what_came_of_it_is_not_said_to_be_unasked(
    story: Story, text: str, kinds: list[str]
) -> None:
    story.write(650, ("Ana", "Ben"), INTRODUCTION)
    story.write(664, "Ana", text)
    assert [kind for kind, _ in loops(story) if kind == "unasked"] == kinds


def test_of_a_source_who_is_kept_apart_is_open_what_i_promised_and_no_more(story: Story) -> None:
    story.exchange(640, "Ana")
    story.write(645, "Ana", SENDING)
    story.exchange(640, "Ben")
    story.write(650, "Ben", ASK)
    assert set(loops(story)) == {("own", "Ana"), ("asked", "Ben")}
    assert loops(story, Expectations(kept_apart=("Ana", "Ben"))) == [("own", "Ana")]


def test_what_i_promised_is_open_from_the_next_day_on(story: Story) -> None:
    story.exchange(640, "Ana")
    story.write(699.6, "Ana", SENDING)
    assert ("own", "Ana") in loops(story)
    story.exchange(640, "Ben")
    story.write(699.7, "Ben", SENDING)
    assert ("own", "Ben") not in loops(story)


@pytest.mark.parametrize(("ago", "kinds"), [(7, ["asked"]), (6.9, []), (90, ["asked"]), (90.1, [])])
def test_what_i_asked_is_open_from_a_week_on_for_ninety_days(story: Story, ago: float, kinds: list[str]) -> None:
    end = 700.625  # days, from nine o'clock to the midnight of the last one
    story.exchange(600, "Ana")
    story.write(end - ago, "Ana", ASK)
    assert [kind for kind, who in loops(story) if who == "Ana"] == kinds


def test_who_says_yes_and_asks_for_something_has_asked_nobody_about_an_introduction(story: Story) -> None:
    story.hear(660, "Ana", "Ben at the mill looks for somebody for the night shift. Shall I name you to his wife?")
    story.write(661, "Ana", "Yes please, that would be kind. Could you send her my address?")
    story.hear(662, "Ana", "Good, on Monday.")
    assert ("promised", "Ana") not in loops(story)


@pytest.mark.parametrize(
    ("day", "later", "found"),
    [
        (330, "", [("promise", False)]),
        (100, "", [("promise", True)]),
        (100, "Thank you, I met her on Monday, and it went well!", []),
        (-40, "", []),
    ],
)
def test_an_introduction_that_was_promised_to_me_is_open_for_a_year_and_stands_apart_after_three_months(
    day: int, later: str, found: list[tuple[str, bool]]
) -> None:
    made = Story(first=date(2026, 1, 1), last_day=350)
    made.exchange(-50, "ana")
    made.hear(day, "ana", "Of course! I will introduce you to the master of the mill next week.")
    made.write(day + 0.1, "ana", "Thank you so much.")
    if later:
        made.write(day + 20, "ana", later)
    made.exchange(340, "ben")
    told = network(made.families(), Expectations())
    assert told
    loops = [each for each in told.loops if each.person == "ana"]
    assert [("promise", each.longer) for each in loops] == found
    assert all(each.kind == "owed-introduction" for each in loops)
