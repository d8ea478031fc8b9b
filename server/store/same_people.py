"""Stores which ids belong to the same person: by the person's answers, and without asking if it is certain.

An answer is stored until it is taken back or one of the two people is erased.
"""

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, or_, select, tuple_

from auditor.activities.sites import caseless
from auditor.history.identities import Identities, grouped
from server.store.absorbing import part, unite
from server.store.acquaintances import BY_NAME
from server.store.choosing import Choice, Person
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.persons import now
from server.store.retold import written
from server.store.schema import acquaintances
from server.store.schema import same_people as table

_AT_ONCE = 500  # values in a statement


class Answered(NamedTuple):
    """Whether two places are one person or two. ``at``: UTC milliseconds; ``later``: the current id, if both ids are
    names on one site; ``said``: True if the person said so, False if their messages show it."""

    one: Person
    other: Person
    same: bool
    at: int
    later: str | None = None
    said: bool = True

    @property
    def former(self) -> Person | None:
        """The place with the former name; None if there is none."""
        if not self.same or self.later is None:
            return None
        return self.other if self.later == self.one[1] else self.one


class ContradictionError(ValueError):
    """An answer that contradicts earlier ones."""


class SamePeople(PersonTable):
    """Queries on ``same_people``."""

    def answers(self) -> list[Answered]:
        """All answers, latest first."""
        query = select(table).where(table.c.person_id == self._person)
        with self._engine.connect() as connection:
            found = [_answered(row) for row in connection.execute(query)]
        return sorted(found, key=lambda each: (-each.at, each.one, each.other))

    def answer(self, one: Person, other: Person, same: bool) -> None:
        """Store whether these are one person or two, replacing an earlier answer about the same two.

        Raises ContradictionError if other answers imply the opposite, or both are the same place.
        """
        first, second = sorted((one, other))
        others = [each for each in self.answers() if (each.one, each.other) != (first, second)]
        known = self._identities([*others, Answered(first, second, same, now())])
        if one == other or (known.distinct(one, other) if same else known.main(one) == known.main(other)):
            raise ContradictionError(first, second)
        with writing(self._engine) as connection:
            later = told_last(connection, self._person, [first, second]) if same else None
            keep(connection, self._person, Answered(first, second, same, now(), later))
            if same:
                for names in by_name(known.all(first)):
                    unite(connection, self._person, in_order(connection, self._person, names))
            else:
                part(connection, self._person, first, second)

    def take_back(self, one: Person, other: Person) -> bool:
        """Delete the answer about these two. Returns whether there was one."""
        first, second = sorted((one, other))
        with writing(self._engine) as connection:
            part(connection, self._person, first, second)
            return connection.execute(delete(table).where(*_of_pair(self._person, first, second))).rowcount > 0

    def identities(self) -> Identities:
        """Which places are the same person, from everything known."""
        return self._identities(self.answers())

    def _identities(self, given: list[Answered]) -> Identities:
        yes = [(each.one, each.other) for each in given if each.same]
        no = [(each.one, each.other) for each in given if not each.same]
        with self._engine.connect() as connection:
            certain = list(self._certain(connection))
            apart = {frozenset(pair) for pair in no}
            pairs = [*yes, *(pair for pair in certain if frozenset(pair) not in apart)]
            counts = self._exchanged(connection, {place for pair in pairs for place in pair})
        return grouped(pairs, counts, no, (each.former for each in given if each.former))

    def whole(self, choice: Choice) -> Choice:
        """The choice, with all ids of each chosen person."""
        if not choice.people:
            return choice
        known = self.identities()
        everywhere = (place for person in choice.people for place in known.all(person))
        return Choice(people=tuple(dict.fromkeys(everywhere)))

    def _certain(self, connection: Connection) -> Iterator[tuple[Person, Person]]:
        """Pairs of addresses on one site that differ only in capitals, of people whose names differ only in
        capitals."""
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
    one, other = (row.site, row.id), (row.other_site, row.other_id)
    return Answered(one, other, bool(row.same), row.at, row.later, bool(row.said))


def keep(connection: Connection, person_id: str, answer: Answered) -> None:
    """Store an answer, replacing an earlier one about the same two, within a transaction."""
    first, second = sorted((answer.one, answer.other))
    pair = {"site": first[0], "id": first[1], "other_site": second[0], "other_id": second[1]}
    values = {"same": answer.same, "at": answer.at, "later": answer.later, "said": answer.said}
    connection.execute(delete(table).where(*_of_pair(person_id, first, second)))
    connection.execute(insert(table), {"person_id": person_id, **pair, **values})


def by_name(places: Collection[Person]) -> list[list[Person]]:
    """The places of a person that are names, grouped by site, for sites with several."""
    names: dict[str, list[Person]] = {}
    for place in places:
        if place[1].startswith(BY_NAME):
            names.setdefault(place[0], []).append(place)
    return [several for several in names.values() if len(several) > 1]


def in_order(connection: Connection, person_id: str, names: Collection[Person]) -> list[Person]:
    """A person's names, in the order of the last messages under them."""
    ends = {place: last[-1].at for place in names if (last := written(connection, person_id, [place]))}
    return sorted(names, key=lambda place: (ends.get(place, 0), place))


def told_last(connection: Connection, person_id: str, names: Collection[Person]) -> str | None:
    """The one of two or more names on one site with the last message; None if the ids are not names on one site."""
    return in_order(connection, person_id, names)[-1][1] if by_name(names) else None


def move_same(connection: Connection, person_id: str, site: str, moved: dict[str, str]) -> None:
    """Move answers about names to the addresses that replace them, within a transaction. If there is an answer about
    the addresses too, the later one counts."""
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
        later = moved.get(said.later, said.later) if said.later else None
        keep(connection, person_id, said._replace(one=one, other=other, later=later))


def keep_only(connection: Connection, person_id: str, known: Collection[Person]) -> None:
    """Delete answers about people who are not stored any more, within a transaction."""
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
