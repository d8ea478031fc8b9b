"""Who asks not to be answered, and who begs pardon or patience, waits for no word; near them, those who ask for one in
the same words. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

NO_ANSWER = {
    "de": [
        "Bitte hier nicht antworten, ich nutze das sonst nur zum Lesen.",
        "Bitte antworten Sie nicht auf diese Nachricht.",
        "Bitte schreiben Sie mir hier nicht mehr.",
        "Bitte nicht zurückschreiben.",
        "Bitte keine Antwort auf diesem Weg.",
        "Bitte rufen Sie mich nicht an.",
        "Auf diese Mail bitte nicht antworten, sie wird automatisch verschickt.",
        "bitte nich antworten, handy geht gleich aus",
        "Antworte hier bitte nicht, meine Frau liest mit",
        "Du brauchst nicht zu antworten.",
        "Sie müssen nicht antworten.",
        "Keine Antwort nötig.",
        "Bitte kontaktieren Sie mich vorerst nicht.",
        "Ich möchte Sie bitten, eine Weile nicht zu schreiben.",
        "Bitte sehen Sie von einer Antwort ab.",
        "Von Rückfragen bitten wir abzusehen.",
        "Bitte mich ned anrufen.",
        "Bitte nicht auf diesem Kanal schreiben.",
        "Schreib mir bitte hier nicht mehr",
        "Melden Sie sich bitte vorerst nicht bei mir.",
        "Eine Antwort ist nicht erforderlich.",
        "Ruf mich bitte ned an, i bin in der Arbeit",
    ],
    "es": [
        "Por favor, no respondas a este mensaje.",
        "No me conteste por aquí, por favor.",
        "Por favor, no me llame.",
        "No hace falta que contestes.",
    ],
    "fr": [
        "Merci de ne pas répondre à ce message.",
        "Ne me répondez pas ici s'il vous plaît.",
        "Merci de ne plus m'écrire ici.",
        "Pas besoin de répondre.",
    ],
}
PARDON = {
    "de": [
        "Wir bitten um Verständnis.",
        "Ich bitte um Ihr Verständnis.",
        "Wir bitten um etwas Geduld.",
        "Ich bitte um Nachsicht.",
        "Ich bitte um Entschuldigung.",
        "Ich bitte vielmals um Verzeihung für die späte Antwort.",
        "Um Nachsicht wird gebeten.",
        "Wir bitten die Verzögerung zu entschuldigen.",
        "Bitte entschuldigen Sie die Verspätung.",
        "Bitte um Verständnis, dass es dauert.",
        "Dafür bitten wir um Verständnis.",
        "Wir bitten, die Unannehmlichkeiten zu entschuldigen.",
        "Bitte haben Sie noch etwas Geduld.",
        "Bitte hab noch ein bisschen Geduld mit mir",
        "Sorry für die späte Antwort, bitte nicht böse sein",
        "Bitte seien Sie mir nicht böse.",
        "Ich bitte dich um Geduld",
        "Eine Beantwortung erfolgt voraussichtlich in der 50. KW. Wir bitten um Verständnis.",
        "Wir bitten die Störung zu entschuldigen und danken für Ihre Geduld.",
        "Bitte um Nachsicht für die Tippfehler",
        "Bitte verzeih die späte Antwort",
        "Ich ersuche um Verständnis.",
        "Hab bitte noch Geduld, ich komm grad zu nix.",
        "Für die Unannehmlichkeiten bitten wir vielmals um Entschuldigung.",
        "Bitte sieh mir die Verspätung nach.",
        "Auf eine Antwort kannst du verzichten.",
        "Bitte nicht zurückrufen, ich bin in der Sitzung.",
        "Bitte antworte mir nicht auf dem Diensthandy.",
        "Schreib mir da bitte nimmer.",
        "Wir ersuchen um etwas Geduld.",
        "Tut mir leid, bitte nicht sauer sein.",
    ],
    "es": ["Le rogamos disculpe las molestias.", "Pedimos paciencia.", "Pido disculpas por el retraso."],
    "fr": [
        "Nous vous prions de nous excuser pour le retard.",
        "Merci de votre patience.",
        "Je vous demande un peu d'indulgence.",
    ],
}
WANTED = {
    "de": [
        "Bitte antworten Sie mir bald.",
        "Bitte nicht hier antworten, rufen Sie mich lieber an.",
        "Bitte vergiss nicht zu antworten.",
        "Warum antworten Sie nicht? Bitte melden Sie sich.",
        "Bitte schreiben Sie mir, wann es Ihnen passt.",
        "Wenn Sie nicht können, antworten Sie bitte trotzdem kurz.",
        "Bitte antworten Sie nicht nur mir, sondern auch der Kollegin.",
        "Wir bitten um Rückmeldung bis Freitag.",
        "Ich bitte um Ihr Einverständnis.",
        "Wir bitten um Verständnis und um kurze Rückmeldung bis Montag.",
        "Ich bitte dich um Hilfe beim Umzug.",
        "Wir bitten um Zusendung der Unterlagen.",
        "Ich bitte um Entschuldigung. Können Sie mir die Werte noch schicken?",
        "Bitte haben Sie Geduld und schicken Sie uns die Werte.",
        "Wir bitten um Stellungnahme bis 4.12.",
        "Entschuldigen Sie, könnten Sie mir bitte die Adresse schicken?",
        "Bitte um Geduld und kurze Bestätigung bis morgen.",
        "Bitte rufen Sie mich nicht vor neun an, danach gern.",
    ],
    "es": ["Por favor, respóndeme hoy.", "Perdón por el retraso, ¿me mandas la lista?"],
    "fr": ["Merci de me répondre rapidement.", "Excusez-moi, pourriez-vous m'envoyer la liste ?"],
}


@pytest.mark.parametrize(("language", "text"), [(of, text) for of, texts in NO_ANSWER.items() for text in texts])
def test_who_wants_no_answer_asks_for_none(language: str, text: str) -> None:
    assert not acts(language, text) & (Act.ASK | Act.CLEAR_ASK | Act.QUESTION)


@pytest.mark.parametrize(("language", "text"), [(of, text) for of, texts in PARDON.items() for text in texts])
def test_who_begs_pardon_or_patience_asks_for_no_word(language: str, text: str) -> None:
    assert not acts(language, text) & (Act.ASK | Act.CLEAR_ASK | Act.QUESTION)


@pytest.mark.parametrize(("language", "text"), [(of, text) for of, texts in WANTED.items() for text in texts])
def test_who_wants_a_word_asks(language: str, text: str) -> None:
    assert acts(language, text) & (Act.ASK | Act.QUESTION)
