"""result.json of Telegram Desktop, as its exporter writes it: all chats of an account, or a single chat.

export_output_json.cpp in github.com/telegramdesktop/tdesktop defines the format. Files of gigabytes are usual, so the
file is walked through: once to learn who takes part, and once for the messages.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from auditor.archives.acts import LONGEST_NAME, MOST_NAMED, spaced
from auditor.archives.telegram.rich import rich
from auditor.archives.walking import Document
from auditor.translatable import Sentence

PERSONAL = "personal_chat"
PRIVATE = frozenset({"private_group", "private_supergroup"})
PUBLIC = "public_supergroup"
#: Kinds of chats that are read.
READ = PRIVATE | {PERSONAL, PUBLIC}
KINDS = READ | {"bot_chat", "saved_messages", "replies", "verification_codes", "private_channel", "public_channel"}
#: How many of my messages in a group are remembered, to recognise answers to them.
MOST_ANSWERED = 100_000
#: The words of messages without a text: the question of a poll, the title of a checklist.
_ASKING = (("poll", "question"), ("todo_list", "title"))
_LISTS = ("chats", "left_chats")
_SECTIONS = frozenset({*_LISTS, "contacts", "frequent_contacts"})
#: Further parts of the document, which say nothing about what was done with others.
_APART = frozenset({"about", "sessions", "web_sessions", "other_data", "profile_music"})
_MOST_STRANGE = 12
#: Until spring 2021 the kind of a chat was in its number, above 32 bits, and for half a year in the writer's number too
#: (kUserPeerIdShift and kChatPeerIdShift of tdesktop's export_data_types.cpp;
#: github.com/frozenspider/chat-history-manager reverses it likewise). Those files give the writer as a bare number.
_BARE = (1 << 32) - 1
_USER, _GROUP = 1, 2


@dataclass
class Chat:
    """One chat. ``people`` are the first who wrote in it: names by id."""

    name: str = ""
    kind: str = ""
    id: str = ""
    people: dict[str, str] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)  # the number of messages by each of them
    mine: set[int] = field(default_factory=set)  # the numbers of my messages in a group, to recognise answers to them


class Part(NamedTuple):
    """A part of the file: an entry of a chat, or, with ``chat`` None, of another section."""

    chat: int | None
    entry: Any
    section: str = ""


def recognised(document: Document) -> bool:
    """Whether a document is such an export. Reads no further than necessary. Raises Unusable."""
    kind = ""
    if document.kind() != "{":
        return False
    for name in document.members():
        begin = document.kind()
        if name == "type" and begin == '"':
            kind = str(document.value(LONGEST_NAME * 2))
        elif name == "messages":
            return kind in KINDS and begin == "["
        elif name == "personal_information" and begin == "{":
            return "user_id" in set(document.members())
        elif name in _SECTIONS and begin == "{":
            return _listed(document)
    return False


def _listed(document: Document) -> bool:
    for name in document.members():
        if name == "list" and document.kind() == "[":
            for _ in document.elements():
                first = document.kind() == "{" and {name for name, _ in zip(document.members(), range(2), strict=False)}
                return bool(first and first & {"name", "type", "id", "user_id", "first_name", "category"})
            return True
    return False


class Walk:
    """Walks through the file. ``chats`` are those met so far, in order; ``broken`` says why it could not read on;
    ``strange`` are the names of unknown parts."""

    broken: Sentence | None = None
    count = 0  # entries of chats so far
    _old = False  # whether its numbers have the form from before spring 2021

    def __init__(self, chats: list[Chat] | None = None) -> None:
        self.chats: list[Chat] = chats if chats is not None else []
        self.strange: list[str] = []
        self._known = chats is not None
        self._number = -1

    def parts(self, document: Document, wanted: Callable[[Chat], bool]) -> Iterator[Part]:
        """Everything in the file that is read, in order; of chats, the messages of those that are ``wanted``."""
        lone: Chat | None = None
        for name in document.members():
            begin = document.kind()
            if name in {"personal_information", "profile_pictures"}:
                yield Part(None, document.value(), name)
            elif name in _LISTS and begin == "{":
                for inner in document.members():
                    if inner == "list" and document.kind() == "[":
                        for _ in document.elements():
                            yield from self._chat(document, wanted)
            elif name == "stories" and begin == "{":
                for inner in document.members():
                    if inner == "list":
                        for entry in document.items():
                            yield Part(None, entry, name)
            elif name in {"name", "type", "id", "messages"}:
                lone = lone or self._next()
                yield from self._member(document, name, lone, wanted)
            elif name not in _SECTIONS | _APART and lone is None and len(self.strange) < _MOST_STRANGE:
                self.strange.append(name)

    def meet(self, part: Part) -> None:
        """Learn from a message who takes part in its chat. A group that speaks as itself and a channel are not
        people."""
        self.count += 1
        if part.chat is None:
            return
        chat, (person, name) = self.chats[part.chat], sender(part.entry)
        self._old = self._old or _number(part.entry) is not None
        if person and not person.startswith("channel") and (person in chat.people or len(chat.people) <= MOST_NAMED):
            chat.people[person] = chat.people.get(person) or name
            chat.counts[person] += 1

    def met(self) -> None:
        """At the end, give the chats of an old file the numbers that newer files have."""
        for chat in self.chats if self._old else ():
            number = int(chat.id) if chat.id.isdecimal() else 0
            if number >> 32 == (_USER if chat.kind == PERSONAL else _GROUP):
                chat.id = str(number & _BARE)

    def _next(self) -> Chat:
        self._number += 1
        if not self._known or self._number >= len(self.chats):
            self.chats.append(Chat())
        return self.chats[self._number]

    def _chat(self, document: Document, wanted: Callable[[Chat], bool]) -> Iterator[Part]:
        if document.kind() != "{":
            return
        chat = self._next()
        for name in document.members():
            yield from self._member(document, name, chat, wanted)

    def _member(self, document: Document, name: str, chat: Chat, wanted: Callable[[Chat], bool]) -> Iterator[Part]:
        if name == "messages" and document.kind() == "[" and wanted(chat):
            for entry in document.items():
                yield Part(self._number, entry)
        elif name in {"name", "type", "id"} and document.kind() not in "[{":
            told = document.value()
            if name == "name" and isinstance(told, str):
                chat.name = spaced(told)
            elif name == "type" and isinstance(told, str):
                chat.kind = told
            elif name == "id" and not self._known:
                chat.id = str(told)[:100]


def caller(entry: dict[str, Any]) -> str:
    """The id of the caller if an entry is a call that was taken, which has a duration; else empty."""
    lasted, told = entry.get("duration_seconds"), entry.get("actor_id")
    if entry.get("action") != "phone_call" or not isinstance(lasted, int) or lasted <= 0:
        return ""
    if isinstance(told, int):
        return f"user{told & _BARE}"
    return told[:100] if isinstance(told, str) else ""


def sender(entry: Any) -> tuple[str, str]:
    """Who wrote a message: the id, such as ``user123``, and the name; empty if unknown."""
    if not isinstance(entry, dict):
        return "", ""
    told, name = entry.get("from_id"), entry.get("from")
    if (number := _number(entry)) is not None:
        told = f"{'channel' if number >> 32 == _GROUP else 'user'}{number & _BARE}"
    return (told[:100] if isinstance(told, str) else ""), (spaced(name) if isinstance(name, str) else "")


def _number(entry: Any) -> int | None:
    """Who wrote, if a bare number says so, as in files from before spring 2021."""
    told = entry.get("from_id") if isinstance(entry, dict) else None
    return told if isinstance(told, int) and not isinstance(told, bool) else None


def mentions(entry: dict[str, Any], me: str | None, username: str) -> bool:
    """Whether a mark in a message's text mentions this id, such as ``user123``, or this user name."""
    told = entry.get("text_entities") or entry.get("text")
    for each in told if isinstance(told, list) else ():
        if not isinstance(each, dict):
            continue
        if each.get("type") == "mention_name" and me and f"user{each.get('user_id')}" == me:
            return True
        text = each.get("text")
        named = isinstance(text, str) and text.lstrip("@").casefold() == username
        if each.get("type") == "mention" and username and named:
            return True
    return False


def words(entry: dict[str, Any]) -> str:
    """The words of a message: a text, a list of plain and marked texts, or blocks; of a poll, the question."""
    told = entry.get("text") or entry.get("text_entities")
    if not told and "rich_message" in entry:
        return rich(entry["rich_message"])
    if not told:
        told = next((each.get(name) for kind, name in _ASKING if isinstance(each := entry.get(kind), dict)), "")
    if isinstance(told, str):
        return told
    pieces = told if isinstance(told, list) else []
    said = (each.get("text") if isinstance(each, dict) else each for each in pieces)
    return "".join(each for each in said if isinstance(each, str))
