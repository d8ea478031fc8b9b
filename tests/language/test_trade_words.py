"""A trade's everyday nouns and one loud phrase are no scheme by themselves: a source writes of currencies, prices and
urgent posts, and an operation changes a life. It takes a second such phrase, or a message that sells."""

import pytest

from auditor.activities.acts import Act
from auditor.language import read
from tests.language.acts_read import acts

TOLD = [
    ("en", "Can I call you about the forex allocation list? I have the sheet"),
    ("en", "Thanks for the forex piece, my boss read it aloud"),
    (
        "en",
        "Good evening. I work at a bank on Broad Street. The forex allocation for October was shared among four "
        "companies of one director, and I kept the sheet with the signatures. I am ready to show it to somebody.",
    ),
    ("en", "We can't buy that coin any more, the exchange is closed"),
    ("en", "Urgent hiring freeze at the ministry, I have the memo"),
    ("en", "My aunt does network marketing and hates it"),
    ("en", "That surgery changed my life"),
    ("en", "Your article changed my life, thank you"),
    ("en", "He retired early and moved to Jos"),
    ("en", "They asked for extra money before they release the container"),
    ("en", "The monthly income of the traders fell by half"),
    ("en", "Please send it before midnight"),
    ("en", "I need an answer within 24 hours"),
    ("en", "Prices go up every week at the depot"),
    ("de", "Ich hab die Liste mit den Forex-Zuteilungen, kann ich dich anrufen?"),
    ("de", "Meine Tante macht network marketing und hasst es"),
    ("de", "Beeil dich, der Bus kommt"),
    ("de", "Das war deine letzte Chance, die Kamera abzuholen"),
    ("es", "Mi tía está en un multinivel y lo odia"),
    ("es", "Corre, que llega el autobús"),
    ("es", "Sin riesgos no se puede trabajar en esa obra"),
    ("es", "La operación cambió mi vida"),
    ("fr", "Ma tante fait du marketing de réseau et déteste ça"),
    ("fr", "Réponds-moi vite, le bus arrive"),
    ("fr", "L'opération a changé ma vie"),
]
SCHEMES = [
    ("en", "*Forwarded* URGENT VACANCY at UN, salary $4000, apply before midnight"),
    ("en", "Join my team, we trade forex and you earn from home. DM me to start!"),
    ("en", "This coin will 10x. Get in early, dm me how much you want to invest"),
    ("en", "Urgent hiring! Work from home, no experience needed, earn $300 a day"),
    ("en", "Network marketing gave me financial freedom. Ask me how!"),
    ("en", "Hello dear, I am a forex trader. Invest $200 and get $2000 in 7 days, guaranteed profit."),
    ("de", "Werde Teil meines Teams: network marketing, freie Zeiteinteilung, passives Einkommen. Schreib mir!"),
    ("de", "Investiere 200 Euro und bekomme in 7 Tagen 2000, garantiert."),
    ("es", "Únete a mi equipo de multinivel y gana ingresos extra desde casa"),
    ("fr", "Rejoins mon équipe, le marketing de réseau m'a donné la liberté financière. Écris-moi !"),
]


@pytest.mark.parametrize(("language", "text"), TOLD)
def test_everyday_words_of_a_trade_promise_nothing(language: str, text: str) -> None:
    assert not acts(language, text) & (Act.HYPE | Act.PITCH)


@pytest.mark.parametrize(("language", "text"), SCHEMES)
def test_a_scheme_says_more_than_one_such_thing_or_sells(language: str, text: str) -> None:
    assert acts(language, text) & Act.HYPE


@pytest.mark.parametrize(
    "text", ["forex allocation for October", "Urgent hiring freeze at the ministry", "that coin is gone"]
)
def test_in_a_post_they_promise_nothing_either(text: str) -> None:
    assert read(text, hint="en", public=True).acts is not None
    assert not (read(text, hint="en", public=True).acts or Act(0)) & Act.HYPE


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "The drivers earn 40,000 a month now"), ("de", "Die Miete ist jetzt 950 Euro im Monat")],
)
def test_what_others_earn_or_cost_a_month_promises_nothing(language: str, text: str) -> None:
    assert not acts(language, text) & Act.HYPE


def test_what_one_writes_of_a_trade_oneself_is_no_scheme() -> None:
    assert not acts("en", "I'll call you about the forex list tonight", mine=True) & Act.HYPE


@pytest.mark.parametrize(
    ("text", "sells"),
    [
        ("Das Muster im Protokoll wiederholt sich jede Woche", False),
        ("Ich hab das Muster für den Pulli gefunden", False),
        ("Wir senden Ihnen gern ein kostenloses Muster", True),
        ("Dürfen wir der Redaktion ein Muster zuschicken?", True),
    ],
)
def test_a_pattern_is_no_sample(text: str, sells: bool) -> None:
    found = read(text, hint="de", public=True).acts or Act(0)
    assert bool(found & Act.PITCH) is sells
