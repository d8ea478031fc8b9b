"""Files for the person alone: exports, reports, packages, backups. Nobody else can read one at any moment."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO


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
