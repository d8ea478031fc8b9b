"""Stores schedules of self-audits. A due one is claimed in the database, so that only one of several servers runs it.

A server claims a schedule by moving it on: ``UPDATE … WHERE next_at = the value read``. If that changes no row, another
server has claimed it. A self-audit that broke off twice is repeated later, under an id derived from the last run's, so
that only one of several servers can begin it.
"""

from collections.abc import Mapping
from typing import NamedTuple
from uuid import UUID, uuid4, uuid5

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from server.store import runs
from server.store.engine import writing
from server.store.imports import under_way
from server.store.occasions import next_after
from server.store.person_table import PersonTable
from server.store.processes import Process
from server.store.recurrence import Recurrence
from server.store.schema import schedules as table


class Schedule(NamedTuple):
    """One schedule. ``recurrence``: when it is due; ``days``: the length of the window to audit. Moments are UTC
    milliseconds. ``next_at``: None if the occasion it waits for has not happened; ``last_at``: the due time that was
    last served."""

    id: str
    recurrence: Recurrence
    days: int
    next_at: int | None
    last_at: int | None
    paused: bool
    created: int

    def following(self, now: int) -> int:
        """The next due time after ``now`` and after the last one served, so that a clock set back repeats nothing. Only
        for schedules by the clock."""
        return self.recurrence.following(max(now, self.last_at or 0))


#: Delays until a self-audit is tried again after it broke off for the second time, and for the third, in milliseconds.
LATER = (3_600_000, 24 * 3_600_000)


#: Another import may follow an import at once; after this time without one, none does, in milliseconds (our
#: convention).
QUIET = 60_000


class Postponed(NamedTuple):
    """A self-audit that broke off, and again when it was repeated: its last run, and when it is tried next (UTC
    milliseconds)."""

    run: runs.Run
    at: int

    def is_due(self, now: int) -> bool:
        """Whether it is time to try again, or the clock was set back to before the last run ended."""
        return self.at <= now or (self.run.finished or 0) > now


class Schedules(PersonTable):
    """Queries on ``schedules``; ``now`` is in UTC milliseconds."""

    def add(self, recurrence: Recurrence, days: int, now: int) -> Schedule:
        """Add a schedule that audits the last ``days``; it is first due at its next time after ``now``."""
        stored = now if recurrence.is_occasional else recurrence.following(now)
        made = Schedule(str(uuid4()), recurrence, days, stored, None, False, now)
        row = made._asdict() | recurrence._asdict() | {"person_id": self._person}
        del row["recurrence"]
        with writing(self._engine) as connection:
            connection.execute(insert(table), row)
            return self._awaited(connection, made)

    def remove(self, schedule_id: str) -> bool:
        """Delete a schedule; its runs stay in the history. Returns False if there is none with this id."""
        query = delete(table).where(table.c.person_id == self._person, table.c.id == schedule_id)
        with writing(self._engine) as connection:
            return connection.execute(query).rowcount == 1

    def pause(self, schedule_id: str, now: int, *, paused: bool) -> bool:
        """Pause a schedule, or resume it from ``now`` on; due times within the pause are skipped. Returns False if
        there is none with this id, or another process changed it meanwhile."""
        with writing(self._engine) as connection:
            found = next((each for each in self._read(connection, locked=True) if each.id == schedule_id), None)
            if found is None:
                return False
            moved: dict[str, object] = {}
            if found.paused and not paused:
                occasional = found.recurrence.is_occasional
                moved = {"last_at": max(now, found.last_at or 0)} if occasional else {"next_at": found.following(now)}
            return self._update(connection, found, {"paused": paused, **moved})

    def all(self) -> list[Schedule]:
        """All schedules, the next due first; those that wait for an occasion come last."""
        with self._engine.connect() as connection:
            found = self._read(connection)
        return sorted(found, key=lambda each: (each.next_at is None, each.next_at or 0))

    def move(self, zone: str, now: int) -> None:
        """Move all schedules to another time zone, at the same local times."""
        with writing(self._engine) as connection:
            for schedule in self._read(connection, locked=True):
                moved = schedule._replace(recurrence=schedule.recurrence._replace(zone=zone))
                due = {} if moved.recurrence.is_occasional else {"next_at": moved.following(now)}
                self._update(connection, schedule, {"zone": zone, **due})

    def correct(self, now: int) -> None:
        """Bring forward the schedules that were moved too far into the future while the clock was ahead."""
        by_clock = [schedule for schedule in self.all() if not schedule.recurrence.is_occasional]
        for schedule in by_clock:
            if (schedule.next_at or 0) <= schedule.following(now):
                continue
            with writing(self._engine) as connection:
                self._update(connection, schedule, {"next_at": schedule.following(now)})

    def claim(self, now: int, by: Process) -> runs.Run | None:
        """Claim the self-audit that has been due for longest: move its schedule past ``now`` and record a run.

        Returns the run; None if nothing is due. A schedule that came due several times meanwhile runs once. While an
        import runs or waits for its turn nothing is claimed, because a report of half an import would present it as
        news. For QUIET milliseconds after an import, schedules that wait for imports are not due, because files that
        arrive one by one are one occasion.
        """
        due = [each for each in self.all() if not each.paused and _is_due(each, now)]
        if due:
            with self._engine.connect() as connection:
                if under_way(connection, self._person):
                    return None
        for schedule in due:
            served = schedule._replace(last_at=schedule.next_at)
            moved = {"last_at": schedule.next_at}
            if not schedule.recurrence.is_occasional:
                moved["next_at"] = served.following(now)
            with writing(self._engine) as connection:
                if self._update(connection, schedule, moved):
                    run = runs.new(schedule.days, now, by, schedule_id=schedule.id, due_at=schedule.next_at)
                    runs.put(connection, self._person, run)
                    return run
        return None

    def postponed(self) -> dict[str, Postponed]:
        """The self-audits that are tried again later, by the ids of their schedules; without those that ended since."""
        with self._engine.connect() as connection:
            active = [each.id for each in self._read(connection) if not each.paused]
            last = {each: runs.last_of(connection, self._person, each, 1 + len(LATER)) for each in active}
        return {each: found for each, latest in last.items() if (found := _postponed(latest))}

    def repeat(self, now: int, by: Process) -> runs.Run | None:
        """Begin a self-audit that broke off and is due again. Returns its run; None if none is due, or another server
        was first."""
        for schedule_id, found in self.postponed().items():
            if not found.is_due(now):
                continue
            broken = found.run
            begun = runs.new(broken.days, now, by, schedule_id=schedule_id, due_at=broken.due_at, again=True)
            run = begun._replace(id=str(uuid5(UUID(broken.id), "again")))
            try:
                with writing(self._engine) as connection:
                    runs.put(connection, self._person, run)
            except IntegrityError:
                continue
            return run
        return None

    def _update(self, connection: Connection, schedule: Schedule, values: Mapping[str, object]) -> bool:
        """Change a schedule unless another process moved, served or paused it since it was read."""
        unchanged = [table.c.last_at.is_not_distinct_from(schedule.last_at), table.c.paused == schedule.paused]
        if not schedule.recurrence.is_occasional:
            unchanged.append(table.c.next_at == schedule.next_at)
        query = update(table).where(table.c.person_id == self._person, table.c.id == schedule.id, *unchanged)
        return connection.execute(query.values(values)).rowcount == 1

    def _read(self, connection: Connection, *, locked: bool = False) -> list[Schedule]:
        """All schedules; ``locked``: other processes cannot change them before this transaction ends."""
        query = select(table).where(table.c.person_id == self._person).order_by(table.c.next_at, table.c.id)
        if locked:
            query = query.with_for_update()  # SQLite has no row locks and needs none, because it has one writer
        found = [
            Schedule(
                row.id,
                Recurrence(row.every, row.at, row.weekday, row.monthday, row.zone, row.cron),
                row.days,
                row.next_at,
                row.last_at,
                row.paused,
                row.created,
            )
            for row in connection.execute(query).all()
        ]
        return [self._awaited(connection, each) for each in found]

    def _awaited(self, connection: Connection, schedule: Schedule) -> Schedule:
        """The schedule with its due time, which for an occasion is read from other tables."""
        if not schedule.recurrence.is_occasional:
            return schedule
        since = schedule.created if schedule.last_at is None else schedule.last_at
        return schedule._replace(next_at=next_after(connection, self._person, schedule.recurrence, since))


def _is_due(schedule: Schedule, now: int) -> bool:
    quiet = QUIET if schedule.recurrence.every == "import" else 0
    return schedule.next_at is not None and schedule.next_at + quiet <= now


def _postponed(latest: list[runs.Run]) -> Postponed | None:
    """When to try a schedule again, from its last runs (newest first); None if the last two did not both break off."""
    times = next((index for index, run in enumerate(latest) if run.state != "broken off"), len(latest))
    if times < 2:
        return None
    run = latest[0]
    return Postponed(run, (run.finished or run.started) + LATER[times - 2])
