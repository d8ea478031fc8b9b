"""Imports of archives: what each brought, how far it got and what it had to leave out."""

from typing import Any, Literal, NamedTuple
from uuid import uuid4

import msgspec
from sqlalchemy import Engine, insert, select, update
from sqlalchemy import Row as SqlRow

from server.store.engine import writing
from server.store.persons import now
from server.store.processes import Process
from server.store.schema import imports as table

State = Literal["running", "done", "failed"]

#: How many problems of one import are kept; ``skipped`` counts all.
PROBLEMS_KEPT = 1_000
#: An import on another machine cannot be looked at. None takes this long, in milliseconds.
LONGEST = 86_400_000


class Import(NamedTuple):
    """``file`` is its name without folders; ``format`` the archive it was recognised as; moments are UTC milliseconds;
    ``problems`` say what was left out, where and why."""

    id: str
    file: str
    format: str | None
    started: int
    finished: int | None
    state: State
    new: int
    known: int
    skipped: int
    problems: tuple[str, ...]


def begin(engine: Engine, person_id: str, file: str) -> str:
    """Note that an import begins; its id."""
    started = Import(str(uuid4()), file, None, now(), None, "running", 0, 0, 0, ())
    row = {"person_id": person_id, **started._asdict(), "problems": "[]", **Process.own()._asdict()}
    with writing(engine) as connection:
        connection.execute(insert(table), row)
    return started.id


def progress(
    engine: Engine,
    person_id: str,
    import_id: str,
    *,
    recognised: str | None = None,
    new: int = 0,
    known: int = 0,
    skipped: int = 0,
) -> None:
    """Note how far it got: counts so far, and the format once it is recognised."""
    counts = {"new": new, "known": known, "skipped": skipped}
    _set(engine, person_id, import_id, counts | ({"format": recognised} if recognised else {}))


def finish(engine: Engine, person_id: str, import_id: str, state: State, problems: tuple[str, ...] = ()) -> None:
    """Note how it ended."""
    kept = msgspec.json.encode(problems[:PROBLEMS_KEPT]).decode()
    _set(engine, person_id, import_id, {"state": state, "finished": now(), "problems": kept})


def abandon(engine: Engine, person_id: str) -> None:
    """On starting: imports whose process ended before they did have failed. What they stored stays.

    Another server, or the command line, may import into the same store meanwhile: theirs go on.
    """
    running = select(table.c.id, table.c.host, table.c.process, table.c.started)
    stopped = {"state": "failed", "finished": now(), "problems": '["The program ended before the import did."]'}
    with writing(engine) as connection:
        for entry in connection.execute(running.where(table.c.person_id == person_id, table.c.state == "running")):
            if _is_gone(entry.host, entry.process, entry.started):
                same = (table.c.person_id == person_id, table.c.id == entry.id)
                connection.execute(update(table).where(*same).values(stopped))


def _is_gone(host: str | None, process: int | None, started: int) -> bool:
    own = Process.own()
    if host is None or process is None or (host, process) == own:
        return True  # this process has only just begun
    return started < now() - LONGEST if host != own.host else Process(host, process).has_ended(started)


def get(engine: Engine, person_id: str, import_id: str) -> Import | None:
    """The import, if there is one of that id."""
    query = select(*_COLUMNS).where(table.c.person_id == person_id, table.c.id == import_id)
    with engine.connect() as connection:
        return next((_import(row) for row in connection.execute(query)), None)


def latest(engine: Engine, person_id: str, limit: int = 100) -> list[Import]:
    """The imports begun last, latest first."""
    query = select(*_COLUMNS).where(table.c.person_id == person_id).order_by(table.c.started.desc(), table.c.id)
    with engine.connect() as connection:
        return [_import(row) for row in connection.execute(query.limit(limit))]


_COLUMNS = tuple(table.c[name] for name in Import._fields)


def _set(engine: Engine, person_id: str, import_id: str, values: dict[str, object]) -> None:
    query = update(table).where(table.c.person_id == person_id, table.c.id == import_id)
    with writing(engine) as connection:
        connection.execute(query.values(values))


def _import(row: SqlRow[Any]) -> Import:
    return Import(**{**row._mapping, "problems": msgspec.json.decode(row.problems, type=tuple[str, ...])})
