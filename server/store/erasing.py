"""Erases everything: makes a new database, deletes Rapport's other files in the data folder, and searches for traces.

A SQLite file is replaced by a fresh one (``replacing``), so that nothing stays in its free pages or its log, even if
somebody has it open. In PostgreSQL our tables are dropped and made again; the server's log and backups are not ours.
"""

import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, NullPool, Select, Table, create_engine, delete, func, select, text
from sqlalchemy.exc import SQLAlchemyError

from auditor.answers.expectations import Expectations
from server.installation.settings import Settings
from server.store import membership_tables, schema
from server.store.backups import FOLDER
from server.store.called import Called
from server.store.engine import BUSY_SECONDS, file_of, migrate, open_engine, writing
from server.store.errors import StoreError, UnknownPersonError
from server.store.frames import sweep
from server.store.looking import Left, look
from server.store.persons import Owner, Persons, add_person, now
from server.store.removing import Removed
from server.store.replacing import (
    BESIDE,
    MARK,
    NEW,
    identity,
    marked,
    put_in_place,
    remove_database,
    write_lock,
)
from server.store.rewriting import rewrite
from server.translations import gettext

#: Files that Rapport has in the data folder for a while, and leaves there if it is killed: uploaded archives, copies
#: for audits, an unfinished key, the page that opens the dashboard, backups and their plan, the log of programs' calls.
_PASSING = re.compile(
    r"upload-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|spool|reading-(\d+-)?\w{8}|"
    r"\.(key(\.new)?|open\.html|backups\.json)-\w{8}|key\.new|key-replacing(\.new)?|backups\.json|open\.html|"
    r"calls(\.1|-named)?\.jsonl|\.calls-named\.jsonl-\w{8}"
)
_BACKUP = re.compile(r"\.?rapport-[\w-]+\.backup(-\w{8})?")
#: What else Rapport keeps in the data folder and which is about nobody: how sites are read, and where it runs.
_NAMELESS = frozenset(["declarations", "server.json"])
_KEY = "key"
_NEWEST = 5_000


@dataclass(frozen=True)
class Erasure:
    """The result of erasing. ``left``: traces of erased data that were found; ``notes``: sentences about what is not
    under our control."""

    left: tuple[Left, ...]
    notes: tuple[str, ...] = ()


def erase(settings: Settings) -> Erasure:
    """Erase everything that is kept of the person, sweep the data folder, and look what is left.

    Raises StoreError where nothing was erased.
    """
    file = settings.sqlite_file
    if file is None:
        return _erase_tables(settings)
    with marked(file, "erase", BUSY_SECONDS):
        return _erase_file(settings, file, _words_in(file))


def look_after_removal(engine: Engine, settings: Settings, removed: Removed) -> Erasure:
    """After rows were deleted, rewrite the database without them, and search all other files."""
    left = rewrite(engine) if settings.is_of_one else []  # else it would block all others
    file = file_of(engine)
    sweep(file.parent if file else settings.data)
    left += _look(settings, file, set(removed.words), of_part=True)
    return Erasure(tuple(left), () if file else (_of_the_server(),))


def complete(settings: Settings, file: Path) -> None:
    """Complete an erasing whose process died midway."""
    with marked(file, "erase", BUSY_SECONDS):
        _erase_file(settings, file, set())


def _erase_file(settings: Settings, file: Path, words: set[str]) -> Erasure:
    left = _sweep(settings, file)
    old = identity(file)
    try:
        fresh = _make(settings, file)
    except StoreError:
        # If the disk is full, the old file must be deleted first to free space.
        left += _replace(file, None)
        try:
            fresh = _make(settings, file)
        except StoreError as problem:
            left += [*_sweep(settings, file), *_look(settings, file, words), Left(str(file), str(problem))]
            return Erasure(tuple(dict.fromkeys(left)), tuple(_who_holds(old)))
    left += [*_replace(file, fresh), *_sweep(settings, file), *_look(settings, file, words)]
    return Erasure(tuple(dict.fromkeys(left)), tuple(_who_holds(old)))


def _make(settings: Settings, file: Path) -> Path:
    """Make an empty database, with only its owner, beside the one in use. Raises StoreError."""
    fresh = file.with_name(file.name + NEW)
    remove_database(fresh)
    try:
        engine = open_engine(f"sqlite:///{fresh}", lambda: settings.key)
        try:
            Persons(engine, schema.OWNER).enrol(zone=settings.zone, keep_text_days=0)
        finally:
            engine.dispose()
    except StoreError:
        remove_database(fresh)
        raise
    return fresh


def _replace(file: Path, fresh: Path | None) -> list[Left]:
    """Replace the old database by the fresh one, or by none. Returns what is left if that is not possible."""
    with write_lock(file, BUSY_SECONDS):
        try:
            if fresh is None:
                remove_database(file)
            else:
                put_in_place(fresh, file)
        except OSError as problem:  # some systems do not delete a file that another program has open
            return [Left(str(file), gettext("It cannot be replaced: %(reason)s.", reason=problem.strerror))]
    return []


def _sweep(settings: Settings, file: Path | None) -> list[Left]:
    """Delete Rapport's other files in its folder. Returns those that cannot be deleted."""
    ours = [path for path in _listed(settings.data) if _PASSING.fullmatch(path.name)]
    ours += [path for path in _listed(settings.data / FOLDER) if _BACKUP.fullmatch(path.name)]
    if file is not None:
        aside = re.compile(
            rf"{re.escape(file.name)}(\.(before(\.\d+)?|aside|new)(-wal|-shm|-journal)?|-replacing\.new)"
        )
        ours += [path for path in _listed(file.parent) if aside.fullmatch(path.name)]
    left = []
    for path in ours:
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as problem:
            left.append(Left(str(path), gettext("It cannot be removed: %(reason)s.", reason=problem.strerror)))
    with suppress(OSError):
        (settings.data / FOLDER).rmdir()
    return left


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _look(settings: Settings, file: Path | None, words: set[str], *, of_part: bool = False) -> list[Left]:
    """What is left in the data folder, but for the key and the database that was just made of nothing. ``of_part``: all
    else is kept."""
    known = {settings.data / _KEY}
    if file is not None:
        known |= {file, *(file.with_name(file.name + ending) for ending in (*BESIDE, MARK))}
    found = [path for path in sorted(settings.data.rglob("*")) if path.is_file() and not path.is_symlink()]
    found = [path for path in found if path not in known]
    if of_part or words:
        return list(look(found, words))
    theirs = (path for path in found if path.relative_to(settings.data).parts[0] not in _NAMELESS)
    return list(look(theirs, (), known=False))


def _words_in(file: Path) -> set[str]:
    """Names and ids in a SQLite file, as many as can be read; the file may be damaged."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True),
        poolclass=NullPool,
    )
    with suppress(SQLAlchemyError), engine.connect() as connection:
        return _words(connection, schema.OWNER)
    return set()


def _words(connection: Connection, person: str) -> set[str]:
    people, activities = schema.acquaintances.c, schema.activities.c
    queries: tuple[Select[Any], ...] = (
        select(people.name).where(people.person_id == person, people.name.is_not(None)),
        select(people.id).where(people.person_id == person),
        select(schema.imports.c.file).where(schema.imports.c.person_id == person),
        select(activities.id).where(activities.person_id == person).order_by(activities.at.desc()).limit(_NEWEST),
    )
    words: set[str] = set()
    for query in queries:
        with suppress(SQLAlchemyError):
            words.update(connection.execute(query).scalars())
    with suppress(SQLAlchemyError):
        answered = select(schema.answers.c.expectations).where(schema.answers.c.person_id == person)
        for stored in connection.execute(answered).scalars():
            with suppress(msgspec.DecodeError, msgspec.ValidationError):
                words |= {person.name for person in msgspec.json.decode(stored, type=Expectations).inner_circle}
    with suppress(SQLAlchemyError):
        words |= Called(connection, person).all
    return words


def _who_holds(old: tuple[int, int] | None) -> Iterator[str]:
    """Sentences about other programs that have the erased file open, whose disk space is not freed until they close it.
    Only Linux tells."""
    import psutil

    for process in psutil.process_iter() if old else ():
        if process.pid != os.getpid() and old in set(_opened(process.pid)):
            with suppress(psutil.Error):
                yield gettext(
                    "%(program)s (process %(number)s) still has the erased database open, under no name. It is gone "
                    "once that program closes it.",
                    program=process.name(),
                    number=process.pid,
                )


def _opened(process: int) -> Iterator[tuple[int, int] | None]:
    for handle in _listed(Path(f"/proc/{process}/fd")):
        yield identity(handle)


def _erase_tables(settings: Settings) -> Erasure:
    """On a server: drop our tables and make them again, in one transaction. Where others are kept in them too, the
    person's rows go, and the tables are written anew without them, unless others use them at this moment. In the same
    transaction they are enrolled anew: whoever was removed meanwhile is not, and nobody is ever half there."""
    person = settings.person
    engine = open_engine(settings.database_url, lambda: settings.key)
    try:
        with engine.connect() as connection:
            words = _words(connection, person)
        with writing(engine) as connection:
            if not settings.is_of_one:
                _check_membership(connection, person)
            others = not settings.is_of_one or connection.scalar(_rows_of(schema.persons, person, others=True))
            if others:
                remove_person(connection, person)
            else:
                schema.metadata.drop_all(connection)
                membership_tables.metadata.drop_all(connection)
                connection.execute(text("DROP TABLE alembic_version"))
                migrate(connection, lambda: settings.key)
            add_person(connection, Owner(person, settings.zone, None, 0, now()))
        left = rewrite(engine) if others and settings.is_of_one else []
        with engine.connect() as connection:
            left += [
                Left(table.name, gettext("Rows of it are still in the database."))
                for table in schema.metadata.sorted_tables
                if table is not schema.persons and connection.scalar(_rows_of(table, person))
            ]
    finally:
        engine.dispose()
    left += [*_sweep(settings, None), *_look(settings, None, words)]
    return Erasure(tuple(dict.fromkeys(left)), (_of_the_server(),))


def _check_membership(connection: Connection, person: str) -> None:
    """Raise UnknownPersonError for whoever was removed. Until the transaction ends, nobody is: the rows are locked in
    the order in which ``Memberships.remove`` does."""
    for table in (schema.persons, membership_tables.members):
        found = connection.scalar(select(table.c.person_id).where(table.c.person_id == person).with_for_update())
    if found is None:
        raise UnknownPersonError(gettext("Nobody called “%(name)s” is kept here.", name=person))


def remove_person(connection: Connection, person: str) -> None:
    """Delete every row of a person, within a transaction."""
    for table in reversed(schema.metadata.sorted_tables):
        connection.execute(delete(table).where(table.c.person_id == person))


def _of_the_server() -> str:
    return gettext(
        "The PostgreSQL server keeps a log of its own, and perhaps backups. What was erased goes from them when the "
        "server removes them; ask whoever runs it."
    )


def _rows_of(table: Table, person: str, *, others: bool = False) -> Select[int]:
    mine = table.c.person_id == person
    return select(func.count()).select_from(table).where(~mine if others else mine)
