"""What hands over what was promised, and what only has the letters of it: a cue begins where a word does, whatever
stands before it."""

import pytest

from auditor.language import read
from auditor.language.lexicon import Lexicon


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Here is the list you asked for"),
        ("en", "Hi Ana, here it is"),
        ("en", "ok, here's the link"),
        ("en", "And here are the minutes"),
        ("en", "There you go, here it is."),
        ("de", "Hier ist die Liste"),
        ("de", "So, hier sind die Fotos"),
        ("de", "Hallo Ana, anbei ist der Plan"),
        ("es", "Aquí está la lista"),
        ("es", "Hola Ana, aquí tienes el enlace"),
        ("fr", "Voici la liste"),
        ("fr", "Salut Ana, voilà le lien"),
        ("fr", "Ah, tiens, le lien"),
    ],
)
def test_it_is_handed_over(language: str, text: str) -> None:
    assert read(text, hint=language).gives


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "There is no light"),
        ("en", "There's no light since Monday"),
        ("en", "there are five of us"),
        ("en", "Where are we with the story"),
        ("en", "Where is your husband?"),
        ("en", "Where's my charger"),
        ("en", "so where is the list?"),
        ("en", "Anywhere is fine"),
        ("en", "Over here is chaos"),
        ("en", "who here is from Leeds?"),
        ("en", "here is no bread left"),
        ("en", "here it is raining"),
        ("de", "Ada ist krank"),
        ("de", "Wann kommt Ida?"),
        ("fr", "Je soutiens la grève"),
        ("fr", "On maintient la date, je tiens la salle"),
    ],
)
def test_nothing_is_handed_over(language: str, text: str) -> None:
    assert not read(text, hint=language).gives


@pytest.mark.parametrize(
    "cue",
    [
        "we .*call",
        "we [a-z ,]{0,20}call",
        "we [^.?!]*(call|ring)",
        "we .{0,30}(?:call|ring)",
        "we .*((call|ring)|talk)",
    ],
)
def test_a_word_of_a_cue_begins_as_one_whatever_stands_before_it(cue: str) -> None:
    known = Lexicon("xx.toml", f"language = 'xx'\n[ask]\nname = 'one'\ncues = ['{cue}']".encode())

    assert known.hits("we always call")
    assert known.hits("we call")
    assert not known.hits("we recall")


def test_a_class_of_letters_alone_goes_on_with_a_word() -> None:
    known = Lexicon("xx.toml", b"language = 'xx'\n[ask]\nname = 'one'\ncues = ['eine [a-z]*stelle']")

    assert known.hits("eine Lehrstelle")
