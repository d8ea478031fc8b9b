"""Archives of two people in one folder are two accounts: told apart where the files allow it, else refused."""

import json
from pathlib import Path

import pytest

from auditor.activities.activity import Activity
from auditor.archives import ArchiveRefused, Me, read
from tests.archives.repositories import repository

MARA, BO = "did:plc:mara", "did:plc:bo"


def like(second: int) -> dict[str, object]:
    of = {"uri": f"at://{MARA}/app.bsky.feed.post/{second}", "cid": "x"}
    return {"$type": "app.bsky.feed.like", "subject": of, "createdAt": f"2024-05-01T10:00:{second:02}Z"}


def profile(words: str) -> dict[str, object]:
    return {"$type": "app.bsky.actor.profile", "description": words}


def put(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def whose(folder: Path) -> list[tuple[str | None, str, int]]:
    items = (item for item in read(folder) if isinstance(item, Activity))
    return sorted((str(each.account), each.type.value, each.published.second) for each in items)


def chat(sender: str, second: int) -> str:
    message = {"$type": "chat.bsky.convo.defs#messageView", "id": f"m{second}", "text": "Hello", "convoId": "c1"}
    return json.dumps(message | {"sender": {"did": sender}, "sentAt": f"2024-05-01T10:00:{second:02}Z"})


def test_repositories_of_two_are_told_apart_with_the_chat_of_either(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a/repo.car": repository(MARA, {"app.bsky.feed.like/1": like(1), "app.bsky.actor.profile/self": profile("M")}),
        "b/repo.car": repository(BO, {"app.bsky.feed.like/2": like(2), "app.bsky.actor.profile/self": profile("B")}),
        "b/chat.jsonl": chat(BO, 3),
    }
    told = whose(put(tmp_path, files))
    assert [(account, kind) for account, kind, _ in told] == [
        (BO, "Create"),
        (BO, "Like"),
        (BO, "Update"),
        (MARA, "Like"),
        (MARA, "Update"),
    ]
    assert {second for account, kind, second in told if (account, kind) == (BO, "Like")} == {2}


def post(server: str, number: int) -> str:
    actor = f"https://{server}/users/mia"
    made = f"2024-05-01T10:00:{number:02}Z"
    note = {"id": f"{actor}/statuses/{number}", "type": "Note", "published": made, "content": "Hello", "to": []}
    item = {"id": f"{actor}/statuses/{number}/activity", "type": "Create", "actor": actor, "published": made}
    public = {"to": ["https://www.w3.org/ns/activitystreams#Public"]}
    return json.dumps({"type": "OrderedCollection", "orderedItems": [item | public | {"object": note | public}]})


def test_outboxes_of_two_are_told_apart(tmp_path: Path) -> None:
    put(tmp_path, {"a/outbox.json": post("far.example", 1), "b/outbox.json": post("near.example", 2)})
    assert whose(tmp_path) == [("mia@far.example", "Create", 1), ("mia@near.example", "Create", 2)]


def test_chats_that_two_people_exported_are_of_two(tmp_path: Path) -> None:
    def exported(of: str, *by: str) -> str:
        return "".join(f"13/05/2024, 10:{minute:02} - {name}: Hello there\n" for minute, name in enumerate((of, *by)))

    put(
        tmp_path,
        {
            "WhatsApp Chat with Tom Hale.txt": exported("Mara Lind", "Tom Hale", "Mara Lind"),
            "WhatsApp Chat with Ana Silva.txt": exported("Bo Lind", "Ana Silva"),
        },
    )
    accounts = [item for item in read(tmp_path) if isinstance(item, Me)]
    assert set(accounts) == {Me("whatsapp", ("Bo Lind",)), Me("whatsapp", ("Mara Lind",))}
    assert {account for account, _, _ in whose(tmp_path)} == {"Bo Lind", "Mara Lind"}


def account_js(number: int) -> str:
    told = {"accountId": str(number), "username": f"user{number}", "accountDisplayName": "M", "createdAt": "2020-01-01"}
    return f"window.YTD.account.part0 = {json.dumps([{'account': told}])}"


TWO = {
    "x": {
        "a/data/account.js": account_js(100),
        "b/data/account.js": account_js(200),
        "a/data/tweets.js": 'window.YTD.tweets.part0 = [{"tweet": {"id_str": "1", "full_text": "Hi", '
        '"created_at": "Wed May 01 10:00:00 +0000 2024"}}]',
    },
    "reddit": {
        "a/statistics.csv": "statistic,value\naccount name,marsh_mia\n",
        "b/statistics.csv": "statistic,value\naccount name,tom_hale\n",
        "a/comments.csv": "id,permalink,date,ip,subreddit,gildings,link,parent,body,media\n",
    },
    "telegram": {
        f"{name}/result.json": json.dumps(
            {"personal_information": {"user_id": number, "first_name": name}, "chats": {"list": []}}
        )
        for name, number in (("Mara", 100), ("Bo", 200))
    },
    "facebook": {
        f"{name}/profile_information.json": json.dumps(
            {"profile_v2": {"name": {"full_name": name, "first_name": name}, "emails": {}, "registration_timestamp": 1}}
        )
        for name in ("Mara Lind", "Bo Lind")
    },
    "linkedin": {
        f"{name}/Profile.csv": f"First Name,Last Name,Headline\n{name},Lind,Bakes\n" for name in ("Mara", "Bo")
    },
}


@pytest.mark.parametrize("site", TWO)
def test_what_could_not_be_told_apart_is_refused_with_both_names(tmp_path: Path, site: str) -> None:
    put(tmp_path, dict(TWO[site]))
    with pytest.raises(ArchiveRefused, match="several accounts"):
        list(read(tmp_path))
