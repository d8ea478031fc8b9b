"""The errors of a store; their messages name the place and what would help."""

import errno
import shutil
from pathlib import Path

_LEAST_ROOM = 64 << 10  # bytes; SQLite needs half of that only to read


class StoreError(Exception):
    """The store could not carry out a request. Nothing of it was stored; everything acknowledged before it still is."""


class ReadOnlyError(StoreError):
    """The file or its folder may not be written."""


class DiskFullError(StoreError):
    """There is no space left on the disk."""


class CorruptError(StoreError):
    """The file is damaged or is not a Rapport database."""


class TooNewError(StoreError):
    """The database was made by a later version of the program."""


class BusyError(StoreError):
    """Another process held the database for too long."""


class UnreachableError(StoreError):
    """The database could not be opened."""


class WrongKeyError(StoreError):
    """The installation's key did not make what is kept."""


class UnknownPersonError(StoreError):
    """This person has not been enrolled."""


class ErasedError(StoreError):
    """Everything was erased while the work was going on."""


def is_full(problem: BaseException) -> bool:
    """Whether this error means that a disk, or the user's quota on it, is full."""
    return isinstance(problem, OSError) and problem.errno in (errno.ENOSPC, errno.EDQUOT)


def is_crammed(file: Path) -> bool:
    """Whether the disk of a file has hardly any space left."""
    try:
        return shutil.disk_usage(file.parent).free < _LEAST_ROOM
    except OSError:
        return False
