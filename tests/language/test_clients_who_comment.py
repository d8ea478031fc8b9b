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


#: Clients of plumbers, lawyers and hairdressers who speak.
IN_ORDINARY_LIFE = {
    "en": [
        "Our client would like to speak to you about the leak, can you ring him?",
        "Our client can speak no German, could you translate?",
        "My client would like to talk to the landlord, is that you?",
        "The client is keen to speak to the whole team tomorrow",
        "My client loves to talk, I cut her hair for two hours",
        "My client wants to respond to the letter by Friday",
        "My old client would like to speak to you about a job",
    ],
    "de": [
        "Unser Kunde möchte mit dir sprechen, die Heizung tropft",
        "Meine Kundin könnte sich zu Hause äußern, dass es zu laut ist",
        "Mein Mandant möchte zur Klage Stellung nehmen, Frau Richterin",
        "Unsere Kundin würde gern mit dir sprechen, wegen der Rechnung",
        "Mein Klient möchte mit Ihnen sprechen, Herr Doktor",
        "Unser Kunde könnte um zwei mit Ihnen sprechen, ist der Raum frei?",
        "Mein Kunde möchte mit dir sprechen, ruf ihn bitte zurück",
        "Unser Mandant möchte sich nicht äußern",
        "Unsere Kundin möchte sich über dich äußern, sie war unzufrieden",
        "Mein Klient würde morgen gern mit dir sprechen, es geht um das Wohngeld",
        "Unser Kunde möchte die Maße kommentieren",
        "Unser Mandant würde zur Frist noch Stellung nehmen, Kollege",
    ],
    "es": [
        "Nuestro cliente quiere hablar contigo, gotea la caldera",
        "Mi cliente está disponible a las dos, ¿reservo la sala?",
        "Nuestra clienta quiere hablar con el casero",
        "Mi cliente quiere comentar la factura",
        "A mi clienta le encanta hablar",
        "Mi cliente está dispuesto a hablar con el juez",
        "Nuestro cliente quiere hablar con todo el equipo",
        "La clienta quiere el azul",
        "Mi cliente quiere responder a la demanda",
    ],
    "fr": [
        "Notre client voudrait vous parler de la fuite",
        "Ma cliente est disponible à 14 h, je réserve la salle ?",
        "Notre client souhaite parler au propriétaire",
        "Mon client veut commenter la facture",
        "Ma cliente adore parler, deux heures de coupe",
        "Notre cliente veut parler à toute l'équipe",
        "Mon client souhaite répondre à la plainte",
        "La cliente veut la bleue",
        "Mon client aimerait te parler d'un travail",
    ],
}


@pytest.mark.parametrize(
    ("language", "text"), [(code, each) for code, texts in IN_ORDINARY_LIFE.items() for each in texts]
)
def test_clients_speak_of_other_things_too(language: str, text: str) -> None:
    assert not acts(language, text) & Act.PITCH
