"""Whom a message looks for by their work: "do you know a good tax adviser?", "somebody at the city council".

What is found here lives as long as the text does. It is held against the work of the people on record when the message
is stored; at most the ids of some of them stay, and no word.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

import re2

from auditor.activities.names import words
from auditor.language.patterns import options
from auditor.language.text import own_words, sentences

_LONGEST = 400  # characters of a sentence that is looked at
_MOST_SENTENCES, _MOST = 20, 3
_AFTER = 120  # characters behind a cue
_MOST_WORDS = 4  # of a trade
_FAR = 8  # words between a cue and the article of whom it looks for
_LEAST_STEM = 4
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")
_LEADS_FROM_NOUN = frozenset({"en", "de"})  # languages in which the trade is the last of its words
_JOINED = re.compile(r"['’-]")
_OF = frozenset({"de", "del", "du", "des"})


def _each(text: str) -> frozenset[str]:
    """These words as `words` writes them."""
    return frozenset(words(text))


class _Language(NamedTuple):
    """What looked_for.toml says of a language."""

    cues: re2._Regexp
    nobody: re2._Regexp
    articles: frozenset[str]
    anybody: frozenset[str]
    within: frozenset[str]
    as_: frozenset[str]


class _Common(NamedTuple):
    """What looked_for.toml says of all."""

    definite: frozenset[str]
    ways: frozenset[str]
    clauses: frozenset[str]
    plain: frozenset[str]
    ends: frozenset[str]
    endings: tuple[str, ...]


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("auditor.language").joinpath("looked_for.toml").read_text("utf-8"))


@cache
def _language(code: str) -> _Language | None:
    if not isinstance(told := _tables().get(code), dict):
        return None
    cues, nobody = (re2.compile("|".join(told[each]), options()) for each in ("cues", "nobody"))
    return _Language(cues, nobody, *(_each(told[each]) for each in ("articles", "anybody", "within", "as")))


@cache
def _common() -> _Common:
    told = _tables()
    definite, ways, clauses, plain, ends = (
        _each(told[each]) for each in ("definite", "ways", "clauses", "plain", "ends")
    )
    within = (_each(of["within"]) for of in told.values() if isinstance(of, dict))
    return _Common(
        definite, ways, clauses, definite | plain, (clauses | ends).union(*within), tuple(told["endings"].split())
    )


@lru_cache(maxsize=8_192)  # people's trades are made of few words
def stem(word: str) -> str:
    """A word for a trade without what number, case and gender add to it. It need be no word."""
    while ending := next((each for each in _common().endings if word.endswith(each)), ""):
        if len(word) - len(ending) < _LEAST_STEM:
            break
        word = word.removesuffix(ending)
    return word


def _parts(text: str) -> list[str]:
    return [part for word in words(text) for part in _JOINED.split(word) if part not in _common().plain]


def stems(text: str) -> tuple[str, ...]:
    """The words of what somebody does, comparable in their numbers, cases and genders."""
    return tuple(stem(part) for part in _parts(text))


def forms(text: str) -> frozenset[str]:
    """These words, and each two that follow one another as one: "software developer", "Softwareentwickler"."""
    parts = _parts(text)
    return frozenset(stem(part) for part in (*parts, *(one + other for one, other in pairwise(parts))))


@cache
def _broad() -> frozenset[str]:
    return frozenset(stems(_tables()["broad"]))


class LookedFor(NamedTuple):
    """Somebody whom a message looks for, in stems. ``trade``: what they are, and ``beside`` the words that say of which
    kind; without a trade, whoever works where or in what the words ``beside`` say."""

    trade: str
    beside: tuple[str, ...]

    @property
    def needs_all(self) -> bool:
        """Whether the trade says nothing without the words beside it."""
        return not self.trade or self.trade in _broad()


def looked_for(text: str, language: str | None) -> tuple[LookedFor, ...]:
    """Whom a message looks for by their work, at most three. ``language`` is that of the text, as it was read. Of a
    long text no more than its first twenty sentences are looked at."""
    code = language or ""
    if (told := _language(code)) is None:
        return ()
    if text.isascii() and told.cues.search(text) is None:
        return ()  # as most messages
    own = own_words(text)
    found: list[LookedFor] = []
    for sentence in sentences(own)[:_MOST_SENTENCES]:
        part = sentence[:_LONGEST]
        if not (cues := list(told.cues.finditer(part))) or told.nobody.search(part):
            continue
        for cue in cues:
            behind = _Behind(part[cue.end() : cue.end() + _AFTER], code, told)
            if (whom := behind.whom()) is not None and whom not in found:
                found.append(whom)
            if len(found) == _MOST:
                return tuple(found)
    return tuple(found)


class _Behind:
    """The words behind a cue."""

    def __init__(self, text: str, code: str, told: _Language) -> None:
        self._said = _TOKEN.findall(text)
        self._plain = [next(iter(words(each)), each) for each in self._said]
        self._code, self._told = code, told

    def whom(self) -> LookedFor | None:
        """Whom they name, or None."""
        for at, word in enumerate(self._plain[:_FAR]):
            if not word[0].isalpha() or word in _common().clauses:
                return None
            if word in self._told.anybody:
                return self._anybody(at + 1)
            if word in self._told.articles:
                if not set(self._plain[at + 1 : at + 2]) <= _common().ways:
                    return self._trade(at + 1)
            elif at == 0 and self._is_bare():
                return self._trade(at)
        return None

    def _is_bare(self) -> bool:
        """Whether a trade stands without an article: "looking for photographers", "Wir suchen Testingenieure"."""
        if self._plain[0] in _common().ends | _common().ways:
            return False
        if self._code == "de":
            return bool(self._said[0][0].isupper())
        return any(each.endswith("s") for each in self._plain[:_MOST_WORDS])

    def _run(self, start: int) -> list[str]:
        """The words from there on that belong together, as they are written."""
        run: list[str] = []
        for written, word in zip(self._said[start:], self._plain[start:], strict=True):
            joins = self._code in ("es", "fr") and bool(run) and word in _OF
            if not word[0].isalpha() or (word in _common().ends and not joins) or len(run) == _MOST_WORDS:
                break
            if self._code == "de" and run and run[-1][0].isupper() and written[0].islower():
                break  # a noun, and what follows is no part of it
            if word not in self._told.articles or joins:
                run.append(written)
        return run

    def _trade(self, start: int) -> LookedFor | None:
        found = list(dict.fromkeys(stems(" ".join(self._run(start)))))
        if not found:
            return None
        trade = found.pop(-1 if self._code in _LEADS_FROM_NOUN else 0)
        told = LookedFor(trade, tuple(found))
        return told if found or not told.needs_all else None

    def _anybody(self, start: int) -> LookedFor | None:
        """Somebody by where or in what they work, or by trade: "anyone at the council", "someone who's a nurse"."""
        for at, word in enumerate(self._plain[start : start + _MOST_WORDS + 1], start):
            if word == ",":
                continue
            if not word[0].isalpha():
                return None
            if word in self._told.within:
                first = next(
                    (place for place, each in enumerate(self._plain) if place > at and each not in _common().definite),
                    0,
                )
                found = stems(" ".join(self._run(first))) if first else ()
                return LookedFor("", tuple(dict.fromkeys(found))) if found else None
            if word in self._told.articles | self._told.as_:
                return self._trade(at + 1)
        return None
