"""What a trade is called in the languages that are read, in one and many and by women and men, as whole words."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

#: What makes many of a word for who does some work, or one that women bear.
_FORMS = ("", "s", "es", "e", "en", "n", "in", "innen", "nen", "a", "as")
_LEAST_OF_A_COMPOUND, _BEFORE = 6, 3  # letters of a trade in which a German word ends, and of what stands before it


@cache
def _trades() -> tuple[frozenset[str], ...]:
    """Words for one trade each, as ``akin.plain`` has them."""
    listed = tomllib.loads(files("auditor.network").joinpath("trades.toml").read_text("utf-8"))
    return tuple(frozenset(word + form for word in words for form in _FORMS) for words in listed.values())


def in_every_language(words: Iterable[str]) -> frozenset[str]:
    """The words, in every language, for the trades that these name: a word that is only near to one names none."""
    named = set(words)
    return frozenset[str]().union(*(trade for trade in _trades() if trade & named))


def is_of_trade(trade: frozenset[str], does: str) -> bool:
    """Whether a word for what somebody does is one of these, or a compound that ends in one."""
    return does in trade or any(
        len(word) >= _LEAST_OF_A_COMPOUND and len(does) >= len(word) + _BEFORE and does.endswith(word) for word in trade
    )
