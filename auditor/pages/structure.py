"""Checks which rules of a site's declaration find something in a page's structure, as the extension saves it.

A structure has no text, and only the attribute values that declarations name. So expressions on texts or addresses
cannot be tried, and what a rule finds is counted by its selector alone. extension/lib/structure.js writes structures.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
import soupsieve
from bs4 import BeautifulSoup, Tag

from auditor.pages.tree import is_deeper
from auditor.translatable import Told, lazy_gettext

#: Characters. The extension saves at most a fifth of this.
LARGEST = 5_000_000
_FIRST = re.compile(r"<!-- rapport-structure ([0-9]{1,4}) (\{[^\n]{0,1000}\}) -->\n")
_VERSION = "1"
_DEEPEST = 200
_SECTIONS = ("acting", "feed", "messages", "profile", "notifications", "patterns", "signedOut", "variants", "denied")
#: Keys whose values say where to look or why, not what to find.
_SAYS_NOTHING = frozenset({"pages", "evidence", "kind", "what", "request", "beside", "local"})


class UnreadableStructure(Told):
    """The file is not a page's structure; says why in plain words."""


class About(msgspec.Struct, frozen=True):
    """The page of a structure: its site and kind, the edition of the declarations, the browser, and the day."""

    site: str
    page: str
    edition: int
    browser: str
    day: str


class Rule(NamedTuple):
    """A rule by its path in the declaration (``feed.key``), and for each of its alternatives, as written, how many
    elements it finds; None if that cannot be known without text or address."""

    name: str
    found: tuple[tuple[str, int | None], ...]

    @property
    def hit(self) -> bool | None:
        """Whether any alternative finds something; None if none can be tried."""
        tried = [count for _, count in self.found if count is not None]
        return any(tried) if tried else None


def opened(text: str) -> tuple[About, BeautifulSoup]:
    """The description and the elements of a saved structure. Raises UnreadableStructure."""
    if len(text) > LARGEST:
        raise UnreadableStructure(lazy_gettext("It is larger than any structure of a page."))
    first = _FIRST.match(text)
    if first is None or first[1] != _VERSION:
        raise UnreadableStructure(lazy_gettext("It is no structure of a page that this version of Rapport reads."))
    try:
        about = msgspec.json.decode(first[2], type=About)
    except msgspec.DecodeError as wrong:
        raise UnreadableStructure(lazy_gettext("It does not say of which page it is.")) from wrong
    try:
        # A parser like a browser's would change the nesting, which is that of the page as its scripts made it.
        document = BeautifulSoup(text[first.end() :], "html.parser", multi_valued_attributes=None)
    except (RecursionError, AssertionError) as wrong:
        raise UnreadableStructure(lazy_gettext("It is built in a way that Rapport does not read.")) from wrong
    if is_deeper(document, _DEEPEST):
        raise UnreadableStructure(lazy_gettext("It is built in a way that Rapport does not read."))
    return about, document


def rules(declared: Mapping[str, Any], document: BeautifulSoup, kind: str) -> Iterator[Rule]:
    """Every rule of a declaration for pages of a kind, in the declaration's order, with what it finds."""
    for section in _SECTIONS:
        if section not in declared:
            continue
        told = declared[section]
        if not isinstance(told, dict) or kind in told.get("pages", [kind]):
            yield from _within(section, declared[section], document, _items(declared[section], document))


def _within(name: str, part: Any, document: BeautifulSoup, items: Sequence[Tag]) -> Iterator[Rule]:
    if isinstance(part, dict):
        for key, inner in part.items():
            if key not in _SAYS_NOTHING:
                yield from _within(f"{name}.{key}", inner, document, items)
    elif isinstance(part, list) and part and all(isinstance(each, dict) and "found" in each for each in part):
        for each in part:
            yield from _within(f"{name}.{each.get('kind') or each.get('name')}", each["found"], document, items)
    elif isinstance(part, list):
        yield Rule(name, tuple((_written(each), _found(each, document, items)) for each in part))


def _found(alternative: Any, document: BeautifulSoup, items: Sequence[Tag]) -> int | None:
    """How many elements an alternative finds, or in how many of the items if it only names an attribute."""
    if isinstance(alternative, str):
        return len(_selected(document, alternative))
    select = next((alternative[key] for key in ("select", "nearest", "after") if key in alternative), None)
    attribute = alternative.get("attribute")
    if select is not None:
        return sum(attribute is None or attribute in each.attrs for each in _selected(document, select))
    return sum(attribute in each.attrs for each in items) if attribute else None


def _items(section: Any, document: BeautifulSoup) -> list[Tag]:
    if not isinstance(section, dict):
        return []
    return [each for css in section.get("item") or section.get("place") or () for each in _selected(document, css)]


def _selected(document: BeautifulSoup, css: str) -> list[Tag]:
    return list(soupsieve.select(css, document))


def _written(alternative: Any) -> str:
    return (
        alternative if isinstance(alternative, str) else ", ".join(f"{key} {said}" for key, said in alternative.items())
    )
