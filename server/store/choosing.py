"""Describes which part of the history to erase, and finds texts that name what was chosen."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from json import dumps
from urllib.parse import quote, unquote

from auditor.activities.letters import in_form
from server.store.looking import SHORTEST

Person = tuple[str, str]  # site and id
_MANY = 100  # words
_PART = re.compile(r"\w+")


@dataclass(frozen=True)
class Choice:
    """What to erase, exactly one of: ``people``, a ``site``, the local days from ``first`` to ``last`` (both included),
    single ``activities`` by their ids, or everything that concerns an ``account`` by its id. Raises ValueError
    otherwise."""

    people: tuple[Person, ...] = ()
    site: str | None = None
    first: date | None = None
    last: date | None = None
    activities: tuple[str, ...] = ()
    account: str | None = None

    def __post_init__(self) -> None:
        period = self.first is not None and self.last is not None
        one = self.site is not None, self.account is not None, period
        if [bool(self.people), bool(self.activities), *one].count(True) != 1:
            raise ValueError(self)


class Naming:
    """Finds words that name what was chosen. It matches whole words, so that “ana” is not found in “banana”. ``given``
    are the words it was made of; ``words`` are their forms in texts, in JSON and in addresses. Letters match whether
    their marks are composed or separate, as in file names of Macs."""

    def __init__(self, words: Collection[str]) -> None:
        self.given = frozenset(words)
        composed = {in_form("NFC", word) for word in words}
        apart = {in_form("NFD", word) for word in words}  # percent-encoding in an address keeps them separate
        forms = {form for word in composed | apart for form in (quote(word), in_form("NFC", unquote(word)))}
        written = {form for form in forms if len(form) >= SHORTEST}
        written |= {dumps(word, ensure_ascii=False)[1:-1] for word in composed}
        self.words = tuple(sorted(composed | written))
        self._pattern = _whole(self.words) if len(self.words) <= _MANY else None
        self._by_part: dict[str, list[str]] = defaultdict(list)
        if self._pattern is None:
            for word in dict.fromkeys(each.casefold() for each in self.words):
                self._by_part[max(_PART.findall(word), key=len, default="")].append(word)

    def __call__(self, text: str | None) -> bool:
        """Whether a text contains one of the words."""
        if not text:
            return False
        text = text if text.isascii() else in_form("NFC", text)
        if self._by_part:  # one pattern of all words is slow: try only words whose longest part is in the text
            folded = text.casefold()
            parts = self._by_part.keys() & {"", *_PART.findall(folded)}
            pattern = _whole([word for part in parts for word in self._by_part[part] if word in folded])
            return bool(pattern and pattern.search(folded))
        return bool(self._pattern and self._pattern.search(text))


def _whole(words: Sequence[str]) -> re.Pattern[str] | None:
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE) if alternatives else None
