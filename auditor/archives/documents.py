"""Lists in JSON documents too large to hold: their items one by one, by the decoder of the standard library.

Faster streaming parsers exist, but the usual one ends the whole process on a number of ten thousand digits.
"""

import codecs
import io
import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from auditor.archives.archive import Unusable
from auditor.translatable import Sentence, Told, lazy_gettext

CHUNK = 1 << 14
#: No item of an export is larger, in characters.
LARGEST_ITEM = 4 << 20

_decode = json.JSONDecoder().raw_decode
#: Escapes of surrogates: halves of a character, which alone are none and cannot be stored.
_HALVES = re.compile(r"\\u[dD][89a-fA-F]")
_SEPARATOR = re.compile(r"[\s,]*")


class Document:
    """A JSON document that is gone through once, from place to place."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._text = _Text(stream)
        self._at = 0

    def find(self, begin: re.Pattern[str]) -> re.Match[str] | None:
        """Go on to after what is written so. None where it does not come before the end, or within bounds."""
        text = self._text
        text.drop(self._at)
        while not (found := begin.search(text.held)):
            if not text.more() or len(text.held) > LARGEST_ITEM:
                self._at = 0
                return None
        self._at = found.end()
        return found

    def items(self) -> Iterator[Any]:
        """The items of the list whose bracket was just found. Raises Unusable as ``items`` does."""
        text, at = self._text, self._at
        while True:
            at = _SEPARATOR.match(text.held, at).end()  # type: ignore[union-attr]  # it matches anything
            if text.held.startswith("]", at):
                self._at = at + 1
                return
            try:
                item, end = _decode(text.held, at)
                if _HALVES.search(text.held, at, end):
                    item = json.loads(json.dumps(item, ensure_ascii=False).encode(errors="replace"))
            except (ValueError, RecursionError) as problem:
                if len(text.held) - at > LARGEST_ITEM:
                    reason = lazy_gettext("an item is broken, or too large to be one; what follows was not read")
                    raise Unusable(reason) from problem
                text.drop(at)
                at = 0
                if not text.more():
                    reason = lazy_gettext("it breaks off, or is no JSON from here on. Download it again")
                    raise Unusable(reason) from problem
                continue
            if end == len(text.held) and text.more():
                continue  # a number may go on
            yield item
            at = end
            if at > CHUNK:
                text.drop(at)
                at = 0


def items(stream: io.BufferedReader, key: str) -> Iterator[Any]:
    """The items of the list that stands under ``key``.

    Raises Unusable where the document is none, ends early or has an item beyond bounds; the items before it have been
    given. Bytes that are not UTF-8 become U+FFFD.
    """
    document = Document(stream)
    if not document.find(re.compile(rf'(?<!\\)"{re.escape(key)}"\s*:\s*\[')):
        raise Unusable(lazy_gettext("it holds no list of %(name)s", name=key))
    yield from document.items()


def unlike(problem: msgspec.ValidationError) -> Sentence:
    """Why an item is none of those that are read."""
    return lazy_gettext("it is not made like an act: %(reason)s", reason=str(problem))


def broken_off(problem: Told) -> Sentence:
    """Why the items that follow are not read."""
    return lazy_gettext("it could not be read on: %(reason)s", reason=problem.said)


class _Text:
    """The part of a document that is being looked at."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._step = CHUNK
        self.held = ""

    def more(self) -> bool:
        """Read on, farther each time that nothing was dropped in between. False at the end."""
        data = self._stream.read1(self._step)
        self._step *= 2
        self.held += self._decoder.decode(data, final=not data)
        return bool(data)

    def drop(self, until: int) -> None:
        """Forget what was looked at."""
        if until:
            self.held, self._step = self.held[until:], CHUNK
