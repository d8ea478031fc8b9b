"""Writes files that only the person can read at any moment: exports, reports, packages, backups."""

import glob
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

#: After this many seconds without a write, a temporary file belongs to a process that has died.
_BROKEN_OFF = 3600
#: The ending of a file's name until the file is complete.
_RANDOM = "-" + "[a-z0-9_]" * 8


@contextmanager
def private_file(path: Path) -> Iterator[IO[bytes]]:
    """Write a file of mode 0600 completely or not at all. It is written beside its place and renamed when it is
    complete, so that an existing file, perhaps readable by others, is replaced and not filled. Raises OSError.

    If the path is not a regular file (a pipe, ``/dev/stdout``), it is written to directly.
    """
    place = path.resolve()  # a link stays, and its target is replaced
    if place.exists() and not place.is_file():
        with place.open("wb") as stream:
            yield stream
        return
    sweep(place.parent, glob.escape(place.name))
    # Files of this kind have mode 0600 from their creation, whatever the umask.
    with NamedTemporaryFile(dir=place.parent, prefix=f".{place.name}-", delete=False) as file:
        try:
            yield file
            file.flush()
            os.fsync(file.fileno())
            file.close()
            Path(file.name).replace(place)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def sweep(folder: Path, names: str) -> None:
    """Delete what killed processes left of files with these names (a glob pattern): nobody else knows of them, and they
    contain as much as the complete files."""
    for left in folder.glob(f".{names}{_RANDOM}"):
        with suppress(OSError):
            told = left.lstat()
            ours = stat.S_ISREG(told.st_mode) and (os.name == "nt" or told.st_uid == os.geteuid())
            if ours and time.time() - told.st_mtime > _BROKEN_OFF:
                left.unlink()
