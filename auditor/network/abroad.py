"""What a trade or a field of work is called in the languages that are read, as whole words: a trade in one and many and
by women and men, a field as it is listed."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

#: What makes many of a word for who does some work, or one that women bear.
_FORMS = ("", "s", "es", "e", "en", "n", "in", "innen", "nen", "a", "as")
_LEAST_OF_A_COMPOUND, _BEFORE = 6, 3  # letters of a trade in which a German word ends, and of what stands before it


@cache
def _trades() -> tuple[frozenset[str], ...]:
    """Words for one trade or field each, as ``akin.plain`` has them."""
    trades = (frozenset(word + form for word in words for form in _FORMS) for words in _listed("trades.toml"))
    return (*trades, *map(frozenset[str], _listed("fields.toml")))


def _listed(name: str) -> Iterable[list[str]]:
    listed: dict[str, list[str]] = tomllib.loads(files("auditor.network").joinpath(name).read_text("utf-8"))
    return listed.values()


def in_every_language(words: Iterable[str]) -> frozenset[str]:
    """The words, in every language, for the trades that these name: a word that is only near to one names none."""
    named = set(words)
    return frozenset[str]().union(*(trade for trade in _trades() if trade & named))


def is_of_trade(trade: frozenset[str], does: str) -> bool:
    """Whether a word for what somebody does is one of these, or a compound that ends in one."""
    return does in trade or any(
        len(word) >= _LEAST_OF_A_COMPOUND and len(does) >= len(word) + _BEFORE and does.endswith(word) for word in trade
    )
