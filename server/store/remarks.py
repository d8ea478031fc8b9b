"""Stores the person's remarks about people: a note, how often they want to be in touch, and a pause of reminders."""

from collections.abc import Collection
from functools import reduce
from typing import NamedTuple

from sqlalchemy import delete, insert, select

from auditor.history.identities import Identities
from server.store.choosing import Person
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.schema import remarks as table

#: The longest note and the longest interval, in days.
LONGEST_NOTE, LONGEST_EVERY = 2_000, 3_650

_DAY = 86_400_000


class Remark(NamedTuple):
    """A remark about one person. ``every``: the intended days between two contacts; no reminders until
    ``rests_until``, as the person said at ``rests_since`` (both UTC milliseconds)."""

    note: str | None = None
    every: int | None = None
    rests_since: int | None = None
    rests_until: int | None = None

    def beside(self, other: "Remark") -> "Remark":
        """The remarks about two places of one person, merged; the longer pause counts."""
        rest = max((self, other), key=lambda each: each.rests_until or 0)
        notes = dict.fromkeys(note for note in (self.note, other.note) if note)
        note = "\n".join(notes)[:LONGEST_NOTE] or None
        return Remark(note, self.every or other.every, rest.rests_since, rest.rests_until)

    def put_off(self, now: int, days: int) -> "Remark":
        """The same remark, without reminders for ``days`` days from ``now`` on."""
        return self._replace(rests_since=now, rests_until=now + days * _DAY)

    def rests(self, now: int, since: int = 0) -> bool:
        """Whether reminders of the person pause at ``now``. A reminder whose reason arose (``since``, UTC milliseconds)
        after ``rests_since`` does not pause."""
        if self.rests_since is None or self.rests_until is None:
            return False
        return now < self.rests_until and since <= self.rests_since


class Remarks(PersonTable):
    """Queries on ``remarks``."""

    def all(self) -> dict[Person, Remark]:
        """All remarks, by site and id of the person."""
        query = select(table).where(table.c.person_id == self._person)
        with self._engine.connect() as connection:
            return {
                (row.site, row.id): Remark(row.note, row.every, row.rests_since, row.rests_until)
                for row in connection.execute(query)
            }

    def get(self, person: Person) -> Remark:
        """The remark about one person; an empty one if there is none."""
        return self.all().get(person, Remark())

    def by_person(self, identities: Identities) -> dict[Person, Remark]:
        """As ``all``, but a remark about one place of a person also stands under all their other places."""
        found = self.all()
        for group in identities.groups:
            if kept := [found[place] for place in group if place in found]:
                together = reduce(Remark.beside, kept)
                found |= dict.fromkeys(group, together)
        return found

    def put(self, person: Person, remark: Remark, others: Collection[Person] = ()) -> None:
        """Store a remark, replacing earlier ones about this place and about the ``others``, which are the same person.
        An empty remark is not stored."""
        site, id_ = person
        with writing(self._engine) as connection:
            for place in {person, *others}:
                same = (table.c.person_id == self._person, table.c.site == place[0], table.c.id == place[1])
                connection.execute(delete(table).where(*same))
            if remark != Remark():
                connection.execute(
                    insert(table), {"person_id": self._person, "site": site, "id": id_, **remark._asdict()}
                )
