"""After erasing, no file of the folder holds a name or an id that was kept, whoever reads, writes or is killed."""

import atexit
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from sqlalchemy import Engine, func, select, text

from auditor.activities.activity import Person
from auditor.answers.expectations import Confidant, Expectations
from server.audits.running import audit_now
from server.imports.importing import Import, run_import
from server.installation.settings import Settings
from server.store.engine import file_of, open_engine
from server.store.erasing import erase
from server.store.errors import BusyError, ErasedError
from server.store.replacing import is_marked, marked
from server.store.schema import OWNER, activities, metadata
from server.store.store import Store, open_store
from tests.store import small_disk
from tests.store.making import message, messages, store_of

ROOT = Path(__file__).parents[2]
#: Words of which no file may hold any: parts of names, ids, texts and answers.
CANARIES = (b"Zanzibaretta", b"quokka-id", b"Umbrellabird", b"pangolin words", b"Person 7", b"person7")


def settings_in(folder: Path) -> Settings:
    return Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={})


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path / "data")


def fill(settings: Settings) -> None:
    """What a life leaves: people, texts, answers, reports, deleted rows in free pages, and what kills left behind. In a
    file it is a copy of the first that was made, as an audit takes a second."""
    if settings.sqlite_file == settings.data / "rapport.sqlite3":
        shutil.copytree(filled(), settings.data, dirs_exist_ok=True)
        return
    live(settings)


@cache
def filled() -> Path:
    """A folder with all of it, to be copied."""
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    live(settings_in(Path(folder.name) / "data"))
    return Path(folder.name) / "data"


def live(settings: Settings) -> None:
    """Leave all of it in a folder."""
    with open_store(settings) as store:
        store.change(keep_text_days=30)
        people = [Person(f"quokka-id-{n}", f"Zanzibaretta Number{n}") for n in range(200)]
        store.activities.write([message("pangolin words", n, to=each, keep_text=True) for n, each in enumerate(people)])
        store.activities.write(messages(2_000))
        store.activities.remove([arrival.row.id for arrival in messages(1_000)])
        store.answers.add(Expectations(inner_circle=(Confidant("Umbrellabird Close"),)))
        store.imports.begin("Zanzibaretta.zip")
        audit_now(store)
    for place in (
        f"upload-{uuid4()}/Zanzibaretta.zip",
        "reading-ab12_cd3/copy.sqlite3",
        "backups/rapport-1.backup",
        "spool/tmpab12",
        ".open.html-ab12_cd3",
        ".backups.json-ab12_cd3",
    ):
        path = settings.data / place
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.write_bytes(b"Zanzibaretta " * 100)


def traces(folder: Path) -> dict[str, list[bytes]]:
    """By file, the canaries in it or in its name."""
    found = {}
    for file in folder.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        if held := [word for word in CANARIES if word in content or word in str(file.relative_to(folder)).encode()]:
            found[str(file.relative_to(folder))] = held
    return found


def command(settings: Settings, *words: str) -> "subprocess.CompletedProcess[str]":
    """``rapport`` as a process of its own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("RAPPORT", "LANG", "LC_"))}
    whole = [sys.executable, "-m", "server", "--data", str(settings.data), *words]
    return subprocess.run(whole, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@contextmanager
def program(code: str, *given: str) -> Iterator["subprocess.Popen[str]"]:
    """Another process, which says a word when it is ready and ends when its input does."""
    started = subprocess.Popen(
        [sys.executable, "-c", code, *given], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert started.stdout
    try:
        assert started.stdout.readline()
        yield started
    finally:
        started.communicate()


def test_no_file_holds_what_was_erased_and_the_installation_goes_on(settings: Settings) -> None:
    fill(settings)
    assert len(traces(settings.data)) >= 4
    key = settings.key
    done = command(settings, "erase", "--yes")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing of it was found" in done.stdout
    assert traces(settings.data) == {}
    assert sorted(path.name for path in settings.data.iterdir()) == ["key", "rapport.sqlite3"]
    assert (settings.data / "rapport.sqlite3").stat().st_mode & 0o777 == 0o600
    assert settings_in(settings.data).key == key
    with open_store(settings) as store:
        assert store.owner.get().keep_text_days == 0
        assert len(store.activities.write(messages(3)).stored) == 3


def test_what_is_left_is_told_with_its_place(settings: Settings) -> None:
    fill(settings)
    (settings.data / "my notes.txt").write_text("zanzibaretta number17 said hello")
    (settings.data / "holiday.txt").write_text("nobody at all")
    (settings.data / "packed.zip").write_bytes(b"PK\x03\x04whatever")
    done = command(settings, "erase", "--yes")
    assert done.returncode == 1
    assert "my notes.txt: 1 name or id" in done.stderr
    assert "packed.zip: It is packed" in done.stderr
    assert "holiday" not in done.stderr
    assert "Nothing of it was found" not in done.stdout


READER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN")
print(connection.execute("SELECT count(*) FROM acquaintances").fetchone()[0], flush=True)
sys.stdin.readline()
print(connection.execute("SELECT count(*) FROM acquaintances").fetchone()[0], flush=True)
"""


def test_a_reader_that_has_the_file_open_keeps_nothing_in_the_folder(settings: Settings) -> None:
    fill(settings)
    with program(READER, str(settings.data / "rapport.sqlite3")) as reader:
        outcome = erase(settings)
        assert (outcome.left, traces(settings.data)) == ((), {})
        if sys.platform == "linux":
            assert any(f"process {reader.pid}" in note for note in outcome.notes)
        assert open_store(settings).activities.count() == 0
        told, _ = reader.communicate("go on\n")
        assert told == "220\n"
    with open_store(settings) as store:
        assert store.activities.count() == 0
        assert store.integrity() == "ok"


WRITER = """
import sys
from pathlib import Path
from server.installation.settings import Settings
from server.store.store import open_store
from tests.store.making import messages

with open_store(Settings.load(Path(sys.argv[1]), environment={})) as store:
    for batch in range(100_000):
        for stored in store.activities.write(messages(5, start=batch * 5)).stored:
            print(stored, flush=True)
"""


def test_nothing_acknowledged_after_the_erasing_is_lost_by_a_process_that_had_the_old_file_open(
    settings: Settings,
) -> None:
    with open_store(settings):
        pass
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(settings.data)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert writer.stdout
    acknowledged = [writer.stdout.readline().strip() for _ in range(50)]
    for _ in range(3):
        assert erase(settings).left == ()
        acknowledged += [writer.stdout.readline().strip() for _ in range(50)]
    writer.send_signal(signal.SIGKILL)
    acknowledged += [line for line in writer.communicate()[0].split() if len(line) == 36]
    engine = open_engine(settings.database_url)
    with engine.connect() as connection:
        kept = set(connection.scalars(select(activities.c.id)))
    engine.dispose()
    assert kept
    first = min(acknowledged.index(each) for each in kept if each in acknowledged)
    assert set(acknowledged[first:]) <= kept
    assert not set(acknowledged[: first // 5 * 5]) & kept


def test_a_running_import_or_audit_brings_nothing_back(settings: Settings, tmp_path: Path) -> None:
    with open_store(settings) as store:
        enrolled = store.owner.get().created
        store.activities.write_since(enrolled, messages(1))
        report = audit_now(store)
        store.erase()
        with pytest.raises(ErasedError, match="erased meanwhile"):
            store.activities.write_since(enrolled, messages(5))
        with pytest.raises(ErasedError, match="erased meanwhile"):
            store.reports.add(report, enrolled=enrolled)
        assert (store.activities.count(), store.reports.last()) == (0, None)


def test_an_import_ends_if_everything_is_erased_meanwhile(settings: Settings, tmp_path: Path) -> None:
    rows = [
        f"2026-01-{1 + n % 28:02} 10:{n % 60:02}:00,https://www.linkedin.com/{n},Zanzibaretta {n}" for n in range(9_000)
    ]
    (tmp_path / "Comments.csv").write_text("\n".join(["Date,Link,Message", *rows]))
    with open_store(settings) as store:
        entry = Import(store.imports.begin("Comments.csv"), "Comments.csv")

        def erase_once(now: Import) -> None:
            if now.new and not erased:
                erased.append(store.erase())

        erased: list[object] = []
        run_import(store, tmp_path / "Comments.csv", entry, erase_once)
        assert (entry.state, store.activities.count()) == ("failed", 0)
        assert "erased meanwhile" in str(entry.error)


FILLED = """
from tests.store.test_erasing import live, settings_in, traces
from server.store.erasing import erase
from server.store.store import open_store
settings = settings_in(Path(sys.argv[1], "data"))
live(settings)
"""
ERASED = """
outcome = erase(settings)
print(outcome.left, traces(settings.data))
with open_store(settings) as store:
    print(store.activities.count(), store.integrity())
"""


@small_disk.needed
def test_a_full_disk_does_not_keep_it(tmp_path: Path) -> None:
    said, complained = small_disk.said_on_a_full_disk(tmp_path, FILLED, ERASED)
    assert said == ["() {}", "0 ok"], complained


KILLED = """
import shutil, sys
from pathlib import Path
import alembic.command, alembic.script, psutil
from tests.store.killing import ended_before
from tests.store.test_erasing import settings_in, traces
from server.store.erasing import erase
from server.store.replacing import is_marked
from server.store.store import open_store

whole, copy = Path(sys.argv[1]), Path(sys.argv[2])
settings = settings_in(copy)
step = killed = 0
while True:
    shutil.rmtree(copy)
    shutil.copytree(whole, copy)
    step += 1
    ended = ended_before(step, copy, lambda: erase(settings))
    begun = is_marked(copy / "rapport.sqlite3")
    with open_store(settings) as store:
        assert store.integrity() == "ok"
        assert store.activities.count() == (0 if begun or not traces(copy) else 1_200), step
    assert not is_marked(copy / "rapport.sqlite3")
    assert not begun or traces(copy) == {}, (step, traces(copy))
    if ended:
        assert traces(copy) == {}
        break
    killed += begun
    step += step // 8
print(killed)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_kill_at_any_step_leaves_all_of_it_or_is_completed_by_the_next_start(
    settings: Settings, tmp_path: Path
) -> None:
    fill(settings)
    (tmp_path / "copy").mkdir(mode=0o700)
    command = [sys.executable, "-c", KILLED, str(settings.data), str(tmp_path / "copy")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 5


def test_writers_wait_for_a_living_process_that_replaces_the_file(
    sqlite: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    from server.store import engine as opening

    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    file = file_of(sqlite)
    assert file
    with marked(file, "erase", 1), pytest.raises(BusyError, match="being erased or restored"):
        store_of(sqlite).activities.write(messages(1))
    assert not is_marked(file)
    store_of(sqlite).activities.write(messages(1))


def test_a_damaged_database_is_erased_too(settings: Settings) -> None:
    fill(settings)
    file = settings.data / "rapport.sqlite3"
    file.write_bytes(b"Zanzibaretta, and no database" * 1_000)
    done = command(settings, "erase", "--yes")
    assert done.returncode == 0, done.stderr
    assert traces(settings.data) == {}
    with open_store(settings) as store:
        assert store.activities.count() == 0


def rows(engine: Engine, person_id: str) -> dict[str, int]:
    with engine.connect() as connection:
        return {
            name: connection.scalar(select(func.count()).select_from(table).where(table.c.person_id == person_id)) or 0
            for name, table in metadata.tables.items()
        }


@pytest.mark.postgresql
@pytest.mark.parametrize("others", [False, True])
def test_on_a_server_the_tables_hold_nothing_and_its_own_log_is_named(
    postgresql: str, migrated: Engine, tmp_path: Path, others: bool
) -> None:
    settings = Settings.load(tmp_path / "data", postgresql, environment={})
    fill(settings)
    if others:
        store_of(migrated, "other").activities.write(messages(3))
    before = rows(migrated, "other")
    with migrated.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("CHECKPOINT"))
        place = Path(connection.scalar(text("SHOW data_directory")) or "", "base")
        assert any(b"Zanzibaretta" in file.read_bytes() for file in place.rglob("*") if file.is_file())
    try:
        outcome = erase(settings)
        assert outcome.left == ()
        assert any("PostgreSQL server keeps a log of its own" in note for note in outcome.notes)
        assert traces(settings.data) == {}
        assert rows(migrated, OWNER) == {name: int(name == "persons") for name in metadata.tables}
        assert rows(migrated, "other") == before
        with migrated.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("CHECKPOINT"))
        assert not any(b"Zanzibaretta" in file.read_bytes() for file in place.rglob("*") if file.is_file())
        assert len(Store(migrated, settings).activities.write(messages(3)).stored) == 3
    finally:
        with migrated.begin() as connection:
            connection.exec_driver_sql(f"TRUNCATE {', '.join(metadata.tables)}")
