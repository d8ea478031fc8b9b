"""Files, numbers, dates and in-house lines name nobody whom one might meet, and who tells that they have handed on the
reader's number asks for no yes. Near them, people who are named."""

import pytest

from auditor.activities.acts import Act
from tests.language.acts_read import acts

NOBODY = {
    "de": [
        "Anmerkungen sind in der Datei. Punkt 4 ist mir zu weich",
        "Kommentare stehen im Dokument. Seite 3 versteh ich nicht",
        "26. mach ich notfalls selbst. Für den 24. frag ich Station 2",
        "Den 12. nehm ich, für den 14. frag ich Halle 3",
        "Lohnbüro, Nebenstelle 37",
    ],
    "en": ["My notes are in the file. Point 4 is too soft for me", "Payroll, extension 214"],
    "es": ["Mis notas están en el archivo. El punto 4 me parece flojo", "Nóminas, extensión 214"],
    "fr": ["Le 26 je le fais moi-même. Pour le 24 je demande au Service 2", "Service paie, poste 214"],
}
SOMEBODY = {
    "de": [
        "Frag mal Frau Behnke vom Personal, Durchwahl 214",
        "Ruf Jana Ott an, 0451 5550123",
        "Sprich mal mit Jana Ott, die sitzt in Raum 12",
        "Am besten fragst du Jana Ott, sie hat die Liste im Ordner",
        "Das weiß nur der Yannick in der Buchhaltung, Durchwahl 317.",
    ],
    "en": ["Talk to Jana Ott in payroll, extension 214", "You should call Jana Ott, 0161 555 0123"],
    "es": ["Habla con Marta Gil, de nóminas, extensión 214"],
    "fr": ["Appelle Claire Petit à la paie, poste 214"],
}
HANDED_ON = {
    "de": [
        "Hab ihr deine Nummer gegeben, ok?",
        "Du, meine Ex-Kollegin Mareike zieht nach Lübeck und sucht. Hab ihr deine Nummer gegeben, ok?",
        "Hab ihm deinen Kontakt gegeben",
        "Hab Lena deine Nummer gegeben, sie meldet sich",
        "Ihr Lieben, ich hab Mareike deine Nummer gegeben",
        "Deine Nummer hab ich der Nachbarin gegeben, die sucht einen Job",
        "Ich habe Herrn Kunze Ihre Mailadresse weitergegeben.",
    ],
    "en": [
        "Gave her your number, ok?",
        "I gave Mary your number, hope that's ok",
        "I've passed your details on to Tom.",
    ],
    "es": ["Le di tu número, ¿vale?", "Le he dado tu número a Marta"],
    "fr": ["Je lui ai donné ton numéro, ok ?", "J'ai donné ton numéro à Marie"],
}
TO_BE_HANDED_ON = {
    "de": ["Darf ich ihr deine Nummer geben?", "Ich geb ihr deine Nummer, ok?", "Soll ich Lena deine Nummer geben?"],
    "en": [
        "Can I give her your number?",
        "Would it be all right if I told Dr Ouse about you and gave her your address?",
    ],
    "es": ["¿Le doy tu número a Marta?", "¿Te parece bien que le pase tu móvil a la del museo?"],
    "fr": ["je donne ton mail à Farid, ok ?"],
}


def _each(of: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(language, text) for language, texts in of.items() for text in texts]


@pytest.mark.parametrize(("language", "text"), _each(NOBODY))
def test_nobody_is_named(language: str, text: str) -> None:
    assert Act.BARE_NAME not in acts(language, text, mine=True)


@pytest.mark.parametrize(("language", "text"), _each(SOMEBODY))
def test_somebody_is_named(language: str, text: str) -> None:
    assert Act.BARE_NAME in acts(language, text, mine=True)


@pytest.mark.parametrize(("language", "text"), _each(HANDED_ON))
def test_who_has_handed_on_a_number_helped_and_asks_for_nothing(language: str, text: str) -> None:
    found = acts(language, text)
    assert Act.OFFER in found
    assert not found & (Act.CONSENT | Act.QUESTION | Act.ASK | Act.BARE_NAME | Act.OUTCOME_REPORT)


@pytest.mark.parametrize(("language", "text"), _each(TO_BE_HANDED_ON))
def test_who_would_hand_it_on_asks_for_a_yes(language: str, text: str) -> None:
    assert Act.CONSENT in acts(language, text)


def test_what_else_is_asked_beside_it_is_asked() -> None:
    assert acts("de", "Hab ihr deine Nummer gegeben. Schickst du mir die Liste?") & (Act.ASK | Act.QUESTION)
