"""Imports in the terminal: a bar while they run; after it what came in, what did not and why, and a question where an
archive leaves open who the person is."""

import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from auditor.archives import Unclear
from auditor.translatable import Sentence, visible
from server.commands.errors import Failure
from server.imports.importing import Import, run_import
from server.imports.telling import CameIn
from server.imports.together import import_together
from server.imports.watching import NoFolder, Watcher, checked
from server.rendering.accounts import named
from server.rendering.labels import archive
from server.store.errors import StoreError
from server.store.imports import CANCELLED
from server.store.store import Store
from server.translations import gettext, ngettext, translated
from server.translations.cldr import decimal

_SHOWN = 10
#: Seconds after which it is said how far an import is where no bar can be drawn, and between then and the next time.
_SAID_FIRST, _SAID_EVERY = 1.0, 10.0
#: Seconds between two looks at a watched folder.
_EVERY = 3.0


def import_with_progress(store: Store, paths: Sequence[Path], console: Console, me: str = "") -> list[Path]:
    """Import archives, one after the other. Returns those that did not go through whole. ``me`` is who the person says
    to be in them; where an archive leaves it open and there is somebody to answer, they are asked, and it is imported
    once more."""
    several, enrolled = len(paths) > 1, store.owner.get().created
    queued: dict[Path, Import] = {}
    said = _Said(console)

    def imported(path: Path) -> Import:
        entry = queued.pop(path) if path in queued else _begun(store, path, enrolled)
        return _imported(store, entry, path, console, me, several)

    def looked(path: Path, files: int) -> None:
        queued[path].looked = files
        said.of(queued[path])

    try:
        for path in dict.fromkeys(paths):  # before the first is read: a self-audit waits for all of them
            queued[path] = _begun(store, path, enrolled)
        done = import_together(store, paths, imported, looked)
        for path, imports in done.items():
            if several:
                _print_unclear(console, store, imports[-1].unclear, path)
            if imports[-1].unclear and not me and (chosen := _asked(imports[-1].unclear[0])):
                imports.append(_imported(store, _begun(store, path, enrolled), path, console, chosen, several))
    except KeyboardInterrupt:
        _print(console, translated(CANCELLED), "bold")
        raise
    finally:
        with suppress(StoreError):
            for left in queued.values():
                store.imports.finish(left.id, "failed", (CANCELLED,))
    if several:
        _print_together(console, done)
    return [path for path, imports in done.items() if imports[-1].error or imports[-1].unclear]


def _print_together(console: Console, done: Mapping[Path, Sequence[Import]]) -> None:
    """What came in from all of them."""
    came = CameIn()
    for imports in done.values():
        for each in imports:
            came.merge(each.counted)
    counts = ngettext(
        "%(num)s file together: %(new)s new, %(known)s already there, %(skipped)s skipped",
        "%(num)s files together: %(new)s new, %(known)s already there, %(skipped)s skipped",
        len(done),
        new=decimal(sum(each.new for imports in done.values() for each in imports)),
        known=decimal(sum(imports[0].known for imports in done.values())),
        skipped=decimal(sum(imports[-1].skipped for imports in done.values())),
    )
    _print(console, counts, "bold")
    for line in came.said():
        _print(console, f"  {translated(line)}")


def watch(store: Store, folder: Path, console: Console, me: str = "") -> None:
    """Import what lands in a folder, until Ctrl+C. Raises Failure where it cannot be watched, or where everything was
    erased."""
    try:
        whole = checked(folder, store.folder)
    except NoFolder as problem:
        raise Failure(translated(problem.said)) from problem
    enrolled = store.owner.get().created
    watcher = Watcher(
        store,
        whole,
        lambda path: _imported(store, _begun(store, path, enrolled), path, console, me),
        lambda: store.owner.get().created == enrolled,
    )
    told = gettext("Watching %(folder)s for archives. Stop with Ctrl+C.", folder=folder)
    _print(console, told)
    is_there = True
    try:
        while store.owner.get().created == enrolled:
            try:
                _print_some(console, watcher.look().left)
                is_there = True
            except OSError:
                if is_there:
                    _print(console, gettext("%(folder)s cannot be read now. It is tried again.", folder=folder), "bold")
                is_there = False
            time.sleep(_EVERY)
    except KeyboardInterrupt:
        _print(console, gettext("No longer watching. What came in stays."))
        return
    raise Failure(gettext("Everything was erased meanwhile, so the folder is watched no longer."))


def _begun(store: Store, path: Path, enrolled: int) -> Import:
    """An import that waits for its turn. Raises ErasedError if everything was erased since the person had
    ``enrolled``."""
    name = visible(path.name)
    return Import(store.imports.begin(name, enrolled), name, enrolled=enrolled)


def _imported(store: Store, entry: Import, path: Path, console: Console, me: str, brief: bool = False) -> Import:
    """Import one that was begun. ``brief``: what came in and who the person is are told when all were read."""
    name = entry.file
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as bar:
        task = bar.add_task(name, total=100)
        said = _Said(console)

        def told(now: Import) -> None:
            if not console.is_terminal:
                said.of(now)
            bar.update(task, completed=now.percent, description=_so_far(now))

        run_import(store, path, entry, told, me)
    what = f"{name} ({archive(entry.recognised)})" if entry.recognised else name
    counts = gettext(
        "%(file)s: %(new)s new, %(known)s already there, %(skipped)s skipped",
        file=what,
        new=decimal(entry.new),
        known=decimal(entry.known),
        skipped=decimal(entry.skipped),
    )
    _print(console, counts)
    if entry.error:
        _print(console, translated(entry.error), "bold")
    if entry.known and not entry.new and not entry.error:
        _print(console, gettext("Nothing in it is new: all of it was there already."))
    for line in () if brief else entry.came:
        _print(console, f"  {translated(line)}")
    for account in store.accounts.asked():
        if not account.counted:
            _print(
                console,
                gettext(
                    "Is %(account)s you? It is left out until you say so, by “rapport accounts mine” or “rapport "
                    "accounts not-mine”.",
                    account=named(account),
                ),
            )
    if not brief:
        _print_unclear(console, store, entry.unclear, path)
    _print_some(console, entry.problems)
    if entry.undated:
        _print(console, gettext("Nothing is wrong with these, but nothing says when they were:"), "dim")
        _print_some(console, entry.undated)
    return entry


class _Said:
    """Says in a line now and again how far an import is, where no bar is drawn."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._due = time.monotonic() + _SAID_FIRST

    def of(self, now: Import) -> None:
        """Say it if it is time to."""
        if time.monotonic() >= self._due:
            self._due = time.monotonic() + _SAID_EVERY
            _print(self._console, _so_far(now))


def _so_far(now: Import) -> str:
    """How far an import is, in a line."""
    if now.looked and not now.percent and not now.new:
        return ngettext(
            "%(file)s: %(files)s file of it looked at",
            "%(file)s: %(files)s files of it looked at",
            now.looked,
            file=now.file,
            files=decimal(now.looked),
        )
    return gettext("%(file)s: %(new)s new", file=now.file, new=decimal(now.new))


def _print(console: Console, text: str, style: str = "") -> None:
    console.print(visible(text), style=style, highlight=False, markup=False, soft_wrap=True)


def _print_some(console: Console, sentences: Iterable[Sentence]) -> None:
    lines = [translated(each) for each in sentences]
    for line in lines[:_SHOWN]:
        _print(console, f"  {line}", "dim")
    if len(lines) > _SHOWN:
        more = gettext("The import page of the dashboard lists more.")
        _print(console, f"  {more}", "dim")


def _quoted(path: Path) -> str:
    """A path as a command line takes it, on every system."""
    return f'"{path}"' if " " in str(path) else str(path)


def _print_unclear(console: Console, store: Store, unclear: Sequence[Unclear], path: Path) -> None:
    """Ask who the person is. A command with somebody else's name must not stand there to be copied: it is told with
    the name that the person bears elsewhere, or with none."""
    mine = {name.casefold() for account in store.accounts.all() for name in account.me.names} if unclear else set()
    for each in unclear:
        _print(console, gettext("Who are you in %(file)s?", file=visible(each.file)), "bold")
        for number, candidate in enumerate(each.candidates, 1):
            _print(console, f"  {number}. {candidate}")
        own = next((visible(name) for name in each.candidates if name.casefold() in mine), gettext("YOUR NAME"))
        how = gettext('Say so: rapport import %(file)s --me "%(name)s"', file=_quoted(path), name=own)
        _print(console, how)


def _asked(unclear: Unclear) -> str:
    """Whom the person chooses, if there is somebody at the terminal to choose; empty where nobody is."""
    if not unclear.candidates or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return ""
    number: int = click.prompt(
        gettext("The number before your name, or 0 to leave it"),
        type=click.IntRange(0, len(unclear.candidates)),
        default=0,
        err=True,
    )
    return unclear.candidates[number - 1] if number else ""
