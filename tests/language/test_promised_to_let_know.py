"""Who says that they let somebody know by a day asks for nothing; who asks to be let know does. None was learnt
from."""

import pytest

from auditor.activities.acts import Act
from auditor.language.lexicon import lexicon
from tests.language.acts_read import acts

PROMISED = {
    "de": [
        "Ich geb dir bis Mittwoch Bescheid.",
        "Ich sag dir bis Freitag Bescheid",
        "Ich gebe Ihnen bis Montag Bescheid.",
        "Wir geben euch bis Donnerstag Bescheid!",
        "Geb dir bis morgen Bescheid",
        "Bis Mittwoch geb ich dir Bescheid.",
        "Ich melde mich bis Dienstag bei dir.",
        "Ich antworte dir bis Freitag.",
        "Du kriegst bis Mittwoch Bescheid.",
        "Ich schick dir den Entwurf bis Freitag.",
    ],
    "en": [
        "I'll let you know by Wednesday.",
        "I will get back to you by Friday.",
        "I'll send you the draft by Friday.",
    ],
    "es": ["Te aviso antes del miércoles.", "Te digo algo antes del viernes.", "Te mando el borrador el viernes."],
    "fr": ["Je te dis d'ici mercredi.", "Je te tiens au courant d'ici vendredi.", "Je t'envoie le brouillon vendredi."],
}
ASKED = [
    "Gib mir bitte bis Mittwoch Bescheid.",
    "Kannst du mir bis Freitag Bescheid geben?",
    "Bitte bis Montag Bescheid sagen.",
    "Ich brauche bis Mittwoch Bescheid.",
    "Sagen Sie mir bitte bis Freitag Bescheid, ob es klappt.",
]


@pytest.mark.parametrize(
    ("language", "text"), [(language, each) for language in PROMISED for each in PROMISED[language]]
)
@pytest.mark.parametrize("mine", [True, False])
def test_a_promise_asks_nothing(language: str, text: str, *, mine: bool) -> None:
    found = acts(language, text, mine=mine)
    assert found & Act.PROMISE
    assert not found & (Act.ASK | Act.CLEAR_ASK | Act.QUESTION)


@pytest.mark.parametrize("text", ASKED)
@pytest.mark.parametrize("mine", [True, False])
def test_to_want_to_be_let_know_asks(text: str, *, mine: bool) -> None:
    assert acts("de", text, mine=mine) & Act.ASK


#: Who lets the reader know, and asks for something beside it.
IN_ORDINARY_LIFE = {
    "de": [
        "Ich sag dir Bescheid, aber gib du mir bis Freitag die Antwort",
        "Gebt uns Bescheid bis Freitag",
        "Du bekommst Bescheid, und schick mir bitte die Adresse",
        "Ich schicke dir eine Nachricht, ruf mich dann bitte an",
        "Ihr bekommt eine Nachricht, bitte antwortet gleich",
        "Sag mir bis Freitag Bescheid",
        "Bis Freitag sagst du mir Bescheid",
        "Ich gebe dir Bescheid, kannst du die Kinder nehmen",
        "Ich gebe euch Antwort, bringt aber die Kekse mit",
        "Sie bekommen Nachricht, bitte bringen Sie den Ausweis mit",
        "Du kriegst Bescheid, hol solange die Kinder ab bitte",
        "Ich sage dir Bescheid, halt mir bitte den Platz frei",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(code, each) for code, texts in IN_ORDINARY_LIFE.items() for each in texts]
)
def test_what_is_asked_beside_it_is_asked(language: str, text: str) -> None:
    known = lexicon(language)
    assert known is not None
    assert "lets_know" not in known.waiting(known.spelled(text))
