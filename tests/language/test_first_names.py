"""Who asks whether one may say Du asks a question and for nothing, so that what they thank for is told."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

ASKED = {
    "de": [
        "Das war ein tolles Gespräch, danke. Können wir auch Du sagen?",
        "Danke für alles! Wollen wir Du sagen?",
        "Danke, das hat sehr geholfen. Darf ich dich duzen?",
        "Danke für den schönen Abend. Wollen wir uns nicht duzen?",
        "Danke nochmal! Sagen wir du?",
        "Danke für die Einladung, ist das Du ok für Sie?",
    ],
    "en": ["Great talk, thank you. May I call you Grace?", "Thanks for yesterday! Is it ok if I call you Tom?"],
    "es": ["Gracias por todo. ¿Nos tuteamos?", "Gracias por la charla. ¿Le puedo tutear?"],
    "fr": ["Merci pour tout. On se tutoie ?", "Merci pour la visite. On peut se tutoyer ?"],
}


@pytest.mark.parametrize(("language", "text"), [(key, each) for key, texts in ASKED.items() for each in texts])
def test_it_is_a_question_beside_thanks(language: str, text: str) -> None:
    found = acts(language, text)
    assert found & (Act.THANKS | Act.QUESTION) == Act.THANKS | Act.QUESTION
    assert not found & (Act.ASK | Act.CLEAR_ASK | Act.CONSENT | Act.DECLINE)


def test_what_is_asked_for_besides_is_asked() -> None:
    assert Act.ASK in acts("de", "Danke! Können wir Du sagen? Schick mir bitte noch die Folien.")
    assert Act.ASK in acts("de", "Danke für alles. Kannst du mir sagen, wann ihr kommt?")
    assert Act.ASK in acts("en", "Thanks! Can I call you tomorrow about the contract?")
