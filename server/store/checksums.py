"""A checksum of each stored activity, so that a value that changed on the disk is never taken for what happened.

It is the CRC-32 of the person's id and all columns, as an array in MessagePack: two formats that no version of a
library changes. ``writing`` stores it with a new row and ``amending`` with a changed one. ``checking`` compares it when
rows are read one by one, ``frames`` when an audit reads them by column, and ``damaged_rows`` in all that is stored.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from random import Random
from typing import TYPE_CHECKING
from zlib import crc32

import msgspec

from auditor.history.ingest import Record, stored_schema
from server.store.schema import activities

if TYPE_CHECKING:
    import polars as pl

CHECKSUM = activities.c.checksum
#: What is read of an activity where its checksum is compared: the person's id, the record, and the checksum.
STORED = (activities.c.person_id, *(activities.c[name] for name in Record._fields), CHECKSUM)

_encoded = msgspec.msgpack.Encoder().encode
#: So many rows of a frame are Python's objects at once: a long history would fill the memory.
_TOGETHER = 4_096
#: At most so many of these are compared of a frame, which holds up to sixteen (our convention): comparing all would
#: take a tenth of the time of an audit of somebody who does something 200 times a day.
_MOST = 6
_draw = Random()


def stamped(person_id: str, rows: Iterable[Record]) -> Iterator[tuple[object, ...]]:
    """The rows as they are stored, in the order of the table's columns."""
    for row in rows:
        values = person_id, *row
        yield *values, crc32(_encoded(values))


def checksum(person_id: str, row: Record) -> int:
    """The checksum of an activity."""
    return crc32(_encoded((person_id, *row)))


def is_sound(values: Sequence[object]) -> bool:
    """Whether a row of the columns ``STORED`` has the checksum with which it was stored."""
    return crc32(_encoded(values[:-1])) == values[-1]


def checked_schema() -> "dict[str, pl.DataType]":
    """The Polars types of the columns by which a frame is checked."""
    import polars as pl

    return stored_schema() | {CHECKSUM.name: pl.Int64()}


def all_sound(person_id: str, rows: "pl.DataFrame") -> bool:
    """Whether all rows of a frame of ``checked_schema`` have the checksums with which they were stored; of a long
    frame, whether some have, which are others each time."""
    parts = range(0, rows.height, _TOGETHER)
    columns = rows.select(*checked_schema())
    for start in parts if len(parts) <= _MOST else _draw.sample(parts, _MOST):
        *values, told = columns.slice(start, _TOGETHER).get_columns()
        whole = zip(repeat(person_id), *(column.to_list() for column in values))
        if list(map(crc32, map(_encoded, whole))) != told.to_list():
            return False
    return True
