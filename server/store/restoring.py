"""Restoring a backup: what is in it takes the place of what is kept, once all of it was found whole.

The new database and the new key lie complete beside the old ones before anything is replaced; then renaming is all that
is left to do. A copy of what was there stays beside it until that is done; of a damaged database, for good.
"""

import errno
import os
import shutil
import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path

from server.installation.settings import Settings
from server.store.backups import Opened, copy_rows
from server.store.ended import end, ended, ended_in
from server.store.engine import BUSY_SECONDS, open_engine
from server.store.errors import DiskFullError
from server.store.replacing import (
    BESIDE,
    NEW,
    marked,
    put_in_place,
    remove_database,
    sync,
    sync_folder,
    write_lock,
)
from server.translations import gettext

#: The ending of the copy of what was there.
BEFORE = ".before"


def restore(settings: Settings, file: Path | None, backup: Opened) -> Path | None:
    """Put a backup in the place of what is kept; ``file`` is the SQLite file, None on a server. Returns the copy of
    what was there if it stays, as that was damaged. Raises StoreError or OSError, and what was there is as it was."""
    with ExitStack() as failed:
        failed.callback(_take_back, settings, file)
        _lay_ready(settings, backup.key)
        if file is None:
            _fill_tables(settings, backup)
            failed.pop_all()
            _put_key_in_place(settings)
            return None
        new, before = file.with_name(file.name + NEW), file.with_name(file.name + BEFORE)
        remove_database(new)
        end(backup.database, ended_in(file))
        backup.database.replace(new)
        sync(new)
        with marked(file, "restore", BUSY_SECONDS):
            stays = _set_aside(file, before)
            failed.pop_all()
            _finish(settings, file)
    if not stays:
        remove_database(before)
    return before if stays else None


def _fill_tables(settings: Settings, backup: Opened) -> None:
    source = open_engine(f"sqlite:///{backup.database}")
    target = open_engine(settings.database_url, lambda: settings.key)
    try:
        with target.connect() as connection:
            end(backup.database, ended(connection))
        copy_rows(source, target)
    finally:
        source.dispose()
        target.dispose()


def _take_back(settings: Settings, file: Path | None) -> None:
    """Leave nothing of a backup that did not come in: it takes room, and nobody would erase what is in it."""
    (settings.data / f"key{NEW}").unlink(missing_ok=True)
    if file is not None:
        remove_database(file.with_name(file.name + NEW))


def complete(settings: Settings, file: Path) -> None:
    """Complete a restoring whose process ended midway."""
    with marked(file, "restore", BUSY_SECONDS):
        _finish(settings, file)


def _finish(settings: Settings, file: Path) -> None:
    new = file.with_name(file.name + NEW)
    if new.exists():
        with write_lock(file, BUSY_SECONDS):
            put_in_place(new, file)
    _put_key_in_place(settings)


def _set_aside(file: Path, before: Path) -> bool:
    """Copy what is there. Returns whether it is damaged: then it was copied as it is."""
    remove_database(before)
    if not file.exists():
        return False
    before.touch(mode=0o600)
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)) as kept:
            if kept.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",):
                kept.execute("VACUUM INTO ?", (str(before),))
                return False
    except (sqlite3.Error, UnicodeDecodeError) as problem:
        if getattr(problem, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
            before.unlink()
            raise DiskFullError(gettext("There is no room left to set aside what is there now.")) from problem
    before.unlink()
    for ending in ("", *BESIDE):
        part = file.with_name(file.name + ending)
        if part.exists():
            _keep_as_it_is(part, before.with_name(before.name + ending))
    return True


def _keep_as_it_is(part: Path, before: Path) -> None:
    """Under another name too; on a file system without links, such as exFAT, as a copy."""
    try:
        os.link(part, before)
    except OSError:
        before.touch(mode=0o600)
        try:
            shutil.copyfile(part, before)
            sync(before)
        except OSError as problem:
            before.unlink()
            if problem.errno == errno.ENOSPC:
                raise DiskFullError(gettext("There is no room left to set aside what is there now.")) from problem
            raise


def _lay_ready(settings: Settings, key: bytes) -> None:
    new = settings.data / f"key{NEW}"
    new.unlink(missing_ok=True)
    new.touch(mode=0o600)
    new.write_bytes(key)
    sync(new)


def _put_key_in_place(settings: Settings) -> None:
    new = settings.data / f"key{NEW}"
    if new.exists():
        new.replace(settings.data / "key")
        sync_folder(settings.data)
