"""What can go wrong with a store, in words that name the place and what would help."""

import errno
import shutil
from pathlib import Path

_LEAST_ROOM = 64 << 10  # bytes; SQLite asks for half of it to read at all


class StoreError(Exception):
    """The store could not do what it was asked; nothing of that request was kept, all acknowledged before it is."""


class ReadOnlyError(StoreError):
    """The file or its folder may not be written."""


class DiskFullError(StoreError):
    """There is no room left."""


class CorruptError(StoreError):
    """The file is damaged or no database of ours."""


class TooNewError(StoreError):
    """The database was made by a later version of the program."""


class BusyError(StoreError):
    """Another process held the database for too long."""


class UnreachableError(StoreError):
    """The database could not be opened."""


class UnknownPersonError(StoreError):
    """No such person has been enrolled."""


class ErasedError(StoreError):
    """Everything was erased while this was going on."""


def is_full(problem: BaseException) -> bool:
    """Whether the system says by this that there is no room left on a disk, or none for this user."""
    return isinstance(problem, OSError) and problem.errno in (errno.ENOSPC, errno.EDQUOT)


def is_crammed(file: Path) -> bool:
    """Whether there is hardly any room left on the disk where a file lies."""
    try:
        return shutil.disk_usage(file.parent).free < _LEAST_ROOM
    except OSError:
        return False
