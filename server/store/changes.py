"""Whether anything was written since: told by the files of the database, whoever wrote."""

import time
from typing import NamedTuple

from sqlalchemy import Engine

from server.store.engine import file_of

#: File systems note the time of a write no finer than this, in nanoseconds, with room to spare.
_COARSE = 100_000_000


class Mark(NamedTuple):
    """What the files looked like: the database's number and time of change; the log's time of change and length."""

    file: int
    changed: int
    log_changed: int
    log_length: int


def mark(engine: Engine) -> Mark | None:
    """The same as before as long as nothing was written. None where that cannot be told: on a server, and just after a
    write, as another in the same moment would look alike. Take it before reading."""
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
