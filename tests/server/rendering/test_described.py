"""What is kept of an activity, in a sentence."""

from datetime import UTC

import pytest

from auditor.activities.activity import Detail, Object, ObjectType, Type
from auditor.history.ingest import receive
from server.rendering.activities import in_words
from tests.story import Story


@pytest.mark.parametrize(
    ("mine", "call", "sentence"),
    [
        (True, True, "You called Ana and spoke"),
        (False, True, "Ana called you, and you spoke"),
        (False, None, "Ana wrote to you"),
    ],
)
def test_a_call_is_told_as_one(mine: bool, call: bool | None, sentence: str) -> None:
    by, to = ("me", "Ana") if mine else ("Ana", "me")
    told = Story().add(Type.CREATE, 3, Object(ObjectType.MESSAGE), by=by, to=(to,), detail=Detail(call=call))
    kept = receive(told, key=b"key", zone=UTC).row
    assert in_words(kept, {("linkedin", "Ana"): "Ana"}, None).sentence == sentence


def test_of_a_message_to_several_who_wrote_it_is_named_and_of_mine_all_to_whom() -> None:
    story = Story()
    theirs = story.hear(3, "Ana", "Who comes?", ("Ben", "Cem"), context="ward")
    mine = story.write(4, ("Ana", "Ben"), "I do.", context="ward")
    names = {("linkedin", name): name for name in ("Ana", "Ben", "Cem")}
    kept = [receive(each, key=b"key", zone=UTC).row for each in (theirs, mine)]
    assert [in_words(row, names, None).sentence for row in kept] == ["Ana wrote to you", "You wrote to Ana and Ben"]


def test_a_profile_that_an_archive_holds_was_seen_by_nobody() -> None:
    kept = receive(Story().profile(3, headline="Payroll analyst"), key=b"key", zone=UTC).row
    assert in_words(kept, {}, None).sentence == "Your profile, as it was then"
