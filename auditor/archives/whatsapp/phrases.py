"""Words that WhatsApp writes itself, in the languages they were seen in: phrases.toml, read once."""

import tomllib
from importlib.resources import files

import msgspec


class _Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    mine_taken_back: tuple[str, ...]
    taken_back: tuple[str, ...]
    calls: tuple[str, ...]
    files: tuple[str, ...]


_read = msgspec.convert(
    tomllib.loads(files("auditor.archives.whatsapp").joinpath("phrases.toml").read_text("utf-8")), _Phrases
)
MINE_TAKEN_BACK = frozenset(each.casefold() for each in _read.mine_taken_back)
TAKEN_BACK = MINE_TAKEN_BACK | {each.casefold() for each in _read.taken_back}
#: How a line of a call begins.
CALLS = tuple(each.casefold() for each in _read.calls)
#: How the file of a chat is called, word by word, before the name of whom it is with.
FILES = tuple(each.split() for each in _read.files)
