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
