"""Imports an archive: reads it, stores it in batches, and counts what was new, known and skipped.

Each batch is committed before the next is read, so that an import that breaks off keeps what it stored. Importing again
continues from there, because known activities are not stored twice.
"""

from collections.abc import Callable, Generator, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from auditor.activities.activity import Coverage
from auditor.archives import (
    Acquainted,
    ArchiveRefused,
    Looked,
    Me,
    Problem,
    Progress,
    Recognised,
    Remembered,
    Unclear,
    Unrecognised,
    recognise,
)
from auditor.archives.archive import reaching
from auditor.history.ingest import Arrival
from auditor.translatable import Sentence, Told, lazy_gettext, lazy_ngettext, visible
from server.imports.naming import Naming
from server.imports.pipeline import LARGE, ReadingEnded, Reception, arrivals, arrivals_ahead
from server.imports.telling import CameIn, Problems
from server.store.errors import StoreError
from server.store.imports import CUT_SHORT, ImportState, Summary
from server.store.store import Store

#: Why an import was not completed, if the fault is ours.
BY_US = lazy_gettext("The import broke off by an error of ours. The server's log has it.")


@dataclass
class Import:
    """One import, running or ended. ``skipped``: how much was left out; ``problems``: why, once for each file and kind;
    ``undated``: what has no time; ``came``: sentences on what came in, from ``counted``; ``unclear``: files in which it
    is unclear who the person is; ``whose``: the accounts that the archive belongs to; ``error``: why the import was not
    completed; ``settled``: whether importing the same file again would have the same result; ``enrolled``: when the
    person had enrolled as the import began, so that nothing is stored for somebody who enrolled anew meanwhile, None
    for the person at the time it runs; ``looked``: how many files of the archive were examined so far, before anything
    is stored; ``percent``: how far it is."""

    id: str
    file: str
    recognised: str = ""
    state: ImportState = "running"
    new: int = 0
    known: int = 0
    skipped: int = 0
    percent: float = 0.0
    looked: int = 0
    problems: tuple[Sentence, ...] = ()
    undated: tuple[Sentence, ...] = ()
    counted: CameIn = field(default_factory=CameIn)
    came: tuple[Sentence, ...] = ()
    unclear: list[Unclear] = field(default_factory=list)
    whose: list[Me] = field(default_factory=list)
    error: str | Sentence = ""
    settled: bool = False
    enrolled: int | None = None


#: How many messages that speak of introducing somebody, or look for somebody, are held back, because that person may
#: come later in the archive.
_MOST_SPEAKING = 10_000

#: Is called with the import whenever it has progressed.
OnProgress = Callable[[Import], None]
#: Is asked repeatedly whether to end the import. Returns the reason, or None to go on.
Ending = Callable[[], Sentence | None]


class _Ended(Told):
    """The import has to end before the whole archive is read."""


def run_import(
    store: Store,
    path: Path,
    entry: Import,
    on_progress: OnProgress,
    told: str = "",
    ending: Ending = lambda: None,
) -> None:
    """Import one archive, updating ``entry`` and calling ``on_progress`` with it. Errors are stored in ``entry.error``.

    ``told``: who the person says they are in the archive, by name or address, if the archive does not tell. If
    ``ending`` returns a reason, the import ends with it; what was stored by then stays.
    """

    def further(now: Import) -> None:
        on_progress(now)
        if why := ending():
            raise _Ended(why)

    def looked(files: int) -> None:
        entry.looked = files
        further(entry)

    problems = Problems()
    try:
        enrolled = store.owner.get().created if entry.enrolled is None else entry.enrolled
        recognised = recognise(path, looked)
        entry.recognised = recognised.title
        further(entry)
        with closing(_batches(store, path, recognised, entry, problems, further, looked, told, enrolled)) as batches:
            naming = Naming(store, recognised.site, enrolled, store.activities.unplaced(recognised.site))
            speaking = _keep(store, naming.in_turn(batches), naming, entry, further)
        store.activities.refer_later(enrolled, speaking)
        entry.state, entry.percent, entry.settled = "done", 100.0, not entry.unclear
        if not entry.new and not entry.known:
            entry.state, entry.error = "failed", _nothing(entry)
    except (ArchiveRefused, Unrecognised) as problem:
        entry.state, entry.error, entry.settled = "failed", problem.said, True
    except (ReadingEnded, _Ended) as problem:
        entry.state, entry.error = "failed", problem.said
    except (StoreError, OSError) as problem:
        entry.state, entry.error = "failed", str(problem)
    except (KeyboardInterrupt, SystemExit):
        entry.state, entry.error = "failed", CUT_SHORT
        raise
    except BaseException:
        entry.state, entry.error = "failed", BY_US
        raise
    finally:
        _tell_whose(store, entry)
        entry.came, entry.problems = entry.counted.said(), problems.said(undated=False)
        entry.undated = problems.said(undated=True)
        _finish(store, entry)
        on_progress(entry)


def _keep(
    store: Store, batches: Iterable[tuple[list[Arrival], bool]], naming: Naming, entry: Import, on_progress: OnProgress
) -> list[Arrival]:
    """Store the batches and count them. Returns the arrivals that speak of introducing somebody or look for
    somebody."""
    came = entry.counted
    speaking: list[Arrival] = []
    for batch, waited in batches:
        some = [each for each in batch if each.speaks_of_somebody]
        speaking += some[: _MOST_SPEAKING - len(speaking)]
        written = naming.write(_without_search(batch) if some else batch, waited=waited)
        entry.new += len(written.stored)
        entry.known += len(written.known)
        came.add(batch, written.stored, written.renewed)
        store.imports.progress(
            entry.id, recognised=entry.recognised, new=entry.new, known=entry.known, skipped=entry.skipped
        )
        del batch, written  # else they would stay in memory while the next batch is read
        on_progress(entry)
    twice = naming.settle()
    entry.new, entry.known = entry.new - len(twice), entry.known + len(twice)
    came.told_twice(twice.values())
    came.renamed(naming.renamed)
    return speaking


def _without_search(batch: list[Arrival]) -> list[Arrival]:
    """The arrivals without what they look for: the people who do that work are looked up once, at the end."""
    return [each._replace(looks_for=()) if each.looks_for else each for each in batch]


def _nothing(entry: Import) -> Sentence:
    """The sentence that nothing came in, and what to do next."""
    if entry.unclear:
        return lazy_ngettext(
            "Nothing came in from %(file)s: it cannot be told who you are in it, so that %(num)s message was not "
            "taken. Say who you are, and import it again.",
            "Nothing came in from %(file)s: it cannot be told who you are in it, so that %(num)s messages were not "
            "taken. Say who you are, and import it again.",
            sum(each.messages for each in entry.unclear),
            file=entry.file,
        )
    return lazy_gettext(
        "Nothing came in from %(file)s: there is nothing in it that could be taken. Ask the site for the whole "
        "archive, and import that.",
        file=entry.file,
    )


def _said(me: Me, told: str) -> bool | None:
    """True if the person named this account when they said who they are, else None."""
    return True if told.casefold() in {each.casefold() for each in (*me.names, *me.addresses)} else None


def _tell_whose(store: Store, entry: Import) -> None:
    """Report what came in as another account's, if the archive only belongs to accounts that do not count as the
    person's own."""
    with suppress(StoreError):
        if entry.whose and not store.accounts.counts_any(entry.whose):
            entry.counted.by_another()


def _finish(store: Store, entry: Import) -> None:
    said = (entry.error, *entry.problems) if entry.error else entry.problems
    try:
        store.imports.progress(
            entry.id, recognised=entry.recognised, new=entry.new, known=entry.known, skipped=entry.skipped
        )
        summary = Summary(entry.came, entry.undated, tuple(entry.unclear))
        store.imports.finish(entry.id, entry.state, said, summary)
    except StoreError as problem:
        entry.state, entry.error = "failed", entry.error or str(problem)


def _batches(
    store: Store,
    path: Path,
    recognised: Recognised,
    entry: Import,
    problems: Problems,
    on_progress: OnProgress,
    looked: Looked,
    told: str,
    enrolled: int,
) -> Generator[list[Arrival], None, None]:
    """The arrivals of the archive, in batches. Also stores accounts and people as they come, and the coverage at the
    end."""
    owner = store.owner.get()
    site = recognised.site
    nicknames = store.answers.get().called_by
    remembered = Remembered(store.accounts.mine(), {site: store.acquaintances.ids_by_name(site)}, told, nicknames)
    reception = Reception(store.key, owner.zone_info, owner.keep_text_days > 0, remembered, recognised.archive)
    coverage: list[Coverage] = []
    read = arrivals_ahead if recognised.size > LARGE else arrivals
    with closing(read(path, reception, looked)) as items:
        for item in items:
            match item:
                case list():
                    yield item
                    del item  # as above
                case Problem():
                    entry.skipped += 0 if item.undated else item.count
                    problems.add(item)
                case Coverage():
                    coverage.append(item)
                case Progress():
                    entry.percent = 100 * item.done / max(item.total, 1)
                    on_progress(entry)
                case Me():
                    store.accounts.remember(item, enrolled, mine=_said(item, told))
                    entry.whose.append(item)
                case Acquainted():
                    store.activities.join(enrolled, item.site, item.people, store.key)
                case Unclear():
                    entry.unclear.append(msgspec.structs.replace(item, file=visible(item.file)))
    store.coverage.add(entry.recognised, reaching(coverage), enrolled)
