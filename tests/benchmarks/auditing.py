"""What an audit of 90 days out of many activities costs, including reading them, and what an audit of all costs.

``python -m tests.benchmarks.auditing``. All histories have the same density. In a running process, the audit out of
1,000,000 may take 1.2 times the one out of 100,000, and each less than a second. For a command in a new process,
processor time counts: the audit out of 3,000,000 may take 1.2 times the one out of 100,000, and time and memory are
limited for 1,000,000. An audit of 3,000 on one thread takes at most 0.9 of the processor time of one with Polars'
threads.
"""

import inspect
import subprocess
import sys
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

import auditor
from auditor.runner.run import measure, report
from server.audits.running import audit_now
from server.installation.settings import Settings
from server.store.store import Store, open_store
from tests.benchmarks.storing import A_DAY, DAY, arrivals

MOST_RATIO = 1.2
MOST_SECONDS = 1.0
MOST_ON_ONE = 0.9
COUNTS = (100_000, 1_000_000, 3_000_000)
FEW = 3_000
RUNS = 5
END = 1_700_000_000_000  # UTC milliseconds
#: Limits in processor seconds and MiB for a command that audits 90 days of 1,000,000, and for one that audits all.
MOST_ANEW, MOST_OF_ALL = (2.0, 260.0), (6.0, 800.0)


_WAITING = """
import os, sys
null = os.open(os.devnull, os.O_WRONLY)
quiet = [(os.POSIX_SPAWN_DUP2, null, stream) for stream in (1, 2)]
started = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=quiet)
_, status, used = os.wait4(started, 0)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


class Cost(NamedTuple):
    """The cost of a process: processor seconds, and the most MiB that it held."""

    seconds: float
    memory: float


def filled(folder: Path, count: int) -> Store:
    """A store with this number of activities."""
    folder.mkdir()
    store = open_store(Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={}))
    # The last activity is on a past day, because an audit's window ends today.
    source = arrivals(start=END - count * DAY // A_DAY)
    for _ in range(0, count, 5_000):
        store.activities.write(list(islice(source, 5_000)))
    return store


def seconds(store: Store) -> float:
    """The median seconds of an audit, including the storage of its report."""
    taken = []
    for _ in range(RUNS + 1):
        begun = perf_counter()
        audit_now(store)
        taken.append(perf_counter() - begun)
    return median(taken[1:])


def on_one_thread(store: Store) -> tuple[float, float]:
    """The processor seconds of an audit on one thread and as Polars would do it, measured in turn."""
    answers, end = store.answers.get(), store.activities.last_until(END) or END
    window = auditor.window(end, days=auditor.DAYS, zone=store.owner.get().zone_info)
    taken: tuple[list[float], list[float]] = ([], [])
    for _ in range(2 * RUNS):
        for seconds, (measured, reported) in zip(taken, (_QUICKLY, _HANDED_OVER), strict=True):
            history = store.activities.history(window.start, window.end)
            begun = process_time()
            reported(measured(history, answers, window))
            seconds.append(process_time() - begun)
    return median(taken[0][1:]), median(taken[1][1:])


_QUICKLY = measure, report
_HANDED_OVER = tuple(inspect.unwrap(each) for each in _QUICKLY)


def anew(folder: Path, *days: str) -> Cost:
    """The cost of one command that audits these days, including its start."""
    command = (sys.executable, "-m", "server", "--data", str(folder), "audit", *days, "--output", str(folder / "told"))
    # A process inherits the peak memory of its parent in this statistic, so a small process starts it.
    told = subprocess.run((sys.executable, "-S", "-c", _WAITING, *command), check=True, capture_output=True, text=True)
    seconds, kibibytes = told.stdout.split()[-2:]
    return Cost(float(seconds), int(kibibytes) / 1024)


def middle(costs: list[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(median(each.seconds for each in costs), median(each.memory for each in costs))


def main() -> int:
    """Print the measurements. Returns 1 if a limit is exceeded."""
    with TemporaryDirectory(prefix="auditing-") as folder:
        places = {count: Path(folder, str(count)) for count in COUNTS}
        stores = {count: filled(place, count) for count, place in places.items()}
        small, large = (seconds(stores[count]) for count in COUNTS[:2])
        few = filled(Path(folder, str(FEW)), FEW)
        quickly, handed_over = on_one_thread(few)
        for store in (*stores.values(), few):
            store.close()
        # In turn, so that all meet the same conditions.
        rounds = [[anew(place, "--days", "90") for place in places.values()] for _ in range(RUNS)]
        least, cold, most = (middle(list(costs)) for costs in zip(*rounds, strict=True))
        whole = middle([anew(places[COUNTS[1]], "--from", "2000-01-01") for _ in range(3)])
    console, kept = Console(width=120), True
    table = Table(
        "audit of 90 days", *(f"out of {count:,}" for count in COUNTS[:2]), "ratio", f"≤ {MOST_RATIO}, each < 1 s"
    )
    kept &= (fits := large <= MOST_RATIO * small and large < MOST_SECONDS)
    table.add_row("", f"{small:.3f} s", f"{large:.3f} s", f"{large / small:.2f}", _mark(fits))
    console.print(table)
    table = Table(f"audit of {FEW:,}", "on one thread", "handed over", "ratio", f"≤ {MOST_ON_ONE}")
    kept &= (fits := quickly <= MOST_ON_ONE * handed_over)
    table.add_row("", f"{quickly:.3f} s", f"{handed_over:.3f} s", f"{quickly / handed_over:.2f}", _mark(fits))
    console.print(table)
    table = Table("by a command that begins anew", *(f"out of {count:,}" for count in COUNTS), "bound", "")
    kept &= (fits := most.seconds <= MOST_RATIO * least.seconds)
    bound = f"last ÷ first ≤ {MOST_RATIO}: {most.seconds / least.seconds:.2f}"
    table.add_row("90 days", *(_told(cost) for cost in (least, cold, most)), bound, _mark(fits))
    for what, cost, (time, memory) in (("90 days", cold, MOST_ANEW), ("all", whole, MOST_OF_ALL)):
        kept &= (fits := cost.seconds < time and cost.memory < memory)
        table.add_row(what, "", _told(cost), "", f"< {time:.0f} s, < {memory:.0f} MiB", _mark(fits))
    console.print(table)
    return 0 if kept else 1


def _told(cost: Cost) -> str:
    return f"{cost.seconds:.2f} s, {cost.memory:.0f} MiB"


def _mark(good: bool) -> str:
    return "kept" if good else "NOT KEPT"


if __name__ == "__main__":
    sys.exit(main())
