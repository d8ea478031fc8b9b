"""Who wrote with me among a few, as after an introduction, and is connected elsewhere may be one person."""

from auditor.network.likeness import likely
from server.rendering.same_people import why
from tests.network.test_likeness import known, offered
from tests.story import Story


def test_who_was_introduced_in_a_small_group_and_is_connected_elsewhere_is_asked_about() -> None:
    def asked(others: int, *, answered: bool = True) -> list[tuple[str, ...]]:
        story = Story(site="whatsapp")
        more = tuple(f"guest {number}" for number in range(others))
        story.hear(400, "Mika Lund", "Good morning to you both.", more, context="Mia & Mika")
        if answered:
            story.write(401, ("Mika Lund", *more), "Good morning to you, too.", context="Mia & Mika")
        known(story, "linkedin", "in/m-l-77", "Mika Lund", connected=True)
        return offered(story)

    assert asked(1) == [("name", "Mika Lund", "in/m-l-77")]
    assert asked(1, answered=False) == asked(12) == []


def test_why_somebody_of_a_small_group_is_asked_about_is_true() -> None:
    story = Story(site="whatsapp")
    story.hear(400, "Mika Lund", "Good morning to you both.", ("Rosa",), context="Mia & Mika")
    story.write(401, ("Mika Lund", "Rosa"), "Good morning to you, too.", context="Mia & Mika")
    known(story, "linkedin", "in/m-l-77", "Mika Lund", connected=True)
    (pair,) = likely(story.families())
    assert why(pair).startswith(
        "On WhatsApp you wrote to each other among a few, and on LinkedIn you are connected. Nobody else there has the "
    )
