"""Who asks that something stay between the two, or be neither passed on nor quoted, asks for confidence. Who says that
they keep a secret themselves, or that something is no secret, does not."""

import unicodedata

import pytest

from auditor.language.in_confidence import asks_for_confidence

ASKED = {
    "en": [
        "Between us, the audit was never finished",
        "This is off the record: they knew in March",
        "Please don't share this with anyone",
        "please keep this to yourself for now",
        "Strictly confidential, but the ward is closing",
        "You didn't hear this from me, but two of them have resigned",
        "Don't quote me on this. The numbers were changed.",
        "This stays between you and me, ok?",
        "I'd rather my name wasn't mentioned anywhere",
        "I can tell you on condition of anonymity",
        "not for publication please",
        "Just between ourselves, he's leaving in June",
        "Please keep my name out of it",
        "I'm telling you this in confidence",
        "don't tell anyone I told you",
        "Do not publish this",
        "Please do not show this to anybody",
        "Never mention me",
        "Between us – the audit was never finished",
        "The ward is closing – off the record",
    ],
    "de": [
        "Unter uns: der Bericht ist nie fertig geworden",
        "Das sage ich Ihnen unter drei",
        "Bitte vertraulich behandeln",
        "Das bleibt unter uns, ja?",
        "bitte nicht weitersagen",
        "Zitieren Sie mich damit bitte nicht",
        "Das hast du nicht von mir",
        "Nur im Vertrauen gesagt: die Station macht zu",
        "Bitte lassen Sie meinen Namen aus dem Spiel",
        "Ich möchte nicht namentlich genannt werden",
        "Behalt das bitte für dich",
        "Streng vertraulich, aber zwei haben gekündigt",
        "Das ist nicht zur Veröffentlichung bestimmt",
        "Leite das bitte nicht weiter",
        "Von mir hast du das nicht, ok?",
        "Lass mich da raus",
        "Das bitte nicht drucken",
        "Das bitte nicht verwenden",
        "Unter uns – der Bericht ist nie fertig geworden",
    ],
    "es": [
        "Entre nosotros, el informe nunca se terminó",
        "Que quede entre nosotros",
        "Esto es off the record, lo sabían en marzo",
        "Por favor, no lo compartas con nadie",
        "Te lo digo en confianza",
        "Guárdame el secreto, ¿vale?",
        "No me cites, por favor",
        "Esto es confidencial",
        "Que no salga de aquí",
        "Yo no te he dicho nada, ¿eh?",
        "Prefiero que no aparezca mi nombre",
        "No se lo digas a nadie",
        "De esto ni una palabra a nadie",
        "entre tú y yo, se va en junio",
        "Le ruego que trate esto con la máxima confidencialidad",
        "No me menciones",
        "No digas nada",
        "Entre nosotros – el informe nunca se terminó",
    ],
    "fr": [
        "Entre nous, le rapport n'a jamais été fini",
        "Que ça reste entre nous",
        "C'est off, ils le savaient en mars",
        "Merci de ne pas partager",
        "Je te le dis en confidence",
        "Garde-le pour toi s'il te plaît",
        "Ne me citez pas, s'il vous plaît",
        "C'est strictement confidentiel",
        "N'en parle à personne",
        "Tu ne tiens pas ça de moi, hein",
        "Je préfère que mon nom n'apparaisse pas",
        "Je souhaite rester anonyme",
        "ne le répète à personne",
        "entre toi et moi, il part en juin",
        "Ceci doit rester entre nous",
        "Ne me nomme pas",
        "Merci de ne rien publier",
        "Entre nous – le rapport n'a jamais été fini",
    ],
}
NOT_ASKED = {
    "en": [
        "I'll keep it between us, promise",
        "There's no secret between us and the council",
        "The meeting is between us and the union",
        "Feel free to share this with anyone",
        "Please share this with your team",
        "Your details are treated as strictly confidential by our platform",
        "You can quote me on that",
        "It's 40 km between us",
        "We signed a confidentiality agreement last year",
        "I won't tell anyone, don't worry",
        "This newsletter is confidential to subscribers: click to unsubscribe",
        "What's said off the record doesn't interest the desk",
        "The gap between US-based firms is large",
        "It was a one-off",
    ],
    "de": [
        "Ich behalte das für mich, versprochen",
        "Unter uns wohnt jetzt eine Familie mit Hund",
        "Unter drei Grad gieße ich nicht",
        "Das können Sie gern weitersagen",
        "Gibt es Kinder unter drei Jahren?",
        "Wir sind hier unter uns Kollegen zu zehnt",
        "Ihre Daten behandeln wir selbstverständlich vertraulich",
        "Sie dürfen mich gern zitieren",
        "Wir haben ihr das Vertrauen ausgesprochen",
        "Leite das bitte an Petra weiter",
        "Die Vertraulichkeitsvereinbarung liegt bei",
    ],
    "es": [
        "Queda entre nosotros, te lo prometo",
        "El partido es entre nosotros y los del barrio",
        "Compártelo con quien quieras",
        "Tratamos tus datos de forma confidencial",
        "Puedes citarme sin problema",
        "No diré nada a nadie, tranquila",
        "La distancia entre nosotros es de 40 km",
        "Firmamos un acuerdo de confidencialidad el año pasado",
        "Tengo mucha confianza en el equipo",
        "Repartimos los gastos entre nosotros tres",
    ],
    "fr": [
        "Je le garde pour moi, promis",
        "Le match est entre nous et le quartier",
        "Tu peux le partager avec qui tu veux",
        "Vos données sont traitées de manière confidentielle",
        "Vous pouvez me citer sans souci",
        "Je n'en parlerai à personne, t'inquiète",
        "Il y a 40 km entre nous",
        "On a signé un accord de confidentialité l'an dernier",
        "J'ai confiance en l'équipe",
        "On partage les frais entre nous trois",
        "C'est un one-off",
    ],
}
_SO = [(code, text) for code, texts in ASKED.items() for text in texts]
_NOT = [(code, text) for code, texts in NOT_ASKED.items() for text in texts]


@pytest.mark.parametrize(("code", "text"), _SO)
def test_confidence_is_asked_for(code: str, text: str) -> None:
    assert asks_for_confidence(text, code)


@pytest.mark.parametrize(("code", "text"), _NOT)
def test_no_confidence_is_asked_for(code: str, text: str) -> None:
    assert not asks_for_confidence(text, code)


def test_what_a_quoted_reply_asks_is_not_the_writers_own() -> None:
    quoted = "On Mon, 2 Nov 2026, Ana Webb wrote:\nBetween us, the audit was never finished."
    assert not asks_for_confidence(f"Thank you, I will look into it.\n\n{quoted}", "en")


def test_letters_written_as_two_characters_are_read_as_one() -> None:
    assert asks_for_confidence(unicodedata.normalize("NFD", "Ne le répète à personne"), "fr")
