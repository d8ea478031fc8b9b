"""A pattern of RE2 that is compiled when it is first looked for: all by which messages are read would take a tenth of a
second, at each start of a program that most often reads none."""

from collections.abc import Mapping
from functools import cached_property

import re2

from auditor.language.patterns import Found, options


class Compiled:
    """As RE2 compiles it, with the methods that are used."""

    def __init__(self, pattern: str, how: re2.Options | None = None) -> None:
        self.pattern = pattern
        self._how = how

    @cached_property
    def _made(self) -> re2._Regexp:
        return re2.compile(self.pattern, self._how) if self._how else re2.compile(self.pattern)

    def search(self, text: str) -> "re2._Match | None":
        """Where the pattern first stands in a text."""
        return self._made.search(text)

    def match(self, text: str) -> "re2._Match | None":
        """The same, where the text begins with it."""
        return self._made.match(text)

    def fullmatch(self, text: str) -> "re2._Match | None":
        """The same, where it is all of the text."""
        return self._made.fullmatch(text)

    def sub(self, by: str, text: str) -> str:
        """The text with what the pattern finds replaced."""
        return str(self._made.sub(by, text))


def compiled(patterns: Mapping[str, str]) -> Mapping[str, Compiled]:
    """The pattern of each language, for small letters and capitals."""
    return {language: Compiled(pattern, options()) for language, pattern in patterns.items()}


class Holds:
    """Whether a line of a text holds one of these patterns, in small letters or capitals: before a text is looked at
    sentence by sentence, as few texts have what is looked for."""

    def __init__(self, *patterns: str) -> None:
        self._patterns = patterns

    @cached_property
    def _made(self) -> Found:
        return Found(f"(?m){'|'.join(f'(?:{each})' for each in self._patterns)}")

    def __call__(self, text: str) -> bool:
        """Whether ``text`` does."""
        return self._made(text)


def held(patterns: Mapping[str, str]) -> Mapping[str, Holds]:
    """The same of the pattern of each language."""
    return {language: Holds(pattern) for language, pattern in patterns.items()}
