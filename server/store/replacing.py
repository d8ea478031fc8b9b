"""Replaces a SQLite file that other threads and processes may have open by another file.

The file is replaced by renaming, never emptied row by row: free pages, the write-ahead log and whatever SQLite left in
a page disappear with the old file, even while somebody still reads from it. The process that replaces a file

1. puts a mark beside it that names the process,
2. takes the write lock of the old file, so that all acknowledged data are in it and nothing follows,
3. deletes its write-ahead log, and renames the new file to its name,
4. removes the mark.

The mark gets its name only when it is completely written, so that its purpose is known at any moment. Only an erasing,
which frees space, uses an empty mark on a full disk.

A writer checks, once it has the write lock, whether there is a mark or another file has the name; its data would then
be lost, so it begins again (``engine.writing``). The next start finds a mark whose process has ended, and completes
what was begun (``erasing.complete``, ``restoring.complete``).
"""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock
from time import monotonic, sleep, time
from typing import Literal

import msgspec

from auditor.translatable import N_
from server.store.errors import BusyError, DiskFullError, is_full
from server.store.processes import Process
from server.translations import gettext

Purpose = Literal["erase", "restore"]

#: Files that SQLite keeps beside a database.
BESIDE = ("-wal", "-shm", "-journal")
#: The ending of the new file until it has its place.
NEW = ".new"
#: The ending of the mark.
MARK = "-replacing"
_LOOK_AGAIN = 0.02  # seconds
_own = Lock()
_BEING_REPLACED = N_("%(place)s is being erased or restored. Wait until that is done.")


class Mark(msgspec.Struct, frozen=True):
    """Which process replaces the file, since when (UTC milliseconds) and what for."""

    purpose: Purpose
    host: str
    process: int
    begun: int

    @property
    def has_ended(self) -> bool:
        """Whether the process has ended without removing the mark."""
        own = Process.own()
        if (self.host, self.process) == own:
            return False
        return self.host != own.host or Process(self.host, self.process).has_ended(self.begun)


def identity(file: Path) -> tuple[int, int] | None:
    """The identity (device, inode) of the file that has this name now; None if there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def is_marked(file: Path) -> bool:
    """Whether the file is being replaced, or was when a process ended."""
    return _mark_of(file).exists()


def read_mark(file: Path) -> Mark | None:
    """The mark beside a file; None if there is none. An empty mark is of an erasing on a full disk, and counts as
    ended. An unreadable mark counts as a restoring, so that it erases nothing."""
    try:
        content = _mark_of(file).read_bytes()
    except FileNotFoundError:
        return None
    try:
        return msgspec.json.decode(content, type=Mark)
    except msgspec.DecodeError:
        return Mark("restore" if content else "erase", "", 0, 0)


@contextmanager
def marked(file: Path, purpose: Purpose, seconds: float) -> Iterator[None]:
    """Make this process the only one that replaces the file. Raises BusyError if another one does so for longer than
    ``seconds``, and DiskFullError if the mark does not fit on the disk, unless the purpose is to erase."""
    path = _mark_of(file)
    if not _own.acquire(timeout=seconds):
        raise BusyError(gettext(_BEING_REPLACED, place=file))
    try:
        wait_for_others(file, seconds)
        _write_mark(file, purpose)
        yield
    finally:
        path.unlink(missing_ok=True)
        _own.release()


def wait_for_others(file: Path, seconds: float) -> None:
    """Wait until no living process replaces the file. Raises BusyError after ``seconds``."""
    end = monotonic() + seconds
    while (mark := read_mark(file)) is not None and not mark.has_ended:
        if monotonic() > end:
            raise BusyError(gettext(_BEING_REPLACED, place=file))
        sleep(_LOOK_AGAIN)


@contextmanager
def write_lock(file: Path, seconds: float) -> Iterator[None]:
    """Hold the write lock of a database, or no lock if the file is missing or is not a database.

    Raises BusyError if others hold the lock for longer than ``seconds``.
    """
    end = monotonic() + seconds
    while True:
        before = identity(file)
        if before is None:
            yield
            return
        with closing(_connect(file, max(end - monotonic(), 0))) as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.DatabaseError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
                    raise BusyError(
                        gettext(
                            "%(place)s was in use by another program for over %(seconds)s seconds.",
                            place=file,
                            seconds=round(seconds),
                        )
                    ) from error
            if identity(file) == before:
                yield
                return


def _connect(file: Path, seconds: float) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, timeout=seconds, isolation_level=None)
    connection.execute("PRAGMA temp_store=MEMORY")
    return connection


def put_in_place(new: Path, file: Path) -> None:
    """Give the new file the name; within ``marked`` and ``write_lock``."""
    remove_beside(file)
    new.replace(file)
    sync_folder(file.parent)


def remove_beside(file: Path) -> None:
    """Delete the write-ahead log. It must be deleted before the renaming, or the new file would be beside the old
    log."""
    for ending in BESIDE:
        file.with_name(file.name + ending).unlink(missing_ok=True)


def remove_database(file: Path) -> None:
    """Remove a database that nobody has open, or that is erased, and its log."""
    remove_beside(file)
    file.unlink(missing_ok=True)


def sync(file: Path) -> None:
    """Sync a file, so that it survives a power cut."""
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def sync_folder(folder: Path) -> None:
    """Sync a folder, so that renaming and deleting in it survive a power cut, if the system supports that."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@lru_cache(maxsize=8)
def _mark_of(file: Path) -> Path:
    return file.with_name(file.name + MARK)


def _write_mark(file: Path, purpose: Purpose) -> None:
    path = _mark_of(file)
    begun = path.with_name(path.name + NEW)
    content = msgspec.json.encode(Mark(purpose, *Process.own(), round(time() * 1000)))
    handle = os.open(begun, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    try:
        try:
            if os.write(handle, content) < len(content):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(handle)
        finally:
            os.close(handle)
    except OSError as problem:
        if purpose != "erase":
            begun.unlink()
            if is_full(problem):
                told = gettext("There is no room left for %(place)s. This step was not carried out.", place=file)
                raise DiskFullError(told) from problem
            raise
        os.truncate(begun, 0)  # which says enough
    begun.replace(path)
