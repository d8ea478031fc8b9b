"""A checksum of each activity, computed for those that are stored already; see server.store.checksums.

What is stored so far is taken as it is: no one can tell whether it was damaged before. A row whose values cannot even
be read gets no checksum, and is told of as damaged from then on.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from typing import Any
from zlib import crc32

import msgspec
import sqlalchemy as sa
from alembic import op

from server.store.ordering import any_text, write_anew

revision = "0040"
down_revision = "0039"

_COLUMNS = (
    "person_id, id, type, subject, at, day, hour, site, mine, partner, audience, recipients, object_type, object_id, "
    "in_reply_to, context, duration, words, language, acts, sketch, reading, detail, via, version, slack, fingerprint, "
    "account"
)
_MINE, _KEY = 8, 2
_AT_ONCE = 5_000


def upgrade() -> None:
    op.add_column("activities", sa.Column("checksum", sa.BigInteger(), nullable=False, server_default="0"))
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        _compute_in_file(connection)
    else:
        _compute(connection)


def _compute(connection: sa.Connection) -> None:
    page = sa.text(
        f"SELECT {_COLUMNS} FROM activities WHERE (person_id, id) > (:person, :id) "
        f"ORDER BY person_id, id LIMIT {_AT_ONCE}"
    )
    stamp = sa.text("UPDATE activities SET checksum = :told WHERE person_id = :person AND id = :id")
    last: Sequence[Any] = ("", "")
    while rows := connection.execute(page, {"person": last[0], "id": last[1]}).all():
        last = rows[-1][:_KEY]
        told = [{"person": row[0], "id": row[1], "told": _checksum(row)} for row in rows]
        connection.execute(stamp, [each for each in told if each["told"] is not None])


def _compute_in_file(connection: sa.Connection) -> None:
    """An id that changed on the disk may be no text, and stand anywhere in the order of ids. So all rows are read as
    they stand, and changed by their ids only once the table is in order: SQLite would else miss some, or write them
    twice."""
    raw: Any = connection.connection.dbapi_connection
    raw.execute("CREATE TEMP TABLE told (checksum, person, id)")
    keys = _Keys()
    with any_text(connection), closing(raw.execute(f"SELECT {_COLUMNS} FROM activities")) as rows:
        raw.executemany("INSERT INTO told VALUES (?, ?, ?)", _told(map(keys.noted, rows)))
    if not keys.in_order:
        write_anew(connection)
    with closing(raw.execute("SELECT checksum, person, id FROM told")) as told:
        raw.executemany("UPDATE activities SET checksum = ? WHERE person_id = ? AND id = ?", told)
    raw.execute("DROP TABLE told")


class _Keys:
    """Notes whether the rows that pass come in the order of their keys."""

    def __init__(self) -> None:
        self.in_order = True
        self._last: list[bytes] = []

    def noted(self, row: Sequence[Any]) -> Sequence[Any]:
        key = [part.encode(errors="surrogateescape") for part in row[:_KEY] if isinstance(part, str)]
        self.in_order = self.in_order and len(key) == _KEY and self._last < key
        self._last = key
        return row


def _told(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[int, str, str]]:
    """The checksums of the rows that can be read, with their keys."""
    return ((told, row[0], row[1]) for row in rows if (told := _checksum(row)) is not None)


def _checksum(row: Sequence[Any]) -> int | None:
    """As server.store.checksums has it at this revision; None if a value cannot be read, or the id is no text."""
    if not all(isinstance(part, str) for part in row[:_KEY]):
        return None
    try:
        return crc32(msgspec.msgpack.encode((*row[:_MINE], bool(row[_MINE]), *row[_MINE + 1 :])))
    except (UnicodeError, msgspec.MsgspecError):
        return None
