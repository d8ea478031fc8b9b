"""Addresses come from every server of the world; one that is none keeps nothing else from coming in."""

import json
from pathlib import Path

import pytest

from auditor.activities.activity import Activity, Type
from auditor.archives import read


@pytest.mark.parametrize("address", ["https://[", "https://[evil]/1", "https://[::1/1"])
def test_an_answer_to_an_address_that_is_none_is_read_with_all_that_follows(tmp_path: Path, address: str) -> None:
    me = "https://social.example/users/otter"
    made = [
        {
            "type": "Create",
            "id": f"{me}/statuses/{number}/activity",
            "actor": me,
            "published": f"2024-03-0{number}T09:00:00Z",
            "to": ["https://www.w3.org/ns/activitystreams#Public"],
            "object": {"type": "Note", "id": f"{me}/statuses/{number}", "content": "<p>Yes</p>", "inReplyTo": answers},
        }
        for number, answers in enumerate([address, None], 1)
    ]
    (tmp_path / "actor.json").write_text(json.dumps({"id": me, "type": "Person", "preferredUsername": "otter"}))
    (tmp_path / "outbox.json").write_text(json.dumps({"type": "OrderedCollection", "orderedItems": made}))
    assert len([item for item in read(tmp_path) if isinstance(item, Activity) and item.type == Type.CREATE]) == 2
