"""The bytes of one file of an archive: counts them, and keeps their beginning.

Every reader examines the beginning of a file to recognise it. Without a copy, a compressed stream would be unpacked
from its very beginning each time.
"""

import io
import lzma
import os
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any

from auditor.translatable import Sentence, Told, lazy_gettext

#: How many bytes at the beginning of a file are kept, and for all files of an archive together.
BEGINNING, BEGINNINGS = 1 << 15, 8 << 20

#: What is raised if packed bytes are damaged.
DAMAGE = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)


def damage(problem: BaseException) -> Sentence:
    """What is wrong with a packed file, in our own words, because the unpacker's message may quote the file."""
    if isinstance(problem, OSError) and problem.strerror:
        return lazy_gettext("it cannot be read (%(reason)s)", reason=problem.strerror)
    found = (words for kind, words in _DAMAGES.items() if isinstance(problem, kind))
    return next(found, lazy_gettext("it cannot be read"))


_DAMAGES = {
    zipfile.BadZipFile: lazy_gettext("it is packed otherwise than the zip says"),
    tarfile.TarError: lazy_gettext("its header is wrong"),
    zlib.error: lazy_gettext("it does not unpack"),
    lzma.LZMAError: lazy_gettext("it does not unpack"),
    EOFError: lazy_gettext("it ends too early"),
}


class MemberBroken(Told):
    """A member's data ends early or is garbled; everything before that has been given."""


@dataclass
class Begun:
    """The beginning of a member, as far as it has been read: ``room`` bytes at most. ``whole``: there is no more.
    ``stream`` was opened to check that it can be, and has not been read yet."""

    checksum: int | None
    room: int
    stream: IO[bytes] | None
    bytes: bytearray = field(default_factory=bytearray)
    whole: bool = False


class Metered(io.RawIOBase):
    """A member's bytes, whose beginning comes from what is kept; damage is raised only after everything before it was
    given. ``again`` opens the member; ``give`` gets the number of bytes given, ``unpack`` of bytes unpacked."""

    def __init__(
        self, begun: Begun, again: Callable[[], IO[bytes]], give: Callable[[int], None], unpack: Callable[[int], None]
    ) -> None:
        self._begun, self._again, self._give, self._unpack = begun, again, give, unpack
        self._stream, begun.stream = begun.stream, None
        self._at = self._sum = 0

    def readable(self) -> bool:
        return True

    def close(self) -> None:
        if self._stream is not None:
            self._stream.close()
        super().close()

    def readinto(self, buffer: Any, /) -> int:
        data = bytes(self._begun.bytes[self._at : self._at + len(buffer)]) or self._further(len(buffer))
        expected = self._begun.checksum
        if not data:
            if expected is not None and self._sum != expected:
                raise MemberBroken(lazy_gettext("its checksum is wrong"))
            return 0
        self._at += len(data)
        self._give(len(data))
        if expected is not None:
            self._sum = zlib.crc32(data, self._sum)
        buffer[: len(data)] = data
        return len(data)

    def _further(self, size: int) -> bytes:
        """The bytes after everything that is kept."""
        begun = self._begun
        if begun.whole:
            return b""
        try:
            if self._stream is None:
                self._stream = self._again()
                if self._stream.seekable():
                    self._stream.seek(self._at)
                else:
                    self._stream.read(self._at)
            data = self._stream.read(size)
        except DAMAGE as problem:
            raise MemberBroken(damage(problem)) from problem
        self._unpack(len(data))
        if self._at == len(begun.bytes) < begun.room:
            begun.bytes += data[: begun.room - self._at]
            begun.whole = not data
        return data


class Sought(io.RawIOBase):
    """A seekable stream that counts unpacked bytes, also those that tarfile only skips. Bytes that are read count only
    while ``counts`` is set; afterwards the reader of each file counts them."""

    def __init__(self, stream: IO[bytes], most: int, count: Callable[[int], None], too_long: Exception) -> None:
        self._stream, self._most, self._count, self._too_long = stream, most, count, too_long
        self.counts = True

    def readable(self) -> bool:
        """See io."""
        return True

    def seekable(self) -> bool:
        """See io."""
        return True

    def tell(self) -> int:
        """See io."""
        return self._stream.tell()

    def read(self, size: int = -1) -> bytes:
        """Read from the stream. Raises ``too_long`` if ``size`` is more than ``most``."""
        if not 0 <= size <= self._most:
            raise self._too_long
        data = self._stream.read(size)
        if self.counts:
            self._count(len(data))
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        """See io."""
        at = self._stream.tell()
        goal = offset if whence == os.SEEK_SET else at + offset
        while at < goal:
            step = min(goal - at, 16 << 20)
            self._count(step)
            if (reached := self._stream.seek(at + step)) <= at:
                break
            at = reached
        return self._stream.seek(goal)
