"""Whether what a part of a declaration asks for is understood here: the twin of extension/lib/understood.js.

A declaration may come between releases. Each part is tried before it is read, so that one selector nobody knows stops
no other part.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from soupsieve import SelectorSyntaxError

from auditor.pages.tree import expression, selector

_SELECTORS = frozenset({"select", "without", "nearest", "matches", "after", "within"})
_EXPRESSIONS = frozenset({"pattern", "path"})
_UNTRIED = frozenset({"pages"})  # the one list of words that are no selectors


def not_understood(part: object) -> str | None:
    """The selector or expression of a part that is not understood here, of several the first in the alphabet."""
    return min(_unknown(msgspec.to_builtins(part)), default=None)


def _unknown(node: Any, key: str = "", *, listed: bool = False) -> Iterator[str]:
    if isinstance(node, str):
        if not (_selects(node) if listed or key in _SELECTORS else key not in _EXPRESSIONS or _expresses(node)):
            yield node
    elif isinstance(node, list):
        for inner in node:
            yield from _unknown(inner, key, listed=True)
    elif isinstance(node, dict):
        for name, inner in node.items():
            if name not in _UNTRIED:
                yield from _unknown(inner, name)


def _selects(css: str) -> bool:
    try:
        return bool(selector(css))
    except (SelectorSyntaxError, RecursionError):
        return False


def _expresses(pattern: str) -> bool:
    try:
        return bool(expression(pattern))
    except (re.error, RecursionError, OverflowError):
        return False
