"""Whom a message looks for by their work: "do you know a good tax adviser?", "somebody at the city council".

What is found here lives as long as the text does. It is held against the work of the people on record when the message
is stored; at most the ids of some of them stay, and no word.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

import re2

from auditor.activities.names import words
from auditor.language.patterns import options
from auditor.language.text import own_words, sentences

_LONGEST = 400  # characters of a sentence that is looked at
_MOST_SENTENCES, _MOST = 20, 12
_MOST_WORDS = 4  # of a trade
_FAR = 8  # words between somebody and where they work
_BEFORE, _BEHIND = 2, 1  # sentences beside one that asks whom the reader knows
_LEAST_STEM = 4
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")
#: What is added to a word to mean women, men and others alike: "Lektor:in", "eine:n", "administrateur·ice".
_FOR_ALL = re.compile(r"(?<=[^\W\d_]{2})[:*·_](?:in(?:nen)?|[nrse]|ne|ice|rice|trice|euse|ère)(?:·s)?\b")
_LEADS_FROM_NOUN = frozenset({"en", "de"})  # languages in which the trade is the last of its words
_PARTS = re.compile(r"[,;|/&+()·•–]|\s-\s|\b(?:und|and|y|et)\b")
_IS = re.compile(r"(?<=\w)['’]s\b")  # "our midwife's moved"
_JOINED = re.compile(r"['’-]")
_LIKE = "-ish"
_OF = frozenset({"de", "del", "du", "des"})


def _each(text: str) -> frozenset[str]:
    """These words as `words` writes them."""
    return frozenset(words(text))


class _Language(NamedTuple):
    """What looked_for.toml says of a language."""

    cues: re2._Regexp
    asks: re2._Regexp
    nobody: re2._Regexp
    gone: re2._Regexp
    articles: frozenset[str]
    counts: frozenset[str]
    is_: frozenset[str]
    wanted: frozenset[str]
    anybody: frozenset[str]
    within: frozenset[str]
    as_: frozenset[str]
    ours: frozenset[str]


class _Common(NamedTuple):
    """What looked_for.toml says of all."""

    definite: frozenset[str]
    ways: frozenset[str]
    clauses: frozenset[str]
    plain: frozenset[str]
    ends: frozenset[str]
    persons: frozenset[str]
    endings: tuple[str, ...]


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(files("auditor.language").joinpath("looked_for.toml").read_text("utf-8"))


@cache
def _language(code: str) -> _Language | None:
    if not isinstance(told := _tables().get(code), dict):
        return None
    # To RE2, only letters without marks are part of a word.
    patterns = (
        re2.compile("|".join(told[each]).replace(r"\w", r"[\pL\d_]"), options())
        for each in ("cues", "asks", "nobody", "gone")
    )
    sets = ("articles", "counts", "is", "wanted", "anybody", "within", "as", "ours")
    return _Language(*patterns, *(_each(told[each]) for each in sets))


@cache
def _common() -> _Common:
    told = _tables()
    definite, ways, clauses, plain, ends, persons = (
        _each(told[each]) for each in ("definite", "ways", "clauses", "plain", "ends", "persons")
    )
    within = (_each(of["within"]) for of in told.values() if isinstance(of, dict))
    return _Common(
        definite,
        ways,
        clauses,
        definite | plain,
        (clauses | ends).union(*within),
        persons,
        tuple(told["endings"].split()),
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


def heads(position: str) -> frozenset[str]:
    """What somebody is, by their position, in stems: of each of its parts, the first and the last of the words before
    "of" and the like, and the last two as one. "Head of studies" is a head, and no study."""
    found: set[str] = set()
    for part in _PARTS.split(position[:_LONGEST]):
        said = words(part)
        end = next((at for at, word in enumerate(said) if at and word in _of_which()), len(said))
        if parts := _parts(" ".join(said[:end])):
            found |= {stem(parts[0]), stem(parts[-1]), stem("".join(parts[-2:]))}
    return frozenset(found)


@cache
def _of_which() -> frozenset[str]:
    return _each(_tables()["of_which"])


@cache
def _broad() -> frozenset[str]:
    return frozenset(stems(_tables()["broad"]))


@cache
def _short() -> tuple[dict[str, frozenset[str]], tuple[str, ...]]:
    """Of the stems of trades' short names, the stems of what they are short for; and the ends that short names leave
    out, in stems, the longest first."""
    told = _tables()
    names: dict[str, frozenset[str]] = {}
    for line in told["short_names"]:
        short, _, long = line.partition(": ")
        for each in _each(short):
            names[stem(each)] = names.get(stem(each), frozenset()) | {stem(word) for word in words(long)}
    return names, tuple(sorted({stem(end) for end in words(told["left_out"])}, key=lambda end: (-len(end), end)))


def long_for(trade: str) -> frozenset[str]:
    """The stems of the trades that a stem is a usual short name for: "sparky", "QS"."""
    return _short()[0].get(trade, frozenset())


def shortened(word: str) -> str | None:
    """The stem of a trade as people shorten it by its end, "physio" or "geotech"; None where it has none of those."""
    end = next((end for end in _short()[1] if word.endswith(end) and len(word) - len(end) >= _LEAST_STEM), None)
    return stem(word.removesuffix(end)) if end else None


class LookedFor(NamedTuple):
    """Somebody whom a message looks for, in stems. ``trade``: what they are, and ``beside`` the words that say of which
    kind; without a trade, whoever works where or in what the words ``beside`` say."""

    trade: str
    beside: tuple[str, ...]

    @property
    def needs_all(self) -> bool:
        """Whether the trade says nothing without the words beside it."""
        return not self.trade or self.trade in _broad()


def looked_for(text: str, language: str | None, *, offered: bool = False) -> tuple[LookedFor, ...]:
    """Whom a message may look for by their work, at most twelve: what stands where whom one looks for would stand. Most
    of it is no trade, and fits nobody. ``language`` is that of the text, as it was read; ``offered``: it offers its
    reader work, so it looks for others only where it asks whom the reader knows. Of a long text no more than its first
    twenty sentences are looked at."""
    if (told := _language(language or "")) is None:
        return ()
    said = text if text.isascii() else own_words(text)
    if told.cues.search(said) is None and told.asks.search(said) is None:
        return ()  # as most messages
    own = _FOR_ALL.sub("", own_words(text) if said is text else said)
    parts = [sentence[:_LONGEST] for sentence in sentences(own)[:_MOST_SENTENCES]]
    asks = [told.asks.search(part) is not None for part in parts]
    found: dict[LookedFor, None] = {}
    for at, part in enumerate(parts):
        asked = any(asks[max(0, at - _BEHIND) : at + _BEFORE + 1])
        if told.nobody.search(part) or not (asked or (not offered and told.cues.search(part))):
            continue
        gone = asked and told.gone.search(part) is not None
        for whom in _Sentence(part, language or "", told, gone=gone).whom():
            found[whom] = None
            if len(found) == _MOST:
                return tuple(found)
    return tuple(found)


class _Sentence:
    """A sentence in which somebody is looked for, or that tells who is ``gone`` and is to be replaced."""

    def __init__(self, text: str, code: str, told: _Language, *, gone: bool) -> None:
        if gone:
            text = _IS.sub(" is", text)
        self._said = _TOKEN.findall(text)
        self._plain = [next(iter(words(each)), each) for each in self._said]
        self._code, self._told = code, told
        self._gone = gone
        self._of_whom = told.articles | told.counts | (told.ours if gone else frozenset())
        ends = {cue.end() for cue in told.cues.finditer(text)}
        starts = [match.start() for match in _TOKEN.finditer(text)]
        self._behind_cue = {next((at for at, start in enumerate(starts) if start >= end), -1) for end in ends}

    def whom(self) -> Iterator[LookedFor]:
        """Whom it may look for."""
        told = self._told
        for at, word in enumerate(self._plain):
            if word in told.anybody:
                yield from self._anybody(at + 1)
            elif word in told.wanted:
                yield from self._trade(self._beginning(at), at)
            elif word in self._of_whom:
                named = at > 0 and self._plain[at - 1] in told.is_ and not self._gone
                if not named and not set(self._plain[at + 1 : at + 2]) <= _common().ways:
                    yield from self._trade(at + 1)
            elif at in self._behind_cue and word[0].isalpha() and self._is_bare(at):
                yield from self._trade(at)

    def _beginning(self, end: int) -> int:
        """Where the words begin that stand before "wanted"."""
        start = end
        while start and end - start < _MOST_WORDS and self._plain[start - 1][0].isalpha():
            start -= 1
        return start

    def _is_bare(self, at: int) -> bool:
        """Whether a trade stands there without an article: "looking for photographers", "Wir suchen Testingenieure"."""
        if self._plain[at] in _common().ends | _common().ways | _common().clauses:
            return False
        if self._code == "de":
            return bool(self._said[at][0].isupper())
        return self._code != "en" or any(each.endswith("s") for each in self._plain[at : at + _MOST_WORDS])

    def _run(self, start: int, end: int | None = None) -> list[str]:
        """The words from there on that belong together, as they are written."""
        run: list[str] = []
        for written, word in zip(self._said[start:end], self._plain[start:end], strict=True):
            joins = self._code in ("es", "fr") and bool(run) and word in _OF
            if not word[0].isalpha() or (word in _common().ends and not joins) or len(run) == _MOST_WORDS:
                break
            if self._code == "de" and run and run[-1][0].isupper() and written[0].islower():
                break  # a noun, and what follows is no part of it
            if word not in self._told.articles or joins:
                run.append(written)
        return run

    def _trade(self, start: int, end: int | None = None) -> Iterator[LookedFor]:
        run = self._run(start, end)
        of = next((at for at, word in enumerate(run) if at and word.casefold() == "of"), 0)
        if of and self._code == "en" and set(stems(run[of - 1])) <= _broad():
            run = [*run[of + 1 :], *run[:of]]  # "head of compliance", as "compliance head"
        if len(run) > 1 and run[-1].casefold() in _common().persons:
            yield LookedFor("", tuple(dict.fromkeys(stems(" ".join(run[:-1])))))
            return
        found = list(dict.fromkeys(stems(" ".join(run))))
        if found:
            trade = found.pop(-1 if self._code in _LEADS_FROM_NOUN else 0)
            told = LookedFor(trade, tuple(found))
            if found or not told.needs_all:
                yield told

    def _anybody(self, start: int) -> Iterator[LookedFor]:
        """Somebody by where or in what they work, or by trade: "anyone at the council", "someone who's a nurse",
        "somebody HR-ish"."""
        kind = self._plain[start] if start < len(self._plain) else ""
        if kind.endswith(_LIKE) and (found := stems(kind.removesuffix(_LIKE))):
            yield LookedFor("", found)
        for at, word in enumerate(self._plain[start : start + _FAR], start):
            if word == ",":
                continue
            if not word[0].isalpha():
                return
            if word in self._told.within:
                first = next((place for place in range(at + 1, len(self._plain)) if not self._is_definite(place)), at)
                if found := stems(" ".join(self._run(first))):
                    yield LookedFor("", tuple(dict.fromkeys(found)))
            elif word in self._told.as_:
                yield from self._trade(at + 1)

    def _is_definite(self, at: int) -> bool:
        return self._plain[at] in _common().definite
