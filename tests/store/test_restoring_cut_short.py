"""Restoring that a kill or a full disk cuts short: nothing is lost by it, and nothing of it stays unsaid."""

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from server.store import restoring
from server.store.backups import back_up
from server.store.errors import BusyError, DiskFullError
from server.store.replacing import marked, read_mark
from server.store.store import open_store
from tests.store.making import messages
from tests.store.test_backups import put_back, rapport, settings_in

ROOT = Path(__file__).parents[2]

KILLED = """
import shutil, sys
from pathlib import Path
import alembic.command, alembic.script, cryptography.hazmat.primitives.ciphers.aead
from server.store.backups import opened
from server.store.restoring import restore
from server.store.store import open_store
from tests.store.killing import ended_before
from tests.store.test_backups import settings_in

whole, copy, file = Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
settings = settings_in(copy)
step, outcomes = 0, []

def work():
    with opened(file, copy) as found:
        restore(settings, copy / "rapport.sqlite3", found)

while True:
    shutil.rmtree(copy)
    shutil.copytree(whole, copy)
    step += 1
    ended = ended_before(step, copy, work)
    with open_store(settings) as store:
        assert store.integrity() == "ok"
        count = store.activities.count()
        assert store.key == (copy / "key").read_bytes()
    outcomes.append(count)
    names = sorted(each.name for each in copy.iterdir() if not each.name.endswith("-replacing.new"))  # holds nothing
    assert names == ["key", "rapport.sqlite3"], (step, names)
    if ended:
        break
print(outcomes[0], outcomes[-1], sorted(set(outcomes)), len(outcomes))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_kill_at_any_step_leaves_what_was_there_or_what_is_restored_and_no_copy_of_either(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "data")
    with open_store(settings) as store:
        store.activities.write(messages(3))
        file = back_up(settings, tmp_path / "elsewhere")
        store.activities.write(messages(4, start=50))
    shutil.copytree(settings.data, tmp_path / "copy")
    given = [str(settings.data), str(tmp_path / "copy"), str(file)]
    done = subprocess.run([sys.executable, "-c", KILLED, *given], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    first, last, *both, steps = done.stdout.split()
    assert (first, last, " ".join(both)) == ("7", "3", "[3, 7]")
    assert int(steps) > 10


@pytest.mark.parametrize("room", [0, 10])
def test_a_restoring_for_whose_mark_there_is_no_room_erases_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    """An empty mark is that of an erasing: whoever opened the folder meanwhile would complete it."""
    settings = settings_in(tmp_path / "data")
    with open_store(settings) as store:
        store.activities.write(messages(3))
    file, database = back_up(settings, tmp_path / "elsewhere"), settings.data / "rapport.sqlite3"
    write = os.write

    def full(handle: int, content: bytes) -> int:
        if room:
            return write(handle, content[:room])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(DiskFullError, match="no room left"):
        put_back(settings, file)
    assert sorted(each.name for each in settings.data.iterdir()) == ["key", "rapport.sqlite3"]
    with marked(database, "erase", 1):
        assert (found := read_mark(database)) and found.purpose == "erase" and found.has_ended
    monkeypatch.undo()
    with open_store(settings) as store:
        assert store.activities.count() == 3


def test_a_mark_that_nobody_can_read_erases_nothing(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "data")
    with open_store(settings) as store:
        store.activities.write(messages(3))
    mark = settings.data / "rapport.sqlite3-replacing"
    mark.write_bytes(b'{"purpose":"of a later version","host":"here","process":1,"begun":1}')
    with open_store(settings) as store:
        assert store.activities.count() == 3
    assert not mark.exists()


def test_where_the_database_is_in_use_for_too_long_nothing_of_the_backup_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = settings_in(tmp_path / "data")
    with open_store(settings) as store:
        store.activities.write(messages(3))
        file = back_up(settings, tmp_path / "elsewhere")
        store.activities.write(messages(4, start=50))

    def busy(*_: object) -> None:
        raise BusyError

    monkeypatch.setattr(restoring, "write_lock", busy)
    with pytest.raises(BusyError):
        put_back(settings, file)
    assert sorted(each.name for each in settings.data.iterdir()) == ["key", "rapport.sqlite3"]
    with open_store(settings) as store:
        assert store.activities.count() == 7


def test_what_was_said_to_stay_stays_when_another_is_restored(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "data")
    with open_store(settings) as store:
        store.activities.write(messages(3))
    file, database = back_up(settings, tmp_path / "elsewhere"), settings.data / "rapport.sqlite3"
    asides = []
    for byte in (b"\xa5", b"\x5a"):
        database.write_bytes(byte * 40_000)
        asides.append(put_back(settings, file))
        assert put_back(settings, file) is None
    assert [each and each.read_bytes()[:1] for each in asides] == [b"\xa5", b"\x5a"]
    told = rapport(settings, "doctor").output
    assert all(each and each.name in told.replace("\n", "") for each in asides)
    assert rapport(settings, "erase", "--yes").exit_code == 0
    assert not any(each and each.exists() for each in asides)


def test_one_that_was_cut_short_is_completed_before_another_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the database of the first would stay with the key of before."""
    other = settings_in(tmp_path / "other")
    with open_store(other) as store:
        store.activities.write(messages(3))
    file, settings = back_up(other, tmp_path / "elsewhere"), settings_in(tmp_path / "data")
    with open_store(settings) as store:
        store.activities.write(messages(7))
    begun = settings.data / "rapport.sqlite3-replacing"

    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        shutil.copy(begun, tmp_path / "mark")
        raise Killed

    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(restoring, "_put_key_in_place", killed)
        put_back(settings, file)
    mark = json.loads((tmp_path / "mark").read_text())
    begun.write_text(json.dumps(mark | {"host": "another"}))  # as of a process that has ended

    def full(*_: object) -> None:
        raise DiskFullError

    with monkeypatch.context() as patched, pytest.raises(DiskFullError):
        patched.setattr(restoring, "_lay_ready", full)
        put_back(settings, file)
    assert settings_in(tmp_path / "data").key == other.key
    with open_store(settings_in(tmp_path / "data")) as store:
        assert store.activities.count() == 3
