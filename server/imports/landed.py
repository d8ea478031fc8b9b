"""What lands in a watched folder: files, and folders as a browser leaves them that unpacks what it downloads."""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

#: The endings of files that browsers are still downloading; Safari's is a folder.
_UNFINISHED = (".crdownload", ".download", ".opdownload", ".part", ".partial", ".tmp")
_PACKED = (".zip", ".tar", ".tar.gz", ".tgz")
#: A folder with more files than this is looked through no further: no site gives as many in one that is unpacked, but
#: somebody's programs may lie there.
MOST_FILES = 20_000


class Stamp(NamedTuple):
    """What changes when a file or folder does: its size in bytes, when it was written last (nanoseconds), its inode,
    and of a folder how many files lie in it."""

    size: int
    written: int
    file: int
    files: int = 0


class TooMany(OSError):  # noqa: N818
    """A folder holds too many files to be an export."""


def candidates(folder: Path) -> Iterator[Path]:
    """The files and folders in a folder that may be complete archives; links that lead out of it are left out."""
    with os.scandir(folder) as entries:
        names = {entry.name for entry in entries}
    within = folder.resolve()
    for name in names:
        path = folder / name
        if _is_unfinished(name) or f"{name}.part" in names:
            continue
        try:
            if path.is_symlink() and not path.resolve(strict=True).is_relative_to(within):
                continue
            found = path.stat()
        except (OSError, RuntimeError):
            continue  # it was removed meanwhile, or is a broken link
        is_folder = stat.S_ISDIR(found.st_mode) and not path.is_symlink()
        if (is_folder or (stat.S_ISREG(found.st_mode) and found.st_size)) and not _is_hidden(found):
            yield path


def stamp_of(path: Path) -> Stamp:
    """The stamp of a file, or of a folder with all that lies in it. Raises OSError, and TooMany."""
    found = path.stat()
    if not stat.S_ISDIR(found.st_mode):
        return Stamp(found.st_size, found.st_mtime_ns, found.st_ino)
    size, written, files = 0, found.st_mtime_ns, 0
    for _, each in _files(path):
        size, written, files = size + each.st_size, max(written, each.st_mtime_ns), files + 1
    return Stamp(size, written, found.st_ino, files)


def digest_of_folder(path: Path) -> str | None:
    """A digest of which files lie in a folder, how long they are and when they were written; None if there are none,
    one is still being downloaded, or archives lie in it: somebody keeps them there, and nobody unpacked them. Raises
    OSError, and TooMany."""
    files = list(_files(path))
    names = [Path(name).name.casefold() for name, _ in files]
    if not files or any(map(_is_unfinished, names)) or any(name.endswith(_PACKED) for name in names):
        return None
    lines = sorted(f"{name}\0{found.st_size}\0{found.st_mtime_ns}" for name, found in files)
    return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def _files(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """The files in a folder and below with their paths, but those that systems hide, such as .DS_Store; links are not
    followed."""
    count = 0
    for place, _, names in os.walk(folder, onerror=_raise):
        for name in names:
            count += 1
            if count > MOST_FILES:
                raise TooMany
            path = os.path.join(place, name)  # noqa: PTH118, a name that is not UTF-8 stays as it is
            found = os.lstat(path)
            if stat.S_ISREG(found.st_mode) and not name.startswith("."):
                yield os.path.relpath(path, folder), found


def _raise(problem: OSError) -> None:
    raise problem


def _is_unfinished(name: str) -> bool:
    return name.startswith(".") or name.casefold().endswith(_UNFINISHED)


def _is_hidden(found: os.stat_result) -> bool:
    """Whether Windows hides the file."""
    return bool(getattr(found, "st_file_attributes", 0) & stat.FILE_ATTRIBUTE_HIDDEN)
