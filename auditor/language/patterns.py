"""A search for many patterns at once: one RE2 set for all of them, in time linear in the text, whatever the text.

A set is fast as long as its patterns are finite lists of words. Each repetition (``.*``, a name of any length)
multiplies the states of its automaton, and a new text then costs a hundred times as much as a familiar one. So the set
has only the fixed parts of a pattern with a repetition, all of which a matching text must contain. The pattern itself
is searched for only if all its fixed parts were found.
"""

import re
from functools import cache

import re2

_MEMORY = 128 << 20  # bytes RE2 may use for a set's automaton, which grows as texts need it
_CLASS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
_ELEMENT = re.compile(rf"{_CLASS.pattern}|[^\\\[]")
_QUANTIFIER = re.compile(r"(?:[*+?]|\{\d+(?:,\d*)?\})\??")
_REPETITION = re.compile(r"[*+]|\{\d+,\d*\}")
_QUANTIFIED = re.compile(rf"(?<!\\){_QUANTIFIER.pattern}$")
#: One that is no part of a word, be it escaped or among others in a class.
_SIGN = re.compile(r"[^\w\s\\^$.|()\[\]?*+]|\\[^\w\s]|\[(?!\^)(?:\\[^\w\s]|[^\w\s\\\]])+\]")
_GROUP = re.compile(r"\((?:\?:)?(?!\?)(.*)\)", re.DOTALL)
_TELLING = 3  # letters; a shorter stretch is in nearly every text
_COMMON = (
    " i we you he she it they a an the to of in on at for and or but is are was were be been am have has had do does "
    "did will would can could should may me us him her them my your his our this that what how when with if as so not "
)


@cache
def options(*, capture: bool = False) -> re2.Options:
    """Case-insensitive, and silent: RE2 would write its own log to stderr. Capturing is slow and rarely wanted."""
    chosen = re2.Options()
    chosen.case_sensitive = False
    chosen.log_errors = False
    chosen.max_mem = _MEMORY
    chosen.never_capture = not capture
    return chosen


@cache
def elements(pattern: str) -> tuple[str, ...]:
    """A pattern's outermost elements, each with its quantifier: characters, classes, escapes, groups and ``|``."""
    found = []
    at = 0
    while at < len(pattern):
        start = at
        depth = 0
        while True:
            element = _ELEMENT.match(pattern, at)
            if element is None:
                return (pattern,)
            depth += (element[0] == "(") - (element[0] == ")")
            at = element.end()
            if depth <= 0 or at >= len(pattern):
                break
        if quantifier := _QUANTIFIER.match(pattern, at):
            at = quantifier.end()
        found.append(pattern[start:at])
    return tuple(found)


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern that is only a choice, or else the pattern itself."""
    outer = elements(pattern)
    if len(outer) == 1 and (group := _GROUP.fullmatch(pattern)):
        return alternatives(group[1])
    if "|" not in outer:
        return [pattern]
    choices = [""]
    for element in outer:
        if element == "|":
            choices.append("")
        else:
            choices[-1] += element
    return [one for choice in choices for one in alternatives(choice)]


def may_end_in_a_sign(pattern: str) -> bool:
    """Whether some text that the pattern matches ends in a sign, such as "900 €", behind which no word ends."""
    return any(_ends_in_a_sign(one) for one in alternatives(pattern))


def _ends_in_a_sign(pattern: str) -> bool:
    for element in reversed(elements(pattern)):
        quantifier = _QUANTIFIED.search(element) if len(element) > 1 else None
        last = element[: quantifier.start()] if quantifier else element
        group = _GROUP.fullmatch(last)
        if may_end_in_a_sign(group[1]) if group else _SIGN.fullmatch(last):
            return True
        if not (quantifier and quantifier[0][0] in "?*"):
            return False
    return False


def stretches(pattern: str) -> list[str]:
    """The parts of a pattern without repetition, in order. Every text that the pattern matches contains all of them.

    Parts that are in nearly every text are left out if there are others. The list is empty if nothing repeats.
    """
    if not _repeats(pattern) or "|" in (outer := elements(pattern)):
        return []
    parts = [""]
    for element in outer:
        if _repeats(element):
            parts.append("")
        else:
            parts[-1] += element
    parts = [part for part in parts if part.strip() and part not in (r"\b", "^", "$")]
    telling = [part for part in parts if _is_telling(part)]
    return [part for part in parts if part in telling or part == "[?]"] if telling else parts


def _repeats(pattern: str) -> bool:
    return bool(_REPETITION.search(_CLASS.sub("", pattern)))


def _is_telling(stretch: str) -> bool:
    return _letters(stretch) >= _TELLING and not re2.search(stretch, _COMMON, options())


def _letters(pattern: str) -> int:
    """How many letters a match holds at the least."""
    count = 0
    for element in elements(pattern):
        if element.endswith(("?", "*")) and len(element) > 1:
            continue
        if group := _GROUP.fullmatch(element):
            count += min(map(_letters, alternatives(group[1])))
        elif element[0].isalpha():
            count += 1
    return count


class Found:
    """Whether a text contains a pattern. This is a set of one, as a set costs a third of what a search costs."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._set = re2.Set.SearchSet(options())
        self._set.Add(pattern)
        self._set.Add("")  # always found, unless RE2 gave up for want of memory
        self._set.Compile()

    def __call__(self, text: str) -> bool:
        """Whether ``text`` holds it."""
        hits: list[int] | None = self._set.Match(text)
        return len(hits) > 1 if hits is not None else bool(re2.search(self._pattern, text, options()))


class Patterns:
    """Patterns compiled together, each known by a number."""

    def __init__(self) -> None:
        self._patterns: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._indices: dict[str, int] = {}
        self._leading: dict[int, list[tuple[int, frozenset[int], Found]]] = {}
        self._leads: frozenset[int] = frozenset()
        self._set = re2.Set.SearchSet(options())

    def add(self, pattern: str) -> int:
        """The number of a pattern that RE2 knows; the same pattern has the same one."""
        if pattern not in self._numbers:
            if parts := stretches(pattern):
                number = -1 - len(self._numbers)
                lead = self._index(max(parts, key=_letters))
                there = frozenset(map(self._index, parts))
                self._leading.setdefault(lead, []).append((number, there, Found(pattern)))
            else:
                number = self._index(pattern)
            self._numbers[pattern] = number
            self._patterns[number] = pattern
        return self._numbers[pattern]

    def _index(self, pattern: str) -> int:
        if pattern not in self._indices:
            self._indices[pattern] = self._set.Add(pattern)
        return self._indices[pattern]

    def compile(self) -> None:
        """Make the set usable; nothing can be added afterwards."""
        self._leads = frozenset(self._leading)
        self._set.Add("")  # as in `Found`
        self._set.Compile()

    def found(self, text: str) -> list[int]:
        """The numbers of the patterns in ``text``, and other numbers that callers must ignore."""
        hits: list[int] | None = self._set.Match(text)
        if hits is None:
            return [number for number in self._patterns if self.single(number).search(text)]
        if leads := self._leads.intersection(hits):
            there = set(hits)
            hits += [
                number
                for lead in leads
                for number, parts, is_there in self._leading[lead]
                if parts <= there and is_there(text)
            ]
        return hits

    def single(self, number: int) -> re2._Regexp:
        """The pattern of a number by itself, to see where it stands."""
        return _single(self._patterns[number])


@cache
def _single(pattern: str) -> re2._Regexp:
    return re2.compile(pattern, options())
