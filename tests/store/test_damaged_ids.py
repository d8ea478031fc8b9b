"""An activity whose id changed on the disk stands where it does not belong: it stops nothing, is told, and can go."""

import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner

from auditor.archives.remembered import Me
from server.commands.main import main
from server.installation.settings import Settings
from server.store.errors import CorruptError
from server.store.store import Store, open_store
from tests.store.making import KEY, message, messages
from tests.store.test_accounts import MARA, wrote
from tests.store.test_joining import IDA, NAMED

COUNT = 60
#: The byte that changed, counted from the front of the id, and what it became.
FLIPS = {
    "lower": (0, 0x21),
    "higher": (0, 0x7E),
    "no text": (0, 0xFF),
    "not ASCII": (0, 0xC3),
    "no text within": (9, 0xFF),
}
WHICH = {"the first": 0, "in the middle": COUNT // 2, "the last": -1}


def settings_in(folder: Path) -> Settings:
    return Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={})


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    with open_store(settings_in(folder)) as store:
        store.activities.write(messages(COUNT))
    return folder


def take_back(data: Path) -> None:
    """Take the database back to before there were checksums."""
    with closing(sqlite3.connect(data / "rapport.sqlite3")) as database:
        database.execute("ALTER TABLE activities DROP COLUMN checksum")
        database.execute("UPDATE alembic_version SET version_num = '0039'")
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def flip(data: Path, which: int, flipped: tuple[int, int]) -> str:
    """Change a byte of an id in the table, not in its indexes. Returns what the id was."""
    file = data / "rapport.sqlite3"
    with closing(sqlite3.connect(file)) as database:
        ids = [str(id_) for (id_,) in database.execute("SELECT id FROM activities ORDER BY id")]
    content = bytearray(file.read_bytes())
    place, byte = flipped
    content[content.index(ids[which].encode() + b"Create") + place] = byte
    if flipped == FLIPS["not ASCII"]:
        content[content.index(ids[which].encode()[1:] + b"Create")] = 0xBC
    file.write_bytes(content)
    return ids[which]


@pytest.mark.parametrize("flipped", FLIPS)
@pytest.mark.parametrize("which", WHICH)
def test_a_migration_passes_a_damaged_id(data: Path, flipped: str, which: str) -> None:
    take_back(data)
    flip(data, WHICH[which], FLIPS[flipped])
    with open_store(settings_in(data)) as store:
        told = store.damaged()
    with closing(sqlite3.connect(data / "rapport.sqlite3")) as database:
        missing = database.execute("SELECT count(*) FROM activities WHERE checksum = 0").fetchone()
    assert missing == (len(told),)
    assert len(told) == ("text" in flipped)  # what is an id all the same is taken as it is


def rapport(data: Path, *words: str, answer: str = "") -> str:
    result = CliRunner(env={"RAPPORT_DATA": str(data), "LANG": "C"}).invoke(main, list(words), input=answer)
    assert isinstance(result.exception, SystemExit | None), result.output
    return f"{result.exit_code} {result.output}"


@pytest.mark.parametrize("flipped", FLIPS)
@pytest.mark.parametrize("which", WHICH)
def test_what_has_a_damaged_id_is_erased_and_nothing_else(data: Path, flipped: str, which: str) -> None:
    was = flip(data, WHICH[which], FLIPS[flipped])
    with open_store(settings_in(data)) as store:
        assert len(store.damaged()) == 1
    assert "1 " in rapport(data, "doctor")[:2]
    assert rapport(data, "erase", "--damaged", "--yes").startswith("0 ")
    with open_store(settings_in(data)) as store:
        assert store.damaged() == []
        assert store.integrity() == "ok"
        left = {row.id for row in store.activities.latest(1_000)}
        assert left == {each.row.id for each in messages(COUNT)} - {was}
        assert store.activities.count() == COUNT - 1
        assert store.activities.write(messages(COUNT)).stored == [was]


def test_texts_and_other_ids_of_one_whose_id_changed_go_with_it(data: Path) -> None:
    with open_store(settings_in(data)) as store:
        store.change(keep_text_days=9)
        store.activities.write([message("kept words", 900, keep_text=True)])
        store.activities.write([message("kept words", 900, via="archive", salt="again")])
        (row,) = store.activities.latest(1)
    with closing(sqlite3.connect(data / "rapport.sqlite3")) as database:
        database.execute("PRAGMA foreign_keys=OFF")
        for table in ("texts", "aliases"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,)
        database.execute("UPDATE activities SET id = 'x' || id WHERE id = ?", (row.id,))
        database.commit()
    assert rapport(data, "erase", "--damaged", "--yes").startswith("0 ")
    with open_store(settings_in(data)) as store:
        assert (store.damaged(), store.integrity(), store.activities.count()) == ([], "ok", COUNT)
    with closing(sqlite3.connect(data / "rapport.sqlite3")) as database:
        assert database.execute("SELECT (SELECT count(*) FROM texts) + (SELECT count(*) FROM aliases)").fetchone() == (
            0,
        )


def test_an_activity_of_nobody_is_told_with_its_place_and_erased(data: Path) -> None:
    with open_store(settings_in(data)) as store:
        (row,) = store.activities.latest(1)
    with closing(sqlite3.connect(data / "rapport.sqlite3")) as database:
        database.execute("PRAGMA foreign_keys=OFF")
        database.execute("UPDATE activities SET person_id = 'pwner' WHERE id = ?", (row.id,))
        database.commit()
    assert row.id in rapport(data, "doctor")
    assert row.id in rapport(data, "backup")
    assert row.id in rapport(data, "erase", "--damaged", "--yes")
    with open_store(settings_in(data)) as store:
        assert (store.damaged(), store.integrity(), store.activities.count()) == ([], "ok", COUNT - 1)


def damage(data: Path, id_: str, values: str = "words = 99") -> None:
    with closing(sqlite3.connect(data / "rapport.sqlite3")) as database:
        assert database.execute(f"UPDATE activities SET {values} WHERE id = ?", (id_,)).rowcount == 1
        database.commit()


def test_only_what_was_shown_is_erased(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the showing and the yes another row is damaged, and one of those shown is as it was again."""
    first, second, third, *_ = sorted(each.row.id for each in messages(COUNT))
    damage(data, first)
    damage(data, second)
    shown = Store.damaged

    def meanwhile(store: Store, most: int | None = None) -> object:
        found = shown(store, most)
        damage(data, third)
        damage(data, second, f"words = {words}")
        return found

    with open_store(settings_in(data)) as store:
        words = store.activities.by_ids([third])[0].words
        assert len(store.damaged()) == 2
    monkeypatch.setattr(Store, "damaged", meanwhile)
    told = rapport(data, "erase", "--damaged", answer="y\n")
    monkeypatch.undo()
    assert told.startswith("0 ") and first in told and second in told and third not in told
    with open_store(settings_in(data)) as store:
        assert [row.id for row in store.damaged()] == [third]
        assert store.activities.count() == COUNT - 1


def test_a_damaged_row_that_has_the_id_of_another_does_not_take_it_along(data: Path) -> None:
    first, second, *_ = sorted(each.row.id for each in messages(COUNT))
    file = data / "rapport.sqlite3"
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(file.read_bytes())
    place = content.index(first.encode() + b"Create")
    content[place : place + len(second)] = second.encode()
    file.write_bytes(content)
    assert rapport(data, "erase", "--damaged", "--yes").startswith("0 ")
    with open_store(settings_in(data)) as store:
        assert (store.damaged(), store.integrity(), store.activities.count()) == ([], "ok", COUNT - 1)
        assert second in {row.id for row in store.activities.latest(1_000)}


@contextmanager
def in_seconds(number: int) -> Iterator[None]:
    """Fail where what is done never ends."""

    def stop(*_: object) -> None:
        pytest.fail("it does not end")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(number)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("flipped", FLIPS)
@pytest.mark.parametrize("which", WHICH)
def test_accounts_are_merged_in_a_table_out_of_order(data: Path, flipped: str, which: str) -> None:
    with open_store(settings_in(data)) as store:
        acts = [wrote(f"Word {n}", n, "mara.example") for n in range(COUNT)]
        store.activities.write([wrote("One", 99, MARA), *acts])
    flip(data, WHICH[which], FLIPS[flipped])
    with open_store(settings_in(data)) as store:
        with in_seconds(20), suppress(CorruptError):
            store.accounts.remember(Me("bluesky", (), (MARA, "mara.example")))
        store.erase_damaged(store.damaged())
        store.accounts.remember(Me("bluesky", (), (MARA, "mara.example")))
        assert (store.damaged(), store.integrity(), len(store.accounts.all())) == ([], "ok", 1)
        assert store.activities.count() == len(store.activities.latest(1_000)) == 2 * COUNT


@pytest.mark.parametrize("flipped", FLIPS)
@pytest.mark.parametrize("which", WHICH)
def test_people_are_joined_in_a_table_out_of_order(
    data: Path, flipped: str, which: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.store.joining._PAGE", 7)

    def join(store: Store) -> None:
        store.activities.join(store.owner.get().created, "linkedin", {"Tom Hale": "in/tom-hale"}, KEY)

    with open_store(settings_in(data)) as store:
        store.activities.write([message(f"To {n}", n, to=(NAMED, IDA)[n % 2], salt="x") for n in range(COUNT)])
    flip(data, WHICH[which], FLIPS[flipped])
    with open_store(settings_in(data)) as store:
        with in_seconds(20), suppress(CorruptError):
            join(store)
        store.erase_damaged(store.damaged())
        join(store)
        assert (store.damaged(), store.integrity()) == ([], "ok")
        assert "name:Tom Hale" not in {row.partner for row in store.activities.latest(1_000)}
        assert store.activities.count() == len(store.activities.latest(1_000)) == 2 * COUNT - 1
