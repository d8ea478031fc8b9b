"""Stores which people on record a message refers to, and updates these references when people are merged or deleted."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, and_, or_, select

from auditor.history.ingest import Arrival
from auditor.history.people import Acquaintance
from auditor.history.referring import REFERENCES, TO_ONE, moved, referring, without
from server.store.amending import amend
from server.store.schema import acquaintances, activities

_PERSON = tuple(acquaintances.c[name] for name in Acquaintance._fields)
_AT_ONCE = 100  # messages in a statement


def refer(connection: Connection, person_id: str, arrivals: Sequence[Arrival]) -> list[Arrival]:
    """The arrivals with references to people on record: to those they speak of introducing, if that is certain, and to
    those who do the work they look for."""
    query = select(*_PERSON).where(acquaintances.c.person_id == person_id)

    def kept(site: str) -> list[Acquaintance]:
        return [Acquaintance(*row) for row in connection.execute(query.where(acquaintances.c.site == site))]

    def working() -> list[Acquaintance]:
        known = or_(acquaintances.c.position.is_not(None), acquaintances.c.employer.is_not(None))
        exchanged = acquaintances.c.sent + acquaintances.c.received > 0
        of_use = or_(exchanged, and_(known, acquaintances.c.connected_at.is_not(None)))
        return [Acquaintance(*row) for row in connection.execute(query.where(of_use))]

    def sites() -> list[str]:
        known = select(acquaintances.c.site).where(acquaintances.c.person_id == person_id).distinct()
        return list(connection.execute(known).scalars())

    return referring(arrivals, kept, working, sites)


def refer_later(connection: Connection, person_id: str, arrivals: Sequence[Arrival]) -> None:
    """Do what ``refer`` does for messages that were stored as these arrivals when fewer people were on record."""
    stored = _readings(connection, person_id, [each.row.id for each in arrivals])
    now = [
        each._replace(row=each.row._replace(reading=stored[id_])) for each in arrivals if (id_ := each.row.id) in stored
    ]
    refers = zip(now, refer(connection, person_id, now), strict=True)
    changed = {
        before.row.id: {"reading": after.row.reading}
        for before, after in refers
        if before.row.reading != after.row.reading
    }
    amend(connection, person_id, changed)


def _readings(connection: Connection, person_id: str, ids: Sequence[str]) -> dict[str, str | None]:
    """The readings of activities by their ids, which nobody else changes until this transaction ends."""
    query = select(activities.c.id, activities.c.reading).where(activities.c.person_id == person_id).with_for_update()
    return {
        id_: reading
        for at in range(0, len(ids), _AT_ONCE)
        for id_, reading in connection.execute(query.where(activities.c.id.in_(ids[at : at + _AT_ONCE])))
    }


def move_references(connection: Connection, person_id: str, site: str, people: Mapping[str, str]) -> None:
    """Make messages that refer to people of a site by their old ids refer to the new ones; ``people``: new ids by
    old."""
    here = activities.c.person_id == person_id
    refers = or_(*(activities.c.reading.contains(name, autoescape=True) for name in TO_ONE))
    query = select(activities.c.id, activities.c.site, activities.c.reading).where(here, refers)
    told = (
        (id_, reading, moved(reading, told_on, site, people)) for id_, told_on, reading in connection.execute(query)
    )
    amend(connection, person_id, {id_: {"reading": now} for id_, reading, now in told if now != reading})


def drop_references(connection: Connection, person_id: str, people: Collection[tuple[str, str]]) -> None:
    """Remove all references to these people, given by site and id. Few messages have references, so all are read."""
    here = activities.c.person_id == person_id
    refers = or_(*(activities.c.reading.contains(name, autoescape=True) for name in REFERENCES))
    query = select(activities.c.id, activities.c.site, activities.c.reading).where(here, refers)
    told = ((id_, reading, without(reading, site, people)) for id_, site, reading in connection.execute(query))
    amend(connection, person_id, {id_: {"reading": left} for id_, reading, left in told if left != reading})
