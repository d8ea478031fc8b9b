"""The form of one of Meta's JSON files, found from its beginning, and the repair of the words in it."""

import re
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from auditor.archives.archive import Problem, Unusable
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.walking import Document
from auditor.translatable import lazy_gettext

#: How many elements of a list are examined, and how large one may be, in characters.
LOOKED_AT, LARGEST_FIRST = 3, 1 << 20

#: The version at the end of a list's name: ``friends_v2``.
_VERSION = re.compile(r"_v\d+$")
#: Bytes of UTF-8 that were written as if each were a character.
_BYTES = re.compile(r"[\x80-\xff]")
_BEYOND = re.compile(r"[^\x00-\xff]")
_TIMES = frozenset({"timestamp_ms", "timestamp"})  # the latter is from 2018
_ENCRYPTED = frozenset({"senderName", "timestamp"})


class Shape(NamedTuple):
    """``root`` is the name of the file's list without its version, empty if the file itself is a list; ``keys`` are
    those of its first elements; ``label`` is the name as written."""

    root: str
    keys: frozenset[str]
    label: str

    @property
    def conversation(self) -> bool:
        """Whether it holds the messages of a conversation."""
        return self.label == "messages" and "sender_name" in self.keys and bool(self.keys & _TIMES)

    @property
    def encrypted(self) -> bool:
        """Whether it holds messages from the download of encrypted chats."""
        return self.label == "messages" and self.keys >= _ENCRYPTED

    @property
    def silent(self) -> bool:
        """Whether it is a conversation without messages."""
        return self.label == "messages" and not self.keys


class _Seen(NamedTuple):
    found: dict[Member, Shape]
    broken: list[Problem]


_known: "WeakKeyDictionary[Container, _Seen]" = WeakKeyDictionary()


def shapes(container: Container) -> dict[Member, Shape]:
    """The form of each JSON file that has a known one; found once for all readers."""
    return _seen(container).found


def broken(container: Container) -> list[Problem]:
    """The files with a name of JSON that do not even begin as JSON."""
    return _seen(container).broken


def _seen(container: Container) -> _Seen:
    if container not in _known:
        seen = _known[container] = _Seen({}, [])
        for member in container.members:
            if not member.name.casefold().endswith(".json") and not container.lone:
                continue
            try:
                if shape := _shape(container, member):
                    seen.found[member] = shape
            except (Unusable, MemberBroken) as problem:
                reason = lazy_gettext("it cannot be read: %(reason)s", reason=problem.said)
                seen.broken.append(Problem(member.name, None, reason))
    return _known[container]


def _shape(container: Container, member: Member) -> Shape | None:
    with container.open(member) as stream:
        document = Document(stream)
        if document.kind() == "[":
            return Shape("", _first(document), "")
        if (kind := document.kind()) != "{":
            if kind:  # such as a page that a browser saved instead, after the link had expired
                raise Unusable(lazy_gettext("it is no JSON"))
            return None
        for name in document.members():
            if (kind := document.kind()) == "{":
                return Shape(_VERSION.sub("", name), frozenset(), name)
            if kind == "[" and name != "participants":
                return Shape(_VERSION.sub("", name), _first(document), name)
    return None


def _first(document: Document) -> frozenset[str]:
    keys: set[str] = set()
    for number, _ in enumerate(document.elements(), 1):
        element = document.value(LARGEST_FIRST)
        if isinstance(element, dict):
            keys |= element.keys()
        if number == LOOKED_AT:
            break
    return frozenset(keys)


def repaired(value: Any) -> Any:
    """The value with every text in it repaired, including keys: the exports write each byte of UTF-8 as a character. A
    text that is already right stays as it is: it has other characters, or its bytes are not UTF-8.
    """
    if isinstance(value, str):
        if not _BYTES.search(value) or _BEYOND.search(value):
            return value
        try:
            return value.encode("latin-1").decode()
        except UnicodeDecodeError:
            return _in_part(value)
    if isinstance(value, list):
        return [repaired(each) for each in value]
    if isinstance(value, dict):
        return {repaired(key): repaired(each) for key, each in value.items()}
    return value


#: A character of several bytes in UTF-8.
_CHARACTER = re.compile(r"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def _in_part(value: str) -> str:
    """Repair a text that was cut inside a character: whole characters are repaired, the rest stays as it is."""

    def right(found: re.Match[str]) -> str:
        return found[0].encode("latin-1").decode(errors="replace")

    return _CHARACTER.sub(right, value)
