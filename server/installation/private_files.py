"""Files for the person alone: exports, reports, packages, backups. Nobody else can read one at any moment."""

import glob
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

#: What was not written to for so many seconds is of a process that ended in the middle.
_BROKEN_OFF = 3600
#: Behind the name of a file, until it is complete.
_RANDOM = "-" + "[a-z0-9_]" * 8


@contextmanager
def private_file(path: Path) -> Iterator[IO[bytes]]:
    """Write a file of mode 0600 whole or not at all: it is written beside its place and renamed when it is complete, so
    that a file that was there, perhaps readable by others, is replaced and not filled. OSError where that fails.

    What is no file (a pipe, ``/dev/stdout``) is written to as it is.
    """
    place = path.resolve()  # of a link the file it leads to is replaced
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
    """Remove what kills left of files that were to have such names, a pattern of glob: nobody else knows of it, and it
    holds as much as they do."""
    for left in folder.glob(f".{names}{_RANDOM}"):
        with suppress(OSError):
            told = left.lstat()
            ours = stat.S_ISREG(told.st_mode) and (os.name == "nt" or told.st_uid == os.geteuid())
            if ours and time.time() - told.st_mtime > _BROKEN_OFF:
                left.unlink()
