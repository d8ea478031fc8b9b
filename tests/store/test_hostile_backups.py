"""A file that looks like a backup opens only if it holds what a backup holds, and uses up neither disk nor memory."""

import io
import sqlite3
import tarfile
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from server.commands.main import main
from server.installation.settings import Settings
from server.store.backups import back_up, opened
from server.store.errors import CorruptError
from server.store.sealed_stream import SealedReader, SealedWriter, SealError
from server.store.store import open_store
from tests.store.making import messages


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(tmp_path / "data", f"sqlite:///{tmp_path}/data/rapport.sqlite3", environment={})


def entries(settings: Settings) -> list[tuple[tarfile.TarInfo, bytes]]:
    """What is in a real backup."""
    with open_store(settings) as store:
        store.activities.write(messages(3))
    with back_up(settings).open("rb") as sealed:
        content = io.BytesIO(SealedReader(sealed, None).read())
    with tarfile.open(fileobj=content) as archive:
        return [(each, found.read()) for each in archive if (found := archive.extractfile(each))]


def sealed(place: Path, add: Callable[[tarfile.TarFile], None]) -> Path:
    """A file that is sealed as a backup is, with what ``add`` writes into it."""
    with place.open("wb") as file:
        writer = SealedWriter(file, None)
        with tarfile.open(fileobj=writer, mode="w|gz", format=tarfile.PAX_FORMAT) as archive:
            add(archive)
        writer.finish()
    return place


def changed(settings: Settings, folder: Path, *statements: str) -> Path:
    """A real backup, on whose database these statements were carried out before it was sealed."""
    real, odd = entries(settings), folder / "odd.sqlite3"
    odd.write_bytes(next(content for about, content in real if about.name == "rapport.sqlite3"))
    with closing(sqlite3.connect(odd)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()

    def add(archive: tarfile.TarFile) -> None:
        for about, content in real:
            held = odd.read_bytes() if about.name == "rapport.sqlite3" else content
            about.size = len(held)
            archive.addfile(about, io.BytesIO(held))

    return sealed(folder / "hostile.backup", add)


def entry(name: str, kind: bytes = tarfile.REGTYPE, leads: str = "", **said: str) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.linkname, made.pax_headers = kind, leads, said
    return made


HOSTILE = {
    "a link": entry("about.json", tarfile.SYMTYPE, "/etc/passwd"),
    "a hard link": entry("key", tarfile.LNKTYPE, "about.json"),
    "a pipe": entry("key", tarfile.FIFOTYPE),
    "a device": entry("rapport.sqlite3", tarfile.CHRTYPE),
    "a folder": entry("rapport.sqlite3", tarfile.DIRTYPE),
    "a path": entry("../key"),
    "an absolute path": entry("/tmp/key"),
    "another file": entry("open.html"),
    "the database twice": entry("rapport.sqlite3"),
    "a long name": entry("x" * 40_000_000),
    "a word beside it": entry("about.json", comment="x" * 40_000_000),
    "an empty word of when it was made": entry("about.json"),
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_what_no_backup_holds_opens_none(settings: Settings, tmp_path: Path, hostile: tarfile.TarInfo) -> None:
    real = entries(settings)

    def add(archive: tarfile.TarFile) -> None:
        for about, content in real:
            archive.addfile(about, io.BytesIO(content))
        archive.addfile(hostile)

    file = sealed(tmp_path / "hostile.backup", add)
    before = {path.name for path in tmp_path.rglob("*")}
    tracemalloc.start()
    try:
        with pytest.raises(SealError, match="damaged"), opened(file, settings.data):
            pass
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 30_000_000
    assert {path.name for path in tmp_path.rglob("*")} == before


@pytest.mark.parametrize("about", [b"", b"[]", b"\xff", b'{"made": 1e400, "activities": 3}', b"[" * 9_000])
def test_what_says_nothing_of_itself_opens_not(settings: Settings, tmp_path: Path, about: bytes) -> None:
    real = entries(settings)

    def add(archive: tarfile.TarFile) -> None:
        for each, content in real:
            said = about if each.name == "about.json" else content
            each.size = len(said)
            archive.addfile(each, io.BytesIO(said))

    file = sealed(tmp_path / "hostile.backup", add)
    with pytest.raises(SealError, match="damaged"), opened(file, settings.data):
        pass


def test_a_backup_packed_by_hand_opens(settings: Settings, tmp_path: Path) -> None:
    real = entries(settings)

    def add(archive: tarfile.TarFile) -> None:
        for about, content in real:
            archive.addfile(about, io.BytesIO(content))

    with opened(sealed(tmp_path / "real.backup", add), settings.data) as found:
        assert found.about.activities == 3


#: What keeps what is erased, lets in who was revoked, or looks like a table and is none.
CARRIED_OUT = {
    "a trigger": "CREATE TRIGGER kept AFTER DELETE ON activities BEGIN INSERT INTO hidden VALUES (old.partner); END",
    "a view": "CREATE VIEW told AS SELECT partner FROM activities",
    "a virtual table": "CREATE VIRTUAL TABLE words USING fts5(text)",
}


#: Words that no list has; a zone that is none; a language that is a path. With any of these hardly a command would run.
OF_OTHER_WORDS = {
    "a language": "UPDATE persons SET language = '../../../tmp/evil'",
    "a role": "UPDATE persons SET role = 'king'",
    "a zone": "UPDATE persons SET zone = 'Europe/' || char(27) || '[2J'",
    "a run": "INSERT INTO runs (person_id, id, days, started, state, again, host, process) "
    "VALUES ('owner', 'a', 9, 1, 'x', 0, '', 1)",
    "what is covered": "INSERT INTO coverage (person_id, source, site, subject, extent, note, remedy) "
    "VALUES ('owner', 'archive', 'x', 'message-sent', 'much', '', '')",
    "how often": "INSERT INTO schedules (person_id, id, every, at, zone, days, next_at, paused, created) "
    "VALUES ('owner', 'a', 'always', '09:00', 'UTC', 90, 0, 0, 1)",
    "a time": "INSERT INTO schedules (person_id, id, every, at, zone, days, next_at, paused, created) "
    "VALUES ('owner', 'a', 'daily', 'late', 'UTC', 90, 0, 0, 1)",
    "a zone of a schedule": "INSERT INTO schedules (person_id, id, every, at, zone, days, next_at, paused, created) "
    "VALUES ('owner', 'a', 'daily', '09:00', '../UTC', 90, 0, 0, 1)",
}


@pytest.mark.parametrize("statement", OF_OTHER_WORDS.values(), ids=OF_OTHER_WORDS)
def test_what_says_what_nobody_could_have_said_opens_not(settings: Settings, tmp_path: Path, statement: str) -> None:
    file = changed(settings, tmp_path, statement)
    with pytest.raises(CorruptError, match="wrong kind"), opened(file, settings.data):
        pass


@pytest.mark.parametrize(("word", "code"), [("language = '../x'", 0), ("zone = 'Nowhere/Else'", 1)])
def test_who_has_such_a_database_can_still_restore_another(settings: Settings, word: str, code: int) -> None:
    """A language that nobody speaks is the machine's; a zone that nobody knows is damage, told in a line."""
    with open_store(settings) as store:
        store.activities.write(messages(3))
    file, given = back_up(settings), ["--data", str(settings.data)]
    with closing(sqlite3.connect(settings.data / "rapport.sqlite3")) as database:
        database.execute(f"UPDATE persons SET {word}")
        database.commit()
    runner = CliRunner(env={"RAPPORT_DATABASE_URL": "", "LANG": "C"})
    listed = runner.invoke(main, [*given, "today"])
    assert isinstance(listed.exception, SystemExit) and "Error: " in listed.output
    assert runner.invoke(main, [*given, "devices", "list"]).exit_code == code
    assert runner.invoke(main, [*given, "restore", str(file), "--yes"]).exit_code == 0
    assert runner.invoke(main, [*given, "devices", "list"]).exit_code == 0


@pytest.mark.parametrize("statement", CARRIED_OUT.values(), ids=CARRIED_OUT)
def test_what_a_database_would_carry_out_by_itself_opens_not(
    settings: Settings, tmp_path: Path, statement: str
) -> None:
    file = changed(settings, tmp_path, "CREATE TABLE hidden (partner TEXT)", statement)
    with pytest.raises(SealError, match="damaged"), opened(file, settings.data):
        pass
