"""Who says that what they asked is settled does not wait, and news of something else settle nothing."""

import pytest

from auditor.answers.expectations import Expectations
from auditor.network.waiting import waiting
from tests.network.test_order import ASK, QUESTION, names
from tests.story import Story


@pytest.mark.parametrize("later", [72.125, 88])
def test_who_says_that_it_is_settled_does_not_wait(story: Story, later: float) -> None:
    story.exchange(60, "ana")
    story.hear(72, "ana", QUESTION)
    assert names(story) == ["ana"]
    story.hear(later, "ana", "Thank you for the call just now, that helped.")
    assert names(story) == []
    again = story.hear(88.5, "ana", ASK)
    (told,) = waiting(story.families(), Expectations())
    assert (told.at, told.again_at) == (again.published, None)
    assert "question" not in told.acts


@pytest.mark.parametrize(
    "news",
    [
        "The lift in your aunt's house is working again since this morning, the caretaker told me.",
        "Der Aufzug im Haus deiner Tante läuft jetzt wieder, sagt der Hausmeister.",
        "El ascensor de la casa de tu tía ya está arreglado desde esta mañana, dice el portero.",
        "L'ascenseur chez ta tante est réparé, le gardien me l'a dit ce matin.",
    ],
)
def test_news_settle_nothing_where_nothing_was_open(story: Story, news: str) -> None:
    for who in ("had asked", "was promised", "tells"):
        story.hear(30, who, "Good to see you last week.")
        story.write(31, who, "Gladly, and come again soon.")
    story.hear(60, "had asked", QUESTION)
    story.write(60, "was promised", "I will send you the number of the workshop.")
    for who in ("had asked", "was promised", "tells"):
        story.hear(85, who, news)
    assert names(story) == ["tells"]
