"""Grave news in a dialect that is not read waits as grave news does, and what somebody takes back is asked for."""

import pytest

from server.rendering.waiting import wrote
from server.translations import speaking
from tests.network.test_left_unanswered import found, names, talk
from tests.story import Story


def test_grave_news_in_a_dialect_is_told_as_that(story: Story) -> None:
    talk(story, "asks", "We were all away.", "How did you set up the night shift plan over there?", day=61)
    talk(
        story,
        "neighbour",
        "Wie geht es euch?",
        "Mi Vadder isch gschtorbe, am Zischdi isch d'Beerdigung",
        day=80,
    )
    assert names(story) == ["neighbour", "asks"]
    (each,) = [each for each in found(story) if each.person == "neighbour"]
    assert each.grave
    with speaking("en"):
        assert wrote(each).startswith("told you something grave, ")


@pytest.mark.parametrize(
    "text",
    [
        "Merci de retirer mon nom de l'article",
        "Désolée, je ne peux plus apparaître. Effacez la vidéo svp",
        "I'd rather you didn't print what I told you after all.",
        "Ich ziehe mein Einverständnis zurück, mein Chef hat es mitbekommen.",
        "Al final prefiero que no publiques mi entrevista",
    ],
)
def test_what_is_taken_back_waits_though_i_asked_for_nothing(story: Story, text: str) -> None:
    talk(story, "source", "Good morning.", "Good morning to you too.", day=50)
    story.hear(80, "source", text)
    (each,) = found(story)
    assert "ask" in each.acts
    with speaking("en"):
        assert wrote(each).startswith("took back something they had told you or agreed to, ")
