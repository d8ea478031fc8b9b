"""What a person keeps about people: a note, how often they mean to be in touch, and a rest from reminders."""

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
    """``every``: days between two contacts as the person means them; no reminder until ``rests_until``, said at
    ``rests_since`` (both UTC milliseconds)."""

    note: str | None = None
    every: int | None = None
    rests_since: int | None = None
    rests_until: int | None = None

    def beside(self, other: "Remark") -> "Remark":
        """What is kept of two places of one person, as one; the longer rest counts."""
        rest = max((self, other), key=lambda each: each.rests_until or 0)
        notes = dict.fromkeys(note for note in (self.note, other.note) if note)
        note = "\n".join(notes)[:LONGEST_NOTE] or None
        return Remark(note, self.every or other.every, rest.rests_since, rest.rests_until)

    def put_off(self, now: int, days: int) -> "Remark":
        """The same, with no reminder for so many days from now on."""
        return self._replace(rests_since=now, rests_until=now + days * _DAY)

    def rests(self, now: int, since: int = 0) -> bool:
        """Whether not to remind of the person now; what came after ``rests_since`` (``since``, UTC milliseconds) does
        not rest."""
        if self.rests_since is None or self.rests_until is None:
            return False
        return now < self.rests_until and since <= self.rests_since


class Remarks(PersonTable):
    """Queries on ``remarks``."""

    def all(self) -> dict[Person, Remark]:
        """By site and id of the person."""
        query = select(table).where(table.c.person_id == self._person)
        with self._engine.connect() as connection:
            return {
                (row.site, row.id): Remark(row.note, row.every, row.rests_since, row.rests_until)
                for row in connection.execute(query)
            }

    def get(self, person: Person) -> Remark:
        """What is kept about one person; nothing, if nothing is."""
        return self.all().get(person, Remark())

    def by_person(self, identities: Identities) -> dict[Person, Remark]:
        """As ``all``; what is kept about one place of a person stands under every place of theirs."""
        found = self.all()
        for group in identities.groups:
            if kept := [found[place] for place in group if place in found]:
                together = reduce(Remark.beside, kept)
                found |= dict.fromkeys(group, together)
        return found

    def put(self, person: Person, remark: Remark, others: Collection[Person] = ()) -> None:
        """Keep this in place of what was kept, also about the ``others``, who are the same person; nothing is kept of
        an empty one."""
        site, id_ = person
        with writing(self._engine) as connection:
            for place in {person, *others}:
                same = (table.c.person_id == self._person, table.c.site == place[0], table.c.id == place[1])
                connection.execute(delete(table).where(*same))
            if remark != Remark():
                connection.execute(
                    insert(table), {"person_id": self._person, "site": site, "id": id_, **remark._asdict()}
                )
