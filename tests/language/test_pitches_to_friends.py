"""What friends, neighbours and colleagues write in the words of those who sell, and what sells in the words of friends:
French and Spanish, with what is alike in English and German. None of these was learnt from."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "cadeau de fin d'année pour la maîtresse : 6 € par enfant, je passe mercredi"),
        ("fr", "On met 10 € chacun pour les fleurs de Paul ?"),
        ("fr", "je teste ma carte dimanche, que des amis, vous passez ? dites-moi vite, je compte les chaises"),
        ("fr", "génial, encore un dossier de presse rien que pour moi et mille autres"),
        ("fr", "12 communiqués depuis ce matin, j'abandonne"),
        ("es", "para el regalo de la profe ponemos 6 € por niño, paso el miércoles"),
        ("es", "pruebo la carta nueva el domingo, solo amigos, ¿os pasáis? decidme, que cuento sillas"),
        ("en", "for the teacher's present we said £6 per child, I'll collect on Wednesday"),
        ("de", "Für das Geschenk für die Lehrerin 6 € pro Kind, ich sammle am Mittwoch ein"),
    ],
)
def test_friends_sell_nothing(language: str, text: str) -> None:
    assert not acts(language, text) & Act.PITCH


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Bonjour Inès, j'ai un sujet clé en main pour la Saint-Nicolas. Je vous envoie le CP ?"),
        ("fr", "Les asperges sont précoces chez notre client, la ferme Uhl. Un reportage vous tenterait ?"),
        ("fr", "Hello ! Je suis créatrice de contenus mode, une collab vous dirait ?"),
        ("fr", "Je me permets de relancer pour la collaboration 🙏"),
        ("fr", "Bonjour, je développe un logiciel pour les radios locales, échangeons !"),
        ("es", "Hola Inés, tengo un tema listo para Reyes. ¿Te mando la nota?"),
        ("es", "¡Hola! Soy creadora de contenido de moda, ¿te molaría una colab?"),
    ],
)
def test_who_sells_in_a_friendly_word_pitches(language: str, text: str) -> None:
    assert acts(language, text) & Act.PITCH


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Léa... mes clés"),
        ("es", "Lea... las llaves"),
        ("de", "Hast du den Vertrag schon da?"),
        ("fr", "si t'entends parler d'un local, pense à moi"),
        ("es", "si te enteras de un piso, piensa en mí"),
        ("es", "oye tendrás el móvil de la tutora"),
        ("es", "puedes recoger a Noa en inglés"),
    ],
)
def test_reminders_and_favours_among_friends_ask(language: str, text: str) -> None:
    found = acts(language, text, mine=True)
    assert found & Act.ASK
    assert not found & Act.OFFER


@pytest.mark.parametrize(("language", "text"), [("fr", "voilà, les photos"), ("es", "toma, las llaves")])
def test_what_is_handed_over_asks_for_nothing(language: str, text: str) -> None:
    assert not acts(language, text, mine=True) & Act.ASK
