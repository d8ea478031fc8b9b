"""Erases damaged activities, exactly those that a person was shown: by all of their values, and never by an id alone.

A damaged id may be no text, or another activity's, and a damaged table may not be in the order of its ids. So SQLite's
table is written anew without them.
"""

from collections.abc import Collection, Iterator

from sqlalchemy import Connection, Table, delete, select

from auditor.history.ingest import Record
from server.store.checksums import STORED
from server.store.damaged_rows import damaged_in, record_of
from server.store.ordering import any_text, write_anew
from server.store.removing import Removed, remove_unread
from server.store.schema import activities, aliases, texts


def remove_damaged(
    connection: Connection, person_id: str, shown: Collection[Record], *, or_nobodys: bool = False
) -> Removed:
    """Delete those of these activities that are still there and damaged, and everything derived from them, within a
    transaction. ``or_nobodys``: see ``damaged_rows``."""
    wanted = set(shown)
    gone = {row for row in damaged_in(connection, person_id, or_nobodys=or_nobodys) if record_of(row) in wanted}
    ids = {_as_text(record_of(row).id) for row in gone}
    if connection.dialect.name == "sqlite":
        write_anew(connection, [column.name for column in STORED], gone.__contains__)
        for table in (texts, aliases):
            ids.update(_drop_left_alone(connection, person_id, table))
        kept = select(activities.c.id).where(activities.c.person_id == person_id)
        ids -= {id_ for id_ in ids if connection.scalar(kept.where(activities.c.id == id_))}  # an id may be another's
    return remove_unread(connection, person_id, sorted(ids))


def _as_text(id_: object) -> str:
    """An id, or what stands for one that is no text: nothing else refers to it."""
    return id_.encode(errors="surrogateescape").decode(errors="replace") if isinstance(id_, str) else "?"


def _drop_left_alone(connection: Connection, person_id: str, table: Table) -> Iterator[str]:
    """Delete what belongs to an activity under the id that it had before it changed. Returns those ids."""
    to = table.c.activity_id if table is aliases else table.c.id
    theirs = activities.c.person_id == person_id
    alone = table.c.person_id == person_id, to.not_in(select(activities.c.id).where(theirs))
    with any_text(connection):
        yield from map(_as_text, connection.execute(select(to).where(*alone)).scalars().all())
    connection.execute(delete(table).where(*alone))
