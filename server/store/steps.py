"""Stores the person's answers to the steps that reports proposed."""

from datetime import date
from typing import Literal, NamedTuple, cast
from uuid import uuid4

from sqlalchemy import Row, delete, insert, select, update

from auditor.translatable import plain_name
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.schema import reminded
from server.store.schema import steps as table

State = Literal["taken", "later", "declined", "done"]
Helped = Literal["yes", "no", "early"]
#: Days after which a declined step may be proposed again: lives change (our convention).
DECLINED_FOR = 180


class Step(NamedTuple):
    """A step of an ``audit``, with its ``action`` as it was shown. ``begun`` and ``ended``: when it was answered, and
    done (UTC milliseconds); ``until``: the day of its reminder, or to which it was put off; ``about``: the id of the
    one message it is about, empty if the person said that the record does not show whether it is done."""

    id: str
    audit: str
    action: str
    state: State
    begun: int
    until: date | None = None
    ended: int | None = None
    helped: Helped | None = None
    about: str | None = None


class Steps(PersonTable):
    """Queries on ``steps``; ``now`` is in UTC milliseconds."""

    def add(
        self, audit: str, action: str, state: State, now: int, until: date | None = None, about: str | None = None
    ) -> str:
        """Store the answer to a step. Returns the step's id."""
        made = str(uuid4())
        row = {"person_id": self._person, "id": made, "audit": audit, "action": action, "state": state, "begun": now}
        with writing(self._engine) as connection:
            connection.execute(insert(table), {**row, "until": until.isoformat() if until else None, "about": about})
        return made

    def remind(self, step: str, until: date | None) -> bool:
        """Set or delete the day of the reminder of a step that was taken up, even if a reminder for it was sent before.
        Returns whether there is such a step."""
        of_it = (reminded.c.person_id == self._person, reminded.c.step == step)
        with writing(self._engine) as connection:
            connection.execute(delete(reminded).where(*of_it))
        return self._change(step, "taken", until=until.isoformat() if until else None)

    def finish(self, step: str, now: int) -> bool:
        """Mark a step that was taken up as done. Returns whether there is such a step."""
        return self._change(step, "taken", state="done", ended=now, until=None)

    def reopen(self, step: str) -> bool:
        """Mark a step that was done as taken up again. Returns whether there is such a step."""
        return self._change(step, "done", state="taken", ended=None, helped=None)

    def propose_again(self, step: str) -> bool:
        """Delete a step that was declined or put off, so that it can be proposed again. Returns whether there is
        one."""
        same = (table.c.person_id == self._person, table.c.id == step, table.c.state.in_(["declined", "later"]))
        with writing(self._engine) as connection:
            return connection.execute(delete(table).where(*same)).rowcount == 1

    def give_up(self, step: str, now: int) -> bool:
        """Mark a step that was taken up as declined. Returns whether there is such a step."""
        return self._change(step, "taken", state="declined", ended=now, until=None)

    def keep_open(self, step: str) -> bool:
        """Keep a step that was taken up open, whatever the record shows. Returns whether there is such a step."""
        return self._change(step, "taken", about="")

    def take_up(self, step: str, now: int) -> bool:
        """Take up a step that was put off. Returns whether there is such a step."""
        return self._change(step, "later", state="taken", begun=now, until=None)

    def put_off(self, step: str, until: date) -> bool:
        """Put off a step again. Returns whether there is such a step."""
        return self._change(step, "later", until=until.isoformat())

    def decline(self, step: str, now: int) -> bool:
        """Decline a step that was put off. Returns whether there is such a step."""
        return self._change(step, "later", state="declined", ended=now, until=None)

    def judge(self, step: str, helped: Helped) -> bool:
        """Store whether a step that is done helped. Returns whether there is such a step."""
        return self._change(step, "done", helped=helped)

    def all(self) -> list[Step]:
        """All answered steps, latest first."""
        query = select(table).where(table.c.person_id == self._person).order_by(table.c.begun.desc(), table.c.id)
        with self._engine.connect() as connection:
            return [_step(row) for row in connection.execute(query)]

    def _change(self, step: str, stands: State, /, **values: object) -> bool:
        same = (table.c.person_id == self._person, table.c.id == step, table.c.state == stands)
        with writing(self._engine) as connection:
            return connection.execute(update(table).where(*same).values(**values)).rowcount == 1


def _step(row: "Row[tuple[object, ...]]") -> Step:
    until = date.fromisoformat(row.until) if row.until else None
    state, helped = cast(State, row.state), cast("Helped | None", row.helped)
    return Step(row.id, row.audit, plain_name(row.action), state, row.begun, until, row.ended, helped, row.about)
