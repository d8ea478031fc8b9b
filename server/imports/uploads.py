"""Archives that a person uploads: each is imported in the background, one after the other, and its file removed."""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock, Thread
from time import monotonic

from werkzeug.datastructures import FileStorage
from werkzeug.utils import secure_filename

from auditor import faults
from auditor.translatable import Sentence, lazy_gettext, visible
from server.imports.importing import BY_US, Ending, Import, run_import
from server.imports.pipeline import ReadingEnded
from server.imports.together import import_together
from server.store.errors import ErasedError, StoreError
from server.store.imports import CANCELLED, CUT_SHORT
from server.store.imports import Import as Ended
from server.store.store import Store
from server.translations import language, speaking

_ROOM = "upload-"

#: Seconds in which an import that is to end does so: it is asked between batches.
_PATIENCE = 5.0


class Imports:
    """Imports in the background, one after the other: SQLite has one writer. ``ending`` is asked now and again why the
    one that runs is to end, if it is."""

    def __init__(self, kept: Store, ending: Ending = lambda: None) -> None:
        self._store = kept
        self._ending = ending
        self._running: dict[str, Import] = {}
        self._turn = Lock()
        self._cancelled: set[str] = set()
        self._stopped = False
        self._threads: list[Thread] = []
        kept.imports.abandon()
        self._sweep()

    def start(self, upload: FileStorage, me: str = "") -> str:
        """Take an uploaded file and import it; the id to ask for its status by. ``me`` is who the
        person says to be in it."""
        return self.start_together([upload], me)[0]

    def start_together(self, uploads: Sequence[FileStorage], me: str = "") -> list[str]:
        """The same of several files, each of which knows what the others tell of who the person is; their ids."""
        ids, taken, enrolled = [], {}, self._store.owner.get().created
        try:
            for upload in uploads:
                name = Path(upload.filename or "archive").name
                entry = self._begun(name, enrolled)
                ids.append(entry.id)
                if path := self._taken(entry, upload, name):
                    taken[path] = entry
        finally:  # those that were taken are imported, whatever happens to the next
            if taken:
                thread = Thread(target=self._run, args=(taken, language(), me, enrolled), daemon=True)
                self._threads = [*(each for each in self._threads if each.is_alive()), thread]
                thread.start()
        return ids

    def _begun(self, name: str, enrolled: int) -> Import:
        name = visible(name)
        entry = Import(self._store.imports.begin(name, enrolled), name, enrolled=enrolled)
        self._running[entry.id] = entry
        return entry

    def _taken(self, entry: Import, upload: FileStorage, name: str) -> Path | None:
        """Where the uploaded file lies now; None where it could not be taken, which is told."""
        room = self._store.folder / f"{_ROOM}{entry.id}"
        path = room / (secure_filename(name) or "archive")
        try:
            room.mkdir(mode=0o700)
            with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
                upload.save(file)
        except BaseException as problem:
            self._end(entry, room)
            told = lazy_gettext("The file could not be taken: %(reason)s", reason=_reason(problem))
            self._store.imports.finish(entry.id, "failed", (told,))
            if isinstance(problem, OSError):
                return None
            raise
        return path

    def carry_out(self, path: Path, enrolled: int) -> Import:
        """Import a file of the person's where it lies, once it is its turn. Returns the import when it has ended.
        Raises ErasedError if everything was erased since the person had ``enrolled``."""
        entry = self._begun(path.name, enrolled)
        try:
            with self._turn:
                self._import(entry, path, "")
        finally:
            self._ended(entry)
        return entry

    def cancel(self, name: str) -> bool:
        """End an import of this process, or begin it not at all. Returns whether there is one."""
        if name not in self._running:
            return False
        self._cancelled.add(name)
        return True

    def stop(self) -> None:
        """End what runs, as the program ends, and wait some seconds until it has said so; what has not ended by then is
        found cut short at the next start."""
        self._stopped = True
        until = monotonic() + _PATIENCE
        for thread in self._threads:
            thread.join(max(0.0, until - monotonic()))

    def _ends(self, entry: Import) -> Sentence | None:
        if entry.id in self._cancelled:
            return CANCELLED
        return CUT_SHORT if self._stopped else self._ending()

    def _import(self, entry: Import, path: Path, me: str) -> None:
        run_import(self._store, path, entry, lambda _: None, me, lambda: self._ends(entry))

    def _run(self, taken: dict[Path, Import], asked_in: str, me: str, enrolled: int) -> None:
        waiting = dict(taken)

        def import_file(path: Path) -> Import:
            entry = waiting.pop(path, None) or self._begun(taken[path].file, enrolled)
            try:
                self._import(entry, path, me)
            except Exception as problem:  # it ends with the thread, which would print its words
                faults.note("an import broke off", problem)
            finally:
                self._ended(entry)
            return entry

        def looked(path: Path, files: int) -> None:
            taken[path].looked = files
            if why := self._ends(taken[path]):
                raise ReadingEnded(why)

        try:
            with self._turn, speaking(asked_in):
                import_together(self._store, taken, import_file, looked)
        except ErasedError:
            pass  # what came in before is gone, and nothing more does
        except Exception as problem:
            faults.note("an import broke off", problem)
        finally:
            for entry in waiting.values():  # never begun
                with suppress(StoreError):
                    self._store.imports.finish(entry.id, "failed", (BY_US,))
            for path, entry in taken.items():
                self._end(entry, path.parent)

    def _end(self, entry: Import, room: Path) -> None:
        shutil.rmtree(room, ignore_errors=True)
        self._ended(entry)

    def _ended(self, entry: Import) -> None:
        self._running.pop(entry.id, None)
        self._cancelled.discard(entry.id)

    def _sweep(self) -> None:
        """Remove the archives that a server which was killed left behind: they are someone's letters."""
        for room in rooms(self._store.folder):
            entry = self._store.imports.get(room.name.removeprefix(_ROOM))
            if entry is None or entry.state != "running":
                shutil.rmtree(room, ignore_errors=True)

    def looked(self, name: str) -> int:
        """How many files of an archive were looked at so far, while it is imported here."""
        running = self._running.get(name)
        return running.looked if running else 0

    def status(self, name: str) -> tuple[Ended | None, float | None]:
        """An import as kept, and how far it is in percent; None where another process carries it out."""
        running, found = self._running.get(name), self._store.imports.get(name)
        if running:
            return found, running.percent
        return found, None if found and found.state == "running" else 100.0


def rooms(folder: Path) -> Iterator[Path]:
    """Of whoever's folder it is, those in which an archive lies that is to be imported, each by itself."""
    return folder.glob(f"{_ROOM}*")


def _reason(problem: BaseException) -> str:
    """The system's words for it, as on a full disk; of anything else only what and where."""
    return problem.strerror if isinstance(problem, OSError) and problem.strerror else faults.named(problem)
