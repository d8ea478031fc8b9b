"""JSON that comes in, read into declared types: half characters are replaced, and what cannot be read is told with its
place."""

import re
from typing import TypeVar

import msgspec

from server.translations import gettext

T = TypeVar("T")

#: Nothing that is declared nests deeper than a tenth of this.
DEEPEST = 100

#: An escape that stands for no character, after all backslashes before it: half of one that JSON writes in two halves,
#: or NUL, which nobody types and PostgreSQL cannot keep. Both halves together are a character and stay.
_ESCAPES = re.compile(
    rb"(?<!\\)((?:\\\\)*+)(?:"
    rb"(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u(?:[dD][89a-fA-F][0-9a-fA-F]{2}|0000))"
)
_REPLACED = rb"\ufffd"
_NESTING = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)


class Unreadable(ValueError):  # noqa: N818  named as ArchiveRefused and Unrecognised are
    """It is not the JSON that was expected; the message names the place."""


def mended(sent: bytes) -> bytes:
    """JSON in which each escape that stands for no character stands for the replacement character: a browser may cut a
    text between the halves of a character, and one such text would refuse all that was sent with it."""
    if rb"\u" not in sent:
        return sent
    return _ESCAPES.sub(lambda found: found[0] if found[2] else found[1] + _REPLACED, sent)


def decoded(sent: bytes, kind: type[T]) -> T:
    """What was sent, as ``kind``. Raises Unreadable."""
    try:
        return msgspec.json.decode(sent, type=kind)
    except (ValueError, RecursionError) as wrong:  # ValueError: of the format, of its values, of UTF-8
        raise Unreadable(reason(sent, wrong)) from wrong


def reason(sent: bytes, wrong: ValueError | RecursionError) -> str:
    """Why something cannot be read, and where."""
    match wrong:
        case UnicodeDecodeError():
            return gettext("it is not UTF-8 at byte %(place)s", place=_not_utf8(sent))
        case RecursionError():
            return gettext("it is nested too deep at byte %(place)s", place=_too_deep(sent))
        case _:
            return str(wrong)


def _not_utf8(sent: bytes) -> int:
    try:
        sent.decode()
    except UnicodeDecodeError as wrong:
        return wrong.start
    return 0


def _too_deep(sent: bytes) -> int:
    depth = 0
    for found in _NESTING.finditer(sent):
        depth += (found[0] in b"[{") - (found[0] in b"]}")
        if depth > DEEPEST:
            return found.start()
    return 0
