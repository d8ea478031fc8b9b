"""The timer of a server, which runs its periodic jobs.

It looks for due self-audits every half minute, deletes expired texts every hour, makes a due backup every quarter of an
hour, erases activities past their retention once a day, and looks into watched folders every few seconds. This module
is imported only after serving has begun, because the first page does not need APScheduler.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.job import Job
from apscheduler.jobstores.memory import MemoryJobStore
from apscheduler.schedulers.background import BackgroundScheduler

from server.imports.watches import Watches
from server.self_audits.runner import SelfAudits
from server.store.errors import StoreError
from server.store.persons import now
from server.store.store import Store

EVERY = timedelta(seconds=30)
EXPIRING_EVERY = timedelta(hours=1)
BACKING_UP_EVERY = timedelta(minutes=15)
REMOVING_EVERY = timedelta(days=1)
WATCHING_EVERY = timedelta(seconds=10)

log = logging.getLogger("rapport.timer")


class ClockProofJobs(MemoryJobStore):  # type: ignore[misc]
    """Stores jobs so that they continue after the clock was set.

    With the library's own store, a clock set back would stop all jobs until the old time comes again, and a clock set
    far ahead, as on a machine that starts in 1970, would first list every missed run.
    """

    def get_due_jobs(self, now: datetime) -> list[Job]:
        """The jobs to run. A job whose next run is further from ``now`` than its interval is due at once."""
        for job in self.get_all_jobs():
            if abs(job.next_run_time - now) > job.trigger.interval:
                job.modify(next_run_time=now)
        due: list[Job] = super().get_due_jobs(now)
        return due

    def get_next_run_time(self) -> datetime | None:
        """When the scheduler should look again: after ``EVERY`` at the latest, to notice that the clock was set."""
        next_run: datetime | None = super().get_next_run_time()
        return next_run and min(next_run, datetime.now(UTC) + EVERY)


def scheduler_of(*jobs: tuple[str, Callable[[], object], timedelta]) -> BackgroundScheduler:
    """A scheduler, not started yet, of jobs given as (name, function, interval). Each runs at once and then at its
    interval, never twice at the same time."""
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it would log each run that a long job delays
    scheduler = BackgroundScheduler(jobstores={"default": ClockProofJobs()}, timezone=UTC)
    for name, work, every in jobs:
        scheduler.add_job(
            work,
            "interval",
            seconds=every.total_seconds(),
            id=name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
            next_run_time=datetime.now(UTC),
        )
    return scheduler


class SelfAuditTimer:
    """The timer of an installation for one person. All jobs run at once when it starts, then at their intervals."""

    def __init__(self, audits: SelfAudits, store: Store, watches: Watches) -> None:
        self._audits = audits
        self._watches = watches
        self._store = store
        self._log_is_empty = False
        self.scheduler = scheduler_of(
            ("look", audits.look, EVERY),
            ("expire", self._expire, EXPIRING_EVERY),
            ("backup", self._back_up, BACKING_UP_EVERY),
            ("remove", self._remove_old, REMOVING_EVERY),
            ("watch", watches.look, WATCHING_EVERY),
        )

    def start(self) -> None:
        """Start the timer in the background."""
        self.scheduler.start()

    def stop(self) -> None:
        """Stop the timer and let running jobs finish."""
        self._audits.stop()
        self._watches.stop()
        self.scheduler.shutdown()

    def _back_up(self) -> None:
        try:
            self._store.back_up_if_due()
        except (StoreError, OSError) as problem:
            log.warning("a backup that is due could not be made, the next quarter tries again: %s", problem)

    def _remove_old(self) -> None:
        try:
            self._store.remove_old(now())
        except (StoreError, OSError) as problem:
            log.warning("erasing what is kept no longer failed, tomorrow tries again: %s", problem)

    def _expire(self) -> None:
        try:
            self._store.remove_expired_texts()
            if not self._log_is_empty:  # once: it waits for whoever reads, and keeps whoever writes waiting
                self._store.empty_log()
                self._log_is_empty = True
        except StoreError as problem:
            log.warning("deleting expired texts failed, the next hour tries again: %s", problem)
