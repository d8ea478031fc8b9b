"""Schedules of self-audits. What is due is claimed in the database, so that of several servers only one carries it out.

A schedule is claimed by moving it on: ``UPDATE … WHERE next_at = the value read``. If that touches no row, another
server has it.
"""

from collections.abc import Mapping
from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, Engine, delete, insert, select, update

from server.store import runs
from server.store.engine import writing
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
        """When it is due after ``now``, and after what was served: a clock set back brings nothing twice."""
        return self.recurrence.following(max(now, self.last_at or 0))


def add(engine: Engine, person_id: str, recurrence: Recurrence, days: int, now: int) -> Schedule:
    """A new schedule, due the next time from ``now`` on."""
    made = Schedule(str(uuid4()), recurrence, days, recurrence.following(now), None, False, now)
    row = made._asdict() | recurrence._asdict() | {"person_id": person_id}
    del row["recurrence"]
    with writing(engine) as connection:
        connection.execute(insert(table), row)
    return made


def remove(engine: Engine, person_id: str, schedule_id: str) -> bool:
    """Remove it; what it ran stays in the history. False if there is none of that id."""
    query = delete(table).where(table.c.person_id == person_id, table.c.id == schedule_id)
    with writing(engine) as connection:
        return connection.execute(query).rowcount == 1


def pause(engine: Engine, person_id: str, schedule_id: str, now: int, *, paused: bool) -> bool:
    """Pause it, or take it up again from ``now`` on: what fell into the pause is not made up for. False if there is
    none of that id."""
    with writing(engine) as connection:
        found = next((each for each in _all(connection, person_id, held=True) if each.id == schedule_id), None)
        if found is None:
            return False
        moved = {} if paused or not found.paused else {"next_at": found.following(now)}
        return _set(connection, person_id, found, {"paused": paused, **moved})


def every(engine: Engine, person_id: str) -> list[Schedule]:
    """All of them, the next due first."""
    with engine.connect() as connection:
        return _all(connection, person_id)


def move(engine: Engine, person_id: str, zone: str, now: int) -> None:
    """Have them follow the person to another zone, at the same local times."""
    with writing(engine) as connection:
        for schedule in _all(connection, person_id, held=True):
            moved = schedule._replace(recurrence=schedule.recurrence._replace(zone=zone))
            _set(connection, person_id, schedule, {"zone": zone, "next_at": moved.following(now)})


def straighten(engine: Engine, person_id: str, now: int) -> None:
    """Bring back what a clock that ran ahead for a while has put off too far."""
    far = [schedule for schedule in every(engine, person_id) if schedule.next_at > schedule.following(now)]
    for schedule in far:
        with writing(engine) as connection:
            _set(connection, person_id, schedule, {"next_at": schedule.following(now)})


def claim(engine: Engine, person_id: str, now: int, by: Process) -> runs.Run | None:
    """Take the longest due self-audit, move its schedule past ``now`` and note that it runs. None: nothing is due.

    However often it came due meanwhile, it runs once.
    """
    with engine.connect() as connection:
        due = [each for each in _all(connection, person_id) if not each.paused and each.next_at <= now]
    for schedule in due:
        served = schedule._replace(last_at=schedule.next_at)
        with writing(engine) as connection:
            if _set(connection, person_id, schedule, {"next_at": served.following(now), "last_at": schedule.next_at}):
                run = runs.new(schedule.days, now, by, schedule_id=schedule.id, due_at=schedule.next_at)
                runs.put(connection, person_id, run)
                return run
    return None


def _set(connection: Connection, person_id: str, schedule: Schedule, values: Mapping[str, object]) -> bool:
    """Change a schedule unless someone else moved or paused it since it was read."""
    unchanged = (table.c.next_at == schedule.next_at, table.c.paused == schedule.paused)
    query = update(table).where(table.c.person_id == person_id, table.c.id == schedule.id, *unchanged)
    return connection.execute(query.values(values)).rowcount == 1


def _all(connection: Connection, person_id: str, *, held: bool = False) -> list[Schedule]:
    """``held``: nobody changes them before this transaction ends."""
    query = select(table).where(table.c.person_id == person_id).order_by(table.c.next_at, table.c.id)
    if held:
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
