"""The words of a message with headings, lists and tables, which are in blocks instead of a text.

Telegram Desktop writes such messages since 2026: ``rich_message`` instead of ``text``, as in export_output_json.cpp of
its version 7, and as other readers found it (github.com/mlomb/chat-analytics/issues/142).
"""

from collections.abc import Iterator
from typing import Any

from auditor.archives.walking import DEEPEST

_LINES = ("title", "author", "text", "formula", "caption")  # parts of a block that are lines
_INNER = ("blocks", "block", "items", "rows", "cells")  # parts with more blocks
#: Blocks that link to others' words, or have no words.
_NOT_SAID = frozenset({"embed_post", "related_articles", "channel", "button_row", "anchor"})


def rich(message: Any) -> str:
    """The text of a message, one line per block, without marks, addresses, buttons and what it shows of others."""
    blocks = message.get("blocks") if isinstance(message, dict) else None
    return "\n".join(line for line in _lines(blocks, 0) if line.strip())


def _lines(told: Any, depth: int) -> Iterator[str]:
    if depth > DEEPEST:
        return
    if isinstance(told, list):
        for each in told:
            yield from _lines(each, depth + 1)
    elif isinstance(told, dict) and str(told.get("type")) not in _NOT_SAID:
        for name in _LINES:
            yield _line(told.get(name), depth)
        for name in _INNER:
            yield from _lines(told.get(name), depth + 1)


def _line(told: Any, depth: int) -> str:
    """Words with their marks, which may be nested; of a caption, without who took the picture."""
    if isinstance(told, str):
        return told
    if depth > DEEPEST:
        return ""
    if isinstance(told, list):
        return "".join(_line(each, depth + 1) for each in told)
    if isinstance(told, dict) and told.get("type") != "button":
        return _line(told.get("text", told.get("source")), depth + 1)
    return ""
