"""The tick of a server: every half minute it looks for what is due. Imported where serving starts, not before."""

import logging
from datetime import UTC, datetime, timedelta

from apscheduler.schedulers.background import BackgroundScheduler

from server.schedule import SelfAudits

EVERY = timedelta(seconds=30)


class Ticking(BackgroundScheduler):  # type: ignore[misc]
    """Looks at once when started, and every half minute from then on. It knows no due times."""

    def __init__(self, audits: SelfAudits) -> None:
        super().__init__(timezone=UTC)
        self._audits = audits
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # that a long look skipped a tick is no news
        begin = datetime.now(UTC)
        self.add_job(
            audits.look,
            "interval",
            seconds=EVERY.seconds,
            id="look",
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
            next_run_time=begin,
        )

    def stop(self) -> None:
        """Tick no more; what runs comes to its end."""
        self._audits.stop()
        self.shutdown()

    def _process_jobs(self) -> float:
        """Tick on after the clock was set. Set back, the library would wait until the old time comes again; set far
        ahead, as on a machine that starts in 1970, it would first list all the ticks that were missed."""
        current, job = datetime.now(UTC), self.get_job("look")
        if job and abs(job.next_run_time - current) > EVERY:
            job.modify(next_run_time=current)
        wait: float | None = super()._process_jobs()
        return EVERY.seconds if wait is None else min(wait, EVERY.seconds)
