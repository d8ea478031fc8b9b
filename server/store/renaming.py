"""Storing what an archive tells of people whom it knows by name alone, some of whom were called otherwise before.

Whoever is renamed is one person from the moment that the new name is kept: in the same transaction it is seen by their
messages, what is told twice goes, and what was said of them holds under both names.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, and_, insert, select, tuple_

from auditor.answers.expectations import Expectations
from auditor.history.identities import Identities
from auditor.history.ingest import Arrival
from server.store.absorbing import unite
from server.store.acquaintances import BY_NAME
from server.store.checking import decoded
from server.store.choosing import Person
from server.store.engine import reading, writing
from server.store.person_table import PersonTable
from server.store.persons import check_enrolled, now
from server.store.retold import Evidence, Senders, like, written
from server.store.same_people import Answered, SamePeople, by_name, in_order, keep
from server.store.schema import acquaintances, activities, aliases, answers
from server.store.writing import Written, write_batches

_AT_ONCE = 500  # values in a statement
#: New names that are looked at together, those first with whom most was written.
_MOST = 1_000


class Renamed(NamedTuple):
    """What came of it: the messages that went, as they were told twice, each with whether it is mine, and how many
    people go by a new name."""

    gone: Mapping[str, bool] = {}
    people: int = 0


class Renaming(PersonTable):
    """Who goes by a new name, of those of whom a source tells nothing else."""

    def names(self, site: str) -> set[str]:
        """The ids of those on a site who are kept by one name alone."""
        several = {id_ for names in by_name_in(SamePeople(self._engine, self._person).identities()) for _, id_ in names}
        query = select(acquaintances.c.id).where(
            acquaintances.c.person_id == self._person,
            acquaintances.c.site == site,
            acquaintances.c.id.like(f"{BY_NAME}%"),
        )
        with reading(self._engine) as connection:
            return {id_ for (id_,) in connection.execute(query) if id_ not in several}

    def write(self, enrolled: int, arrivals: Sequence[Arrival], unplaced: bool) -> tuple[Written, Renamed]:
        """As Activities.write_since, of arrivals that name somebody who may have been called otherwise."""
        known = SamePeople(self._engine, self._person).identities()
        named = {
            (arrival.row.site, one.id) for arrival in arrivals for one in arrival.people if one.id.startswith(BY_NAME)
        }
        with writing(self._engine) as connection:
            check_enrolled(connection, self._person, enrolled)
            before = _kept(connection, self._person, named)
            (outcome,) = write_batches(connection, self._person, [arrivals], unplaced)
            looking = _Looking(connection, self._person, known)
            looking.at_senders(arrivals, set(outcome.known))
            looking.at_names(named - before)
            looking.once_more(named & before)
        stored = [id_ for id_ in outcome.stored if id_ not in looking.gone]
        again = [id_ for id_ in outcome.stored if id_ in looking.gone]
        return Written(stored, [*outcome.known, *again]), looking.found

    def settle(self, enrolled: int, people: Collection[Person]) -> Renamed:
        """Look at those who came in by name alone while nobody was kept whom they may have been."""
        if not people:
            return Renamed()
        known = SamePeople(self._engine, self._person).identities()
        with writing(self._engine) as connection:
            check_enrolled(connection, self._person, enrolled)
            looking = _Looking(connection, self._person, known)
            looking.at_names(people)
        return looking.found


def by_name_in(known: Identities) -> list[list[Person]]:
    """The names of everybody who has several on a site."""
    return [names for group in known.groups for names in by_name(group)]


class _Looking:
    """One transaction's look at who may be whom; ``gone`` are the activities that were told twice."""

    def __init__(self, connection: Connection, person_id: str, known: Identities) -> None:
        self.connection = connection
        self.person_id = person_id
        self.known = known
        self.gone: dict[str, bool] = {}
        self._one: dict[Person, set[Person]] = {}  # who was seen to be one here, by each name
        self._renamed: set[Person] = set()

    @property
    def found(self) -> Renamed:
        return Renamed(self.gone, len(self._renamed))

    def at_senders(self, arrivals: Sequence[Arrival], known: set[str]) -> None:
        """Look whose messages that are known the arrivals tell as those of somebody else."""
        told = [each.row for each in arrivals if each.row.id in known and not each.row.mine]
        told = [row for row in told if row.partner and row.partner.startswith(BY_NAME)]
        kept = _partners(self.connection, self.person_id, [row.id for row in told])
        senders = Senders()
        for row in told:
            if (partner := kept.get(row.id)) is not None:
                senders.add(row, partner)
        for before, after, certain in senders.renamed(self.connection, self.person_id):
            self._judge(after, before, certain, later=after)

    def at_names(self, people: Collection[Person]) -> None:
        """Look who wrote what these wrote."""
        for place in self._most_written(people):
            theirs = written(self.connection, self.person_id, [place])
            for other in like(self.connection, self.person_id, place, theirs):
                if other not in self._names(place):
                    names = self._names(other)
                    evidence = Evidence(theirs, written(self.connection, self.person_id, names))
                    if evidence.certain or evidence.maybe:
                        self._judge(place, other, evidence.certain, later=_later(place, other, evidence))

    def once_more(self, people: Collection[Person]) -> None:
        """Keep once what these, of whom several names are known, told again under another."""
        for names in {tuple(self._names(place)) for place in people}:
            self.gone |= unite(self.connection, self.person_id, in_order(self.connection, self.person_id, names))

    def _judge(self, place: Person, other: Person, certain: bool, later: Person) -> None:
        names = self._names(other)
        if place in names or any(self.known.distinct(place, each) for each in names):
            return
        if not certain:
            self._protect(place, names)
            return
        for each in names:
            first, second = sorted((place, each))
            now_called = later if later in (place, each) else each
            said = Answered(first, second, True, now(), now_called[1], said=False)
            keep(self.connection, self.person_id, said)
        self.gone |= unite(self.connection, self.person_id, [*names, place])
        one = {*names, *self._names(place)}
        self._one |= dict.fromkeys(one, one)
        self._renamed.add(place)

    def _names(self, place: Person) -> list[Person]:
        """All names of somebody on the site."""
        found = {each for each in self.known.all(place) if each[0] == place[0] and each[1].startswith(BY_NAME)}
        return sorted(found | self._one.get(place, set()))

    def _protect(self, place: Person, names: Iterable[Person]) -> None:
        """Whoever may be one that is kept apart is kept apart, until the person says otherwise."""
        query = select(answers.c.at, answers.c.expectations).where(answers.c.person_id == self.person_id)
        latest = self.connection.execute(query.order_by(answers.c.at.desc()).limit(1)).one_or_none()
        if latest is None:
            return
        given = decoded(answers.name, latest.expectations, Expectations)
        apart = {id_ for each in names for _, id_ in self.known.all(each)}
        if not apart.isdisjoint(given.kept_apart) and place[1] not in given.kept_apart:
            given = msgspec.structs.replace(given, kept_apart=(*given.kept_apart, place[1]))
            values = {"at": max(now(), latest.at + 1), "expectations": msgspec.json.encode(given).decode()}
            self.connection.execute(insert(answers), {"person_id": self.person_id, **values})

    def _most_written(self, people: Collection[Person]) -> list[Person]:
        """Those with whom I wrote alone."""
        counts: dict[Person, int] = {}
        wanted = sorted(people)
        exchanged = acquaintances.c.sent + acquaintances.c.received
        query = select(acquaintances.c.site, acquaintances.c.id, exchanged)
        query = query.where(acquaintances.c.person_id == self.person_id, exchanged > 0)
        for at in range(0, len(wanted), _AT_ONCE):
            some = tuple_(acquaintances.c.site, acquaintances.c.id).in_(wanted[at : at + _AT_ONCE])
            counts |= {(site, id_): count for site, id_, count in self.connection.execute(query.where(some))}
        return sorted(counts, key=lambda place: (-counts[place], place))[:_MOST]


def _later(place: Person, other: Person, evidence: Evidence) -> Person:
    """Which name is the one of now, by whose messages go on: where both end alike, the one that came in last."""
    return place if evidence.one[-1].minute >= evidence.other[-1].minute else other


def _kept(connection: Connection, person_id: str, people: Collection[Person]) -> set[Person]:
    query = select(acquaintances.c.site, acquaintances.c.id).where(acquaintances.c.person_id == person_id)
    wanted, found = sorted(people), set[Person]()
    for at in range(0, len(wanted), _AT_ONCE):
        some = tuple_(acquaintances.c.site, acquaintances.c.id).in_(wanted[at : at + _AT_ONCE])
        found |= {(site, id_) for site, id_ in connection.execute(query.where(some))}
    return found


def _partners(connection: Connection, person_id: str, ids: Sequence[str]) -> dict[str, str]:
    """Who is kept as who sent messages, by the ids under which they came."""
    found: dict[str, str] = {}
    kept = select(activities.c.id, activities.c.partner).where(activities.c.person_id == person_id)
    of = and_(activities.c.person_id == aliases.c.person_id, activities.c.id == aliases.c.activity_id)
    led = select(aliases.c.id, activities.c.partner).join(activities, of).where(aliases.c.person_id == person_id)
    for at in range(0, len(ids), _AT_ONCE):
        some = ids[at : at + _AT_ONCE]
        for query in (led.where(aliases.c.id.in_(some)), kept.where(activities.c.id.in_(some))):
            found.update({id_: partner for id_, partner in connection.execute(query) if partner})
    return found
