"""What others owe me stays open until something settles it: not by my asking again, nor by another offer of theirs."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations
from auditor.network import network
from tests.story import Story

PAYS = "Esta semana te pago la factura"
CONTRACT = "I'll send you the contract by Friday."
FOLDERS = "Ich bring sie dir zur nächsten Probe mit"


@pytest.fixture
def story() -> Story:
    """Until the end of November."""
    return Story(first=date(2026, 8, 1), last_day=121)


def kinds(story: Story, *said: tuple[float, str, str]) -> list[str]:
    """What is open with somebody whom I know, after some words of theirs (<) and mine (>)."""
    story.hear(30, "ana", "Good morning from the fair.")
    story.write(31, "ana", "Good morning!")
    for day, whose, text in said:
        (story.hear if whose == "<" else story.write)(day, "ana", text)
    found = network(story.families(), Expectations())
    return [loop.kind for loop in found.loops] if found else []


@pytest.mark.parametrize(
    "said",
    [
        [(70, "<", PAYS), (103, ">", "No puedo seguir sin cobrar.")],
        [(70, "<", PAYS), (103, ">", "Gracias por mirarlo, pero sigue sin llegar.")],
        [(70, "<", PAYS), (103, ">", "Sigue sin llegar.")],
        [(70, "<", CONTRACT), (80, "<", "I can lend you my flat in Berlin"), (80.1, ">", "Thanks, how kind!")],
        [(70, "<", CONTRACT), (80, "<", "Shall I put you in touch with Katrin?"), (80.1, ">", "Yes, please.")],
        [(70, "<", FOLDERS), (71, ">", "ohhh ja bitte, danke dir!!"), (90, "<", "War schön heute mit allen im Park.")],
        [(100, "<", "Te digo las fechas antes del viernes 20"), (100.01, ">", "Ok")],
        [(100, "<", "je te dois 40 € pour le resto, je te fais le virement ce week-end"), (100.1, ">", "pas de souci")],
        [(100, "<", "I owe you 40 €, I'll transfer it this weekend."), (100.1, ">", "no worries")],
        [(100, "<", "Ich schulde dir noch 40 €, überweise ich am Wochenende."), (100.1, ">", "kein Stress")],
        [(100, "<", "Te debo 40 €, te hago la transferencia este finde."), (100.1, ">", "no pasa nada")],
    ],
    ids=[
        *("no-way-on", "thanks-but", "still-not", "another-offer", "an-introduction", "by-a-pronoun", "ok"),
        *("at-ease-fr", "at-ease-en", "at-ease-de", "at-ease-es"),
    ],
)
def test_what_settles_nothing_leaves_it_open(story: Story, said: list[tuple[float, str, str]]) -> None:
    assert kinds(story, *said) == ["owed"]


@pytest.mark.parametrize(
    "said",
    [
        [(70, "<", PAYS), (103, ">", "Ha llegado, gracias")],
        [(70, "<", PAYS), (70.1, ">", "No, gracias, no hace falta")],
        [(70, "<", FOLDERS), (80, ">", "Du brauchst sie mir nicht mehr zu bringen")],
        [(100, "<", "je te dois 40 €, je te fais le virement ce week-end"), (100.1, ">", "laisse tomber")],
        [(100, "<", "I owe you 40 €, I'll transfer it this weekend."), (100.1, ">", "forget it")],
        [
            (100, "<", "Ich schulde dir noch 40 €, überweise ich am Wochenende."),
            (100.1, ">", "schon gut, brauchst du nicht"),
        ],
        [(70, "<", CONTRACT), (80, "<", "Here's the contract."), (80.1, ">", "How kind of you.")],
        [(70, "<", CONTRACT), (80, "<", "Sorry, I cannot do that after all."), (80.1, ">", "What a pity.")],
        [(70, "<", FOLDERS), (90, ">", "Danke für die Ordner, die sind super")],
    ],
    ids=["came", "refused", "needless", "released-fr", "released-en", "released-de", "given", "withdrawn", "thanks"],
)
def test_what_settles_it_ends_it(story: Story, said: list[tuple[float, str, str]]) -> None:
    assert kinds(story, *said) == []


@pytest.mark.parametrize(
    ("theirs", "mine", "open_"),
    [
        ("Te las mando el lunes, te lo juro", "El lunes pues 🙏", ["owed"]),
        ("Te las mando el lunes, te lo juro", "El lunes sin falta", ["owed"]),
        ("¿Cuándo me mandas las fotos?", "El lunes sin falta está", ["own"]),
        ("Te las mando el lunes. ¿Y tú, cuándo me mandas las fotos?", "El lunes sin falta está", ["own", "owed"]),
    ],
)
def test_who_repeats_the_day_of_their_promise_promises_nothing(
    story: Story, theirs: str, mine: str, open_: list[str]
) -> None:
    assert kinds(story, (100, "<", theirs), (100.01, ">", mine)) == open_


@pytest.mark.parametrize(
    ("question", "open_"),
    [
        ("¿Le parece bien con nombre o sin nombre?", []),
        ("¿Te parece bien con foto?", []),
        ("¿Te parece bien si le paso tu número a mi prima?", ["promised"]),
        ("Would you mind if I gave Ben your number?", ["promised"]),
    ],
)
def test_an_introduction_is_asked_about_only_where_somebody_else_is_spoken_of(
    story: Story, question: str, open_: list[str]
) -> None:
    assert kinds(story, (80, ">", question), (81, "<", "Sí, claro.")) == open_
