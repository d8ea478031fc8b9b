"""The app's store and its running imports, as the current request sees them."""

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock, Thread

from flask import current_app
from werkzeug.datastructures import FileStorage
from werkzeug.utils import secure_filename

from server.importing import Import, begin, run_import
from server.store import Store


def store() -> Store:
    """The store of this app."""
    found: Store = current_app.extensions["store"]
    return found


def imports() -> "Imports":
    """The running imports of this app."""
    found: Imports = current_app.extensions["imports"]
    return found


class Imports:
    """Imports in the background, one after the other: SQLite has one writer."""

    def __init__(self, kept: Store, folder: Path) -> None:
        self._store = kept
        self._folder = folder
        self._running: dict[str, Import] = {}
        self._turn = Lock()

    def start(self, upload: FileStorage) -> str:
        """Take an uploaded file and import it; the id to ask for its status by."""
        room = Path(mkdtemp(prefix="upload-", dir=self._folder))
        path = room / (secure_filename(upload.filename or "") or "archive")
        upload.save(path)
        entry = begin(Path(upload.filename or "archive").name)
        self._running[entry.id] = entry
        Thread(target=self._run, args=(entry, path, lambda: shutil.rmtree(room)), daemon=True).start()
        return entry.id

    def _run(self, entry: Import, path: Path, clean: Callable[[], None]) -> None:
        try:
            with self._turn:
                run_import(self._store, path, entry)
        finally:
            if entry.state == "running":
                entry.state, entry.error = "failed", "The import broke off by an error of ours; see the server's log."
            clean()

    def status(self, name: str) -> Import | None:
        """A running or ended import."""
        return self._running.get(name) or self._store.import_(name)

    def all(self) -> list[Import]:
        """Running ones first, then those that ended, newest first."""
        ended = self._store.imports()
        known = {entry.id for entry in ended}
        return [entry for entry in self._running.values() if entry.id not in known] + ended
