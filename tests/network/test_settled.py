"""Who says that what they asked is settled does not wait, and news of something else settle nothing."""

from datetime import date

import pytest

from auditor.answers.expectations import Expectations
from auditor.network.waiting import waiting
from server.rendering.waiting import wrote
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


def test_who_says_after_which_day_it_is_over_comes_first_though_they_ask_for_nothing(story: Story) -> None:
    for who in ("asks", "tells", "new"):
        if who != "new":
            story.hear(30, who, "Good to see you last week.")
            story.write(31, who, "Gladly, and come again soon.")
    story.hear(80, "asks", QUESTION)
    for who in ("tells", "new"):  # the 30th of March is a Monday
        story.hear(86, who, "The boxes go back to the archive on 3 April. After that I can't get at them.")
    first, second, third = waiting(story.families(), Expectations())
    assert (first.person, first.last_day, first.pressing) == ("tells", date(2026, 4, 3), True)
    assert (second.person, second.last_day) == ("asks", None)
    assert (third.person, third.pressing) == ("new", False)
    assert "wrote to you (only until 3 April" in wrote(first)
    story.write(87, "tells", "I will come by on Wednesday.")
    assert "tells" not in [each.person for each in waiting(story.families(), Expectations()) if not each.promised]
