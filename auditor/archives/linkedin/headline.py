"""Compares a headline with the same profile's positions: which one it stands for, and whether that has ended."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from auditor.archives.linkedin.people import spaced

#: A headline that says that a role is over is up to date. Words of the five languages that are read.
_FORMER = re.compile(
    r"(?i)\b(ex|former|formerly|previously|retired|ehem|ehemals?|ehemalige[rns]?|früher|frühere[rns]?|zuvor|a\. ?d"
    r"|ancien(ne)?|antigu[ao]|jubilad[ao])\b"
)
#: Legal forms that a register adds to a company's name.
_FORM = re.compile(
    r"(?i)[\s,]+(gmbh|mbh|ag|se|kg|ohg|ug|e\. ?v\.?|& co\.?|ltd\.?|llc|llp|inc\.?|plc|s\.?a\.?|s\.?l\.?|bv)$"
)


class Position(NamedTuple):
    """A position: title, company, whether it is still held, and since when, if known."""

    title: str
    company: str
    held: bool
    start: date | None = None


def names_left_role(headline: str | None, positions: Sequence[Position]) -> bool:
    """Whether the headline names a position that has ended together with its company, and no current position. A title
    alone is not enough, because it may be the name of one's trade, which stays the same."""
    if not headline or _FORMER.search(headline):
        return False
    said = _plain(headline)
    if any(_names(said, each.title) for each in positions if each.held):
        return False
    ended = (each for each in positions if not each.held)
    return any(_names(said, each.title) and _names(said, _bare(each.company)) for each in ended)


def foremost(headline: str | None, positions: Iterable[Position]) -> Position | None:
    """The current position that the headline names, by its company or else by its title; if there are several or none,
    the one that began last: somebody who also sits on a club's board has not changed their employer."""
    said = _plain(headline or "")
    held = [each for each in positions if each.held]
    by_company = [each for each in held if _names(said, _bare(each.company))]
    by_title = [each for each in held if _names(said, each.title)]
    return max(by_company or by_title or held, key=lambda each: each.start or date.min, default=None)


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
