"""What changed in how pitches are met and in how conversations are begun, and what never happened."""

from datetime import date

import pytest

from auditor.changes import beyond_chance, of_messages
from auditor.changes.spans import counted
from tests.changes.test_changes import LAST, POLISH, QUESTION, found, life
from tests.story import Story

PITCH = "We offer a great product, are you open to a quick demo?"


def pitched(answer: str | None) -> Story:
    """Twelve months of eight pitches in 30 days without my answer, and one such month with it."""
    made = Story(first=date(2025, 1, 1), last_day=LAST)
    made.exchange(0, "friend")
    for span in range(13):
        for number in range(8):
            day, who = LAST - 29 - 30 * span + 3 * number, f"seller {span} {number}"
            made.hear(day, who, PITCH)
            if answer and not span:
                made.write(day + 0.2, who, answer)
    return made


def test_kind_refusals_of_pitches_are_no_new_company() -> None:
    told = {each.of: each for each in found(pitched("No, thank you.")).beyond_chance}
    assert "exchanged-with" not in told
    more = {
        each.of for each in found(pitched("This fits what I work on. Can you tell me what it costs?")).beyond_chance
    }
    assert "exchanged-with" in more


def test_pitches_that_are_answered_where_none_were_are_told() -> None:
    told = {each.of: each for each in found(pitched("No, thank you.")).beyond_chance}
    assert (told["pitches-answered"].now, told["pitches-answered"].high) == (1.0, 0.0)
    assert found(pitched(None)).beyond_chance == ()


def test_conversations_that_i_begin_with_a_question_where_none_were_are_told() -> None:
    def begun(asking: bool) -> Story:
        made = life()
        for span in range(13):
            for number in range(8):
                day, who = LAST - 29 - 30 * span + 3 * number, f"met {span} {number}"
                made.write(day, who, QUESTION if asking and not span else "We began with one team, and it went well.")
        return made

    (told,) = found(begun(True)).beyond_chance
    assert (told.of, told.now) == ("begun-asking", 8.0)
    assert found(begun(False)).beyond_chance == ()


def test_what_never_happened_takes_no_part_of_what_is_allowed_to_chance() -> None:
    row = [9.0, 11.0, 10.0, 12.0, 8.0, 10.0, 9.0, 11.0, 10.0, 10.0, 9.0, 11.0, 25.0]
    changed = counted("begun", row)
    many = round(0.01 / changed.chance) + 1
    assert beyond_chance([changed, *[counted("introductions", [0.0] * 13)] * many])
    assert not beyond_chance([changed, *[counted("introductions", [1.0] * 13)] * many])


@pytest.mark.parametrize(("many", "told"), [(10, True), (60, False)])
def test_pitches_are_not_counted_where_much_of_what_comes_cannot_be_read(many: int, told: bool) -> None:
    story = life()
    for number in range(many):
        story.hear(100 + number, f"stranger {number}", POLISH)
    assert ("pitches" in {each.of for each in of_messages(story.families(), ["linkedin"], 13)}) is told
