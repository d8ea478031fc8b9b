"""Checking values that were read from the database: damage must be told, and never be taken for what was kept.

SQLite tells of damage to its structure where it comes across it. Here are found values of a wrong kind, texts that are
none, and JSON that cannot be read. A value that was changed into another one which could have been kept is not noticed.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar

import msgspec

from auditor.activities.activity import Detail, Subject, Type
from auditor.history.ingest import Record
from server.store.errors import CorruptError
from server.translations import gettext

T = TypeVar("T")
_ID = 36  # characters of a UUID
_detail = msgspec.json.Decoder(Detail)
_recipients = msgspec.json.Decoder(list[str])


def records(rows: Iterable[Any]) -> Iterator[Record]:
    """Rows of ``activities`` as records. Raises CorruptError at the first that cannot have been kept."""
    with read_from("activities"):
        for row in rows:
            record = msgspec.convert(tuple(row), Record)
            _check(record)
            yield record


def _check(record: Record) -> None:
    """Raise ValueError where a value is of the right kind and can still not have been kept."""
    Type(record.type)
    Subject(record.subject)
    if date.fromisoformat(record.day).isoformat() != record.day or not 0 <= record.hour < 24:
        raise ValueError
    if len(record.id) != _ID:
        raise ValueError
    if record.detail is not None:
        _detail.decode(record.detail)
    if record.recipients is not None:
        _recipients.decode(record.recipients)


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
