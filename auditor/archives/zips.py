"""Lists the files of a zip with little memory: for very many files, the standard library would use half a kibibyte each
and say nothing until it has all of them."""

import struct
import zipfile
from collections.abc import Callable
from typing import IO, cast

#: The beginning of each file's entry in the list, and the most bytes that entries take on average.
_LISTED, _LISTED_BYTES = b"PK\x01\x02", 200
_KEPT = struct.Struct("<QQLHHHH")


def kept(info: zipfile.ZipInfo) -> bytes:
    """What is needed, besides its name and size, to open a file."""
    numbers = info.header_offset, info.compress_size, info.CRC, info.compress_type, info.flag_bits
    return _KEPT.pack(*numbers, info.create_system, info.extract_version)


def made_again(name: str, size: int, of: bytes) -> zipfile.ZipInfo:
    """The file with this name, made again from what was ``kept``."""
    info = zipfile.ZipInfo(name)
    offset, packed, checksum, info.compress_type, info.flag_bits, info.create_system, info.extract_version = (
        _KEPT.unpack(of)
    )
    info.header_offset, info.compress_size, info.CRC, info.file_size = offset, packed, checksum, size
    return info


class Listing(zipfile.ZipFile):
    """A zip that passes each file of its list to ``take`` and forgets it; ``take`` may raise to stop. If the list has
    more than ``most`` files, ``refused`` is raised before anything is made of it."""

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
        """The list to which the standard library adds the files."""
        return self._given

    @filelist.setter
    def filelist(self, _: object) -> None:
        pass

    @property
    def NameToInfo(self) -> "dict[str, zipfile.ZipInfo]":  # noqa: N802  as it is called there
        """The dictionary in which the standard library looks up names."""
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
    """The file of a zip. An entry in the list takes 47 bytes of it, whether the file exists or not, and more memory."""

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
