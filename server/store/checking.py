"""Checks values read from the database, so that damage is reported and never taken for data.

SQLite reports damage to its own structure. This module finds values of a wrong type, invalid texts and unreadable JSON,
and, in activities, any value that is not the one that was stored (see checksums).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar

import msgspec

from auditor.activities.activity import Detail, Subject, Type
from auditor.history.ingest import Record
from server.store.checksums import is_sound
from server.store.errors import CorruptError
from server.translations import gettext

T = TypeVar("T")
_ID = 36  # characters of a UUID
_STRANGE = re.compile(r"[^0-9A-Za-z.-]")
_detail = msgspec.json.Decoder(Detail)
_recipients = msgspec.json.Decoder(list[str])


def records(rows: Iterable[Any]) -> Iterator[Record]:
    """Rows of ``activities``, of the columns ``checksums.STORED``, as records. Raises CorruptError at the first row
    that is not as Rapport wrote it."""
    with read_from("activities"):
        for values in map(tuple, rows):
            yield _record(values)


def _record(values: tuple[Any, ...]) -> Record:
    try:
        if not is_sound(values):
            raise ValueError  # noqa: TRY301
        record = msgspec.convert(values[1:-1], Record)
        _check(record)
    except (msgspec.MsgspecError, ValueError, TypeError) as problem:
        raise damaged_at(values) from problem
    return record


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


def damaged_at(values: Sequence[object]) -> CorruptError:
    """The error that an activity, a row of the columns ``checksums.STORED``, is damaged."""
    row = Record._make(values[1:-1])
    return CorruptError(
        gettext(
            "The table activities of the database is damaged, at the activity %(id)s of %(day)s on %(site)s. Restore "
            "the database from a backup, or erase what is damaged: rapport erase --damaged",
            **place_of(row),
        )
    )


def place_of(row: Record) -> dict[str, str]:
    """Where an activity is kept that may be damaged, by its id, day and site, as far as they can be shown."""
    return {name: _shown(getattr(row, name)) for name in ("id", "day", "site")}


def _shown(value: object) -> str:
    return _STRANGE.sub("?", value)[:_ID] if isinstance(value, str) else "?"


def damaged(table: str) -> CorruptError:
    """The error that a table is damaged. It quotes nothing from the table."""
    return CorruptError(
        gettext("The table %(table)s of the database is damaged. Restore the database from a backup.", table=table)
    )
