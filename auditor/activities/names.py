"""Makes names of people comparable, so that differently written forms of one name are equal."""

import re
import unicodedata
from collections.abc import Sequence

from auditor.activities.letters import in_form

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: Letters that people without such a key write without the mark, or as two letters.
_ALIKE = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "a", "œ": "o"})
_TWO_FOR_ONE = re.compile(r"(?<=[aou])e")
_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "phd", "mba", "msc"})

#: Titles and forms of address before a name, in small letters, in the languages that are read.
_CALLED_BY = frozenset(
    (
        *_TITLES, "professor", "doctor", "sir", "madam", "miss", "chief", "engr", "barr", "pastor", "rev", "aunty",
        "auntie", "uncle", "oga", "alhaji", "alhaja", "hajia", "herr", "herrn", "frau", "mag", "ing", "dipl", "di",
        "doktor", "tante", "onkel", "sr", "sra", "srta", "señor", "señora", "señorita", "don", "doña", "doctora", "tía",
        "tío", "m", "mme", "mlle", "monsieur", "madame", "mademoiselle", "docteur", "maître", "oncle",
    )
)  # fmt: skip


def untitled(called: Sequence[str]) -> tuple[str, ...]:
    """The words of a name, in small letters, without the titles before it. A name that consists of titles only stays,
    because "Don" and "Di" are names, too."""
    at = next((at for at, word in enumerate(called) if word.rstrip(".") not in _CALLED_BY), 0)
    return tuple(called[at:])


def plain(name: str) -> tuple[str, ...]:
    """The words of a name without case, marks on Latin letters, titles and brackets. A surname that comes first, before
    a comma, is moved to the end."""
    bare = re.sub(r"\([^()]*\)", " ", name[:200])
    first, _, rest = bare.partition(",")
    own, more = words(first), words(rest)
    return (*more, *own) if len(own) == 1 and not rest.strip().isupper() else own


def words(text: str) -> tuple[str, ...]:
    """The words of any text, without case, marks on Latin letters and titles."""
    whole = (text if text.isascii() else _unmarked(text)).casefold().translate(_ALIKE)
    return tuple(_TWO_FOR_ONE.sub("", word) for word in _WORD.findall(whole) if word not in _TITLES)


def _unmarked(text: str) -> str:
    letters: list[str] = []
    for letter in in_form("NFKD", text):
        if not (unicodedata.combining(letter) and letters and letters[-1].isascii()):
            letters.append(letter)
    return in_form("NFC", "".join(letters))
