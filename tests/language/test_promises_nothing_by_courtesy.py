"""Who takes a word as it is meant, keeps something in mind, looks out for somebody or gives at once what they say they
will promises nothing that could be owed; beside a promise, the promise stays. Days are read as people type them."""

from datetime import date

import pytest

from auditor.activities.acts import Act
from auditor.language import promised_day, read
from tests.language.acts_read import acts

NOTHING = {
    "en": [
        "I'll take that William",
        "Ha, I'll take that",
        "Brilliant, thanks. I'll look out for him",
        "I'll keep an eye out for it",
        "I'll keep it on file",
        "I'll keep your details on file",
        "We will keep you in mind for the next round",
        "Have you Telegram? I'll give you mine: @ledger_of_mine",
    ],
    "de": [
        "Ich behalte das im Hinterkopf",
        "Danke dir, ich werde es im Hinterkopf behalten",
        "Das nehme ich als Kompliment",
        "Ich geb dir meine: 0171 2345678",
    ],
    "es": ["Lo tendré en cuenta, gracias", "Me lo tomo como un cumplido", "Te mando mi número: 612345678"],
    "fr": ["Merci, je garde ça en tête", "Je le prends comme un compliment", "Je te donne le mien : @paul"],
}
PROMISED = {
    "en": [
        "I'll keep it on file and call you tomorrow",
        "I'll take that one on Friday",
        "I'll look out for the notebooks and send you them",
        "I'll send you the list: names, dates and prices",
        "I'll take that as a compliment. I'll send you the list tomorrow",
    ],
    "de": ["Ich behalte das im Hinterkopf und melde mich morgen"],
    "es": ["Lo tendré en cuenta y te llamo mañana"],
    "fr": ["Je te donne la liste demain"],
}


@pytest.mark.parametrize(("language", "text"), [(code, each) for code, texts in NOTHING.items() for each in texts])
def test_courtesy_promises_nothing(language: str, text: str) -> None:
    assert Act.PROMISE not in acts(language, text, mine=True)


@pytest.mark.parametrize(("language", "text"), [(code, each) for code, texts in PROMISED.items() for each in texts])
def test_what_is_promised_beside_it_stays(language: str, text: str) -> None:
    assert Act.PROMISE in acts(language, text, mine=True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Aye I'll send it over the morra"),
        ("en", "I'll send it the morn"),
        ("en", "I'll send it 2moro"),
        ("en", "I'll send it tmrw"),
        ("de", "ich schick es dir mrgn"),
        ("de", "I schick dir's morn"),
        ("es", "te lo mando mñn"),
        ("fr", "je t'envoie ça 2main"),
    ],
)
def test_tomorrow_is_read_as_people_type_it(language: str, text: str) -> None:
    assert promised_day(text, language, date(2026, 11, 19)) == date(2026, 11, 20)


@pytest.mark.parametrize("text", ["I'll send it in the morning", "Guten mrgn, ich schick es dir"])
def test_a_morning_is_no_tomorrow(text: str) -> None:
    assert promised_day(text, "de" if "ich" in text else "en", date(2026, 11, 19)) is None


@pytest.mark.parametrize(
    ("language", "text", "ordered"),
    [
        ("en", "Could you do us a follow-up, 1,400 words, what it says about inspectors?", True),
        ("en", "Done. 16 Nov, £420. Commission letter to follow.", True),
        ("en", "We'll take it. Can you file by Thursday?", True),
        ("en", "Yes to the piece. 800 words by Thursday please.", True),
        ("de", "Ja, nehmen wir. 5000 Zeichen bis Freitag bitte", True),
        ("es", "Nos quedamos con el reportaje. ¿Me mandas 800 palabras antes del jueves?", True),
        ("fr", "On prend le sujet. Tu peux me rendre 5000 signes pour jeudi ?", True),
        ("en", "Can you send me 800 words for your bio?", False),
        ("en", "We'll take it. See you on Thursday", False),
        ("en", "Could you file the tax return by Thursday?", False),
        ("de", "Wir nehmen das Auto, bis Freitag", False),
        ("fr", "On prend le train de 8h, 12 000 personnes attendues", False),
    ],
)
def test_an_editors_yes_orders_work(language: str, text: str, ordered: bool) -> None:
    assert read(text, hint=language).commission is ordered
