"""How a JSON file of Meta's is made, told from its beginning, and the words in it put right."""

import re
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from auditor.archives.archive import Problem, Unusable
from auditor.archives.container import Container, Member, MemberBroken
from auditor.archives.walking import Document
from auditor.translatable import lazy_gettext

#: So many elements of a list are looked at, and none of them is larger, in characters.
LOOKED_AT, LARGEST_FIRST = 3, 1 << 20

#: The version at the end of a list's name: ``friends_v2``.
_VERSION = re.compile(r"_v\d+$")
#: Bytes of UTF-8 that were written down as if they were characters.
_BYTES = re.compile(r"[\x80-\xff]")
_BEYOND = re.compile(r"[^\x00-\xff]")
_TIMES = frozenset({"timestamp_ms", "timestamp"})  # the other in 2018
_ENCRYPTED = frozenset({"senderName", "timestamp"})


class Shape(NamedTuple):
    """``root`` is the name of the file's list without its version, empty where the file is a list itself; ``keys``
    are those of its first elements. ``label`` is the name as it stands."""

    root: str
    keys: frozenset[str]
    label: str

    @property
    def conversation(self) -> bool:
        """Whether it holds the messages of a conversation."""
        return self.label == "messages" and "sender_name" in self.keys and bool(self.keys & _TIMES)

    @property
    def encrypted(self) -> bool:
        """Whether these come from the download of encrypted chats."""
        return self.label == "messages" and self.keys >= _ENCRYPTED

    @property
    def silent(self) -> bool:
        """Whether it is a conversation in which nothing was written."""
        return self.label == "messages" and not self.keys


class _Seen(NamedTuple):
    found: dict[Member, Shape]
    broken: list[Problem]


_known: "WeakKeyDictionary[Container, _Seen]" = WeakKeyDictionary()


def shapes(container: Container) -> dict[Member, Shape]:
    """The shape of every JSON file that has one; looked at once for all readers."""
    return _seen(container).found


def broken(container: Container) -> list[Problem]:
    """The files that are named as if they were JSON and are none from the beginning."""
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
            if kind:  # a page that a browser saved in its place, as where the link had ended
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
    """The value with every text in it put right, keys too: the exports write each byte of UTF-8 as a character of its
    own. A text that is right already stays: it has other characters, or its bytes are no UTF-8.
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


#: A character of several bytes, as UTF-8 writes it.
_CHARACTER = re.compile(r"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def _in_part(value: str) -> str:
    """A text that was cut within a character: the whole characters put right, and the rest as it stands."""

    def right(found: re.Match[str]) -> str:
        return found[0].encode("latin-1").decode(errors="replace")

    return _CHARACTER.sub(right, value)
