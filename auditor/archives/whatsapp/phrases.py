"""Words that WhatsApp writes itself, in the languages they were seen in: phrases.toml, read once."""

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
    """What stands before and after whoever is named in each, the longer ones first."""
    found = [(before, after) for before, _, after in (each.partition(_WHO) for each in phrases)]
    return tuple(sorted(found, key=lambda each: -len("".join(each))))


_read = msgspec.convert(
    tomllib.loads(files("auditor.archives.whatsapp").joinpath("phrases.toml").read_text("utf-8")), _Phrases
)
MINE_TAKEN_BACK = frozenset(each.casefold() for each in _read.mine_taken_back)
TAKEN_BACK = MINE_TAKEN_BACK | {each.casefold() for each in _read.taken_back}
#: The whole of a message that an admin took back, who is named in it.
TAKEN_BACK_BY = re.compile(
    "|".join(
        f"{re.escape(before.casefold())}[^\n?!]{{1,80}}{re.escape(after.casefold())}"
        for before, after in _around(_read.taken_back_by)
    )
)
#: How a line of a call begins.
CALLS = tuple(each.casefold() for each in _read.calls)
#: What stands for something that was sent and left out.
LEFT_OUT = tuple(each.casefold() for each in _read.left_out)
#: What stands in brackets behind the name of an attached file.
ATTACHED = frozenset(each.casefold() for each in _read.attached)
#: How the program's own first line begins.
NOTICES = tuple(each.casefold() for each in _read.notices)
#: How the file of a chat is called, before and after the name of whom it is with.
FILES = _around(_read.files)
