"""Who waits for an introduction that was asked for or promised."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations
from auditor.network.waiting import waited_longer, waiting
from tests.network.test_order import QUESTION, names
from tests.story import Story

PROMISE = "Of course, I will introduce you two this week."


@pytest.mark.parametrize(
    ("later", "waits"),
    [
        ("The train was late again, and the rain came in.", ["ana"]),
        ("Sorry, I cannot do that after all.", []),
        ("Try Berta Klein at the town hall, berta@example.org.", []),
        (
            "Jak ci minął tydzień w nowym mieście i w nowej pracy, czy wszystko u was dobrze?",
            [],
        ),  # may say that it is done
    ],
)
def test_a_promised_introduction_is_not_made_by_chat_about_other_things(
    story: Story, later: str, waits: list[str]
) -> None:
    said = story.write(61, "ana", PROMISE)
    story.write(66, "ana", later)
    assert names(story) == waits
    assert [each.activity for each in waiting(story.families(), Expectations())] == [str(said.id)] * len(waits)


@pytest.mark.parametrize(
    "promise",
    [
        "Sí, a la jefa de planta, que lo lleva aquí. Te pongo en contacto con ella",
        "Ja, mit meiner Chefin. Ich bringe dich mit ihr in Kontakt.",
    ],
)
def test_an_introduction_is_promised_without_a_word_for_soon(story: Story, promise: str) -> None:
    story.write(61, "ana", promise)
    assert [(each.person, each.promised, each.introduction) for each in waiting(story.families(), Expectations())] == [
        ("ana", True, True)
    ]


def test_asking_whether_an_introduction_is_welcome_promises_none(story: Story) -> None:
    story.write(61, "ana", "Would you like me to introduce you to Berta?")
    assert names(story) == []


def test_a_promise_is_settled_by_the_introduction_or_by_a_mark(story: Story) -> None:
    story.write(51, "cem", "Good to see you at the fair.")
    story.write(61, "ana", PROMISE)
    marked = story.write(62, "ben", PROMISE)
    assert names(story) == ["ana", "ben"]
    assert names(story, Expectations(answered_elsewhere=(str(marked.id),))) == ["ana"]
    assert names(story, Expectations(needs_no_answer=(str(marked.id),))) == ["ana"]
    assert names(story, Expectations(not_this_person=("ana",))) == ["ben"]
    story.write(63, ("ana", "cem"), "Ana, meet Cem, who plans the nights. Cem, this is Ana, who asked about rosters.")
    assert names(story) == ["ben"]


def test_who_asks_what_came_of_a_promised_introduction_reminds_of_the_promise(story: Story) -> None:
    story.exchange(40, "ana")
    said = story.write(50, "ana", PROMISE)
    story.hear(80, "ana", "How did it go with the introduction?")
    (told,) = waiting(story.families(), Expectations())
    assert (told.activity, told.promised, told.introduction) == (str(said.id), True, True)
    assert (told.since, told.again) == (date(2026, 2, 20), date(2026, 3, 22))


def test_an_introduction_promised_longer_ago_is_not_made_by_chat_since(story: Story) -> None:
    story.last_day = 300
    story.exchange(20, "ana")
    story.hear(40, "ana", "Could you introduce me to the editor you know?")
    promised = story.write(41, "ana", PROMISE)
    story.write(60, "ana", "My week was long and awful. How is the kid?")
    story.hear(61, "ana", "All fine, thank you.")
    story.hear(70, "ben", "Can you come by?")
    story.write(71, "ben", "Sure, I will call you.")
    story.write(90, "ben", "My week was long and awful. How is the kid?")
    story.look(300)
    (told,) = waited_longer(story.families(), Expectations())
    assert (told.person, told.activity, told.promised) == ("ana", str(promised.id), True)
    story.write(200, "ana", "Ana, meet Berta, the editor. Berta, meet Ana.", context=None)
    story.write(200.1, ("ana", "berta"), "Ana, meet Berta, the editor. Berta, this is Ana, who writes on water.")
    assert waited_longer(story.families(), Expectations()) == ()


def test_an_introduction_asked_for_is_what_a_short_promise_promises(story: Story) -> None:
    story.hear(60, "ana", "Could you introduce me to Berta from the night shift?")
    story.write(61, "ana", "Of course, I will get back to you this week.")
    story.hear(60, "ben", QUESTION)
    story.write(61, "ben", "Of course, I will get back to you this week.")
    told = {each.person: each.introduction for each in waiting(story.families(), Expectations()) if each.promised}
    assert told == {"ana": True, "ben": False}


def test_who_asked_for_an_introduction_is_told_from_who_promised_one(story: Story) -> None:
    story.hear(70, "ana", "Could you introduce me to Berta from the night shift?")
    story.hear(71, "ben", "I'll introduce you to our head nurse next week.")
    told = {each.person: each.introduction for each in waiting(story.families(), Expectations())}
    assert told == {"ana": True, "ben": False}


@pytest.mark.parametrize("between", ["Here is her address; I told her that you will write.", "Not this year, sorry."])
def test_a_promise_after_another_answer_promises_no_introduction(story: Story, between: str) -> None:
    story.hear(60, "ana", "Could you introduce me to Berta from the night shift?")
    story.write(61, "ana", between)
    story.hear(64, "ana", "And the slides of your talk?")
    story.write(65, "ana", "I will send you the slides on Monday.")
    told = {each.person: each.introduction for each in waiting(story.families(), Expectations()) if each.promised}
    assert told == {"ana": False}


def test_whom_i_asked_for_an_introduction_was_promised_none(story: Story) -> None:
    story.write(65, "ana", "Could you introduce me to Berta? I will send you my notes on Monday.")
    told = {each.person: each.introduction for each in waiting(story.families(), Expectations()) if each.promised}
    assert told == {"ana": False}
