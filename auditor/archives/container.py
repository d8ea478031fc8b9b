"""The only way into what people hand in, and a safe one: a zip, a tar, an unpacked folder or a lone file.

Members are listed and streamed; nothing is ever written to disk, and no name inside is used as a path, except in a
folder that was walked here. A hostile archive is refused as a whole; a damaged one is read as far as possible.
"""

import io
import os
import re
import stat
import tarfile
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

from auditor.archives.looking import Looking
from auditor.archives.remembered import NOTHING
from auditor.archives.resting import Open, Resting
from auditor.archives.streams import BEGINNING, BEGINNINGS, DAMAGE, Begun, Metered, Sought, damage
from auditor.archives.streams import MemberBroken as MemberBroken  # noqa: PLC0414  readers import it from here
from auditor.archives.zips import Listing, kept, made_again
from auditor.translatable import Sentence, Told, lazy_gettext

#: No export of one person has more members than this.
MOST_MEMBERS = 500_000
#: How much may be unpacked at most in one reading, and how much more than the file's own size. Texts and tables shrink
#: five- to twentyfold, deflate can do a thousandfold. Only bytes that really came out count, never sizes in headers.
MOST_BYTES = 32 << 30
MOST_RATIO = 200
FREE_BYTES = 64 << 20

#: How much memory all archives inside an archive may take together.
MOST_HELD = 256 << 20

#: The endings of files that exports consist of.
TELLING = (".csv", ".json", ".js", ".car")

_DRIVE = re.compile(r"[A-Za-z]:")


def _lock(problem: RuntimeError) -> Sentence:
    if isinstance(problem, NotImplementedError):
        return lazy_gettext("it cannot be unpacked: it is packed in a way that is not known here")
    return lazy_gettext("it cannot be unpacked: it is protected by a password")


class ArchiveRefused(Told):
    """The archive is not opened, or not read on; says why in plain words, and where."""

    def __init__(self, file: str, reason: Sentence, member: str | None = None) -> None:
        if member:
            said = lazy_gettext("%(file)s: %(member)s: %(reason)s", file=file, member=member, reason=reason)
        else:
            said = lazy_gettext("%(file)s: %(reason)s", file=file, reason=reason)
        super().__init__(said)
        self._made_of = file, reason, member

    def __reduce__(self) -> "tuple[type[ArchiveRefused], tuple[str, Sentence, str | None]]":
        return type(self), self._made_of  # pickle would otherwise rebuild it from its message


class Member(NamedTuple):
    """A file of the archive. ``name`` has forward slashes; ``size`` comes from its header."""

    name: str
    size: int
    modified: datetime | None  # as the archive gives it, in an unknown zone

    @property
    def base(self) -> str:
        """Its name without folders."""
        return self.name.rpartition("/")[2]


class Container(ABC):
    """An opened archive. ``done`` counts the bytes read of the ``total`` that its reader intends to read;
    ``remembered`` is what earlier archives said, and ``looking`` is notified of each file that is examined."""

    def __init__(self, path: Path, looking: Looking | None = None) -> None:
        self.name = path.name or str(path)
        self.looking = looking or Looking()
        self.members: tuple[Member, ...] = ()
        self.damage: Sentence | None = None
        self.remembered = NOTHING
        self.done = 0
        self.total = 0
        self._out = 0
        self._allowed: int | None = None
        self._begun: dict[Member, Begun] = {}
        self._room = BEGINNINGS

    @property
    def lone(self) -> bool:
        """Whether it is a single file, which says nothing about files that are not there."""
        return isinstance(self, Lone)

    def allow_for(self, packed: int) -> None:
        """Limit how much may be unpacked, by the number of bytes that are really on disk."""
        self._allowed = min(MOST_BYTES, max(FREE_BYTES, MOST_RATIO * packed))

    def count(self, unpacked: int) -> None:
        """Count bytes that came out. Raises ArchiveRefused if there are too many for an honest archive."""
        self._out += unpacked
        if self._allowed is not None and self._out > self._allowed:
            size = self._allowed >> 20
            reason = lazy_gettext("it unpacks to more than %(size)s MiB, far more than an export does", size=size)
            raise ArchiveRefused(self.name, reason)

    @contextmanager
    def open(self, member: Member) -> "Iterator[io.BufferedReader[Any]]":
        """The member's bytes. Reading raises MemberBroken if they are damaged."""
        self.looking.at()
        begun = self._begun.get(member) or self._begin(member)
        with io.BufferedReader(Metered(begun, lambda: self._access(member)[0], self._give, self.count)) as reader:
            yield reader

    def _begin(self, member: Member) -> Begun:
        """Open a member of which nothing is kept yet."""
        stream, checksum = self._access(member)
        begun = Begun(checksum, min(BEGINNING, self._room), stream)
        self._begun.pop(member, None)  # a tar may hold the same member twice
        if begun.room:
            self._room -= begun.room
            self._begun[member] = begun
        return begun

    def _give(self, size: int) -> None:
        self.done += size

    def _access(self, member: Member) -> tuple[IO[bytes], int | None]:
        """Like ``_open``. Raises MemberBroken if the member is damaged, and ArchiveRefused if it is locked."""
        try:
            return self._open(member)
        except (NotImplementedError, RuntimeError) as problem:
            raise ArchiveRefused(self.name, _lock(problem), member.name) from problem
        except DAMAGE as problem:
            raise MemberBroken(damage(problem)) from problem

    @abstractmethod
    def list(self) -> None:
        """Fill ``members``. Raises ArchiveRefused for things that no honest archive contains."""

    def raw(self, member: Member) -> tuple[IO[bytes], int | None]:
        """The member's bytes, uncounted, and their CRC-32, for an archive inside this one."""
        return self._open(member)

    def file(self, _: Member) -> Path | None:
        """The path of a member on disk, if it has one."""
        return None

    @abstractmethod
    def _open(self, member: Member) -> tuple[IO[bytes], int | None]:
        """A stream, and the CRC-32 of its bytes if it is known."""

    def close(self) -> None:  # noqa: B027  most hold nothing open
        """Close the file."""

    def _take(self, members: Iterable[Member]) -> None:
        members = tuple(members)
        for member in members:
            _check_name(self.name, member.name)
        self.members = tuple(member for member in members if not _is_litter(member.name))


class Zip(Container):
    """A zip; one that lies inside another archive is passed as ``held``."""

    def __init__(
        self, path: Path, looking: Looking | None = None, held: IO[bytes] | None = None, among: Open | None = None
    ) -> None:
        super().__init__(path, looking)
        if held is None:
            self.allow_for(path.stat().st_size)
        self._kept: dict[Member, bytes] = {}
        self._listed_as: dict[Member, str] = {}  # the name in the zip's list, if it differs
        self._refused: ArchiveRefused | None = None
        self._file = held or cast(IO[bytes], Resting(path, among or Open()))
        try:
            self._zip = Listing(self._file, self._add, MOST_MEMBERS, lambda: ArchiveRefused(self.name, too_many()))
        except DAMAGE as problem:
            self._file.close()
            reason = lazy_gettext(
                "it is cut off or damaged: the list of its files at the end is missing. Download it again"
            )
            raise ArchiveRefused(self.name, reason) from problem
        except BaseException:
            self._file.close()
            raise

    def _add(self, info: zipfile.ZipInfo) -> None:
        self.looking.at()
        if info.is_dir():
            return
        if info.flag_bits & 0x1:
            reason = lazy_gettext("it is protected by a password; unpack it first")
            self._refused = self._refused or ArchiveRefused(self.name, reason, info.filename)
        if stat.S_ISLNK(info.external_attr >> 16):
            refused = ArchiveRefused(self.name, lazy_gettext("it is a link to somewhere else"), info.filename)
            self._refused = self._refused or refused
        member = Member(_named(info).replace("\\", "/"), info.file_size, _modified(info))
        self._kept[member] = kept(info)
        if member.name != info.orig_filename:
            self._listed_as[member] = info.orig_filename

    def list(self) -> None:
        if self._refused:
            raise self._refused
        self._take(self._kept)

    def _open(self, member: Member) -> tuple[IO[bytes], int | None]:
        info = made_again(self._listed_as.get(member, member.name), member.size, self._kept[member])
        checksum = info.CRC
        del info.CRC  # otherwise zipfile would drop the last block before a wrong checksum
        return self._zip.open(info), checksum

    def close(self) -> None:
        self._zip.close()
        self._file.close()


_UTF8 = 0x800


def _named(info: zipfile.ZipInfo) -> str:
    """The name of a file in a zip. Programs on a Mac write UTF-8 without saying so, and zipfile then reads the name as
    code page 437."""
    if not info.flag_bits & _UTF8:
        with suppress(UnicodeError):
            return info.filename.encode("cp437").decode()
    return info.filename


def _modified(info: zipfile.ZipInfo) -> datetime | None:
    try:
        return datetime(*info.date_time, tzinfo=UTC)
    except ValueError:
        return None


class Tar(Container):
    """A tar, compressed or not; ``opened`` decompresses it."""

    def __init__(self, path: Path, opened: Callable[[Path], IO[bytes]], looking: Looking | None = None) -> None:
        super().__init__(path, looking)
        self.allow_for(path.stat().st_size)
        self._packed = opened(path)
        self._places: dict[Member, tuple[int, int] | tarfile.TarInfo] = {}
        too_long = ArchiveRefused(self.name, lazy_gettext("the names in it are longer than any name"))
        self._sought = Sought(self._packed, FREE_BYTES, self.count, too_long)
        try:
            self._tar = tarfile.open(fileobj=self._sought, mode="r:")  # noqa: SIM115  closed by close()
        except DAMAGE as problem:
            self._packed.close()
            reason = lazy_gettext("it is compressed, but no archive; unpack it first")
            raise ArchiveRefused(self.name, reason) from problem

    def list(self) -> None:
        try:
            for info in self._tar:
                self.looking.at()
                self._tar.members.clear()  # type: ignore[attr-defined]  # it would keep headers of any length
                if info.isdir():
                    continue
                if not info.isreg():
                    raise ArchiveRefused(self.name, _no_file(), info.name)
                if len(self._places) >= MOST_MEMBERS:
                    raise ArchiveRefused(self.name, too_many())
                member = Member(info.name.removeprefix("./"), info.size, _told(info.mtime))
                self._places[member] = info if info.issparse() else (info.offset_data, info.size)
                if member.name.casefold().endswith(TELLING):  # now: coming back means reading from the beginning
                    self._look_at(member)
        except DAMAGE as problem:
            self.damage = lazy_gettext(
                "it breaks off (%(reason)s); what follows is lost. Download it again", reason=damage(problem)
            )
        self._sought.counts = False
        self._take(self._places)

    def _look_at(self, member: Member) -> None:
        begun = self._begin(member)
        stream, begun.stream = begun.stream, None
        if stream is not None:
            with stream:
                begun.bytes += stream.read(begun.room)
        begun.whole = begun.room > len(begun.bytes) >= member.size

    def _open(self, member: Member) -> tuple[IO[bytes], int | None]:
        info = self._places[member]
        if not isinstance(info, tarfile.TarInfo):
            place, info = info, tarfile.TarInfo(member.name)
            info.offset_data, info.size = place
        return cast(IO[bytes], self._tar.extractfile(info)), None

    def close(self) -> None:
        self._tar.close()
        self._packed.close()


def _told(timestamp: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(timestamp, UTC)
    except (ValueError, OverflowError, OSError):
        return None


class Folder(Container):
    """An unpacked folder."""

    def __init__(self, path: Path, looking: Looking | None = None) -> None:
        super().__init__(path, looking)
        self._path = path
        self._paths: dict[Member, Path] = {}

    def list(self) -> None:
        for folder, _, names in os.walk(self._path):
            for name in names:
                self.looking.at()
                file = Path(folder, name)
                inside = file.relative_to(self._path).as_posix()
                if _is_litter(inside):
                    continue
                told = file.lstat()
                if not stat.S_ISREG(told.st_mode):
                    raise ArchiveRefused(self.name, _no_file(), inside)
                self._paths[Member(inside, told.st_size, None)] = file
                if len(self._paths) > MOST_MEMBERS:
                    reason = lazy_gettext("it holds very many files; choose the folder of the export itself")
                    raise ArchiveRefused(self.name, reason)
        self.members = tuple(sorted(self._paths))

    def file(self, member: Member) -> Path | None:
        return self._paths[member]

    def _open(self, member: Member) -> tuple[IO[bytes], int | None]:
        return self._paths[member].open("rb"), None


class Lone(Container):
    """A single file."""

    def __init__(self, path: Path, looking: Looking | None = None) -> None:
        super().__init__(path, looking)
        self._path = path

    def list(self) -> None:
        self.members = (Member(self._path.name, self._path.stat().st_size, None),)

    def _open(self, _: Member) -> tuple[IO[bytes], int | None]:
        return self._path.open("rb"), None


def _check_name(file: str, name: str) -> None:
    parts = name.split("/")
    if ".." in parts or name.startswith("/") or _DRIVE.match(name) or "\0" in name:
        raise ArchiveRefused(file, lazy_gettext("its name leads out of the archive"), name)


def too_many() -> Sentence:
    """The reason that an archive lists more files than any export has."""
    return lazy_gettext("it lists more than %(number)s files", number=MOST_MEMBERS)


def _no_file() -> Sentence:
    return lazy_gettext("it is a link or a device, not a file")


def _is_litter(name: str) -> bool:
    """Whether it is a file that operating systems leave beside people's files."""
    parts = name.split("/")
    return "__MACOSX" in parts or parts[-1].startswith("._") or parts[-1] in {".DS_Store", "Thumbs.db", "desktop.ini"}
