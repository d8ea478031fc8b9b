"""A negation that refuses nothing, and thanks inside a message about something else; near them, refusals and the thanks
of others. None was learnt from."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

NO_REFUSAL = {
    "de": [
        "Das überrascht mich nicht.",
        "Danke. Ich bin sehr vorsichtig mit Schriftlichem, bitte nicht wundern.",
        "Mama erkennt mich nich mehr immer",
        "Mein Vater erkennt mich nicht mehr.",
        "Es geht mir nicht gut.",
        "Vielen Dank. Falsch würde ich nicht sagen. Unvollständig vielleicht.",
        "Falsch würde ich nicht sagen.",
        "es könnte sein, dass in der kommenden Woche ein Vorgang öffentlich wird, auf den Sie schon einmal hingewiesen "
        "wurden. Ein Gespräch vorher wäre vermutlich sinnvoll. Eher nicht telefonisch.",
        "Danke für das Gespräch. Ich habe danach schlecht geschlafen, aber ich bereue es nicht.",
        "Die Werte vom dritten Quartal sind in einem anderen Format abgelegt als sonst.",
        "die Kommission tagt am 29.9., nicht öffentlich.",
        "Das wundert mich nicht.",
        "Das habe ich nicht gewusst!",
        "Ich bereue es nicht.",
        "Das hätte ich nicht gedacht.",
        "Das wusste ich nicht.",
        "Mir geht's nicht so gut",
        "Das stört mich nicht.",
        "Das macht mir nichts aus.",
        "Ich kenne ihn nicht.",
        "Das Wasser riecht nicht gut.",
        "Der Fisch ist nicht mehr frisch.",
        "Er hat nicht zurückgerufen.",
        "Das ist nicht schlimm.",
        "Nicht schlecht!",
        "Das glaub ich nicht!",
        "Ich versteh das nicht.",
        "I woaß ned.",
        "Des is ned schlecht.",
        "Das ist nicht von der Hand zu weisen.",
        "Das ist mir noch nicht aufgefallen.",
        "Ich hab dich nicht vergessen.",
        "Übertrieben ist das nicht.",
        "Opa kennt uns nimmer.",
        "Mir gehts ned guat",
        "Ich erinnere mich nicht mehr daran.",
        "Das verwundert hier niemanden.",
        "Das hab ich nicht mitbekommen.",
        "Der Bericht ist noch nicht öffentlich.",
        "Papa redet nicht mehr viel.",
        "Ich weiß es nicht mehr genau.",
        "Neu ist das nicht.",
        "Das kann ich mir gar nicht erklären.",
        "Mir war das nicht bewusst.",
        "Oma mag nichts mehr essen.",
        "Das ist nicht unsere Schuld.",
        "Ganz falsch ist das nicht.",
        "Ich hab heut nicht gut geschlafen.",
    ],
    "es": ["No me sorprende.", "No me extraña nada.", "Mamá ya no me reconoce.", "No me encuentro bien."],
    "fr": [
        "Ça ne m'étonne pas.",
        "Maman ne me reconnaît plus.",
        "Je ne vais pas très bien.",
        "Je ne regrette rien.",
    ],
}
REFUSAL = {
    "de": [
        "Das mache ich nicht.",
        "Das möchte ich lieber nicht.",
        "Am Samstag geht es bei mir nicht.",
        "Eher nicht.",
        "Lieber nicht, danke.",
        "Dazu äußere ich mich nicht.",
        "Ich kann leider nicht kommen.",
        "Da kann ich nicht.",
        "Nein, danke.",
        "Das geht leider nicht.",
        "Es geht mir nicht gut, ich muss absagen.",
        "Bitte nicht wundern, aber ich muss absagen.",
        "Das schaffe ich nicht.",
        "Das ist leider nichts für mich.",
        "Am Freitag kann ich nicht.",
        "Wir möchten das nicht.",
        "Nein, das wird nichts.",
    ],
    "es": ["No puedo ir, lo siento.", "No me interesa, gracias."],
    "fr": ["Je ne peux pas venir, désolée.", "Ça ne m'intéresse pas, merci."],
}
THANKS = [
    "Schönen Abend, ich leg mein Amt zum Jahresende nieder, Knie und Nerven. Nachfolger ist der Herr Pohl. "
    "Wollt mich bedanken für alles",
    "Wollt mich bedanken für alles",
    "Ich wollte mich bedanken für alles",
    "Wollte mich noch bedanken.",
    "Ich möchte mich bei Ihnen bedanken.",
    "Hab vielen Dank",
    "wollt nur danke sagen",
    "Vergelt's Gott!",
    "Merci vielmal",
    "Besten Dank nochmal für die Hilfe neulich, die Werte kommen später, hier ist viel los. Bis dann",
    "Heute war der Termin, alles lief gut, die Leute waren freundlich. Danke dir!",
    "Dafür danke ich dir sehr",
    "Bedanke mich!",
    "Dank dir schön",
    "Man kann Ihnen gar nicht genug danken",
    "Haben Sie herzlichen Dank für Ihre Mühe",
    "Seien Sie herzlich bedankt.",
    "Wir möchten Ihnen unseren Dank aussprechen.",
    "Muss mich mal bei dir bedanken",
    "Wollten uns nochmal bedanken, war ein schöner Abend bei euch",
    "Das Heft ist angekommen, Oma liest schon darin. Dafür wollt ich mich noch bedanken",
    "Der Zaun steht wieder. Wollten uns bei euch noch bedanken",
    "Ich muss mich wirklich bei Ihnen bedanken.",
    "Dank euch recht herzlich!",
    "Seid alle lieb bedankt",
    "Für die Karte bedank ich mich schön",
]
NO_THANKS = [
    "Er wollte sich bedanken.",
    "Nein danke.",
    "Können Sie sich bei ihm bedanken?",
    "Ich wäre Ihnen dankbar, wenn Sie mir die Werte schicken.",
    "Wofür soll ich mich bedanken?",
    "Der Bürgermeister hat sich bedankt.",
    "Gott sei Dank ist nichts passiert.",
    "Dafür werde ich mich bestimmt nicht bedanken.",
]


@pytest.mark.parametrize(("language", "text"), [(of, text) for of, texts in NO_REFUSAL.items() for text in texts])
def test_a_plain_negation_refuses_nothing(language: str, text: str) -> None:
    assert not acts(language, text) & Act.DECLINE


@pytest.mark.parametrize(("language", "text"), [(of, text) for of, texts in REFUSAL.items() for text in texts])
def test_a_refusal_stays_one(language: str, text: str) -> None:
    assert acts(language, text) & Act.DECLINE


@pytest.mark.parametrize("text", THANKS)
def test_who_says_that_they_wanted_to_thank_thanks(text: str) -> None:
    assert acts("de", text) & Act.THANKS


@pytest.mark.parametrize("text", NO_THANKS)
def test_the_thanks_of_others_are_none(text: str) -> None:
    assert not acts("de", text) & Act.THANKS
