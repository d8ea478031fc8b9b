"""Schedules of self-audits. What is due is claimed in the database, so that of several servers only one carries it out.

A schedule is claimed by moving it on: ``UPDATE … WHERE next_at = the value read``. If that touches no row, another
server has it.
"""

from collections.abc import Mapping
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, delete, insert, select, update

from server.store import runs
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.processes import Process
from server.store.recurrence import Recurrence
from server.store.schema import schedules as table


class Schedule(NamedTuple):
    """``recurrence`` says when, ``days`` how long a window to audit; moments are UTC milliseconds, ``last_at`` the due
    time that was served last."""

    id: str
    recurrence: Recurrence
    days: int
    next_at: int
    last_at: int | None
    paused: bool
    created: int

    def following(self, now: int) -> int:
        """When it is due after ``now``, and after what was served: a clock set back repeats nothing."""
        return self.recurrence.following(max(now, self.last_at or 0))


class Schedules(PersonTable):
    """Queries on ``schedules``; ``now`` is in UTC milliseconds."""

    def add(self, recurrence: Recurrence, days: int, now: int) -> Schedule:
        """Add a schedule that audits the last ``days``; it is first due at its next time after ``now``."""
        made = Schedule(str(uuid4()), recurrence, days, recurrence.following(now), None, False, now)
        row = made._asdict() | recurrence._asdict() | {"person_id": self._person}
        del row["recurrence"]
        with writing(self._engine) as connection:
            connection.execute(insert(table), row)
        return made

    def remove(self, schedule_id: str) -> bool:
        """Delete a schedule; its runs stay in the history. Returns False if there is none of that id."""
        query = delete(table).where(table.c.person_id == self._person, table.c.id == schedule_id)
        with writing(self._engine) as connection:
            return connection.execute(query).rowcount == 1

    def pause(self, schedule_id: str, now: int, *, paused: bool) -> bool:
        """Pause a schedule, or resume it from ``now`` on: due times within the pause are skipped. Returns False if
        there is none of that id."""
        with writing(self._engine) as connection:
            found = next((each for each in self._read(connection, locked=True) if each.id == schedule_id), None)
            if found is None:
                return False
            moved = {} if paused or not found.paused else {"next_at": found.following(now)}
            return self._update(connection, found, {"paused": paused, **moved})

    def all(self) -> list[Schedule]:
        """All schedules, the next due first."""
        with self._engine.connect() as connection:
            return self._read(connection)

    def move(self, zone: str, now: int) -> None:
        """Move all schedules to another zone, at the same local times."""
        with writing(self._engine) as connection:
            for schedule in self._read(connection, locked=True):
                moved = schedule._replace(recurrence=schedule.recurrence._replace(zone=zone))
                self._update(connection, schedule, {"zone": zone, "next_at": moved.following(now)})

    def correct(self, now: int) -> None:
        """Bring forward the schedules that were moved too far into the future while the clock was ahead."""
        far = [schedule for schedule in self.all() if schedule.next_at > schedule.following(now)]
        for schedule in far:
            with writing(self._engine) as connection:
                self._update(connection, schedule, {"next_at": schedule.following(now)})

    def claim(self, now: int, by: Process) -> runs.Run | None:
        """Claim the self-audit that has been due for longest: move its schedule past ``now`` and record that it runs.

        Returns None if nothing is due. A schedule that came due several times meanwhile runs once.
        """
        due = [each for each in self.all() if not each.paused and each.next_at <= now]
        for schedule in due:
            served = schedule._replace(last_at=schedule.next_at)
            moved = {"next_at": served.following(now), "last_at": schedule.next_at}
            with writing(self._engine) as connection:
                if self._update(connection, schedule, moved):
                    run = runs.new(schedule.days, now, by, schedule_id=schedule.id, due_at=schedule.next_at)
                    runs.put(connection, self._person, run)
                    return run
        return None

    def _update(self, connection: Connection, schedule: Schedule, values: Mapping[str, object]) -> bool:
        """Change a schedule unless another process moved or paused it since it was read."""
        unchanged = (table.c.next_at == schedule.next_at, table.c.paused == schedule.paused)
        query = update(table).where(table.c.person_id == self._person, table.c.id == schedule.id, *unchanged)
        return connection.execute(query.values(values)).rowcount == 1

    def _read(self, connection: Connection, *, locked: bool = False) -> list[Schedule]:
        """All schedules; ``locked``: no other process changes them before this transaction ends."""
        query = select(table).where(table.c.person_id == self._person).order_by(table.c.next_at, table.c.id)
        if locked:
            query = query.with_for_update()  # SQLite knows no such thing and needs none: it has one writer
        return [
            Schedule(
                row.id,
                Recurrence(row.every, row.at, row.weekday, row.monthday, row.zone),
                row.days,
                row.next_at,
                row.last_at,
                row.paused,
                row.created,
            )
            for row in connection.execute(query)
        ]
