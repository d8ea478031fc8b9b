"""Reads JSON documents that are too large to hold, entry by entry, with the decoder of the standard library.

Faster streaming parsers exist, but the usual one crashes the whole process on a number of ten thousand digits.
"""

import codecs
import io
import json
import re
from collections.abc import Collection, Iterator
from typing import Any

from auditor.archives.archive import Unusable
from auditor.archives.container import Container, Member, MemberBroken
from auditor.translatable import Sentence, Told, lazy_gettext

CHUNK = 1 << 14
#: The largest item of an export, in characters.
LARGEST_ITEM = 4 << 20
#: How many characters of a document are examined to recognise it. A ``@context`` grows with every release.
LOOKED_AT = 1 << 18

#: Line breaks in texts should be escaped; an export that was opened and saved again has them unescaped.
_decode = json.JSONDecoder(strict=False).raw_decode
#: Escapes of surrogates: halves of a character, which are not characters by themselves and cannot be stored.
_HALVES = re.compile(r"\\u[dD][89a-fA-F]")
_SPACE = re.compile(r"[\s,]*")
_COLON = re.compile(r"\s*:\s*")
#: The key of items in a list that is the whole document.
OUTERMOST = ""


class Entries:
    """The content of a document's outermost object, as (key, value). A list's items come one by one, under the list's
    key; if the document itself is a list, its items come under OUTERMOST.

    A key that occurs twice gives the values of both, because servers have written an empty list before the real one.
    ``lists`` are the keys of the lists met so far, including empty ones. Raises Unusable if the document is not JSON,
    ends early or has a value that is too large, after giving everything before. Bytes that are not UTF-8 become U+FFFD.
    """

    def __init__(self, stream: io.BufferedReader, most: int | None = None) -> None:
        self.lists: set[str] = set()
        self._text = _Text(stream, most)
        self._at = 0

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        begin = self._next()
        if begin == "[":
            yield from self._list(OUTERMOST)
        elif begin == "{":
            self._at += 1
            while self._next() != "}":
                key = self._value()
                if not isinstance(key, str) or not self._colon():
                    raise _broken()
                if self._next() == "[":
                    yield from self._list(key)
                else:
                    yield key, self._value()
        else:
            raise Unusable(lazy_gettext("it is no JSON"))

    def _list(self, key: str) -> Iterator[tuple[str, Any]]:
        self.lists.add(key)
        self._at += 1
        while self._next() != "]":
            yield key, self._value()
        self._at += 1

    def _next(self) -> str:
        """The next character that is not a space or a comma. Raises Unusable at the end."""
        while True:
            self._at = _SPACE.match(self._text.held, self._at).end()  # type: ignore[union-attr]  # it matches anything
            if self._at < len(self._text.held):
                return self._text.held[self._at]
            self._drop()
            if not self._text.more():
                raise _broken()

    def _colon(self) -> bool:
        self._next()
        found = _COLON.match(self._text.held, self._at)
        if found:
            self._at = found.end()
        return found is not None

    def _value(self) -> Any:
        text = self._text
        while True:
            try:
                value, end = _decode(text.held, self._at)
            except (ValueError, RecursionError) as problem:
                if len(text.held) - self._at > LARGEST_ITEM:
                    reason = lazy_gettext("an item is broken, or too large to be one; what follows was not read")
                    raise Unusable(reason) from problem
                self._drop()
                if not text.more():
                    raise _broken() from problem
                continue
            if end == len(text.held) and text.more():
                continue  # the number may continue
            if _HALVES.search(text.held, self._at, end):
                value = json.loads(json.dumps(value, ensure_ascii=False).encode(errors="replace"))
            self._at = end
            if end > CHUNK:
                self._drop()
            return value

    def _drop(self) -> None:
        self._text.drop(self._at)
        self._at = 0


class Deep(Entries):
    """The content of a document's objects down to a depth, as (path of keys, value); a list's items come one by one.
    Raises Unusable as Entries does."""

    def __init__(self, stream: io.BufferedReader, depth: int) -> None:
        super().__init__(stream)
        self._depth = depth

    def walk(self, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
        """The entries of the object that comes next."""
        begin = self._next()
        if begin == "{" and len(path) < self._depth:
            self._at += 1
            while self._next() != "}":
                key = self._value()
                if not isinstance(key, str) or not self._colon():
                    raise _broken()
                yield from self.walk((*path, key))
            self._at += 1
        elif begin == "[":
            for _, value in self._list(path[-1] if path else OUTERMOST):
                yield path, value
        else:
            yield path, self._value()


def items(stream: io.BufferedReader, key: str) -> Iterator[Any]:
    """The items of the list under ``key`` in the outermost object; a value there that is not a list counts as an item.
    Raises Unusable as Entries does, and if the key does not occur."""
    entries, found = Entries(stream), False
    try:
        for name, value in entries:
            if name == key:
                found = True
                yield value
    except Unusable:
        if not found and key not in entries.lists:
            raise Unusable(lazy_gettext("it holds no list of %(name)s", name=key)) from None
        raise
    if not found and key not in entries.lists:
        raise Unusable(lazy_gettext("it holds no list of %(name)s", name=key))


def outline(stream: io.BufferedReader, terms: Collection[str]) -> dict[str, Any]:
    """The beginning of a document: its outermost values by key, of a list the first item. Empty if it is not JSON, or
    an object whose first key is not in ``terms``: archives hold very many documents of other kinds."""
    entries, found = Entries(stream, LOOKED_AT), dict[str, Any]()
    try:
        for key, value in entries:
            if not found and key not in terms:
                return {}
            found.setdefault(key, value)
            if key == OUTERMOST or (key == "orderedItems" and "type" in found):
                break
    except Unusable:
        pass
    for key in entries.lists:
        found.setdefault(key, None)
    return found


def unlike(_: Exception | None = None) -> Sentence:
    """The reason that an item has an unknown form, whatever a library says about it."""
    return lazy_gettext("it is not made like an act")


def broken_off(problem: Told) -> Sentence:
    """The reason that the following items are not read."""
    return lazy_gettext("it could not be read on: %(reason)s", reason=problem.said)


def _broken() -> Unusable:
    return Unusable(lazy_gettext("it breaks off, or is no JSON from here on. Download it again"))


def decoder(stream: io.BufferedReader) -> codecs.IncrementalDecoder:
    """The decoder for a document, by its beginning: editors and shells on Windows save “Unicode” in UTF-16."""
    wide = stream.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    return _Escaping(codecs.getincrementaldecoder("utf-16" if wide else "utf-8-sig")("replace"))


#: Escapes that JSON does not have but some programs write for control characters, and an unfinished one at the end.
_NO_ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\x([0-9A-Fa-f]{2})")
_MAY_ESCAPE = re.compile(r"\\+(?:x[0-9A-Fa-f]?)?\Z")
#: How many characters at the end are searched for an unfinished escape.
_LONGEST_BEGIN = 64


class _Escaping(codecs.IncrementalDecoder):
    """Replaces ``\\x0B`` by JSON's escape, so that a document that has it does not become unreadable there."""

    def __init__(self, inner: codecs.IncrementalDecoder) -> None:
        super().__init__()
        self._inner, self._held = inner, ""

    def decode(self, input: Any, final: bool = False) -> str:  # noqa: A002  codecs calls them so
        text = self._held + self._inner.decode(input, final)
        begun = None if final else _MAY_ESCAPE.search(text, max(0, len(text) - _LONGEST_BEGIN))
        self._held = begun[0] if begun else ""
        text = text[: begun.start()] if begun else text
        return _NO_ESCAPE.sub(_as_escape, text) if "\\x" in text else text


def _as_escape(found: re.Match[str]) -> str:
    """JSON's escape for a character. The null character becomes a space, because no database stores it."""
    return f"{found[1]}\\u00{found[2]}" if found[2] != "00" else f"{found[1]} "


class _Text:
    """The part of a document in memory. If ``most`` is given, no more characters than that are read."""

    def __init__(self, stream: io.BufferedReader, most: int | None) -> None:
        self._stream = stream
        self._decoder = decoder(stream)
        self._step = CHUNK
        self._left = most
        self.held = ""

    def more(self) -> bool:
        """Read on, more each time if nothing was dropped in between. Returns False at the end."""
        if self._left is not None:
            if self._left <= 0:
                return False
            self._left -= self._step
        data = self._stream.read1(self._step)
        self._step *= 2
        self.held += self._decoder.decode(data, final=not data)
        return bool(data)

    def drop(self, until: int) -> None:
        """Drop everything before ``until``."""
        if until:
            self.held, self._step = self.held[until:], CHUNK


def outlines(container: Container, terms: Collection[str]) -> Iterator[tuple[Member, dict[str, Any]]]:
    """The JSON documents of a container, each with its ``outline``; a lone file is tried whatever its name is. Damaged
    files are left out."""
    for member in container.members:
        if not container.lone and not member.name.casefold().endswith(".json"):
            continue
        try:
            with container.open(member) as stream:
                found = outline(stream, terms)
        except MemberBroken:
            continue
        yield member, found
