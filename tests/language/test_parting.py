"""Words at parting: who says good night, or wishes somebody a safe way home, asks for no answer and promises nothing to
be kept."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

PARTING = [
    ("de", "Schlaf gut, Liebes"),
    ("de", "So, gute Nacht zusammen, bis Dienstag"),
    ("de", "Komm gut heim!"),
    ("de", "Passt auf euch auf"),
    ("de", "Fühl dich gedrückt"),
    ("en", "Sleep tight, love"),
    ("en", "Night night x"),
    ("en", "Get home safe!"),
    ("en", "Take care of yourself"),
    ("en", "See you tomorrow"),
    ("es", "Que descanses, cielo"),
    ("es", "Buenas noches, hasta el martes"),
    ("es", "Cuídate mucho"),
    ("fr", "Dors bien, ma puce"),
    ("fr", "Prends soin de toi"),
    ("fr", "Rentre bien !"),
]
NO_PARTING = [
    ("de", "Ich kann nicht schlafen"),
    ("de", "Kommt gut an, dein Vorschlag mit den Stühlen"),
    ("en", "I was thinking of you for the caretaker's post"),
    ("en", "Can you take care of the cat in August?"),
    ("es", "No duerme bien desde enero"),
    ("fr", "Tu peux prendre soin du chat en août ?"),
]


@pytest.mark.parametrize(("language", "text"), PARTING)
def test_words_at_parting_are_a_greeting(language: str, text: str) -> None:
    assert acts(language, text) & Act.GREETING


@pytest.mark.parametrize(("language", "text"), NO_PARTING)
def test_words_that_look_like_it_are_none(language: str, text: str) -> None:
    assert not acts(language, text) & Act.GREETING
