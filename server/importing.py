"""Importing an archive: read, arrive, write in batches, and count what was new, known and skipped.

A batch is committed before the next is read, so that an import that breaks keeps all it had; importing again goes on
from there, as what is known is not stored twice.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from uuid import uuid4

import msgspec
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from auditor.activity import Activity, Coverage
from auditor.archives import ArchiveRefused, Problem, Unrecognised, read, recognise
from auditor.archives import Progress as Read
from auditor.arrival import Arrival, receive
from server.store import Store, StoreError

BATCH = 5_000
KEPT_PROBLEMS = 200


class Import(msgspec.Struct, kw_only=True):
    """One import, running or ended. ``skipped`` counts problems; the first of them are kept."""

    id: str
    file: str
    format: str = ""
    started: datetime
    finished: datetime | None = None
    state: Literal["running", "done", "failed"] = "running"
    stored: int = 0
    known: int = 0
    skipped: int = 0
    problems: list[Problem] = []
    error: str = ""
    percent: float = 0.0


def begin(file: str) -> Import:
    """An import about to run."""
    return Import(id=str(uuid4()), file=file, started=datetime.now(UTC))


def run_import(store: Store, path: Path, entry: Import, told: Callable[[Import], None] = lambda _: None) -> Import:
    """Import one archive. ``told`` is called as it goes on. Errors of archive and store end in ``entry.error``."""
    try:
        entry.format = recognise(path).title
        told(entry)
        for batch in _batches(store, path, entry, told):
            written = store.write(batch)
            entry.stored += len(written.stored)
            entry.known += len(written.known)
            told(entry)
        entry.state, entry.percent = "done", 100.0
    except (ArchiveRefused, Unrecognised, StoreError, OSError) as problem:
        entry.state, entry.error = "failed", str(problem)
    entry.finished = datetime.now(UTC)
    told(entry)
    try:
        store.save_import(entry)
    except StoreError as problem:
        entry.state, entry.error = "failed", entry.error or str(problem)
    return entry


def _batches(store: Store, path: Path, entry: Import, told: Callable[[Import], None]) -> Iterator[list[Arrival]]:
    """Arrivals of the archive in batches; problems are counted, coverage is kept at the end."""
    batch: list[Arrival] = []
    coverage: list[Coverage] = []
    key, zone, keep_text = store.key, store.zone, store.keeps_text
    for item in read(path):
        match item:
            case Activity():
                batch.append(receive(item, key=key, zone=zone, keep_text=keep_text))
                if len(batch) >= BATCH:
                    yield batch
                    batch = []
            case Problem():
                entry.skipped += item.count
                if len(entry.problems) < KEPT_PROBLEMS:
                    entry.problems.append(item)
            case Coverage():
                coverage.append(item)
            case Read():
                entry.percent = 100 * item.done / max(item.total, 1)
                told(entry)
    if batch:
        yield batch
    store.save_coverage(coverage, "archive")


def import_with_progress(store: Store, path: Path, console: Console) -> bool:
    """Import with a bar in the terminal and the counts after it. False where it did not go through whole."""
    entry = begin(path.name)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn(), console=console
    ) as progress:
        task = progress.add_task(path.name, total=100)
        run_import(
            store,
            path,
            entry,
            lambda now: progress.update(
                task, completed=now.percent, description=f"{now.file} {now.format} {now.stored:,} new"
            ),
        )
    if entry.error:
        console.print(f"[bold]{path.name}[/]: {entry.error}", highlight=False)
    console.print(f"{entry.stored:,} new, {entry.known:,} already there, {entry.skipped:,} skipped", highlight=False)
    for problem in entry.problems[:10]:
        console.print(f"  {problem}", style="dim", highlight=False, markup=False)
    if entry.skipped > 10:
        console.print("  The import page of the dashboard lists more.", style="dim")
    return entry.state == "done"
