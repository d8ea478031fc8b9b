"""What is asked for politely, as a thing that might be possible, or in few words as in a small ad, and what is asked
behind a yes. Near them, what might be possible in the world, and what somebody looks for on their way."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

CLEAR = {
    "de": [
        "Wäre eine Hospitation von zwei Tagen bei Ihnen denkbar?",
        "Wäre eine Hospitation bei Ihnen denkbar?",
        "Wäre ein Treffen für Sie vorstellbar?",
        "Wäre ein Besuch im Labor vorstellbar?",
        "Wäre vielleicht ein kurzes Telefonat nächste Woche möglich?",
        "Wäre da noch eine Verlängerung bis Freitag drin?",
        "Wäre für Sie ein Praktikum von vier Wochen vorstellbar?",
        "Wären drei Tage Aufschub möglich?",
        "Ist eine Ratenzahlung bei Ihnen möglich?",
        "Sehr geehrte Frau Dr. Behrens, ich habe Ihren Artikel zur Wohngruppe gelesen und würde das gern mit eigenen "
        "Augen "
        "sehen. Wäre eine Hospitation von zwei Tagen bei Ihnen denkbar?\nHerzliche Grüße aus Lübeck\nRuth Thom",
    ],
    "en": [
        "Would a two-day visit be possible?",
        "Would a short placement with your team be conceivable?",
        "Would an extension until Friday be possible?",
        "Would a tour of the lab be an option?",
    ],
    "es": ["¿Cabría una estancia de dos días con ustedes?", "¿Sería viable una visita al laboratorio?"],
    "fr": [
        "Une visite de deux jours serait-elle envisageable ?",
        "Un stage chez vous serait-il concevable ?",
        "Est-ce qu'un report à vendredi serait envisageable ?",
    ],
}
ASKS = {
    "de": [
        "Suche noch eine Pflegefachperson für eine gute Station in Lübeck. Ohne Obstkorb, mit verlässlichem "
        "Dienstplan.",
        "Suche eine Pflegefachperson für unsere Station",
        "Suche noch einen Mitbewohner ab März",
        "Suche dringend Babysitter für Samstag",
        "Such noch wen, der mit nach Rom fährt",
        "Suchen noch eine Sopranistin für den Chor",
        "Suchen immer noch jemanden für die Kasse am Samstag",
    ],
    "en": [
        "Looking for a flatmate from March",
        "Still looking for a soprano for the choir",
        "Urgently looking for somebody to run the till on Saturday",
    ],
    "es": [
        "Busco enfermera para nuestra planta",
        "Todavía busco soprano para el coro",
        "Se busca canguro para el sábado",
    ],
    "fr": ["Recherche encore une soprano pour la chorale", "Cherche toujours quelqu'un pour la caisse samedi"],
}
BEHIND_A_YES = {
    "de": [
        "Hallo Frau Voss, ja, wir suchen! Schön dass Sie sich melden. Wollen wir telefonieren?",
        "Ja, gib ihr gern meine Nummer. Schickst du mir noch die Adresse vom Saal?",
    ],
    "en": ["Yes please, introduce us! Could you send me her CV too?"],
    "es": ["¡Sí, claro! Preséntanos. ¿Me mandas también la lista?"],
    "fr": ["Oui, avec plaisir ! Tu peux m'envoyer aussi la liste ?"],
}
NO_ASK = {
    "de": [
        "Wäre Mars-Kolonisation überhaupt möglich?",
        "Ist ewiges Leben möglich?",
        "Wäre ein Bürgerentscheid rechtlich möglich?",
        "Wie ist das möglich?",
        "Die Suche nach einer neuen Leitung läuft",
        "Suche nach dem Schlüssel läuft noch",
        "Suche noch einen Parkplatz, bin gleich da",
        "Suche meinen Schlüssel",
        "Wäre ein Wunder möglich?",
    ],
    "en": [
        "Would a referendum be legally possible?",
        "Looking for a parking spot, be there in five",
        "Looking for my keys",
    ],
    "es": ["¿Sería viable la vida en Marte?", "Busco aparcamiento, ya llego", "Busco las llaves"],
    "fr": ["La vie sur Mars est-elle possible ?", "Cherche une place pour me garer, j'arrive", "Cherche mes clés"],
}
ONLY_CONSENT = {
    "de": ["Darf ich Lena deine Nummer geben?", "Ja, einverstanden. Wann passt es dir, Lena?"],
    "en": ["There's a lady runs the singers. Happy for her to have your number?"],
}


def _each(of: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in of.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), _each(CLEAR))
def test_a_thing_that_might_be_possible_is_asked_for_clearly(language: str, text: str) -> None:
    assert Act.ASK | Act.CLEAR_ASK in acts(language, text, mine=True)


@pytest.mark.parametrize(("language", "text"), _each(ASKS))
def test_who_looks_for_somebody_asks(language: str, text: str) -> None:
    assert Act.ASK in acts(language, text, mine=True)


@pytest.mark.parametrize(("language", "text"), _each(BEHIND_A_YES))
def test_what_is_asked_behind_a_yes_is_asked(language: str, text: str) -> None:
    assert Act.ASK in acts(language, text, mine=True)


@pytest.mark.parametrize(("language", "text"), _each(NO_ASK))
def test_what_might_be_or_is_on_the_way_asks_for_nothing(language: str, text: str) -> None:
    assert Act.ASK not in acts(language, text, mine=True)


@pytest.mark.parametrize(("language", "text"), _each(ONLY_CONSENT))
def test_who_asks_for_a_yes_asks_for_no_more(language: str, text: str) -> None:
    assert Act.ASK not in acts(language, text, mine=True)
