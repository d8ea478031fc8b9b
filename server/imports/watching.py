"""Watches a folder: imports each file and folder in it once it is complete, and never changes them.

A file or folder counts as complete when two looks find it unchanged and it opens undamaged. The result is stored after
its import has ended, by the digest of its bytes, or of a folder's list of files: an import that was cut short is
repeated at the next start, which adds only what is missing.
"""

import hashlib
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

from auditor.archives import ArchiveRefused, Me, Unrecognised, recognise
from auditor.archives.container import MOST_BYTES
from auditor.translatable import Sentence, Told, lazy_gettext, visible
from server.imports.importing import Import
from server.imports.landed import MOST_FILES, Stamp, TooMany, candidates, digest_of_folder, stamp_of
from server.store.imports import CANCELLED
from server.store.persons import now
from server.store.store import Store
from server.store.watched import WatchedFile

_PART = 8 << 20  # bytes that are read at once

#: Imports a file, and returns the import once it has ended.
ImportFile = Callable[[Path], Import]


class _NotWanted(Exception):  # noqa: N818
    """The folder is not watched any more."""


class NoFolder(Told):
    """The folder cannot be watched; the message says why."""


class Dealt(NamedTuple):
    """A file that was handled in this process. ``accounts``: the person's accounts at that time; the file is tried
    again when they have changed, or never if this is None."""

    stamp: Stamp
    accounts: tuple[Me, ...] | None


@dataclass
class Look:
    """The result of one look: imports that ended, and why other files were left out."""

    imports: list[Import] = field(default_factory=list)
    left: list[Sentence] = field(default_factory=list)


class Watcher:
    """Watches one folder as long as ``wanted`` returns True."""

    def __init__(
        self, store: Store, folder: Path, import_file: ImportFile, wanted: Callable[[], bool] = lambda: True
    ) -> None:
        self._store = store
        self._folder = folder
        self._import = import_file
        self._wanted = wanted
        self._enrolled = store.owner.get().created
        self._last: dict[Path, Stamp] = {}
        self._dealt: dict[Path, Dealt] = {}
        self._unread: dict[Path, Stamp] = {}  # files that were already reported as unreadable

    def look(self) -> Look:
        """Import the files that have not changed since the last look and were not handled yet. Raises OSError if the
        folder cannot be read, and StoreError."""
        look = Look()
        found = self._found(look)
        standing = [path for path, stamp in found.items() if self._last.get(path) == stamp]
        self._dealt = {path: dealt for path, dealt in self._dealt.items() if path in found}
        self._unread = {path: stamp for path, stamp in self._unread.items() if path in found}
        self._last = found
        for path in sorted(standing, key=lambda path: (found[path].written, path.name)):
            if not self._wanted():
                break
            if self._is_open(path, found[path]):
                self._deal_with(path, found[path], look)
        return look

    def _found(self, look: Look) -> dict[Path, Stamp]:
        """What lies in the folder, with its stamp. A folder that was handled is looked through again only when
        something was added to it or taken away at its top."""
        found = {}
        for path in candidates(self._folder):
            try:
                dealt = self._dealt.get(path)
                if dealt and dealt.stamp.files and _as_handled(path, dealt.stamp):
                    found[path] = dealt.stamp
                else:
                    found[path] = stamp_of(path)
            except TooMany:
                found[path] = self._passed_over(path, look)
            except OSError:
                continue  # it was removed meanwhile
        return found

    def _passed_over(self, path: Path, look: Look) -> Stamp:
        """The stamp of a folder with too many files, which is told once."""
        at = path.stat()
        stamp = Stamp(0, at.st_mtime_ns, at.st_ino, MOST_FILES)
        if path not in self._dealt:
            look.left.append(
                lazy_gettext("%(folder)s holds more files than an export does, so it was left out.", folder=path.name)
            )
        self._dealt[path] = Dealt(stamp, None)
        return stamp

    def _is_open(self, path: Path, stamp: Stamp) -> bool:
        dealt = self._dealt.get(path)
        if dealt is None or dealt.stamp != stamp:
            return True
        return dealt.accounts is not None and dealt.accounts != self._store.accounts.mine()

    def _deal_with(self, path: Path, stamp: Stamp, look: Look) -> None:
        accounts = None
        try:
            if stamp.size > MOST_BYTES:
                self._leave(path, stamp, look)
                return
            digest = digest_of_folder(path) if path.is_dir() else self._digest(path, stamp)
            if digest is None or stamp_of(path) != stamp:
                return  # it is still being written
            if not self._is_known(digest) and self._recognised(path, digest, look):
                entry = self._import(path)
                look.imports.append(entry)
                if entry.unclear:
                    accounts = self._store.accounts.mine()
                if stamp_of(path) != stamp:
                    return  # the file was changed during its import
                if entry.settled or entry.error == CANCELLED:
                    self._keep(digest, path, CANCELLED if entry.error == CANCELLED else None)
        except FileNotFoundError:
            return  # the file was removed meanwhile
        except OSError as problem:
            reason = problem.strerror or type(problem).__name__
            if self._unread.get(path) != stamp:
                self._unread[path] = stamp
                look.left.append(lazy_gettext("%(file)s cannot be read: %(reason)s", file=path.name, reason=reason))
            return  # try again later: permissions can change without the file
        self._dealt[path] = Dealt(stamp, accounts)

    def _digest(self, path: Path, stamp: Stamp) -> str | None:
        """The digest of a file; None if it is another file by now, grows (perhaps endlessly), or is not wanted any
        more. Somebody may have replaced it by a pipe meanwhile, from which a reader would wait for ever."""
        found, left = hashlib.sha256(), stamp.size
        with open(path, "rb", buffering=0, opener=_without_waiting) as file:
            opened = os.fstat(file.fileno())
            if not stat.S_ISREG(opened.st_mode) or (opened.st_size, opened.st_mtime_ns) != (stamp.size, stamp.written):
                return None
            while part := file.read(min(_PART, left + 1)):
                found.update(part)
                left -= len(part)
                if left < 0 or not self._wanted():
                    return None
        return found.hexdigest()

    def _leave(self, path: Path, stamp: Stamp, look: Look) -> None:
        """Leave out a file that is too large to be an export. A file can claim any size, so reading it may never
        end."""
        told = lazy_gettext(
            "%(file)s is larger than %(size)s GiB, which no export is.", file=path.name, size=MOST_BYTES >> 30
        )
        look.left.append(told)
        self._dealt[path] = Dealt(stamp, None)

    def _is_known(self, digest: str) -> bool:
        """Whether a file need not be handled again. Another version of Rapport may read what this one left out."""
        known = self._store.watched.find(digest)
        return known is not None and (known.left in (None, CANCELLED) or known.version == _version())

    def _recognised(self, path: Path, digest: str, look: Look) -> bool:
        """Whether a file is a complete archive; if not, the reason is added to ``look`` and stored."""

        def looked(_: int) -> None:
            if not self._wanted():
                raise _NotWanted

        try:
            damage = recognise(path, looked).damage
        except _NotWanted:
            return False
        except (ArchiveRefused, Unrecognised) as refused:
            left = refused.said
        else:
            if damage is None:
                return True
            left = lazy_gettext("%(file)s: %(reason)s", file=path.name, reason=damage)
        look.left.append(left)
        self._keep(digest, path, left)
        return False

    def _keep(self, digest: str, path: Path, left: Sentence | None) -> None:
        self._store.watched.keep(WatchedFile(digest, visible(path.name), now(), left, _version()), self._enrolled)


def checked(folder: Path, data: Path) -> Path:
    """The absolute path of a folder, checked so that a server with the data folder ``data`` can watch it. Raises
    NoFolder."""
    try:
        whole = folder.expanduser().resolve()
        if not whole.is_dir():
            raise NoFolder(lazy_gettext("There is no folder %(folder)s.", folder=str(folder)))
        with os.scandir(whole):
            pass
    except (OSError, RuntimeError, ValueError) as problem:
        raise NoFolder(lazy_gettext("The folder %(folder)s cannot be read.", folder=str(folder))) from problem
    if whole.is_relative_to(data.resolve()):
        raise NoFolder(lazy_gettext("Rapport keeps its own files in %(folder)s. Choose another.", folder=str(folder)))
    return whole


def _as_handled(path: Path, stamp: Stamp) -> bool:
    """Whether nothing was added to a folder at its top, or taken away there, since ``stamp`` was taken."""
    found = path.stat()
    return found.st_ino == stamp.file and found.st_mtime_ns <= stamp.written


def _without_waiting(path: str, flags: int) -> int:
    """Open a file without waiting for a writer if it is a pipe; for regular files this changes nothing."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


@cache
def _version() -> str:
    return metadata.version("rapport")
