"""Checks values read from the database, so that damage is reported and never taken for data.

SQLite reports damage to its own structure. This module finds values of a wrong type, invalid texts and unreadable JSON.
It cannot notice a value that was changed into another valid one.
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
    """Rows of ``activities`` as records. Raises CorruptError at the first row that Rapport cannot have written."""
    with read_from("activities"):
        for row in rows:
            record = msgspec.convert(tuple(row), Record)
            _check(record)
            yield record


def _check(record: Record) -> None:
    """Raise ValueError if a value has the right type and Rapport still cannot have written it."""
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
    """A value that is stored as JSON. Raises CorruptError, which names the table."""
    with read_from(table):
        return msgspec.json.decode(stored, type=kind)


@contextmanager
def read_from(table: str) -> Iterator[None]:
    """Raise CorruptError for ``table`` if values in this block cannot be read."""
    try:
        yield
    except (msgspec.MsgspecError, ValueError, TypeError) as problem:  # UnicodeDecodeError among them
        raise damaged(table) from problem


def damaged(table: str) -> CorruptError:
    """The error that a table is damaged. It quotes nothing from the table."""
    return CorruptError(
        gettext("The table %(table)s of the database is damaged. Restore the database from a backup.", table=table)
    )
