"""Whether a headline still names a position that the same profile's positions say has ended."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from auditor.archives.linkedin.people import spaced

#: Who says that it is over is not behind. Words of the five languages that are read.
_FORMER = re.compile(
    r"(?i)\b(ex|former|formerly|previously|retired|ehem|ehemals?|ehemalige[rns]?|früher|frühere[rns]?|zuvor|a\. ?d"
    r"|ancien(ne)?|antigu[ao]|jubilad[ao])\b"
)
#: What a company's register adds to its name.
_FORM = re.compile(
    r"(?i)[\s,]+(gmbh|mbh|ag|se|kg|ohg|ug|e\. ?v\.?|& co\.?|ltd\.?|llc|llp|inc\.?|plc|s\.?a\.?|s\.?l\.?|bv)$"
)


class Position(NamedTuple):
    """A line of the positions: what, where, and whether it is still held."""

    title: str
    company: str
    held: bool


def names_left_role(headline: str | None, positions: Sequence[Position]) -> bool:
    """Whether a position that has ended stands in the headline with its company, and no position held now does: by a
    title alone one may name one's trade, which stays what it was."""
    if not headline or _FORMER.search(headline):
        return False
    said = _plain(headline)
    if any(_names(said, each.title) for each in positions if each.held):
        return False
    ended = (each for each in positions if not each.held)
    return any(_names(said, each.title) and _names(said, _bare(each.company)) for each in ended)


def _plain(words: str) -> str:
    return spaced(words).casefold()


def _bare(company: str) -> str:
    """A company's name as people say it."""
    name, before = company.strip(), ""
    while name != before:
        before, name = name, _FORM.sub("", name).strip()
    return _plain(name)


def _names(said: str, what: str) -> bool:
    sought = _plain(what)
    return bool(sought) and re.search(rf"(?<!\w){re.escape(sought)}(?!\w)", said) is not None
