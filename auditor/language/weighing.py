"""Weighing a message: how far its words speak for an act, beside the cues.

Cues know set phrases. How sellers, helpers and those who refuse really write has no end of phrases, but many small
signs point the same way: each word, each pair of words, the beginnings of long words and of sentences have a weight for
or against an act, and so have the acts that cues found and the shape of the message. Their sum decides. The weights of
a language stand in ``weights/<code>.tsv``, a line a sign and a column an act, where anybody can read them. ``python -m
tests.benchmarks.weights`` learns them; docs/reading.md says from what, and how well it goes.
"""

import re
import struct
from bisect import bisect
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise, repeat
from math import sqrt
from typing import Literal

from auditor.activities.acts import ACTS, Act
from auditor.language.text import without_quotations

_WORD = re.compile(r"https?://\S+|[^\W\d_]+|\d+|[?!€$%:]|[.;\n]")
_LEFT_OUT = re.compile(r"(?<=[a-z])'(?=(?:t|d|m|s|ll|re|ve)\b)")  # many people leave it out: "dont", "gehts"
_ENDS = frozenset("?!:.;\n")  # a sentence; the first three are words, too
_UNSAID = frozenset(".;\n")
_READ = 600  # words; what a longer text is about has been said by then
_LONG, _STEM = 6, 5  # letters: from how many on a word counts by its beginning too, as languages bend its end
_SHORTER = (6, 15, 40, 80)  # words
_LENGTHS = (*(f"under {most} words" for most in _SHORTER), "longer")

#: Acts that a set phrase says by itself in few words: of those that cues find in messages under 15 words, 85 of 100 are
#: there (of introductions half), of those in messages of 25 and more 49 (measured on what is learnt from).
SAID_SHORTLY = (
    Act.INTRODUCTION | Act.TO_INTRODUCE | Act.OUTCOME_QUESTION | Act.CONSENT | Act.BARE_NAME | Act.DECLINE | Act.PROMISE
)
_SAID_SHORTLY = int(SAID_SHORTLY)
_SHORTLY = {f"under {most} words" for most in _SHORTER if most <= 15}

#: What a weight is of: a word or two, an act that cues found, the shape of the message. ``start`` counts always, and
#: says of which acts a cue must be found too.
Kind = Literal["start", "words", "cue", "shape"]

_LANE = 32  # bits of an act in a sum
_MOST = 10_000  # hundredths; of 3,000 signs at most, no sum then leaves its lane
_MIDDLE = 1 << (_LANE - 1)  # is added to each lane of a sum, so that none is negative


class Scale:
    """A language's weights, to the hundredth. ``table``: as it is written, of which comments are skipped. Raises
    ValueError, KeyError or IndexError for a faulty one.

    The weights of one sign are one number, an act a lane of bits in it: a message has dozens of signs, and one addition
    each takes a quarter of the time that one an act takes.
    """

    def __init__(self, table: str) -> None:
        lines = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
        self.acts = [Act[name.upper()] for name in next(lines, [])[2:]]
        self._bits = [int(act) for act in self.acts]
        self._weighed = sum(self._bits)
        self._weights: dict[Kind, dict[str, int]] = {"start": {}, "words": {}, "cue": {}, "shape": {}}
        for kind, name, *values in lines:
            if len(values) != len(self.acts):
                raise ValueError(f"{kind} {name!r}: {len(values)} weights, where {len(self.acts)} acts are weighed")
            self._weights[kind][name] = _in_lanes(values)  # type: ignore[index]  # a KeyError tells an unknown kind
        self._middles = sum(_MIDDLE << _LANE * lane for lane in range(len(self.acts)))
        self._lanes = struct.Struct(f"<{len(self.acts)}I")
        self._start = self._weights["start"][""]
        needing = self._apart(self._weights["start"]["needs its cue"])
        self._needing = sum(bit for bit, needed in zip(self._bits, needing, strict=True) if needed != _MIDDLE)
        names = self._weights["cue"]
        self._cues = [(int(act), names[name]) for act in ACTS if (name := str(act.name).lower()) in names]
        self._telling = sum(cue for cue, _ in self._cues)
        self._words = self._weights["words"]
        self._beside = lru_cache(maxsize=1_024)(self._needed)  # cues and shapes come together in few ways

    def weigh(self, own: str, acts: int, *, but: int = 0, above: int = 0) -> int:
        """The acts of a message with these own words, in which cues found ``acts``: those that are weighed are there
        where their sum is above 0, or so many hundredths, some only where a cue found them too, and some also where one
        did and the message is short; the others, and ``but``, are as they were."""
        said = features(own)
        root = sqrt(len(said)) or 1.0  # so that a long text says no more than a short one
        of_words = self._apart(sum(map(self._words.get, said, repeat(0))))
        told = shapes(own)
        beside = self._beside(acts & self._telling, *told)
        heavy = 0
        for bit, by, least in zip(self._bits, of_words, beside, strict=True):
            if by - _MIDDLE > (least + above) * root:
                heavy |= bit
        weighed = self._weighed & ~but
        if is_short(told):
            weighed &= ~(acts & _SAID_SHORTLY)
        return acts & ~weighed | heavy & weighed & ~(self._needing & ~acts)

    def _needed(self, acts: int, *of_shape: str) -> tuple[int, ...]:
        """What the words of a message must weigh for each act, in hundredths, beside what else is known of it."""
        signs = self._start + sum(weights for cue, weights in self._cues if acts & cue)
        signs += sum(self._weights["shape"].get(shape, 0) for shape in of_shape)
        return tuple(_MIDDLE - weight for weight in self._apart(signs))

    def _apart(self, together: int) -> tuple[int, ...]:
        """The sum of each act, in hundredths and above _MIDDLE."""
        return self._lanes.unpack((together + self._middles).to_bytes(self._lanes.size, "little"))


def _in_lanes(values: list[str]) -> int:
    """The weights of one sign, in hundredths, an act a lane."""
    together = 0
    for lane, value in enumerate(values):
        if value:
            hundredths = round(float(value) * 100)
            if abs(hundredths) > _MOST:
                raise ValueError(f"a weight of {value}")
            together += hundredths << _LANE * lane
    return together


def features(own: str) -> set[str]:
    """The words of a message and the pairs of neighbours, a link and a number as one word each; the beginnings of its
    long words (``~begin``), and with which word and pair a sentence begins (``^begin``). What is quoted is not among
    them: somebody else says it."""
    words: list[str] = []
    firsts: list[int] = []  # places in words
    begins = True
    said = without_quotations(own).lower()
    if "'" in said:
        said = _LEFT_OUT.sub("", said)
    for word in _WORD.findall(said):
        if word in _ENDS:
            begins = True
            if word in _UNSAID:
                continue
        elif begins:
            firsts.append(len(words))
            begins = False
        words.append(word if word.isalpha() else _told(word))
        if len(words) == _READ:
            break
    pairs = list(map(" ".join, pairwise(words)))
    stems = ["~" + word[:_STEM] for word in words if len(word) >= _LONG]
    starts = ["^" + word for first in firsts for word in (words[first], *pairs[first : first + 1])]
    return {*words, *stems, *pairs, *starts}


def _told(word: str) -> str:
    if word[0].isdigit():
        return "0" if len(word) < 4 else "0000"
    return "link" if word.startswith("http") else word


def is_short(told: Sequence[str]) -> bool:
    """Whether a message with these shapes is so short that a set phrase says by itself what it does."""
    return told[0] in _SHORTLY


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
