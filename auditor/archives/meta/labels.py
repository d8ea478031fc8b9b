"""Entries that consist of labels and values. Labels are in the language of the account, so the values decide what is
what: an address, a user name, a time. English labels decide if the values leave it open."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from auditor.archives.meta.lists import at, objects, words
from auditor.archives.meta.people import username

_DEEPEST = 6


class Leaf(NamedTuple):
    """A value with its label, the title of the group it is in, and the address and time that belong to it."""

    label: str
    value: str
    title: str = ""
    href: str = ""
    time: Any = None


def leaves(entry: dict[str, Any]) -> list[Leaf]:
    """All values of an entry, in order: those of ``string_map_data``, ``string_list_data`` and ``label_values``."""
    found = []
    shown = at(entry, "string_map_data")
    if isinstance(shown, dict):
        for label, value in shown.items():
            found.append(
                Leaf(str(label), words(value, "value"), "", words(value, "href"), at(value, "timestamp") or None)
            )
    found.extend(
        Leaf("", words(value, "value"), "", words(value, "href"), at(value, "timestamp") or None)
        for value in objects(entry, "string_list_data")
    )
    found.extend(_labelled(at(entry, "label_values"), "", 0))
    return found


def _labelled(values: Any, title: str, depth: int) -> Iterator[Leaf]:
    if not isinstance(values, list) or depth > _DEEPEST:
        return
    for value in values:
        if not isinstance(value, dict):
            continue
        inside = words(value, "title") or title
        if "value" in value or "href" in value or "timestamp_value" in value:
            time = at(value, "timestamp_value")
            yield Leaf(words(value, "label"), words(value, "value"), title, words(value, "href"), time)
        for name in ("dict", "vec"):
            yield from _labelled(at(value, name), inside, depth + 1)


def moment_of(entry: dict[str, Any], found: list[Leaf]) -> Any:
    """The time of an entry: its own, else the first one among its values."""
    own = at(entry, "timestamp") or at(entry, "creation_timestamp")
    return own or next((leaf.time for leaf in found if leaf.time), None)


def address_of(found: list[Leaf]) -> str:
    """The address that an entry is about; values under a title are about a person or a group, and do not count."""
    told = (leaf.href or leaf.value for leaf in found if not leaf.title)
    return next((each for each in told if each.startswith(("https://", "http://"))), "")


def owner_of(entry: dict[str, Any], found: list[Leaf]) -> tuple[str, str]:
    """The name and the user name of the person that an entry is about; empty if unknown."""
    title = words(entry, "title")
    if title and (user := username(title)):
        return "", user
    within = [leaf for leaf in found if leaf.title and leaf.value and not leaf.value.startswith("http")]
    by_label = [leaf.value for leaf in within if leaf.label == "Username"]
    user = username(*by_label) or username(*(leaf.value for leaf in reversed(within))) or ""
    name = next((leaf.value for leaf in within if leaf.value.lower() != user), "")
    return name, user
