"""A checksum of each activity, computed for those that are stored already; see server.store.checksums.

What is stored so far is taken as it is: no one can tell whether it was damaged before. A row whose values cannot even
be read gets no checksum, and is told of as damaged from then on.
"""

from collections.abc import Sequence
from typing import Any
from zlib import crc32

import msgspec
import sqlalchemy as sa
from alembic import op

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
    raw: Any = connection.connection.dbapi_connection
    if connection.dialect.name == "sqlite":
        strict, raw.text_factory = raw.text_factory, lambda text: text.decode(errors="surrogateescape")
        try:
            _compute(connection)
        finally:
            raw.text_factory = strict
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


def _checksum(row: Sequence[Any]) -> int | None:
    """As server.store.checksums has it at this revision; None if a value cannot be read."""
    try:
        return crc32(msgspec.msgpack.encode((*row[:_MINE], bool(row[_MINE]), *row[_MINE + 1 :])))
    except (UnicodeError, msgspec.MsgspecError):
        return None
