"""Walks through JSON documents that are too large to hold: decodes what is wanted, and skips the rest.

If only one list at the top is wanted, auditor.archives.documents is enough. Memory is bounded by the largest value that
is decoded as a whole, time by the length of the document.
"""

import io
import json
import re
from collections.abc import Iterator
from typing import Any

from auditor.archives.archive import Unusable
from auditor.archives.documents import CHUNK, LARGEST_ITEM, decoder
from auditor.translatable import lazy_gettext

#: The deepest nesting of any export; a document that is deeper was made to exhaust its reader.
DEEPEST = 50

#: Line breaks in texts should be escaped; an export that was opened and saved again has them unescaped.
_decode = json.JSONDecoder(strict=False).raw_decode
_BLANK = re.compile(r"[ \t\r\n]*")
#: Escapes of surrogates: halves of a character, which are not characters by themselves and cannot be stored.
_HALVES = re.compile(r"\\u[dD][89a-fA-F]")
#: A text without quotes, up to the end of its line.
_UNQUOTED = re.compile(r"(?=[^\s\"\[\]{}\d,:-])[^\n\"]{1,500}?(?=,?\r?\n)")
_NUMBER = re.compile(r"[-+.\deE]*")


class Document:
    """A position in a JSON document, before a value. A method that reads a value moves the position behind it.

    All methods raise Unusable if the document is not JSON from there on, or ends early; if ``most`` is given, it counts
    as ending after so many characters. An iterator must be exhausted before anything after it is read.
    ``unquoted``: a text in an object may lack its quotes if it ends with its line; it then counts as null.
    """

    def __init__(self, stream: io.BufferedReader, most: int | None = None, *, unquoted: bool = False) -> None:
        self._stream = stream
        self._left = most
        self._decoder = decoder(stream)
        self._held, self._at, self._step = "", 0, CHUNK
        self._ended = False
        self._depth = 0
        self._due = False  # a value was announced and has not been read yet
        self._unquoted = unquoted

    def kind(self) -> str:
        """The first character of the value: ``{``, ``[``, or any other; empty at the end."""
        while True:
            self._at = _BLANK.match(self._held, self._at).end()  # type: ignore[union-attr]  # it matches anything
            if self._at < len(self._held):
                return self._held[self._at]
            if not self._more():
                return ""

    def members(self) -> Iterator[str]:
        """The names in an object, each with the position before its value. A value that is not read is skipped."""
        for _ in self._parts("{", "}"):
            name = self.value()
            if not isinstance(name, str) or self.kind() != ":":
                raise _broken()
            self._at += 1
            self._due = True
            yield name

    def elements(self) -> Iterator[None]:
        """One step per value of a list, with the position before it. A value that is not read is skipped."""
        return self._parts("[", "]")

    def items(self) -> Iterator[Any]:
        """The decoded values of a list. A value that is not a list gives nothing, and is skipped."""
        if self.kind() != "[":
            self.skip()
            return
        for _ in self.elements():
            yield self.value()

    def value(self, largest: int = LARGEST_ITEM) -> Any:
        """The decoded value. Raises Unusable also if it has more than ``largest`` characters."""
        self.kind()
        self._due = False
        while True:
            try:
                value, end = _decode(self._held, self._at)
            except (ValueError, RecursionError) as problem:
                if self._unquoted and self._left_out(problem):
                    continue
                if len(self._held) - self._at > largest:
                    raise Unusable(lazy_gettext("a part of it is broken, or too large to be one")) from problem
                if not self._more():
                    raise _broken() from problem
                continue
            if self._may_go_on(end) and self._more():
                continue
            if _HALVES.search(self._held, self._at, end):
                value = json.loads(json.dumps(value, ensure_ascii=False).encode(errors="replace"))
            self._at = end
            return value

    def _left_out(self, problem: Exception) -> bool:
        """Whether the problem is a text without quotes, which is then left out."""
        at = problem.pos if isinstance(problem, json.JSONDecodeError) else 0
        found = _UNQUOTED.match(self._held, at) if self._held[:at].endswith(": ") else None
        if found:
            self._held = f"{self._held[:at]}null{self._held[found.end() :]}"
        return found is not None

    def skip(self) -> None:
        """Skip the value, however large it is."""
        kind = self.kind()
        self._due = False
        if len(self._held) - self._at < CHUNK and not self._ended:
            self._more()
        try:
            _, end = _decode(self._held, self._at)
        except (ValueError, RecursionError):
            end = -1
        if end >= 0 and (self._ended or not self._may_go_on(end)):
            self._at = end
        elif kind == "{":
            for _ in self.members():
                pass
        elif kind == "[":
            for _ in self.elements():
                pass
        else:
            self.value()

    def _may_go_on(self, end: int) -> bool:
        """Whether what was read is a number that may continue: ``12`` of ``12.5``."""
        return self._held[self._at] in "-0123456789" and _NUMBER.match(self._held, end).end() == len(self._held)  # type: ignore[union-attr]  # it matches anything

    def _parts(self, opening: str, closing: str) -> Iterator[None]:
        if self.kind() != opening:
            raise _broken()
        if self._depth >= DEEPEST:
            raise Unusable(lazy_gettext("it is nested deeper than an export is"))
        self._due = False
        self._at += 1
        self._depth += 1
        while (kind := self.kind()) != closing:
            if kind == ",":
                self._at += 1
                continue
            if not kind or kind in "]}:":
                raise _broken()
            self._due = True
            yield
            if self._due:
                self.skip()
        self._depth -= 1
        self._at += 1

    def _more(self) -> bool:
        """Read on, more each time if nothing was passed in between. Returns False at the end."""
        if self._at > CHUNK:
            self._held, self._at, self._step = self._held[self._at :], 0, CHUNK
        if self._left is not None:
            if self._left <= 0:
                return False
            self._left -= self._step
        data = self._stream.read1(self._step)
        self._step *= 2
        self._held += self._decoder.decode(data, final=not data)
        self._ended = not data
        return bool(data)


def _broken() -> Unusable:
    return Unusable(lazy_gettext("it breaks off, or is no JSON from here on. Download it again"))
