"""The folders that a running server watches: looked into every few seconds by the timer, each by its own watcher."""

import logging
from pathlib import Path

from server.imports.importing import Import
from server.imports.uploads import Imports
from server.imports.watching import Watcher
from server.store.errors import StoreError
from server.store.store import Store

log = logging.getLogger("rapport.watching")


class Watches:
    """Watches what is switched on in the store; what is switched off there is left at the next file."""

    def __init__(self, store: Store, imports: Imports) -> None:
        self._store = store
        self._imports = imports
        self._watchers: dict[str, Watcher] = {}
        self._unreadable: set[str] = set()
        self._stopped = False

    def look(self) -> None:
        """Look into each folder once. What cannot be read now is tried again with the next look."""
        try:
            folders = self._store.watched.folders()
            self._watchers = {folder: self._watchers.get(folder) or self._watcher(folder) for folder in folders}
            for folder, watcher in self._watchers.items():
                self._look_into(folder, watcher)
        except StoreError as problem:
            log.warning("watching a folder failed, the next look tries again: %s", problem)

    def stop(self) -> None:
        """Begin no further import, and end the one that runs; the next start goes on with it."""
        self._stopped = True
        self._imports.stop()

    def _look_into(self, folder: str, watcher: Watcher) -> None:
        try:
            watcher.look()
            self._unreadable.discard(folder)
        except OSError as problem:
            if folder not in self._unreadable:
                log.warning("a watched folder cannot be read, it is tried again: %s", problem.strerror)
            self._unreadable.add(folder)

    def _watcher(self, folder: str) -> Watcher:
        def import_file(path: Path) -> Import:
            return self._imports.carry_out(path)

        return Watcher(self._store, Path(folder), import_file, lambda: self._wants(folder))

    def _wants(self, folder: str) -> bool:
        return not self._stopped and folder in self._store.watched.folders()
