"""Importing an archive: read, arrive, write in batches, and count what was new, known and skipped.

A batch is committed before the next is read, so that an import that breaks keeps all it had; importing again goes on
from there, as what is known is not stored twice.
"""

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from auditor.activities.activity import Coverage
from auditor.archives import ArchiveRefused, Problem, Progress, Unrecognised, recognise
from auditor.history.ingest import Arrival
from auditor.translatable import Sentence, lazy_gettext
from server.imports.pipeline import LARGE, ReadingEnded, Reception, arrivals, arrivals_ahead
from server.store.errors import StoreError
from server.store.imports import PROBLEMS_KEPT, ImportState
from server.store.store import Store


@dataclass
class Import:
    """One import under way or ended. ``skipped`` counts what was left out; ``problems`` say the first of it, and why.
    ``error`` is why it did not go through whole."""

    id: str
    file: str
    recognised: str = ""
    state: ImportState = "running"
    new: int = 0
    known: int = 0
    skipped: int = 0
    percent: float = 0.0
    problems: list[Sentence] = field(default_factory=list)
    error: str | Sentence = ""


#: Is called with the import whenever it has come further.
OnProgress = Callable[[Import], None]


def run_import(store: Store, path: Path, entry: Import, on_progress: OnProgress) -> None:
    """Import one archive into ``entry``; ``on_progress`` is called with it. Errors end in ``entry.error``."""
    try:
        enrolled = store.owner.get().created
        recognised = recognise(path)
        entry.recognised = recognised.title
        on_progress(entry)
        with closing(_batches(store, path, recognised.size > LARGE, entry, on_progress)) as batches:
            for batch in batches:
                written = store.activities.write_since(enrolled, batch)
                entry.new += len(written.stored)
                entry.known += len(written.known)
                store.imports.progress(
                    entry.id, recognised=entry.recognised, new=entry.new, known=entry.known, skipped=entry.skipped
                )
                on_progress(entry)
        entry.state, entry.percent = "done", 100.0
    except (ArchiveRefused, Unrecognised, ReadingEnded) as problem:
        entry.state, entry.error = "failed", problem.said
    except (StoreError, OSError) as problem:
        entry.state, entry.error = "failed", str(problem)
    except BaseException:
        reason = lazy_gettext("The import broke off by an error of ours. The server's log has it.")
        entry.state, entry.error = "failed", reason
        raise
    finally:
        _finish(store, entry)
        on_progress(entry)


def _finish(store: Store, entry: Import) -> None:
    said = (entry.error, *entry.problems) if entry.error else tuple(entry.problems)
    try:
        store.imports.progress(
            entry.id, recognised=entry.recognised, new=entry.new, known=entry.known, skipped=entry.skipped
        )
        store.imports.finish(entry.id, entry.state, said)
    except StoreError as problem:
        entry.state, entry.error = "failed", entry.error or str(problem)


def _batches(
    store: Store, path: Path, large: bool, entry: Import, on_progress: OnProgress
) -> Generator[list[Arrival], None, None]:
    """Arrivals of the archive in batches; problems are counted, coverage is kept at the end."""
    owner = store.owner.get()
    reception = Reception(store.key, owner.zone_info, owner.keep_text_days > 0)
    coverage: list[Coverage] = []
    with closing((arrivals_ahead if large else arrivals)(path, reception)) as items:
        for item in items:
            match item:
                case list():
                    yield item
                case Problem():
                    entry.skipped += item.count
                    if len(entry.problems) < PROBLEMS_KEPT:
                        entry.problems.append(item.said)
                case Coverage():
                    coverage.append(item)
                case Progress():
                    entry.percent = 100 * item.done / max(item.total, 1)
                    on_progress(entry)
    store.coverage.replace(entry.recognised, coverage)
