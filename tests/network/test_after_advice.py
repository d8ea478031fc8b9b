"""A mere “will do” to advice follows it and promises nothing; to a request it promises what was asked."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations
from auditor.language import read
from auditor.network import network
from tests.language.test_advice import ADVISED
from tests.story import Story

WILL = {"en": "Will do, thanks!", "de": "Mach ich, danke!", "es": "Lo haré, ¡gracias!", "fr": "Je le ferai, merci !"}
ASKS = {
    "en": "Could you send me the list of the choir?",
    "de": "Kannst du mir die Liste vom Chor schicken?",
    "es": "¿Me puedes mandar la lista del coro?",
    "fr": "Tu peux m'envoyer la liste de la chorale ?",
}
CHAT = {
    "en": ("How are you all getting on over there?", "Well enough, thanks. It is raining here today."),
    "de": ("Wie geht es euch denn da drüben so?", "Ganz gut, danke. Hier regnet es heute den ganzen Tag."),
    "es": ("¿Cómo os va por allí a todos?", "Bastante bien, gracias. Hoy está lloviendo todo el día."),
    "fr": ("Comment allez-vous tous là-bas ?", "Assez bien, merci. Il pleut toute la journée ici."),
}
#: What tells its language by itself.
_SAID = [(code, text) for code, texts in ADVISED.items() for text in texts if read(text).language == code]


def kinds(first: str, then: str, *, mine: bool, code: str = "en") -> list[str]:
    """What is open ten days after somebody wrote the first, and the other answered; ``mine``: I answered."""
    story = Story(first=date(2026, 1, 1), last_day=100)
    for day in (10, 20, 30):
        story.write(day, "Nora", CHAT[code][0])
        story.hear(day + 0.1, "Nora", CHAT[code][1])
    one, other = (story.hear, story.write) if mine else (story.write, story.hear)
    one(90, "Nora", first)
    other(90.1, "Nora", then)
    found = network(story.families(), Expectations())
    assert found is not None
    return [loop.kind for loop in found.loops]


@pytest.mark.parametrize(("code", "advice"), _SAID)
def test_who_follows_advice_has_promised_nothing(code: str, advice: str) -> None:
    assert kinds(advice, WILL[code], mine=True, code=code) == []
    assert "owed" not in kinds(advice, WILL[code], mine=False, code=code)


@pytest.mark.parametrize("code", WILL)
def test_who_says_so_to_a_request_has(code: str) -> None:
    assert kinds(ASKS[code], WILL[code], mine=True, code=code) == ["own"]
    assert kinds(ASKS[code], WILL[code], mine=False, code=code) == ["owed"]


def test_who_names_what_they_will_send_has() -> None:
    assert kinds(ADVISED["en"][0], "Will do, and I'll send you their leaflet tomorrow.", mine=True) == ["own"]


def test_who_was_advised_and_asked_has() -> None:
    both = f"{ADVISED['en'][0]} And could you send me the list of the choir?"
    assert kinds(both, WILL["en"], mine=True) == ["own"]
