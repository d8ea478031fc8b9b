"""Entries that tell what they tell as labels with values. Labels are in the language of the account, so that what is
what is told by the value: an address, a user name, a time. English labels decide where values leave it open."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from auditor.archives.meta.lists import at, objects, words
from auditor.archives.meta.people import username

_DEEPEST = 6


class Leaf(NamedTuple):
    """One value with its label, the title of what it stands in, and the address and the time that go with it."""

    label: str
    value: str
    title: str = ""
    href: str = ""
    time: Any = None


def leaves(entry: dict[str, Any]) -> list[Leaf]:
    """Every value of an entry, in their order: of ``string_map_data``, ``string_list_data`` and ``label_values``."""
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
    """When it was: the entry's own time, else the first that is told."""
    own = at(entry, "timestamp") or at(entry, "creation_timestamp")
    return own or next((leaf.time for leaf in found if leaf.time), None)


def address_of(found: list[Leaf]) -> str:
    """The address it is about; what stands under a title is about a person or a group."""
    told = (leaf.href or leaf.value for leaf in found if not leaf.title)
    return next((each for each in told if each.startswith(("https://", "http://"))), "")


def owner_of(entry: dict[str, Any], found: list[Leaf]) -> tuple[str, str]:
    """Name and user name of the person it is about, each empty where it is not told."""
    title = words(entry, "title")
    if title and (user := username(title)):
        return "", user
    within = [leaf for leaf in found if leaf.title and leaf.value and not leaf.value.startswith("http")]
    by_label = [leaf.value for leaf in within if leaf.label == "Username"]
    user = username(*by_label) or username(*(leaf.value for leaf in reversed(within))) or ""
    name = next((leaf.value for leaf in within if leaf.value.lower() != user), "")
    return name, user
