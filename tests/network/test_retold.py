"""Two names on one phone whose chats are the same: worth asking about, as the phone may call somebody otherwise now."""

from datetime import timedelta

import pytest

from auditor.activities.activity import Activity, Object, ObjectType, Person, Type
from auditor.activities.identity import derived_id
from auditor.network.likeness import likely
from server.rendering.same_people import why
from tests.story import ME, SOURCE, Story

PLAN = "The plan is ready, shall I send it to you?"


def wrote(story: Story, name: str, minute: int, text: str = PLAN, *, mine: bool = False) -> None:
    """A message on a messenger, by or to somebody whom only a name tells."""
    at, who = story.at(400) + timedelta(minutes=minute), Person(f"name:{name}", name)
    story.activities.append(
        Activity(
            id=derived_id(at, "whatsapp", name, mine, text),
            type=Type.CREATE,
            published=at,
            site="whatsapp",
            actor="me" if mine else who,
            source=SOURCE,
            object=Object(ObjectType.MESSAGE, content=text),
            to=[who if mine else ME],
        )
    )


def offered(story: Story) -> list[tuple[str, set[str]]]:
    return [(each.by, set(each.names)) for each in likely(story.families())]


@pytest.mark.parametrize(
    ("told", "other", "asked"), [(3, 0, True), (2, 0, True), (1, 0, False), (3, 2, True), (3, 7, False)]
)
def test_it_is_asked_where_most_of_both_chats_is_the_same(told: int, other: int, asked: bool) -> None:
    story = Story()
    for name in ("Aline Rochat", "+41 79 555 01 02"):
        for number in range(told):
            wrote(story, name, 60 * number)
            wrote(story, name, 60 * number + 5, "Yes, please.", mine=True)
    for number in range(other):
        wrote(story, "Aline Rochat", 60 * number + 11)
        wrote(story, "+41 79 555 01 02", 60 * number + 17)
    assert offered(story) == ([("messages", {"Aline Rochat", "+41 79 555 01 02"})] if asked else [])


def test_what_i_wrote_to_many_at_once_is_no_sign() -> None:
    story = Story()
    for name in ("Aline Rochat", "Nora Beck"):
        for number in range(9):
            wrote(story, name, 60 * number, "Happy birthday to you!", mine=True)
    assert offered(story) == []


def test_of_many_with_equal_chats_nobody_is_asked_about() -> None:
    story = Story()
    for letter in "ABCDEFG":
        for number in range(5):
            wrote(story, f"Customer {letter}", 60 * number)
    assert offered(story) == []


def test_it_says_why() -> None:
    story = Story()
    for name in ("Aline Rochat", "Aline Bovard"):
        for number in range(4):
            wrote(story, name, 60 * number)
    (pair,) = likely(story.families())
    assert why(pair).startswith("Both chats hold the same messages at the same times (4)")
