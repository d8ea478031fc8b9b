"""What mastodon-archive keeps is the same as what Mastodon's own export holds."""

import json
from pathlib import Path
from typing import Any

import pytest

from auditor.activities.activity import Activity
from auditor.archives import Unrecognised, read, recognise

HOST = "https://reed.example"
ME = f"{HOST}/users/mia"
ANA = "https://far.example/users/ana"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
ACCOUNT = {"id": "1", "acct": "mia", "username": "mia", "url": f"{HOST}/@mia"}
MENTION = {"id": "7", "acct": "ana@far.example", "url": "https://far.example/@ana"}


def status(number: int, **more: Any) -> dict[str, Any]:
    return {
        "id": str(number),
        "uri": f"{ME}/statuses/{number}",
        "created_at": f"2024-03-0{number}T10:00:00.987000+00:00",
        "visibility": "public",
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "content": "<p>Hello</p>",
        "reblog": None,
        "account": ACCOUNT,
        "mentions": [],
        **more,
    }


def created(number: int, to: list[str], **more: Any) -> dict[str, Any]:
    post = {"id": f"{ME}/statuses/{number}", "type": "Note", "content": "<p>Hello</p>", "inReplyTo": None, **more}
    return {
        "id": f"{ME}/statuses/{number}/activity",
        "type": "Create",
        "actor": ME,
        "published": f"2024-03-0{number}T10:00:00Z",
        "to": to,
        "cc": [],
        "object": post,
    }


def written(folder: Path, name: str, document: object) -> list[Activity]:
    path = folder / name
    path.write_text(json.dumps(document), "utf-8")
    return [item for item in read(path) if isinstance(item, Activity) and item.type != "Update"]


def test_a_post_of_both_is_one(tmp_path: Path) -> None:
    tag = [{"type": "Mention", "href": ANA, "name": "@ana@far.example"}]
    boosted = status(9, uri=f"{ANA}/statuses/9", account=MENTION)
    kept = [
        status(1),
        status(2, in_reply_to_id="1", in_reply_to_account_id="1"),
        status(3, in_reply_to_id="9", in_reply_to_account_id="7", mentions=[MENTION]),
        status(4, visibility="direct", mentions=[MENTION]),
        status(5, reblog=boosted),
    ]
    share = {"type": "Announce", "actor": ME, "to": [PUBLIC], "cc": [], "object": f"{ANA}/statuses/9"}
    own = [
        created(1, [PUBLIC]),
        created(2, [PUBLIC], inReplyTo=f"{ME}/statuses/1"),
        created(3, [PUBLIC], inReplyTo=f"{ANA}/statuses/9", tag=tag),
        created(4, [ANA], tag=tag),
        share | {"id": f"{ME}/statuses/5/activity", "published": "2024-03-05T10:00:00Z"},
    ]
    backup = written(tmp_path, "reed.example.user.mia.json", {"account": ACCOUNT, "statuses": kept})
    export = written(tmp_path, "outbox.json", {"id": "outbox.json", "type": "OrderedCollection", "orderedItems": own})
    assert len(backup) == 5
    assert [one.id for one in backup] == [one.id for one in export]
    assert [one.to for one in backup] == [one.to for one in export]


@pytest.mark.parametrize(
    "document", [{}, {"account": ACCOUNT}, {"account": "me", "statuses": []}, [ACCOUNT], "statuses"]
)
def test_another_document_is_none(document: object, tmp_path: Path) -> None:
    path = tmp_path / "reed.example.user.mia.json"
    path.write_text(json.dumps(document), "utf-8")
    with pytest.raises(Unrecognised):
        recognise(path)
