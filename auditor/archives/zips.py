"""The list of files of a zip, of which little is kept: for each of very many files the standard library makes half a
kibibyte, and says nothing until it has all of them."""

import struct
import zipfile
from collections.abc import Callable
from typing import IO, cast

#: What each file in the list begins with, and the bytes it takes there at most, on the average.
_LISTED, _LISTED_BYTES = b"PK\x01\x02", 200
_KEPT = struct.Struct("<QQLHHHH")


def kept(info: zipfile.ZipInfo) -> bytes:
    """What is needed to open a file beside its name and size."""
    numbers = info.header_offset, info.compress_size, info.CRC, info.compress_type, info.flag_bits
    return _KEPT.pack(*numbers, info.create_system, info.extract_version)


def made_again(name: str, size: int, of: bytes) -> zipfile.ZipInfo:
    """The file as it was listed under that name, from what was ``kept``."""
    info = zipfile.ZipInfo(name)
    offset, packed, checksum, info.compress_type, info.flag_bits, info.create_system, info.extract_version = (
        _KEPT.unpack(of)
    )
    info.header_offset, info.compress_size, info.CRC, info.file_size = offset, packed, checksum, size
    return info


class Listing(zipfile.ZipFile):
    """A zip that gives each file of its list to ``take`` and forgets it; ``take`` may end that by what it raises. Where
    the list has more than ``most`` files, ``refused`` is raised before anything is made of it."""

    def __init__(
        self,
        file: IO[bytes],
        take: Callable[[zipfile.ZipInfo], None],
        most: int,
        refused: Callable[[], Exception],
    ) -> None:
        self._given, self._named = _Given(take), _Forgetful()
        bounded = _Bounded(file, most, refused)
        super().__init__(cast(IO[bytes], bounded))
        bounded.ended = True

    @property
    def filelist(self) -> "list[zipfile.ZipInfo]":
        """What the standard library adds the files to."""
        return self._given

    @filelist.setter
    def filelist(self, _: object) -> None:
        pass

    @property
    def NameToInfo(self) -> "dict[str, zipfile.ZipInfo]":  # noqa: N802  as it is called there
        """What the standard library looks names up in."""
        return self._named

    @NameToInfo.setter
    def NameToInfo(self, _: object) -> None:  # noqa: N802
        pass


class _Given(list[zipfile.ZipInfo]):
    def __init__(self, take: Callable[[zipfile.ZipInfo], None]) -> None:
        self._take = take

    def append(self, info: zipfile.ZipInfo, /) -> None:
        self._take(info)


class _Forgetful(dict[str, zipfile.ZipInfo]):
    def __setitem__(self, name: str, info: zipfile.ZipInfo, /) -> None:
        pass


class _Bounded:
    """The file of a zip. A list takes 47 bytes of it for a file, be it there or not, and more of memory."""

    def __init__(self, file: IO[bytes], most: int, refused: Callable[[], Exception]) -> None:
        self._file, self._most, self._refused = file, most, refused
        self.ended = False
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        if self.ended:
            return self._file.read(size)
        if size > self._most * _LISTED_BYTES:
            raise self._refused()
        data = self._file.read(size)
        if data.count(_LISTED) > self._most:
            raise self._refused()
        return data
