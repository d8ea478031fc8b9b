"""What I promised in a group to who asked me by name there."""

from datetime import date

import pytest

from auditor.activities.activity import Detail
from auditor.answers.expectations import Expectations
from auditor.network import network
from tests.story import Story

PROMISE = "Claro, se lo pregunto a Teresa y te digo, Paco"
GROUP = ("Paco", "Conchi")


@pytest.fixture
def story() -> Story:
    """Paco asks me by name in a group of neighbours on day 80."""
    made = Story(first=date(2026, 1, 1), last_day=100)
    made.write(10, GROUP, "Hola a todas, me alegro de estar aquí.", context="house")
    made.hear(20, "Conchi", "Hola, bienvenida a la casa.", also_to=("Paco",), context="house")
    return made


def asks(story: Story, *, named: bool = True) -> None:
    story.hear(
        80,
        "Paco",
        "Lucía, ¿tu amiga la abogada sabe si eso vale?",
        also_to=("Conchi",),
        context="house",
        detail=Detail(mentioned=True) if named else None,
    )


def still_open(story: Story, answers: Expectations | None = None) -> list[tuple[str, str]]:
    answers = answers or Expectations()
    found = network(story.families(answers), answers)
    assert found is not None
    return [(loop.kind, loop.person) for loop in found.loops if loop.kind == "own"]


def test_what_i_said_i_would_do_for_who_asked_me_is_open(story: Story) -> None:
    asks(story)
    story.write(80.1, GROUP, PROMISE, context="house")
    story.hear(80.2, "Paco", "gracias", also_to=("Conchi",), context="house")
    assert still_open(story) == [("own", "Paco")]
    assert still_open(story, Expectations(not_this_person=("Paco",))) == []


@pytest.mark.parametrize(
    ("to", "text"),
    [
        (GROUP, "Dice que sí, que vale."),
        ("Paco", "Dice que sí, que vale."),
    ],
)
def test_a_word_of_mine_there_or_to_them_alone_ends_it(story: Story, to: str | tuple[str, ...], text: str) -> None:
    asks(story)
    story.write(80.1, GROUP, PROMISE, context="house")
    story.write(83, to, text, context="house" if to == GROUP else "paco")
    assert still_open(story) == []


@pytest.mark.parametrize(
    ("text", "is_open"), [("🥂", True), ("¡qué bien!", True), ("Hecho", False), ("Dice que sí", False)]
)
def test_a_raised_glass_to_somebody_else_ends_nothing(story: Story, text: str, is_open: bool) -> None:
    asks(story)
    story.write(80.1, GROUP, PROMISE, context="house")
    story.hear(88, "Conchi", "¡Feliz viernes a todas!", also_to=("Paco",), context="house")
    story.write(88.1, GROUP, text, context="house")
    assert (still_open(story) == [("own", "Paco")]) is is_open


@pytest.mark.parametrize("text", ["¡Muchas gracias por todo!", "Ya está resuelto, no hace falta."])
def test_thanks_of_another_day_end_it(story: Story, text: str) -> None:
    asks(story)
    story.write(80.1, GROUP, PROMISE, context="house")
    story.hear(83, "Paco", text, also_to=("Conchi",), context="house")
    assert still_open(story) == []


def test_who_asked_everybody_is_promised_nothing(story: Story) -> None:
    asks(story, named=False)
    story.write(80.1, GROUP, PROMISE, context="house")
    assert still_open(story) == []


@pytest.mark.parametrize("hours", [20, 28, 38])
def test_what_i_said_by_the_end_of_the_next_day_is_open(story: Story, hours: int) -> None:
    asks(story)  # at nine
    story.write(80 + hours / 24, GROUP, PROMISE, context="house")
    assert still_open(story) == [("own", "Paco")]


def test_what_answers_no_question_of_that_day_or_the_day_before_is_promised_to_nobody(story: Story) -> None:
    asks(story)
    story.write(82, GROUP, PROMISE, context="house")
    assert still_open(story) == []


def test_a_visit_on_a_day_is_not_listed(story: Story) -> None:
    asks(story)
    story.write(80.1, GROUP, "Claro, te llamo mañana.", context="house")
    assert still_open(story) == []


INTRODUCE_ME = "Lucía, ¿podrías presentarme a tu amiga la abogada?"


def introductions(story: Story) -> list[str]:
    found = network(story.families(), Expectations())
    return [loop.person for loop in found.loops if loop.kind == "own-introduction"]


def asks_for_an_introduction(story: Story, answer: str, *, named: bool = True) -> None:
    detail = Detail(mentioned=True) if named else None
    story.hear(80, "Paco", INTRODUCE_ME, also_to=("Conchi",), context="house", detail=detail)
    story.write(80.1, GROUP, answer, context="house")


@pytest.mark.parametrize("answer", ["Claro que sí, se lo pregunto.", "Por supuesto, te la presento."])
def test_an_introduction_that_i_said_yes_to_is_open_through_chat(story: Story, answer: str) -> None:
    asks_for_an_introduction(story, answer)
    story.hear(80.2, "Paco", "gracias", also_to=("Conchi",), context="house")
    story.write(85, GROUP, "El jueves me viene bien.", context="house")
    story.hear(86, "Paco", "¡Muchas gracias por las fotos!", also_to=("Conchi",), context="house")
    assert introductions(story) == ["Paco"]
    assert still_open(story) == []


@pytest.mark.parametrize(
    ("answer", "named"), [("No puedo, lo siento mucho.", True), ("Claro que sí, se lo pregunto.", False)]
)
def test_it_is_not_where_i_said_no_or_all_were_asked(story: Story, answer: str, named: bool) -> None:
    asks_for_an_introduction(story, answer, named=named)
    assert introductions(story) == []


@pytest.mark.parametrize(
    ("who", "to", "text"),
    [
        ("me", GROUP, "Hecho, ya le he hablado de ti."),
        ("me", ("Paco",), "Hecho."),
        ("me", ("Paco", "Abogada"), "Paco, te presento a Marta. Marta, este es Paco, mi vecino."),
        ("Paco", (), "Ya está resuelto, no hace falta."),
        ("Paco", (), "¡Gracias por presentarnos!"),
    ],
)
def test_it_is_over_where_it_is_made_done_or_thanked_for(
    story: Story, who: str, to: tuple[str, ...], text: str
) -> None:
    asks_for_an_introduction(story, "Claro que sí, se lo pregunto.")
    assert introductions(story) == ["Paco"]
    if who == "me":
        story.write(90, to, text, context="house" if to == GROUP else "".join(to))
    else:
        story.hear(90, who, text)
    assert introductions(story) == []


@pytest.mark.parametrize(("hours", "said"), [(38, True), (48, False)])
def test_it_may_be_said_yes_to_until_the_end_of_the_next_day(story: Story, hours: int, *, said: bool) -> None:
    detail = Detail(mentioned=True)
    story.hear(80, "Paco", INTRODUCE_ME, also_to=("Conchi",), context="house", detail=detail)
    story.write(80 + hours / 24, GROUP, "Claro que sí, se lo pregunto.", context="house")
    assert introductions(story) == (["Paco"] if said else [])


def test_who_asked_all_of_us_was_promised_nothing(story: Story) -> None:
    story.hear(
        80,
        "Paco",
        "Gracias. ¿Quién puede preguntar en el ayuntamiento?",
        also_to=("Conchi",),
        context="house",
        detail=Detail(mentioned=True),
    )
    story.write(80.1, GROUP, "Yo se lo pregunto a Teresa y os digo", context="house")
    assert still_open(story) == []
