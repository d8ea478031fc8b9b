"""Searches the bytes of files for names and ids that are left of erased data."""

from collections.abc import Collection, Iterable, Iterator
from json import dumps
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from auditor.activities.letters import in_form
from server.translations import gettext, ngettext

#: Bytes of a word; shorter words occur in any file by chance.
SHORTEST = 4
#: How many forms of words are searched for; a history of years has some ten thousand people.
MOST = 100_000
_CHUNK = 4 << 20
#: The first bytes of files whose contents are compressed or encrypted, so that no name in them can be found.
_BACKUP = b"rapport backup"
_PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"PAR1", b"%PDF", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf")


class Left(NamedTuple):
    """Something that was to be erased and is left: where it is, and a sentence that says what it is."""

    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}"


def look(files: Iterable[Path], words: Collection[str], *, known: bool = True) -> Iterator[Left]:
    """Which of these files hold some of the words, cannot be looked into, or cannot be read. ``known``: the words are
    all that there were; else, as everything was erased before, nobody can tell what any file holds."""
    forms = forms_of(words)
    for file in files:
        try:
            found = count(file, forms)
        except OSError as problem:
            yield Left(str(file), gettext("It cannot be read: %(reason)s.", reason=problem.strerror))
            continue
        if found:
            told = ngettext(
                "%(num)s name or id that was kept stands in it.",
                "%(num)s names and ids that were kept stand in it.",
                found,
            )
            yield Left(str(file), told)
        elif _begins(file, _BACKUP):
            yield Left(str(file), gettext("This backup is from before, and still holds what was erased."))
        elif _begins(file, *_PACKED):
            yield Left(str(file), gettext("It is packed or encrypted, so nobody can tell what is in it."))
        elif not known and file.stat().st_size:
            told = gettext("Nothing is kept by now that could be looked for in it, so nobody can tell what it holds.")
            yield Left(str(file), told)


def forms_of(words: Iterable[str]) -> list[str]:
    """The forms in which words may occur in a file, each as its bytes decoded from Latin-1."""
    forms: set[str] = set()
    for word in words:
        if len(word.encode()) < SHORTEST:
            continue
        for spelt in {word, in_form("NFC", word), in_form("NFD", word)}:
            written = {spelt.encode(), dumps(spelt)[1:-1].encode(), quote(spelt).encode(), spelt.encode("utf-16-le")}
            forms |= {form.decode("latin-1") for form in written}
        if len(forms) >= MOST:
            break
    return sorted(forms)


def count(file: Path, forms: list[str]) -> int:
    """How many of the forms occur in a file. Raises OSError if it cannot be read."""
    if not forms:
        return 0
    import polars as pl

    found: set[str] = set()
    longest = max(map(len, forms))
    before = b""
    with file.open("rb") as content:
        while chunk := content.read(_CHUNK):
            text = pl.Series([(before + chunk).decode("latin-1")])
            found |= {form.lower() for form in text.str.extract_many(forms, ascii_case_insensitive=True)[0]}
            before = (before + chunk)[-longest:]
    return len(found)


def _begins(file: Path, *beginnings: bytes) -> bool:
    with file.open("rb") as content:
        return content.read(16).startswith(beginnings)
