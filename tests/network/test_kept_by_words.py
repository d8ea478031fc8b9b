"""What ordinary words keep: a promise to be there by its day, one to call by the word that one called, one to come back
by what one comes back with; and what somebody promised me for a day outlives thanks for something else."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations
from auditor.network import network
from auditor.network.waiting import waiting
from tests.story import Story


def still_open(story: Story, kind: str = "own") -> set[str]:
    found = network(story.families(), Expectations())
    return {loop.person for loop in found.loops if loop.kind == kind} if found else set()


def names(story: Story) -> list[str]:
    return [each.person for each in waiting(story.families(), Expectations())]


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        ("The funeral is Thursday at 11", "I'll be there"),
        ("Pitch is booked for Wednesday at 8", "I'll be there"),
        ("Dinner at ours on Friday?", "I'll join you for the dinner"),
        ("Die Beerdigung ist am Donnerstag um elf.", "Ich werde da sein"),
        ("La boda es el sábado a las doce.", "Allí estaré sin falta"),
        ("L'enterrement a lieu jeudi à onze heures.", "Je viendrai à l'enterrement"),
    ],
)
@pytest.mark.parametrize("later", [2, 12, 40])
def test_who_said_that_they_would_be_there_owes_no_word_of_it(story: Story, theirs: str, mine: str, later: int) -> None:
    story.exchange(20, "ana")
    story.hear(89 - later, "ana", theirs)
    story.write(89.05 - later, "ana", mine)
    assert (names(story), still_open(story)) == ([], set())


def test_what_they_will_bring_there_is_owed(story: Story) -> None:
    story.exchange(20, "ana")
    story.hear(60, "ana", "The funeral is Thursday at 11")
    story.write(60.05, "ana", "I'll be there. I'll send you the photo of him from the regatta too.")
    assert (names(story), still_open(story)) == (["ana"], {"ana"})


def test_who_will_be_there_for_me_owes_me_no_word_of_it(story: Story) -> None:
    story.exchange(20, "ana")
    story.write(60, "ana", "We are reading from the book on Thursday in the library.")
    story.hear(60.05, "ana", "I'll be there")
    assert still_open(story, "owed") == set()


@pytest.mark.parametrize(
    ("promise", "report"),
    [
        ("Right. I'll call up tomorrow", "Called up. She's grand, raging at the step."),
        ("I'll ring her tonight and ask", "Rang her. She is fine"),
        ("I'll send you the template tomorrow", "There you go"),
        ("I'll have the correction fixed tomorrow", "Correction is online, sorry about that"),
        ("I'll send you the plan tomorrow", "https://example.org/plan"),
        ("Ich rufe sie morgen an", "Hab sie angerufen, es geht ihr gut"),
        ("Ich schicke dir morgen den Plan", "Der Plan ist unterwegs"),
        ("Mañana la llamo", "La he llamado, está bien"),
        ("Te mando la lista mañana", "Ahí la tienes"),
        ("Je l'appelle demain", "Je l'ai appelée, elle va bien"),
        ("Je t'envoie la liste demain", "La liste est en ligne"),
        ("Je corrige la légende demain", "C’est corrigé"),
    ],
)
def test_who_reports_what_they_promised_has_kept_it(story: Story, promise: str, report: str) -> None:
    story.exchange(20, "ana")
    story.hear(60, "ana", "Could you look after her this week, please?")
    story.write(60.1, "ana", promise)
    story.hear(60.15, "ana", "Great")
    assert still_open(story) == {"ana"}
    story.write(61, "ana", report)
    assert (names(story), still_open(story)) == ([], set())


@pytest.mark.parametrize(
    "chat",
    [
        "Told you so",
        "Is the plan online?",
        "Not done yet, sorry",
        "Kate is at the fair today",
        "There you go again",
        "here you go, the shop is on the left",
        "The new season is online now",
        "It's online",
        "Unser Hotel ist gebucht",
        "Fui a la playa ayer",
        "Le train est parti",
        "https://www.youtube.com/watch?v=abc",
    ],
)
def test_other_words_keep_no_promise_of_a_thing(story: Story, chat: str) -> None:
    story.exchange(20, "ana")
    story.hear(60, "ana", "Could you send me the plan, please?")
    story.write(60.1, "ana", "Yes, I'll send you the plan tomorrow")
    story.write(60.5, "ana", chat)
    assert still_open(story) == {"ana"}


@pytest.mark.parametrize(
    ("answer", "is_open"),
    [
        ("You're right, the minutes say that you abstained on it. My apologies for that", False),
        ("What did the second page of the minutes say about the vote again?", True),
        ("Hm", True),
    ],
)
def test_who_came_back_with_something_on_that_day_owes_nothing(story: Story, answer: str, is_open: bool) -> None:
    story.exchange(20, "ana")
    story.hear(60, "ana", "I require a correction of the report.")
    story.write(60.05, "ana", "I will come back to you today")
    story.write(60.4, "ana", answer)
    assert ("ana" in still_open(story)) is is_open


@pytest.mark.parametrize(
    "answer", ["No rush, better safe", "You're a star", "Keine Eile", "Sin prisa", "Pas de stress, rien ne presse"]
)
@pytest.mark.parametrize("with_more", [False, True])
def test_what_they_promised_for_a_day_outlives_no_rush_and_thanks_for_something_else(
    story: Story, answer: str, with_more: bool
) -> None:
    story.exchange(20, "ana")
    story.hear(60, "ana", "I'll send you the list by Friday 13 March")
    story.write(60.1, "ana", answer)
    if with_more:
        story.hear(63, "ana", "Oh, the match was on the telly last night and the neighbours were very loud about it.")
        story.write(63.1, "ana", "Brilliant, thanks")
    found = network(story.families(), Expectations())
    assert found is not None
    assert [(each.person, each.due) for each in found.loops if each.kind == "owed"] == [("ana", date(2026, 3, 13))]


def test_no_rush_lets_what_is_for_no_day_stay_open_too(story: Story) -> None:
    story.exchange(20, "ana")
    story.hear(60, "ana", "I'll send you the list")
    story.write(60.1, "ana", "No rush at all")
    assert still_open(story, "owed") == {"ana"}


@pytest.mark.parametrize(("day", "is_open"), [(72, False), (61.5, True)])
def test_thanks_on_the_day_or_later_settle_it(story: Story, day: float, is_open: bool) -> None:
    story.exchange(20, "ana")
    story.hear(60, "ana", "I'll send you the list by Friday 13 March")
    story.hear(61, "ana", "The match was on the telly last night and the neighbours were very loud about it.")
    story.write(day, "ana", "Brilliant, thanks")
    assert (still_open(story, "owed") == {"ana"}) is is_open
