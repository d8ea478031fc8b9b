"""Phrases that WhatsApp itself writes, in the languages in which they were seen: phrases.toml, read once."""

import re
import tomllib
from importlib.resources import files

import msgspec

_WHO = "{who}"


class _Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    mine_taken_back: tuple[str, ...]
    taken_back: tuple[str, ...]
    taken_back_by: tuple[str, ...]
    calls: tuple[str, ...]
    left_out: tuple[str, ...]
    attached: tuple[str, ...]
    notices: tuple[str, ...]
    files: tuple[str, ...]


def _around(phrases: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The texts before and after the person's name in each phrase, the longer ones first."""
    found = [(before, after) for before, _, after in (each.partition(_WHO) for each in phrases)]
    return tuple(sorted(found, key=lambda each: -len("".join(each))))


_read = msgspec.convert(
    tomllib.loads(files("auditor.archives.whatsapp").joinpath("phrases.toml").read_text("utf-8")), _Phrases
)
MINE_TAKEN_BACK = frozenset(each.casefold() for each in _read.mine_taken_back)
TAKEN_BACK = MINE_TAKEN_BACK | {each.casefold() for each in _read.taken_back}
#: A whole message that an admin took back, with the admin's name.
TAKEN_BACK_BY = re.compile(
    "|".join(
        f"{re.escape(before.casefold())}[^\n?!]{{1,80}}{re.escape(after.casefold())}"
        for before, after in _around(_read.taken_back_by)
    )
)
#: The beginnings of lines about calls.
CALLS = tuple(each.casefold() for each in _read.calls)
#: The text in place of something that was sent and left out.
LEFT_OUT = tuple(each.casefold() for each in _read.left_out)
#: The text in brackets after the name of an attached file.
ATTACHED = frozenset(each.casefold() for each in _read.attached)
#: The beginnings of the program's own first line.
NOTICES = tuple(each.casefold() for each in _read.notices)
#: The file name of a chat: the texts before and after the name of the other person.
FILES = _around(_read.files)
