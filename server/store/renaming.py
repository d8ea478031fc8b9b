"""Stores activities of archives that know people by name alone, and recognises people who had another name before.

The transaction that stores a new name also recognises the person by their messages, deletes messages that are stored
twice, and makes answers about them hold under both names.
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
#: How many new names are checked together, those with the most messages first.
_MOST = 1_000


class Renamed(NamedTuple):
    """The result: the ids of the messages that were stored twice and deleted, each with whether it is mine, and how
    many people have a new name."""

    gone: Mapping[str, bool] = {}
    people: int = 0


class Renaming(PersonTable):
    """Finds people with a new name, among those of whom a source tells only the name."""

    def names(self, site: str) -> set[str]:
        """The ids of people on a site who are stored by name alone, and by only one name."""
        several = {id_ for names in by_name_in(SamePeople(self._engine, self._person).identities()) for _, id_ in names}
        query = select(acquaintances.c.id).where(
            acquaintances.c.person_id == self._person,
            acquaintances.c.site == site,
            acquaintances.c.id.like(f"{BY_NAME}%"),
        )
        with reading(self._engine) as connection:
            return {id_ for (id_,) in connection.execute(query) if id_ not in several}

    def write(self, enrolled: int, arrivals: Sequence[Arrival], unplaced: bool) -> tuple[Written, Renamed]:
        """As Activities.write_since, for arrivals that name somebody who may have had another name. Also returns what
        was renamed."""
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
        """Check people who came in by name alone when nobody they may have been was stored yet. Raises ErasedError if
        everything was erased since the person had ``enrolled``."""
        if not people:
            return Renamed()
        known = SamePeople(self._engine, self._person).identities()
        with writing(self._engine) as connection:
            check_enrolled(connection, self._person, enrolled)
            looking = _Looking(connection, self._person, known)
            looking.at_names(people)
        return looking.found


def by_name_in(known: Identities) -> list[list[Person]]:
    """The names of each person who has several names on one site."""
    return [names for group in known.groups for names in by_name(group)]


class _Looking:
    """Recognises renamed people within one transaction. ``gone``: the activities that were stored twice."""

    def __init__(self, connection: Connection, person_id: str, known: Identities) -> None:
        self.connection = connection
        self.person_id = person_id
        self.known = known
        self.gone: dict[str, bool] = {}
        self._one: dict[Person, set[Person]] = {}  # all names of a person recognised here, by each name
        self._renamed: set[Person] = set()

    @property
    def found(self) -> Renamed:
        return Renamed(self.gone, len(self._renamed))

    def at_senders(self, arrivals: Sequence[Arrival], known: set[str]) -> None:
        """Check arrivals whose messages are stored already, but with another sender."""
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
        """Check who else wrote the same messages as these people."""
        for place in self._most_written(people):
            theirs = written(self.connection, self.person_id, [place])
            for other in like(self.connection, self.person_id, place, theirs):
                if other not in self._names(place):
                    names = self._names(other)
                    evidence = Evidence(theirs, written(self.connection, self.person_id, names))
                    if evidence.certain or evidence.maybe:
                        self._judge(place, other, evidence.certain, later=_later(place, other, evidence))

    def once_more(self, people: Collection[Person]) -> None:
        """Delete messages that arrived again under another name of these people, who have several."""
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
        """All names of a person on the site."""
        found = {each for each in self.known.all(place) if each[0] == place[0] and each[1].startswith(BY_NAME)}
        return sorted(found | self._one.get(place, set()))

    def _protect(self, place: Person, names: Iterable[Person]) -> None:
        """Keep this person apart if they may be somebody who is kept apart, until the person says otherwise."""
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
        """Those of ``people`` with whom I exchanged messages alone, those with the most messages first."""
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
    """The current name of the two: the one whose messages end later, or ``place``, which came in last, if both end in
    the same minute."""
    return place if evidence.one[-1].minute >= evidence.other[-1].minute else other


def _kept(connection: Connection, person_id: str, people: Collection[Person]) -> set[Person]:
    query = select(acquaintances.c.site, acquaintances.c.id).where(acquaintances.c.person_id == person_id)
    wanted, found = sorted(people), set[Person]()
    for at in range(0, len(wanted), _AT_ONCE):
        some = tuple_(acquaintances.c.site, acquaintances.c.id).in_(wanted[at : at + _AT_ONCE])
        found |= {(site, id_) for site, id_ in connection.execute(query.where(some))}
    return found


def _partners(connection: Connection, person_id: str, ids: Sequence[str]) -> dict[str, str]:
    """The stored partners of messages, by the ids under which the messages arrived."""
    found: dict[str, str] = {}
    kept = select(activities.c.id, activities.c.partner).where(activities.c.person_id == person_id)
    of = and_(activities.c.person_id == aliases.c.person_id, activities.c.id == aliases.c.activity_id)
    led = select(aliases.c.id, activities.c.partner).join(activities, of).where(aliases.c.person_id == person_id)
    for at in range(0, len(ids), _AT_ONCE):
        some = ids[at : at + _AT_ONCE]
        for query in (led.where(aliases.c.id.in_(some)), kept.where(activities.c.id.in_(some))):
            found.update({id_: partner for id_, partner in connection.execute(query) if partner})
    return found
