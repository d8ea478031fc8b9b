"""Imports uploaded archives in the background, one after the other, and deletes their files."""

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
#: Characters of a file's name at most, from its end, which tells the kind; no disk takes more as bytes.
_LONGEST_NAME = 200

#: How many seconds ``stop`` waits for imports to end, which they do between batches.
_PATIENCE = 5.0


class Imports:
    """Runs imports in the background, one after the other, because SQLite has one writer. ``ending`` is asked
    repeatedly whether the running one has to end, and returns the reason or None."""

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
        """Take an uploaded file and import it. Returns the id of the import. ``me``: who the person says they are in
        the archive."""
        return self.start_together([upload], me)[0]

    def start_together(self, uploads: Sequence[FileStorage], me: str = "") -> list[str]:
        """Import several files together, so that each knows what the others tell about who the person is. Returns the
        ids of the imports."""
        ids, taken, enrolled = [], {}, self._store.owner.get().created
        try:
            for upload in uploads:
                name = Path(upload.filename or "archive").name
                entry = self._begun(name, enrolled)
                ids.append(entry.id)
                if path := self._taken(entry, upload, name):
                    taken[path] = entry
        finally:  # files that were taken are imported, even if the next one fails
            if taken:
                thread = Thread(target=self._run, args=(taken, language(), me, enrolled), daemon=True)
                self._threads = [*(each for each in self._threads if each.is_alive()), thread]
                thread.start()
        return ids

    def _begun(self, name: str, enrolled: int) -> Import:
        name = visible(name[-_LONGEST_NAME:])
        entry = Import(self._store.imports.begin(name, enrolled), name, enrolled=enrolled)
        self._running[entry.id] = entry
        return entry

    def _taken(self, entry: Import, upload: FileStorage, name: str) -> Path | None:
        """Save an uploaded file and return its path; None if it cannot be saved, which is recorded as a failed
        import."""
        room = self._store.folder / f"{_ROOM}{entry.id}"
        path = room / (secure_filename(name)[-_LONGEST_NAME:] or "archive")
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
        """Import a file of the person's in place, when it is its turn. Returns the import once it has ended. Raises
        ErasedError if everything was erased since the person had ``enrolled``."""
        entry = self._begun(path.name, enrolled)
        try:
            with self._turn:
                self._import(entry, path, "")
        finally:
            self._ended(entry)
        return entry

    def cancel(self, name: str) -> bool:
        """End an import of this process, or keep it from beginning. Returns whether there is one."""
        if name not in self._running:
            return False
        self._cancelled.add(name)
        return True

    def stop(self) -> None:
        """End the running imports, because the program ends, and wait some seconds until they have recorded that. The
        next start finds those that have not ended by then, and marks them as cut short."""
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
            except Exception as problem:  # else the thread would print the message, which may quote the archive
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
            pass  # earlier data are erased, and nothing more comes in
        except Exception as problem:
            faults.note("an import broke off", problem)
        finally:
            for entry in waiting.values():  # imports that never began
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
        """Delete the archives that a killed server left behind: they contain private messages."""
        for room in rooms(self._store.folder):
            entry = self._store.imports.get(room.name.removeprefix(_ROOM))
            if entry is None or entry.state != "running":
                shutil.rmtree(room, ignore_errors=True)

    def looked(self, name: str) -> int:
        """How many files of an archive were examined so far; 0 if it is not being imported here."""
        running = self._running.get(name)
        return running.looked if running else 0

    def status(self, name: str) -> tuple[Ended | None, float | None]:
        """The stored import, and its progress in percent; the progress is None if another process carries it out."""
        running, found = self._running.get(name), self._store.imports.get(name)
        if running:
            return found, running.percent
        return found, None if found and found.state == "running" else 100.0


def rooms(folder: Path) -> Iterator[Path]:
    """The folders within a person's folder that each hold one archive to be imported."""
    return folder.glob(f"{_ROOM}*")


def _reason(problem: BaseException) -> str:
    """The system's message, such as for a full disk; for other errors only their type and place."""
    return problem.strerror if isinstance(problem, OSError) and problem.strerror else faults.named(problem)
