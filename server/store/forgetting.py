"""Deletes single activities with their texts, and corrects the numbers of people as if they had never arrived."""

from collections import Counter
from collections.abc import Collection
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, delete, func, or_, select, update
from sqlalchemy import Row as SqlRow

from server.store.counting import recount, retell, uncount
from server.store.referring import drop_references
from server.store.schema import acquaintances, activities, aliases, same_people, sources, texts

_Person = tuple[str, str]  # site and id


def forget(connection: Connection, person_id: str, ids: Collection[str], via: str) -> tuple[int, list[str]]:
    """Do what Activities.remove does, within a transaction. Returns how many ids were removed, and the ids of the
    activities that were deleted."""
    wanted = list(ids)
    repeated = (aliases.c.person_id == person_id, aliases.c.id.in_(wanted), aliases.c.via == via)
    gone = connection.execute(delete(aliases).where(*repeated)).rowcount
    own = (activities.c.person_id == person_id, activities.c.id.in_(wanted), activities.c.via == via)
    rows = connection.execute(select(activities).where(*own)).all()
    found = [row.id for row in rows]
    for table, column in ((texts, texts.c.id), (aliases, aliases.c.activity_id), (activities, activities.c.id)):
        connection.execute(delete(table).where(table.c.person_id == person_id, column.in_(found)))
    for site, count in Counter(row.site for row in rows).items():
        uncount_source(connection, person_id, site, via, count)
        find_first_day(connection, person_id, site, via, [row.day for row in rows if row.site == site])
    uncount(connection, person_id, ((row.site, row.account) for row in rows if row.account))
    for person in {person for row in rows for person in _people(row)}:
        _recount(connection, person_id, person)
    return gone + len(found), found


def _people(row: SqlRow[Any]) -> list[_Person]:
    others = msgspec.json.decode(row.recipients, type=list[str]) if row.recipients else []
    return [(row.site, other) for other in (row.partner, *others) if other is not None]


def uncount_source(connection: Connection, person_id: str, site: str, via: str, count: int) -> None:
    """Subtract ``count`` deleted activities from the total of a kind of source."""
    same = (sources.c.person_id == person_id, sources.c.site == site, sources.c.via == via)
    connection.execute(update(sources).where(*same).values(activities=sources.c.activities - count))
    connection.execute(delete(sources).where(*same, sources.c.activities <= 0))


def find_first_day(connection: Connection, person_id: str, site: str, via: str, gone: Collection[str]) -> None:
    """Find the first day of a kind of source anew, if it was one of the days of deleted activities (``gone``)."""
    here = (activities.c.person_id == person_id, activities.c.site == site, activities.c.via == via)
    first = select(func.min(activities.c.day)).where(*here).scalar_subquery()
    same = (sources.c.person_id == person_id, sources.c.site == site, sources.c.via == via)
    connection.execute(update(sources).where(*same, sources.c.first_day.in_(gone)).values(first_day=first))


def _recount(connection: Connection, person_id: str, person: _Person) -> None:
    """Recalculate the numbers of one person; delete a person whom no activity mentions any more."""
    site, other = person
    here = (activities.c.person_id == person_id, activities.c.site == site)
    named = activities.c.recipients.contains(msgspec.json.encode(other).decode(), autoescape=True)
    left = select(activities.c.id).where(*here, or_(activities.c.partner == other, named)).limit(1)
    same = (acquaintances.c.person_id == person_id, acquaintances.c.site == site, acquaintances.c.id == other)
    if connection.execute(left).first() is None:
        connection.execute(delete(acquaintances).where(*same))
        drop_references(connection, person_id, [(site, other)])
        first = and_(same_people.c.site == site, same_people.c.id == other)
        second = and_(same_people.c.other_site == site, same_people.c.other_id == other)
        connection.execute(delete(same_people).where(same_people.c.person_id == person_id, or_(first, second)))
        return
    recount(connection, person_id, site, [other])
    retell(connection, person_id, site, [other])
