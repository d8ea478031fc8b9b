"""The table of fields says what facts really make of each kind of activity, and what comes in is held to it."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from auditor.activities.activity import (
    NOTIFICATIONS,
    Activity,
    Detail,
    Exposure,
    Object,
    ObjectType,
    Pattern,
    Profile,
    Subject,
    Type,
)
from auditor.activities.fields import EVERYWHERE, USES, Use, has, lack, use_of
from auditor.facts import FAMILIES
from tests.story import Story

ASK = "Thank you so much for your help! Could you introduce me to your head of HR?"
VALUES: dict[str, Any] = {
    "reaction": "like", "note": True, "exposure": Exposure(network=3, items=3), "badge": 2, "undoes": Type.LIKE,
    "mentioned": True, "promoted": False, "spam": False, "call": True, "bulk": False, "plan": "free",
    "patterns": (Pattern.UPSELL,), "profile": Profile(headline="Pumps"),
}  # fmt: skip
RARE = {"revivals", "phone"}  # what it takes beyond the fields is a past, or that a phone counted


def made(use: Use, number: int = 0) -> Activity:
    """An activity of a kind with every field that its row names."""
    paths = {path for paths in use.needed for path in paths} | set(use.used)
    mine = use.mine is not False
    notification = use.subject is Subject.NOTIFICATION
    kind = use.objects[0] if use.objects else ObjectType.NOTE
    thing = Object(
        kind,
        id=NOTIFICATIONS if notification else f"https://x.example/{number}" if "object.id" in paths else None,
        in_reply_to="https://x.example/post" if "object.inReplyTo" in paths else None,
        content=ASK if "object.content" in paths else None,
    )
    detail = {path.removeprefix("detail."): None for path in paths if path.startswith("detail.")}
    story = Story()
    return story.add(
        use.types[0],
        490,
        thing,
        by="me" if mine else "Ana",
        to=("Ana",) if mine and "to" in paths else ("me",) if not mine else (),
        context="thread" if "context" in paths else None,
        duration=60 if "duration" in paths else None,
        detail=Detail(**{name: VALUES[name] for name in detail}) if detail else None,
    )


def facts_of(activity: Activity) -> set[str]:
    """The families in which one activity alone appears."""
    families = replace(Story(), activities=[activity]).families()
    return {name for name in FAMILIES if families[name].height}


def without(activity: Activity, path: str) -> Activity:
    """The activity without what stands at a path."""
    head, _, rest = path.partition(".")
    name = {"inReplyTo": "in_reply_to"}.get(head, head)
    if not rest:
        return msgspec.structs.replace(activity, **{name: [] if name == "to" else None})
    inner = getattr(activity, name)
    changed = msgspec.structs.replace(inner, **{{"inReplyTo": "in_reply_to"}.get(rest, rest): None})
    return msgspec.structs.replace(activity, **{name: changed})


ROWS = pytest.mark.parametrize("use", USES, ids=lambda use: f"{use.subject} {use.types[0]}")


@ROWS
def test_an_activity_with_all_its_fields_appears_in_the_facts_of_its_row(use: Use) -> None:
    activity = made(use)
    assert use_of(activity) is use
    assert lack(activity) is None
    assert facts_of(activity) | (RARE & set(use.facts)) == set(use.facts)


@ROWS
def test_what_lacks_a_needed_field_is_used_by_no_fact_of_its_row_and_is_refused(use: Use) -> None:
    for paths in use.needed:
        activity = made(use)
        for path in paths:
            assert has(activity, path), path
            activity = without(activity, path)
        other = use_of(activity)
        assert other is not use or not facts_of(activity)
        if other is use:
            assert (said := lack(activity)) and all(path in said for path in paths)


@ROWS
def test_of_two_fields_of_which_either_does_each_does(use: Use) -> None:
    for paths in use.needed:
        for path in paths if len(paths) > 1 else ():
            activity = made(use)
            for other in set(paths) - {path}:
                activity = without(activity, other)
            assert lack(activity) is None
            assert facts_of(activity)


def test_a_create_of_nothing_is_refused() -> None:
    assert (said := lack(Story().add(Type.CREATE, 490))) and said.startswith("object is missing")


def test_every_type_and_every_subject_has_a_row() -> None:
    assert {use.subject for use in USES} == set(Subject)
    assert {kind for use in USES for kind in use.types} == set(Type) - {Type.READ}


def test_every_field_of_the_wire_stands_in_the_table() -> None:
    """A new field is thought of here too, or the page would be silent about it."""
    paths = {*EVERYWHERE, *(path for use in USES for paths in (*use.needed, tuple(use.used)) for path in paths)}
    wire = {field.encode_name for field in msgspec.structs.fields(Activity)} - {"object", "detail"}
    wire |= {f"object.{field.encode_name}" for field in msgspec.structs.fields(Object)} - {"object.type"}
    wire |= {f"detail.{field.encode_name}" for field in msgspec.structs.fields(Detail)}
    assert paths == wire
