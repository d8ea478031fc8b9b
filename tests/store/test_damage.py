"""A damaged database is reported with its place: never by a short export, a traceback or an abort."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, update

from auditor.archives.remembered import Me
from server.audits.running import audit_now
from server.commands.main import main
from server.installation.settings import Settings
from server.store.engine import writing
from server.store.errors import CorruptError
from server.store.integrity import damage, integrity
from server.store.schema import activities, answers, reports
from server.store.store import Store, open_store
from tests.examples import examples
from tests.store.making import message, messages
from tests.store.test_exporting import varied

pytestmark = pytest.mark.damages


def settings_in(folder: Path) -> Settings:
    return Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={})


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database of every kind of rows."""
    folder = tmp_path_factory.mktemp("whole") / "data"
    with open_store(settings_in(folder)) as store:
        store.change(keep_text_days=9)
        kept = [message("kept words", n, keep_text=True, salt="x") for n in range(20)]
        store.activities.write([*varied(), *messages(150), *kept])
        audit_now(store)
    return folder


@pytest.fixture
def data(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "data")
    return tmp_path / "data"


def read_all(folder: Path) -> tuple[int, ...]:
    """How much is read of each kind, in every way in which it is read."""
    with open_store(settings_in(folder)) as store:
        counts = [store.activities.count()]
        counts += [store.activities.export(BytesIO(), form) for form in ("as2", "csv", "parquet")]
        counts += [store.activities.export(BytesIO(), "as2", share=True)]
        first, last = store.activities.span() or (0, 0)
        history = store.activities.history(first, last + 1)
        counts += [history.activities.height, len(store.activities.latest(1_000))]
        store.reports.last()
        store.answers.get()
        for table in (store.imports, store.runs, store.reports):
            table.latest()
        for every in (store.readings, store.coverage, store.schedules, store.devices):
            every.all()
        store.acquaintances.search("", 100)
        return tuple(counts)


def test_a_flipped_bit_anywhere_is_reported_or_changes_no_number(whole: Path, data: Path) -> None:
    content = (whole / "rapport.sqlite3").read_bytes()
    good = read_all(data)
    filled = [place for place, byte in enumerate(content) if byte]
    chance = Random(11)
    told, count = 0, examples(60).max_examples
    for _ in range(count):
        damaged = bytearray(content)
        damaged[chance.choice(filled)] ^= 1 << chance.randrange(8)
        (data / "rapport.sqlite3").write_bytes(damaged)
        try:
            assert read_all(data) == good
        except CorruptError as problem:
            assert "damaged" in str(problem) or "not a Rapport database" in str(problem)
            told += 1
        for left in data.glob("*-*"):
            left.unlink()
    assert told > count / 4


def test_a_truncated_file_is_reported(data: Path) -> None:
    content = (data / "rapport.sqlite3").read_bytes()
    (data / "rapport.sqlite3").write_bytes(content[: len(content) // 2])
    with pytest.raises(CorruptError, match=r"rapport\.sqlite3"):
        read_all(data)


def change(data: Path, sql: str) -> None:
    with closing(sqlite3.connect(data / "rapport.sqlite3")) as database:
        database.execute("PRAGMA foreign_keys=OFF")
        assert database.execute(sql).rowcount
        database.commit()


#: What a flipped byte can make of a value, and the place that is named.
WRONG = {
    "a text that is none": ("UPDATE activities SET partner = CAST(x'ff41' AS TEXT) WHERE partner = 'ana'", "rapport"),
    "bytes for a text": ("UPDATE activities SET site = CAST(site AS BLOB)", "activities"),
    "a text for a number": ("UPDATE activities SET at = 'x' WHERE mine", "activities"),
    "JSON that ends early": ("UPDATE activities SET detail = '{\"note\":' WHERE detail IS NOT NULL", "activities"),
    "a day that is none": ("UPDATE activities SET day = '2025-0c-03' WHERE mine", "activities"),
    "a type that is none": ("UPDATE activities SET type = 'Createx' WHERE mine", "activities"),
    "rows of nobody": ("UPDATE texts SET person_id = 'pwner'", "texts"),
    "a number of another table": ("UPDATE acquaintances SET sent = 'many'", "acquaintances"),
}


@pytest.mark.parametrize("wrong", WRONG)
@pytest.mark.parametrize("words", [("export", "--output", "OUT"), ("export", "--share", "--output", "OUT")])
def test_the_command_says_what_is_damaged_in_one_line(
    data: Path, tmp_path: Path, wrong: str, words: tuple[str, ...]
) -> None:
    sql, place = WRONG[wrong]
    change(data, sql)
    output = tmp_path / "all.json"
    given = [str(output) if word == "OUT" else word for word in words]
    result = CliRunner(env={"RAPPORT_DATA": str(data), "LANG": "C"}).invoke(main, given)
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert "damaged" in result.output and place in result.output
    assert not output.exists()


def test_a_command_that_fails_otherwise_checks_whether_damage_is_the_reason(data: Path) -> None:
    change(data, "UPDATE persons SET keep_text_days = 'many'")
    result = CliRunner(env={"RAPPORT_DATA": str(data), "LANG": "C"}).invoke(main, ["expectations", "--show"])
    assert damage(settings_in(data)) is not None
    assert (result.exit_code, isinstance(result.exception, SystemExit)) in {(1, True), (0, False)}


def test_a_bug_keeps_its_traceback_if_the_database_is_sound(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a bug")

    monkeypatch.setattr(Store, "close", broken)
    result = CliRunner(env={"RAPPORT_DATA": str(data), "LANG": "C"}).invoke(main, ["expectations", "--show"])
    assert isinstance(result.exception, KeyError)


@pytest.fixture
def filled(store: Store) -> Iterator[Store]:
    store.activities.write(messages(5))
    yield store


@pytest.mark.parametrize(
    ("values", "read"),
    [
        ({"detail": "{"}, lambda store: store.activities.latest()),
        ({"day": "2025-02-3x"}, lambda store: store.activities.history(0, 9_999_999_999_999)),
        ({"recipients": '["a"'}, lambda store: store.activities.export(BytesIO(), "csv")),
    ],
)
def test_every_database_is_read_with_the_same_care(
    engine: Engine, filled: Store, values: dict[str, str], read: Callable[[Store], object]
) -> None:
    with writing(engine) as connection:
        connection.execute(update(activities).values(values))
    with pytest.raises(CorruptError, match="table activities"):
        read(filled)


def test_unreadable_answers_and_reports_are_reported(engine: Engine, filled: Store) -> None:
    from auditor.answers.expectations import Expectations

    filled.answers.add(Expectations())
    audit_now(filled)
    with writing(engine) as connection:
        connection.execute(update(answers).values(expectations="{"))
        connection.execute(update(reports).values(report='{"id":"'))
    with pytest.raises(CorruptError, match="table answers"):
        filled.answers.get()
    with pytest.raises(CorruptError, match="table reports"):
        filled.reports.last()


def test_a_sound_database_passes_the_check(engine: Engine, filled: Store) -> None:
    assert integrity(engine) == ""


@pytest.mark.parametrize("table", ["activities", "accounts", "same_people"])
def test_what_is_neither_yes_nor_no_is_told(data: Path, table: str) -> None:
    """To SQLite and its drivers any number is one of the two."""
    column = {"activities": "mine", "accounts": "counted", "same_people": "same"}[table]
    with open_store(settings_in(data)) as store:
        store.accounts.remember(Me("bluesky", ("mara",)))
        store.same.answer(("linkedin", "ana"), ("whatsapp", "ana"), True)
    change(data, f"UPDATE {table} SET {column} = 3")
    with open_store(settings_in(data)) as store:
        assert store.integrity() == f"{table} holds values of a wrong kind"


def test_every_key_stands_before_the_other_columns(sqlite: Engine) -> None:
    """SQLite 3.40 takes a table without rowids for damaged where one of them stands between the parts of its key."""
    with sqlite.connect() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM pragma_table_list WHERE wr = 1").scalars().all()
        assert "readings" in tables
        for table in tables:
            columns = connection.exec_driver_sql("SELECT pk > 0 FROM pragma_table_info(?)", (table,)).scalars().all()
            assert columns == sorted(columns, reverse=True), table
