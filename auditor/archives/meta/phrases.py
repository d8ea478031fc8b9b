"""Words that the sites write themselves, in the languages they were seen in: phrases.toml, read once."""

import re
import tomllib
from importlib.resources import files

import msgspec


class _Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    lines: tuple[str, ...]
    name: frozenset[str]
    about: frozenset[str]
    contact: frozenset[str]


_read = msgspec.convert(
    tomllib.loads(files("auditor.archives.meta").joinpath("phrases.toml").read_text("utf-8")), _Phrases
)
NAME, ABOUT, CONTACT = _read.name, _read.about, _read.contact
#: What the whole of a message is that a site wrote.
OWN_LINE = re.compile(f"(?:{'|'.join(each.replace('{what}', '.{1,20}') for each in _read.lines)})\\s*")
