"""Removes the names of erased people from what is stored about files: exports of chats are named after people."""

import re
from collections.abc import Iterable

import msgspec
from sqlalchemy import ColumnElement, Connection, select, update

from auditor.translatable import Sentence, lazy_gettext
from server.store.choosing import Naming
from server.store.schema import imports, watched_files

#: Separators between the words of a file's name.
_BETWEEN = re.compile(r"[\s_+./-]+")
_UNNAMED = "…"


class NamedFiles:
    """Strips names from stored imports and watched files. ``naming`` finds the erased people in a text; ``words`` are
    their names and ids."""

    def __init__(self, connection: Connection, person_id: str, naming: Naming, words: Iterable[str]) -> None:
        self._connection = connection
        self._person_id = person_id
        self._naming = naming
        self._spelt = Naming({spelt for word in words if (spelt := _spelt(word))})

    def strip(self) -> None:
        """Remove every file name, problem and question that names them, from imports and from watched files."""
        self._strip_imports()
        self._strip_watched()

    def _strip_imports(self) -> None:
        mine = imports.c.person_id == self._person_id
        query = select(imports.c.id, imports.c.file, imports.c.problems, imports.c.summary).where(mine)
        for id_, file, problems, summary in self._connection.execute(query).all():
            if self._names(file) or self._names(problems) or self._names(summary):
                kept = msgspec.json.decode(problems, type=list[str | Sentence])
                told = [one for one in kept if not self._names(str(one))]
                values = {
                    "file": _UNNAMED if self._names(file) else file,
                    "problems": msgspec.json.encode(told).decode(),
                    "summary": "{}" if self._names(summary) else summary,
                }
                self._connection.execute(update(imports).where(mine, imports.c.id == id_).values(values))

    def _strip_watched(self) -> None:
        """Strip watched files. Their digests stay, or the files would be imported again."""
        mine = watched_files.c.person_id == self._person_id
        query = select(watched_files.c.digest, watched_files.c.file, watched_files.c.left).where(mine)
        for digest, file, left in self._connection.execute(query).all():
            if self._names(file) or self._names(left):
                same: tuple[ColumnElement[bool], ...] = (mine, watched_files.c.digest == digest)
                unsaid = (
                    None if left is None else msgspec.json.encode(lazy_gettext("A file was not imported.")).decode()
                )
                values = {"file": _UNNAMED, "left": unsaid}
                self._connection.execute(update(watched_files).where(*same).values(values))

    def _names(self, text: str | None) -> bool:
        return text is not None and (self._naming(text) or self._spelt(_spelt(text)))


def _spelt(text: str) -> str:
    return _BETWEEN.sub(" ", text).strip()
