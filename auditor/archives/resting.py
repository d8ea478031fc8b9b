"""A file that is open while it is read. Very many archives that lie side by side are read as one, and each would keep
its file open: a program may have some hundreds."""

import errno
import os
import stat
from collections import OrderedDict
from pathlib import Path
from typing import IO


class Open:
    """The files that are open at one time: ``most``, and those that were read last."""

    def __init__(self, most: int = 64) -> None:
        self._most = most
        self._files: OrderedDict[Resting, None] = OrderedDict()

    def read(self, file: "Resting") -> None:
        """A file is read now."""
        self._files[file] = None
        self._files.move_to_end(file)
        while len(self._files) > self._most:
            self._files.popitem(last=False)[0].rest()

    def closed(self, file: "Resting") -> None:
        """A file is read no more."""
        self._files.pop(file, None)


class Resting:
    """A file on the disk, as libraries read one that is open. It is opened when it is read, goes on where it was, and
    must be the same file still."""

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
        """Let go of the file until it is read again."""
        if self._file is not None:
            self._at = self._file.tell()
            self._file.close()
            self._file = None

    def _opened(self) -> IO[bytes]:
        """The file where it was. Raises OSError, also where another lies in its place."""
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
    """What tells a file from another, which may be given the number of one that is gone."""
    told = os.fstat(file.fileno())
    return told.st_dev, told.st_ino, stat.S_IFMT(told.st_mode), told.st_size, told.st_mtime_ns


def _at_once(path: str, flags: int) -> int:
    """Opening a pipe that was put in the place of a file would wait for whoever writes into it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
