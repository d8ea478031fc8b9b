"""What of the history is to be erased: some people, a site, or a period; and where something names what was chosen."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from json import dumps
from urllib.parse import quote, unquote

from server.store.looking import SHORTEST

Person = tuple[str, str]  # site and id
_MANY = 100  # words


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
    as texts, as JSON and as addresses have them; ``given`` those it was made of."""

    def __init__(self, words: Collection[str]) -> None:
        self.given = frozenset(words)
        written = {form for word in words for form in (quote(word), unquote(word)) if len(form) >= SHORTEST}
        written |= {dumps(word, ensure_ascii=False)[1:-1] for word in words}
        self.words = tuple(sorted({*words, *written}))
        self._many = [word.casefold() for word in self.words] if len(self.words) > _MANY else None
        self._pattern = None if self._many else _whole(self.words)

    def __call__(self, text: str | None) -> bool:
        """Whether one of the words stands in a text."""
        if not text:
            return False
        if self._many:  # an expression would try each at every place
            folded = text.casefold()
            pattern = _whole([word for word in self._many if word in folded])
            return bool(pattern and pattern.search(folded))
        return bool(self._pattern and self._pattern.search(text))

    def each(self, texts: Sequence[str]) -> list[bool]:
        """The same of several texts, however long: many words are looked for in all of them at once."""
        if not self._many:
            return [self(text) for text in texts]
        import polars as pl

        folded = pl.Series([text.casefold() for text in texts], dtype=pl.String)
        found = folded.str.extract_many(self._many, overlapping=True).list.unique()
        patterns = (_whole(words) for words in found.to_list())
        return [bool(pattern and pattern.search(text)) for pattern, text in zip(patterns, folded, strict=True)]


def _whole(words: Sequence[str]) -> re.Pattern[str] | None:
    alternatives = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])", re.IGNORECASE) if alternatives else None
