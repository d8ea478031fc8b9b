"""Whose client would love to comment brings a client, and no question of their own. Whoever speaks of clients otherwise
does not. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

BROUGHT = {
    "en": [
        "AMAZING piece Ben. Our damp-sensing client would love to comment, can I get him on the phone to you today?",
        "Our client would be happy to speak to you about this.",
        "My client is keen to respond to your article, shall I put him through?",
    ],
    "de": [
        "Toller Artikel! Unser Kunde aus der Messtechnik würde das sehr gern kommentieren, darf ich ihn durchstellen?",
        "Unser Mandant steht Ihnen für ein Statement zur Verfügung.",
        "Unsere Kundin würde sich gern dazu äußern, wann passt es Ihnen?",
    ],
    "es": [
        "¡Gran artículo! A nuestro cliente le encantaría comentarlo, ¿te lo paso hoy por teléfono?",
        "Nuestro cliente está disponible para hacer declaraciones.",
    ],
    "fr": [
        "Superbe article ! Notre client aimerait beaucoup réagir, je peux vous le passer au téléphone aujourd'hui ?",
        "Notre cliente est disponible pour commenter cette étude.",
        "Notre cliente serait ravie de commenter ces chiffres, je vous la passe ?",
    ],
}
NOT_BROUGHT = {
    "en": ["The client would love the blue one, could you send it?"],
    "de": ["Unser Kunde kommt später, können wir auf drei schieben?", "Der Kunde würde gern die blaue nehmen."],
    "fr": ["Notre client est en retard, on peut décaler à 15 h ?"],
}


@pytest.mark.parametrize(("language", "text"), [(language, each) for language in BROUGHT for each in BROUGHT[language]])
def test_who_brings_a_client_pitches(language: str, text: str) -> None:
    assert acts(language, text) & Act.PITCH


@pytest.mark.parametrize(
    ("language", "text"), [(language, each) for language in NOT_BROUGHT for each in NOT_BROUGHT[language]]
)
def test_who_speaks_of_one_does_not(language: str, text: str) -> None:
    assert not acts(language, text) & Act.PITCH
