"""Makes and opens backups: one file with the database as of one moment, the installation's key, and an ``About``.

The database is copied while others write to it. A PostgreSQL database becomes a SQLite file of the same tables, so that
a backup can be restored into either.
"""

import io
import os
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec
from sqlalchemy import Engine, delete, insert, select, text

from server.installation.private_files import private_file, sweep
from server.installation.settings import KEY_BYTES, Settings
from server.store.ended import carries_out
from server.store.engine import file_of, open_engine, without_transaction, writing
from server.store.errors import DiskFullError, ErasedError, WrongKeyError
from server.store.frames import apart
from server.store.integrity import check_structure, check_whole
from server.store.key_check import belongs
from server.store.passphrase_key import PassphraseKey
from server.store.persons import Persons, check_enrolled
from server.store.schema import OWNER, connected, links, metadata, sessions
from server.store.sealed_stream import SealedReader, SealedWriter, SealError
from server.translations import gettext

#: The folder within the data folder for backups, unless another folder is named.
FOLDER = "backups"
ENDING = ".backup"
_DATABASE, _KEY, _ABOUT = "rapport.sqlite3", "key", "about.json"
_ROWS_AT_ONCE = 1_000
_MOST_ABOUT = 10_000


class About(msgspec.Struct, frozen=True):
    """When a backup was made (UTC milliseconds), and how many activities are in it."""

    made: int
    activities: int


class Opened(NamedTuple):
    """A backup that was found whole: its database, migrated to the program's own revision, in a temporary folder.
    ``sealed``: whether a passphrase encrypts it; ``proven``: whether whoever made it has the passphrase, or an
    installation with its proof."""

    database: Path
    key: bytes
    about: About
    sealed: bool
    proven: bool


def name_of(moment: datetime) -> str:
    """The file name of a backup made at that moment."""
    return f"rapport-{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}{ENDING}"


def made_at(file: Path) -> datetime | None:
    """When a backup was made, read from its file name; None if the name is not one of ``name_of``."""
    try:
        return datetime.strptime(file.name, f"rapport-%Y%m%dT%H%M%SZ{ENDING}").replace(tzinfo=UTC)
    except ValueError:
        return None


def back_up(settings: Settings, folder: Path | None = None, passphrase: str | PassphraseKey | None = None) -> Path:
    """Write a backup that only its owner may read into a folder, by default one in the data folder. It is encrypted if
    a passphrase, or the key made of one, is given. Returns the file.

    Raises CorruptError and writes nothing if the database is damaged; raises ErasedError and leaves nothing behind if
    everything was erased meanwhile.
    """
    target = folder or settings.data / FOLDER
    target.mkdir(mode=0o700, parents=True, exist_ok=True)
    sweep(target, f"rapport-*{ENDING}")
    now = datetime.now(UTC)
    file = target / name_of(now)
    engine = open_engine(settings.database_url, lambda: settings.key)
    try:
        with apart(settings.data) as place:
            copy = place / _DATABASE
            copy.touch(mode=0o600)
            _snapshot(engine, copy)
            enrolled = _enrolled(copy)
            about = About(round(now.timestamp() * 1000), _looked_through(copy, settings.key))
            with private_file(file) as written:
                sealed = SealedWriter(written, passphrase)
                with tarfile.open(fileobj=sealed, mode="w|gz", format=tarfile.PAX_FORMAT) as archive:
                    _add(archive, _ABOUT, msgspec.json.encode(about))
                    _add(archive, _KEY, settings.key)
                    archive.add(copy, _DATABASE, filter=_nameless)
                sealed.finish()
    finally:
        engine.dispose()
    _take_back_if_erased(settings, enrolled, file)
    return file


def _enrolled(copy: Path) -> int:
    """When the person in this copy of the database enrolled."""
    engine = open_engine(f"sqlite:///{copy}")
    try:
        return Persons(engine, OWNER).get().created
    finally:
        engine.dispose()


def _take_back_if_erased(settings: Settings, enrolled: int, file: Path) -> None:
    """Delete the new backup if everything was erased meanwhile: erasing sweeps the data folder, but does not know of a
    file that is only now put into another folder. Raises ErasedError then."""
    engine = open_engine(settings.database_url, lambda: settings.key)
    try:
        with engine.connect() as connection:
            check_enrolled(connection, OWNER, enrolled)
    except ErasedError:
        file.unlink(missing_ok=True)
        raise
    finally:
        engine.dispose()


def _snapshot(engine: Engine, copy: Path) -> None:
    check_structure(engine)  # the activities in the copy are compared with their checksums
    if file_of(engine):
        with without_transaction(engine) as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(copy),))
        return
    to = open_engine(f"sqlite:///{copy}")
    try:
        copy_rows(engine, to)
    finally:
        to.dispose()


def copy_rows(source: Engine, target: Engine) -> None:
    """Replace the owner's rows in one database by those of another, in one transaction."""
    with source.connect() as connection, writing(target) as into:
        if not file_of(source):
            connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))
        for table in reversed(metadata.sorted_tables):
            into.execute(table.delete().where(table.c.person_id == OWNER))
        for table in metadata.sorted_tables:
            mine = select(table).where(table.c.person_id == OWNER)
            for part in connection.execute(mine).mappings().partitions(_ROWS_AT_ONCE):
                into.execute(insert(table), [dict(row) for row in part])


def _looked_through(copy: Path, key: bytes) -> int:
    """Check a copy of the database and return how many activities it holds. Migrates it to the program's own revision,
    and deletes the sessions of browsers, because one that was signed out since must not come back in, and what signs in
    to connected accounts. Raises CorruptError if it is damaged, and WrongKeyError if another key made its rows."""
    from server.store.activities import Activities

    engine = open_engine(f"sqlite:///{copy}", lambda: key)
    try:
        check_whole(engine)
        with writing(engine) as connection:
            for table in (links, sessions, connected):
                connection.execute(delete(table))
            if not belongs(connection, OWNER, key):
                raise WrongKeyError(gettext("The key in this backup does not belong to what is in it."))
        return Activities(engine, OWNER).count()
    finally:
        engine.dispose()


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(content), 0o600
    archive.addfile(entry, io.BytesIO(content))


def _nameless(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """The entry without the names and numbers of the machine's users."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mode = 0o600
    return entry


@contextmanager
def opened(file: Path, folder: Path, passphrase: str | None = None) -> Iterator[Opened]:
    """Open a backup, after checking every byte of it and then its database, in a temporary folder within ``folder``.

    Raises SealError, CorruptError and TooNewError.
    """
    with apart(folder) as place, file.open("rb") as sealed:
        reader = SealedReader(sealed, passphrase)
        try:
            with tarfile.open(fileobj=reader, mode="r|gz", tarinfo=_Entry) as archive:
                contents = _unpacked(archive, place)
        except (tarfile.TarError, EOFError, ValueError, msgspec.MsgspecError) as problem:
            raise SealError(gettext("This backup is damaged.")) from problem
        while reader.read(1 << 20):
            pass  # read to the end, which is authenticated too
        key = contents.get(_KEY, b"")
        database = place / _DATABASE
        if len(key) != KEY_BYTES or _ABOUT not in contents or not database.exists():
            raise SealError(gettext("This backup is damaged: something is missing in it."))
        try:
            about = msgspec.json.decode(contents[_ABOUT], type=About)
            if carries_out(database):
                raise SealError(gettext("This backup is damaged."))
        except (msgspec.MsgspecError, ValueError, sqlite3.Error) as problem:
            raise SealError(gettext("This backup is damaged.")) from problem
        _looked_through(database, key)
        yield Opened(database, key, about, reader.sealed, reader.proven)


class _Entry(tarfile.TarInfo):
    """An entry that bounds what tarfile reads into memory: tarfile loads an entry that describes the next one, such as
    by a long name, whole."""

    def __setattr__(self, name: str, value: object) -> None:
        """Raise ValueError if such an entry is larger than any in a backup. tarfile sets ``offset`` after it has read
        the header and before it reads on; its methods that read are named differently in each release of Python."""
        super().__setattr__(name, value)
        if name == "offset" and self.type not in tarfile.REGULAR_TYPES and self.size > _MOST_ABOUT:
            raise ValueError(self)


def _unpacked(archive: tarfile.TarFile, place: Path) -> dict[str, bytes]:
    """The contents of the small entries, by name; the database is written into ``place``. Raises ValueError for an
    entry that no backup has, and DiskFullError."""
    small: dict[str, bytes] = {}
    seen: set[str] = set()
    for entry in archive:
        content = archive.extractfile(entry)
        if content is None or not entry.isreg() or entry.name in seen:
            raise ValueError(entry)
        seen.add(entry.name)
        if entry.name == _DATABASE:
            room = os.statvfs(place) if hasattr(os, "statvfs") else None
            if room and entry.size > room.f_bavail * room.f_frsize:
                raise DiskFullError(gettext("There is no room left for what is in this backup."))
            with (place / _DATABASE).open("xb", buffering=0) as written:
                (place / _DATABASE).chmod(0o600)
                while part := content.read(1 << 20):
                    written.write(part)
        elif entry.name in (_KEY, _ABOUT) and entry.size <= _MOST_ABOUT:
            small[entry.name] = content.read()
        else:
            raise ValueError(entry)
    return small
