"""How many audits a second are made: for 100 people with 3,000 activities each, in one database, by workers that share
the machine's cores.

``python -m tests.benchmarks.many [--people 100] [--activities 3000] [--workers 2] [--database URL]``. The goal is 20
audits a second on two cores. The processor time is printed too, which is the cost of an audit even if others use the
machine as well.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from rich.console import Console
from rich.table import Table

from server.audits.running import make_report
from server.installation.settings import Settings
from server.store.engine import open_engine
from server.store.store import Store
from tests.benchmarks.storing import arrivals

GOAL = 20.0
WARM_UP = 2  # the first audits of each worker, which do not count, because they load the engine


def settings(folder: Path, database: str | None) -> Settings:
    """The settings of the installation that all people share."""
    return Settings.load(folder, database or f"sqlite:///{folder}/rapport.sqlite3", environment={})


def stores(kept: Settings, people: range) -> Iterator[Store]:
    """The store of each person, on one engine."""
    engine = open_engine(kept.database_url, lambda: kept.key)
    try:
        for number in people:
            yield Store(engine, kept, f"person-{number}")
    finally:
        engine.dispose()


def fill(kept: Settings, people: int, each: int) -> None:
    """Give each person their own activities."""
    source = arrivals()
    for store in stores(kept, range(people)):
        store.activities.write(list(islice(source, each)))


def audit(kept: Settings, people: range) -> tuple[int, float, float]:
    """Audit these people in one process. Returns how many, the seconds, and the processor seconds."""
    begun, used, count = perf_counter(), process_time(), 0
    for number, store in enumerate(stores(kept, people)):
        if number == WARM_UP:
            begun, used = perf_counter(), process_time()
        report = make_report(store)
        assert report.sources
        count += number >= WARM_UP
    return count, perf_counter() - begun, process_time() - used


def main() -> int:
    """Print the measurements. Returns 1 if the goal is not reached."""
    options = argparse.ArgumentParser()
    options.add_argument("--people", type=int, default=100)
    options.add_argument("--activities", type=int, default=3_000)
    options.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options.add_argument("--database")
    given = options.parse_args()
    with TemporaryDirectory(prefix="many-") as folder:
        kept = settings(Path(folder), given.database)
        fill(kept, given.people, given.activities)
        parts = [range(first, given.people, given.workers) for first in range(given.workers)]
        # A process forked from one that used Polars lacks Polars' threads.
        with ProcessPoolExecutor(given.workers, mp_context=get_context("spawn")) as pool:
            done = list(pool.map(audit, [kept] * given.workers, parts))
    rate = sum(count / seconds for count, seconds, _ in done)
    cost = sum(used for _, _, used in done) / sum(count for count, _, _ in done)
    reached = rate >= GOAL
    table = Table("audits", "workers", "a second", "of a processor, each", f"≥ {GOAL:g} a second")
    told = f"{given.people:,} people × {given.activities:,}"
    table.add_row(told, str(given.workers), f"{rate:.1f}", f"{cost * 1000:.0f} ms", "kept" if reached else "NOT KEPT")
    Console(width=120).print(table)
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
