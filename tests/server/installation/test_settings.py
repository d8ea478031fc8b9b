"""An installation finds its folder, keeps it private and makes its secret once."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from server.installation import settings as settings_module
from server.installation.settings import KEY_BYTES, Settings, SettingsError
from server.store.store import open_store


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_an_argument_takes_precedence_over_the_environment(tmp_path: Path) -> None:
    environment = {"RAPPORT_DATA": str(tmp_path / "told"), "RAPPORT_DATABASE_URL": "postgresql://there/rapport"}
    told = Settings.load(environment=environment)
    assert (told.data, told.database_url) == (tmp_path / "told", "postgresql://there/rapport")
    given = Settings.load(tmp_path / "given", environment={})
    assert given.database_url == f"sqlite:///{tmp_path / 'given' / 'rapport.sqlite3'}"


def test_the_folder_is_private(tmp_path: Path) -> None:
    (tmp_path / "open").mkdir(mode=0o755)
    for name in ("open", "new"):
        assert mode(Settings.load(tmp_path / name).data) == 0o700


def test_an_impossible_folder_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match="file"):
        Settings.load(tmp_path / "file")


def test_the_key_is_made_once_and_is_private(tmp_path: Path) -> None:
    first = Settings.load(tmp_path)
    assert len(first.key) == 32
    assert Settings.load(tmp_path).key == first.key
    assert mode(tmp_path / "key") == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_two_installations_have_two_keys(tmp_path: Path) -> None:
    assert Settings.load(tmp_path / "a").key != Settings.load(tmp_path / "b").key


def test_processes_that_start_at_once_agree_on_the_key(tmp_path: Path) -> None:
    program = (
        "import sys, pathlib, server.installation.settings as s; print(s.Settings.load(pathlib.Path(sys.argv[1])).key)"
    )
    command = [sys.executable, "-c", program, str(tmp_path)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)]
    assert len({process.communicate()[0] for process in started}) == 1


def test_a_damaged_key_is_reported_and_left(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(b"short")
    with pytest.raises(SettingsError, match="5 bytes"):
        _ = Settings.load(tmp_path).key
    assert (tmp_path / "key").read_bytes() == b"short"


def test_the_key_is_there_before_the_database_and_no_new_one_replaces_a_lost_one(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path, environment={})
    assert (tmp_path / "key").exists()
    before = settings.key
    open_store(settings).close()
    (tmp_path / "key").unlink()
    with pytest.raises(SettingsError, match=r"is gone\. Put it back from a backup"):
        _ = Settings.load(tmp_path, environment={}).key
    assert not (tmp_path / "key").exists()
    Settings.load(tmp_path, environment={}).make_key()
    assert Settings.load(tmp_path, environment={}).key != before


@pytest.mark.parametrize("reason", [errno.EPERM, errno.ENOTSUP, errno.ENOSYS])
def test_a_file_system_without_links_keeps_a_key_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: int
) -> None:
    def refused(source: str, target: Path) -> None:
        raise OSError(reason, "no links here", source, None, str(target))

    monkeypatch.setattr(os, "link", refused)
    first = Settings.load(tmp_path, environment={}).key
    assert Settings.load(tmp_path, environment={}).key == first
    assert mode(tmp_path / "key") == 0o600
    settings_module._write_once(tmp_path / "key", b"another".ljust(32))  # who comes second changes nothing
    assert (tmp_path / "key").read_bytes() == first


def test_a_person_of_many_has_the_installations_folder_too(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path, environment={})
    assert settings.installation == settings.of_person("ana").installation == tmp_path


def test_each_person_of_a_server_for_many_has_a_key_of_their_own(tmp_path: Path) -> None:
    """What one of them knows of theirs says nothing of another's, or of the installation's."""
    settings = Settings.load(tmp_path, environment={})
    keys = [settings.key, *(settings.of_person(person).key for person in ("ana", "bea", "ana"))]
    assert len(set(keys)) == 3
    assert keys[1] == keys[3]
    assert {len(key) for key in keys} == {KEY_BYTES}
