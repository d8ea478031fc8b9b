"""Whether a message to several calls one of them by name: "@Ana", "Ana, could you …?", "what do you think, Ana?".

To be spoken of ("Ana said so") is not to be called, so a name counts only where nothing but a call has it.
"""

import re
from collections.abc import Collection

import re2

#: Words with which a message greets, in any of the languages that are read.
GREETINGS = (
    r"salut|bonjour|bonsoir|coucou|ch[eè]re?s?|dis|hello|hi|hey|hiya|good (?:morning|afternoon|evening)|dear|hallo|moin"
    r"|servus|liebe[rs]?|guten (?:tag|morgen|abend)|sehr geehrter?|hola|buen[oa]s(?: (?:d[ií]as|tardes|noches))?"
    r"|estimad[oa]s?|querid[oa]s?|oye"
)
_LONGEST = 4_000  # characters of a message that are looked at
_WORD = re.compile(r"[^\W\d_]{2,40}(?:[-’'][^\W\d_]{1,40}){0,3}")
_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "frau", "herr", "sr", "sra", "mme"})
#: Words by which only who is called is asked, right after a name that no comma follows.
_TO_WHO_IS_CALLED = (
    r"(?:can|could|do|did|are|have|will|would) you|kannst|könntest|hast|hättest|magst|bist|würdest|weißt|weisst|willst"
    r"|schaffst|machst|kommst|puedes|podrías|tienes|sabes|quieres|vienes|tu |peux-tu|pourrais-tu|as-tu|vous pou[vr]"
)
#: Marks that programs put around a name, seen or not.
_AROUND = r"[\s~\x{2066}-\x{2069}\x{200e}\x{200f}]"


class Called:
    """Tells whether a message calls somebody who bears ``names``. Where another of a group, of whom ``others`` are the
    names, has the same first name, only a whole name after an @ calls."""

    def __init__(self, names: Collection[str], others: Collection[str] = ()) -> None:
        written = [_WORD.findall(name[:200]) for name in names]
        whole = {" ".join(words) for words in written if len(words) > 1}
        firsts = {first for words in written if (first := _first(words))}
        shared = {_first(_WORD.findall(name[:200])).casefold() for name in others}
        alone = {first for first in firsts if first.casefold() not in shared}
        self._pattern = re2.compile(_pattern(whole, alone)) if whole or alone else None

    def by(self, text: str) -> bool:
        """Whether the message does."""
        return self._pattern is not None and self._pattern.search(text[:_LONGEST]) is not None


def _first(words: list[str]) -> str:
    return next((word for word in words if word.casefold() not in _TITLES), "")


def _pattern(whole: Collection[str], firsts: Collection[str]) -> str:
    begins, ends = r"(?:^|[.!?…\n]\s*)", r"(?:[^\pL]|$)"
    ways = [rf"@{_AROUND}*{_any({*whole, *firsts})}{ends}"]
    if firsts:
        name = _any(firsts)
        ways += [
            rf"{begins}(?:(?:{GREETINGS})[ ,]+)?{name}(?: ?[,:!?\n]| [–-] |$)",
            rf"{begins}{name} (?:{_TO_WHO_IS_CALLED})",
            rf"[,:] ?{name}[^\pL\n]{{0,6}}(?:$|\n)",
        ]
    return rf"(?i){'|'.join(ways)}"


def _any(names: Collection[str]) -> str:
    return f"(?:{'|'.join(re2.escape(name) for name in sorted(names, key=len, reverse=True))})"
