"""What starts a program when the person signs in, one for each platform: systemd, launchd, Windows's Task Scheduler.

Each has a file that says what to start, by absolute paths and without a secret, and commands that make it known, begin
it, end it and tell of it. Nothing is run here.
"""

import os
import plistlib
import subprocess
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from server.translations import gettext

Command = tuple[str, ...]

#: Where our own packages are: Python looks for ``server`` in the working folder first, which is the person's home else.
INSTALLED = Path(__file__).resolve().parents[2]


def _description() -> str:
    return gettext("Rapport, an audit of your own networking")


class Manager(ABC):
    """``title`` is its name, ``file`` where it reads what to start."""

    title: str
    file: Path

    @abstractmethod
    def content(self, program: Sequence[str]) -> bytes:
        """The file that starts a program with its arguments."""

    @abstractmethod
    def begins(self) -> Sequence[Command]:
        """The commands that make the file known and start it."""

    @abstractmethod
    def ends(self) -> Sequence[Command]:
        """The commands that stop it and have it forgotten; they fail where it was not known."""

    def forgets(self) -> Sequence[Command]:
        """The commands for when the file is gone."""
        return ()

    @abstractmethod
    def asks(self) -> Command:
        """The command that tells of it; see ``runs``."""

    @abstractmethod
    def runs(self, code: int, told: str) -> bool:
        """Whether it runs, by the exit code of ``asks`` and what that told."""


class Systemd(Manager):
    """A unit of the person's own systemd: https://www.freedesktop.org/software/systemd/man/systemd.service.html"""

    title = "systemd"
    unit = "rapport.service"

    def __init__(self, home: Path, environment: Mapping[str, str]) -> None:
        configured = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
        self.file = configured / "systemd" / "user" / self.unit

    def content(self, program: Sequence[str]) -> bytes:
        """See Manager."""
        started = " ".join(map(self._quoted, program))
        lines = (
            "[Unit]",
            f"Description={_description()}",
            "",
            "[Service]",
            f"WorkingDirectory={str(INSTALLED).replace('%', '%%')}",
            f"ExecStart={started}",
            "Restart=on-failure",
            "RestartSec=30",
            "UMask=0077",
            "",
            "[Install]",
            "WantedBy=default.target",
        )
        return ("\n".join(lines) + "\n").encode()

    @staticmethod
    def _quoted(word: str) -> str:
        """A word of a command line, in which systemd fills in nothing."""
        plain = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
        return '"' + plain.replace("\n", "\\n").replace("\t", "\\t") + '"'

    def begins(self) -> Sequence[Command]:
        """See Manager."""
        return (("systemctl", "--user", "daemon-reload"), ("systemctl", "--user", "enable", "--now", self.unit))

    def ends(self) -> Sequence[Command]:
        """See Manager."""
        return (("systemctl", "--user", "disable", "--now", self.unit),)

    def forgets(self) -> Sequence[Command]:
        """See Manager."""
        return (("systemctl", "--user", "daemon-reload"),)

    def asks(self) -> Command:
        """See Manager."""
        return ("systemctl", "--user", "is-active", self.unit)

    def runs(self, code: int, told: str) -> bool:
        """See Manager."""
        return code == 0 and told.strip() == "active"


class Launchd(Manager):
    """An agent of macOS: ``man launchd.plist``."""

    title = "launchd"
    label = "local.rapport.serve"

    def __init__(self, home: Path, user: int) -> None:
        self.file = home / "Library" / "LaunchAgents" / f"{self.label}.plist"
        self._domain = f"gui/{user}"

    def content(self, program: Sequence[str]) -> bytes:
        """See Manager."""
        return plistlib.dumps(
            {
                "Label": self.label,
                "WorkingDirectory": str(INSTALLED),
                "ProgramArguments": list(program),
                "RunAtLoad": True,
                "KeepAlive": {"SuccessfulExit": False},
                "ThrottleInterval": 30,
                "ProcessType": "Background",
                "Umask": 0o077,
            }
        )

    def begins(self) -> Sequence[Command]:
        """See Manager."""
        return (("launchctl", "bootstrap", self._domain, str(self.file)),)

    def ends(self) -> Sequence[Command]:
        """See Manager."""
        return (("launchctl", "bootout", f"{self._domain}/{self.label}"),)

    def asks(self) -> Command:
        """See Manager."""
        return ("launchctl", "print", f"{self._domain}/{self.label}")

    def runs(self, code: int, told: str) -> bool:
        """See Manager."""
        return code == 0 and any(line.strip() == "state = running" for line in told.splitlines())


class TaskScheduler(Manager):
    """A task of Windows: https://learn.microsoft.com/windows/win32/taskschd/task-scheduler-schema"""

    title = "Task Scheduler"
    name = "Rapport"
    #: As Get-ScheduledTask writes it in every language of Windows.
    _RUNNING = "Running"

    def __init__(self, data: Path, user: str) -> None:
        self.file = data / "service.xml"
        self._user = user

    def content(self, program: Sequence[str]) -> bytes:
        """See Manager."""
        command, user, place = escape(program[0]), escape(self._user), escape(str(INSTALLED))
        arguments = escape(subprocess.list2cmdline(program[1:]))
        task = Template(files("server.commands").joinpath("task.xml").read_text("utf-8"))
        told = {"user": user, "command": command, "arguments": arguments, "place": place}
        return task.substitute(told, description=escape(_description())).encode("utf-16")

    def begins(self) -> Sequence[Command]:
        """See Manager."""
        return (
            ("schtasks", "/Create", "/F", "/TN", self.name, "/XML", str(self.file)),
            ("schtasks", "/Run", "/TN", self.name),
        )

    def ends(self) -> Sequence[Command]:
        """See Manager."""
        return (("schtasks", "/End", "/TN", self.name), ("schtasks", "/Delete", "/F", "/TN", self.name))

    def asks(self) -> Command:
        """See Manager."""
        return ("powershell", "-NoProfile", "-Command", f"(Get-ScheduledTask -TaskName {self.name}).State.ToString()")

    def runs(self, code: int, told: str) -> bool:
        """See Manager."""
        return code == 0 and told.strip() == self._RUNNING


def manager(data: Path, platform: str = sys.platform, environment: Mapping[str, str] = os.environ) -> Manager:
    """That of this platform; ``data`` is the installation's folder."""
    match platform:
        case "win32":
            domain, name = environment.get("USERDOMAIN", ""), environment.get("USERNAME", "")
            return TaskScheduler(data, f"{domain}\\{name}" if domain else name)
        case "darwin":
            return Launchd(Path.home(), os.getuid())
        case _:
            return Systemd(Path.home(), environment)


def program(words: Sequence[str], platform: str = sys.platform) -> list[str]:
    """This installation's own program with arguments, by absolute paths."""
    python = Path(sys.executable).absolute()
    if platform == "win32":  # one that opens no window
        python = windowless if (windowless := python.with_name("pythonw.exe")).exists() else python
    return [str(python), "-m", "server", *words]
