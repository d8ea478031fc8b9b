"""Who asks whether the reader would like to have something offers it and asks for nothing; beside it, what is asked."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

OFFERED = {
    "de": [
        "Uwes Fachbücher – magst du die haben? Meld dich wenn du soweit bist",
        "Ich räume Omas Bücher aus. Magst du die haben? Meld dich wenn du soweit bist",
        "Magst du die haben?",
        "Willst du das Sofa haben?",
        "Möchten Sie die alten Pläne haben?",
        "Wollt ihr die Kinderkleider übernehmen?",
        "Das Klavier muss weg. Möchtest du es haben? Meld dich einfach, wenn du Interesse hast",
    ],
    "en": [
        "I'm clearing out Owen's books. Would you like them? Let me know when you're ready",
        "Do you want the sofa?",
        "Would you like to have them?",
    ],
    "es": ["¿Quieres quedarte con los libros? Avísame cuando quieras", "¿Te interesa el sofá? Lo regalo"],
    "fr": ["Tu veux les livres ? Fais-moi signe quand tu es prête", "Ça te dirait de récupérer le canapé ?"],
}
ASKED = {
    "de": [
        "Magst du mir die Nummer geben?",
        "Magst du die Bücher haben? Kannst du sie am Samstag abholen?",
        "Könnte ich die Bücher haben?",
        "Magst du die Kinder nehmen?",
    ],
    "en": ["Would you like them? Could you pick them up on Saturday?", "Could I have the sofa?"],
    "es": ["¿Quieres los libros? ¿Me mandas tu dirección?", "¿Me das los libros?"],
    "fr": ["Tu veux les livres ? Tu peux venir les chercher samedi ?", "Tu peux me donner les livres ?"],
}


@pytest.mark.parametrize(("language", "text"), [(key, each) for key, texts in OFFERED.items() for each in texts])
def test_it_is_offered_and_nothing_is_asked_for(language: str, text: str) -> None:
    found = acts(language, text)
    assert Act.OFFER in found
    assert not found & (Act.ASK | Act.CLEAR_ASK | Act.PITCH)


@pytest.mark.parametrize(("language", "text"), [(key, each) for key, texts in ASKED.items() for each in texts])
def test_what_is_asked_for_is_asked(language: str, text: str) -> None:
    assert Act.ASK in acts(language, text)


def test_what_somebody_really_wants_is_only_asked() -> None:
    found = acts("de", "Willst du das wirklich haben?")
    assert Act.QUESTION in found
    assert Act.OFFER not in found
