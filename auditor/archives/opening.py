"""Opens whatever a person hands in. An archive that holds nothing but archives, as the parts of an export do, is opened
together with them."""

import gzip
import io
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, cast

from auditor.archives.container import (
    FREE_BYTES,
    MOST_HELD,
    MOST_MEMBERS,
    TELLING,
    ArchiveRefused,
    Container,
    Folder,
    Lone,
    Member,
    MemberBroken,
    Tar,
    Zip,
    too_many,
)
from auditor.archives.looking import Looking
from auditor.archives.resting import Open, Resting
from auditor.translatable import lazy_gettext

#: How deep archives may be nested: a browser may pack a download again, and a person once more.
_DEEPEST = 3
#: The endings of other archives that a folder may hold.
_TARS = (".tar.gz", ".tgz", ".tar")


@contextmanager
def open_container(path: Path, looking: Looking | None = None) -> Iterator[Container]:
    """Open ``path``, whatever it is. ``looking`` is notified of each file in it that is examined. Raises
    ArchiveRefused, or OSError if it cannot be read at all."""
    looking = looking or Looking()
    with ExitStack() as closing:
        container = _container(path, looking)
        closing.callback(container.close)
        container.list()
        if _parts(container):
            container = Parts(path, container)
            closing.callback(container.close)
            container.list()
        yield container


def _container(path: Path, looking: Looking, among: Open | None = None) -> Container:
    """``among``: the other open files, because there may be very many."""
    among = among or Open()
    if path.is_dir():
        return Folder(path, looking)
    if not path.exists():
        raise ArchiveRefused(path.name, lazy_gettext("there is no such file"))
    if not path.is_file():
        raise ArchiveRefused(path.name, lazy_gettext("it is neither a file nor a folder"))
    with path.open("rb") as file:
        head = file.read(512)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Zip(path, looking, among=among)
    if head.startswith(b"\x1f\x8b"):
        return Tar(path, lambda path: _unzipped(Resting(path, among)), looking)
    if head[257:262] == b"ustar":
        return Tar(path, lambda path: cast(IO[bytes], Resting(path, among)), looking)
    return Lone(path, looking)


def _unzipped(file: Resting) -> IO[bytes]:
    packed = cast("io.FileIO", file)
    stream = gzip.GzipFile(fileobj=packed)
    stream.myfileobj = packed  # so that closing the stream closes it
    return cast(IO[bytes], stream)


def _parts(container: Container) -> list[Member]:
    """The archives in an archive that holds no file of an export itself; one with such files is an export, whatever
    else it holds."""
    if container.lone or any(member.name.casefold().endswith(TELLING) for member in container.members):
        return []
    return [
        member
        for member in container.members
        if member.name.casefold().endswith((".zip", *(_TARS if container.file(member) else ())))
    ]


def beside(container: Container) -> list[str]:
    """The archives in a folder that are not opened, because the folder also holds files of an export."""
    packed = (".zip", *_TARS)
    at_the_top = [member.name for member in container.members if "/" not in member.name]
    closed = isinstance(container, Folder) and not _parts(container)
    return [name for name in at_the_top if closed and name.casefold().endswith(packed)]


_UNPACK = lazy_gettext("it is an archive in an archive; unpack the outer one first")


class Parts(Container):
    """Archives in a folder or in an archive, presented as if their content lay in folders with their names."""

    def __init__(self, path: Path, outer: Container) -> None:
        super().__init__(path, outer.looking)
        self._outer = outer
        self._found: dict[Member, tuple[Container, Member]] = {}
        self._opened: list[Container] = []
        self._held_bytes = 0
        self._among = Open()

    def list(self) -> None:
        self.damage = self._outer.damage
        plain = sum(member.size for member in self._outer.members)
        self.allow_for(plain)
        self._look_into(self._outer, "", 0)
        self.members = tuple(sorted(self._found))

    def _look_into(self, holder: Container, folder: str, depth: int) -> None:
        inside = set(_parts(holder) if depth < _DEEPEST else ())
        for member in holder.members:
            self.looking.at()
            name = f"{folder}{member.name}"
            if member in inside and (part := self._part(holder, member)):
                self._look_into(part, f"{name}/", depth + 1)
                continue
            self._found[member._replace(name=name)] = (holder, member)
            if len(self._found) > MOST_MEMBERS:
                raise ArchiveRefused(self.name, too_many())

    def _part(self, holder: Container, member: Member) -> Container | None:
        """An archive in it. From an archive it is read into memory, so that nothing is written to disk."""
        try:
            path = holder.file(member)
            part = _container(path, self.looking, self._among) if path else self._held(holder, member)
            if part.lone:
                return None
            self._opened.append(part)
            part.list()
        except MemberBroken as damage:
            self.damage = lazy_gettext(
                "%(name)s in it cannot be read: %(reason)s", name=member.name, reason=damage.said
            )
            return None
        except ArchiveRefused as refused:
            self.damage = refused.said
            return None
        return part

    def _held(self, holder: Container, member: Member) -> Zip:
        return Zip(Path(member.base), self.looking, io.BytesIO(self._taken(holder, member)))

    def _taken(self, holder: Container, member: Member) -> bytes:
        if member.size > min(FREE_BYTES, MOST_HELD - self._held_bytes):
            raise ArchiveRefused(
                member.name, lazy_gettext("it is an archive in an archive; unpack the outer one first")
            )
        stream, _ = holder.raw(member)
        with stream:
            data = stream.read(FREE_BYTES + 1)
        self.count(len(data))
        self._held_bytes += len(data)
        if len(data) > FREE_BYTES or self._held_bytes > MOST_HELD:
            raise ArchiveRefused(
                member.name, lazy_gettext("it is an archive in an archive; unpack the outer one first")
            )
        return data

    def _open(self, member: Member) -> tuple[IO[bytes], int | None]:
        holder, inside = self._found[member]
        return holder.raw(inside)

    def close(self) -> None:
        for part in self._opened:
            part.close()
