"""What is kept of names in sentences, read as it may stand in any line: what was kept before names were made plain, or
comes out of somebody's backup, may hold whatever people called themselves."""

import re
from typing import Any, TypeVar

import msgspec

from auditor.translatable import PERHAPS_ODD, plain_name

T = TypeVar("T")

#: In JSON as it is kept, where any of it stands.
_CARRIED_OUT = re.compile(rf"{PERHAPS_ODD}|\\[unrtbf]")
#: Members that are ids, by which things are looked up.
_IDS = frozenset(["id", "person", "people", "activity", "activities", "about", "context"])


def read_plain(stored: str, kind: type[T]) -> T:
    """A value that is kept as JSON, with every text but ids made plain. Raises as msgspec does."""
    if _CARRIED_OUT.search(stored) is None:
        return msgspec.json.decode(stored, type=kind)
    return msgspec.convert(_plain(msgspec.json.decode(stored)), type=kind)


def _plain(value: Any, member: str = "") -> Any:
    """``member``: what the value is of an object."""
    if isinstance(value, dict):
        return {name: _plain(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_plain(each, member) for each in value]
    return plain_name(value) if isinstance(value, str) and member not in _IDS else value
