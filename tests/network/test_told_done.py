"""A promise is over where I say that it is done, where they thank for it, or tell what came of an introduction."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations
from auditor.network import network
from auditor.network.outcomes import outcomes
from auditor.network.waiting import waiting
from tests.story import Story

INTRODUCES = "Of course, I will introduce you to Nadia this week."
SENDS = "I will send you the drawings."
CHAT = "The rain came in again this morning, and the tram was late."
CAME = "I got the job, thanks to you and Nadia. I start in January. Thank you so much!"


@pytest.fixture
def known(story: Story) -> Story:
    """Ana and Nadia, with whom I exchange, and to Ana a promise of an introduction."""
    for day, who in ((30, "Nadia"), (32, "Ana")):
        story.exchange(day, who, 2)
    story.hear(39.9, "Ana", "Could you introduce me to Nadia, please?")
    story.write(40, "Ana", INTRODUCES)
    story.write(41, "Ana", CHAT)
    return story


def still_open(story: Story, kind: str) -> bool:
    told = network(story.families(), Expectations())
    return "Ana" in {loop.person for loop in told.loops if loop.kind == kind}


def came_of(story: Story) -> list[tuple[tuple[str, ...], date]]:
    return [(each.names, each.made) for each in outcomes(story.families(), Expectations())]


@pytest.mark.parametrize(
    "words",
    [
        "Done, I've told her about you, she expects your call.",
        "It's done.",
        "Hi Ana. Sorted, and she likes the idea.",
        "I have written to Nadia about you, she likes the idea.",
        "C'est fait, Nadia attend ton appel.",
        "Je lui ai parlé de toi, elle est d'accord.",
        "Erledigt, sie weiß Bescheid.",
        "Ich habe ihr von dir erzählt, ruf sie ruhig an.",
        "Hecho, ya lo sabe todo.",
        "Ya le he hablado de ti.",
    ],
)
def test_a_promised_introduction_is_over_where_i_say_that_it_is_done(known: Story, words: str) -> None:
    assert still_open(known, "own-introduction")
    known.write(50, "Ana", words)
    assert not still_open(known, "own-introduction")
    assert "Ana" not in [each.person for each in waiting(known.families(), Expectations())]


@pytest.mark.parametrize(
    "words",
    [
        "It is not done yet, sorry.",
        "Once it's done you will hear from me.",
        "Well done with the talk!",
        "Done with the report for today, at last.",
        "I haven't told her about you yet.",
        "Ce n'est pas encore fait.",
        "Fait froid ce matin, couvre-toi bien.",
        "Das ist noch nicht erledigt.",
        "Sobald ich ihr von dir erzählt habe, hörst du von mir.",
        "Aún no le he hablado de ti.",
    ],
)
def test_it_is_not_where_it_is_not_done_yet_or_something_else_is(known: Story, words: str) -> None:
    known.write(50, "Ana", words)
    assert still_open(known, "own-introduction")


def test_what_is_done_because_they_asked_for_something_else_is_no_introduction(known: Story) -> None:
    known.hear(49.9, "Ana", "Could you please sign the petition for our library?")
    known.write(50, "Ana", "Done!")
    assert still_open(known, "own-introduction")
    known.hear(51, "Ana", "And did you manage to introduce me to Nadia?")
    known.write(51.1, "Ana", "Done!")
    assert not still_open(known, "own-introduction")


@pytest.mark.parametrize(
    ("day", "words", "is_open"),
    [
        (55, "Thanks for introducing me to Nadia, she was lovely.", False),
        (55, "Merci de nous avoir mis en contact !", False),
        (55, "Danke, dass du uns vernetzt hast!", False),
        (55, "Gracias por ponernos en contacto.", False),
        (80, CAME, False),
        (80, "J'ai eu le stage grâce à toi et à Nadia, je commence en janvier. Merci infiniment", False),
        (40.1, "Thanks, that introduction would be a great help.", True),
        (41.1, "Thank you so much for the introduction, I look forward to it.", True),
        (55, "Thank you for the flowers!", True),
        (55, CHAT, True),
    ],
)
def test_it_is_over_where_they_thank_for_it_or_tell_what_came_of_it(
    known: Story, day: float, words: str, is_open: bool
) -> None:
    if day == 41.1:
        known.write(41.05, "Ana", INTRODUCES)
    known.hear(day, "Ana", words)
    assert still_open(known, "own-introduction") is is_open


def test_what_came_of_something_else_that_i_gave_since_ends_no_introduction(known: Story) -> None:
    known.write(60, "Ana", "Here are the drawings you asked for.")
    known.hear(70, "Ana", "I got the grant, thanks to your drawings. Thank you so much!")
    assert still_open(known, "own-introduction")
    assert came_of(known) == []


def test_what_came_of_an_introduction_that_i_promised_is_told_by_name(known: Story) -> None:
    known.write(50, "Ana", "Done, I've told her about you.")
    assert came_of(known) == []
    known.hear(80, "Ana", CAME)
    assert came_of(known) == [(("Ana", "Nadia"), date(2026, 2, 20))]


def test_it_is_told_though_nothing_says_when_it_was_made(known: Story) -> None:
    known.hear(80, "Ana", CAME)
    assert came_of(known) == [(("Ana", "Nadia"), date(2026, 2, 10))]


def test_what_came_of_an_introduction_to_a_source_is_told_of_nobody(known: Story) -> None:
    known.hear(80, "Ana", CAME)
    for apart in ("Ana", "Nadia"):
        answers = Expectations(kept_apart=(apart,))
        assert outcomes(known.families(answers), answers) == ()


@pytest.mark.parametrize(
    ("promise", "thanked", "is_open"),
    [
        (SENDS, 40.9, False),
        (SENDS, 40.1, True),
        (SENDS, 40.65, True),
        ("I will send you the drawings on Friday.", 40.9, True),
        ("I will send you the drawings as soon as I have them.", 40.9, True),
    ],
    ids=["next morning", "at once", "after midnight", "before its day", "before it can come"],
)
def test_thanks_of_the_next_morning_are_for_what_was_done(
    story: Story, promise: str, thanked: float, is_open: bool
) -> None:
    """It is written at nine in the evening; in the morning they thank."""
    story.exchange(32, "Ana", 2)
    story.write(40.5, "Ana", promise)
    story.hear(thanked + (0.5 if thanked == 40.1 else 0), "Ana", "Thank you, thank you! They are lovely.")
    assert still_open(story, "own") is is_open


@pytest.mark.parametrize("words", ["Done, look in your letter box.", "Erledigt, liegt im Fach.", "Fait."])
def test_what_i_said_i_would_send_is_over_where_i_say_that_it_is_done(story: Story, words: str) -> None:
    story.exchange(32, "Ana", 2)
    story.write(40, "Ana", SENDS)
    story.write(42, "Ana", CHAT)
    assert still_open(story, "own")
    story.write(43, "Ana", words)
    assert not still_open(story, "own")
