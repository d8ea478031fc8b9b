"""Logs the calls of programs over MCP: which program asked what, when, and how long the answer was.

The person can read the log. It is a file in the data folder, one line of JSON per call, and not a table, so that the
MCP server can open the database for reading only. It contains no word of an answer. Erasing deletes it.

Calls whose answers named people stay longer than the others, and have a share of what is shown: a program could else
ask much of nothing until what it was told of people is out of sight.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from server.installation.private_files import private_file
from server.installation.settings import Settings

FILE = "calls.jsonl"
EARLIER = "calls.1.jsonl"
#: What stays of the earlier file then: calls whose answers named people.
NAMED = "calls-named.jsonl"
#: A file that has reached this size replaces the earlier file.
MOST_BYTES = 1 << 20
#: How many characters of a program's name, tool and arguments are stored.
LONGEST = 100


class Call(msgspec.Struct, frozen=True, omit_defaults=True, rename={"given": "arguments"}):
    """One call. ``at``: UTC milliseconds; ``client``: the program's name for itself; ``tool`` and its arguments
    (``given``); whether answers name people (``names``) and show ``texts``; whether it was ``answered``, and with how
    many ``characters``."""

    at: int
    client: str
    tool: str
    given: dict[str, str] = {}
    names: bool = False
    texts: bool = False
    answered: bool = False
    characters: int = 0


class CallLog:
    """The log of one installation. Several processes may write to it at once, because each line is one write."""

    def __init__(self, settings: Settings) -> None:
        self._file = settings.data / FILE
        self._earlier = settings.data / EARLIER
        self._named = settings.data / NAMED

    def write(self, call: Call) -> None:
        """Add a call; it is on the disk before this returns. Raises OSError."""
        self._turn_over()
        line = b"\n" + msgspec.json.encode(call) + b"\n"  # the first newline ends a line that a full disk had cut
        handle = os.open(self._file, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600)
        try:
            if os.write(handle, line) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(handle)
        finally:
            os.close(handle)

    def latest(self, limit: int = 100) -> list[Call]:
        """The last calls, newest first, of which up to half are the last that named people; unreadable lines are left
        out. Raises OSError."""
        calls = [call for file in (self._file, self._earlier, self._named) for call in _calls(file)]
        sure = [at for at, call in enumerate(calls) if _names(call)][: limit // 2]
        chosen = frozenset(sure)
        others = [at for at in range(len(calls)) if at not in chosen][: limit - len(sure)]
        return [calls[at] for at in sorted((*sure, *others))]

    def _turn_over(self) -> None:
        with suppress(FileNotFoundError):
            if self._file.stat().st_size < MOST_BYTES:
                return
            named = [call for file in (self._earlier, self._named) for call in _calls(file) if _names(call)]
            if named:
                self._keep(named)
            self._file.replace(self._earlier)

    def _keep(self, named: list[Call]) -> None:
        """Keep as many of these calls, newest first, as fit."""
        lines, room = [], MOST_BYTES
        for call in named:
            line = msgspec.json.encode(call) + b"\n"
            if (room := room - len(line)) < 0:
                break
            lines.append(line)
        with private_file(self._named) as file:
            file.writelines(reversed(lines))


def _names(call: Call) -> bool:
    return call.names and call.answered


def _calls(file: Path) -> Iterator[Call]:
    """The calls in a file, newest first."""
    for line in reversed(_lines(file)):
        with suppress(msgspec.DecodeError, UnicodeDecodeError):
            yield msgspec.json.decode(line, type=Call)


def _lines(file: Path) -> list[bytes]:
    """The lines in the last ``2 * MOST_BYTES`` of a file; empty if there is no file."""
    try:
        with file.open("rb") as content:
            content.seek(max(0, file.stat().st_size - 2 * MOST_BYTES))
            return content.read(2 * MOST_BYTES).splitlines()
    except FileNotFoundError:
        return []
