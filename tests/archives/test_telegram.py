"""Telegram's export: who I am, what stays apart, and files of any size."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.activities.activity import Activity
from auditor.archives import ArchiveRefused, Me, Problem, Remembered, Unclear, Unrecognised, read, recognise
from tests.archives.test_fuzz import check
from tests.examples import examples

AT = 1_700_000_000


def message(number: int, person: int, words: Any = "Hello", **more: Any) -> dict[str, Any]:
    said = {"id": number, "type": "message", "date_unixtime": str(AT + number), "from": f"P{person}"}
    return said | {"from_id": f"user{person}", "text": words} | more


def chat(kind: str, number: int, *messages: dict[str, Any]) -> dict[str, Any]:
    return {"name": "A chat", "type": kind, "id": number, "messages": list(messages)}


def reading(folder: Path, document: Any, name: str = "result.json") -> list[Activity]:
    path = folder / name
    path.write_text(document if isinstance(document, str) else json.dumps(document))
    return [item for item in read(path) if isinstance(item, Activity)]


def test_in_a_chat_of_two_who_it_is_with_is_not_me(tmp_path: Path) -> None:
    found = reading(tmp_path, chat("personal_chat", 2, message(1, 2), message(2, 1)))
    assert [item.mine for item in found] == [False, True]


@pytest.mark.parametrize("name", ["result.json", "renamed", "export.txt"])
def test_a_file_by_itself_is_known_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    assert len(reading(tmp_path, chat("personal_chat", 2, message(1, 2), message(2, 1)), name)) == 2


def test_a_group_by_itself_is_not_guessed(tmp_path: Path) -> None:
    assert reading(tmp_path, chat("private_group", 9, message(1, 2), message(2, 1))) == []


@pytest.mark.parametrize(
    ("remembered", "mine"),
    [
        (Remembered(told="p1"), [False, True]),
        (Remembered(told="user2"), [True, False]),
        (Remembered(told="P9"), []),
        (Remembered((Me("telegram", (), ("user1",)),)), [False, True]),
        (Remembered((Me("telegram", ("P1", "P2")),)), []),
    ],
)
def test_what_is_said_or_remembered_decides(tmp_path: Path, remembered: Remembered, mine: list[bool]) -> None:
    path = tmp_path / "result.json"
    path.write_text(json.dumps(chat("private_group", 9, message(1, 2), message(2, 1), message(3, 3))))
    found = [item.mine for item in read(path, remembered) if isinstance(item, Activity)]
    assert found == [*mine, False][: 3 if mine else 0]
    asked = [item for item in read(path, remembered) if isinstance(item, Unclear)]
    assert [(each.messages, set(each.candidates)) for each in asked] == ([] if mine else [(3, {"P1", "P2", "P3"})])


def test_who_wrote_in_each_of_several_groups_is_me_and_nobody_if_that_are_two(tmp_path: Path) -> None:
    groups = [chat("private_group", 8, message(1, 2), message(2, 1)), chat("private_group", 9, message(1, 3))]
    assert reading(tmp_path, {"chats": {"list": groups}}) == []
    groups[1]["messages"].append(message(2, 1))
    assert [item.mine for item in reading(tmp_path, {"chats": {"list": groups}})] == [False, True, False, True]
    groups[1]["messages"].append(message(3, 2))
    assert reading(tmp_path, {"chats": {"list": groups}}) == []


def test_who_answers_or_mentions_me_in_a_group_is_told(tmp_path: Path) -> None:
    """By the reply, by a mark with my number or my user name, or by my first name."""
    said: list[tuple[Any, dict[str, Any]]] = [
        ("Can somebody bring chairs?", {}),
        ("How many do we need?", {"reply_to_message_id": 1}),
        ("How many do we need?", {"reply_to_message_id": 2}),
        ([{"type": "mention_name", "text": "the boss", "user_id": 1}, " have you got a key?"], {}),
        ([{"type": "mention_name", "text": "the boss", "user_id": 3}, " have you got a key?"], {}),
        ([{"type": "mention", "text": "@Ana_Q"}, " have you got a key?"], {}),
        ([{"type": "mention", "text": "@other"}, " have you got a key?"], {}),
        ("Ana, have you got a key?", {}),
        ("Ana has got a key, who else?", {}),
        ("How many?", {"reply_to_message_id": [1]}),
    ]
    names = {1: "Ana Quist", 2: "P2", 3: "P3"}
    group = chat(
        "private_group",
        9,
        *(
            message(number, who, words, **{"from": names[who]} | more)
            for number, (words, more) in enumerate(said, 1)
            for who in (1 if number == 1 else 2 + number % 2,)
        ),
    )
    account = {"user_id": 1, "first_name": "Ana", "last_name": "Quist", "username": "@ana_q"}
    found = reading(tmp_path, {"personal_information": account, "chats": {"list": [group]}})
    called = [
        bool(item.detail and item.detail.mentioned) for item in found if item.object and item.object.type == "Message"
    ]
    assert called == [False, True, False, True, False, True, False, True, False, False]


def test_in_a_chat_of_two_nobody_is_called(tmp_path: Path) -> None:
    found = reading(tmp_path, chat("personal_chat", 2, message(1, 2, "P1, are you there?"), message(2, 1)))
    assert not any(item.detail and item.detail.mentioned for item in found)


def test_a_renamed_person_and_an_edited_message_stay_the_same(tmp_path: Path) -> None:
    before = reading(tmp_path, chat("personal_chat", 2, message(1, 2), message(2, 1)))
    edited = message(1, 2, "Hello!", edited_unixtime=str(AT + 9)) | {"from": "Somebody Else"}
    after = reading(tmp_path, chat("personal_chat", 2, edited, message(2, 1), message(3, 1)))
    assert [item.id for item in after][:2] == [item.id for item in before]


def test_the_order_of_keys_does_not_matter_in_a_list_of_chats(tmp_path: Path) -> None:
    backwards = dict(reversed(chat("personal_chat", 2, message(1, 2), message(2, 1)).items()))
    assert len(reading(tmp_path, {"chats": {"list": [backwards]}})) == 2


def test_a_file_that_breaks_off_says_so_and_keeps_what_came_before(tmp_path: Path) -> None:
    whole = json.dumps(chat("personal_chat", 2, message(1, 2), message(2, 1), message(3, 2)))
    assert len(reading(tmp_path, whole[:-20])) == 2
    said = [str(item) for item in read(tmp_path / "result.json") if isinstance(item, Problem)]
    assert any("breaks off" in each for each in said)
    reading(tmp_path, whole[:-200])
    said = [str(item) for item in read(tmp_path / "result.json") if isinstance(item, Problem)]
    assert any("breaks off" in each for each in said)
    assert any("which of the people" in each for each in said)


def test_an_export_in_html_is_recognised_and_never_a_success(tmp_path: Path) -> None:
    page = '<html><head><link href="css/style.css"></head><body><div class="page_wrap">…</div></body></html>'
    (tmp_path / "messages.html").write_text(page)
    assert recognise(tmp_path).archive == "telegram"
    with pytest.raises(ArchiveRefused, match="machine-readable JSON"):
        list(read(tmp_path))


@pytest.mark.parametrize("number", [None, {}, [1], "x" * 5_000, 1.5])
def test_a_message_with_an_odd_number_is_read(tmp_path: Path, number: Any) -> None:
    odd = message(2, 1) | {"id": number}
    assert len(reading(tmp_path, chat("personal_chat", 2, message(1, 2), odd))) == 2


@pytest.mark.parametrize("kind", [["paragraph"], {"a": 1}, None, 7])
def test_a_block_of_a_kind_that_is_no_word_is_read(tmp_path: Path, kind: Any) -> None:
    odd = message(1, 2, "", rich_message={"blocks": [{"type": kind, "text": "Well?"}]})
    found, _ = reading(tmp_path, chat("personal_chat", 2, odd, message(2, 1)))
    assert found.object and found.object.content == "Well?"


@pytest.mark.parametrize("document", [{"name": "x", "messages": [1]}, {"type": "personal_chat"}, [], {"chats": []}])
def test_other_documents_are_no_export(tmp_path: Path, document: Any) -> None:
    with pytest.raises(Unrecognised):
        reading(tmp_path, document)


KEYS = [
    "name",
    "type",
    "id",
    "messages",
    "from",
    "from_id",
    "text",
    "date",
    "date_unixtime",
    "list",
    "chats",
    "user_id",
]
VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=8) | st.sampled_from(["message", "personal_chat", "user1", str(AT)]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=12,
)


@examples(200)
@given(st.lists(VALUES, max_size=4), VALUES, st.integers(0, 40))
def test_any_values_in_it(messages: list[Any], other: Any, cut: int) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "result.json")
        chats = [chat("personal_chat", 2, message(1, 2), message(2, 1), *messages), other]
        text = json.dumps({"personal_information": other, "chats": {"list": chats}, "stories": {"list": messages}})
        path.write_text(text[: len(text) - cut])
        check(path)


PEAK = """
import sys
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from auditor.archives import read
print(sum(1 for _ in read(Path(sys.argv[1]))), getrusage(RUSAGE_SELF).ru_maxrss)
"""


def test_a_long_chat_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    peaks = []
    for count in (1_000, 150_000):
        path = tmp_path / "result.json"
        with path.open("w") as file:
            file.write('{"name": "A", "type": "private_group", "id": 9, "messages": [')
            file.writelines(json.dumps(message(number, 2 + number % 50_000)) + ",\n" for number in range(count))
            file.write(json.dumps(message(count, 1)) + "]}")
        head = {"name": "B", "type": "personal_chat", "id": 2, "messages": [message(1, 1)]}
        (tmp_path / "other.json").write_text(json.dumps(head))
        done = subprocess.run([sys.executable, "-c", PEAK, tmp_path], capture_output=True, text=True, check=True)
        read_of, peak = map(int, done.stdout.split())
        assert read_of > count
        peaks.append(peak)
    assert peaks[1] < 1.25 * peaks[0]
