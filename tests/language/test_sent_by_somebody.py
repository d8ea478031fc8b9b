"""Whoever names the acquaintance that sent them and offers themselves for work, or asks, sells nothing, and their
question is one. Near them, sellers who name somebody, too."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from tests.language.acts_read import acts

SENT = {
    "de": [
        "Hallo Frau Petersen, Gesa Ruge hat mir Ihre Nummer gegeben. Ich bin Pflegefachfrau in HH und ziehe im Januar "
        "nach Lübeck. Suchen Sie noch?",
        "Hallo Frau Weber, Herr Kunze hat mir Ihre Nummer gegeben. Ich bin Erzieherin in Bremen und ziehe im Mai "
        "nach Kassel. Suchen Sie noch?",
        "Guten Tag Herr Weber, Tom Hale hat Sie mir empfohlen. Ich bin Tischlermeister mit fünfzehn Jahren Erfahrung "
        "und ab März verfügbar. "
        "Haben Sie eine Stelle frei?",
        "Hallo, Ihre Nachbarin Pia hat mir Ihre Nummer gegeben. Ich mache Gärten und habe einen Tag in der Woche "
        "frei. Bräuchten Sie Hilfe?",
        "Sehr geehrte Frau Weber, Frau Dr. Kühn hat mir geraten, mich an Sie zu wenden. Ich bin examinierte "
        "Altenpflegerin mit zehn Jahren "
        "Erfahrung und ab Januar in Lübeck. Stellen Sie noch ein?",
        "Hi Ben, Jana hat mir deinen Kontakt gegeben. Ich spiel Cello und zieh nach Leipzig. Braucht euer Orchester "
        "noch wen?",
        "Hallo Frau Ruiz, Tom meinte, ich soll mich bei Ihnen melden. Ich führe eine kleine Bäckerei und suche Rat. "
        "Wie finden Sie Ihre Leute?",
    ],
    "en": [
        "Dear Mr Webb, Tom Hale suggested I write to you. I'm a joiner with fifteen years' experience and available "
        "from March. Do you have any openings?",
        "Hi Ms Petersen, Grace Nolan gave me your number. I'm a nurse in Leeds and moving to York in January. Are you "
        "still hiring?",
        "Hi Ben, Jana said I should get in touch. I play the cello and am moving to Leeds. Is your orchestra still "
        "looking?",
        "Hello, your neighbour Pat passed me your number. I do gardens and have a free day a week. Would you need a "
        "hand?",
    ],
    "es": [
        "Hola, me dio su contacto Luis Peña. Soy carpintero con quince años de experiencia y estoy disponible desde "
        "marzo. ¿Tienen alguna vacante?",
        "Hola, señora Ruiz, Marta me ha dado su número. Soy enfermera en Madrid y me mudo en enero a Cádiz. ¿Siguen "
        "buscando?",
    ],
    "fr": [
        "Bonjour, j'ai eu votre contact par Luc Morel. Je suis menuisier, quinze ans d'expérience, disponible à "
        "partir de mars. Auriez-vous un poste ?",
        "Bonjour Madame Roux, Claire Petit m'a donné votre numéro. Je suis infirmière à Lyon et je déménage à "
        "Nantes. Vous cherchez toujours ?",
    ],
}
SELLERS = {
    "de": [
        "Guten Tag Frau Petersen, Herr Ruge hat mir Ihre Nummer gegeben. Wir vermitteln Pflegekräfte aus "
        "Drittstaaten, Provision 18 %. Wann darf ich "
        "Sie anrufen?",
        "Hallo Frau Weber, Herr Kunze hat mir Ihre Nummer gegeben. Ich biete Coachings für Führungskräfte an. Hätten "
        "Sie Interesse an einem "
        "kostenlosen Erstgespräch?",
        "Hallo Frau Weber, Anna hat mir Ihre Nummer gegeben. Ich bin Beraterin bei Kobold und zeige Ihnen gern den "
        "neuen Sauger. Passt Ihnen Mittwoch?",
    ],
    "en": [
        "Hi Mr Webb, Tom gave me your number. I'm a financial adviser and help families save. When would suit you "
        "for a free call?",
        "Hello, Anna Bell passed me your contact. We supply qualified nurses from abroad to hospitals like yours, "
        "for a fee of 18 %. When can I call you?",
    ],
    "es": [
        "Hola, señor Gil, Marta me ha dado su número. Soy asesora financiera y ayudo a familias a ahorrar. ¿Cuándo "
        "le viene bien una llamada gratuita?",
    ],
    "fr": [
        "Bonjour Monsieur Gil, Claire m'a donné votre numéro. Je suis conseillère en patrimoine et j'aide les "
        "familles à épargner. Quand "
        "seriez-vous disponible pour un appel gratuit ?",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(key, each) for key, texts in SENT.items() for each in texts])
def test_who_was_sent_sells_nothing_and_asks(language: str, text: str) -> None:
    found = acts(language, text)
    assert Act.PITCH not in found
    assert found & (Act.QUESTION | Act.ASK)
    assert not read(text, hint=language).vacancy


@pytest.mark.parametrize(("language", "text"), [(key, each) for key, texts in SELLERS.items() for each in texts])
def test_sellers_who_name_somebody_sell(language: str, text: str) -> None:
    assert Act.PITCH in acts(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ich bin Pflegefachfrau in HH und ziehe im Januar nach Lübeck. Suchen Sie noch?"),
        ("de", "Ich bin Erzieherin in Bremen und ziehe im Mai nach Kassel. Stellen Sie noch ein?"),
        ("en", "I play the cello and am moving to Leeds. Is your orchestra still looking?"),
    ],
)
def test_who_asks_for_work_unsent_asks(language: str, text: str) -> None:
    found = acts(language, text)
    assert found & (Act.QUESTION | Act.ASK)
    assert Act.PITCH not in found
