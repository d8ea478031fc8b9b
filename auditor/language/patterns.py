"""A search for many patterns at once, in time linear in the text, whatever the text.

RE2 looks for the fixed words of all of them together, which is a small automaton, and then for each pattern whose words
are there by itself. One automaton of all patterns would remember how far each of them has come: texts that nobody wrote
before need new states of it, and each took as long as reading a thousand letters does.
"""

import re
from functools import cache

import re2

_MEMORY = 8 << 20  # bytes RE2 may use for an automaton, which grows as texts need it
_CLASS = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")
_QUANTIFIER = re.compile(r"(?:[*+?]|\{\d+(?:,\d*)?\})\??")
#: An element that is no group, and what a group is made of.
_ONE = re.compile(rf"(?:{_CLASS.pattern}|[^\\\[(])(?:{_QUANTIFIER.pattern})?")
_WITHIN = re.compile(rf"{_CLASS.pattern}|[()]|[^\\\[()]+")
_QUANTIFIED = re.compile(rf"(?<!\\){_QUANTIFIER.pattern}$")
#: One that is no part of a word, be it escaped or among others in a class.
_SIGN = re.compile(r"[^\w\s\\^$.|()\[\]?*+]|\\[^\w\s]|\[(?!\^)(?:\\[^\w\s]|[^\w\s\\\]])+\]")
_GROUP = re.compile(r"\((?:\?:)?(?!\?)(.*)\)", re.DOTALL)
_AROUND = ("(?=", "(?!", "(?<=", "(?<!")
_OPENING = re.compile(r"\((?:\?:|\?P<\w+>)?")
#: Is always found where RE2 could make its automaton of all words; without, it would find nothing and say nothing.
_PROBE = "qzxqzx"


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
        if one := _ONE.match(pattern, at):
            found.append(one[0])
            at = one.end()
            continue
        start = at
        depth = 0
        while True:
            within = _WITHIN.match(pattern, at)
            if within is None:
                return (pattern,)
            depth += (within[0] == "(") - (within[0] == ")")
            at = within.end()
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


def anywhere(pattern: str) -> str:
    """A pattern of Python's as RE2 knows them, without what it asks of the text around it: it is found wherever that
    is, and elsewhere too. Letters and digits are those of any writing, as they are to Python."""
    kept = []
    for element in elements(pattern):
        if element.startswith(_AROUND):
            continue
        if opening := _OPENING.match(element):
            close = element.rindex(")")
            kept.append(f"(?:{anywhere(element[opening.end() : close])}{element[close:]}")
        else:
            kept.append(element.replace(r"\d", r"\p{Nd}").replace(r"\w", r"[\pL\pN_]"))
    return "".join(kept)


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
    """Patterns searched for together, each known by a number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._filter = re2.Filter()

    def add(self, pattern: str) -> int:
        """The number of a pattern that RE2 knows; the same pattern has the same one."""
        if pattern not in self._numbers:
            self._numbers[pattern] = self._filter.Add(pattern, options())
        return self._numbers[pattern]

    def compile(self) -> None:
        """Make them usable; nothing can be added afterwards. Raises MemoryError where they are too many for RE2."""
        probe = self.add(_PROBE)
        self._filter.Compile()
        if self.found(_PROBE) != [probe]:
            raise MemoryError("there are too many patterns for one search")

    def found(self, text: str) -> list[int]:
        """The numbers of the patterns in ``text``."""
        hits: list[int] | None = self._filter.Match(text)
        return hits or []

    def single(self, number: int) -> re2._Regexp:
        """The pattern of a number by itself, to see where it stands."""
        return self._filter.re(number)
