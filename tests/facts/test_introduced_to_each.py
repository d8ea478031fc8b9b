"""Introductions that I made in one message to each of two people."""

import pytest

from tests.facts.test_introductions import PLAIN, only
from tests.story import Story

TO_EACH = [
    (
        "Hi Ana, meet Ben Stoll, who knows all about rivers. Ben has your address and writes to you.",
        "Hi Ben, this is Ana Hauser from the paper, she is looking for a partner. I'll leave you two to it.",
    ),
    (
        "Liebe Ana, ich möchte dir Ben Stoll vorstellen, er kennt sich mit Gewässern aus. Er weiß, dass du schreibst.",
        "Lieber Ben, darf ich vorstellen: das ist Ana Hauser von der Zeitung, sie sucht einen Partner für eine Serie.",
    ),
    (
        "Ana, je te présente Ben Stoll du Pontonnier, le meilleur sur les pollutions. Ben, voici Ana. Écrivez-vous !",
        "Ben, je te présente Ana Hauser de la Badische Zeitung, elle cherche un partenaire. Ana, voici Ben. À vous !",
    ),
    (
        "Hola Ana, te presento a Ben Stoll, que lo sabe todo de los ríos. También le he escrito a él.",
        "Hola Ben, te presento a Ana Hauser del periódico, que busca un compañero para una serie. Os dejo hablar.",
    ),
]
ANA, BEN = "Ana Hauser", "Ben Stoll"


def to_each(first: str, second: str, *, apart: float = 0.01, readers: tuple[str, str] = (ANA, BEN)) -> Story:
    story = Story()
    for who in (ANA, BEN, "Cem Kaya"):
        story.exchange(400, who)
    story.write(470, readers[0], first)
    story.write(470 + apart, readers[1], second)
    return story


@pytest.mark.parametrize(("first", "second"), TO_EACH)
def test_one_message_to_each_that_names_the_other_is_an_introduction(first: str, second: str) -> None:
    for order in ((first, second, (ANA, BEN)), (second, first, (BEN, ANA))):
        story = to_each(order[0], order[1], readers=order[2])
        story.hear(475, BEN, "Ana and I met yesterday and we are going to work together. Thank you for introducing us!")
        row = only(story)
        assert (row["mine"], row["people"], row["asked"]) == (True, [ANA, BEN], True)
    made = to_each(first, second).families()["referrals"]
    assert made.select("introduced", "people").rows() == [(True, [ANA, BEN])]


@pytest.mark.parametrize(("first", "second"), TO_EACH)
def test_of_two_messages_far_apart_or_to_other_people_none_introduces(first: str, second: str) -> None:
    assert to_each(first, second, apart=3).families()["introductions"].is_empty()
    assert to_each(first, second, readers=(ANA, "Cem Kaya")).families()["introductions"].is_empty()
    assert to_each(first, PLAIN).families()["introductions"].is_empty()


def test_to_ask_each_whether_they_would_like_it_introduces_nobody() -> None:
    story = to_each(
        "Hi Ana, would you be open to an introduction to Ben Stoll?",
        "Hi Ben, would you be open to an introduction to Ana Hauser?",
    )
    assert story.families()["introductions"].is_empty()


@pytest.mark.parametrize(
    ("introduced", "told"),
    [
        ("Ana, this is Ben Stoll, who took my course and knows rivers. I leave you two to it.", "I've written to Ana."),
        (
            "Ana, te presento a Ben Stoll, que hizo mi taller. Os dejo en contacto",
            "Ya le he escrito a Ana, te dirá algo",
        ),
        ("Liebe Ana, ich möchte dir Ben Stoll vorstellen, er war in meinem Kurs.", "Ich hab Ana von dir erzählt"),
        ("Ana, je te présente Ben Stoll, qui a suivi mon atelier. Écrivez-vous !", "J'ai parlé de toi à Ana"),
    ],
)
@pytest.mark.parametrize("first", ["introduced", "told"])
def test_who_is_introduced_to_one_and_told_so_by_me_is_introduced(introduced: str, told: str, first: str) -> None:
    story = to_each(introduced, told)
    if first == "told":
        story = to_each(told, introduced, readers=(BEN, ANA))
    row = only(story)
    assert (row["mine"], row["people"]) == (True, [ANA, BEN])
    assert to_each(introduced, told, apart=3).families()["introductions"].is_empty()
    assert to_each(introduced, told, readers=(ANA, "Cem Kaya")).families()["introductions"].is_empty()
