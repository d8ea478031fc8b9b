"""Opens the database: sets pragmas and the file's mode, migrates the tables, and puts errors in plain words.

SQLite runs in WAL mode with ``synchronous=FULL``: the write-ahead log is synced before a commit returns, so that
acknowledged data survives a power cut; with ``NORMAL`` it would survive only the death of the process. Measured in
batches of 100 and more, FULL stores as fast as NORMAL; it costs a sync per commit, which only single posts feel. A file
system without shared memory, such as some network drives, refuses WAL: then SQLite keeps its rollback journal, which
survives a power cut as well, but makes readers and writers wait for each other.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, ExceptionContext, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from auditor.translatable import N_
from server.store.errors import (
    BusyError,
    CorruptError,
    DiskFullError,
    ReadOnlyError,
    StoreError,
    TooNewError,
    UnreachableError,
    is_crammed,
)
from server.store.frames import sweep
from server.store.held import HeldConnections
from server.store.indexed import Compiler
from server.store.replacing import identity, is_marked, read_mark, wait_for_others
from server.store.schema import REVISION
from server.translations import gettext

BUSY_SECONDS = 30

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    f"busy_timeout={BUSY_SECONDS * 1000}",
    "foreign_keys=ON",
    "secure_delete=ON",  # SQLite overwrites deleted data and does not only unlink it
    "cache_size=-16384",  # KiB per connection
    "temp_store=MEMORY",
)

_FILE = "file"  # key in a pool record's ``info``: the identity of the file that the connection has open
_HELD = "held"  # the engine's attribute with its HeldConnections
_JOURNAL = "journal"  # key in a pool record's ``info``: the mode of the journal
_MIGRATION_LOCK = 7_266_370_618  # any number of our own; PostgreSQL's advisory locks are known by number


def open_engine(url: str, key: Callable[[], bytes] | None = None, *, read_only: bool = False) -> Engine:
    """Open the database and return its engine, with the tables at the program's own revision.

    ``key`` returns the installation's secret, which a migration may need.
    Creates the file (mode 0600) and the tables if they are missing. ``read_only``: creates and migrates nothing, and
    the database refuses all writes. Raises StoreError.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # both may quote the URL, and with it a password
        raise UnreachableError(
            gettext("This is no URL of a database. It looks like postgresql://name:password@host/database.")
        ) from None
    if parsed.get_backend_name() == "postgresql":
        engine = create_engine(
            parsed.set(drivername="postgresql+psycopg"), paramstyle="format", pool_pre_ping=True, hide_parameters=True
        )
        event.listen(engine, "connect", _bound_waiting)
        if read_only:
            event.listen(engine, "connect", _forbid_writing_to_server)
    elif parsed.get_backend_name() == "sqlite":
        if not parsed.database or parsed.database == ":memory:":
            raise UnreachableError(gettext("A store needs a file: sqlite:////path/to/rapport.sqlite3"))
        if read_only:
            _check_usable(Path(parsed.database))
        else:
            _make_file(Path(parsed.database))
            sweep(Path(parsed.database).parent)
        engine = create_engine(parsed, hide_parameters=True)  # errors end in logs
        engine.dialect.statement_compiler = Compiler
        _follow(engine, Path(parsed.database))
        event.listen(engine, "connect", _prepare)
        if read_only:
            event.listen(engine, "connect", _forbid_writing)
        event.listen(engine, "begin", _begin)
    else:
        raise UnreachableError(
            gettext("%(database)s is not supported. Use sqlite or postgresql.", database=parsed.get_backend_name())
        )
    event.listen(engine, "handle_error", _translate, retval=True)
    try:
        if read_only:
            _check_revision(engine)
        else:
            _migrate(engine, key)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction for writing. It is committed at the end of the block, and rolled back by an exception.

    SQLite takes the write lock at once: a reader that becomes a writer midway could be refused without waiting.
    """
    held = _held(engine)
    if held is None:
        with engine.connect() as connection, connection.begin(), _plainly(engine):
            yield connection
        return
    while True:
        with held.lent() as connection, _plainly(engine):
            raw: Any = connection.connection.dbapi_connection
            raw.execute("BEGIN IMMEDIATE")
            if _stays(connection, held.file):
                yield connection
                if connection.in_transaction():
                    connection.commit()  # SQLAlchemy's, which commits in the database
                else:
                    raw.commit()
                return
            raw.rollback()
        _wait_until_replaced(held.file)


def _stays(connection: Connection, file: Path) -> bool:
    """Whether the connection's file is still the one that others open; call it while holding the write lock."""
    return not is_marked(file) and connection.info[_FILE] == identity(file)


def _wait_until_replaced(file: Path) -> None:
    mark = read_mark(file)
    if mark is None:
        return
    if mark.has_ended:
        raise BusyError(gettext(_HALF_DONE, place=file))
    wait_for_others(file, BUSY_SECONDS)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection for single statements, including those that bypass SQLAlchemy, see ``compiled``. In SQLite each
    statement sees what was committed before it."""
    held = _held(engine)
    with engine.connect() if held is None else held.lent() as connection, _plainly(engine):
        yield connection


def _held(engine: Engine) -> HeldConnections | None:
    """The engine's connections that stay open; None for PostgreSQL."""
    found: HeldConnections | None = vars(engine).get(_HELD)
    return found


@contextmanager
def _plainly(engine: Engine) -> Iterator[None]:
    try:
        yield
    except (engine.dialect.loaded_dbapi.Error, UnicodeDecodeError) as error:
        raise (_in_plain_words(error, engine) or error) from error


@contextmanager
def without_transaction(engine: Engine) -> Iterator[Connection]:
    """A SQLite connection for statements that SQLite forbids within a transaction. An exception closes it for good."""
    with engine.connect().execution_options(begin="") as connection:
        try:
            yield connection
        except BaseException:
            connection.invalidate()
            raise


def file_of(engine: Engine) -> Path | None:
    """The SQLite file behind an engine; None for PostgreSQL."""
    return Path(engine.url.database) if engine.dialect.name == "sqlite" and engine.url.database else None


def journal_of(engine: Engine) -> str | None:
    """The mode of SQLite's journal: ``wal``, or what the file system allows instead; None for PostgreSQL."""
    if file_of(engine) is None:
        return None
    with engine.connect() as connection:
        mode: str | None = connection.info.get(_JOURNAL)
        return mode


def _make_file(path: Path) -> None:
    """Create the database file for its owner alone; SQLite gives its -wal and -shm files the same mode.

    An existing file is not opened: closing it again would release the locks that this process holds on it, and another
    process would then delete the write-ahead log in use (https://www.sqlite.org/howtocorrupt.html, 2.2).
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
        if not os.access(path, os.R_OK | os.W_OK):
            raise PermissionError  # noqa: TRY301
    except PermissionError as error:
        raise ReadOnlyError(gettext(_NOT_WRITABLE, place=path)) from error
    except OSError as error:
        kind = ReadOnlyError if error.errno == 30 else UnreachableError  # EROFS
        raise kind(gettext("%(place)s cannot be opened: %(reason)s.", place=path, reason=error.strerror)) from error


def _follow(engine: Engine, file: Path) -> None:
    """Have the engine connect to the file that has this name now, also after the file was replaced."""

    @event.listens_for(engine, "do_connect")
    def connect(dialect: Dialect, record: ConnectionPoolEntry, _: list[Any], options: dict[str, Any]) -> Any:
        """Connect, and record which file it is. A missing file is not created here, because it would not be private."""
        before = identity(file)
        connection = dialect.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, **options)
        record.info[_FILE] = before if before == identity(file) else None
        return connection

    @event.listens_for(engine, "checkout")
    def check(_: sqlite3.Connection, record: ConnectionPoolEntry, __: PoolProxiedConnection) -> None:
        """Close every connection to a file that was replaced, so that its disk space is freed."""
        if record.info[_FILE] != identity(file):
            engine.pool.dispose()
            held.close()
            raise DisconnectionError

    held = HeldConnections(engine, file, lambda connection: connection.info[_FILE] == identity(file))
    vars(engine)[_HELD] = held  # so that they are closed with the engine


def _prepare(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # we begin transactions ourselves, see _begin
    try:
        for pragma in PRAGMAS:
            answer = connection.execute(f"PRAGMA {pragma}").fetchone()
            if pragma.startswith("journal_mode"):
                (record.info[_JOURNAL],) = answer
    except UnicodeDecodeError as error:  # SQLite's message about a damaged schema quotes it
        ((_, _, file),) = connection.execute("PRAGMA database_list")
        raise CorruptError(gettext(_SQLITE_ERRORS[sqlite3.SQLITE_CORRUPT][1], place=file)) from error


def _bound_waiting(connection: Any, _: ConnectionPoolEntry) -> None:
    """Wait for a lock as long as SQLite does; by default PostgreSQL waits for ever."""
    connection.execute(f"SET lock_timeout = '{BUSY_SECONDS}s'")
    connection.commit()


def _forbid_writing(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA query_only=ON")


def _forbid_writing_to_server(connection: Any, _: ConnectionPoolEntry) -> None:
    connection.execute("SET default_transaction_read_only = on")
    connection.commit()


def _check_usable(file: Path) -> None:
    """Raise StoreError if there is nothing to read, or an erasing or restoring was cut short: a reader neither creates
    the file nor completes what was begun."""
    if not file.exists() or not file.stat().st_size:
        raise UnreachableError(gettext("Nothing is kept at %(place)s yet.", place=file))
    if is_marked(file):
        raise BusyError(gettext(_HALF_DONE, place=file))


def _check_revision(engine: Engine) -> None:
    with engine.connect() as connection:
        if _revision(connection) != REVISION:
            raise StoreError(
                gettext("The database is of another version of Rapport. “rapport doctor” brings it up to date, once.")
            )


def _begin(connection: Connection) -> None:
    if statement := connection.get_execution_options().get("begin", "BEGIN"):
        connection.exec_driver_sql(statement)


def _migrate(engine: Engine, key: Callable[[], bytes] | None) -> None:
    """Bring the tables to REVISION."""
    with engine.connect() as connection:
        if _revision(connection) == REVISION:
            return
    with writing(engine) as connection:
        migrate(connection, key)
    empty_log(engine)


def migrate(connection: Connection, key: Callable[[], bytes] | None) -> None:
    """Bring the tables to REVISION within a transaction. Alembic is imported only when there is something to do."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})
    present = _revision(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if present and present not in known:
        place = file_of(connection.engine) or connection.engine.url.render_as_string()
        raise TooNewError(
            gettext("%(place)s was made by a newer version of Rapport. Update the program to open it.", place=place)
        )
    config.attributes["connection"] = connection
    config.attributes["key"] = key
    command.upgrade(config, "head")


def empty_log(engine: Engine) -> None:
    """Empty SQLite's write-ahead log, which would keep copies of deleted data until new data overwrites them. While
    another process still reads from the log, it stays until the next call."""
    if file_of(engine):
        with without_transaction(engine) as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


_HALF_DONE = N_("%(place)s is half erased or restored. Start Rapport again: that completes it.")
_NOT_WRITABLE = N_("%(place)s may not be written. Check who owns it and its folder.")
#: Messages of SQLite and its driver that mean damage but have no error code of their own. Our statements fit our own
#: tables, so a table or column that is missing is damage as well.
_DAMAGE = re.compile(
    r"Could\snot\sdecode|malformed|no\ssuch\s(table|column|collation)|foreign\skey\smismatch|unsupported\sfile|"
    r"attached\sdatabases\smust|unrecognized\stoken|(index|table)\s\S+\salready\sexists|duplicate\scolumn"
)
_SQLITE_ERRORS: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_FULL: (
        DiskFullError,
        N_("There is no room left for %(place)s. This step was not carried out."),
    ),
    sqlite3.SQLITE_READONLY: (ReadOnlyError, _NOT_WRITABLE),
    sqlite3.SQLITE_CORRUPT: (CorruptError, N_("%(place)s is damaged. Restore it from a backup.")),
    sqlite3.SQLITE_NOTADB: (CorruptError, N_("%(place)s is not a Rapport database, or is damaged.")),
    sqlite3.SQLITE_BUSY: (
        BusyError,
        N_("%(place)s was in use by another program for over %(seconds)s seconds."),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        UnreachableError,
        N_("%(place)s cannot be opened. Check its folder and who owns it."),
    ),
    sqlite3.SQLITE_IOERR: (UnreachableError, N_("%(place)s could not be read or written. Check the disk.")),
}


def _in_plain_words(error: Any, engine: Engine) -> StoreError | None:
    """The StoreError that stands for a driver's error; None if none does."""
    if engine.dialect.name == "sqlite":
        damaged = isinstance(error, UnicodeDecodeError) or _DAMAGE.match(str(error))
        code = sqlite3.SQLITE_CORRUPT if damaged else getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_IOERR and is_crammed(Path(engine.url.database or "")):
            code = sqlite3.SQLITE_FULL  # SQLite's error when not even the readers' shared memory fits
        kind, words = _SQLITE_ERRORS.get(code, (None, ""))
        return kind(gettext(words, place=engine.url.database, seconds=BUSY_SECONDS)) if kind else None
    driver: Any = engine.dialect.loaded_dbapi
    code = getattr(error, "sqlstate", None)
    if code == "53100":
        return DiskFullError(gettext("The PostgreSQL server has no room left. This step was not carried out."))
    if code == "25006":
        return ReadOnlyError(gettext("The PostgreSQL database may not be written."))
    if code == "55P03":
        return BusyError(
            gettext(
                "The PostgreSQL database was in use by another program for over %(seconds)s seconds.",
                seconds=BUSY_SECONDS,
            )
        )
    if code is None and isinstance(error, driver.OperationalError | driver.InterfaceError):
        return UnreachableError(
            gettext("The PostgreSQL server cannot be reached: %(reason)s", reason=str(error).strip())
        )
    return None


def _translate(context: ExceptionContext) -> BaseException | None:
    """The StoreError for SQLAlchemy to raise, with the driver's error as its cause; None for other errors."""
    return _in_plain_words(context.original_exception, context.engine) if context.engine else None
