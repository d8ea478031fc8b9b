"""Stores runs of self-audits: how each ended, and which stopped because their process died.

A run and its report are stored in one transaction, so that a repeated run leaves no second report.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, insert, select, update

from auditor.report import Report
from auditor.translatable import N_
from server.store import channels, reports
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.processes import Process
from server.store.schema import runs as table
from server.translations import gettext

RunState = Literal["running", "done", "failed", "broken off"]

BROKEN_OFF = N_("The program ended before the self-audit did.")


class Run(NamedTuple):
    """One run. ``schedule_id`` and ``due_at`` are None if the person requested it. Moments are UTC milliseconds;
    ``error``: why it failed; ``again``: whether it repeats a run that broke off."""

    id: str
    schedule_id: str | None
    due_at: int | None
    days: int
    started: int
    finished: int | None
    state: RunState
    error: str | None
    report_id: str | None
    again: bool
    host: str
    process: int


def new(
    days: int,
    now: int,
    by: Process,
    *,
    schedule_id: str | None = None,
    due_at: int | None = None,
    again: bool = False,
) -> Run:
    """A run that begins now; not yet stored."""
    return Run(str(uuid4()), schedule_id, due_at, days, now, None, "running", None, None, again, *by)


class Runs(PersonTable):
    """Queries on ``runs``; ``now`` is in UTC milliseconds."""

    def begin(self, run: Run) -> None:
        """Record that a self-audit is running."""
        with writing(self._engine) as connection:
            put(connection, self._person, run)

    def finish(
        self,
        run_id: str,
        now: int,
        *,
        report: Report | None = None,
        error: str | None = None,
        telling: bool = False,
        before: str | None = None,
    ) -> bool:
        """Save the report, or why there is none. Returns False, and saves nothing, if the run was ended meanwhile.
        ``telling``: with it is kept that every channel is to be told what is new since the report of the id ``before``,
        so that a process which ends meanwhile keeps nothing from the person."""
        ended = {"state": "failed" if report is None else "done", "error": error, "finished": now}
        with writing(self._engine) as connection:
            if not self._end(connection, run_id, ended | {"report_id": report.id if report else None}):
                return False
            if report is not None:
                reports.put(connection, self._person, report)
            if telling:
                channels.begin_telling(connection, self._person, before)
        return True

    def break_off(self, run: Run, now: int, by: Process, why: str | None = None) -> Run | None:
        """Mark a run as ended by the death of its process, and begin it again unless it was a repetition itself.
        ``why``: a sentence, if more is known.

        Returns the new run; None if there is none, or another server was first.
        """
        again = new(run.days, now, by, schedule_id=run.schedule_id, due_at=run.due_at, again=True)
        ended = {"state": "broken off", "error": why or gettext(BROKEN_OFF), "finished": now}
        with writing(self._engine) as connection:
            if not self._end(connection, run.id, ended) or run.again:
                return None
            put(connection, self._person, again)
        return again

    def running(self) -> list[Run]:
        """Runs still marked as running, including those whose process died; oldest first."""
        query = select(*_COLUMNS).where(table.c.person_id == self._person, table.c.state == "running")
        with self._engine.connect() as connection:
            return [Run(*row) for row in connection.execute(query.order_by(table.c.started))]

    def latest(self, limit: int = 50) -> list[Run]:
        """The ``limit`` runs begun last, newest first."""
        query = select(*_COLUMNS).where(table.c.person_id == self._person).order_by(table.c.started.desc(), table.c.id)
        with self._engine.connect() as connection:
            return [Run(*row) for row in connection.execute(query.limit(limit))]

    def get(self, run_id: str) -> Run | None:
        """The run with this id; None if there is none."""
        query = select(*_COLUMNS).where(table.c.person_id == self._person, table.c.id == run_id)
        with self._engine.connect() as connection:
            return next((Run(*row) for row in connection.execute(query)), None)

    def last_due(self) -> Run | None:
        """The newest run that a schedule began."""
        query = select(*_COLUMNS).where(table.c.person_id == self._person, table.c.due_at.is_not(None))
        with self._engine.connect() as connection:
            ordered = query.order_by(table.c.started.desc()).limit(1)
            return next((Run(*row) for row in connection.execute(ordered)), None)

    def _end(self, connection: Connection, run_id: str, values: Mapping[str, object]) -> bool:
        running = (table.c.person_id == self._person, table.c.id == run_id, table.c.state == "running")
        return connection.execute(update(table).where(*running).values(values)).rowcount == 1


def last_of(connection: Connection, person_id: str, schedule_id: str, limit: int) -> list[Run]:
    """The runs of a schedule that were begun last, newest first."""
    query = select(*_COLUMNS).where(table.c.person_id == person_id, table.c.schedule_id == schedule_id)
    ordered = query.order_by(table.c.started.desc(), table.c.again.desc()).limit(limit)
    return [Run(*row) for row in connection.execute(ordered)]


def put(connection: Connection, person_id: str, run: Run) -> None:
    """Record that a self-audit is running, within a transaction."""
    connection.execute(insert(table), {"person_id": person_id, **run._asdict()})


_COLUMNS = tuple(table.c[name] for name in Run._fields)
