"""The log of programs that ask over MCP: who asked for what, when, and how much was answered. The person reads it.

It is a file of the data folder, one line of JSON a call, and not a table, so that whoever answers such programs can
open the database for reading alone. It holds no word of an answer. Erasing takes it along.
"""

import errno
import os
from contextlib import suppress
from pathlib import Path

import msgspec

from server.installation.settings import Settings

FILE = "calls.jsonl"
EARLIER = "calls.1.jsonl"
#: A file that has grown to this becomes the earlier one, in place of the one before it.
MOST_BYTES = 1 << 20
#: Of what programs say of themselves and ask, so many characters are kept.
LONGEST = 100


class Call(msgspec.Struct, frozen=True, omit_defaults=True, rename={"given": "arguments"}):
    """One call: ``at`` in UTC milliseconds, ``client`` as the program calls itself, ``tool`` and what was ``given`` to
    it, whether people were named and texts shown, whether it was answered, and with how many ``characters``."""

    at: int
    client: str
    tool: str
    given: dict[str, str] = {}
    names: bool = False
    texts: bool = False
    answered: bool = False
    characters: int = 0


class CallLog:
    """The log of one installation. Several processes may write it at once: a line is one write."""

    def __init__(self, settings: Settings) -> None:
        self._file = settings.data / FILE
        self._earlier = settings.data / EARLIER

    def write(self, call: Call) -> None:
        """Add a call, on the disk before this returns. Raises OSError."""
        self._turn_over()
        line = b"\n" + msgspec.json.encode(call) + b"\n"  # one that was torn by a full disk ends here
        handle = os.open(self._file, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600)
        try:
            if os.write(handle, line) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(handle)
        finally:
            os.close(handle)

    def latest(self, limit: int = 100) -> list[Call]:
        """The calls made last, newest first; lines that cannot be read are left out. Raises OSError."""
        found: list[Call] = []
        for file in (self._file, self._earlier):
            for line in reversed(_lines(file)):
                if len(found) == limit:
                    return found
                with suppress(msgspec.DecodeError, UnicodeDecodeError):
                    found.append(msgspec.json.decode(line, type=Call))
        return found

    def _turn_over(self) -> None:
        with suppress(FileNotFoundError):
            if self._file.stat().st_size >= MOST_BYTES:
                self._file.replace(self._earlier)


def _lines(file: Path) -> list[bytes]:
    """The lines of the file, of which only its last ``2 * MOST_BYTES`` are looked at."""
    try:
        with file.open("rb") as content:
            content.seek(max(0, file.stat().st_size - 2 * MOST_BYTES))
            return content.read(2 * MOST_BYTES).splitlines()
    except FileNotFoundError:
        return []
