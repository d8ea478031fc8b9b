"""Runs of self-audits: what each came to, and which of them broke off with the process they ran in.

A run and its report are finished in one transaction: a run that is repeated leaves no second report.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple
from uuid import uuid4

from sqlalchemy import Connection, Engine, insert, select, update

from auditor.report import Report
from server.store import reports
from server.store.engine import writing
from server.store.processes import Process
from server.store.schema import runs as table

State = Literal["running", "done", "failed", "broken off"]

BROKEN_OFF = "The program ended before the self-audit did."


class Run(NamedTuple):
    """``schedule_id`` None and ``due_at`` None: asked for by the person. Moments are UTC milliseconds; ``error`` says
    why it failed; ``again``: it repeats one that broke off."""

    id: str
    schedule_id: str | None
    due_at: int | None
    days: int
    started: int
    finished: int | None
    state: State
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
    """A run that begins now; not yet kept."""
    return Run(str(uuid4()), schedule_id, due_at, days, now, None, "running", None, None, again, *by)


def put(connection: Connection, person_id: str, run: Run) -> None:
    """Note that it runs, in a transaction under way."""
    connection.execute(insert(table), {"person_id": person_id, **run._asdict()})


def begin(engine: Engine, person_id: str, run: Run) -> None:
    """Note that it runs."""
    with writing(engine) as connection:
        put(connection, person_id, run)


def finish(
    engine: Engine, person_id: str, run_id: str, now: int, *, report: Report | None = None, error: str | None = None
) -> bool:
    """Keep the report, or why there is none. False, and nothing is kept, if the run is not under way any more."""
    ended = {"state": "failed" if report is None else "done", "error": error, "finished": now}
    with writing(engine) as connection:
        if not _end(connection, person_id, run_id, ended | {"report_id": report.id if report else None}):
            return False
        if report is not None:
            reports.put(connection, person_id, report)
    return True


def break_off(engine: Engine, person_id: str, run: Run, now: int, by: Process) -> Run | None:
    """Note that a run ended with its process, and begin it again if it was not a repetition itself.

    None where it is not begun again, also because another server was quicker.
    """
    again = new(run.days, now, by, schedule_id=run.schedule_id, due_at=run.due_at, again=True)
    ended = {"state": "broken off", "error": BROKEN_OFF, "finished": now}
    with writing(engine) as connection:
        if not _end(connection, person_id, run.id, ended) or run.again:
            return None
        put(connection, person_id, again)
    return again


def under_way(engine: Engine, person_id: str) -> list[Run]:
    """Those that run, or broke off without a word."""
    query = select(*_COLUMNS).where(table.c.person_id == person_id, table.c.state == "running")
    with engine.connect() as connection:
        return [Run(*row) for row in connection.execute(query.order_by(table.c.started))]


def latest(engine: Engine, person_id: str, limit: int) -> list[Run]:
    """Those begun last, latest first."""
    query = select(*_COLUMNS).where(table.c.person_id == person_id).order_by(table.c.started.desc(), table.c.id)
    with engine.connect() as connection:
        return [Run(*row) for row in connection.execute(query.limit(limit))]


def get(engine: Engine, person_id: str, run_id: str) -> Run | None:
    """The run, if there is one of that id."""
    query = select(*_COLUMNS).where(table.c.person_id == person_id, table.c.id == run_id)
    with engine.connect() as connection:
        return next((Run(*row) for row in connection.execute(query)), None)


def latest_due(engine: Engine, person_id: str) -> Run | None:
    """The last that began by itself."""
    query = select(*_COLUMNS).where(table.c.person_id == person_id, table.c.due_at.is_not(None))
    with engine.connect() as connection:
        ordered = query.order_by(table.c.started.desc()).limit(1)
        return next((Run(*row) for row in connection.execute(ordered)), None)


_COLUMNS = tuple(table.c[name] for name in Run._fields)


def _end(connection: Connection, person_id: str, run_id: str, values: Mapping[str, object]) -> bool:
    running = (table.c.id == run_id, table.c.state == "running")
    return (
        connection.execute(update(table).where(table.c.person_id == person_id, *running).values(values)).rowcount == 1
    )
