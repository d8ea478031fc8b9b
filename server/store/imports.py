"""Stores imports of archives: their progress, what each brought in, and what it had to leave out."""

from typing import Any, Literal, NamedTuple
from uuid import uuid4

import msgspec
from sqlalchemy import Connection, Select, func, insert, select, update
from sqlalchemy import Row as SqlRow

from auditor.archives import Unclear
from auditor.translatable import Sentence, lazy_gettext
from server.store.checking import decoded
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.persons import check_enrolled, now
from server.store.processes import Process
from server.store.schema import imports as table

ImportState = Literal["running", "done", "failed"]

#: Why an import failed if the program ended before it.
CUT_SHORT = lazy_gettext("The program ended before the import did. Import it again: only what is missing is added.")
#: Why an import failed if the person cancelled it.
CANCELLED = lazy_gettext(
    "The import was cancelled. What had come in by then stays. Import it again: only what is missing is added."
)
#: How many problems of one import are stored; ``skipped`` counts all.
PROBLEMS_KEPT = 1_000
#: An import of a process on another machine, which cannot be checked, counts as dead after this time, in milliseconds.
LONGEST = 86_400_000
#: How long self-audits wait for an import, in milliseconds (our convention: a longer import is audited half-way).
_PATIENCE = 3_600_000


class Summary(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an import reports besides its problems. ``came``: what came in, one sentence per kind; ``undated``: what has
    no time; ``unclear``: files in which it is unclear who the person is."""

    came: tuple[Sentence, ...] = ()
    undated: tuple[Sentence, ...] = ()
    unclear: tuple[Unclear, ...] = ()


NOTHING = Summary()


class Import(NamedTuple):
    """One import. ``file``: its name without folders; ``format``: the archive it was recognised as; moments are UTC
    milliseconds; ``problems``: what was left out, where and why, as sentences that are translated when read, or as
    plain texts of the system or of an earlier version."""

    id: str
    file: str
    format: str | None
    started: int
    finished: int | None
    state: ImportState
    new: int
    known: int
    skipped: int
    problems: tuple[str | Sentence, ...]
    summary: Summary = NOTHING


class Imports(PersonTable):
    """Queries on ``imports``."""

    def begin(self, file: str, enrolled: int | None = None) -> str:
        """Record that an import begins. Returns its id. Raises ErasedError if everything was erased since the person
        had ``enrolled``."""
        started = Import(str(uuid4()), file, None, now(), None, "running", 0, 0, 0, ())
        empty = {"problems": "[]", "summary": "{}"}
        row = {"person_id": self._person, **started._asdict(), **empty, **Process.own()._asdict()}
        with writing(self._engine) as connection:
            check_enrolled(connection, self._person, enrolled)
            connection.execute(insert(table), row)
        return started.id

    def progress(
        self, import_id: str, *, recognised: str | None = None, new: int = 0, known: int = 0, skipped: int = 0
    ) -> None:
        """Record the counts so far, and the format once it is recognised."""
        counts = {"new": new, "known": known, "skipped": skipped}
        self._update(import_id, counts | ({"format": recognised} if recognised else {}))

    def finish(
        self,
        import_id: str,
        state: ImportState,
        problems: tuple[str | Sentence, ...] = (),
        summary: Summary = NOTHING,
    ) -> None:
        """Record how an import ended."""
        told = {"problems": problems[:PROBLEMS_KEPT], "summary": summary}
        kept = {name: msgspec.json.encode(each).decode() for name, each in told.items()}
        self._update(import_id, {"state": state, "finished": now(), **kept})

    def abandon(self) -> None:
        """Mark imports whose process died as failed, when a server starts. What they stored stays.

        Imports that another server or the command line is running in the same store continue.
        """
        told = msgspec.json.encode([CUT_SHORT]).decode()
        stopped = {"state": "failed", "finished": now(), "problems": told}
        with writing(self._engine) as connection:
            for entry in connection.execute(self._running()).all():
                if _is_gone(entry.host, entry.process, entry.started):
                    same = (table.c.person_id == self._person, table.c.id == entry.id)
                    connection.execute(update(table).where(*same).values(stopped))

    def cut_short(self) -> list[str]:
        """The files whose last import was cut short, in this or another process."""
        with self._engine.connect() as connection:
            dead = {
                row.id for row in connection.execute(self._running()) if _is_gone(row.host, row.process, row.started)
            }
        found: dict[str, bool] = {}
        for entry in self.latest():
            found.setdefault(entry.file, entry.id in dead or entry.problems == (CUT_SHORT,))
        return [file for file, cut in found.items() if cut]

    def _running(self) -> Select[Any]:
        columns = (table.c.id, table.c.host, table.c.process, table.c.started)
        return select(*columns).where(table.c.person_id == self._person, table.c.state == "running")

    def get(self, import_id: str) -> Import | None:
        """The import with this id; None if there is none."""
        query = select(*_COLUMNS).where(table.c.person_id == self._person, table.c.id == import_id)
        with self._engine.connect() as connection:
            return next((_import(row) for row in connection.execute(query)), None)

    def latest(self, limit: int = 100) -> list[Import]:
        """The ``limit`` imports begun last, newest first."""
        query = select(*_COLUMNS).where(table.c.person_id == self._person).order_by(table.c.started.desc(), table.c.id)
        with self._engine.connect() as connection:
            return [_import(row) for row in connection.execute(query.limit(limit))]

    def taken_since(self, since: int) -> int:
        """How many activities were read in imports that began at ``since`` (UTC milliseconds) or later."""
        read = func.coalesce(func.sum(table.c.new + table.c.known + table.c.skipped), 0)
        query = select(read).where(table.c.person_id == self._person, table.c.started >= since)
        with self._engine.connect() as connection:
            return int(connection.scalar(query) or 0)

    def new_since(self, at: int) -> int:
        """How many new activities came in by imports that ended after ``at`` (UTC milliseconds)."""
        query = select(func.coalesce(func.sum(table.c.new), 0))
        with self._engine.connect() as connection:
            new = connection.scalar(query.where(table.c.person_id == self._person, table.c.finished > at))
        return int(new or 0)

    def _update(self, import_id: str, values: dict[str, object]) -> None:
        query = update(table).where(table.c.person_id == self._person, table.c.id == import_id)
        with writing(self._engine) as connection:
            connection.execute(query.values(values))


def under_way(connection: Connection, person_id: str) -> bool:
    """Whether an import runs or waits for its turn, in this or another process. Imports that began longer ago than
    _PATIENCE, or whose process died, do not count."""
    running = (table.c.person_id == person_id, table.c.state == "running", table.c.started >= now() - _PATIENCE)
    own = Process.own()
    return any(
        (row.host, row.process) == own or not _is_gone(row.host, row.process, row.started)
        for row in connection.execute(select(table.c.host, table.c.process, table.c.started).where(*running))
    )


def _is_gone(host: str | None, process: int | None, started: int) -> bool:
    own = Process.own()
    if host is None or process is None or (host, process) == own:
        return True  # for callers at the start of a process, whose own number is a dead one's
    return started < now() - LONGEST if host != own.host else Process(host, process).has_ended(started)


_COLUMNS = tuple(table.c[name] for name in Import._fields)


def _import(row: SqlRow[Any]) -> Import:
    problems = decoded(table.name, row.problems, tuple[str | Sentence, ...])
    return Import(**{**row._mapping, "problems": problems, "summary": decoded(table.name, row.summary, Summary)})
