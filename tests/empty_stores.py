"""Empty SQLite stores for tests: made by all migrations once in each process, and copied from then on.

What makes a store anew in a process of its own, as `rapport` does, goes through all migrations as ever; so do tests
that ask for ``opened_as_ever``, which are about the opening itself.
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
    """In place of the function that brings a store to the program's revision: a file without content is given that of
    one that went through all migrations; any other is left to the function itself."""

    def __init__(self, migrate: Migrate) -> None:
        self._migrate = migrate
        self._content: bytes | None = None

    def __call__(self, engine: Engine, key: Callable[[], bytes] | None) -> None:
        file = file_of(engine)
        if file and file.stat().st_size == 0:
            content = self._made()
            with file.open("r+b") as empty:  # no connection is open yet, whose locks this would end
                empty.write(content)
        self._migrate(engine, key)

    def _made(self) -> bytes:
        if self._content is None:
            with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
                patch.setattr(opening, "_migrate", self._migrate)
                file = Path(folder) / "rapport.sqlite3"
                open_engine(f"sqlite:///{file}").dispose()
                with closing(sqlite3.connect(file)) as database:  # whoever opens a copy finds out what its disk allows
                    database.execute("PRAGMA journal_mode=DELETE")
                self._content = file.read_bytes()
        return self._content


def empty(folder: Path) -> None:
    """Make a data folder with an empty store, unless it has one: a process that is started on it goes through no
    migration then, which takes longer than all else at its start. What makes stores has tests of its own."""
    open_store(Settings.load(folder, environment={})).close()
