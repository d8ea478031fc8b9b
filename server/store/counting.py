"""Leaves acts of accounts that are, or may be, somebody else's out of everything that is counted.

They stay stored, and are counted again once the person says that the account is theirs.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, and_, case, false, func, or_, select, update

from auditor.activities.activity import Person
from auditor.history.ingest import Arrival
from auditor.history.people import acquaintances as known_of
from auditor.report import LeftOut
from server.store.acquaintances import exchanged
from server.store.checking import records
from server.store.checksums import STORED
from server.store.schema import accounts, acquaintances, activities

_AT_ONCE = 500  # values in a statement
_TOLD = ("employer", "position", "industry", "region", "mutuals")


def left_out(person_id: str | ColumnElement[str]) -> ColumnElement[bool]:
    """The condition for acts of accounts that do not count."""
    uncounted = select(accounts.c.id).where(accounts.c.person_id == person_id, accounts.c.counted.is_(False))
    return activities.c.account.in_(uncounted)


def counted(person_id: str | ColumnElement[str]) -> ColumnElement[bool]:
    """The condition for all other acts, including those whose account no source names."""
    return or_(activities.c.account.is_(None), ~left_out(person_id))


def left_out_between(
    engine: Engine, person_id: str, start: int, end: int, sites: Collection[str] | None
) -> list[LeftOut]:
    """How many activities of a window, of some sites or of all, are left out; ``end`` is excluded."""
    uncounted = select(accounts.c.id).where(accounts.c.person_id == person_id, accounts.c.counted.is_(False))
    refused = func.coalesce(accounts.c.mine.is_(False), false())
    whose = and_(accounts.c.person_id == activities.c.person_id, accounts.c.id == activities.c.account)
    query = (
        select(activities.c.site, refused, func.count())
        .join(accounts, whose)
        .where(activities.c.person_id == person_id, activities.c.at >= start, activities.c.at < end)
        .where(left_out(person_id), *(() if sites is None else (activities.c.site.in_(sorted(sites)),)))
        .group_by(activities.c.site, refused)
        .order_by(activities.c.site, refused)
    )
    with engine.connect() as connection:
        if connection.execute(uncounted.limit(1)).first() is None:  # the case for nearly everybody
            return []
        return [LeftOut(site, count, bool(said)) for site, said, count in connection.execute(query)]


def recount(connection: Connection, person_id: str, site: str, people: Collection[str] | None = None) -> None:
    """Recalculate the numbers of some people of a site, or of all of them."""
    wanted = None if people is None else sorted(people)
    if wanted is not None and len(wanted) > _AT_ONCE:
        wanted = None
    here = (acquaintances.c.person_id == person_id, acquaintances.c.site == site)
    some = () if wanted is None else (acquaintances.c.id.in_(wanted),)
    numbers = _numbers(connection, person_id, site, wanted)
    for row in connection.execute(select(acquaintances).where(*here, *some)).all():
        before = (row.first_at, row.last_at, row.sent, row.received, row.connected_at)
        after = numbers.get(row.id, (None, None, 0, 0, None))
        if before != after:
            values = dict(zip(("first_at", "last_at", "sent", "received", "connected_at"), after, strict=True))
            connection.execute(update(acquaintances).where(*here, acquaintances.c.id == row.id).values(values))


def retell(connection: Connection, person_id: str, site: str, people: Collection[str]) -> None:
    """Recalculate where some people of a site work, from the activities that are left, so that nothing else stays."""
    here = (acquaintances.c.person_id == person_id, acquaintances.c.site == site)
    theirs = (activities.c.person_id == person_id, activities.c.site == site, activities.c.detail.is_not(None))
    wanted = sorted(people)
    for at in range(0, len(wanted), _AT_ONCE):
        part = wanted[at : at + _AT_ONCE]
        query = select(*STORED).where(*theirs, activities.c.partner.in_(part))
        rows = records(connection.execute(query.order_by(activities.c.at, activities.c.id)))
        told = {each.id: each for each in known_of(Arrival(row, (Person(row.partner or ""),), None) for row in rows)}
        for row in connection.execute(select(acquaintances).where(*here, acquaintances.c.id.in_(part))).all():
            left = told.get(row.id)
            values = {name: left and getattr(left, name) for name in _TOLD}
            if values != {name: getattr(row, name) for name in _TOLD}:
                connection.execute(update(acquaintances).where(*here, acquaintances.c.id == row.id).values(values))


def _numbers(
    connection: Connection, person_id: str, site: str, people: list[str] | None
) -> dict[str, tuple[int | None, int | None, int, int, int | None]]:
    """By partner, as in Acquaintance: first_at, last_at, sent, received, connected_at."""
    written: Any = and_(*exchanged())
    at = case((written, activities.c.at))
    connected = and_(activities.c.type == "Accept", activities.c.object_type == "Relationship")
    sent = func.coalesce(func.sum(case((and_(activities.c.mine, written), 1), else_=0)), 0)
    query = (
        select(
            activities.c.partner,
            func.min(at),
            func.max(at),
            sent,
            func.count(at) - sent,
            func.min(case((connected, activities.c.at))),
        )
        .where(activities.c.person_id == person_id, activities.c.site == site, counted(person_id))
        .group_by(activities.c.partner)
    )
    query = query.where(activities.c.partner.is_not(None) if people is None else activities.c.partner.in_(people))
    return {
        partner: (first, last, int(mine), int(theirs), met)
        for partner, first, last, mine, theirs, met in connection.execute(query)
    }


def uncount(connection: Connection, person_id: str, gone: Iterable[tuple[str, str]]) -> None:
    """Subtract deleted activities from their accounts' numbers; ``gone`` has the site and account of each activity."""
    for (site, account), count in Counter(gone).items():
        same = (accounts.c.person_id == person_id, accounts.c.site == site, accounts.c.id == account)
        connection.execute(update(accounts).where(*same).values(activities=accounts.c.activities - count))


def recount_accounts(connection: Connection, person_id: str) -> None:
    """Recalculate how many activities concern each account. Delete accounts without activities of which nothing else is
    known: no archive reported them, and the person said nothing about them."""
    own = activities.c.person_id == person_id
    query = select(activities.c.account, func.count().label("number")).where(own, activities.c.account.is_not(None))
    left = {row.account: row.number for row in connection.execute(query.group_by(activities.c.account))}
    for row in connection.execute(select(accounts).where(accounts.c.person_id == person_id)).all():
        same = (accounts.c.person_id == person_id, accounts.c.site == row.site, accounts.c.id == row.id)
        if row.id not in left and row.mine is None and row.via != "archive" and row.activities:
            connection.execute(accounts.delete().where(*same))
        elif row.activities != left.get(row.id, 0):
            connection.execute(update(accounts).where(*same).values(activities=left.get(row.id, 0)))
