"""A backup holds all data of one moment, for its owner alone; restoring succeeds completely or changes nothing."""

import os
import shutil
import signal
import stat
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine, select, text

from server.commands.main import main
from server.installation.settings import Settings
from server.store import sealed_stream
from server.store.backup_plan import Plan, back_up_if_due, last_backups, read_plan, save_plan
from server.store.backups import back_up, made_at, name_of, opened
from server.store.checksums import is_sound
from server.store.engine import open_engine, writing
from server.store.errors import CorruptError, StoreError
from server.store.passphrase_key import PassphraseKey
from server.store.persons import now
from server.store.replacing import is_marked
from server.store.restoring import restore
from server.store.schema import OWNER, metadata
from server.store.sealed_stream import SealError
from server.store.store import open_store
from tests.store.making import messages, with_cheap_scrypt
from tests.store.test_durability import writer
from tests.store.test_erasing import fill

ROOT = Path(__file__).parents[2]
#: What kills leave beside the database; a restoring leaves it as it is.
LEFT_BEHIND = ("upload-", "reading-", ".open.html-", ".backups.json-")


def settings_in(folder: Path) -> Settings:
    return Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={})


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_in(tmp_path / "data")


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    with_cheap_scrypt(monkeypatch)


def rows(engine: Engine) -> dict[str, list[str]]:
    with engine.connect() as connection:
        return {
            name: sorted(
                repr(tuple(row)) for row in connection.execute(select(table).where(table.c.person_id == OWNER))
            )
            for name, table in metadata.tables.items()
        }


def kept(settings: Settings) -> dict[str, list[str]]:
    engine = open_engine(settings.database_url, lambda: settings.key)
    try:
        return rows(engine)
    finally:
        engine.dispose()


def rapport(settings: Settings, *words: str, typed: str | None = None, **environment: str) -> Result:
    given = {"RAPPORT_DATA": str(settings.data), "RAPPORT_DATABASE_URL": "", "LANG": "C", **environment}
    return CliRunner(env=given).invoke(main, words, input=typed)


def put_back(settings: Settings, file: Path, passphrase: str | None = None) -> Path | None:
    database = settings.sqlite_file
    with opened(file, database.parent if database else settings.data, passphrase) as found:
        return restore(settings, database, found)


@pytest.mark.parametrize("passphrase", [None, "four words of mine"])
def test_restoring_brings_back_all_data_and_the_key(settings: Settings, tmp_path: Path, passphrase: str | None) -> None:
    fill(settings)
    before, key = kept(settings), settings.key
    assert all(before[name] for name in ("activities", "acquaintances", "texts", "answers", "reports", "imports"))
    umask = os.umask(0)
    try:
        file = back_up(settings, tmp_path / "elsewhere", passphrase)
    finally:
        os.umask(umask)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]
    assert (b"Zanzibaretta" in file.read_bytes()) is False  # packed at least
    for place in (settings.data, tmp_path / "another"):
        target = settings_in(place)
        with open_store(target) as store:
            store.activities.write(messages(7, start=9_000))
        assert put_back(target, file, passphrase) is None
        assert kept(target) == before
        assert settings_in(place).key == key
        left = {path.name for path in place.iterdir()} - {"backups", "spool"}
        assert {name for name in left if not name.startswith(LEFT_BEHIND)} == {"key", "rapport.sqlite3"}
        assert {stat.S_IMODE((place / name).stat().st_mode) for name in ("key", "rapport.sqlite3")} == {0o600}


def test_no_browser_is_let_in_by_what_is_restored(settings: Settings) -> None:
    with open_store(settings) as store:
        store.activities.write(messages(3))
        link = store.links.add(now())
        file = back_up(settings)
        store.links.remove_all()
        put_back(settings, file)
        assert not store.links.use(link, now())
        assert store.activities.count() == 3


def test_a_backup_is_of_one_moment_while_others_write(settings: Settings) -> None:
    with open_store(settings):
        pass
    engine = open_engine(settings.database_url)
    process = writer(engine, 0, 1_000_000)
    assert process.stdout
    acknowledged = {process.stdout.readline().strip() for _ in range(100)}
    file = back_up(settings)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    engine.dispose()
    with opened(file, settings.data) as found:
        copy = open_engine(f"sqlite:///{found.database}")
        with copy.connect() as connection:
            ids = set(connection.scalars(text("SELECT id FROM activities")))
            counted = connection.scalar(text("SELECT sum(activities) FROM sources"))
        copy.dispose()
    assert acknowledged <= ids
    assert counted == len(ids) == found.about.activities


def test_whoever_does_not_know_the_passphrase_reads_nothing(settings: Settings) -> None:
    fill(settings)
    file = back_up(settings, passphrase="four words of mine")
    for wrong in ("four words of mind", "", None):
        with pytest.raises(SealError, match="passphrase"), opened(file, settings.data, wrong):
            pass
    content = file.read_bytes()
    assert settings.key not in content and b"SQLite" not in content


@pytest.mark.parametrize(
    ("passphrase", "by_itself"), [(None, False), ("four words of mine", False), ("four words of mine", True)]
)
def test_a_damaged_or_truncated_backup_replaces_nothing(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, passphrase: str | None, by_itself: bool
) -> None:
    monkeypatch.setattr(sealed_stream, "CHUNK", 20_000)
    fill(settings)
    whole = back_up(settings, passphrase=PassphraseKey.of(passphrase or "") if by_itself else passphrase)
    content = whole.read_bytes()
    before = kept(settings)
    places = [0, 5, len(sealed_stream.MAGIC) + 3, 200, len(content) // 2, len(content) - 1]
    wrong = [content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :] for place in places]
    chunk = 20_000 + 16
    start = len(content) % chunk
    wrong += [content[:-1], content[:-chunk], content[: len(content) // 2], content + b"x", b"", content[:40]]
    wrong += [content[: start + chunk] + content[start + 2 * chunk :]]
    file = whole.with_name("wrong")
    for number, each in enumerate(wrong):
        file.write_bytes(each)
        with pytest.raises(StoreError) as problem:
            put_back(settings, file, passphrase)
        assert "backup" in str(problem.value), number
    assert kept(settings) == before
    assert not list(settings.data.glob("reading-[0-9]*")) and not list(settings.data.glob("*.new"))


def test_a_damaged_database_is_not_backed_up_but_can_be_replaced(settings: Settings) -> None:
    fill(settings)
    file = back_up(settings, settings.data / "elsewhere")
    before = kept(settings)
    database = settings.data / "rapport.sqlite3"
    damaged = bytearray(database.read_bytes())
    damaged[8_192:40_000] = b"\xa5" * (40_000 - 8_192)
    database.write_bytes(damaged)
    (settings.data / "key").write_bytes(b"short")
    with pytest.raises(StoreError):
        back_up(settings_in(settings.data), settings.data / "more")
    assert list((settings.data / "more").iterdir()) == []
    aside = put_back(settings_in(settings.data), file)
    assert aside and aside.read_bytes() == damaged
    assert kept(settings_in(settings.data)) == before


def test_a_backup_compares_each_activity_once(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(settings) as store:
        store.activities.write(messages(30))
    compared: list[object] = []

    def noting(values: Sequence[object]) -> bool:
        compared.append(values[1])
        return is_sound(values)

    monkeypatch.setattr("server.store.damaged_rows.is_sound", noting)
    file = back_up(settings)
    assert sorted(map(str, compared)) == sorted(each.row.id for each in messages(30))
    compared.clear()
    with opened(file, settings.data):
        assert len(compared) == 30


def test_a_process_with_the_old_file_open_continues_with_the_restored_one(settings: Settings) -> None:
    with open_store(settings) as store:
        first = store.activities.write(messages(5)).stored
        file = back_up(settings)
        store.activities.write(messages(5, start=100))
        put_back(settings, file)
        assert sorted(row.id for row in store.activities.latest(100)) == sorted(first)
        assert len(store.activities.write(messages(2, start=200)).stored) == 2
    with open_store(settings) as store:
        assert store.activities.count() == 7


def test_the_commands_ask_report_and_fail_in_one_line(settings: Settings, tmp_path: Path) -> None:
    fill(settings)
    folder = tmp_path / "elsewhere"
    made = rapport(settings, "backup", str(folder), "--passphrase", typed="my words\nmy words\n")
    assert made.exit_code == 0, made.output
    (file,) = folder.iterdir()
    assert file.name in made.output.replace("\n", "") and "not encrypted" not in made.output
    rapport(settings, "erase", "--yes")
    assert rapport(settings, "restore", str(file), "--yes", typed="other words\n").exit_code == 1
    assert rapport(settings, "restore", str(file), typed="my words\nn\n").exit_code == 1
    done = rapport(settings, "restore", str(file), typed="my words\ny\n")
    assert done.exit_code == 0 and "1,200 activities" in done.output, done.output
    assert len(kept(settings)["activities"]) == 1_200
    plain = rapport(settings, "backup")
    assert "not encrypted" in plain.output
    assert rapport(settings, "restore", str(next((settings.data / "backups").iterdir())), "--yes").exit_code == 0
    sealed = rapport(settings, "backup", str(folder), "--passphrase", RAPPORT_PASSPHRASE="from a script")
    assert sealed.exit_code == 0, sealed.output
    (tmp_path / "no backup").write_text("words")
    failed = rapport(settings, "restore", str(tmp_path / "no backup"), "--yes")
    assert (failed.exit_code, failed.output) == (1, "Error: This is no backup of Rapport.\n")


def test_backups_are_made_when_they_are_due_and_the_oldest_go(settings: Settings, tmp_path: Path) -> None:
    with open_store(settings) as store:
        store.activities.write(messages(3))
    folder = tmp_path / "elsewhere"
    assert rapport(settings, "backup", str(folder), "--every", "weekly", "--keep", "2").exit_code == 0
    assert read_plan(settings) == Plan("weekly", str(folder), 2)
    moment = datetime.now(UTC)
    assert back_up_if_due(settings, moment + timedelta(days=6)) is None
    (newest,) = folder.iterdir()
    older = [folder / name_of(moment - timedelta(days=days)) for days in (8, 15)]
    for each in older:
        shutil.copy(newest, each)
    (folder / "mine.txt").write_text("not a backup")
    newest.unlink()
    with open_store(settings) as store:
        made = store.back_up_if_due()
    assert made and sorted(folder.iterdir()) == sorted([made, older[0], folder / "mine.txt"])
    assert "The last backup was made" in rapport(settings, "doctor").output
    assert rapport(settings, "backup", "--every", "never").exit_code == 0
    assert read_plan(settings) is None
    assert back_up_if_due(settings, moment + timedelta(days=90)) is None


def test_what_is_made_by_itself_is_encrypted_and_nothing_on_the_disk_opens_it(
    settings: Settings, tmp_path: Path
) -> None:
    fill(settings)
    before, folder, words = kept(settings), tmp_path / "elsewhere", "four words of mine"
    planned = rapport(settings, "backup", str(folder), "--every", "daily", "--passphrase", RAPPORT_PASSPHRASE=words)
    assert planned.exit_code == 0 and "kept nowhere" in " ".join(planned.output.split()), planned.output
    (first,) = folder.iterdir()
    made = back_up_if_due(settings, datetime.now(UTC) + timedelta(days=2))
    assert made is not None
    for file in (first, made):
        assert b"SQLite" not in file.read_bytes() and settings.key not in file.read_bytes()
        for wrong in (None, "", "four words of mind"):
            with pytest.raises(SealError, match="passphrase"), opened(file, settings.data, wrong):
                pass
    for file in settings.data.rglob("*"):
        assert not file.is_file() or words.encode() not in file.read_bytes()
    with open_store(settings) as store:
        store.erase()
    assert rapport(settings, "restore", str(made), typed=f"{words}\ny\n").exit_code == 0
    assert kept(settings) == before


def test_two_keys_of_one_passphrase_differ_and_a_file_reveals_no_other(settings: Settings) -> None:
    one, other = PassphraseKey.of("my words"), PassphraseKey.of("my words")
    assert one.public != other.public
    (first, by), (second, _) = one.sealing(), one.sealing()
    assert first != second and one.opening("my words", by) == first != other.opening("my words", by)


def test_a_failed_backup_is_reported_until_one_succeeds(settings: Settings, tmp_path: Path) -> None:
    with open_store(settings) as store:
        store.activities.write(messages(3))
    assert "There is no backup yet" in rapport(settings, "doctor").output
    in_the_way = tmp_path / "stick"
    in_the_way.write_text("no folder")
    save_plan(settings, Plan("daily", str(in_the_way / "backups"), 3))
    with pytest.raises(OSError):
        back_up_if_due(settings)
    told = " ".join(rapport(settings, "doctor").output.split())
    assert "The last try to make a backup failed" in told and "stick/backups cannot be written" in told
    in_the_way.unlink()
    made = back_up_if_due(settings)
    assert made and [each.file for each in last_backups(settings, 5)] == [made]
    told = " ".join(rapport(settings, "doctor").output.split())
    assert "last try" not in told and "The last backup was made" in told


def test_file_names_tell_when_a_backup_was_made_and_other_names_are_ignored() -> None:
    moment = datetime(2026, 2, 8, 9, 30, tzinfo=UTC)
    assert made_at(Path(name_of(moment))) == moment
    assert made_at(Path("rapport-old.backup")) is None


def test_erasing_deletes_backups_in_the_data_folder(settings: Settings) -> None:
    fill(settings)
    back_up(settings)
    save_plan(settings, Plan("daily", str(settings.data / "backups"), 3))
    with open_store(settings) as store:
        assert store.erase().left == ()
    assert sorted(path.name for path in settings.data.iterdir())[0] == "key"
    assert not is_marked(settings.data / "rapport.sqlite3")


@pytest.fixture
def on_a_server(postgresql: str, migrated: Engine, tmp_path: Path) -> Iterator[Settings]:
    yield Settings.load(tmp_path / "served", postgresql, environment={})
    with writing(migrated) as connection:
        connection.exec_driver_sql(f"TRUNCATE {', '.join(metadata.tables)}")


@pytest.mark.postgresql
def test_a_postgresql_database_is_backed_up_and_restored_into_either(settings: Settings, on_a_server: Settings) -> None:
    fill(on_a_server)
    before = kept(on_a_server)
    file = back_up(on_a_server)
    put_back(settings, file)
    assert {name: len(found) for name, found in kept(settings).items()} == {
        name: len(found) for name, found in before.items()
    }
    with open_store(on_a_server) as store:
        store.activities.write(messages(3, start=9_000))
    put_back(on_a_server, file)
    assert kept(on_a_server) == before
    assert settings_in(settings.data).key == settings_in(on_a_server.data).key


def test_a_damaged_database_is_reported(settings: Settings) -> None:
    fill(settings)
    engine = open_engine(settings.database_url)
    with writing(engine) as connection:
        connection.execute(text("UPDATE acquaintances SET sent = 'many' WHERE id = 'person7'"))
    engine.dispose()
    with pytest.raises(CorruptError, match="acquaintances"):
        back_up(settings)
