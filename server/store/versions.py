"""The person's own profile as later archives tell it: where nothing of it changed, it is no new version."""

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, select

from auditor.activities.activity import Subject
from auditor.history.history import LOOKBACK_DAYS
from auditor.history.ingest import Record
from server.store.merging import ARCHIVE
from server.store.schema import activities

#: An audit looks so far back; what was told longer ago is told anew, so that there is always one to be seen.
_LONGEST = (LOOKBACK_DAYS - 90) * 86_400_000


def unchanged(connection: Connection, person_id: str, rows: Iterable[Record]) -> dict[str, Record]:
    """Of rows that an archive tells, profiles that are as the one before them; that one, by the id of each."""
    found: dict[str, Record] = {}
    for row in rows:
        if row.via != ARCHIVE or row.subject != Subject.PROFILE or not row.mine:
            continue
        query = (
            select(*(activities.c[name] for name in Record._fields))
            .where(
                activities.c.person_id == person_id,
                activities.c.at.between(row.at - _LONGEST, row.at),
                activities.c.subject == row.subject,
                activities.c.site == row.site,
                activities.c.via == ARCHIVE,
                activities.c.mine.is_(True),
                activities.c.account.is_not_distinct_from(row.account),
            )
            .order_by(activities.c.at.desc(), activities.c.id.desc())
            .limit(1)
        )
        before = connection.execute(query).one_or_none()
        if before is not None and _alike(Record._make(before), row):
            found[row.id] = Record._make(before)
    return found


def _alike(before: Record, row: Record) -> bool:
    """Whether nothing changed, by the fingerprint or, as earlier versions kept none, by all that is kept."""
    if before.fingerprint is not None:
        return before.fingerprint == row.fingerprint
    kept, told = (msgspec.json.decode(each.detail or "null") for each in (before, row))
    return bool(kept == told and (before.object_id, before.reading) == (row.object_id, row.reading))
