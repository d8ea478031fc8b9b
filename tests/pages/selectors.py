"""Every selector and every expression in the page sections of the declarations."""

from collections.abc import Iterator
from typing import Any

import msgspec

from auditor.activities.sites import sites
from auditor.pages.declaration import declaration

LISTS_OF_SELECTORS = {"container", "item", "not", "place", "count", "denied"}
SELECTORS = {"select", "without", "nearest", "matches", "after", "within"}
ALTERNATIVES = {"ready", "empty", "promoted", "suggested", "autoplay", "present", "absent", "key", "text", "at", "mine"}
ALTERNATIVES |= {"theirs", "id", "name", "conversation", "owner", "own", "none", "yes", "no", "number", "badge", "dot"}
ALTERNATIVES |= {"found"}
EXPRESSIONS = {"pattern", "path"}


def _walk(node: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for name, inner in node.items():
            yield from _walk(inner, name)
    elif isinstance(node, list):
        for inner in node:
            yield from _walk(inner, key)
    elif isinstance(node, str):
        yield key, node


def _all() -> Iterator[tuple[str, str]]:
    for site in sites():
        told = msgspec.to_builtins(declaration(site))
        for part in ("acting", "feed", "messages", "profile", "notifications"):
            for name, inner in (told.get(part) or {}).items():
                if name != "pages":
                    yield from _walk(inner, name)
        for rule in (*(told.get("patterns") or ()), *(told.get("variants") or ())):
            yield from _walk(rule["found"], "found")


def selectors() -> set[str]:
    """Every selector of every site."""
    return {text for key, text in _all() if key in LISTS_OF_SELECTORS | SELECTORS | ALTERNATIVES}


def expressions() -> set[str]:
    """Every regular expression of every site, those of the page kinds too."""
    kinds = {kind.path for site in sites() for kind in declaration(site).pages}
    return kinds | {text for key, text in _all() if key in EXPRESSIONS}
