"""A byte of an activity that changed on the disk is an error with its place, wherever the activity is read."""

import shutil
import sqlite3
import struct
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from click.testing import CliRunner, Result
from sqlalchemy import Engine, update

from auditor.history.ingest import Record
from server.commands.main import main
from server.installation.settings import Settings
from server.store import engine as opening
from server.store.checksums import STORED, checksum
from server.store.engine import writing
from server.store.errors import CorruptError
from server.store.schema import activities
from server.store.store import Store, open_store
from tests.store.making import NOON, message, messages, store_of

#: An activity with a value in every column, each of which stands nowhere else in the file.
FULL = Record(
    id="0195c0de-0000-7000-8000-00000000abcd",
    type="Create",
    subject="message-sent",
    at=round(NOON.timestamp() * 1000) + 98_765,
    day="2025-03-04",
    hour=13,
    site="mastodon",
    mine=True,
    partner="zoe@a.example",
    audience="person",
    recipients='["zoe@a.example","yan@b.example"]',
    object_type="Message",
    object_id="object-of-zoe",
    in_reply_to="reply-of-zoe",
    context="context-of-zoe",
    duration=1234.567,
    words=0x123456,
    language="qv",
    acts=0x2345,
    sketch=b"sketch-of-16-byt",
    reading='{"told":"reading"}',
    detail='{"note":true}',
    via="extension",
    version="9.8.7",
    slack=0x345678,
    fingerprint=b"print-of-16-byte",
    account="account-of-zoe",
)
#: Values that are only a byte or part of a row's header in the file.
SMALL = {"hour": "hour = 14", "mine": "mine = 0"}
#: What the index on time holds too.
IN_THE_INDEX = ("id", "at", "fingerprint")
PLACE = "0195c0de-0000-7000-8000-00000000abcd of 2025-03-04 on mastodon"


def settings_in(folder: Path) -> Settings:
    return Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={})


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "data"
    with open_store(settings_in(folder)) as store:
        store.activities.write([*messages(50), message()._replace(row=FULL)])
    return folder


@pytest.fixture
def data(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "data")
    return tmp_path / "data"


def written(value: object) -> bytes:
    """The bytes of a value in SQLite's file."""
    if isinstance(value, str):
        return value.encode()
    if isinstance(value, float):
        return struct.pack(">d", value)
    if isinstance(value, int):
        return value.to_bytes(next(size for size in (1, 2, 3, 4, 6, 8) if value < 1 << (8 * size - 1)))
    assert isinstance(value, bytes)
    return value


def flip(data: Path, column: str) -> None:
    """Change one bit of a value of FULL in the table, not in its indexes."""
    file = data / "rapport.sqlite3"
    with closing(sqlite3.connect(file)) as database:
        if column in SMALL:
            assert database.execute(f"UPDATE activities SET {SMALL[column]} WHERE id = ?", (FULL.id,)).rowcount == 1
            database.commit()
            return
        (value,) = database.execute(f"SELECT {column} FROM activities WHERE id = ?", (FULL.id,)).fetchone()
    content = bytearray(file.read_bytes())
    row = content.index(FULL.id.encode() + b"Create")
    content[content.index(written(value), row, row + 600) + len(written(value)) - 1] ^= 1
    file.write_bytes(content)


def rapport(data: Path, *words: str) -> Result:
    return CliRunner(env={"RAPPORT_DATA": str(data), "LANG": "C"}).invoke(main, list(words))


def test_every_column_of_an_activity_is_compared() -> None:
    assert {*STORED} == {*activities.c}


@pytest.mark.parametrize("column", [*Record._fields, "checksum"])
def test_a_flipped_byte_of_any_column_is_told_by_every_read(data: Path, column: str) -> None:
    """Reads by time take what is in the index on time from there, where it is as it was."""
    flip(data, column)
    place = (
        PLACE
        if column not in ("id", "day", "site")
        else "The table activities of the database is damaged, at the activity"
    )
    reads: list[Callable[[Store], object]] = [
        lambda store: store.activities.export(BytesIO(), "csv"),
        lambda store: store.activities.history(0, 9_999_999_999_999),
        lambda store: store.activities.latest(1_000),
    ]
    for read in reads[:1] if column in IN_THE_INDEX else reads:
        with open_store(settings_in(data)) as store, pytest.raises(CorruptError, match=place):
            read(store)
    with open_store(settings_in(data)) as store:
        assert len(store.damaged()) == 1
    shown = FULL.id[1:-1] if column == "id" else FULL.id
    assert shown in rapport(data, "doctor").output


@pytest.mark.parametrize("column", ["partner", "day", "words"])
def test_commands_tell_the_place_and_what_helps(data: Path, tmp_path: Path, column: str) -> None:
    flip(data, column)
    output = str(tmp_path / "all.json")
    commands = (("export", "--output", output), ("audit", "--from", "2025-01-01", "--to", "2025-12-31"), ("backup",))
    for words in commands:
        result = rapport(data, *words)
        assert (result.exit_code, isinstance(result.exception, SystemExit)) == (1, True), result.output
        assert FULL.id in result.output and "rapport erase --damaged" in result.output
    assert not Path(output).exists()
    told = rapport(data, "doctor").output
    assert FULL.id in told and "rapport erase --damaged" in told and "The database is whole" not in told


def test_what_is_damaged_can_be_erased_and_comes_back_when_told_again(data: Path) -> None:
    flip(data, "recipients")
    flip(data, "partner")
    result = rapport(data, "erase", "--damaged", "--yes")
    assert result.exit_code == 0, result.output
    assert FULL.id in result.output
    with open_store(settings_in(data)) as store:
        assert store.damaged() == []
        assert store.activities.count() == len(store.activities.latest(1_000)) == 50
        assert not store.acquaintances.search("zoe", 10)
        assert store.activities.write([message()._replace(row=FULL)]).stored == [FULL.id]
    assert "The database is whole" in rapport(data, "doctor").output
    assert rapport(data, "erase", "--damaged", "--yes").exit_code == 1


def test_a_text_that_is_none_is_placed_and_erased(data: Path) -> None:
    with closing(sqlite3.connect(data / "rapport.sqlite3")) as database:
        database.execute("UPDATE activities SET context = CAST(x'ff41' AS TEXT) WHERE id = ?", (FULL.id,))
        first = "id = (SELECT min(id) FROM activities)"
        database.execute(f"UPDATE activities SET site = CAST(x'ff41' AS TEXT) WHERE {first}")
        database.commit()
    assert FULL.id in rapport(data, "doctor").output
    assert rapport(data, "erase", "--damaged", "--yes").exit_code == 0
    assert rapport(data, "export", "--output", str(data / "all.json")).exit_code == 0


@pytest.mark.parametrize("value", ["3", "'x'"])
def test_whose_act_it_is_has_one_of_two_values(data: Path, value: str) -> None:
    """To SQLite any value is true or false."""
    with closing(sqlite3.connect(data / "rapport.sqlite3")) as database:
        database.execute(f"UPDATE activities SET mine = {value} WHERE id = ?", (FULL.id,))
        database.commit()
    assert FULL.id in rapport(data, "doctor").output
    assert FULL.id in rapport(data, "backup").output


@pytest.mark.damages
def test_changes_leave_what_is_damaged_known_as_such(engine: Engine) -> None:
    store = store_of(engine)
    store.activities.write([message("One, two, three?")])
    (row,) = store.activities.latest()
    with writing(engine) as connection:
        connection.execute(update(activities).values(words=99))
    assert [each.words for each in store.damaged()] == [99]
    store.activities.write([message("One, two, three?", via="archive", salt="told again", context="later")])
    assert [each.id for each in store.damaged()] == [row.id]
    _, _ = store.erase_damaged(store.damaged())
    assert store.damaged() == [] and store.activities.count() == 0


def test_the_checksum_is_the_same_with_every_version_of_every_library() -> None:
    assert checksum("owner", FULL) == 1503910321


def test_of_many_activities_some_are_compared_each_time(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.store.checksums._TOGETHER", 4)
    store = store_of(sqlite)
    store.activities.write(messages(100))
    (last,) = store.activities.latest(1)
    with writing(sqlite) as connection:
        connection.execute(update(activities).where(activities.c.id == last.id).values(words=99))
    told = 0
    for _ in range(60):
        try:
            store.activities.history(0, 9_999_999_999_999)
        except CorruptError:
            told += 1
    assert 0 < told < 60
    store.erase_damaged(store.damaged())


def test_a_migration_computes_the_checksums_of_what_is_stored_and_tells_what_cannot_be_read(sqlite: Engine) -> None:
    store = store_of(sqlite)
    store.activities.write([*messages(20), message()._replace(row=FULL)])
    config = Config()
    config.set_main_option("script_location", str(Path(opening.__file__).with_name("migrations")))
    with sqlite.connect() as connection:
        connection.exec_driver_sql("ALTER TABLE activities DROP COLUMN checksum")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0039'")
        connection.exec_driver_sql(
            "UPDATE activities SET version = CAST(x'ff41' AS TEXT) WHERE id = (SELECT min(id) FROM activities)"
        )
        connection.commit()
        config.attributes["connection"] = connection
        command.upgrade(config, "0040")
        connection.commit()
    assert [row.version for row in store.damaged()] == ["\udcffA"]
    store.erase_damaged(store.damaged())
    assert len(store.activities.latest(100)) == 20


def test_nothing_changes_an_activity_without_its_checksum() -> None:
    folder = Path(opening.__file__).parent
    writers = {file.stem for file in folder.glob("*.py") if "update(activities)" in file.read_text()}
    assert writers == {"amending"}
