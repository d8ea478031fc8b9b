"""A full disk is reported as full, in our words, and nothing half done stays."""

import errno
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner

from server.commands.main import main
from server.installation.settings import Settings
from server.store import restoring
from server.store.backups import back_up, opened
from server.store.errors import DiskFullError
from server.store.restoring import restore
from server.store.store import open_store
from tests.store import small_disk
from tests.store.test_erasing import fill, settings_in

FILLED = """
from tests.store.test_erasing import fill, settings_in
from server.store.errors import DiskFullError
from server.store.store import open_store
settings = settings_in(Path(sys.argv[1], "data"))
fill(settings)
"""
READ = """
try:
    with open_store(settings) as store:
        print(store.activities.count())
except DiskFullError:
    print("said")
"""


@small_disk.needed
def test_a_disk_too_full_to_read_is_reported_as_full_and_not_as_damage(tmp_path: Path) -> None:
    said, complained = small_disk.said_on_a_full_disk(tmp_path, FILLED, READ)
    assert said == ["said"], complained


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="stands for a full disk")
@pytest.mark.parametrize("form", ["as2", "csv", "parquet"])
def test_an_export_onto_a_full_disk_says_so(tmp_path: Path, form: str) -> None:
    fill(settings_in(tmp_path / "data"))
    given = {"RAPPORT_DATA": str(tmp_path / "data"), "RAPPORT_DATABASE_URL": "", "LANG": "C"}
    done = CliRunner(env=given).invoke(main, ["export", "--format", form, "--output", "/dev/full"])
    assert (done.exit_code, done.output) == (1, "Error: There is no room left on the disk.\n")


@pytest.mark.parametrize("problem", [DiskFullError("There is no room left."), OSError(errno.EPERM, "no links here")])
def test_a_restoring_that_fails_leaves_nothing_of_the_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    settings: Settings = settings_in(tmp_path / "data")
    fill(settings)
    with open_store(settings) as store:
        kept = store.activities.count()
    file, key, database = back_up(settings, tmp_path / "elsewhere"), settings.key, settings.sqlite_file
    assert database

    def fail(*_: object) -> NoReturn:
        raise problem

    monkeypatch.setattr(restoring, "_set_aside", fail)
    before = {each.name for each in settings.data.iterdir()}
    with opened(file, settings.data) as found, pytest.raises(type(problem)):
        restore(settings, database, found)
    assert {each.name for each in settings.data.iterdir()} == before
    assert (settings.data / "key").read_bytes() == key
    with open_store(settings) as store:
        assert store.activities.count() == kept
