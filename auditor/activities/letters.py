"""Letters brought to one form of Unicode, in time linear in the text, whoever wrote it.

Python sorts the marks that follow a letter by insertion: of a hundred thousand that stand in the wrong order, it takes
seconds, and of ten times as many a quarter of an hour. So a long text is taken in parts.
"""

import unicodedata
from typing import Literal

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
_AT_ONCE = 1_000  # characters


def in_form(form: Form, text: str) -> str:
    """As unicodedata.normalize, but that marks are sorted within a part only: parts end after a space, with which no
    letter is put together, or after so many characters without one."""
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
    """What is alike of a text in capitals or not, and with the marks of its letters apart or not, as Macs set them."""
    return in_form("NFC", text.casefold())
