"""Stores what each source can tell about each subject, as importers, connectors and the extension report it."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import delete, insert, select

from auditor.activities.activity import Coverage, Subject
from auditor.translatable import Sentence, plain_name
from server.store.checking import read_from
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.persons import check_enrolled
from server.store.plain import read_plain
from server.store.schema import coverage as table

#: From the most complete to the least; if several sources cover one subject, the auditor gets the most complete one.
_EXTENTS = ("full", "recent", "none")
#: The longest gap between two sources that still counts as none: people ask for an archive and install the extension in
#: the same weeks (our convention).
_GAP = timedelta(days=31)


class Coverages(PersonTable):
    """Queries on ``coverage``."""

    def replace(self, source: str, entries: Iterable[Coverage], enrolled: int | None = None) -> None:
        """Store what ``source`` (an archive's format, an account, the extension) covers, replacing its earlier
        entries. Raises ErasedError if everything was erased since the person had ``enrolled``."""
        rows = [
            {
                "person_id": self._person,
                "source": source,
                "site": entry.site,
                "subject": entry.subject.value,
                "extent": entry.extent,
                "since": entry.since.isoformat() if entry.since else None,
                "until": entry.until.isoformat() if entry.until else None,
                "note": _written(entry.note),
                "remedy": _written(entry.remedy),
            }
            for entry in entries
        ]
        with writing(self._engine) as connection:
            check_enrolled(connection, self._person, enrolled)
            connection.execute(delete(table).where(table.c.person_id == self._person, table.c.source == source))
            if rows:
                connection.execute(insert(table), rows)

    def add(self, source: str, entries: Iterable[Coverage], enrolled: int | None = None) -> None:
        """Store what one more part, or a later export, of a source covers. Subjects it does not name keep their earlier
        entries; a subject that both name covers the two periods together. Raises ErasedError if everything was erased
        since the person had ``enrolled``."""
        with self._engine.connect() as connection, read_from(table.name):
            query = select(*_COLUMNS).where(table.c.person_id == self._person, table.c.source == source)
            told = {(one.site, one.subject): one for one in map(_entry, connection.execute(query))}
        for entry in entries:
            same = (entry.site, entry.subject)
            told[same] = _together(told[same], entry) if same in told else entry
        self.replace(source, told.values(), enrolled)

    def all(self, sites: Collection[str] | None = None) -> tuple[Coverage, ...]:
        """One entry per site and subject: that of the source that covers it most completely, then longest."""
        query = select(*_COLUMNS).where(table.c.person_id == self._person).order_by(table.c.site, table.c.subject)
        if sites is not None:
            query = query.where(table.c.site.in_(sites))
        with self._engine.connect() as connection, read_from(table.name):
            entries = list(map(_entry, connection.execute(query)))
        return tuple(_best(list(same)) for _, same in groupby(entries, key=lambda entry: (entry.site, entry.subject)))


_COLUMNS = tuple(table.c[name] for name in ("site", "subject", "extent", "since", "until", "note", "remedy"))


def _entry(row: Any) -> Coverage:
    return Coverage(
        row.site, Subject(row.subject), row.extent, _day(row.since), _day(row.until), _read(row.note), _read(row.remedy)
    )


def _together(earlier: Coverage, later: Coverage) -> Coverage:
    if "none" in (earlier.extent, later.extent):
        return earlier if later.extent == "none" and earlier.extent != "none" else later
    days = (earlier.since, later.since), (earlier.until, later.until)
    since, until = (tuple(day for day in pair if day) for pair in days)
    return msgspec.structs.replace(later, since=min(since, default=None), until=max(until, default=None))


def _best(entries: list[Coverage]) -> Coverage:
    """The best entry for one subject. It ignores a source that ended before another became unreadable, and one that
    ended long before another began, because nobody knows what happened in between."""
    stopped = max((entry.since for entry in entries if entry.extent == "none" and entry.since), default=date.min)
    telling = [entry for entry in entries if entry.until is None or entry.until >= stopped]
    telling = [entry for entry in telling if not any(_lies_before(entry, other) for other in telling)]
    return min(telling, key=lambda entry: (_EXTENTS.index(entry.extent), entry.since or date.min))


def _lies_before(entry: Coverage, other: Coverage) -> bool:
    if not entry.until or not other.since or (other.until and other.until <= entry.until):
        return False
    return entry.until + _GAP < other.since


def _written(said: str | Sentence) -> str:
    return said if isinstance(said, str) else msgspec.json.encode(said).decode()


def _read(stored: str) -> str | Sentence:
    """A stored note as a Sentence, or as plain text if it was stored as text."""
    return read_plain(stored, Sentence) if stored.startswith('{"message":') else plain_name(stored)


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
