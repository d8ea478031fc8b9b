"""Checking values that were read from the database: damage must be told, and never be taken for what was kept.

SQLite tells of damage to its structure where it comes across it. Here are found values of a wrong kind, texts that are
none, and JSON that cannot be read. A value that was changed into another one which could have been kept is not noticed.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Annotated, Any, NamedTuple, TypeVar

import msgspec

from auditor.activities.activity import Detail, Subject, Type
from auditor.history.ingest import Record
from server.store.errors import CorruptError
from server.translations import gettext

T = TypeVar("T")
_Day = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]


class _Sound(NamedTuple):
    """A record as it can have been kept."""

    id: Annotated[str, msgspec.Meta(min_length=36, max_length=36)]
    type: Type
    subject: Subject
    at: int
    day: _Day
    hour: Annotated[int, msgspec.Meta(ge=0, le=23)]
    site: str
    mine: bool
    partner: str | None
    audience: str | None
    recipients: str | None
    object_type: str | None
    object_id: str | None
    in_reply_to: str | None
    context: str | None
    duration: float | None
    words: int | None
    language: str | None
    acts: int | None
    sketch: bytes | None
    reading: str | None
    detail: str | None
    via: str
    version: str
    slack: int
    fingerprint: bytes | None


_detail = msgspec.json.Decoder(Detail)
_recipients = msgspec.json.Decoder(list[str])


def records(rows: Iterable[Any]) -> Iterator[Record]:
    """Rows of ``activities`` as records. Raises CorruptError at the first that cannot have been kept."""
    with read_from("activities"):
        for row in rows:
            sound = msgspec.convert(tuple(row), _Sound)
            if sound.detail is not None:
                _detail.decode(sound.detail)
            if sound.recipients is not None:
                _recipients.decode(sound.recipients)
            yield Record(*row)


def decoded(table: str, stored: str, kind: type[T]) -> T:
    """A value that is kept as JSON. Raises CorruptError, which names the table."""
    with read_from(table):
        return msgspec.json.decode(stored, type=kind)


@contextmanager
def read_from(table: str) -> Iterator[None]:
    """Tell of values that cannot be read as damage of their table."""
    try:
        yield
    except (msgspec.MsgspecError, ValueError, TypeError) as problem:  # UnicodeDecodeError among them
        raise damaged(table) from problem


def damaged(table: str) -> CorruptError:
    """The error that a table holds what was never kept in it. It quotes nothing."""
    return CorruptError(
        gettext("The table %(table)s of the database is damaged. Restore the database from a backup.", table=table)
    )
