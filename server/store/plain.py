"""Reads stored JSON with all texts made plain, so that they fit in any line of text.

Names that were stored before names were made plain, or that come from somebody's backup, may contain any characters.
"""

import re
from typing import Any, TypeVar

import msgspec

from auditor.translatable import PERHAPS_ODD, plain_name

T = TypeVar("T")

#: Letters and signs of European languages: however many stand together, they are plain.
_PLAIN = "\u00a1-\u00ac\u00ae-\u024f\u0391-\u03a1\u03a3-\u03ce\u0400-\u0481\u2010-\u2027\u20a0-\u20bf"
#: Any other character, and what JSON writes for one. Most of what is stored has neither, and both are found in a fifth
#: of the time.
_UNCOMMON, _ESCAPED = re.compile(f"[^ -~{_PLAIN}]"), re.compile(r"\\[unrtbf]")
#: Characters in stored JSON that may have to be made plain.
_CARRIED_OUT = re.compile(rf"{PERHAPS_ODD}|{_ESCAPED.pattern}")
#: Members that hold ids, by which things are looked up; they stay unchanged.
_IDS = frozenset(["id", "person", "people", "activity", "activities", "about", "context"])


def read_plain(stored: str, kind: type[T]) -> T:
    """A value that is stored as JSON, with every text but ids made plain. Raises msgspec's errors."""
    if not _may_be_odd(stored):
        return msgspec.json.decode(stored, type=kind)
    return msgspec.convert(_plain(msgspec.json.decode(stored)), type=kind)


def _may_be_odd(stored: str) -> bool:
    """Whether a text may hold something that has to be made plain."""
    if not _UNCOMMON.search(stored) and not _ESCAPED.search(stored):
        return False
    return _CARRIED_OUT.search(stored) is not None


def _plain(value: Any, member: str = "") -> Any:
    """The value with its texts made plain; ``member``: its name within an object."""
    if isinstance(value, dict):
        return {name: _plain(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each, member) for each in value]
    return plain_name(value) if isinstance(value, str) and member not in _IDS else value
