"""Tells from the database's files whether any process has written to the database since."""

import time
from typing import NamedTuple

from sqlalchemy import Engine

from server.store.engine import file_of

#: File systems note the time of a write no finer than this, in nanoseconds, with room to spare.
_COARSE = 100_000_000


class Mark(NamedTuple):
    """State of the files: the database's inode and time of change (ns); the log's time of change (ns) and length."""

    file: int
    changed: int
    log_changed: int
    log_length: int


def mark(engine: Engine) -> Mark | None:
    """A mark that stays equal until something is written. Returns None if writes cannot be seen: on PostgreSQL, and
    just after a write, because another write in the same moment would look alike. Take the mark before reading."""
    file = file_of(engine)
    if file is None:
        return None
    try:
        database = file.stat()
        try:
            log = file.with_name(f"{file.name}-wal").stat()
            found = Mark(database.st_ino, database.st_mtime_ns, log.st_mtime_ns, log.st_size)
        except FileNotFoundError:
            found = Mark(database.st_ino, database.st_mtime_ns, 0, 0)
    except OSError:
        return None
    return found if max(found.changed, found.log_changed) < time.time_ns() - _COARSE else None
