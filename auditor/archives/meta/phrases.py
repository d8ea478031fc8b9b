"""Words that the sites write themselves, in the languages they were seen in: phrases.toml, read once."""

import re
import tomllib
from importlib.resources import files

import msgspec


class _Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lines: tuple[str, ...]
    acts: tuple[str, ...]
    sent: tuple[str, ...]
    name: frozenset[str]
    about: frozenset[str]
    contact: frozenset[str]


_read = msgspec.convert(
    tomllib.loads(files("auditor.archives.meta").joinpath("phrases.toml").read_text("utf-8")), _Phrases
)
NAME, ABOUT, CONTACT = _read.name, _read.about, _read.contact


def _any(patterns: tuple[str, ...], ending: str = "") -> re.Pattern[str]:
    """One that is met by what any of several expressions is met by, as a whole."""
    return re.compile(f"(?:{'|'.join(each.replace('{what}', _WHAT) for each in patterns)}){ending}\\s*")


_WHAT = "[^\n]{1,120}"
#: What the whole of a message is that a site wrote.
OWN_LINE = _any(_read.lines)
#: What follows a name in such a line: that somebody did what is no message, or sent what has no words.
ACT, SENT = _any(_read.acts, "[.!]?"), _any(_read.sent, "\\.?")
