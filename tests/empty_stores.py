"""Empty SQLite stores for tests: made by all migrations once in each process, and then copied.

A process of its own that makes a new store, as `rapport` does, runs all migrations as usual, and so do tests that use
``opened_as_ever``, which test the opening itself.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import Engine

from server.installation.settings import Settings
from server.store import engine as opening
from server.store.engine import file_of, open_engine
from server.store.store import open_store

Migrate = Callable[[Engine, Callable[[], bytes] | None], None]


class EmptyStores:
    """Replaces the function that migrates a store to the program's revision: an empty file gets the content of a store
    that ran all migrations; any other file is left to the original function."""

    def __init__(self, migrate: Migrate) -> None:
        self._migrate = migrate
        self._content: bytes | None = None

    def __call__(self, engine: Engine, key: Callable[[], bytes] | None) -> None:
        file = file_of(engine)
        if file and file.stat().st_size == 0:
            content = self._made()
            with file.open("r+b") as empty:  # no connection is open yet, whose locks this would release
                empty.write(content)
        self._migrate(engine, key)

    def _made(self) -> bytes:
        if self._content is None:
            with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
                patch.setattr(opening, "_migrate", self._migrate)
                file = Path(folder) / "rapport.sqlite3"
                open_engine(f"sqlite:///{file}").dispose()
                with closing(sqlite3.connect(file)) as database:  # opening a copy finds out what its disk allows
                    database.execute("PRAGMA journal_mode=DELETE")
                self._content = file.read_bytes()
        return self._content


def empty(folder: Path) -> None:
    """Make a data folder with an empty store, unless it has one, so that a process started on it needs no migrations,
    which would take most of its start. The making of stores has its own tests."""
    open_store(Settings.load(folder, environment={})).close()
