"""Who says that no answer is needed, or takes back what they asked, waits for none. Near them, who wants one later,
asks for something else, or says no to something of the reader's."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read

ASKS = Act.ASK | Act.QUESTION | Act.CLEAR_ASK
NOT_NEEDED = {
    "de": [
        "Musst nicht antworten",
        "Musst nicht antworten. War heute am Meer und hab an dich gedacht. Tut gut von dir zu lesen",
        "Brauchst nicht antworten",
        "Du musst nicht antworten",
        "Du musst mir nicht zurückschreiben, wollt ich nur sagen",
        "Du brauchst nicht zu antworten.",
        "Sie müssen darauf nicht antworten.",
        "Antwort nicht nötig",
        "Keine Antwort nötig.",
        "Eine Antwort ist nicht nötig.",
        "Ich erwarte keine Antwort",
        "Erwarte keine Antwort, wollte nur Danke sagen",
        "Fühl dich nicht verpflichtet zu antworten",
    ],
    "en": [
        "No need to reply",
        "No need to answer this, just thinking of you",
        "You don't have to answer. Was at the sea today and thought of you",
        "Don't feel you have to write back",
        "No answer needed",
        "No reply necessary, just thinking of you",
        "You needn't answer",
        "Not expecting an answer, just wanted to say it",
    ],
    "es": [
        "No tienes que contestar",
        "No hace falta que respondas. Hoy estuve en el mar y me acordé de ti",
        "No espero respuesta, solo quería decírtelo",
        "No te sientas obligada a contestar",
    ],
    "fr": [
        "Pas la peine de répondre",
        "Pas besoin de répondre, je pensais juste à toi",
        "Tu n'as pas à me répondre",
        "Tu n'es pas obligé de répondre. J'étais à la mer et j'ai pensé à toi",
        "Je n'attends pas de réponse, je pensais juste à toi",
        "Ne te sens pas obligée de répondre",
    ],
}
WITHDRAWN = {
    "de": [
        "hat sich erledigt",
        "Vergiss die Frage",
        "Vergiss meine Frage von vorhin",
        "Doch nicht nötig",
        "Ich ziehe meine Bewerbung zurück",
        "Ich zieh die Frage zurück",
        "Betrachte meine Bitte als erledigt",
    ],
    "en": [
        "Please consider the ask withdrawn, no answer needed",
        "I came on way too strong, I'm sorry. Please consider the ask withdrawn, no answer needed.",
        "please forget I asked",
        "I withdraw my question",
        "Consider it withdrawn",
        "I take my request back",
        "Pretend I never asked",
        "Never mind, please ignore my question",
    ],
    "es": [
        "Olvida lo que te pedí",
        "Retiro mi pregunta",
        "Haz como si no te hubiera preguntado",
        "Da la petición por retirada",
    ],
    "fr": ["Oublie ma question", "Je retire ma demande", "Fais comme si je n'avais rien demandé"],
}
STILL_WANTED = {
    "de": [
        "Musst du nicht antworten?",
        "Musst nicht gleich antworten",
        "Du musst nicht sofort antworten, aber bis Freitag wär gut",
        "Du musst mir nicht antworten, aber kannst du die Liste schicken?",
        "Du musst ihr nicht antworten",
        "Vergiss die Frage nach dem Geld nicht",
        "Warum ziehst du die Bewerbung zurück?",
    ],
    "en": [
        "You don't have to answer right away",
        "No need to reply today, but by Friday please",
        "Don't you have to answer her?",
        "You don't have to answer that email from the bank, but can you call me?",
        "Please don't forget I asked",
        "Did they withdraw the offer?",
    ],
    "es": [
        "No tienes que contestar ahora mismo",
        "No hace falta que respondas hoy, pero antes del viernes sí",
        "No olvides lo que te pedí",
    ],
    "fr": [
        "Tu n'es pas obligé de répondre tout de suite",
        "Pas la peine de répondre aujourd'hui, mais avant vendredi",
        "N'oublie pas ma question",
    ],
}


def _each(of: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in of.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), [*_each(NOT_NEEDED), *_each(WITHDRAWN)])
def test_nothing_is_waited_for(language: str, text: str) -> None:
    reading = read(text, hint=language)
    assert reading.settled
    assert not (reading.acts or Act(0)) & ASKS
    assert not reading.withdraws


@pytest.mark.parametrize(("language", "text"), _each(STILL_WANTED))
def test_something_is_still_waited_for(language: str, text: str) -> None:
    reading = read(text, hint=language)
    assert not reading.settled or (reading.acts or Act(0)) & ASKS


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "bin raus"),
        ("de", "Hab mich umentschieden, bin raus"),
        ("de", "Ich hab's mir anders überlegt, bitte ohne mich"),
        ("de", "Ohne mich bitte"),
        ("de", "Ich zieh zurück"),
        ("de", "Dann leider ohne mich, sorry"),
        ("en", "I've changed my mind, count me out"),
        ("en", "I'm out, sorry"),
        ("es", "Lo he pensado mejor, sin mí"),
        ("es", "Yo me bajo, lo siento"),
        ("fr", "J'ai changé d'avis, sans moi"),
        ("fr", "Je me retire, désolée"),
    ],
)
def test_who_leaves_what_they_had_agreed_to_refuses_and_asks_nothing(language: str, text: str) -> None:
    acts = read(text, hint=language).acts or Act(0)
    assert acts & Act.DECLINE
    assert not acts & (ASKS | Act.PROMISE)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Bin raus aus der Klinik, Reha ab Montag"),
        ("de", "Bin raus mit dem Hund"),
        ("de", "Der Müll ist raus"),
        ("de", "Ich zieh um, zurück nach Kiel"),
        ("es", "Me bajo en la próxima parada"),
        ("fr", "Je me retire un moment à la campagne"),
    ],
)
def test_who_is_out_of_doors_refuses_nothing(language: str, text: str) -> None:
    assert not (read(text, hint=language).acts or Act(0)) & Act.DECLINE
