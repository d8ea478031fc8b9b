"""Changes columns of stored activities, each row together with its checksum.

A row that is damaged keeps the checksum it had: it is changed as well, and stays known as damaged unless the change put
right what was.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from auditor.history.ingest import Record
from server.store.checksums import CHECKSUM, STORED, checksum, is_sound
from server.store.schema import activities

_AT_ONCE = 500  # values in a statement


def amend(connection: Connection, person_id: str, changes: Mapping[str, Mapping[str, Any]]) -> None:
    """Store new values of some columns of a person's activities, by the activities' ids, within a transaction."""
    ids = list(changes)
    for at in range(0, len(ids), _AT_ONCE):
        some = activities.c.id.in_(ids[at : at + _AT_ONCE])
        query = select(*STORED).where(activities.c.person_id == person_id, some)
        rows = connection.execute(query.with_for_update()).all()
        alike: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for values in map(tuple, rows):
            before = Record._make(values[1:-1])
            change = changes[before.id]
            told = checksum(person_id, before._replace(**change)) if is_sound(values) else values[-1]
            new = {f"new_{name}": value for name, value in change.items()}
            alike[tuple(change)].append({**new, "new_checksum": told, "whose": person_id, "which": before.id})
        for columns, given in alike.items():
            same = activities.c.person_id == bindparam("whose"), activities.c.id == bindparam("which")
            new = {name: bindparam(f"new_{name}") for name in (*columns, CHECKSUM.name)}
            connection.execute(update(activities).where(*same).values(new), given)
