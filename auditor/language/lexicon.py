"""A language's lexicon: the cues that show an act in a text. It is loaded from ``lexicons/<code>.toml``.

All cues of a lexicon are searched for at once (`patterns`). An entry's conditions are checked only if one of its cues
was found, which is seldom.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Annotated

import msgspec
import re2

from auditor.activities.acts import Act
from auditor.language.patterns import Found, Patterns, alternatives, elements, may_end_in_a_sign, options
from auditor.language.repetition import Remembering
from auditor.language.text import without_accents

_TERM = re.compile(r"\{([A-Z_]+)\}")
_NESTED = 4  # how deep terms may name terms
#: Acts that are spoken of, quoted or denied as often as done.
CLAIMS = int(Act.PITCH | Act.HYPE)
_REACH = 60  # characters before a claim in which it may be denied
#: Where a word ends, or a sign that no word follows: "900 €." ends a cue as "900 euros." does. RE2 cannot look ahead.
_AFTER_A_SIGN = r"(?:\b|\B\W|\B$)"
_APOSTROPHE = re.compile(r"'(?![^\[]*\])")  # not one in a character class
#: What may hold several words, right before a word: RE2 would begin that one within a longer one, "here" in "there".
_ANY_WORDS = re.compile(
    r"((?:(?<!\\)\.|(?<!\\)\[(?:\^(?![^\]]*[a-z])|(?!\^)(?=[^\]]*[a-z])(?=[^\]]* ))[^\]]+\])(?:[*+]|\{\d+,\d*\}))"
    r"(?=(?:\((?:\?:)?)*[a-zA-Z])"
)
#: At the end of the name of a kind of waiting: of what only looks like it.
_BUT = "_but"
#: Behind it, the kind beside which the words only look like it.
_IF = "_if_"


class LexiconError(ValueError):
    """A lexicon cannot be used. The message names the file, the entry and the cue."""


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
    sure: bool = False
    late: bool = False


class Rule(msgspec.Struct, frozen=True, eq=False):
    """An entry with its cues as numbers in the lexicon's patterns, and its conditions each as one expression.

    Acts are plain integers here: this is the innermost loop, and arithmetic on `Act` costs twenty times as much.
    """

    name: str
    act: int
    cues: frozenset[int]
    with_: Found | None
    unless: Found | None
    near: Found | None
    far: Found | None
    with_act: int
    unless_act: int
    near_act: int
    far_act: int
    of_sentence: bool  # looks at the acts of its sentence, which must be found first
    of_message: bool  # looks at the rest of the message
    sure: bool  # is right however long the message, whatever its words weigh
    late: bool  # is sure, and nothing that the weights know of

    def holds(self, sentence: str, acts: int) -> bool:
        """Whether a sentence with a cue of the rule and with these acts meets the rule's conditions on the sentence."""
        return (
            not acts & self.unless_act
            and not (self.with_act and not acts & self.with_act)
            and not (self.unless and self.unless(sentence))
            and not (self.with_ and not self.with_(sentence))
        )

    def fits(self, lines: str) -> bool:
        """Whether no words of the whole message, one sentence per line, exclude the rule."""
        return not (self.far and self.far(lines)) and not (self.near and not self.near(lines))

    def stands(self, acts: int) -> bool:
        """Whether no act of the message excludes the rule."""
        return not acts & self.far_act and not (self.near_act and not acts & self.near_act)


def _entries(name: str, groups: object) -> list[Entry]:
    """The groups of an act, or of what is called like one. Raises ValueError that says which of them is wrong."""
    found = []
    for number, group in enumerate(groups if isinstance(groups, list) else [groups], 1):
        try:
            found.append(msgspec.convert(group, Entry))
        except msgspec.ValidationError as error:
            raise ValueError(f"[[{name}]] number {number}: {error}") from None
    return found


#: Rules found in one sentence, each with all cues of that sentence, and whether they say what they seem to: of a claim,
#: some place must not be denied.
Hits = tuple[tuple[Rule, frozenset[int], bool], ...]
Hit = tuple[Rule, str, frozenset[int], bool]  # of a message: a rule found, its sentence, the sentence's cues; as above


class Lexicon:
    """One language's rules and word lists, compiled."""

    def __init__(self, source: str, content: bytes) -> None:
        self._remembered = Remembering(self._hits)
        try:
            declared = msgspec.toml.decode(content)
            self.language = msgspec.convert(declared.pop("language"), str)
            self._terms = msgspec.convert(declared.pop("terms", {}), dict[str, str])
            letters = msgspec.convert(declared.pop("letters", None), dict[str, str] | None)
            self._letters = None if letters is None else without_accents(letters)
            self._spellings = msgspec.convert(declared.pop("spellings", {}), dict[str, str])
            self._variant = _any_of(self._spellings)
            self._variant_in_cues = _any_of([word for word in self._spellings if len(word) > 1])  # "i" is in (?i:, too
            self.abbreviations = tuple(msgspec.convert(declared.pop("abbreviations", []), list[str]))
            negations = msgspec.convert(declared.pop("negations", []), list[str])
            checks = {
                kind: msgspec.convert(declared.pop(kind, {}), dict[str, list[str]])
                for kind in ("waiting", "introduction_checks", "profile")
            }
            entries = {name: _entries(name, group) for name, group in declared.items()}
        except KeyError as error:
            raise LexiconError(f"{source}: {error} is missing") from None
        except (msgspec.MsgspecError, ValueError) as error:
            raise LexiconError(f"{source}: {error}") from None
        self._source = source
        self.patterns = Patterns()
        self.rules = [self._rule(name, entry) for name, group in entries.items() for entry in group]
        self.patterns.compile()
        by_cue: dict[int, list[Rule]] = {}
        for rule in self.rules:
            for cue in rule.cues:
                by_cue.setdefault(cue, []).append(rule)
        self._by_cue = by_cue
        self.negation = self._one_of([f"({'|'.join(negations)}) *$"], "negations") if negations else None
        self._waiting = Patterns()
        self._kinds: dict[int, list[str]] = {}
        self._but: dict[
            str, list[tuple[frozenset[str], re2._Regexp]]
        ] = {}  # by kind, each with kinds that must be there
        for kind, cues in checks["waiting"].items():
            for words in cues:
                pattern = self._pattern(words, where := f"[waiting] {kind}")
                compiled = self._compiled(pattern, words, where)
                of, but, beside = kind.partition(_BUT)
                if but:
                    self._but.setdefault(of, []).append(
                        (frozenset({kind, of, *([beside.removeprefix(_IF)] if beside else [])}), compiled)
                    )
                self._kinds.setdefault(self._waiting.add(f"(?m){pattern}"), []).append(kind)
        self._waiting.compile()
        self.introduction_checks = self._checks(checks["introduction_checks"], "introduction_checks")
        self.profile = self._checks(checks["profile"], "profile")

    def spelled(self, text: str) -> str:
        """``text`` in the letters this lexicon's cues are looked for in, without accents where it says so, and with the
        words of one region as another spells them.

        RE2 knows the edges of words in ASCII only, and many people leave accents out.
        """
        return self._as_written(text, self._variant)

    def _as_written(self, text: str, variant: re2._Regexp | None) -> str:
        if self._letters is not None and not text.isascii():
            text = text.translate(self._letters)
        return text if variant is None else variant.sub(self._as_elsewhere, text)

    def _as_elsewhere(self, word: re2._Match) -> str:
        said = str(word[0])
        other = self._spellings[said.casefold()]  # RE2, too, takes a long s for an s
        return other.capitalize() if said[0].isupper() else other

    def hits(self, sentence: str) -> Hits:
        """The rules that have a cue in a sentence and whose conditions on the sentence are met.

        Those of the latest sentences are remembered.
        """
        return self._remembered(sentence)

    def waiting(self, lines: str) -> frozenset[str]:
        """The kinds of ``waiting`` of which a message, one sentence per line, has a cue. Cues of ``kind_but`` are taken
        out of it before those of ``kind`` are looked for, as RE2 cannot look back: "before Friday", but "not before
        Friday". Those of ``kind_but_if_other`` are where the message also says ``other``."""
        found = self._kinds_in(lines)
        for kind, but in self._but.items():
            if left_out := [pattern for kinds, pattern in but if kinds <= found]:
                left = lines
                for pattern in left_out:
                    left = pattern.sub(" – ", left)
                if kind not in self._kinds_in(left):
                    found -= {kind}
        return found

    def _kinds_in(self, lines: str) -> frozenset[str]:
        return frozenset(kind for cue in self._waiting.found(lines) for kind in self._kinds.get(cue, ()))

    def _hits(self, sentence: str) -> Hits:
        cues = frozenset(self.patterns.found(sentence))
        if not cues:
            return ()
        acts = 0
        hits = []
        dependent = []
        for rule in dict.fromkeys(rule for cue in cues for rule in self._by_cue.get(cue, ())):
            if rule.of_sentence:
                dependent.append(rule)
            elif rule.holds(sentence, 0):
                acts |= 0 if rule.late else rule.act
                hits.append(rule)
        hits += [rule for rule in dependent if rule.holds(sentence, acts)]
        return tuple((rule, cues, not rule.act & CLAIMS or any(self.claims(rule, sentence, cues))) for rule in hits)

    def spans(self, rule: Rule, sentence: str, found: frozenset[int]) -> list[tuple[int, int]]:
        """Where a rule's cues stand in a sentence with these cues; overlapping cues are one place."""
        singles = [self.patterns.single(cue) for cue in rule.cues & found]
        # Of bytes, RE2 need not count the characters before a match, which takes it longer than the search.
        text = sentence.encode() if sentence.isascii() else sentence
        spans = sorted(match.span() for single in singles for match in single.finditer(text) if match.group())
        return spans[:1] + [after for before, after in pairwise(spans) if after[0] >= before[1]]

    def claims(self, rule: Rule, sentence: str, found: frozenset[int]) -> Iterator[bool]:
        """Of each place where a sentence has a cue of a claim, whether it makes the claim: not where it is denied."""
        for start, _ in self.spans(rule, sentence, found):
            yield self.negation is None or not self.negation(sentence[max(0, start - _REACH) : start])

    def _rule(self, name: str, entry: Entry) -> Rule:
        where = f"[{name}] {entry.name!r}"
        acts = {
            kind: self._acts(getattr(entry, kind), where) for kind in ("with_act", "unless_act", "near_act", "far_act")
        }
        return Rule(
            name=entry.name,
            act=self._acts(name, where),
            cues=frozenset(number for cue in entry.cues for number in self._numbers(cue, where)),
            with_=self._one_of(entry.with_, where),
            unless=self._one_of(entry.unless, where),
            near=self._one_of(entry.near, where),
            far=self._one_of(entry.far, where),
            with_act=acts["with_act"],
            unless_act=acts["unless_act"],
            near_act=acts["near_act"],
            far_act=acts["far_act"],
            of_sentence=bool(acts["with_act"] | acts["unless_act"]),
            of_message=bool(entry.near or entry.far or acts["near_act"] or acts["far_act"]),
            sure=entry.sure or entry.late,
            late=entry.late,
        )

    def _acts(self, names: str | list[str], where: str) -> int:
        try:
            return sum({int(Act[name.upper()]) for name in ([names] if isinstance(names, str) else names)})
        except KeyError as error:
            known = ", ".join(str(act.name).lower() for act in Act)
            raise LexiconError(f"{self._source}: {where}: no act is called {error}; known: {known}") from None

    def _numbers(self, cue: str, where: str) -> list[int]:
        """The numbers of a cue's alternatives."""
        try:
            return [self.patterns.add(_whole_words(one)) for one in alternatives(self._filled(cue, where))]
        except re2.error:
            self._compiled(self._pattern(cue, where), cue, where)  # so that it is told of the cue as it is written
            raise

    def _one_of(self, cues: list[str], where: str) -> Found | None:
        """One expression that matches any of these cues in any line of a text, or None if there are no cues."""
        patterns = [self._pattern(cue, where) for cue in cues]
        try:
            return Found(f"(?m){'|'.join(patterns)}") if patterns else None
        except re2.error:
            for cue, pattern in zip(cues, patterns, strict=True):
                self._compiled(pattern, cue, where)
            raise

    def _checks(self, checks: dict[str, list[str]], where: str) -> dict[str, list[re2._Regexp]]:
        return {
            name: [self._compiled(self._pattern(cue, where), cue, f"[{where}] {name}", capture=True) for cue in cues]
            for name, cues in checks.items()
        }

    def _compiled(self, pattern: str, cue: str, where: str, *, capture: bool = False) -> re2._Regexp:
        try:
            return re2.compile(pattern, options(capture=capture))
        except re2.error as error:
            reason = error.args[0].decode() if isinstance(error.args[0], bytes) else error
            raise LexiconError(f"{self._source}: {where}: cue {cue!r} is no RE2 pattern: {reason}") from None

    def _pattern(self, cue: str, where: str) -> str:
        return _whole_words(self._filled(cue, where))

    def _filled(self, cue: str, where: str) -> str:
        """A cue with its terms filled in and its apostrophes optional."""

        def term(match: re.Match[str]) -> str:
            try:
                return self._terms[match[1]]
            except KeyError:
                raise LexiconError(f"{self._source}: {where}: cue {cue!r} uses an unknown term {match[0]}") from None

        if not cue.strip():
            raise LexiconError(f"{self._source}: {where}: an empty cue would be found everywhere")
        filled = cue
        for _ in range(_NESTED):
            filled = _TERM.sub(term, filled)
        return _ANY_WORDS.sub(r"\1\\b", _APOSTROPHE.sub("'?", self._as_written(filled, self._variant_in_cues)))


def _any_of(words: Collection[str]) -> re2._Regexp | None:
    """An expression that finds any of these words, whole, in lower or upper case; None where there are none. Raises
    ValueError for one that is not of lower-case letters without accents."""
    if odd := [word for word in words if not re.fullmatch("[a-z]+", word)]:
        raise ValueError(f"[spellings] {odd[0]!r} is not written in lower-case letters without accents")
    return re2.compile(rf"(?i)\b({'|'.join(sorted(words))})\b") if words else None


def _whole_words(pattern: str) -> str:
    """A pattern that begins and ends only where words do, if it begins or ends with one."""
    first = r"\b" if re.match(r"\w|\((?![?^])", pattern) else ""
    last = ""
    if re.search(r"[\w)]\??$", pattern) and not re.search(r"\$\)\??$", pattern):
        last = _AFTER_A_SIGN if may_end_in_a_sign(pattern) else r"\b"
    return f"{first}(?:{pattern}){last}" if "|" in elements(pattern) else f"{first}{pattern}{last}"


@cache
def lexicons() -> dict[str, str]:
    """The file of each language that has a lexicon, by language code. The folder decides which there are."""
    folder = files("auditor.language.lexicons")
    names = [entry.name for entry in folder.iterdir()]
    return {
        name.removesuffix(".toml"): name
        for name in sorted(names)
        if name.endswith(".toml") and name != "function_words.toml"
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
