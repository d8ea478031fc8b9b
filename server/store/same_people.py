"""Who is the same person under several ids: what was answered, and what is certain without asking.

Answers are kept for good, until they are taken back or one of the two is forgotten.
"""

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, or_, select, tuple_

from auditor.activities.sites import caseless
from auditor.history.identities import Identities, grouped
from server.store.choosing import Choice, Person
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.persons import now
from server.store.schema import acquaintances
from server.store.schema import same_people as table

_AT_ONCE = 500  # values in a statement


class Answered(NamedTuple):
    """That two places are one person, or two; ``at`` UTC milliseconds."""

    one: Person
    other: Person
    same: bool
    at: int


class ContradictionError(ValueError):
    """An answer that earlier ones rule out."""


class SamePeople(PersonTable):
    """Queries on ``same_people``."""

    def answers(self) -> list[Answered]:
        """What was answered, the latest first."""
        query = select(table).where(table.c.person_id == self._person)
        with self._engine.connect() as connection:
            found = [_answered(row) for row in connection.execute(query)]
        return sorted(found, key=lambda each: (-each.at, each.one, each.other))

    def answer(self, one: Person, other: Person, same: bool) -> None:
        """Keep that these are one person, or two, in place of what was said of the same two before.

        Raises ContradictionError where other answers say the opposite, or both are one place.
        """
        first, second = sorted((one, other))
        others = [each for each in self.answers() if (each.one, each.other) != (first, second)]
        known = self._identities([*others, Answered(first, second, same, now())])
        if one == other or (known.distinct(one, other) if same else known.main(one) == known.main(other)):
            raise ContradictionError(first, second)
        values = {"site": first[0], "id": first[1], "other_site": second[0], "other_id": second[1]}
        with writing(self._engine) as connection:
            connection.execute(delete(table).where(*_of_pair(self._person, first, second)))
            connection.execute(insert(table), {"person_id": self._person, **values, "same": same, "at": now()})

    def take_back(self, one: Person, other: Person) -> bool:
        """Keep no answer about these two. Returns whether there was one."""
        first, second = sorted((one, other))
        with writing(self._engine) as connection:
            return connection.execute(delete(table).where(*_of_pair(self._person, first, second))).rowcount > 0

    def identities(self) -> Identities:
        """Who is the same person, by all that is known."""
        return self._identities(self.answers())

    def _identities(self, given: list[Answered]) -> Identities:
        yes = [(each.one, each.other) for each in given if each.same]
        no = [(each.one, each.other) for each in given if not each.same]
        with self._engine.connect() as connection:
            certain = list(self._certain(connection))
            apart = {frozenset(pair) for pair in no}
            pairs = [*yes, *(pair for pair in certain if frozenset(pair) not in apart)]
            counts = self._exchanged(connection, {place for pair in pairs for place in pair})
        return grouped(pairs, counts, no)

    def whole(self, choice: Choice) -> Choice:
        """A choice of people with every id of theirs."""
        if not choice.people:
            return choice
        known = self.identities()
        everywhere = (place for person in choice.people for place in known.all(person))
        return Choice(people=tuple(dict.fromkeys(everywhere)))

    def _certain(self, connection: Connection) -> Iterator[tuple[Person, Person]]:
        """Addresses of a site that differ in nothing but capitals, of people whose names do not differ otherwise."""
        alike_count = func.count().over(partition_by=(acquaintances.c.site, func.lower(acquaintances.c.id)))
        counted = (
            select(acquaintances.c.site, acquaintances.c.id, acquaintances.c.name, alike_count.label("count"))
            .where(acquaintances.c.person_id == self._person, acquaintances.c.site.in_(caseless()))
            .subquery()
        )
        query = select(counted.c.site, counted.c.id, counted.c.name).where(counted.c.count > 1)
        alike: dict[Person, list[tuple[Person, str]]] = {}
        for site, id_, name in connection.execute(query):
            if ":" not in id_:
                alike.setdefault((site, id_.lower()), []).append(((site, id_), (name or "").casefold()))
        for group in alike.values():
            if len({name for _, name in group if name}) <= 1:
                yield from pairwise(sorted(place for place, _ in group))

    def _exchanged(self, connection: Connection, places: Collection[Person]) -> dict[Person, int]:
        count = acquaintances.c.sent + acquaintances.c.received
        query = select(acquaintances.c.site, acquaintances.c.id, count).where(acquaintances.c.person_id == self._person)
        wanted, found = sorted(places), {}
        for start in range(0, len(wanted), _AT_ONCE):
            these = tuple_(acquaintances.c.site, acquaintances.c.id).in_(wanted[start : start + _AT_ONCE])
            found.update({(site, id_): number for site, id_, number in connection.execute(query.where(these))})
        return found


def _answered(row: Row) -> Answered:  # type: ignore[type-arg]
    return Answered((row.site, row.id), (row.other_site, row.other_id), bool(row.same), row.at)


def move_same(connection: Connection, person_id: str, site: str, moved: dict[str, str]) -> None:
    """Answers about names that became addresses, within a transaction: about both the later answer counts."""
    query = select(table).where(table.c.person_id == person_id, or_(table.c.site == site, table.c.other_site == site))
    for row in connection.execute(query).all():
        said = _answered(row)
        one, other = sorted(
            (place[0], moved.get(place[1], place[1])) if place[0] == site else place for place in (said.one, said.other)
        )
        if (one, other) == (said.one, said.other):
            continue
        before = _of_pair(person_id, said.one, said.other)
        connection.execute(delete(table).where(*before))
        there = connection.scalar(select(table.c.at).where(*_of_pair(person_id, one, other)))
        if one == other or (there is not None and there >= said.at):
            continue
        connection.execute(delete(table).where(*_of_pair(person_id, one, other)))
        values = {"site": one[0], "id": one[1], "other_site": other[0], "other_id": other[1]}
        connection.execute(insert(table), {"person_id": person_id, **values, "same": said.same, "at": said.at})


def keep_only(connection: Connection, person_id: str, known: Collection[Person]) -> None:
    """Delete answers about people who are not kept any more, within a transaction."""
    for row in connection.execute(select(table).where(table.c.person_id == person_id)).all():
        said = _answered(row)
        if said.one not in known or said.other not in known:
            connection.execute(delete(table).where(*_of_pair(person_id, said.one, said.other)))


def _of_pair(person_id: str, one: Person, other: Person) -> tuple[ColumnElement[bool], ...]:
    return (
        table.c.person_id == person_id,
        table.c.site == one[0],
        table.c.id == one[1],
        table.c.other_site == other[0],
        table.c.other_id == other[1],
    )
