"""Decodes incoming JSON into declared types, replaces half characters, and names the place of an error."""

import re
from typing import TypeVar

import msgspec

from server.translations import gettext

T = TypeVar("T")

#: The deepest nesting that is read; declared types need less than a tenth of it.
DEEPEST = 100

#: An escape that is not a character, after all backslashes before it: one half of a surrogate pair, or NUL, which
#: nobody types and PostgreSQL cannot store. A whole surrogate pair is a character and stays.
_ESCAPES = re.compile(
    rb"(?<!\\)((?:\\\\)*+)(?:"
    rb"(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u(?:[dD][89a-fA-F][0-9a-fA-F]{2}|0000))"
)
_REPLACED = rb"\ufffd"
_NESTING = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)


class Unreadable(ValueError):  # noqa: N818  named as ArchiveRefused and Unrecognised are
    """The JSON is not what was expected; the message names the place."""


def mended(sent: bytes) -> bytes:
    """The JSON with the replacement character in place of each escape that is not a character: a browser may cut a text
    between the halves of a character, and one such text would make the whole request invalid."""
    if rb"\u" not in sent:
        return sent
    return _ESCAPES.sub(lambda found: found[0] if found[2] else found[1] + _REPLACED, sent)


def decoded(sent: bytes, kind: type[T]) -> T:
    """The JSON, decoded as ``kind``. Raises Unreadable."""
    try:
        return msgspec.json.decode(sent, type=kind)
    except (ValueError, RecursionError) as wrong:  # ValueError: of the format, of its values, of UTF-8
        raise Unreadable(reason(sent, wrong)) from wrong


def reason(sent: bytes, wrong: ValueError | RecursionError) -> str:
    """Why the JSON cannot be read, and where."""
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
