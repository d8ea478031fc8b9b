"""Restoring a backup: what is in it takes the place of what is kept, once all of it was found whole.

The new database and the new key lie complete beside the old ones before anything is replaced; then renaming is all that
is left to do. They get their names there, the key last, once the mark says what goes on: so whoever completes what was
cut short knows by the key whether both were ready, and else takes the rest away. A copy of what was there stays beside
it until that is done; of a damaged database, for good.

On a server the rows are replaced in one transaction, and then the key: whoever completes that knows by the rows to
which of the two keys they belong. The mark lies beside the key.
"""

import errno
import os
import re
import shutil
import sqlite3
from contextlib import closing, suppress
from itertools import chain, count
from pathlib import Path

from server.installation.private_files import private_file
from server.installation.settings import Settings
from server.store.backups import Opened, copy_rows
from server.store.ended import end, ended, ended_in
from server.store.engine import BUSY_SECONDS, open_engine, writing
from server.store.errors import DiskFullError, WrongKeyError
from server.store.key_check import check_of, kept_check, write_check
from server.store.replacing import (
    BESIDE,
    NEW,
    is_marked,
    marked,
    put_in_place,
    read_mark,
    remove_beside,
    remove_database,
    sync,
    sync_folder,
    write_lock,
)
from server.store.schema import OWNER
from server.translations import gettext

#: The ending of a damaged database that was there; with a number where an earlier one stays too.
BEFORE = ".before"
#: The ending of the copy of a whole one, until another has its place.
ASIDE = ".aside"


def restore(settings: Settings, file: Path | None, backup: Opened) -> Path | None:
    """Put a backup in the place of what is kept; ``file`` is the SQLite file, None on a server. Returns the copy of
    what was there if it stays, as that was damaged. Raises StoreError or OSError, and what was there is as it was."""
    if file is None:
        _restore_on_server(settings, backup)
        return None
    if (mark := read_mark(file)) is not None and mark.purpose == "restore" and mark.has_ended:
        complete(settings, file)  # else what fails here would part a database from its key
    end(backup.database, ended_in(file))
    sync(backup.database)
    with marked(file, "restore", BUSY_SECONDS):
        remove_database(_new(file))
        try:
            backup.database.replace(_new(file))
            _lay_ready(settings, backup.key)
        except BaseException:
            _take_back(settings, file)
            raise
        return _replace(settings, file)


def complete(settings: Settings, file: Path) -> None:
    """Complete a restoring whose process ended midway; one that had not laid everything ready never was."""
    with marked(file, "restore", BUSY_SECONDS):
        if _new_key(settings).exists():
            _replace(settings, file)
            return
        _take_back(settings, file)
        for half in settings.data.glob(f".{_new_key(settings).name}-*"):  # as private_file names it
            half.unlink(missing_ok=True)


def is_cut_short_on_server(settings: Settings) -> bool:
    """Whether a restoring into a server was cut short, or goes on. Without its mark, an earlier version was at it."""
    return is_marked(_key(settings)) or _new_key(settings).exists()


def complete_on_server(settings: Settings) -> None:
    """Complete a restoring whose process ended between the rows and the key, or take the new key away where the rows
    are those of before. Raises WrongKeyError where nothing tells: the backup must be restored once more."""
    with marked(_key(settings), "restore", BUSY_SECONDS):
        _complete_on_server(settings)


def _complete_on_server(settings: Settings) -> None:
    new = _new_key(settings)
    if not new.exists():
        return
    engine = open_engine(settings.database_url, lambda: settings.key)
    try:
        with engine.connect() as connection:
            kept = kept_check(connection, settings.person)
    finally:
        engine.dispose()
    key = new.read_bytes()
    if kept == check_of(key):
        _put_key_in_place(settings)
    elif kept is not None or key == settings.key:
        new.unlink()
    else:
        raise WrongKeyError(
            gettext(
                "A backup was restored halfway here, and nothing tells whether its data came in before its key. "
                "Restore it once more (rapport restore): that completes it."
            )
        )


def damaged_before(file: Path) -> list[Path]:
    """The damaged databases that stay beside a SQLite file until the person deletes them."""
    named = re.compile(rf"{re.escape(file.name + BEFORE)}(\.\d+)?")
    return sorted(each for each in file.parent.iterdir() if named.fullmatch(each.name))


def _replace(settings: Settings, file: Path) -> Path | None:
    """Put the prepared database and key in place. Returns the copy of the old database if it stays."""
    before = None
    try:
        if _new(file).exists():
            before = _set_aside(file)
            with write_lock(file, BUSY_SECONDS):
                put_in_place(_new(file), file)
    except BaseException:
        _take_back(settings, file)
        raise
    _put_key_in_place(settings)
    remove_database(_aside(file))
    return before


def _restore_on_server(settings: Settings, backup: Opened) -> None:
    new = _new_key(settings)
    with marked(_key(settings), "restore", BUSY_SECONDS):
        with suppress(WrongKeyError):  # this restoring is the one more that is asked for
            _complete_on_server(settings)  # else what fails here would part rows from their key
        before = new.read_bytes() if new.exists() else None
        try:
            _lay_ready(settings, backup.key)
            _fill_tables(settings, backup)
        except BaseException:
            if before is None:
                new.unlink(missing_ok=True)
            else:
                _lay_ready(settings, before)
            raise
        _put_key_in_place(settings)


def _fill_tables(settings: Settings, backup: Opened) -> None:
    source = open_engine(f"sqlite:///{backup.database}")
    with writing(source) as connection:
        write_check(connection, OWNER, backup.key)  # whoever completes this knows the rows by it
    target = open_engine(settings.database_url, lambda: settings.key)
    try:
        with target.connect() as connection:
            end(backup.database, ended(connection))
        copy_rows(source, target)
    finally:
        source.dispose()
        target.dispose()


def _take_back(settings: Settings, file: Path) -> None:
    """Leave nothing of a backup that did not come in: it takes room, and nobody would erase what is in it. Its key
    first: without it, what is cut short here is taken back too."""
    _new_key(settings).unlink(missing_ok=True)
    remove_database(_new(file))
    remove_database(_aside(file))


def _set_aside(file: Path) -> Path | None:
    """Copy the old database. Returns the copy's path if the database is damaged, which is then kept as it is."""
    aside = _aside(file)
    remove_database(aside)
    if not file.exists():
        return None
    aside.touch(mode=0o600)
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None)) as kept:
            if kept.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",):
                kept.execute("VACUUM INTO ?", (str(aside),))
                return None
    except (sqlite3.Error, UnicodeDecodeError) as problem:
        if getattr(problem, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
            raise DiskFullError(gettext("There is no room left to set aside what is there now.")) from problem
    remove_database(aside)
    before = _free(file)
    remove_beside(before)
    for ending in (*BESIDE, ""):  # what has the name itself is there with all that belongs to it
        part = file.with_name(file.name + ending)
        if part.exists():
            _keep_as_it_is(part, before.with_name(before.name + ending))
    return before


def _free(file: Path) -> Path:
    """A free name for a damaged database; earlier ones stay, because we said that they would."""
    names = (file.name + BEFORE + ending for ending in chain([""], (f".{number}" for number in count(2))))
    return next(place for name in names if not (place := file.with_name(name)).exists())


def _keep_as_it_is(part: Path, before: Path) -> None:
    """Link a file under another name too; on a file system without links, such as exFAT, copy it."""
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


def _new(file: Path) -> Path:
    return file.with_name(file.name + NEW)


def _aside(file: Path) -> Path:
    return file.with_name(file.name + ASIDE)


def _key(settings: Settings) -> Path:
    return settings.data / "key"


def _new_key(settings: Settings) -> Path:
    return settings.data / f"key{NEW}"


def _lay_ready(settings: Settings, key: bytes) -> None:
    with private_file(_new_key(settings)) as written:
        written.write(key)
    sync_folder(settings.data)


def _put_key_in_place(settings: Settings) -> None:
    new = _new_key(settings)
    if new.exists():
        new.replace(_key(settings))
        sync_folder(settings.data)
