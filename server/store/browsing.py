"""Activities page by page, the newest first, as a person looks through them: by site, kind, person and period.

A page begins after the last row of the one before (keyset), so that the thousandth costs what the first does. A filter
that fits little is looked for in stretches, and for a bounded time: what is found by then is shown, with the place from
which to look on.
"""

from datetime import date
from time import monotonic
from typing import NamedTuple

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, or_, select

from auditor.activities.activity import Subject
from auditor.history.ingest import Record
from server.store.checking import records
from server.store.choosing import Person
from server.store.person_table import PersonTable
from server.store.schema import activities

#: Activities that are looked through at once, and seconds after which no further stretch is begun.
_STRETCH, _SECONDS = 20_000, 0.3
_DAY = 86_400_000
_RECORD = tuple(activities.c[name] for name in Record._fields)

Place = tuple[int, str]  # moment in UTC milliseconds, and id


class Filter(NamedTuple):
    """What to show; None: whatever it is. ``first`` and ``last`` are local days, both inside."""

    site: str | None = None
    subject: Subject | None = None
    person: Person | None = None
    first: date | None = None
    last: date | None = None


class Page(NamedTuple):
    """``after``: the place from which to look on, None at the end; ``whole``: the page is full or at the end, so that
    nothing that fits lies before ``after``."""

    rows: list[Record]
    after: Place | None
    whole: bool


class Browsing(PersonTable):
    """Reads ``activities`` page by page."""

    def page(self, wanted: Filter, after: Place | None = None, limit: int = 50) -> Page:
        """Up to ``limit`` that fit, from behind a place on."""
        found: list[Record] = []
        begun = monotonic()
        fitting = self._fitting(wanted)
        with self._engine.connect() as connection:
            while True:
                end = self._end(connection, wanted, after)
                stretch = [*self._between(wanted, after), *_not_behind(end)]
                query = select(*_RECORD).where(*stretch, *fitting).order_by(*_NEWEST).limit(limit + 1 - len(found))
                found += records(connection.execute(query))
                if len(found) > limit:
                    return Page(found[:limit], (found[limit - 1].at, found[limit - 1].id), whole=True)
                if end is None:
                    return Page(found, None, whole=True)
                after = end
                if monotonic() - begun > _SECONDS:
                    return Page(found, after, whole=False)

    def _end(self, connection: Connection, wanted: Filter, after: Place | None) -> Place | None:
        """Where the next stretch ends; None where it is the last."""
        place = select(activities.c.at, activities.c.id).where(*self._between(wanted, after)).order_by(*_NEWEST)
        row = connection.execute(place.offset(_STRETCH - 1).limit(1)).first()
        return row and (row.at, row.id)

    def _between(self, wanted: Filter, after: Place | None) -> list[ColumnElement[bool]]:
        """Behind a place, and around the period: a local day lies within a day of that of UTC."""
        found: list[ColumnElement[bool]] = [activities.c.person_id == self._person]
        if wanted.first is not None:
            found.append(activities.c.at >= _moment(wanted.first) - _DAY)
        if wanted.last is not None:
            found.append(activities.c.at < _moment(wanted.last) + 2 * _DAY)
        if after is not None:
            at, id_ = after
            found.append(activities.c.at <= at)
            found.append(or_(activities.c.at < at, activities.c.id < id_))
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


_NEWEST = (activities.c.at.desc(), activities.c.id.desc())


def _not_behind(end: Place | None) -> list[ColumnElement[bool]]:
    if end is None:
        return []
    at, id_ = end
    return [activities.c.at >= at, or_(activities.c.at > at, and_(activities.c.at == at, activities.c.id >= id_))]


def _moment(day: date) -> int:
    return (day.toordinal() - date(1970, 1, 1).toordinal()) * _DAY
