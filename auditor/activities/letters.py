"""Normalises Unicode in time linear in the text, whatever the text is.

Python sorts the marks that follow a letter by insertion: a hundred thousand marks in the wrong order take seconds, and
a million take a quarter of an hour. So a long text is normalised in parts.
"""

import unicodedata
from typing import Literal

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
_AT_ONCE = 1_000  # characters


def in_form(form: Form, text: str) -> str:
    """Like unicodedata.normalize, but marks are sorted only within a part. A part ends after a space, which combines
    with no letter, or after a maximum of characters without a space."""
    if len(text) <= _AT_ONCE:
        return unicodedata.normalize(form, text)
    parts, at = [], 0
    while at < len(text):
        end = at + _AT_ONCE
        if end < len(text):
            end = text.rfind(" ", at, end) + 1 or end
        parts.append(unicodedata.normalize(form, text[at:end]))
        at = end
    return "".join(parts)


def folded(text: str) -> str:
    """A text's form for comparison without case, and with composed marks, which Macs write as separate characters."""
    return in_form("NFC", text.casefold())
