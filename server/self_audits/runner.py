"""Runs self-audits, due or requested: claims the run, audits, and stores the report or the failure.

The next look finds a run whose process died (a crash, a power cut), marks it as broken off and repeats it at once; if
that breaks off too, it is repeated after an hour and then once a day. Nothing here keeps time:
``server.self_audits.timer`` calls ``look``, and the store says what is due.
"""

import logging
from collections.abc import Callable
from math import inf
from threading import Event, Lock, Thread
from typing import Protocol

from auditor import faults
from auditor.report import Report
from server.audits.running import Broken, Faulty, Nothing, make_report
from server.entry import languages
from server.fetching.fetching import fetch_first
from server.store.errors import StoreError
from server.store.persons import now
from server.store.processes import Process
from server.store.recurrence import TELLING
from server.store.runs import Run, new
from server.store.store import Store
from server.telling.sending import tell, try_again
from server.translations import gettext, language, speaking

log = logging.getLogger("rapport.schedule")

#: A run on another machine, which cannot be checked, counts as dead after this time, in milliseconds.
LONGEST = 3_600_000

#: Is called with the share of an audit that is done, 0 to 1.
OnProgress = Callable[[float], None]


#: Is called with the report of a scheduled self-audit, and the report before it.
Tell = Callable[[Store, Report, Report | None], object]


def bring_in(store: Store, stopping: Callable[[], bool]) -> None:
    """Fetch the accounts and visit the pages that the person wants read before a self-audit."""
    from server.visiting.visiting import visit_first  # imports Beautiful Soup, which the server's start does not need

    fetch_first(store, stopping)
    visit_first(store, stopping)


class Audits(Protocol):
    """Makes reports."""

    def __call__(self, store: Store, /, *, days: int, on_progress: OnProgress) -> Report:
        """Make a report of the last ``days`` (or TELLING); ``on_progress`` is called with the share that is done."""


class SelfAudits:
    """Runs self-audits in this process, one at a time. ``clock`` returns UTC milliseconds."""

    def __init__(
        self,
        store: Store,
        *,
        audit: Audits = make_report,
        clock: Callable[[], int] = now,
        tell: Tell = tell,
        fetch: Callable[[Store, Callable[[], bool]], object] = bring_in,
        stop: Callable[[], None] = lambda: None,
        again: Callable[[Store, int], object] = try_again,
    ) -> None:
        self._store = store
        self._audit = audit
        self._clock = clock
        self._tell = tell
        self._fetch = fetch
        self._stop = stop
        self._again = again
        self._own = Process.own()
        self._done: dict[str, float] = {}
        self._broken: dict[str, str] = {}  # the reasons, by run id
        self._turn = Lock()
        self._stopping = Event()
        self._asked: list[Thread] = []

    def look(self, most: float = inf) -> int:
        """Repeat self-audits that broke off and run due ones, up to ``most``, in the person's language; then retry
        notifications that failed. Returns how many self-audits ran."""
        count = 0
        try:
            with speaking(languages.of_owner(self._store)):
                self._store.schedules.correct(self._clock())
                while count < most and not self._stopping.is_set() and (run := self._next()):
                    self._carry_out(run)
                    count += 1
                if not self._stopping.is_set():
                    self._again(self._store, self._clock())
        except StoreError as problem:
            log.warning("looking for due self-audits failed, the next look tries again: %s", problem)
        return count

    def start(
        self, days: int = TELLING, schedule_id: str | None = None, *, on_end: Callable[[], None] = lambda: None
    ) -> str:
        """Begin a requested self-audit in the background and return its id. If an equal one is running already, returns
        that one's id. ``on_end`` is called when the one begun here has ended, or at once if none was begun."""
        for run in self._store.runs.running():
            if run.id in self._done and run.due_at is None and (run.days, run.schedule_id) == (days, schedule_id):
                on_end()
                return run.id
        run = self._begin(days, schedule_id)
        asked = Thread(target=self._carry_out_in, args=(language(), run, on_end), name="self-audit", daemon=True)
        self._asked = [*(thread for thread in self._asked if thread.is_alive()), asked]
        asked.start()
        return run.id

    def run(self, days: int = TELLING, schedule_id: str | None = None, on_progress: OnProgress = lambda _: None) -> Run:
        """Run a requested self-audit now. Returns the run as it ended."""
        begun = self._begin(days, schedule_id)
        self._carry_out(begun, on_progress)
        return self._store.runs.get(begun.id) or begun

    def share_done(self, run_id: str) -> float | None:
        """The share of a run that is done, 0 to 1; None if it does not run here."""
        return self._done.get(run_id)

    def stop(self) -> None:
        """Begin no more self-audits, and wait for running ones; the ``stop`` given on creation may cut them short."""
        self._stopping.set()
        self._stop()
        for thread in self._asked:
            thread.join()

    def _begin(self, days: int, schedule_id: str | None) -> Run:
        run = new(days, self._clock(), self._own, schedule_id=schedule_id)
        self._done[run.id] = 0.0  # before it is stored: a run of this process that is not in here counts as broken off
        self._store.runs.begin(run)
        return run

    def _next(self) -> Run | None:
        for run in self._store.runs.running():
            if not self._is_gone(run):
                continue
            why = self._broken.pop(run.id, None)
            if again := self._store.runs.break_off(run, self._clock(), self._own, why):
                return again
        schedules, moment = self._store.schedules, self._clock()
        return schedules.claim(moment, self._own) or schedules.repeat(moment, self._own)

    def _is_gone(self, run: Run) -> bool:
        """Whether the process of a run has died."""
        if run.host != self._own.host:
            return run.started < self._clock() - LONGEST
        if run.process == self._own.process:
            return run.id not in self._done
        return Process(run.host, run.process).has_ended(run.started)

    def _carry_out_in(self, asked_in: str, run: Run, on_end: Callable[[], None]) -> None:
        try:
            with speaking(asked_in):
                self._carry_out(run)
        finally:
            on_end()

    def _carry_out(self, run: Run, on_progress: OnProgress = lambda _: None) -> None:
        def heard(share: float) -> None:
            self._done[run.id] = share
            on_progress(share)

        heard(0.0)
        by_itself = run.due_at is not None  # a requested report needs no notification
        try:
            before = self._store.reports.last() if by_itself else None
            with self._turn:
                self._fetch(self._store, self._stopping.is_set)
                report = self._audit(self._store, days=run.days, on_progress=heard)
            since = before.id if before else None
            kept = self._store.runs.finish(run.id, self._clock(), report=report, telling=by_itself, before=since)
            if by_itself and kept:
                self._tell(self._store, report, before)
        except (Nothing, StoreError) as problem:
            self._store.runs.finish(run.id, self._clock(), error=str(problem))
        except Broken as problem:
            if by_itself:  # the next look finds and repeats it, as after a crash
                self._broken[run.id] = str(problem)
            else:
                self._store.runs.finish(run.id, self._clock(), error=str(problem))
        except Faulty as problem:
            self._store.runs.finish(run.id, self._clock(), error=_by_a_fault(str(problem)))
        except Exception as problem:
            faults.note("a self-audit failed", problem)
            self._store.runs.finish(run.id, self._clock(), error=_by_a_fault(faults.named(problem)))
        except BaseException:
            self._store.runs.finish(run.id, self._clock(), error=gettext("It was stopped."))
            raise
        finally:
            del self._done[run.id]


def _by_a_fault(named: str) -> str:
    return gettext("It broke off by an error of ours (%(error)s). The server's log has it.", error=named)
