"""A file that is only open while it is used. Very many archives in a folder are read as one, and each would keep its
file open, but a program may only have some hundreds."""

import errno
import os
import stat
from collections import OrderedDict
from pathlib import Path
from typing import IO


class Open:
    """The files that are open at the same time: at most ``most``, those that were read last."""

    def __init__(self, most: int = 64) -> None:
        self._most = most
        self._files: OrderedDict[Resting, None] = OrderedDict()

    def read(self, file: "Resting") -> None:
        """Note that a file is being read, and close the one that has rested longest if there are too many."""
        self._files[file] = None
        self._files.move_to_end(file)
        while len(self._files) > self._most:
            self._files.popitem(last=False)[0].rest()

    def closed(self, file: "Resting") -> None:
        """Note that a file is closed."""
        self._files.pop(file, None)


class Resting:
    """A file on disk with the interface of an open one. It is opened when it is read, continues where it was, and must
    still be the same file."""

    def __init__(self, path: Path, among: Open) -> None:
        self._path, self._among = path, among
        self._at = 0
        self._file: IO[bytes] | None = None
        self._which: tuple[int, ...] | None = None
        self.closed = False
        self._opened()

    def read(self, size: int = -1) -> bytes:
        """See io."""
        return self._opened().read(size)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """See io."""
        return self._opened().seek(offset, whence)

    def tell(self) -> int:
        """See io."""
        return self._opened().tell()

    def seekable(self) -> bool:
        """See io."""
        return True

    def readable(self) -> bool:
        """See io."""
        return True

    def close(self) -> None:
        """See io."""
        self.rest()
        self.closed = True
        self._among.closed(self)

    def rest(self) -> None:
        """Close the file until it is read again."""
        if self._file is not None:
            self._at = self._file.tell()
            self._file.close()
            self._file = None

    def _opened(self) -> IO[bytes]:
        """The file at its position. Raises OSError, also if another file is now in its place."""
        if self._file is None:
            if self.closed:
                raise ValueError(self._path)
            file = open(self._path, "rb", opener=_at_once)  # noqa: SIM115  pathlib's takes no opener
            which = _which(file)
            if self._which not in (None, which):
                file.close()
                raise OSError(errno.ENOENT, os.strerror(errno.ENOENT), str(self._path))
            self._file, self._which = file, which
            file.seek(self._at)
        self._among.read(self)
        return self._file


def _which(file: IO[bytes]) -> tuple[int, ...]:
    """What distinguishes a file from another one, which may have been given the same inode."""
    told = os.fstat(file.fileno())
    return told.st_dev, told.st_ino, stat.S_IFMT(told.st_mode), told.st_size, told.st_mtime_ns


def _at_once(path: str, flags: int) -> int:
    """Open without waiting: if a pipe was put in the file's place, opening it would wait for a writer."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
