"""Backups that are made by themselves while Rapport runs: how often, where to, and how many are kept.

When the last one was made is told by the names of the files, so that a folder that was lost or emptied gets a new one.
"""

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from server.private_files import private_file
from server.settings import Settings
from server.store.backups import back_up, made_at

Every = Literal["daily", "weekly", "monthly"]

EVERY: dict[Every, timedelta] = {"daily": timedelta(days=1), "weekly": timedelta(days=7), "monthly": timedelta(days=30)}
_FILE = "backups.json"


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``folder`` is where backups go; of those made there, the newest ``keep`` stay."""

    every: Every
    folder: str
    keep: Annotated[int, msgspec.Meta(ge=1, le=1_000)]

    def made(self) -> list[tuple[datetime, Path]]:
        """The backups in the folder and when they were made, newest first."""
        with suppress(OSError):
            found = ((made_at(file), file) for file in Path(self.folder).iterdir())
            return sorted(((moment, file) for moment, file in found if moment), reverse=True)
        return []

    def is_due(self, now: datetime) -> bool:
        """Whether the last one is too old, or there is none."""
        made = self.made()
        return not made or made[0][0] + EVERY[self.every] <= now


def read_plan(settings: Settings) -> Plan | None:
    """What is planned; None where nothing is, or it cannot be read."""
    try:
        return msgspec.json.decode((settings.data / _FILE).read_bytes(), type=Plan)
    except (OSError, msgspec.MsgspecError):
        return None


def save_plan(settings: Settings, plan: Plan | None) -> None:
    """Plan this, or nothing more."""
    if plan is None:
        (settings.data / _FILE).unlink(missing_ok=True)
        return
    with private_file(settings.data / _FILE) as file:
        file.write(json.dumps(msgspec.to_builtins(plan), indent=2).encode() + b"\n")


def back_up_if_due(settings: Settings, now: datetime | None = None) -> Path | None:
    """Make the backup that is due, and remove those beyond the number to keep. Returns what was made.

    Raises StoreError and OSError where it cannot be made; then none is removed.
    """
    plan = read_plan(settings)
    if plan is None or not plan.is_due(now or datetime.now(UTC)):
        return None
    made = back_up(settings, Path(plan.folder))
    for _, old in plan.made()[plan.keep :]:
        old.unlink(missing_ok=True)
    return made
