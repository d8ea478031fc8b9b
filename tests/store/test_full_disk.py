"""What a full disk does: it is said to be full, in our words, and nothing half done stays."""

import errno
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner

from server.commands.main import main
from server.settings import Settings
from server.store import restoring
from server.store.backups import back_up, opened
from server.store.errors import DiskFullError
from server.store.restoring import restore
from server.store.store import open_store
from tests.store.test_erasing import fill, settings_in

ROOT = Path(__file__).parents[2]

READ = """
mount -t tmpfs -o size=6m tmpfs "$1" || exit
echo mounted
"$2" -c '
import sys
from pathlib import Path
from tests.store.test_erasing import fill, settings_in
from server.store.errors import DiskFullError
from server.store.store import open_store
settings = settings_in(Path(sys.argv[1], "data"))
fill(settings)
filler = Path(sys.argv[1], "filler").open("wb", buffering=0)
try:
    while filler.write(bytes(4096)):
        pass
except OSError:
    pass
try:
    with open_store(settings) as store:
        print(store.activities.count())
except DiskFullError:
    print("said")
' "$1"
"""


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("unshare"), reason="needs a small disk of its own")
def test_a_disk_without_room_to_read_is_said_to_be_full_and_not_damaged(tmp_path: Path) -> None:
    private = ["unshare", "--mount", "--map-root-user", "sh", "-c", READ, "sh", str(tmp_path), sys.executable]
    done = subprocess.run(private, cwd=ROOT, capture_output=True, text=True, check=False)
    if "mounted" not in done.stdout:
        pytest.skip(f"no disk of its own can be mounted here: {done.stderr.strip()}")
    assert done.stdout.splitlines() == ["mounted", "said"], done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="stands for a full disk")
@pytest.mark.parametrize("form", ["as2", "csv", "parquet"])
def test_an_export_for_which_there_is_no_room_says_so(tmp_path: Path, form: str) -> None:
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
