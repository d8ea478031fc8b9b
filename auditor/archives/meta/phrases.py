"""Phrases that the sites themselves write into messages, in the languages in which they were seen: phrases.toml."""

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
    """An expression that matches a whole text if any of several expressions does."""
    return re.compile(f"(?:{'|'.join(each.replace('{what}', _WHAT) for each in patterns)}){ending}\\s*")


_WHAT = "[^\n]{1,120}"
#: A whole message that a site wrote.
OWN_LINE = _any(_read.lines)
#: What follows a name in such a line: an act that is not a message, or something sent without words.
ACT, SENT = _any(_read.acts, "[.!]?"), _any(_read.sent, "\\.?")
