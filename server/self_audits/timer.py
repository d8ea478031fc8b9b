"""The tick of a server: every half minute it looks for what is due, every hour for texts whose time is over. Imported
where serving starts, not before."""

import logging
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler

from server.self_audits.runner import SelfAudits
from server.store.errors import StoreError
from server.store.store import Store

EVERY = timedelta(seconds=30)
EXPIRING_EVERY = timedelta(hours=1)

log = logging.getLogger("rapport.ticking")


class Ticking(BackgroundScheduler):  # type: ignore[misc]
    """Looks at once when started, and again and again from then on. It knows no due times."""

    def __init__(self, audits: SelfAudits, store: Store) -> None:
        super().__init__(timezone=UTC)
        self._audits = audits
        self._store = store
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # that a long look skipped a tick is no news
        for name, work, every in (("look", audits.look, EVERY), ("expire", self._expire, EXPIRING_EVERY)):
            self.add_job(
                work,
                "interval",
                seconds=every.total_seconds(),
                id=name,
                coalesce=True,
                max_instances=1,
                misfire_grace_time=None,
                next_run_time=datetime.now(UTC),
            )

    def stop(self) -> None:
        """Tick no more; what runs comes to its end."""
        self._audits.stop()
        self.shutdown()

    def _expire(self) -> None:
        try:
            self._store.texts.remove_expired()
        except StoreError as problem:
            log.warning("removing texts whose time is over failed, the next hour tries again: %s", problem)

    def _process_jobs(self) -> float:
        """Tick on after the clock was set. Set back, the library would wait until the old time comes again; set far
        ahead, as on a machine that starts in 1970, it would first list all the ticks that were missed."""
        current = datetime.now(UTC)
        for job in self.get_jobs():
            if abs(job.next_run_time - current) > job.trigger.interval:
                job.modify(next_run_time=current)
        wait: float | None = super()._process_jobs()
        return EVERY.seconds if wait is None else min(wait, EVERY.seconds)
