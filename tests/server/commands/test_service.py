"""The command ``rapport service``: each file means what it should, and the status is what was looked up."""

import os
import plistlib
import shlex
import socket
import subprocess
import sys
from pathlib import Path
from shutil import which
from xml.etree import ElementTree as ET

import pytest

from server.commands import service
from server.commands.errors import Failure
from server.commands.starting import Launchd, Manager, Systemd, TaskScheduler, manager, program
from server.installation.settings import Settings
from tests.server.commands.test_main import data, rapport

__all__ = ["data"]  # a fixture

HOSTILE = ["/opt/my rapport/bin/python", "-m", "server", "--data", 'C:\\a "quoted" 100%h $HOME & <b>', "serve"]
XML = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}


def test_systemd_starts_what_it_is_told_and_fills_nothing_in(tmp_path: Path) -> None:
    content = Systemd(tmp_path, {}).content(HOSTILE).decode()
    (line,) = [line for line in content.splitlines() if line.startswith("ExecStart=")]
    words = shlex.split(line.removeprefix("ExecStart="))  # which reads \\ and \" within quotes as systemd does
    assert [word.replace("%%", "%").replace("$$", "$") for word in words] == HOSTILE
    assert "$HOME" not in line.replace("$$", "")
    assert "%h" not in line.replace("%%", "")


@pytest.mark.skipif(which("systemd-analyze") is None, reason="there is no systemd-analyze here")
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "rapport.service"
    unit.write_bytes(Systemd(tmp_path, {}).content(program(["--data", str(tmp_path / "my data"), "serve"])))
    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", str(unit)],
        capture_output=True, text=True, check=False, env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
    )  # fmt: skip
    assert "rapport.service" not in done.stderr, done.stderr


def test_systemd_reads_it_where_the_person_keeps_their_configuration(tmp_path: Path) -> None:
    assert Systemd(tmp_path, {}).file == tmp_path / ".config/systemd/user/rapport.service"
    assert Systemd(tmp_path, {"XDG_CONFIG_HOME": "/etc/own"}).file == Path("/etc/own/systemd/user/rapport.service")


def test_launchd_starts_what_it_is_told(tmp_path: Path) -> None:
    agent = Launchd(tmp_path, 501)
    told = plistlib.loads(agent.content(HOSTILE))
    assert told["ProgramArguments"] == HOSTILE
    assert told["RunAtLoad"] is True
    assert told["KeepAlive"] == {"SuccessfulExit": False}
    assert agent.file.name == f"{told['Label']}.plist"
    assert agent.begins() == (("launchctl", "bootstrap", "gui/501", str(agent.file)),)


def test_the_task_of_windows_starts_what_it_is_told_for_this_person_alone(tmp_path: Path) -> None:
    task = ET.fromstring(TaskScheduler(tmp_path, "HOME\\M & L").content(HOSTILE))
    assert task.findtext(".//t:Command", "", XML) == HOSTILE[0]
    assert task.findtext(".//t:Arguments", "", XML) == subprocess.list2cmdline(HOSTILE[1:])
    assert {each.text for each in task.iterfind(".//t:UserId", XML)} == {"HOME\\M & L"}
    assert task.findtext(".//t:RunLevel", "", XML) == "LeastPrivilege"
    assert task.findtext(".//t:ExecutionTimeLimit", "", XML) == "PT0S"


@pytest.mark.parametrize(("platform", "kind"), [("linux", Systemd), ("darwin", Launchd), ("win32", TaskScheduler)])
def test_each_platform_has_its_own(tmp_path: Path, platform: str, kind: type[Manager]) -> None:
    chosen = manager(tmp_path, platform, {"USERNAME": "mara", "USERDOMAIN": "HOME"})
    assert type(chosen) is kind
    assert Path(program(["serve"], platform)[0]).is_absolute()


@pytest.mark.parametrize(
    ("kind", "code", "told", "runs"),
    [
        ("linux", 0, "active\n", True),
        ("linux", 3, "inactive\n", False),
        ("linux", 0, "activating\n", False),
        ("darwin", 0, "\tstate = running\n\tpid = 7\n", True),
        ("darwin", 0, "\tstate = not running\n", False),
        ("darwin", 113, "", False),
        ("win32", 0, "Running\r\n", True),
        ("win32", 0, "Ready\r\n", False),
        ("win32", 1, "", False),
    ],
)
def test_what_a_manager_tells_is_understood(tmp_path: Path, kind: str, code: int, told: str, runs: bool) -> None:
    assert manager(tmp_path, kind, {}).runs(code, told) is runs


SYSTEMCTL = """#!{python}
import os, pathlib, shlex, subprocess, sys
folder, words = pathlib.Path({folder!r}), sys.argv[2:]
with (folder / "asked").open("a") as log:
    print(*words, file=log)
refused, pid = folder / "refused", folder / "pid"
if refused.exists() and words[0] == "enable":
    sys.exit(print(refused.read_text(), file=sys.stderr) or 1)
if words[0] == "enable":
    told = dict(line.rstrip().split("=", 1) for line in open({unit!r}) if "=" in line)
    started = subprocess.Popen(shlex.split(told["ExecStart"]), stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL, cwd=told["WorkingDirectory"], start_new_session=True)
    pid.write_text(str(started.pid))
if words[0] == "disable" and pid.exists():
    os.kill(int(pid.read_text()), 15)
    pid.unlink()
if words[0] == "is-active":
    print("active" if pid.exists() else "inactive")
    sys.exit(0 if pid.exists() else 3)
"""


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A systemctl that starts and ends what the unit says, in a folder of its own."""
    if sys.platform != "linux":
        pytest.skip("another manager is asked here")
    folder, home = tmp_path / "bin", tmp_path / "home"
    folder.mkdir()
    home.mkdir()
    script = folder / "systemctl"
    unit = home / ".config/systemd/user/rapport.service"
    filled = SYSTEMCTL.format(python=sys.executable, folder=str(folder), unit=str(unit))
    script.write_text(filled)
    script.chmod(0o700)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return folder


def free_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def test_it_is_set_up_runs_is_found_to_run_and_is_removed(data: Path, systemd: Path) -> None:
    unit = systemd.parent / "home/.config/systemd/user/rapport.service"
    before = rapport(data, "service", "status")
    assert before.exit_code == 1
    assert "Not set up" in before.output
    port = free_port()
    made = rapport(data, "service", "install", "--port", port)
    try:
        assert made.exit_code == 0, made.output
        assert unit.stat().st_mode & 0o777 == 0o600
        now = rapport(data, "service", "status")
        assert now.exit_code == 0, now.output
        assert f"Rapport answers at http://127.0.0.1:{port}" in now.output
    finally:
        removed = rapport(data, "service", "remove")
    assert removed.exit_code == 0, removed.output
    assert not unit.exists()
    assert (systemd / "asked").read_text().splitlines()[-2:] == ["daemon-reload", "is-active rapport.service"]
    assert rapport(data, "service", "remove").exit_code == 1
    assert "does not run" in rapport(data, "service", "status").output


def test_where_the_manager_refuses_nothing_is_left(data: Path, systemd: Path) -> None:
    (systemd / "refused").write_text("Failed to connect to bus: No medium found")
    made = rapport(data, "service", "install")
    assert made.exit_code == 1
    assert "Nothing was set up: systemd did not take it: Failed to connect to bus" in " ".join(made.output.split())
    assert not (systemd.parent / "home/.config/systemd/user/rapport.service").exists()


def test_a_unit_of_another_folder_is_told_apart(data: Path, systemd: Path) -> None:
    unit = systemd.parent / "home/.config/systemd/user/rapport.service"
    unit.parent.mkdir(parents=True)
    unit.write_bytes(
        Systemd(Path(), {}).content(program(["--data", "/elsewhere", "serve", "--no-open", "--port", "7"]))
    )
    assert "another folder" in rapport(data, "service", "status").output


def test_no_password_is_written_into_a_file(data: Path, systemd: Path) -> None:
    settings = Settings.load(data, "postgresql+psycopg://mara:hunter2@db.example/rapport", environment={})
    with pytest.raises(Failure, match="may hold a password"):
        service._program(settings, 5610)
    elsewhere = Settings.load(data, "sqlite:////srv/r.sqlite3", environment={})
    assert "sqlite:////srv/r.sqlite3" in service._program(elsewhere, 5610)
