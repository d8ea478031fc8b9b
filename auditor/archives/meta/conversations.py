"""Conversations of Instagram, Facebook and Messenger: message_1.json and the like, and the download of encrypted chats.

Both are read twice: once to learn who takes part, and then message by message.
"""

import operator
import os.path
import re
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Any, NamedTuple

from auditor.activities.activity import Activity, Detail, Subject
from auditor.archives.acts import Conversation, Left, Teller, since_1970, who_are_you
from auditor.archives.archive import LeftOut, Note, Problem, Unusable
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.documents import broken_off
from auditor.archives.meta.lists import Export, at, entries, whole, words
from auditor.archives.meta.people import BROADCAST, People, Thread
from auditor.archives.meta.phrases import ACT, OWN_LINE, SENT
from auditor.archives.meta.shapes import Shape, repaired
from auditor.archives.remembered import Unclear
from auditor.archives.walking import Document
from auditor.translatable import lazy_gettext

SUBJECTS = (Subject.MESSAGE_SENT, Subject.MESSAGE_RECEIVED)
_UNTOLD = lazy_gettext("It could not be told which of the people in the conversations is you.")
_TELL = lazy_gettext(
    "Say who you are when you import them again, or import them together with your personal information, which the "
    "export offers as well."
)
_UNSENT = lazy_gettext("messages that were taken back were left out")
_EVENTS = lazy_gettext("calls that nobody took or of several, and lines about who came and went, were left out")
_EARLIER = lazy_gettext("earlier versions of messages that were edited were left out")
_BROADCAST = lazy_gettext("messages of channels, which speak to all who follow them, were left out")
_ALIKE = lazy_gettext(
    "messages were left out of which it cannot be told whether you wrote them or somebody of the same name"
)
_SITE_WORDS = lazy_gettext("lines that the site wrote itself, such as that somebody reacted, were left out")

#: Types of messages that nobody wrote. These are names in the format, not words.
_EVENT_TYPES = frozenset({"call", "subscribe", "unsubscribe", "placeholder"})
_SITE_TYPES = frozenset({"payment", "plan"})
#: The end of an edited message, and how long after sending a message can be edited.
_MARK, _EDITABLE = " (edited)", timedelta(minutes=15)
_MEDIA = ("photos", "videos", "audio_files", "gifs", "files", "share", "sticker", "media")


class _Names(NamedTuple):
    """The names that the two kinds of files have for the same things."""

    sender: str
    time: str
    content: str
    unsent: str


_PLAIN = _Names("sender_name", "timestamp_ms", "content", "is_unsent")
_ENCRYPTED = _Names("senderName", "timestamp", "text", "isUnsent")


def threads(container: Container, found: dict[Member, Shape]) -> list[Thread]:
    """The conversations in all files that hold messages, in the order of the files."""
    known: dict[str, Thread] = {}
    for member, shape in found.items():
        if shape.conversation:
            folder, _, name = member.name.rpartition("/")
            section, _, base = folder.rpartition("/")
            filed = bool(base) and name.startswith("message")
            thread = known.setdefault(folder if filed else member.name, Thread(_number(base) if filed else ""))
            thread.section = section.rpartition("/")[2]
        elif shape.encrypted:
            thread = known.setdefault(member.name, Thread("", encrypted=True))
            thread.section = "encrypted"
        else:
            continue
        thread.members.append(member)
    for thread in known.values():
        for member in thread.members:
            _meet(container, member, thread)
    _tell_apart(container, [thread for thread in known.values() if thread.encrypted])
    return list(_once(known))


def _tell_apart(container: Container, encrypted: list[Thread]) -> None:
    """Give each of several encrypted chats with the same name its own key: by when it began, because their files are
    numbered anew in each export. The oldest one keeps the key that it would have if it were the only one."""
    alike: dict[str, list[Thread]] = {}
    for thread in encrypted:
        alike.setdefault(thread.key, []).append(thread)
    for several in alike.values():
        if len(several) > 1:
            began = sorted((_began(container, thread), at) for at, thread in enumerate(several))
            for moment, at in began[1:]:
                several[at].key += f" since {moment}"


def _began(container: Container, thread: Thread) -> int:
    """When the first message of a conversation was sent, as the file writes it; 0 without messages."""
    first = 0
    for member in thread.members:
        with suppress(Unusable, MemberBroken), container.open(member) as stream:
            for entry in entries(Document(stream), "messages"):
                told = at(entry, _ENCRYPTED.time)
                if isinstance(told, int) and (not first or told < first):
                    first = told
    return first


def _once(known: dict[str, Thread]) -> Iterator[Thread]:
    """The conversations without files that repeat one of them, as the files of a group's page do."""
    filed = {thread.key for place, thread in known.items() if thread.members[0].name != place}
    for place, thread in known.items():
        if thread.members[0].name != place or thread.encrypted or thread.key not in filed:
            yield thread


def _number(folder: str) -> str:
    """The part of ``anasilva_10158123``, a conversation's name in the export, that stays when somebody is renamed."""
    name, _, number = folder.rpartition("_")
    return number if name and number else folder


def _meet(container: Container, member: Member, thread: Thread) -> None:
    names, right = (_ENCRYPTED, _same) if thread.encrypted else (_PLAIN, repaired)
    people: dict[str, None] = {}
    called: Counter[str] = Counter()
    try:
        with container.open(member) as stream:
            document = Document(stream)
            for name in document.members():
                if name == "participants":
                    listed = document.value()
                    for each in listed if isinstance(listed, list) else []:
                        called[right(each if isinstance(each, str) else words(each, "name"))] += 1
                    people |= dict.fromkeys(called)
                elif name in {"title", "threadName"} and document.kind() == '"':
                    thread.title = right(words([document.value()], 0))
                elif name == "thread_path" and not thread.key and document.kind() == '"':
                    thread.key = _number(words([document.value()], 0).rpartition("/")[2])
                elif name == "messages" and len(people) < 2:  # in 2018 the list of participants left me out
                    people |= dict.fromkeys(right(words(each, names.sender)) for each in document.items())
    except (Unusable, MemberBroken):
        pass  # reported when its messages are read
    if thread.encrypted:
        thread.title = re.sub(r"_\d{1,9}$", "", thread.title)
    thread.participants |= people
    thread.alike |= {name for name, times in called.items() if times > 1}
    if thread.encrypted or not thread.key:
        thread.key = f"with {thread.title}"  # files of encrypted chats are numbered anew in each export


def _same(text: str) -> str:
    return text


def read(
    export: Export, found: list[Thread], people: People, teller: Teller, launch: datetime
) -> Iterator[Activity | Problem | Unclear]:
    """The messages of all conversations. If it is unknown which of the people is me, the person is asked."""
    if not found:
        return
    if not people.owner:
        said = [member for thread in found if thread.section != BROADCAST for member in thread.members]
        count = sum(_count(export.container, member) for member in said)
        yield from who_are_you(teller.site, _place(found), count, people.candidates)
        export.covering.file(teller.site, SUBJECTS, _UNTOLD, _TELL)
        return
    left = Left()
    for thread in found:
        if thread.section == BROADCAST:
            for member in thread.members:
                left.add(_BROADCAST, _count(export.container, member))
            continue
        yield from _Messages(export, thread, people, teller, launch, left).read()
    yield from left.problems(_place(found))


def _count(container: Container, member: Member) -> int:
    """How many messages a file holds, as far as it can be read."""
    count = 0
    with suppress(Unusable, MemberBroken), container.open(member) as stream:
        document = Document(stream)
        for name in document.members():
            if name == "messages" and document.kind() == "[":
                for _ in document.elements():
                    count += 1
    return count


def _place(found: list[Thread]) -> str:
    """The common folder of all conversations; the file, if there is only one."""
    names = [member.name for thread in found for member in thread.members]
    return names[0] if len(names) == 1 else (os.path.commonpath(names) or names[0])


class _Messages:
    """The messages of one conversation."""

    def __init__(
        self, export: Export, thread: Thread, people: People, teller: Teller, launch: datetime, left: Left
    ) -> None:
        self._export, self._thread, self._people = export, thread, people
        self._launch, self._left = launch, left
        others = people.others(thread)
        self._of_two = len(others) == 1
        alone = thread.encrypted and self._of_two
        mine = [name for name in (people.owner, people.called) if name]
        key = None if alone else thread.key
        self._conversation = Conversation(teller, thread.key, key, others, mine, nicknames=people.nicknames)
        self._names = _ENCRYPTED if thread.encrypted else _PLAIN
        self._right: Callable[[str], str] = _same if thread.encrypted else repaired
        self._theirs = Detail(spam=True) if thread.section == "filtered_threads" else None
        self._edited: dict[str, tuple[datetime, str]] = {}

    def read(self) -> Iterator[Activity | Problem]:
        """The messages in all its files, in the order of the files."""
        for member in sorted(self._thread.members, key=lambda member: _order(member.name)):
            lack = yield from self._file(member)
            self._export.covering.file(self._conversation.site, SUBJECTS, lack)

    def _file(self, member: Member) -> Generator[Activity | Problem, None, Note | None]:
        number = 0
        try:
            with self._export.container.open(member) as stream:
                for number, entry in enumerate(entries(Document(stream), "messages"), 1):
                    try:
                        message = self._message(whole(entry))
                    except Unusable as problem:
                        yield Problem(member.name, number, problem.said)
                    except LeftOut as reason:
                        self._left.add(reason.said)
                    else:
                        self._export.covering.add(message)
                        yield message
        except (Unusable, MemberBroken) as problem:
            yield Problem(member.name, number or None, broken_off(problem))
            return lazy_gettext("%(file)s could be read only in part.", file=member.name)
        return None

    def _message(self, entry: dict[str, Any]) -> Activity:
        names, right = self._names, self._right
        told = at(entry, names.time)
        if told is None and not self._thread.encrypted:
            published = since_1970(at(entry, "timestamp"), self._launch)  # the form of 2018
        else:
            published = since_1970(told, self._launch, thousandths=True)
        if at(entry, names.unsent) is True:
            raise LeftOut(_UNSENT)
        kind = words(entry, "type").casefold()
        lasted = at(entry, "call_duration")
        called = self._of_two and isinstance(lasted, int) and lasted > 0 and at(entry, "missed") is not True
        if (kind in _EVENT_TYPES or "call_duration" in entry) and not called:
            raise LeftOut(_EVENTS)
        content, name = right(words(entry, names.content)), right(words(entry, names.sender))
        if not called and (kind in _SITE_TYPES or OWN_LINE.fullmatch(content)):
            raise LeftOut(_SITE_WORDS)
        mine = name == self._people.owner
        if mine and name in self._thread.alike:
            raise LeftOut(_ALIKE)
        if called:
            call = Detail(call=True, spam=None if mine or self._theirs is None else self._theirs.spam)
            return self._conversation.message(published, self._people.named(name, self._thread), "", detail=call)
        said = list(_said_of(content, name, mine))
        if any(map(ACT.fullmatch, said)):
            raise LeftOut(_EVENTS)
        if any(map(SENT.fullmatch, (content, *said))) or (
            said and any(entry.get(kind) for kind in _MEDIA) and _announces(content)
        ):
            content = ""
        content = self._edit(name, published, content)
        sender = self._people.named(name, self._thread)
        detail = None if mine else self._theirs
        return self._conversation.message(published, sender, content, detail=detail)

    def _edit(self, name: str, published: datetime, content: str) -> str:
        """The text of a message without the mark of an edited one. Raises LeftOut for an earlier version: Instagram
        exports all versions, the newest first."""
        after, told = self._edited.get(name, (published, ""))
        if timedelta() < after - published <= _EDITABLE and _alike(content, told):
            raise LeftOut(_EARLIER)
        if content.endswith(_MARK):
            content = content.removesuffix(_MARK)
            self._edited[name] = published, content
        return content


def _alike(one: str, other: str) -> bool:
    """Whether at least half of one text occurs at the beginning or the end of the other."""
    common = _shared(one, other) + _shared(reversed(one), reversed(other))
    return 0 < min(len(one), len(other)) <= 2 * common


def _shared(one: Iterable[str], other: Iterable[str]) -> int:
    """The number of characters with which both begin."""
    return sum(1 for _ in takewhile(bool, map(operator.eq, one, other)))


def _order(name: str) -> tuple[int, str]:
    number = re.search(r"(\d{1,9})\D*$", name)
    return int(number[1]) if number else 0, name


def _said_of(content: str, name: str, mine: bool) -> Iterator[str]:
    """What follows the subject of a message that begins with its sender's name, their first name, or “You” for me."""
    for subject in dict.fromkeys([name, *name.split()[:1], *(["You"] if mine else [])]):
        if subject and content.startswith(f"{subject} "):
            yield content[len(subject) + 1 :]


def _announces(content: str) -> bool:
    """Whether a text beside a picture or a link that begins with the sender's name is the site's, such as “Ana sent an
    attachment.”, in any language."""
    return len(content) < 100 and "\n" not in content and content.rstrip().endswith((".", "。"))
