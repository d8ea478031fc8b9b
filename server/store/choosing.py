"""What of the history is to be erased: some people, a site, or a period; and where something names what was chosen."""

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
    """Either ``people``, or ``site``, or the local days from ``first`` to ``last``, both inside, or single
    ``activities`` by their ids, or all that concern an ``account`` by its id."""

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
    """Words of which any names what was chosen: whole ones, so that “ana” is not found in “banana”. ``words`` are they
    as texts, as JSON and as addresses have them; ``given`` those it was made of. Whether a letter's marks stand apart,
    as Macs write the names of files, makes no difference."""

    def __init__(self, words: Collection[str]) -> None:
        self.given = frozenset(words)
        composed = {in_form("NFC", word) for word in words}
        apart = {in_form("NFD", word) for word in words}  # in an address, percent signs keep them so
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
        """Whether one of the words stands in a text."""
        if not text:
            return False
        text = text if text.isascii() else in_form("NFC", text)
        if self._by_part:  # an expression would try each at every place: here those of which the longest part is there
            folded = text.casefold()
            parts = self._by_part.keys() & {"", *_PART.findall(folded)}
            pattern = _whole([word for part in parts for word in self._by_part[part] if word in folded])
            return bool(pattern and pattern.search(folded))
        return bool(self._pattern and self._pattern.search(text))


def _whole(words: Sequence[str]) -> re.Pattern[str] | None:
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE) if alternatives else None
