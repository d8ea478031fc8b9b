"""Stores trials of steps permanently: what was drawn at random, for which weeks or people.

Queries leave out trials that were withdrawn.
"""

from typing import NamedTuple
from uuid import uuid4

import msgspec
from sqlalchemy import insert, select, update

from auditor.answers.trial import Draw, Trial
from server.store.checking import read_from
from server.store.choosing import Naming
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.plain import read_plain
from server.store.schema import trials as table


class KeptTrial(NamedTuple):
    """A stored trial of an ``audit``; ``begun`` is in UTC milliseconds."""

    id: str
    audit: str
    begun: int
    trial: Trial


class Trials(PersonTable):
    """Queries on ``trials``; ``now`` is in UTC milliseconds."""

    def add(self, audit: str, trial: Trial, now: int) -> str:
        """Store a trial. Returns its id."""
        made = str(uuid4())
        row = {"person_id": self._person, "id": made, "audit": audit, "begun": now, "trial": _encoded(trial)}
        with writing(self._engine) as connection:
            connection.execute(insert(table), row)
        return made

    def all(self) -> list[KeptTrial]:
        """All trials that were not withdrawn, latest first."""
        query = select(table).where(table.c.person_id == self._person, table.c.withdrawn.is_(None))
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(table.c.begun.desc(), table.c.id)).all()
        with read_from(table.name):
            return [KeptTrial(row.id, row.audit, row.begun, read_plain(row.trial, Trial)) for row in rows]

    def get(self, trial: str) -> KeptTrial | None:
        """The trial with this id; None if there is none or it was withdrawn."""
        return next((each for each in self.all() if each.id == trial), None)

    def draw(self, trial: str, people: tuple[Draw, ...]) -> bool:
        """Store what was drawn for people. Returns whether there is such a trial."""
        found = self.get(trial)
        return found is not None and self._change(trial, trial_=msgspec.structs.replace(found.trial, people=people))

    def withdraw(self, trial: str, now: int) -> bool:
        """Withdraw a trial. Returns whether there is one."""
        same = (table.c.person_id == self._person, table.c.id == trial, table.c.withdrawn.is_(None))
        with writing(self._engine) as connection:
            return connection.execute(update(table).where(*same).values(withdrawn=now)).rowcount == 1

    def _change(self, trial: str, trial_: Trial) -> bool:
        same = (table.c.person_id == self._person, table.c.id == trial)
        with writing(self._engine) as connection:
            return connection.execute(update(table).where(*same).values(trial=_encoded(trial_))).rowcount == 1


def without(stored: str, naming: Naming) -> str | None:
    """A stored trial without the draws for erased people; None if its step, or a trial that cannot be read, names
    them."""
    try:
        trial = msgspec.json.decode(stored, type=Trial)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return None if naming(stored) else stored
    if naming(trial.action):
        return None
    left = tuple(draw for draw in trial.people if not naming(draw.name))
    return stored if left == trial.people else _encoded(msgspec.structs.replace(trial, people=left))


def _encoded(trial: Trial) -> str:
    return msgspec.json.encode(trial).decode()
