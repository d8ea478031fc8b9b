"""Weighing a message: how far its words speak for an act, beside the cues.

Cues know set phrases. How sellers, helpers and those who refuse really write has no end of phrases, but many small
signs point the same way: each word and each pair of words has a weight for or against an act, and so have the acts that
cues found and the shape of the message. Their sum decides. The weights of a language stand in ``weights/<code>.tsv``, a
line a sign and a column an act, where anybody can read them. ``python -m tests.benchmarks.weights`` learns them;
docs/reading.md says from what, and how well it goes.
"""

import re
from bisect import bisect
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import sqrt
from typing import Literal

from auditor.activities.acts import ACTS, Act
from auditor.language.text import without_quotations

_WORD = re.compile(r"https?://\S+|[^\W\d_]+|\d+|[?!€$%:]|[.;\n]")
_ENDS = frozenset("?!:.;\n")  # a sentence; the first three are words, too
_UNSAID = frozenset(".;\n")
_READ = 600  # words; what a longer text is about has been said by then
_LONG, _STEM = 6, 5  # letters: from how many on a word counts by its beginning too, as languages bend its end
_SHORTER = (6, 15, 40, 80)  # words
_LENGTHS = (*(f"under {most} words" for most in _SHORTER), "longer")

#: What a weight is of: a word or two, an act that cues found, the shape of the message. ``start`` counts always, and
#: says of which acts a cue must be found too.
Kind = Literal["start", "words", "cue", "shape"]
Weights = tuple[float, ...]  # one an act that is weighed, in their order


class Scale:
    """A language's weights. ``table``: as it is written, of which comments are skipped. Raises ValueError, KeyError or
    IndexError for a faulty one."""

    def __init__(self, table: str) -> None:
        head, *lines = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
        self.acts = [Act[name.upper()] for name in head[2:]]
        self._bits = [int(act) for act in self.acts]
        self._weighed = sum(self._bits)
        self._weights: dict[Kind, dict[str, Weights]] = {"start": {}, "words": {}, "cue": {}, "shape": {}}
        for kind, name, *values in lines:
            if len(values) != len(self.acts):
                raise ValueError(f"{kind} {name!r}: {len(values)} weights, where {len(self.acts)} acts are weighed")
            told = tuple(float(value) if value else 0.0 for value in values)
            self._weights[kind][name] = told  # type: ignore[index]  # a KeyError says that there is no such kind
        self._none = (0.0,) * len(self.acts)
        self._start = self._weights["start"][""]
        needing = self._weights["start"]["needs its cue"]
        self._needing = sum(bit for bit, needed in zip(self._bits, needing, strict=True) if needed)
        names = self._weights["cue"]
        self._cues = [(int(act), names[name]) for act in ACTS if (name := str(act.name).lower()) in names]

    def weigh(self, own: str, acts: int, *, but: int = 0) -> int:
        """The acts of a message with these own words, in which cues found ``acts``: those that are weighed are there
        where their sum is above 0, some only where a cue found them too; the others, and ``but``, are as they were."""
        said = features(own)
        words, of_shape = self._weights["words"], self._weights["shape"]
        told = [words[word] for word in said if word in words]
        signs = [self._start, *(weights for cue, weights in self._cues if acts & cue)]
        signs += [of_shape[shape] for shape in shapes(own) if shape in of_shape]
        root = sqrt(len(said)) or 1.0  # so that a long text says no more than a short one
        of_words, of_signs = map(sum, zip(self._none, *told, strict=True)), map(sum, zip(*signs, strict=True))
        heavy = sum(
            bit for bit, by, beside in zip(self._bits, of_words, of_signs, strict=True) if by / root + beside > 0
        )
        weighed = self._weighed & ~but
        return acts & ~weighed | heavy & weighed & ~(self._needing & ~acts)


def features(own: str) -> set[str]:
    """The words of a message and the pairs of neighbours, a link and a number as one word each; the beginnings of its
    long words (``~begin``), and with which word and pair a sentence begins (``^begin``). What is quoted is not among
    them: somebody else says it."""
    words: list[str] = []
    firsts: list[int] = []  # places in words
    begins = True
    for word in _WORD.findall(without_quotations(own).lower()):
        if word not in _UNSAID:
            if begins and word not in _ENDS:
                firsts.append(len(words))
                begins = False
            words.append(word if word.isalpha() else _told(word))
            if len(words) == _READ:
                break
        begins = begins or word in _ENDS
    stems = ("~" + word[:_STEM] for word in words if len(word) >= _LONG)
    pairs = [" ".join(pair) for pair in pairwise(words)]
    starts = ("^" + word for first in firsts for word in (words[first], *pairs[first : first + 1]))
    return {*words, *stems, *pairs, *starts}


def _told(word: str) -> str:
    if word[0].isdigit():
        return "0" if len(word) < 4 else "0000"
    return "link" if word.startswith("http") else word


def shapes(own: str) -> list[str]:
    """What can be told of a message without its words."""
    words = own.count(" ") + own.count("\n") + 1
    told = [_LENGTHS[bisect(_SHORTER, words)]]
    if "?" in own:
        told.append("a question")
    if own.endswith("?"):
        told.append("ends in a question")
    if "://" in own:
        told.append("a link")
    if "!" in own:
        told.append("a call")
    if "€" in own or "$" in own or "£" in own or "%" in own:
        told.append("money")
    if own.count("\n") > 1:
        told.append("paragraphs")
    return told


@cache
def scale(language: str) -> Scale | None:
    """The weights of a language; None where it has none. Raises as Scale does for a faulty file."""
    file = files("auditor.language.weights").joinpath(f"{language}.tsv")
    return Scale(file.read_text("utf-8")) if file.is_file() else None
