"""Who asks not to be written to is left in peace. Who would rather be written to elsewhere, earlier or more kindly is
not, nor who needs no answer."""

import pytest

from auditor.language.left_in_peace import Peace, peace_wanted

ASKED = {
    "en": [
        "We'll talk in January. Don't write to me until then",
        "please don't contact me again",
        "There's an audit on, so please do not message me for now.",
        "Don't call me before the hearing",
        "Leave me alone for a bit",
        "please don't text me any more",
        "Don’t write to me. I’ll write when it is over",
        "I'm off sick, don't chase me about it",
    ],
    "de": [
        "Wir reden im Januar. Schreib mir bis dahin nicht",
        "Bitte schreiben Sie mir nicht mehr",
        "Schreib mir bitte nichts mehr, bis die Prüfung vorbei ist",
        "Ruf mich bitte vorerst nicht an",
        "Bitte melde dich erstmal nicht",
        "Kontaktieren Sie mich bitte nicht mehr.",
        "Lass mich bitte in Ruhe",
        "Melden Sie sich nicht bis zum Urteil",
    ],
    "es": [
        "hablamos en enero. No me escribas hasta entonces",
        "Por favor, no me escriba más.",
        "mejor no me llames antes del juicio",
        "No me contacten por ahora",
        "Déjame en paz",
        "Hay auditoría. No me escribas, ya te escribo yo",
        "de verdad, no me escribas esta semana",
    ],
    "fr": [
        "On se parle en janvier. Ne m'écris pas d'ici là",
        "Merci, mais ne me contactez plus.",
        "Ne m'appelle pas avant l'audience",
        "surtout ne m'écrivez pas en ce moment",
        "Laissez-moi tranquille",
        "ne m'écris plus",
    ],
}
NOT_ASKED = {
    "en": [
        "Don't write me off yet",
        "Don't call me Bob",
        "no need to write back",
        "Please don't text me at work, use Signal",
        "If you don't write to me until Friday I'll go alone",
        "don't message me on here, I'm on the other number",
        "He doesn't call me any more",
        "They should leave me a key",
    ],
    "de": [
        "Schreib mir nicht so spät",
        "Schreib mir nicht mehr auf die alte Nummer, hier ist die neue",
        "Du schreibst mir nicht mehr",
        "Ruf mich nicht vor neun an",
        "Wenn du mir nicht schreibst, fahr ich allein",
        "Musst nicht antworten",
        "lass mich mal in den Kalender schauen",
    ],
    "es": [
        "no me escribas tan tarde",
        "si no me escribes hasta el lunes voy sola",
        "No me llames loca",
        "no me escribas al correo viejo",
        "ya no me escribe nadie",
        "no hace falta que contestes",
    ],
    "fr": [
        "ne m'écris pas si tard",
        "ne m'appelle pas Bob",
        "tu ne m'écris plus",
        "pas besoin de répondre",
        "ne m'écrivez pas à l'ancienne adresse",
        "laissez-moi un message",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(each, text) for each, texts in ASKED.items() for text in texts])
def test_who_asks_not_to_be_written_to_wants_no_word(language: str, text: str) -> None:
    assert peace_wanted(text, language) is not Peace.NONE


@pytest.mark.parametrize(("language", "text"), [(each, text) for each, texts in NOT_ASKED.items() for text in texts])
def test_other_wishes_about_writing_are_none(language: str, text: str) -> None:
    assert peace_wanted(text, language) is Peace.NONE
