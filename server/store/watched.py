"""Stores watched folders and which of their files were handled, so that a restart does not handle them again."""

from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Row as SqlRow
from sqlalchemy import delete, insert, select

from auditor.translatable import Sentence
from server.store.checking import decoded
from server.store.engine import writing
from server.store.person_table import PersonTable
from server.store.persons import check_enrolled, now
from server.store.schema import watched_files, watched_folders


class WatchedFile(NamedTuple):
    """A file that was handled. ``digest``: the SHA-256 of its bytes in hex; ``at``: when, in UTC milliseconds;
    ``left``: why it was not imported, None if it was; ``version``: the version of Rapport that handled it."""

    digest: str
    file: str
    at: int
    left: Sentence | None
    version: str


class Watched(PersonTable):
    """Queries on ``watched_folders`` and ``watched_files``."""

    def folders(self) -> list[str]:
        """The folders that a running server imports from, the oldest first."""
        table = watched_folders
        query = select(table.c.folder).where(table.c.person_id == self._person).order_by(table.c.since, table.c.folder)
        with self._engine.connect() as connection:
            return list(connection.scalars(query))

    def switch(self, folder: str, *, on: bool) -> None:
        """Begin or stop watching a folder."""
        table = watched_folders
        same = (table.c.person_id == self._person, table.c.folder == folder)
        with writing(self._engine) as connection:
            known = connection.scalar(select(table.c.folder).where(*same))
            if on and known is None:
                connection.execute(insert(table), {"person_id": self._person, "folder": folder, "since": now()})
            elif not on:
                connection.execute(delete(table).where(*same))

    def find(self, digest: str) -> WatchedFile | None:
        """The handled file with these bytes; None if there is none."""
        table = watched_files
        query = select(table).where(table.c.person_id == self._person, table.c.digest == digest)
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return None if row is None else _file(row)

    def keep(self, file: WatchedFile, enrolled: int) -> None:
        """Store how a file was handled, replacing an earlier record. Raises ErasedError if everything was erased since
        the person had ``enrolled``."""
        table = watched_files
        left = None if file.left is None else msgspec.json.encode(file.left).decode()
        with writing(self._engine) as connection:
            check_enrolled(connection, self._person, enrolled)
            connection.execute(delete(table).where(table.c.person_id == self._person, table.c.digest == file.digest))
            connection.execute(insert(table), {"person_id": self._person, **file._asdict(), "left": left})

    def left(self, most: int) -> list[WatchedFile]:
        """Up to ``most`` files that were not imported, newest first."""
        table = watched_files
        query = select(table).where(table.c.person_id == self._person, table.c.left.is_not(None))
        with self._engine.connect() as connection:
            return [_file(row) for row in connection.execute(query.order_by(table.c.at.desc()).limit(most))]


def _file(row: SqlRow[Any]) -> WatchedFile:
    left = None if row.left is None else decoded(watched_files.name, row.left, Sentence)
    return WatchedFile(row.digest, row.file, row.at, left, row.version)
