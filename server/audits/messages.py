"""What passes between the server and the process that audits: one order, then how far it is, then how it ended.

Each message is JSON (`server/aside/framing.py`), through the pipes that the process is started with: neither the
command line nor the environment tells anything of it. The installation's key is not sent: the process reads its file
as every command does.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import msgspec

from auditor.report import Report, Role
from server.installation.settings import Settings
from server.store.recurrence import TELLING


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
