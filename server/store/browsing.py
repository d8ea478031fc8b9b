"""Reads activities page by page, newest first, filtered by site, kind, person and period.

A page begins after the last row of the page before (keyset pagination), so that the thousandth page costs as much as
the first. A filter first searches the next activities by the index on time. If too few of them match, the rest is read
once in the order in which it is stored: following the index would read each row from another place on the disk, which
takes thirty times as long.
"""

from datetime import date
from typing import NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, or_, select

from auditor.activities.activity import Subject
from auditor.history.ingest import Record
from server.store.checking import records
from server.store.checksums import STORED
from server.store.choosing import Person
from server.store.merging import MESSAGES
from server.store.person_table import PersonTable
from server.store.schema import activities

#: How many activities are searched by the index.
_STRETCH = 5_000
_DAY = 86_400_000

Place = tuple[int, str]  # moment in UTC milliseconds, and id


class Filter(NamedTuple):
    """Which activities to show; None does not filter. ``first`` and ``last`` are local days, both included."""

    site: str | None = None
    subject: Subject | None = None
    person: Person | None = None
    first: date | None = None
    last: date | None = None


class Page(NamedTuple):
    """Some rows, and the place after which the next page begins (``after``); None at the end."""

    rows: list[Record]
    after: Place | None


class Browsing(PersonTable):
    """Reads ``activities`` page by page."""

    def page(self, wanted: Filter, after: Place | None = None, limit: int = 50) -> Page:
        """Up to ``limit`` activities that match, beginning after a place."""
        fitting, at = self._fitting(wanted), activities.c.at
        with self._engine.connect() as connection:
            behind = self._between(wanted, after, at)
            end = self._end(connection, behind) if fitting else None
            found = self._read(connection, [*behind, *_not_behind(end), *fitting], at, limit + 1)
            if end is not None and len(found) <= limit:
                unindexed = at + 0
                rest = [*self._between(wanted, end, unindexed), *fitting]
                found += self._read(connection, rest, unindexed, limit + 1 - len(found))
        rows = found[:limit]
        return Page(rows, (rows[-1].at, rows[-1].id) if len(found) > limit else None)

    def before(self, row: Record) -> Record | None:
        """Of a message between two, the one before it between the same on the same site."""
        earlier = or_(activities.c.at < row.at, and_(activities.c.at == row.at, activities.c.id < row.id))
        query = select(*STORED).where(
            activities.c.person_id == self._person,
            activities.c.site == row.site,
            activities.c.partner == row.partner,
            activities.c.audience == "person",
            activities.c.subject.in_(MESSAGES),
            activities.c.at <= row.at,
            earlier,
        )
        with self._engine.connect() as connection:
            latest = query.order_by(activities.c.at.desc(), activities.c.id.desc()).limit(1)
            return next(iter(records(connection.execute(latest))), None)

    def _read(
        self, connection: Connection, conditions: list[ColumnElement[bool]], at: ColumnElement[int], limit: int
    ) -> list[Record]:
        query = select(*STORED).where(*conditions).order_by(at.desc(), activities.c.id.desc()).limit(limit)
        return list(records(connection.execute(query)))

    def _end(self, connection: Connection, behind: list[ColumnElement[bool]]) -> Place | None:
        """The last place of the stretch that is searched by the index; None if fewer activities follow."""
        newest = (activities.c.at.desc(), activities.c.id.desc())
        place = select(activities.c.at, activities.c.id).where(*behind).order_by(*newest)
        row = connection.execute(place.offset(_STRETCH - 1).limit(1)).first()
        return (row.at, row.id) if row else None

    def _between(self, wanted: Filter, after: Place | None, at: ColumnElement[int]) -> list[ColumnElement[bool]]:
        """The conditions for activities after a place and around the period; a local day lies within a day of UTC's."""
        found: list[ColumnElement[bool]] = [activities.c.person_id == self._person]
        if wanted.first is not None:
            found.append(at >= _moment(wanted.first) - _DAY)
        if wanted.last is not None:
            found.append(at < _moment(wanted.last) + 2 * _DAY)
        if after is not None:
            moment, id_ = after
            found += [at <= moment, or_(at < moment, activities.c.id < id_)]
        return found

    @staticmethod
    def _fitting(wanted: Filter) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if wanted.site is not None:
            found.append(activities.c.site == wanted.site)
        if wanted.subject is not None:
            found.append(activities.c.subject == wanted.subject.value)
        if wanted.person is not None:
            site, id_ = wanted.person
            named = activities.c.recipients.contains(msgspec.json.encode(id_).decode(), autoescape=True)
            found += [activities.c.site == site, or_(activities.c.partner == id_, named)]
        if wanted.first is not None:
            found.append(activities.c.day >= wanted.first.isoformat())
        if wanted.last is not None:
            found.append(activities.c.day <= wanted.last.isoformat())
        return found


def _not_behind(end: Place | None) -> list[ColumnElement[bool]]:
    if end is None:
        return []
    at, id_ = end
    return [activities.c.at >= at, or_(activities.c.at > at, and_(activities.c.at == at, activities.c.id >= id_))]


def _moment(day: date) -> int:
    return (day.toordinal() - date(1970, 1, 1).toordinal()) * _DAY
