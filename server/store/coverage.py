"""What each source can tell of each subject: said by importers, connectors and the extension, read by the auditor."""

from collections.abc import Collection, Iterable
from datetime import date
from itertools import groupby

from sqlalchemy import Engine, delete, insert, select

from auditor.activities.activity import Coverage, Subject
from server.store.engine import writing
from server.store.schema import coverage as table

#: The best a source says comes first; where several tell of one subject, the auditor hears that.
_EXTENTS = ("full", "recent", "none")


def cover(engine: Engine, person_id: str, source: str, told: Iterable[Coverage]) -> None:
    """Put what ``source`` (an archive's format, an account, the extension) says in place of what it said before."""
    rows = [
        {
            "person_id": person_id,
            "source": source,
            "site": entry.site,
            "subject": entry.subject.value,
            "extent": entry.extent,
            "since": entry.since.isoformat() if entry.since else None,
            "until": entry.until.isoformat() if entry.until else None,
            "note": entry.note,
            "remedy": entry.remedy,
        }
        for entry in told
    ]
    with writing(engine) as connection:
        connection.execute(delete(table).where(table.c.person_id == person_id, table.c.source == source))
        if rows:
            connection.execute(insert(table), rows)


def coverage(engine: Engine, person_id: str, sites: Collection[str] | None = None) -> tuple[Coverage, ...]:
    """One entry for each site and subject, of the source that can tell most, and longest."""
    columns = (
        table.c.site,
        table.c.subject,
        table.c.extent,
        table.c.since,
        table.c.until,
        table.c.note,
        table.c.remedy,
    )
    query = select(*columns).where(table.c.person_id == person_id).order_by(table.c.site, table.c.subject)
    if sites is not None:
        query = query.where(table.c.site.in_(sites))
    with engine.connect() as connection:
        entries = [
            Coverage(site, Subject(subject), extent, _day(since), _day(until), note, remedy)
            for site, subject, extent, since, until, note, remedy in connection.execute(query)
        ]
    return tuple(_best(list(same)) for _, same in groupby(entries, key=lambda entry: (entry.site, entry.subject)))


def _best(entries: list[Coverage]) -> Coverage:
    """What is told of one subject. A source that ends before another stopped being readable tells nothing since."""
    stopped = max((entry.since for entry in entries if entry.extent == "none" and entry.since), default=date.min)
    telling = [entry for entry in entries if entry.until is None or entry.until >= stopped]
    return min(telling, key=lambda entry: (_EXTENTS.index(entry.extent), entry.since or date.min))


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
