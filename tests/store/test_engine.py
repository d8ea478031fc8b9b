"""A store opens private, at the right revision and quickly, and says plainly why it cannot."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData, inspect, text

from auditor.history.ingest import Record
from auditor.history.people import Acquaintance
from server.store import engine as opening
from server.store.activities import Activities
from server.store.engine import open_engine, reading, writing
from server.store.errors import (
    BusyError,
    CorruptError,
    DiskFullError,
    ReadOnlyError,
    StoreError,
    TooNewError,
    UnreachableError,
)
from server.store.membership_tables import metadata as of_hosting
from server.store.persons import Persons
from server.store.schema import OWNER, REVISION, acquaintances, activities, metadata
from tests.store.making import messages, store_of

pytestmark = pytest.mark.usefixtures("opened_as_ever")


def url(path: Path) -> str:
    return f"sqlite:///{path}"


def test_migrations_make_the_tables_that_the_schema_declares(engine: Engine) -> None:
    declared = MetaData(naming_convention=metadata.naming_convention)
    for table in (*metadata.tables.values(), *of_hosting.tables.values()):
        table.to_metadata(declared)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), declared) == []


def test_the_newest_migration_is_the_programs_revision() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(opening.__file__).with_name("migrations")))
    assert ScriptDirectory.from_config(config).get_current_head() == REVISION


def test_every_table_belongs_to_a_person_except_those_of_hosting(engine: Engine) -> None:
    tables = set(inspect(engine).get_table_names()) - {"alembic_version"} - set(of_hosting.tables)
    assert tables == set(metadata.tables)
    for table in tables:
        assert inspect(engine).get_pk_constraint(table)["constrained_columns"][0] == "person_id"


def test_columns_are_those_of_the_auditors_records() -> None:
    assert tuple(activities.c.keys()) == ("person_id", *Record._fields, "checksum")
    assert tuple(acquaintances.c.keys()) == ("person_id", *Acquaintance._fields)


def test_files_are_for_their_owner_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        engine = open_engine(url(tmp_path / "deep" / "rapport.sqlite3"))
    finally:
        os.umask(before)
    Persons(engine, OWNER).enrol(zone="UTC")
    Activities(engine, OWNER).write(messages(1))
    files = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "deep").iterdir()}
    assert files == dict.fromkeys(("rapport.sqlite3", "rapport.sqlite3-wal", "rapport.sqlite3-shm"), 0o600)
    assert stat.S_IMODE((tmp_path / "deep").stat().st_mode) == 0o700
    engine.dispose()


def test_a_file_readable_by_others_is_made_private(tmp_path: Path) -> None:
    path = tmp_path / "rapport.sqlite3"
    open_engine(url(path)).dispose()
    path.chmod(0o644)
    open_engine(url(path)).dispose()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_commit_is_synced(sqlite: Engine) -> None:
    with sqlite.connect() as connection:
        pragmas = {name: connection.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous")}
    assert pragmas == {"journal_mode": "wal", "synchronous": 2}


def test_opening_a_store_that_is_up_to_date_imports_no_migrations(tmp_path: Path) -> None:
    path = tmp_path / "rapport.sqlite3"
    open_engine(url(path)).dispose()
    program = (
        "import sys; from server.store.engine import open_engine; "
        f"open_engine({url(path)!r}).dispose(); "
        "print([name for name in ('alembic', 'polars', 'adbc_driver_sqlite') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_two_processes_may_make_the_same_store(tmp_path: Path) -> None:
    path = tmp_path / "rapport.sqlite3"
    program = f"from server.store.engine import open_engine; open_engine({url(path)!r}).dispose()"
    both = [subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [(one.communicate()[1], one.returncode) for one in both] == [("", 0), ("", 0)]


def test_a_database_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "rapport.sqlite3"
    engine = open_engine(url(path))
    with writing(engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    before = path.read_bytes()
    with pytest.raises(TooNewError, match=r"rapport\.sqlite3 was made by a newer version"):
        open_engine(url(path))
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "ahead",
    [
        "CREATE INDEX ix_activities_person_id_object_id ON activities (person_id)",
        "UPDATE alembic_version SET version_num = '0037'",  # the tables of 0038 are there
    ],
)
def test_tables_of_no_version_of_ours_are_damage_and_left_alone(tmp_path: Path, ahead: str) -> None:
    path = tmp_path / "rapport.sqlite3"
    engine = open_engine(url(path))
    with writing(engine) as connection:
        connection.execute(text("DROP INDEX ix_activities_person_id_object_id"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0038'"))
        connection.execute(text(ahead))
    engine.dispose()
    with pytest.raises(CorruptError, match=r"rapport\.sqlite3"):
        open_engine(url(path))


def test_a_file_that_is_not_a_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "rapport.sqlite3"
    path.write_text("Dear diary, " * 1_000)
    with pytest.raises(CorruptError, match=r"rapport\.sqlite3 is not a Rapport database"):
        open_engine(url(path))
    assert path.read_text().startswith("Dear diary")


def test_a_damaged_file_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "rapport.sqlite3"
    engine = open_engine(url(path))
    Persons(engine, OWNER).enrol(zone="UTC")
    batch = messages(500)
    Activities(engine, OWNER).write(batch)
    engine.dispose()
    content = bytearray(path.read_bytes())
    content[40_000:] = b"\xa5" * (len(content) - 40_000)
    path.write_bytes(content)
    with pytest.raises(CorruptError, match=r"rapport\.sqlite3 is damaged"):
        Activities(open_engine(url(path)), OWNER).by_ids([arrival.row.id for arrival in batch])


def test_a_damaged_page_is_also_reported_by_statements_that_bypass_sqlalchemy(tmp_path: Path) -> None:
    path = tmp_path / "rapport.sqlite3"
    engine = open_engine(url(path))
    Persons(engine, OWNER).enrol(zone="UTC")
    with engine.connect() as connection:
        page = connection.scalar(text("SELECT rootpage FROM sqlite_master WHERE name = 'persons'"))
    engine.dispose()
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(content)
    with pytest.raises(CorruptError, match=r"rapport\.sqlite3 is damaged"):
        Persons(open_engine(url(path)), OWNER).get()


def test_a_full_disk_loses_nothing_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "rapport.sqlite3"
    engine = open_engine(url(path))
    Persons(engine, OWNER).enrol(zone="UTC")
    acknowledged: list[str] = []
    with reading(engine) as connection:  # pages of one connection, which is the next that is lent
        connection.exec_driver_sql(f"PRAGMA max_page_count = {path.stat().st_size // 4096 + 60}")
    with pytest.raises(DiskFullError, match=r"no room left for .*rapport\.sqlite3"):
        for start in range(0, 5_000, 100):
            acknowledged += Activities(engine, OWNER).write(messages(100, start=start)).stored
    assert len(acknowledged) >= 100
    with engine.connect() as connection:
        kept = connection.scalars(text("SELECT id FROM activities WHERE person_id = 'owner'")).all()
    assert sorted(kept) == sorted(acknowledged)
    assert store_of(engine).integrity() == "ok"
    engine.dispose()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_write_permission_is_reported(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(ReadOnlyError, match="locked"):
        open_engine(url(tmp_path / "locked" / "rapport.sqlite3"))


def test_a_path_through_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnreachableError, match="file"):
        open_engine(url(tmp_path / "file" / "rapport.sqlite3"))


def test_a_store_that_became_read_only_says_so(sqlite: Engine) -> None:
    with reading(sqlite) as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(ReadOnlyError, match="may not be written"):
        Activities(sqlite, OWNER).write(messages(1))


def test_a_database_locked_by_another_is_reported(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sqlite.url.database
    monkeypatch.setattr(opening, "PRAGMAS", ("busy_timeout=10",))
    with writing(sqlite), pytest.raises(BusyError, match="in use by another program"):
        Activities(open_engine(url(Path(sqlite.url.database))), OWNER).write(messages(1))


@pytest.mark.parametrize("engine", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True)
def test_tables_locked_by_another_are_reported(
    engine: Engine, postgresql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 1)
    other = open_engine(postgresql)
    try:
        with writing(engine) as holding:
            holding.execute(text("LOCK TABLE activities"))
            with pytest.raises(BusyError, match="in use by another program for over 1 second"):
                Activities(other, OWNER).write(messages(1))
    finally:
        other.dispose()


def test_an_unreachable_server_is_reported() -> None:
    with pytest.raises(UnreachableError, match="PostgreSQL server cannot be reached"):
        open_engine("postgresql://nobody@127.0.0.1:1/none")


@pytest.mark.parametrize("wrong", ["mysql://host/name", "sqlite://", "sqlite:///:memory:", "nonsense"])
def test_an_url_of_an_unsupported_database_is_reported(wrong: str) -> None:
    with pytest.raises(StoreError):
        open_engine(wrong)


@pytest.mark.parametrize(
    "given", ["postgresql:/rapport:secretword@host/x", "postgresql://rapport:secretword@host:port/x"]
)
def test_an_invalid_url_is_not_quoted_with_its_password(given: str) -> None:
    with pytest.raises(UnreachableError) as told:
        open_engine(given)
    assert "secretword" not in str(told.value)
    assert told.value.__suppress_context__  # nor is it in a log
