"""Reads stored JSON with all texts made plain, so that they fit in any line of text.

Names that were stored before names were made plain, or that come from somebody's backup, may contain any characters.
"""

import re
from typing import Any, TypeVar

import msgspec

from auditor.translatable import PERHAPS_ODD, plain_name

T = TypeVar("T")

#: Characters in stored JSON that may have to be made plain.
_CARRIED_OUT = re.compile(rf"{PERHAPS_ODD}|\\[unrtbf]")
#: Members that hold ids, by which things are looked up; they stay unchanged.
_IDS = frozenset(["id", "person", "people", "activity", "activities", "about", "context"])


def read_plain(stored: str, kind: type[T]) -> T:
    """A value that is stored as JSON, with every text but ids made plain. Raises msgspec's errors."""
    if _CARRIED_OUT.search(stored) is None:
        return msgspec.json.decode(stored, type=kind)
    return msgspec.convert(_plain(msgspec.json.decode(stored)), type=kind)


def _plain(value: Any, member: str = "") -> Any:
    """The value with its texts made plain; ``member``: its name within an object."""
    if isinstance(value, dict):
        return {name: _plain(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each, member) for each in value]
    return plain_name(value) if isinstance(value, str) and member not in _IDS else value
