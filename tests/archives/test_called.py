"""A message in a group that calls the archive's owner by name says so."""

import csv
import io
import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from auditor.activities.activity import Activity, Person
from auditor.archives import Remembered, read
from auditor.archives.bluesky import interface

LINES = (
    ("Berta Falk", "Kasia, kannst du am Sonntag tauschen?", True),
    ("Kasia Wrona", "Kasia, mach das mal ;-)", False),
    ("Jo Lind", "@\u2068Kasia Wrona\u2069 hast du den Schlüssel?", True),
    ("Jo Lind", "Kasia hat den Schlüssel, wer noch?", False),
    ("Berta Falk", "Wer bringt Kuchen mit?", False),
)
#: What people write to somebody whom a site knows by a name of one word, kasia_w.
BY_ADDRESS = (
    ("berta", "@kasia_w can you swap on Sunday?", True),
    ("berta", "who has the key? u/Kasia_W?", True),
    ("jo", "kasia_w: the key is with me", True),
    ("kasia_w", "@kasia_w, do it", False),
    ("jo", "kasia_w has the key, who else?", False),
    ("jo", "ask @kasia_wolf or kasia@kasia_w.example", False),
    ("berta", "Who brings cake?", False),
)


def mentioned(items: Iterable[object]) -> list[bool]:
    """Of each activity whether it calls me."""
    return [bool(item.detail and item.detail.mentioned) for item in items if isinstance(item, Activity)]


@pytest.mark.parametrize("several", [True, False])
def test_of_a_group_on_whatsapp(tmp_path: Path, several: bool) -> None:
    said = [line for line in LINES if several or line[0] != "Jo Lind"]
    path = tmp_path / ("WhatsApp Chat mit Station 3.txt" if several else "WhatsApp Chat mit Berta Falk.txt")
    path.write_text("".join(f"{day}.10.26, 19:0{day} - {who}: {text}\n" for day, (who, text, _) in enumerate(said, 1)))
    assert mentioned(read(path, Remembered(told="Kasia Wrona"))) == [called and several for _, _, called in said]


def test_of_a_group_on_messenger(tmp_path: Path) -> None:
    names = ("Berta Falk", "Jo Lind", "Kasia Wrona")
    said = [
        {"sender_name": who, "timestamp_ms": 1_700_000_000_000 + number, "content": text}
        for number, (who, text, _) in enumerate(LINES)
    ]
    group = {"participants": [{"name": each} for each in names], "messages": said, "title": "Ward 3"}
    path = tmp_path / "your_facebook_activity/messages/inbox/ward3_1/message_1.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(group))
    assert mentioned(read(tmp_path, Remembered(told="Kasia Wrona"))) == [called for _, _, called in LINES]


_COLUMNS = (
    *("CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS"),
    *("DATE", "SUBJECT", "CONTENT", "FOLDER"),
)


def letters(said: Iterable[tuple[str, str, bool]], group: Iterable[str], owner: str) -> str:
    """LinkedIn's messages.csv of one conversation among several."""
    address = {name: f"https://www.linkedin.com/in/{name.lower().replace(' ', '-')}" for name in (*group, owner)}
    written = io.StringIO()
    table = csv.writer(written)
    table.writerow(_COLUMNS)
    for minute, (who, text, _) in enumerate(said, 10):
        to = [name for name in address if name != who]
        names, addresses = ", ".join(to), ",".join(address[name] for name in to)
        at = f"2026-10-05 09:{minute}:00 UTC"
        table.writerow(["c1", "Ward 3", who, address[who], names, addresses, at, "", text, "INBOX"])
    return written.getvalue()


@pytest.mark.parametrize(
    ("group", "told"),
    [
        (("Berta Falk", "Jo Lind"), [called for _, _, called in LINES]),
        # Where another bears the same first name, it calls nobody in particular; a whole name after an @ does.
        (("Berta Falk", "Jo Lind", "Kasia Roth"), [False, False, True, False, False]),
    ],
)
def test_of_a_group_on_linkedin(tmp_path: Path, group: tuple[str, ...], told: list[bool]) -> None:
    (tmp_path / "messages.csv").write_text(letters(LINES, group, "Kasia Wrona"))
    (tmp_path / "Profile.csv").write_text("First Name,Last Name,Headline\nKasia,Wrona,Nurse\n")
    (tmp_path / "Connections.csv").write_text("First Name,Last Name,Connected On\nJo,Lind,02 Mar 2024\n")
    assert mentioned(item for item in read(tmp_path) if _is_message(item)) == told


def test_nobody_is_called_in_a_conversation_of_two(tmp_path: Path) -> None:
    said = [line for line in LINES if line[0] != "Jo Lind"]
    (tmp_path / "messages.csv").write_text(letters(said, ["Berta Falk"], "Kasia Wrona"))
    (tmp_path / "Profile.csv").write_text("First Name,Last Name,Headline\nKasia,Wrona,Nurse\n")
    assert mentioned(item for item in read(tmp_path) if _is_message(item)) == [False, False, False]


def _is_message(item: object) -> bool:
    return isinstance(item, Activity) and item.object is not None and item.object.type == "Message"


def test_of_a_group_on_x(tmp_path: Path) -> None:
    numbers = {"kasia_w": "1400000001", "berta": "2200000001", "jo": "2200000002"}
    said = [(who, text, called) for who, text, called in BY_ADDRESS if "u/" not in text]
    said.append(("berta", "Kasia, can you swap?", True))
    messages: list[object] = [
        {
            "messageCreate": {
                "senderId": numbers[who],
                "id": str(1_776_203_125_355_446_272 + minute),
                "text": text,
                "createdAt": f"2024-04-05T11:{minute:02}:00.120Z",
            }
        }
        for minute, (who, text, _) in enumerate(said)
    ]
    group = [{"dmConversation": {"conversationId": "1612345678901234567", "messages": messages}}]
    me = {"username": "kasia_w", "accountId": numbers["kasia_w"], "accountDisplayName": "Kasia Wrona"}
    _written(tmp_path, "direct-messages-group.js", "direct_messages_group", group)
    _written(tmp_path, "account.js", "account", [{"account": me}])
    assert mentioned(item for item in read(tmp_path) if _is_message(item)) == [called for _, _, called in said]


def _written(folder: Path, name: str, assigned: str, content: object) -> None:
    (folder / name).write_text(f"window.YTD.{assigned}.part0 = {json.dumps(content)}")


def test_of_a_group_on_reddit(tmp_path: Path) -> None:
    rows = "".join(
        f'm{minute},2024-03-03 10:{minute:02}:00 UTC,,{who},"{text}",,!ccc:reddit.com,,Sunday,group\n'
        for minute, (who, text, _) in enumerate(BY_ADDRESS)
    )
    head = "message_id,created_at,updated_at,username,message,thread_parent_message_id,channel_url,subreddit"
    (tmp_path / "chat_history.csv").write_text(f"{head},channel_name,conversation_type\n{rows}")
    (tmp_path / "statistics.csv").write_text("statistic,value\naccount name,kasia_w\n")
    assert mentioned(read(tmp_path)) == [called for _, _, called in BY_ADDRESS]


def test_of_a_group_on_bluesky() -> None:
    names = {
        "kasia_w": ("kasia-w.example", "Kasia Wrona"),
        "berta": ("berta.example", "Berta Falk"),
        "jo": ("jo", "Jo"),
    }
    convo = {"id": "c1", "members": [_member(who, *named) for who, named in names.items()]}
    said = (
        ("berta", "Kasia, can you swap on Sunday?", True),
        ("jo", "so what do you say @kasia-w.example", True),
        ("berta", "@kasia-w.example.org is somebody else", False),
        ("jo", "Kasia has the key, who else?", False),
        ("kasia_w", "Kasia, do it", False),
    )
    talk = interface.members(convo, "did:plc:kasia_w")
    found = [_of(talk, who, text, minute) for minute, (who, text, _) in enumerate(said)]
    assert mentioned(found) == [called for _, _, called in said]
    assert found[0].to == [Person("me"), Person("did:plc:jo", "Jo")]


def test_of_two_on_bluesky() -> None:
    names = {"kasia_w": ("kasia-w.example", "Kasia Wrona"), "berta": ("berta.example", "Berta Falk")}
    talk = interface.members({"members": [_member(who, *named) for who, named in names.items()]}, "did:plc:kasia_w")
    found = _of(talk, "berta", "Kasia, can you swap on Sunday?", 0)
    assert mentioned([found]) == [False]
    assert found.to == [Person("me")]


def _of(talk: interface.Members, who: str, text: str, minute: int) -> Activity:
    sent = f"2026-10-05T09:{minute:02}:00Z"
    item = {"id": f"m{minute}", "sender": {"did": f"did:plc:{who}"}, "text": text, "sentAt": sent}
    return interface.message(item, "c1", talk, "did:plc:kasia_w")


def _member(who: str, handle: str, shown: str) -> dict[str, str]:
    return {"did": f"did:plc:{who}", "handle": handle, "displayName": shown}


#: Of a group in which people call somebody by what the account does not say.
BY_NICKNAME = (
    ("Berta Falk", "Mama K kannst du am Sonntag tauschen?", True),
    ("Kasia Wrona", "Mama K, mach das mal ;-)", False),
    ("Jo Lind", "Danke euch 🎉 KW hast du den Schlüssel?", True),
    ("Jo Lind", "Mama K hat den Schlüssel, wer noch?", False),
)
NICKNAMED = Remembered(told="Kasia Wrona", nicknames=("Mama K", "KW"))


def test_who_is_called_otherwise_in_a_group_is_on_whatsapp_messenger_and_linkedin(tmp_path: Path) -> None:
    told = [called for _, _, called in BY_NICKNAME]
    chat = tmp_path / "WhatsApp Chat mit Station 3.txt"
    chat.write_text("".join(f"{n}.10.26, 19:0{n} - {who}: {text}\n" for n, (who, text, _) in enumerate(BY_NICKNAME, 1)))
    assert mentioned(read(chat, NICKNAMED)) == told
    assert not any(mentioned(read(chat, Remembered(told="Kasia Wrona"))))
    said = [
        {"sender_name": who, "timestamp_ms": 1_700_000_000_000 + number, "content": text}
        for number, (who, text, _) in enumerate(BY_NICKNAME)
    ]
    names = ("Berta Falk", "Jo Lind", "Kasia Wrona")
    group = {"participants": [{"name": each} for each in names], "messages": said, "title": "Ward 3"}
    path = tmp_path / "facebook/your_facebook_activity/messages/inbox/ward3_1/message_1.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(group))
    assert mentioned(read(tmp_path / "facebook", NICKNAMED)) == told
    letters_of = tmp_path / "linkedin"
    letters_of.mkdir()
    (letters_of / "messages.csv").write_text(letters(BY_NICKNAME, ["Berta Falk", "Jo Lind"], "Kasia Wrona"))
    (letters_of / "Profile.csv").write_text("First Name,Last Name,Headline\nKasia,Wrona,Nurse\n")
    assert mentioned(item for item in read(letters_of, NICKNAMED) if _is_message(item)) == told
