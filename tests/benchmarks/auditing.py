"""What an audit of 90 days costs out of 100,000 and out of 1,000,000 activities of the same density, reading included.

``python -m tests.benchmarks.auditing``. The second may take 1.2 times the first, and each less than a second.
"""

import sys
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from rich.console import Console
from rich.table import Table

from server.audits.running import audit_now
from server.installation.settings import Settings
from server.store.store import Store, open_store
from tests.benchmarks.storing import arrivals

MOST_RATIO = 1.2
MOST_SECONDS = 1.0
COUNTS = (100_000, 1_000_000)
RUNS = 5


def filled(folder: Path, count: int) -> Store:
    """A store with so many activities."""
    folder.mkdir()
    store = open_store(Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={}))
    source = arrivals()
    for _ in range(0, count, 5_000):
        store.activities.write(list(islice(source, 5_000)))
    return store


def seconds(store: Store) -> float:
    """The median time of an audit, its report kept."""
    taken = []
    for _ in range(RUNS + 1):
        begun = perf_counter()
        audit_now(store)
        taken.append(perf_counter() - begun)
    return median(taken[1:])


def main() -> int:
    """Print what was measured; 1 if a bound is not kept."""
    with TemporaryDirectory(prefix="auditing-") as folder:
        small, large = (seconds(filled(Path(folder, str(count)), count)) for count in COUNTS)
    kept = large <= MOST_RATIO * small and large < MOST_SECONDS
    table = Table(
        "audit of 90 days", *(f"out of {count:,}" for count in COUNTS), "ratio", f"≤ {MOST_RATIO}, each < 1 s"
    )
    table.add_row("", f"{small:.3f} s", f"{large:.3f} s", f"{large / small:.2f}", "kept" if kept else "NOT KEPT")
    Console(width=120).print(table)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
