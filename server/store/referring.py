"""References of messages to whom they speak of introducing: made when a message is stored, dropped with the person."""

from collections.abc import Collection, Sequence

import msgspec
from sqlalchemy import Connection, or_, select, update

from auditor.history.ingest import Arrival
from auditor.history.introduced import referring, without
from auditor.history.people import Acquaintance
from server.store.schema import acquaintances, activities

_PERSON = tuple(acquaintances.c[name] for name in Acquaintance._fields)
_AT_ONCE = 100  # people in a statement


def refer(connection: Connection, person_id: str, arrivals: Sequence[Arrival]) -> list[Arrival]:
    """The arrivals with what of their mentions is certain, by the people who are kept."""

    def kept(site: str) -> list[Acquaintance]:
        query = select(*_PERSON).where(acquaintances.c.person_id == person_id, acquaintances.c.site == site)
        return [Acquaintance(*row) for row in connection.execute(query)]

    return referring(arrivals, kept)


def refer_later(connection: Connection, person_id: str, arrivals: Sequence[Arrival]) -> None:
    """As ``refer`` does it for messages that were stored as these arrivals, when fewer people were on record."""
    for before, after in zip(arrivals, refer(connection, person_id, arrivals), strict=True):
        if before.row.reading != after.row.reading:
            same = (activities.c.person_id == person_id, activities.c.id == before.row.id)
            as_stored = activities.c.reading.is_not_distinct_from(before.row.reading)
            connection.execute(update(activities).where(*same, as_stored).values(reading=after.row.reading))


def drop_references(connection: Connection, person_id: str, site: str, people: Collection[str]) -> None:
    """Let no message refer to these people of a site any more."""
    here = (activities.c.person_id == person_id, activities.c.site == site)
    wanted = sorted(people)
    for at in range(0, len(wanted), _AT_ONCE):
        part = wanted[at : at + _AT_ONCE]
        named = [f'"to_meet":{msgspec.json.encode(id_).decode()}' for id_ in part]
        found = or_(*(activities.c.reading.contains(each, autoescape=True) for each in named))
        for id_, reading in connection.execute(select(activities.c.id, activities.c.reading).where(*here, found)).all():
            same = (*here, activities.c.id == id_)
            connection.execute(update(activities).where(*same).values(reading=without(reading, part)))
