"""What passes between the server and the process that audits: one order, then how far it is, then how it ended.

Each message is JSON behind its length, through the pipes that the process is started with: neither the command line nor
the environment tells anything of it. The installation's key is not sent: the process reads its file as every command
does.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import msgspec

from auditor.report import Report, Role
from server.installation.settings import Settings
from server.store.recurrence import TELLING

_LENGTH = 4  # bytes, big-endian


class Installation(msgspec.Struct, frozen=True):
    """Settings as they are sent."""

    data: str
    database_url: str
    zone: str
    keep_text_days: int
    zone_found: bool
    person: str

    @classmethod
    def of(cls, settings: Settings) -> "Installation":
        """These settings."""
        return cls(
            str(settings.data),
            settings.database_url,
            settings.zone,
            settings.keep_text_days,
            settings.zone_found,
            settings.person,
        )

    @property
    def settings(self) -> Settings:
        """The settings that were sent."""
        return Settings(
            Path(self.data), self.database_url, self.zone, self.keep_text_days, self.zone_found, self.person
        )


class Order(msgspec.Struct, frozen=True):
    """What to audit, see ``server.audits.running.Selection``, and in which language. ``folder``: what a relative
    path in the database's URL is relative to; empty where it has none."""

    installation: Installation
    language: str
    folder: str
    days: int = TELLING
    first: date | None = None
    last: date | None = None
    sites: Sequence[str] = ()
    role: Role | None = None


class Progress(msgspec.Struct, frozen=True, tag=True):
    """The share that is done."""

    share: float


class Made(msgspec.Struct, frozen=True, tag=True):
    """The report."""

    report: Report


class Failed(msgspec.Struct, frozen=True, tag=True):
    """Why there is none: the kind of a failure that people are told of, and its words."""

    kind: str
    words: str


class Fault(msgspec.Struct, frozen=True, tag=True):
    """There is none by a fault of ours, by its kind and place; the log has the rest."""

    named: str


Answer = Progress | Made | Failed | Fault


def framed(message: Order | Answer) -> bytes:
    """A message as it is sent."""
    content = msgspec.json.encode(message)
    return len(content).to_bytes(_LENGTH, "big") + content


def received(read: Callable[[int], bytes]) -> bytes | None:
    """The content of the next message; None where whoever sent has ended, be it within a message. ``read`` gives at
    most so many bytes, and none only at the end."""
    length = _exactly(read, _LENGTH)
    return None if length is None else _exactly(read, int.from_bytes(length, "big"))


def _exactly(read: Callable[[int], bytes], count: int) -> bytes | None:
    parts = []
    while count:
        part = read(min(count, 2**20))
        if not part:
            return None
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
