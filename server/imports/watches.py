"""Watches folders while a server runs: its timer looks into each every few seconds, with a watcher for each folder."""

import logging
from pathlib import Path

from server.entry import languages
from server.imports.importing import Import
from server.imports.uploads import Imports
from server.imports.watching import Watcher
from server.store.errors import StoreError
from server.store.store import Store
from server.translations import speaking

log = logging.getLogger("rapport.watching")


class Watches:
    """Watches the folders that are switched on in the store. A folder that is switched off is left at its next file."""

    def __init__(self, store: Store, imports: Imports) -> None:
        self._store = store
        self._imports = imports
        self._watchers: dict[tuple[str, int], Watcher] = {}  # by folder and enrolment, because erasing starts anew
        self._unreadable: set[str] = set()
        self._stopped = False

    def look(self) -> None:
        """Look into each folder once. The next look tries again whatever cannot be read now."""
        try:
            owner = self._store.owner.get()
            wanted = [(folder, owner.created) for folder in self._store.watched.folders()]
            self._watchers = {each: self._watchers.get(each) or self._watcher(*each) for each in wanted}
            with speaking(languages.of_owner(self._store)):
                for (folder, _), watcher in self._watchers.items():
                    self._look_into(folder, watcher)
        except StoreError as problem:
            log.warning("watching a folder failed, the next look tries again: %s", problem)

    def stop(self) -> None:
        """Begin no further import, and end the running one; the next start continues it."""
        self._stopped = True
        self._imports.stop()

    def _look_into(self, folder: str, watcher: Watcher) -> None:
        try:
            for said in watcher.look().left:
                log.warning("%s", said)
            self._unreadable.discard(folder)
        except OSError as problem:
            if folder not in self._unreadable:
                log.warning("a watched folder cannot be read, it is tried again: %s", problem.strerror)
            self._unreadable.add(folder)

    def _watcher(self, folder: str, enrolled: int) -> Watcher:
        def import_file(path: Path) -> Import:
            return self._imports.carry_out(path, enrolled)

        return Watcher(self._store, Path(folder), import_file, lambda: self._wants(folder))

    def _wants(self, folder: str) -> bool:
        return not self._stopped and folder in self._store.watched.folders()
