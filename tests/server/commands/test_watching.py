"""`rapport import --watch` as a process: what lands comes in, once, whatever ends the process."""

import signal
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from server.commands.main import main
from server.installation.settings import Settings
from server.store.store import Store, open_store
from tests.server.processes import ended, rapport, until

__all__ = ["ended"]


def opened(data: Path) -> Store:
    return open_store(Settings.load(data, f"sqlite:///{data}/rapport.sqlite3", environment={}))


def export(path: Path, day: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Company Follows.csv", f"Organization,Followed On\nAcorn,{day} Feb 2024\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to one process")
def test_a_watched_folder_in_the_terminal(tmp_path: Path) -> None:
    data, folder = tmp_path / "data", tmp_path / "Downloads"
    folder.mkdir()
    export(folder / "one.zip", "08")
    with opened(data) as store:
        first = rapport(data, "true", "import", "--watch", str(folder))
        until(lambda: store.activities.count() == 1 and store.imports.latest()[0].state == "done")
        first.kill()
        first.wait()
        export(folder / "two.zip", "09")
        second = rapport(data, "true", "import", "--watch", str(folder))
        until(lambda: store.activities.count() == 2 and store.imports.latest()[0].state == "done")
        assert second.stdout
        assert any("two.zip" in line for line in second.stdout)
        second.send_signal(signal.SIGINT)
        told, _ = second.communicate()
        assert "No longer watching. What came in stays." in told
        assert second.returncode == 0
        brought = [(each.file, each.new) for each in store.imports.latest() if each.new]
        assert sorted(brought) == [("one.zip", 1), ("two.zip", 1)]
    assert sorted(each.name for each in folder.iterdir()) == ["one.zip", "two.zip"]


def test_the_data_folder_is_not_watched(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    result = CliRunner().invoke(main, ["--data", str(data), "import", "--watch", str(data)])
    assert result.exit_code == 1
    assert "Choose another" in result.output
