"""Bluesky's repository: the same acts as the extension tells, its blocks in any order, and files that are none."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import libipld
import msgspec
import pytest

from auditor.activities.activity import Activity, Source, subject_of
from auditor.activities.identity import fingerprint
from auditor.archives import Item, Me, Problem, Remembered, Unclear, Unrecognised, read, recognise
from auditor.archives.bluesky import repository as repositories
from auditor.archives.bluesky.repository import LARGEST_BLOCK
from tests.archives.cases import CASES
from tests.archives.repositories import CLEAR, PACKED, packed, repository
from tests.sites.requests import Case, cases, declared, recognised

DID = "did:plc:exampleself0000000000000"
KEY = "3mfyeszrld22b"  # 1 March 2026, 09:00:00 UTC
AT = "2026-03-01T09:00:00.000Z"
POST, LIKE = "app.bsky.feed.post", "app.bsky.feed.like"
ACTS = ["app.bsky.feed.post", "app.bsky.feed.like", "app.bsky.feed.repost", "app.bsky.graph.follow"]


def post(text: str = "Hello", **more: Any) -> dict[str, Any]:
    return {"$type": POST, "text": text, "createdAt": AT, **more}


def wrote(folder: Path, content: bytes) -> Path:
    path = folder / PACKED
    path.write_bytes(content)
    return path


def activities(items: list[Item]) -> list[Activity]:
    return [item for item in items if isinstance(item, Activity)]


def made_by_requests() -> list[Case]:
    """Requests that we wrote in which the site's page makes one record that is an act."""
    return [
        case
        for case in cases()
        if case.site == "bluesky"
        and case.action == "make one record"
        and case.expected
        and case.request["body"]
        and msgspec.json.decode(case.request["body"]["raw"])["collection"] in ACTS
    ]


@pytest.mark.parametrize("clear", sorted(CASES.glob(f"*/*/{CLEAR}")), ids=lambda path: path.parent.name)
def test_a_case_is_what_it_says_in_clear(clear: Path) -> None:
    assert clear.with_name(PACKED).read_bytes() == packed(clear), "run “python -m tests.archives.repositories”"


@pytest.mark.parametrize("case", made_by_requests(), ids=lambda case: case.name)
def test_an_act_seen_by_the_extension_and_told_by_the_repository_is_one(case: Case, tmp_path: Path) -> None:
    body = msgspec.json.decode(case.request["body"]["raw"])
    told = repository(
        body["repo"], {f"{body['collection']}/{body.get('rkey', KEY)}": body["record"] | {"createdAt": AT}}
    )
    (archived,) = activities(list(read(wrote(tmp_path, told))))
    (answer,) = recognised([(declared("bluesky"), case.request)])
    (seen,) = answer["activities"]
    seen.pop("once", None)
    common = {"id": archived.id, "published": archived.published, "site": "bluesky", "actor": "me"}
    extension = msgspec.convert(seen | common | {"source": Source("extension", "1")}, Activity, strict=False)

    def print_of(activity: Activity) -> bytes | None:
        thing = activity.object
        assert thing
        kind = subject_of(activity.type, thing.type, bool(thing.in_reply_to), mine=True)
        return fingerprint(activity, kind, thing.content, b"key")

    assert print_of(archived) == print_of(extension) is not None
    assert (archived.to, archived.context, archived.detail) == (extension.to, extension.context, extension.detail)
    assert extension.object
    assert archived.object
    assert archived.object.in_reply_to == extension.object.in_reply_to
    if body.get("rkey"):
        assert archived.object.id == extension.object.id


def test_those_requests_are_of_each_kind() -> None:
    found = {msgspec.json.decode(case.request["body"]["raw"])["collection"] for case in made_by_requests()}
    assert found == set(ACTS)


def test_many_records_are_all_read_through_a_tree_of_many_nodes(tmp_path: Path) -> None:
    likes: dict[str, Any] = {
        f"{LIKE}/3mfyeszrl{a}{b}2b": {"$type": LIKE, "subject": {"uri": f"at://a/{a}{b}"}, "createdAt": AT}
        for a in "234567abcdefghij"
        for b in "234567abcdefghij"
    }
    found = activities(list(read(wrote(tmp_path, repository(DID, likes)))))
    assert sorted(one.object.id for one in found if one.object and one.object.id) == sorted(
        like["subject"]["uri"] for like in likes.values()
    )


@pytest.mark.parametrize(
    ("tail", "said"),
    [
        (b"\x05\x01", "it breaks off"),
        (b"\xff" * 11, "it breaks off"),
        (b"\xff\xff\xff\x7f", "it breaks off"),
        (b"\x02\x01\x71", "it breaks off"),
    ],
)
def test_what_comes_before_a_break_is_read_and_the_break_is_told(tail: bytes, said: str, tmp_path: Path) -> None:
    items = list(read(wrote(tmp_path, repository(DID, {f"{POST}/{KEY}": post()}) + tail)))
    assert len(activities(items)) == 1
    assert [said in str(item) for item in items if isinstance(item, Problem)] == [True]


def test_a_file_cut_anywhere_gives_no_more_and_no_error(tmp_path: Path) -> None:
    whole = repository(DID, {f"{POST}/{KEY}": post()})
    for end in range(len(whole)):
        try:
            items = list(read(wrote(tmp_path, whole[:end])))
        except Unrecognised:
            continue
        assert len(activities(items)) <= 1


def test_a_block_that_is_enormous_is_not_held(tmp_path: Path) -> None:
    size = LARGEST_BLOCK + 1
    framed = bytes([size & 0x7F | 0x80, size >> 7 & 0x7F | 0x80, size >> 14 & 0x7F | 0x80, size >> 21]) + bytes(size)
    items = list(read(wrote(tmp_path, repository(DID, {f"{POST}/{KEY}": post()}) + framed)))
    assert ["it breaks off" in str(item) for item in items if isinstance(item, Problem)] == [True]


def test_a_tree_whose_keys_have_no_bound_fills_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    likes: dict[str, Any] = {
        f"{LIKE}/{'z' * 900}{number}": {"$type": LIKE, "subject": {"uri": f"at://a/{number}"}, "createdAt": AT}
        for number in range(5)
    }
    path = wrote(tmp_path, repository(DID, {f"{POST}/{KEY}": post(), **likes}))
    items = list(read(path))
    assert len(activities(items)) == 1
    monkeypatch.setattr(repositories, "MOST_KEYS", 0)
    assert activities(list(read(path))) == []


def test_a_record_nested_without_end_is_one_that_cannot_be_read(tmp_path: Path) -> None:
    bomb = b"\x82\x65$type" + b"\x81" * 100_000 + b"\x00"
    block = b"\x01\x71\x12\x20" + sha256(bomb).digest() + bomb
    size = len(block)
    framed = bytes([size & 0x7F | 0x80, size >> 7 & 0x7F | 0x80, size >> 14]) + block
    items = list(read(wrote(tmp_path, repository(DID, {f"{POST}/{KEY}": post()}) + framed)))
    assert len(activities(items)) == 1
    assert ["no record that can be read" in str(item) for item in items if isinstance(item, Problem)] == [True]


@pytest.mark.parametrize("content", [b"", b"\x3a\xa2eroot", b"{}", libipld.encode_dag_cbor({"roots": []}), b"PK"])
def test_another_file_is_no_repository(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(Unrecognised):
        recognise(wrote(tmp_path, content))


def test_ids_are_the_same_whatever_the_order_of_blocks(tmp_path: Path) -> None:
    records = {
        f"{POST}/{KEY}": post(),
        f"{LIKE}/{KEY}": {"$type": LIKE, "subject": {"uri": "at://a/b"}, "createdAt": AT},
    }
    first = {one.id for one in activities(list(read(wrote(tmp_path, repository(DID, records)))))}
    more = records | {f"{POST}/3mfyf3xfls22b": post("Later")}
    assert first < {one.id for one in activities(list(read(wrote(tmp_path, repository(DID, more)))))}


def chat(folder: Path, *senders: str) -> Path:
    lines = (
        {"convoId": "c", "message": {"id": str(n), "text": "Hi", "sentAt": AT, "sender": {"did": sender}}}
        for n, sender in enumerate(senders)
    )
    (folder / "chat.jsonl").write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))
    return folder / "chat.jsonl"


@pytest.mark.parametrize(
    ("remembered", "taken"),
    [
        (Remembered(), 0),
        (Remembered(told="did:plc:ana"), 2),
        (Remembered((Me("bluesky", (), ("did:plc:me",)),)), 1),
        (Remembered((Me("x", (), ("did:plc:me",)),)), 0),
    ],
)
def test_of_several_in_a_chat_what_is_said_or_remembered_decides(
    remembered: Remembered, taken: int, tmp_path: Path
) -> None:
    items = list(read(chat(tmp_path, "did:plc:me", "did:plc:ana", "did:plc:ana"), remembered))
    assert len(activities(items)) == taken
    asked = [item for item in items if isinstance(item, Unclear)]
    assert [(one.messages, one.candidates) for one in asked] == ([] if taken else [(3, ("did:plc:ana", "did:plc:me"))])


def test_whose_repository_it_is_is_told_for_the_chat(tmp_path: Path) -> None:
    items = list(read(wrote(tmp_path, repository(DID, {f"{POST}/{KEY}": post()}))))
    assert [item for item in items if isinstance(item, Me)] == [Me("bluesky", (), (DID,))]


def test_two_records_that_are_alike_in_all_are_two(tmp_path: Path) -> None:
    keys = [f"{POST}/3mfyeszrld22{end}" for end in "bcd"]
    told = repository(DID, {key: post("Sent again, as the answer was lost") for key in keys})
    found = activities(list(read(wrote(tmp_path, told))))
    assert sorted(each.object.id or "" for each in found if each.object) == [f"at://{DID}/{key}" for key in keys]
    assert len({each.id for each in found}) == 3
