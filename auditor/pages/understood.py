"""Checks whether a part of a declaration is understood here: the twin of extension/lib/understood.js.

A declaration may be newer than this code. Each part is tried before it is read, so that an unknown selector stops no
other part.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
from soupsieve import SelectorSyntaxError

from auditor.pages.tree import expression, selector

_SELECTORS = frozenset({"select", "without", "nearest", "matches", "after", "within"})
_EXPRESSIONS = frozenset({"pattern", "path"})
_UNTRIED = frozenset({"pages"})  # the only list whose words are not selectors


def not_understood(part: object) -> str | None:
    """The selector or expression of a part that is not understood here, the alphabetically first; None if none."""
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
