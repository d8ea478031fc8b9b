"""Where most strangers pitch, a new person is doubted by what is read in them, not for being new."""

import pytest

from auditor.answers.expectations import Expectations, Goal
from auditor.network.waiting import waiting
from tests.network.test_order import PITCH, names
from tests.story import Story

SOURCES = Expectations(goal=Goal(outcome="sources and tips"))
TOLD = [
    "Good evening. A loan app sent my picture to my principal and to all the parents with the word thief on it. We are "
    "sixty. Please can we talk to you?",
    "Hello, I am a student in my third year and read your piece on pensions twice. How did you begin to report on "
    "money, and what would you read first?",
    "Guten Tag, ich bin Auszubildende im zweiten Jahr und bereite mich auf die Prüfung vor. Dürfte ich Ihnen dazu zwei "
    "Fragen stellen?",
    "Bonjour, je suis étudiante en troisième année et je prépare un mémoire sur les archives du port. Pourriez-vous me "
    "dire par où commencer ?",
    "Buenas tardes, soy estudiante de tercero y preparo un trabajo sobre los archivos del puerto. ¿Por dónde empezaría "
    "usted en mi lugar?",
]
DOUBTED = [
    "Could you send me your certificates, please?",
    "Hi, do you have a minute?",
    PITCH,
    "Hi Ana, would you have half an hour this week to give me feedback on my supplier audits idea?",
    "We pay $40 per app review, no experience needed, earn from home. Interested?",
    "I have something that may interest you, and I can send you our price list for the coming season if you would like "
    "to have it in time.",
]


def sellers(story: Story) -> None:
    for seller in range(6):
        story.connect(50 + seller, f"seller {seller}", position="Sales Manager")
        story.hear(50 + seller, f"seller {seller}", PITCH)


@pytest.mark.parametrize("text", TOLD)
@pytest.mark.parametrize("answers", [SOURCES, Expectations(goal=Goal(outcome="peer exchange"))])
def test_who_tells_and_asks_at_length_and_offers_nothing_is_not_taken_to_pitch(
    story: Story, text: str, answers: Expectations
) -> None:
    sellers(story)
    story.hear(80, "new", text)
    found = {each.person: each for each in waiting(story.families(answers), answers)}
    assert not found["new"].doubtful
    assert found["new"].apart is (answers != SOURCES)


@pytest.mark.parametrize("text", DOUBTED)
def test_who_says_little_or_offers_or_sounds_like_a_pitch_is_doubted_as_before(story: Story, text: str) -> None:
    sellers(story)
    story.hear(80, "new", text)
    found = {each.person: each for each in waiting(story.families(SOURCES), SOURCES)}
    assert found["new"].doubtful


@pytest.mark.parametrize("text", TOLD)
def test_whose_trade_it_is_to_write_to_many_is_doubted_whatever_they_ask(story: Story, text: str) -> None:
    sellers(story)
    story.connect(70, "new", position="Public Relations Manager")
    story.hear(80, "new", text)
    found = {each.person: each.doubtful for each in waiting(story.families(SOURCES), SOURCES)}
    assert found.get("new", True)


def test_who_is_not_doubted_comes_with_those_who_ask_where_new_people_are_hoped_for(story: Story) -> None:
    sellers(story)
    story.exchange(30, "friend")
    story.write(40, "friend", "Good morning.")
    story.hear(70, "friend", "They moved the boxes from the third floor on Thursday.")
    story.hear(80, "new", TOLD[0])
    story.hear(79, "short", DOUBTED[0])
    assert names(story, SOURCES) == ["new", "friend", "short"]
