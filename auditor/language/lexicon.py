"""A language's lexicon: which cues say that a text holds an act. Loaded from ``lexicons/<code>.toml``, see there.

All cues of a lexicon go into one RE2 set: a sentence is passed over once, in time linear in its length whatever it
says, and the set tells which of the cues are in it.
"""

import re
from functools import cache
from importlib.resources import files
from typing import Annotated

import msgspec
import re2

from auditor.acts import Act

_TERM = re.compile(r"\{([A-Z_]+)\}")
_APOSTROPHE = re.compile(r"'(?![^\[]*\])")  # not one in a character class
_MEMORY = 256 << 20  # bytes RE2 may use for a set's automaton, grown as texts need it; a fraction is in fact


class LexiconError(ValueError):
    """A lexicon cannot be used; says which file, entry and cue."""


Cues = Annotated[list[str], msgspec.Meta(min_length=1)]


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"with_": "with"}):
    """A group of cues as a lexicon file states it."""

    name: str
    cues: Cues
    with_: list[str] = []
    unless: list[str] = []
    near: list[str] = []
    far: list[str] = []
    with_act: str | list[str] = []
    unless_act: str | list[str] = []
    near_act: str | list[str] = []
    far_act: str | list[str] = []


class Rule(msgspec.Struct, frozen=True):
    """An entry with its cues as numbers in the lexicon's set, and the acts it looks at as bits.

    Bits are plain integers here: this is the innermost loop, and arithmetic on `Act` costs twenty times as much.
    """

    name: str
    act: int
    cues: tuple[int, ...]
    with_: frozenset[int]
    unless: frozenset[int]
    near: frozenset[int]
    far: frozenset[int]
    with_act: int
    unless_act: int
    near_act: int
    far_act: int

    def holds(self, cues: list[int], acts: int) -> bool:
        """Whether nothing in the sentence, given its cues and acts, speaks against this rule."""
        return (
            self.unless.isdisjoint(cues)
            and not (self.with_ and self.with_.isdisjoint(cues))
            and not (self.with_act and not acts & self.with_act)
            and not acts & self.unless_act
        )

    def stands(self, cues: list[int], acts: int) -> bool:
        """Whether nothing in the whole message speaks against it."""
        return (
            self.far.isdisjoint(cues)
            and not (self.near and self.near.isdisjoint(cues))
            and not (self.near_act and not acts & self.near_act)
            and not acts & self.far_act
        )

    @property
    def of_sentence(self) -> bool:
        """Whether it looks at the acts of its sentence, which must be found first."""
        return bool(self.with_act | self.unless_act)

    @property
    def of_message(self) -> bool:
        """Whether it looks at the rest of the message."""
        return bool(self.near or self.far or self.near_act or self.far_act)


def options() -> re2.Options:
    """Case-insensitive, and silent: RE2 would write its own log to stderr."""
    chosen = re2.Options()
    chosen.case_sensitive = False
    chosen.log_errors = False
    chosen.max_mem = _MEMORY
    return chosen


class Patterns:
    """Cues compiled together. A cue met twice is one pattern."""

    def __init__(self, source: str, terms: dict[str, str]) -> None:
        self._source = source
        self._terms = terms
        self._options = options()
        self._numbers: dict[str, int] = {}
        self.single: list[re2._Regexp] = []
        self._set = re2.Set.SearchSet(self._options)
        self._always = -1

    def number(self, cue: str, where: str) -> int:
        """The number of a cue, which is added where it is new. Raises LexiconError for a cue that is no pattern."""
        pattern = self.pattern(cue, where)
        if pattern not in self._numbers:
            self.single.append(self.alone(cue, where))
            self._numbers[pattern] = self._set.Add(pattern)
        return self._numbers[pattern]

    def alone(self, cue: str, where: str) -> re2._Regexp:
        """A cue compiled by itself, not part of the set. Raises LexiconError for a cue that is no pattern."""
        try:
            return re2.compile(self.pattern(cue, where), self._options)
        except re2.error as error:
            reason = error.args[0].decode() if isinstance(error.args[0], bytes) else error
            raise LexiconError(f"{self._source}: {where}: cue {cue!r} is no RE2 pattern: {reason}") from None

    def pattern(self, cue: str, where: str) -> str:
        """A cue as RE2 understands it: terms filled in, apostrophes optional, words whole."""

        def term(match: re.Match[str]) -> str:
            try:
                return self._terms[match[1]]
            except KeyError:
                raise LexiconError(f"{self._source}: {where}: cue {cue!r} uses an unknown term {match[0]}") from None

        if not cue.strip():
            raise LexiconError(f"{self._source}: {where}: an empty cue would be found everywhere")
        filled = cue
        while _TERM.search(filled):
            filled = _TERM.sub(term, filled)
        filled = _APOSTROPHE.sub("'?", filled)
        first = r"\b" if re.match(r"\w|\((?!\^)", cue) else ""
        last = r"\b" if re.search(r"[\w)]\??$", cue) and not re.search(r"\$\)\??$", cue) else ""
        return f"{first}(?:{filled}){last}"

    def compile(self) -> None:
        """Make the set usable. A pattern that is always found shows when RE2 gave up for want of memory."""
        self._always = self._set.Add("")
        self._set.Compile()

    def found(self, text: str) -> list[int]:
        """The numbers of the cues in ``text``."""
        hits: list[int] | None = self._set.Match(text)
        if hits is None:
            return [number for number, one in enumerate(self.single) if one.search(text)]
        return hits


class Lexicon:
    """One language's rules and word lists, compiled."""

    def __init__(self, source: str, content: bytes) -> None:
        try:
            declared = msgspec.toml.decode(content)
            self.language = msgspec.convert(declared.pop("language"), str)
            terms = msgspec.convert(declared.pop("terms", {}), dict[str, str])
            abbreviations = msgspec.convert(declared.pop("abbreviations", []), list[str])
            negations = msgspec.convert(declared.pop("negations", []), list[str])
            checks = {
                kind: msgspec.convert(declared.pop(kind, {}), dict[str, list[str]])
                for kind in ("introduction_checks", "profile")
            }
            entries = msgspec.convert(declared, dict[str, list[Entry]])
        except KeyError as error:
            raise LexiconError(f"{source}: {error} is missing") from None
        except (msgspec.MsgspecError, ValueError) as error:
            raise LexiconError(f"{source}: {error}") from None
        self._source = source
        self.abbreviations = tuple(abbreviations)
        self.patterns = Patterns(source, terms)
        self.rules = [self._rule(name, entry) for name, group in entries.items() for entry in group]
        self.negated = self.patterns.number(f"({'|'.join(negations)})", "negations") if negations else -1
        self.negation = self.patterns.alone(f"({'|'.join(negations)}) *$", "negations") if negations else None
        self.patterns.compile()
        by_cue: dict[int, list[Rule]] = {}
        for rule in sorted(self.rules, key=lambda rule: rule.of_sentence):
            for cue in rule.cues:
                by_cue.setdefault(cue, []).append(rule)
        self.by_cue = by_cue
        self.starting = frozenset(by_cue)  # cues that can begin a rule; the others only speak for or against one
        self.introduction_checks = self._checks(checks["introduction_checks"], "introduction_checks")
        self.profile = self._checks(checks["profile"], "profile")

    def _rule(self, name: str, entry: Entry) -> Rule:
        where = f"[{name}] {entry.name!r}"

        def numbers(cues: list[str]) -> frozenset[int]:
            return frozenset(self.patterns.number(cue, where) for cue in cues)

        def bits(acts: str | list[str]) -> int:
            return sum({int(self._act(act, where)) for act in ([acts] if isinstance(acts, str) else acts)})

        return Rule(
            name=entry.name,
            act=int(self._act(name, where)),
            cues=tuple(self.patterns.number(cue, where) for cue in entry.cues),
            with_=numbers(entry.with_),
            unless=numbers(entry.unless),
            near=numbers(entry.near),
            far=numbers(entry.far),
            with_act=bits(entry.with_act),
            unless_act=bits(entry.unless_act),
            near_act=bits(entry.near_act),
            far_act=bits(entry.far_act),
        )

    def _act(self, name: str, where: str) -> Act:
        try:
            return Act[name.upper()]
        except KeyError:
            known = ", ".join(str(act.name).lower() for act in Act)
            raise LexiconError(f"{self._source}: {where}: no act is called {name!r}; known: {known}") from None

    def _checks(self, checks: dict[str, list[str]], where: str) -> dict[str, list[re2._Regexp]]:
        return {name: [self.patterns.alone(cue, f"[{where}] {name}") for cue in cues] for name, cues in checks.items()}


@cache
def lexicons() -> dict[str, str]:
    """The file of each language that has a lexicon, by language code; found, not listed."""
    folder = files("auditor.language.lexicons")
    names = [entry.name for entry in folder.iterdir()]
    return {
        name.removesuffix(".toml"): name for name in sorted(names) if name.endswith(".toml") and name != "function_words.toml"
    }


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language, or None where it has none. Raises LexiconError for a faulty file."""
    name = lexicons().get(language)
    if name is None:
        return None
    made = Lexicon(name, files("auditor.language.lexicons").joinpath(name).read_bytes())
    if made.language != language:
        raise LexiconError(f"{name}: says it is for {made.language!r}, its name says {language!r}")
    return made
