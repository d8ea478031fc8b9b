"""Plans the backups that Rapport makes by itself while it runs: how often, where, how many to keep, and which key.

The files' names tell when the last backup was made, so that a folder that was lost or emptied gets a new one. A failed
backup is noted in the plan, so that pages report it until a backup succeeds.
"""

import errno
import json
import logging
import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock
from typing import Annotated, Literal, NamedTuple

import msgspec

from server.installation.private_files import private_file
from server.installation.settings import Settings
from server.store.backups import FOLDER, back_up, made_at
from server.store.errors import StoreError, is_full
from server.store.passphrase_key import PassphraseKey
from server.store.sealed_stream import is_sealed
from server.translations import gettext

Every = Literal["daily", "weekly", "monthly"]

EVERY: dict[Every, timedelta] = {"daily": timedelta(days=1), "weekly": timedelta(days=7), "monthly": timedelta(days=30)}
MOST_KEPT = 1_000
_CLOCKS_DIFFER = timedelta(hours=1)
_FILE = "backups.json"
#: Noting how a backup went must not overwrite a plan that changed while the backup was made.
_noting = Lock()

log = logging.getLogger("rapport.backups")


class Failed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When the last backup could not be made (UTC milliseconds), and why."""

    at: int
    why: str


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """When and where to make backups. The newest ``keep`` in ``folder`` stay. ``key``: the key they are encrypted for;
    None leaves them unencrypted."""

    every: Every
    folder: str
    keep: Annotated[int, msgspec.Meta(ge=1, le=MOST_KEPT)]
    key: PassphraseKey | None = None
    failed: Failed | None = None

    def made(self, now: datetime) -> list[tuple[datetime, Path]]:
        """The backups in the folder and when they were made, newest first."""
        return _in_order(made_in(Path(self.folder)), now)

    def is_due(self, now: datetime) -> bool:
        """Whether the last one is too old, or there is none."""
        return self._is_older(now, EVERY[self.every], timedelta.resolution)

    def is_late(self, now: datetime) -> bool:
        """Whether one should have been made long ago."""
        return self._is_older(now, 2 * EVERY[self.every], timedelta())

    def _is_older(self, now: datetime, than: timedelta, by: timedelta) -> bool:
        made = self.made(now)
        return not made or _is_ahead(made[0][0], now) or made[0][0] + than < now + by


class Backup(NamedTuple):
    """A backup file: when it was made, its size in bytes, and whether a passphrase opens it (``sealed``; None if the
    file does not look like a backup at all)."""

    file: Path
    made: datetime
    size: int
    sealed: bool | None


def _is_ahead(made: datetime, now: datetime) -> bool:
    """Whether the clock was ahead when it was made: nobody can tell when that was, but that it was before now."""
    return made > now + _CLOCKS_DIFFER


def _in_order(found: list[tuple[datetime, Path]], now: datetime) -> list[tuple[datetime, Path]]:
    """Newest first, and last those that say that they were made when it was not yet: else none were made until then,
    and those that are would be the first to go."""
    return sorted(found, key=lambda each: (not _is_ahead(each[0], now), each), reverse=True)


def made_in(folder: Path) -> list[tuple[datetime, Path]]:
    """The backups in a folder and when they were made, newest first."""
    with suppress(OSError):
        found = ((made_at(file), file) for file in folder.iterdir())
        return sorted(((moment, file) for moment, file in found if moment), reverse=True)
    return []


def folder_of(settings: Settings) -> Path:
    """The folder for backups: that of the plan, else one within the data folder."""
    plan = read_plan(settings)
    return Path(plan.folder) if plan else settings.data / FOLDER


def last_backups(settings: Settings, most: int) -> list[Backup]:
    """The newest backups in the folder of the plan and in the data folder, newest first."""
    places = {folder_of(settings), settings.data / FOLDER}
    found = _in_order([each for place in places for each in made_in(place)], datetime.now(UTC))
    backups = []
    for moment, file in found[:most]:
        with suppress(OSError):
            backups.append(Backup(file, moment, file.stat().st_size, _sealed(file)))
    return backups


def _sealed(file: Path) -> bool | None:
    with suppress(OSError, StoreError):
        return is_sealed(file)
    return None


def read_plan(settings: Settings) -> Plan | None:
    """The stored plan; None if there is none or it cannot be read."""
    try:
        return msgspec.json.decode((settings.data / _FILE).read_bytes(), type=Plan)
    except (OSError, msgspec.MsgspecError):
        return None


def save_plan(settings: Settings, plan: Plan | None) -> None:
    """Store a plan; None deletes it."""
    with _noting:
        _write(settings, plan)


def _write(settings: Settings, plan: Plan | None) -> None:
    if plan is None:
        (settings.data / _FILE).unlink(missing_ok=True)
        return
    with private_file(settings.data / _FILE) as file:
        file.write(json.dumps(msgspec.to_builtins(plan), indent=2).encode() + b"\n")


def back_up_if_due(settings: Settings, now: datetime | None = None) -> Path | None:
    """Make a backup if one is due, and delete those beyond the number to keep. Returns its file, or None.

    Raises StoreError and OSError if it cannot be made; then none is deleted, and the failure is noted.
    """
    moment = now or datetime.now(UTC)
    plan = read_plan(settings)
    if plan is None or not plan.is_due(moment):
        return None
    try:
        made = back_up(settings, Path(plan.folder), plan.key)
    except (StoreError, OSError) as problem:
        _note(settings, Failed(round(moment.timestamp() * 1000), reason(problem)))
        raise
    if plan.failed:
        _note(settings, None)
    for _, old in plan.made(max(moment, made_at(made) or moment))[plan.keep :]:
        old.unlink(missing_ok=True)
    return made


def reason(problem: StoreError | OSError) -> str:
    """Why a backup could not be made, as a sentence for the person."""
    if isinstance(problem, StoreError):
        return str(problem)
    if is_full(problem):
        return gettext("There is no room left on the disk.")
    place = os.fsdecode(problem.filename) if isinstance(problem.filename, str | bytes) else ""
    if not place:
        return gettext("The file cannot be written.")
    if problem.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return gettext("%(place)s cannot be written: you may not write there.", place=place)
    return gettext("%(place)s cannot be written.", place=place)


def _note(settings: Settings, failed: Failed | None) -> None:
    with _noting:
        plan = read_plan(settings)
        if plan is None or plan.failed == failed:
            return
        try:
            _write(settings, msgspec.structs.replace(plan, failed=failed))
        except OSError as problem:  # perhaps the disk is full, which is why there was no backup either
            log.warning("that a backup failed could not be noted: %s", problem)
