"""How many people Spark audits in a second: with one worker, with two, and with two in processes of their own.

``python -m tests.benchmarks.spark [--people 60]``. The time to start Spark is measured by a run with one person, and
subtracted. Two workers should reach 0.8 of twice the speed of one.
"""

import argparse
import importlib.util
import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import polars as pl
from rich.console import Console
from rich.table import Table

from tests.cohort.many import put, somebody

LINEAR = 0.8
MASTERS = {"1 worker": ("local[1]", 1), "2 workers": ("local[2]", 2), "a cluster of 2": ("local-cluster[2,1,1024]", 2)}


def fill(folder: Path, people: int) -> tuple[Path, Path]:
    """One person, and many: copies of a few under their own names, which cost an audit as much as anybody."""
    few = {f"{number}": somebody(number) for number in range(4)}
    one, _ = put(folder / "few", few)
    rows = pl.read_parquet(one / "activities.parquet")
    by_person = rows.partition_by("person")
    for name, count in (("one", 1), ("many", people)):
        (folder / name).mkdir()
        copies = [by_person[each % 4].with_columns(person=pl.lit(f"p{each}")) for each in range(count)]
        pl.concat(copies).write_parquet(folder / name / "activities.parquet")
    return folder / "one", folder / "many"


def seconds(place: Path, master: str, workers: int) -> float:
    """The duration of a run in seconds, including Spark's start and end."""
    from auditor.cohort.reading import LeftOut
    from auditor.cohort.spark import Source, donations

    begun = perf_counter()
    found = list(donations(Source([str(place)]), workers=workers, master=master))
    assert not [each for each in found if isinstance(each, LeftOut)]
    return perf_counter() - begun


def main() -> int:
    """Print the measurements. Returns 1 if two workers are too slow."""
    options = argparse.ArgumentParser()
    options.add_argument("--people", type=int, default=60)
    given = options.parse_args()
    missing = [
        *([] if importlib.util.find_spec("pyspark") else ["pyspark"]),
        *([] if shutil.which("java") else ["Java"]),
    ]
    if missing:
        print(f"left out, without {' and '.join(missing)}")
        return 0
    rates: dict[str, float] = {}
    with TemporaryDirectory(prefix="spark-") as folder:
        one, many = fill(Path(folder), given.people)
        for name, (master, workers) in MASTERS.items():
            start = seconds(one, master, workers)
            rates[name] = given.people / max(0.001, seconds(many, master, workers) - start)
    table = Table("people", "on", "a second", f"of linear, ≥ {LINEAR:g}")
    kept = True
    for name, (_, workers) in MASTERS.items():
        linear = rates[name] / (workers * rates["1 worker"])
        kept &= linear >= LINEAR
        table.add_row(f"{given.people:,}", name, f"{rates[name]:.2f}", f"{linear:.2f}")
    console = Console(width=120)
    console.print(table)
    console.print(f"load of this machine in the last minute: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
