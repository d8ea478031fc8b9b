"""Where sources are hoped for, a new person who tells something comes with those who ask, before a mere question."""

import pytest

from auditor.answers.expectations import Expectations, Goal
from auditor.network.waiting import waiting
from tests.network.test_noted import invited
from tests.network.test_order import PITCH, QUESTION, names
from tests.story import Story

SOURCES = Expectations(goal=Goal(outcome="sources and tips", audience="nurses"))
TELLS = [
    "Bonjour, je suis agent au dépôt des trams. Les freins de la ligne B n'ont pas été contrôlés depuis le printemps.",
    "Hello, I work at the tram depot. The brakes of line B have not been looked at since the spring.",
    "Guten Tag, ich arbeite im Tramdepot. Die Bremsen der Linie B wurden seit dem Frühling nicht mehr geprüft.",
    "Hola, trabajo en las cocheras del tranvía. Los frenos de la línea B no se revisan desde la primavera.",
]


@pytest.mark.parametrize("text", TELLS)
def test_who_tells_comes_with_those_who_ask_and_who_sells_after_them(story: Story, text: str) -> None:
    story.exchange(40, "friend")
    story.write(50, "friend", "Good morning.")
    story.hear(80, "friend", "The rain came in again.")
    story.hear(85, "tells", text)
    story.hear(86, "asks", QUESTION)
    story.hear(84, "sells", PITCH)
    story.hear(87, "greets", "Good morning from the other side of the river.")
    invited(story, 86.5, "tells in a note", text)
    found = waiting(story.families(SOURCES), SOURCES)
    assert [each.person for each in found] == ["tells", "tells in a note", "asks", "friend", "greets", "sells"]
    assert [each.person for each in found if each.apart] == ["greets", "sells"]
    assert [each.person for each in found if each.sought] == ["asks"]
    assert names(story) == ["friend", "asks", "tells", "tells in a note", "greets"]


@pytest.mark.parametrize("text", TELLS)
def test_what_a_stranger_tells_at_length_comes_before_a_mere_question_of_another(story: Story, text: str) -> None:
    story.exchange(40, "friend")
    story.write(50, "friend", "Good morning.")
    story.hear(80, "friend", "What was the name of the baker by the canal?")
    story.hear(79, "troll", "What did you ever learn but lying?")
    story.hear(85, "tells", text)
    story.hear(86, "tells and asks", f"{text} {QUESTION}")
    story.hear(87, "asks for something", "Could you send me the article about the trams, please?")
    found = waiting(story.families(SOURCES), SOURCES)
    assert [each.person for each in found] == ["asks for something", "friend", "tells and asks", "tells", "troll"]
    assert [each.person for each in found if each.tells] == ["tells and asks", "tells"]
