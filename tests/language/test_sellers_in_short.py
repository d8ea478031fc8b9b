"""Sellers in a line or two: the note of an invitation that says whom they help, and the reminder of an offer that
nobody asked for. Near them, friends and helpers with the same words."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

SELLERS = {
    "de": [
        "Hallo Frauke, lass uns vernetzen! Ich helfe Kliniken bei der Fachkräftegewinnung aus Drittstaaten.",
        "Guten Tag, ich helfe Praxen bei der Personalsuche.",
        "Hi, ich unterstütze Kanzleien dabei, mehr Mandanten zu gewinnen. Freue mich auf den Austausch!",
        "Liebe Frau Petersen, kurze Erinnerung an mein Angebot – Wann darf ich Sie anrufen?",
        "Guten Tag Frau Petersen, kurze Erinnerung an unser Angebot. Wann passt Ihnen ein Telefonat?",
        "Ich wollte nochmal an meinen Vorschlag erinnern. Haben Sie diese Woche Zeit für ein kurzes Gespräch?",
    ],
    "en": [
        "Hi, let's connect! I help hospitals recruit nurses from abroad.",
        "Just a quick reminder of my offer - when can I call you?",
        "Circling back to our proposal. Do you have ten minutes for a call this week?",
    ],
    "es": [
        "¡Conectemos! Ayudo a clínicas a encontrar personal sanitario.",
        "Le recuerdo mi oferta, ¿cuándo puedo llamarle?",
    ],
    "fr": [
        "Connectons-nous ! J'aide les cliniques à recruter des soignants.",
        "Petit rappel de mon offre : quand puis-je vous appeler ?",
    ],
}
OTHERS = {
    "de": [
        "Kurze Erinnerung an dein Angebot, mir beim Umzug zu helfen. Steht das noch?",
        "Erinnerung: Ihr Angebot für die Heizung fehlt mir noch",
        "Ich helfe am Samstag im Verein beim Aufbau, kommst du auch?",
        "Ich helfe Lena bei den Mathehausaufgaben, ruf dich später an",
        "Mein Angebot steht: du kannst jederzeit bei uns schlafen. Wann kommst du?",
        "Kurze Erinnerung an unser Treffen am Freitag, passt 14 Uhr noch?",
        "Ich helfe der Praxis bei der Inventur, danach bin ich frei",
    ],
    "en": [
        "Reminder: you offered to help me move. Still on?",
        "My offer stands, the sofa is yours. When do you get in?",
        "Quick reminder of our call on Friday, is 2 pm still ok?",
    ],
    "es": ["Te recuerdo que mañana hay reunión, ¿vienes?", "Ayudo a mi hermano a mudarse, ¿vienes?"],
    "fr": [
        "Petit rappel de notre rendez-vous vendredi, 14 h ça va toujours ?",
        "J'aide ma sœur à déménager, tu viens ?",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(key, each) for key, texts in SELLERS.items() for each in texts])
def test_it_sells(language: str, text: str) -> None:
    found = acts(language, text)
    assert Act.PITCH in found
    assert Act.QUESTION not in found


@pytest.mark.parametrize(("language", "text"), [(key, each) for key, texts in OTHERS.items() for each in texts])
def test_it_sells_nothing(language: str, text: str) -> None:
    assert Act.PITCH not in acts(language, text)
