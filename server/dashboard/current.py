"""The app's store and its running imports, as the current request sees them."""

import shutil
from pathlib import Path
from tempfile import mkdtemp
from threading import Lock, Thread

from flask import current_app
from werkzeug.datastructures import FileStorage
from werkzeug.utils import secure_filename

from server.importing import Import, run_import
from server.schedule import SelfAudits
from server.store.bound import Store
from server.store.imports import Import as Ended


def store() -> Store:
    """The store of this app."""
    found: Store = current_app.extensions["store"]
    return found


def imports() -> "Imports":
    """The imports of this app."""
    found: Imports = current_app.extensions["imports"]
    return found


def self_audits() -> SelfAudits:
    """The self-audits of this app."""
    found: SelfAudits = current_app.extensions["self_audits"]
    return found


class Imports:
    """Imports in the background, one after the other: SQLite has one writer."""

    def __init__(self, kept: Store) -> None:
        self._store = kept
        self._running: dict[str, Import] = {}
        self._turn = Lock()

    def start(self, upload: FileStorage) -> str:
        """Take an uploaded file and import it; the id to ask for its status by."""
        name = Path(upload.filename or "archive").name
        room = Path(mkdtemp(prefix="upload-", dir=self._store.folder))
        path = room / (secure_filename(name) or "archive")
        upload.save(path)
        entry = Import(self._store.begin_import(name), name)
        self._running[entry.id] = entry
        Thread(target=self._run, args=(entry, path), daemon=True).start()
        return entry.id

    def _run(self, entry: Import, path: Path) -> None:
        try:
            with self._turn:
                run_import(self._store, path, entry, lambda _: None)
        finally:
            shutil.rmtree(path.parent, ignore_errors=True)
            del self._running[entry.id]

    def status(self, name: str) -> tuple[Ended | None, float]:
        """An import as kept, and how far it is in percent."""
        running = self._running.get(name)
        return self._store.import_(name), running.percent if running else 100.0
