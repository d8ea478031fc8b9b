"""Giving activities out: to the auditor as a History, to pages as rows and counts."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import ColumnElement, Engine, Table, and_, case, func, or_, select, tuple_

from auditor.activities.activity import Subject
from auditor.history.history import LOOKBACK_DAYS, History
from auditor.history.ingest import Row, stored_schema, typed
from auditor.history.people import EXCHANGE, UNCOUNTED, Acquaintance, people_schema, until
from server.store.coverage import coverage
from server.store.engine import file_of, without_transaction
from server.store.frames import Query, Schema, copied, from_rows
from server.store.schema import acquaintances, activities, sources

if TYPE_CHECKING:
    import polars as pl

_DAY = 86_400_000  # milliseconds
_ROW = tuple(activities.c[name] for name in Row._fields)
_PERSON = tuple(acquaintances.c[name] for name in Acquaintance._fields)

#: What an audit of ties reads from before its window; see auditor.history.history.History.
LOOKED_BACK_ON = (
    Subject.MESSAGE_SENT,
    Subject.MESSAGE_RECEIVED,
    Subject.POST,
    Subject.COMMENT,
    Subject.INVITATION_SENT,
    Subject.INVITATION_RECEIVED,
    Subject.CONNECTION,
    Subject.RECOMMENDATION,
    Subject.PROFILE,
)


def history(engine: Engine, person_id: str, start: int, end: int, sites: Collection[str] | None = None) -> History:
    """What the auditor needs for a window of UTC milliseconds, ``end`` excluded; of all sites, or of some."""
    mine = _of(activities, person_id, sites)
    inside = select(*_ROW).where(*mine, activities.c.at >= start, activities.c.at < end)
    earlier = select(*_ROW).where(
        *mine,
        activities.c.at >= start - LOOKBACK_DAYS * _DAY,
        activities.c.at < start,
        activities.c.subject.in_([subject.value for subject in LOOKED_BACK_ON]),
    )
    people = select(*_PERSON).where(*_of(acquaintances, person_id, sites))
    later = _written_from(mine, end)
    later_schema = {name: kind for name, kind in people_schema().items() if name in {"site", "id", "sent", "received"}}
    found = _frames(
        engine,
        {
            "activities": (inside.union_all(earlier), stored_schema()),
            "people": (people, people_schema()),
            "later": (later, later_schema),
        },
    )
    first_at, last_at = span(engine, person_id, sites)
    return History(
        activities=typed(found["activities"]),
        people=until(found["people"], end, found["later"]),
        coverage=coverage(engine, person_id, sites),
        first_at=first_at,
        last_at=last_at,
    )


def _written_from(mine: Sequence[ColumnElement[bool]], moment: int) -> Query:
    """What auditor.history.people.written_from gives, counted in the database."""
    sent = func.sum(case((activities.c.mine, 1), else_=0))
    return (
        select(
            activities.c.site,
            activities.c.partner.label("id"),
            sent.label("sent"),
            (func.count() - sent).label("received"),
        )
        .where(*mine, activities.c.at >= moment, *exchanged())
        .group_by(activities.c.site, activities.c.partner)
    )


def exchanged() -> tuple[ColumnElement[bool], ...]:
    """What counts as written between two people alone, as auditor.history.people counts it."""
    return (
        activities.c.subject.in_([subject.value for subject in EXCHANGE]),
        activities.c.audience == "person",
        activities.c.partner.is_not(None),
        *(func.coalesce(activities.c.detail, "").not_like(f"%{mark}%") for mark in UNCOUNTED),
    )


def span(engine: Engine, person_id: str, sites: Collection[str] | None = None) -> tuple[int | None, int | None]:
    """UTC milliseconds of the first and the last activity; None where there is none."""
    mine = _of(activities, person_id, sites)
    ends = [
        select(activities.c.at).where(*mine).order_by(end).limit(1) for end in (activities.c.at, activities.c.at.desc())
    ]
    with engine.connect() as connection:
        first, last = (connection.scalar(end) for end in ends)
    return first, last


def last_until(engine: Engine, person_id: str, at: int) -> int | None:
    """The latest activity that is not after a moment, in UTC milliseconds."""
    query = select(activities.c.at).where(activities.c.person_id == person_id, activities.c.at <= at)
    with engine.connect() as connection:
        return connection.scalar(query.order_by(activities.c.at.desc()).limit(1))


class Count(NamedTuple):
    """How many activities of a site came in by one way."""

    site: str
    via: str
    activities: int


def counts(engine: Engine, person_id: str) -> list[Count]:
    """By site and way, without counting anew."""
    query = select(sources.c.site, sources.c.via, sources.c.activities).where(sources.c.person_id == person_id)
    with engine.connect() as connection:
        return [Count(*row) for row in connection.execute(query.order_by(sources.c.site, sources.c.via))]


def days(
    engine: Engine, person_id: str, first: date, last: date, sites: Collection[str] | None = None
) -> dict[date, int]:
    """Activities on each local day that had any, ``first`` to ``last``, both inside."""
    at_least, at_most = _around(first, last)
    day = activities.c.day
    query = (
        select(day, func.count())
        .where(
            *_of(activities, person_id, sites),
            activities.c.at.between(at_least, at_most),
            day.between(first.isoformat(), last.isoformat()),
        )
        .group_by(day)
        .order_by(day)
    )
    with engine.connect() as connection:
        return {date.fromisoformat(when): count for when, count in connection.execute(query)}


def by_ids(engine: Engine, person_id: str, ids: Collection[str]) -> list[Row]:
    """Activities by their ids, oldest first; ids that are not kept are left out."""
    query = select(*_ROW).where(activities.c.person_id == person_id, activities.c.id.in_(ids))
    with engine.connect() as connection:
        return [Row(*row) for row in connection.execute(query.order_by(activities.c.at, activities.c.id))]


def received_with(engine: Engine, person_id: str, acts: int, since: int) -> list[Row]:
    """Messages received since a moment whose reading holds one of these acts (bits of auditor.activities.acts.Act)."""
    query = select(*_ROW).where(
        activities.c.person_id == person_id,
        activities.c.at >= since,
        activities.c.subject == Subject.MESSAGE_RECEIVED.value,
        activities.c.acts.op("&")(acts) != 0,
    )
    with engine.connect() as connection:
        return [Row(*row) for row in connection.execute(query.order_by(activities.c.at))]


def page(
    engine: Engine,
    person_id: str,
    *,
    before: tuple[int, str] | None = None,
    size: int = 50,
    sites: Collection[str] | None = None,
) -> list[Row]:
    """Up to ``size`` activities, latest first, that come before (``at``, ``id``): those of the last row of a page."""
    query = select(*_ROW).where(*_of(activities, person_id, sites))
    if before:
        at, identifier = before
        query = query.where(
            activities.c.at <= at, or_(activities.c.at < at, and_(activities.c.at == at, activities.c.id < identifier))
        )
    with engine.connect() as connection:
        latest = query.order_by(activities.c.at.desc(), activities.c.id.desc()).limit(size)
        return [Row(*row) for row in connection.execute(latest)]


def names(engine: Engine, person_id: str, people: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """What people are called, by (site, id), where known."""
    key = tuple_(acquaintances.c.site, acquaintances.c.id)
    query = select(acquaintances.c.site, acquaintances.c.id, acquaintances.c.name).where(
        acquaintances.c.person_id == person_id, acquaintances.c.name.is_not(None), key.in_(list(people))
    )
    with engine.connect() as connection:
        return {(site, identifier): name for site, identifier, name in connection.execute(query)}


def _of(table: Table, person_id: str, sites: Collection[str] | None) -> list[ColumnElement[bool]]:
    mine: list[ColumnElement[bool]] = [table.c.person_id == person_id]
    return mine if sites is None else [*mine, table.c.site.in_(sorted(sites))]


def _frames(engine: Engine, asked: dict[str, tuple[Query, Schema]]) -> "dict[str, pl.DataFrame]":
    if file := file_of(engine):
        with without_transaction(engine) as connection:
            return copied(connection, file.parent, asked)
    with engine.connect() as connection:
        return {name: from_rows(connection.execute(query), schema) for name, (query, schema) in asked.items()}


def _around(first: date, last: date) -> tuple[int, int]:
    """Moments that bound local days in any zone: the index knows time, not days."""
    epoch = date(1970, 1, 1)
    return ((first - epoch).days - 1) * _DAY, ((last - epoch).days + 2) * _DAY


def first_days(engine: Engine, person_id: str, via: str) -> dict[str, str]:
    """The local day of the first activity told by a kind of source, by site."""
    query = (
        select(activities.c.site, func.min(activities.c.day))
        .where(activities.c.person_id == person_id, activities.c.via == via)
        .group_by(activities.c.site)
    )
    with engine.connect() as connection:
        return {str(site): str(day) for site, day in connection.execute(query)}
