"""X's export where a small case cannot show it: its sizes, its parts, and what nothing but the numbers tell."""

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from auditor.activities.activity import Activity, Coverage
from auditor.activities.identity import canonical
from auditor.archives import Item, Me, Problem, Remembered, Unclear, Unrecognised, read, recognise
from auditor.archives.documents import LARGEST_ITEM
from auditor.archives.x.files import LAST_COUNTED, when

ME, ANA = "1400000001", "2200000001"
ACCOUNT = [{"account": {"accountId": ME}}]


def script(folder: Path, name: str, entries: object, file: str = "") -> Path:
    path = folder / (file or f"{name.replace('_', '-')}.js")
    path.write_text(f"window.YTD.{name}.part0 = {json.dumps(entries)}", "utf-8")
    return path


def tweet(number: int, text: str, **more: Any) -> dict[str, Any]:
    return {"tweet": {"id_str": str(1_768_200_393_323_446_272 + number), "full_text": text, **more}}


def contents(items: list[Item]) -> list[str | None]:
    return [item.object.content for item in items if isinstance(item, Activity) and item.object]


def test_a_conversation_larger_than_any_item_is_read_to_its_end(tmp_path: Path) -> None:
    text = "x" * 1_000
    messages = [
        {"messageCreate": {"id": str(10**18 + n), "senderId": ANA, "recipientId": ME, "text": text}}
        for n in range(LARGEST_ITEM // 1_000 + 50)
    ]
    script(tmp_path, "account", ACCOUNT)
    conversations = [{"dmConversation": {"conversationId": f"{ME}-{ANA}", "messages": messages}}]
    assert script(tmp_path, "direct_messages", conversations).stat().st_size > LARGEST_ITEM
    items = list(read(tmp_path))
    assert len(contents(items)) == len(messages)
    assert [item for item in items if isinstance(item, Problem)] == []


def test_a_conversation_whose_name_comes_last_gets_the_name_that_it_would_have(tmp_path: Path) -> None:
    script(tmp_path, "account", ACCOUNT)
    message = {"messageCreate": {"id": str(10**18), "senderId": ANA, "recipientId": ME, "text": "Hello"}}
    script(tmp_path, "direct_messages", [{"dmConversation": {"messages": [message], "conversationId": f"{ME}-{ANA}"}}])
    assert [item.context for item in read(tmp_path) if isinstance(item, Activity)] == [f"{ME}-{ANA}"]


@pytest.mark.parametrize(("sender", "to"), [(ME, [ANA]), (ANA, ["me"])])
@pytest.mark.parametrize("name", [f"{ME}-{ANA}", f"{ANA}-{ME}"])
def test_whom_a_message_is_to_is_told_by_the_name_of_its_conversation(
    tmp_path: Path, name: str, sender: str, to: list[str]
) -> None:
    script(tmp_path, "account", ACCOUNT)
    message = {"messageCreate": {"id": str(10**18), "senderId": sender, "text": "Hello"}}
    script(tmp_path, "direct_messages", [{"dmConversation": {"conversationId": name, "messages": [message]}}])
    (found,) = (item for item in read(tmp_path) if isinstance(item, Activity))
    assert (found.mine, found.context) == (sender == ME, name)
    assert isinstance(found.to, list)
    assert [each.id for each in found.to] == to


def test_a_conversation_without_a_name_is_named_as_the_site_would_the_smaller_number_first(tmp_path: Path) -> None:
    early = "99"  # of the first accounts; as a word it would come after mine
    for number, (sender, recipient) in enumerate(((early, ME), (ME, early))):
        message = {"messageCreate": {"id": str(10**18), "senderId": sender, "recipientId": recipient, "text": "Hello"}}
        entries = [{"dmConversation": {"messages": [message]}}]
        folder = tmp_path / str(number)
        folder.mkdir()
        script(folder, "account", ACCOUNT)
        script(folder, "direct_messages", entries)
        assert [item.context for item in read(folder) if isinstance(item, Activity)] == [f"99-{ME}"]


def test_words_that_look_like_a_conversation_are_words(tmp_path: Path) -> None:
    script(tmp_path, "account", ACCOUNT)
    text = '"conversationId" : "1-2", "messages" : [ {"messageCreate": {"id": "9", "senderId": "8"}} ]'
    message = {"messageCreate": {"id": str(10**18), "senderId": ANA, "recipientId": ME, "text": text}}
    script(tmp_path, "direct_messages", [{"dmConversation": {"conversationId": f"{ME}-{ANA}", "messages": [message]}}])
    assert contents(list(read(tmp_path))) == [text]


@pytest.mark.parametrize(
    ("told", "number", "expected"),
    [
        ("Wed Mar 06 09:00:00 +0000 2024", "1", datetime(2024, 3, 6, 9, tzinfo=UTC)),
        ("2024-03-06T09:00:00.000Z", None, datetime(2024, 3, 6, 9, tzinfo=UTC)),
        ("2015-01-24 02:02:37 +0000", "1", datetime(2015, 1, 24, 2, 2, 37, tzinfo=UTC)),
        (None, "1765301290398646272", datetime(2024, 3, 6, 9, tzinfo=UTC)),
        ("", 1765301290398646272, datetime(2024, 3, 6, 9, tzinfo=UTC)),
    ],
)
def test_the_time_is_what_is_said_or_else_what_the_number_tells(
    told: str | None, number: str | int | None, expected: datetime
) -> None:
    assert when(told, number) == expected


@pytest.mark.parametrize("number", [None, "0", "-1", str(LAST_COUNTED), "9" * 20, "x"])
def test_a_number_that_tells_no_time_gets_none(number: str | None) -> None:
    with pytest.raises(ValueError):
        when(None, number)


@pytest.mark.parametrize("apart", [0, 4])
def test_the_whole_of_a_long_post_is_found_by_its_second_and_beginning(apart: int, tmp_path: Path) -> None:
    whole = "Of rain &amp; reed, and of what I heard there on the third day, when the wind had gone. " * 5
    made = "Wed Mar 06 09:00:00 +0000 2024"
    short = f"@ana_o {whole[:250]}… https://t.co/abc"
    other = tweet(2, "Something else, written in the very same second as that one was", created_at=made)
    script(tmp_path, "tweets", [tweet(1, short, created_at=made, in_reply_to_user_id_str=ANA), other])
    notes = [{"noteTweet": {"createdAt": f"2024-03-06T09:00:0{apart}.000Z", "core": {"text": whole}}}]
    script(tmp_path, "note_tweet", notes)
    assert contents(list(read(tmp_path))) == [whole.replace("&amp;", "&").strip(), other["tweet"]["full_text"]]


def test_a_long_text_of_another_time_or_beginning_is_nobodys(tmp_path: Path) -> None:
    made = "Wed Mar 06 09:00:00 +0000 2024"
    texts = ["Of rain and reed, and of what I heard there on the third day", "Of wind"]
    script(tmp_path, "tweets", [tweet(n, text, created_at=made) for n, text in enumerate(texts)])
    late = {"noteTweet": {"createdAt": "2024-03-06T09:00:09.000Z", "core": {"text": texts[0] * 9}}}
    unlike = {"noteTweet": {"createdAt": "2024-03-06T09:00:00.000Z", "core": {"text": "Off" + texts[1] * 9}}}
    script(tmp_path, "note_tweet", [late, unlike])
    assert contents(list(read(tmp_path))) == texts


def test_both_parts_of_an_export_give_what_the_whole_gives(tmp_path: Path) -> None:
    script(tmp_path, "account", ACCOUNT)
    script(tmp_path, "tweets", [tweet(1, "One")])
    script(tmp_path, "tweets", [tweet(2, "Two")], "tweets-part1.js")
    ids = {item.id for item in read(tmp_path) if isinstance(item, Activity)}
    parts = [("account.js", "tweets.js"), ("tweets-part1.js",)]
    found = set()
    for number, names in enumerate(parts):
        with zipfile.ZipFile(tmp_path / f"{number}.zip", "w") as archive:
            for name in names:
                archive.write(tmp_path / name, f"data/{name}")
        items = list(read(tmp_path / f"{number}.zip"))
        found |= {item.id for item in items if isinstance(item, Activity)}
        absent = [item for item in items if isinstance(item, Coverage) and "has no" in str(item.note)]
        assert absent == []  # neither says that it is the whole
    assert found == ids
    assert len(ids) == 2


@pytest.mark.parametrize(
    "name",
    [
        "1768200393323446272",
        "https://x.com/i/status/1768200393323446272",
        "https://twitter.com/ana_o/status/1768200393323446272?s=20",
        "https://x.com/i/web/status/1768200393323446272",
    ],
)
def test_a_post_is_one_by_whatever_address(name: str) -> None:
    assert canonical("x", name) == "1768200393323446272"


@pytest.mark.parametrize(
    "text", ["", "window.YTD", "window.YTD.tweets = []", "const a = []", "window.YTD.ip_audit.part0 = []"]
)
def test_another_script_is_none_of_these(text: str, tmp_path: Path) -> None:
    (tmp_path / "tweets.js").write_text(text)
    with pytest.raises(Unrecognised):
        recognise(tmp_path / "tweets.js")


def one_conversation(folder: Path) -> Path:
    pair = ((ME, ANA), (ANA, ME), (ANA, ME))
    messages = [
        {"messageCreate": {"id": str(10**18 + n), "senderId": one, "recipientId": other, "text": "Hello"}}
        for n, (one, other) in enumerate(pair)
    ]
    script(folder, "direct_messages", [{"dmConversation": {"conversationId": f"{ME}-{ANA}", "messages": messages}}])
    return folder


def mine(items: list[Item]) -> list[bool]:
    return [item.mine for item in items if isinstance(item, Activity)]


def test_where_two_may_be_the_owner_it_is_asked(tmp_path: Path) -> None:
    items = list(read(one_conversation(tmp_path)))
    assert mine(items) == []
    (asked,) = [item for item in items if isinstance(item, Unclear)]
    assert (asked.messages, set(asked.candidates)) == (3, {ME, ANA})


@pytest.mark.parametrize(
    ("remembered", "expected"),
    [
        (Remembered(told=ANA), [False, True, True]),
        (Remembered(told="17"), []),
        (Remembered((Me("x", ("@mia_m",), (ME,)),)), [True, False, False]),
        (Remembered((Me("x", (), (ME,)), Me("x", (), (ANA,)))), []),
        (Remembered((Me("reddit", (), (ME,)),)), []),
    ],
)
def test_what_is_said_or_remembered_decides(remembered: Remembered, expected: list[bool], tmp_path: Path) -> None:
    assert mine(list(read(one_conversation(tmp_path), remembered))) == expected


def test_who_i_am_is_told_for_the_next_part(tmp_path: Path) -> None:
    script(tmp_path, "account", [{"account": {"accountId": ME, "username": "mia_m"}}])
    script(tmp_path, "tweets", [tweet(1, "One")])
    assert [item for item in read(tmp_path) if isinstance(item, Me)] == [Me("x", ("@mia_m",), (ME,))]


def test_posts_are_told_of_up_to_the_day_on_which_the_export_was_made(tmp_path: Path) -> None:
    script(tmp_path, "account", ACCOUNT)
    posts = [tweet(n, "Night shifts", created_at=f"Wed Mar 06 09:00:0{n} +0000 2024") for n in range(2)]
    script(tmp_path, "tweets", posts)
    made = {"userInfo": {"accountId": ME}, "archiveInfo": {"generationDate": "2024-05-20T10:00:00.000Z"}}
    manifest = tmp_path / "manifest.js"

    def until() -> set[str]:
        told = [each for each in read(tmp_path) if isinstance(each, Coverage) and each.subject == "post"]
        return {str(each.until) for each in told}

    assert until() == {"2024-03-06"}
    manifest.write_text(f"window.__THAR_CONFIG = {json.dumps(made)}", "utf-8")
    assert until() == {"2024-05-20"}
