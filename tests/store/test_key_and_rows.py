"""Key and rows belong together: a restoring into a server that was cut short is completed, and a wrong key is told."""

import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url

from server.installation.settings import Settings
from server.store import restoring
from server.store.backups import back_up
from server.store.engine import open_engine, writing
from server.store.errors import DiskFullError, StoreError, WrongKeyError
from server.store.store import open_store, open_to_read
from tests.store.making import messages, with_cheap_scrypt
from tests.store.test_backups import put_back, rapport, settings_in

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    with_cheap_scrypt(monkeypatch)


@pytest.fixture
def served(postgresql: str, tmp_path: Path) -> Settings:
    """An installation on a server, with seven activities."""
    url = make_url(postgresql)
    name = f"{url.database}_restored"
    with psycopg.connect(url.render_as_string(hide_password=False), autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(f'CREATE DATABASE "{name}"')
    (tmp_path / "served").mkdir(mode=0o700)
    made = again(tmp_path / "served", url.set(database=name).render_as_string(hide_password=False))
    with open_store(made) as store:
        store.activities.write(messages(7))
    return made


def again(folder: Path, url: str) -> Settings:
    """The installation as a program that starts finds it."""
    return Settings.load(folder, url, environment={})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A backup of another installation, with three activities."""
    other = settings_in(tmp_path / "other")
    with open_store(other) as store:
        store.activities.write(messages(3))
    return back_up(other, tmp_path / "elsewhere")


def of_the_backup(tmp_path: Path) -> bytes:
    return (tmp_path / "other" / "key").read_bytes()


KILLED = """
import os, sys
from pathlib import Path
from server.installation.settings import Settings
from server.store import restoring
from tests.store.test_backups import put_back

where, data, url, file = sys.argv[1:]
setattr(restoring, where, lambda *_: os._exit(9))
put_back(Settings.load(Path(data), url, environment={}), Path(file))
"""


def killed(settings: Settings, file: Path, where: str) -> None:
    given = [where, str(settings.data), settings.database_url, str(file)]
    assert subprocess.run([sys.executable, "-c", KILLED, *given], cwd=ROOT, check=False).returncode == 9


@pytest.mark.postgresql
@pytest.mark.parametrize(
    ("where", "count"), [("_lay_ready", 7), ("_fill_tables", 7), ("copy_rows", 7), ("_put_key_in_place", 3)]
)
def test_a_restoring_into_a_server_that_a_kill_cuts_short_leaves_rows_and_key_that_belong_together(
    served: Settings, file: Path, tmp_path: Path, where: str, count: int
) -> None:
    killed(served, file, where)
    found = again(served.data, served.database_url)
    with open_store(found) as store:
        assert store.activities.count() == count
    assert (found.data / "key").read_bytes() == (of_the_backup(tmp_path) if count == 3 else served.key)
    assert not {each.name for each in found.data.iterdir()} & {"key.new", "key-replacing"}


@pytest.mark.postgresql
def test_a_second_restoring_completes_the_first_even_if_it_fails_itself(
    served: Settings, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed(served, file, "_put_key_in_place")
    third = settings_in(tmp_path / "third")
    with open_store(third) as store:
        store.activities.write(messages(5))
    another = back_up(third, tmp_path / "elsewhere, too")

    def full(*_: object) -> None:
        raise DiskFullError

    with monkeypatch.context() as patched, pytest.raises(DiskFullError):
        patched.setattr(restoring, "copy_rows", full)
        put_back(again(served.data, served.database_url), another)
    with open_store(again(served.data, served.database_url)) as store:
        assert store.activities.count() == 3
        assert store.key == of_the_backup(tmp_path)
    put_back(again(served.data, served.database_url), another)
    with open_store(again(served.data, served.database_url)) as store:
        assert store.activities.count() == 5
        assert store.key == third.key


@pytest.mark.postgresql
def test_one_that_an_earlier_version_left_halfway_is_told_and_another_try_completes_it(
    served: Settings, file: Path, tmp_path: Path
) -> None:
    """It kept nothing by which one knows to which key the rows belong."""
    killed(served, file, "_put_key_in_place")
    (served.data / "key-replacing").unlink()
    engine = open_engine(served.database_url)
    with writing(engine) as connection:
        connection.exec_driver_sql("UPDATE persons SET key_check = NULL")
    engine.dispose()
    with pytest.raises(WrongKeyError, match="Restore it once more"):
        open_store(again(served.data, served.database_url))
    told = rapport(served, "--database", served.database_url, "doctor")
    assert told.exit_code == 1
    assert "restored halfway" in " ".join(told.output.split())
    done = rapport(served, "--database", served.database_url, "restore", "--yes", str(file))
    assert done.exit_code == 0, done.output
    with open_store(again(served.data, served.database_url)) as store:
        assert store.key == of_the_backup(tmp_path)
        assert store.activities.count() == 3


def test_another_key_is_told_and_nothing_is_kept_under_it(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "data")
    with open_store(settings) as store:
        store.activities.write(messages(3))
    right = (settings.data / "key").read_bytes()
    (settings.data / "key").write_bytes(bytes(32))
    for opens in (open_store, open_to_read):
        with pytest.raises(StoreError, match="does not belong to what is kept"):
            opens(settings_in(tmp_path / "data"))
    told = rapport(settings, "doctor")
    assert told.exit_code == 1
    assert "does not belong to what is kept" in " ".join(told.output.split())
    assert rapport(settings, "today").exit_code == 1
    with pytest.raises(WrongKeyError, match="not belong to what is in it"):
        back_up(settings_in(tmp_path / "data"))
    (settings.data / "key").write_bytes(right)
    with open_store(settings_in(tmp_path / "data")) as store:
        assert store.activities.count() == 3


def test_a_backup_in_which_they_do_not_belong_together_is_refused(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever restored it could open nothing any more."""
    other = settings_in(tmp_path / "other")
    (other.data / "key").write_bytes(bytes(32))
    with monkeypatch.context() as patched:
        patched.setattr("server.store.backups.belongs", lambda *_: True)
        wrong = back_up(settings_in(tmp_path / "other"), tmp_path / "wrong")
    settings = settings_in(tmp_path / "data")
    with open_store(settings) as store:
        store.activities.write(messages(7))
    with pytest.raises(WrongKeyError):
        put_back(settings, wrong)
    with open_store(settings_in(tmp_path / "data")) as store:
        assert store.activities.count() == 7


def test_erasing_and_a_new_key_for_a_lost_one_begin_anew(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "data")
    with open_store(settings) as store:
        store.activities.write(messages(3))
    (settings.data / "key").unlink()
    done = rapport(settings, "doctor", "--new-key", typed="y\n")
    assert "The database opens, 3 activities" in " ".join(done.output.split())
    (settings.data / "key").write_bytes(bytes(32))
    assert rapport(settings, "erase", "--yes").exit_code == 0
    with open_store(settings_in(tmp_path / "data")) as store:
        assert store.activities.count() == 0


def test_what_an_earlier_version_kept_takes_the_key_that_is_there(tmp_path: Path) -> None:
    settings = settings_in(tmp_path / "data")
    with open_store(settings) as store, writing(store._engine) as connection:
        connection.exec_driver_sql("UPDATE persons SET key_check = NULL")
    with open_store(settings) as store:
        assert store.owner.get().key_check
    shutil.copytree(settings.data, tmp_path / "copy")
    with open_store(settings_in(tmp_path / "copy")) as store:
        assert store.owner.get().key_check
