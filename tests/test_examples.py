"""The examples in docs/python.md and docs/api.md run as they are, and print what the pages say."""

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from server.demonstration import install
from server.entry.opening import running
from server.installation.settings import Settings
from tests.server.processes import ended, free_port, rapport, until

__all__ = ["ended"]
ROOT = Path(__file__).parents[1]
PYTHON, API = ((ROOT / "docs" / name).read_text("utf-8") for name in ("python.md", "api.md"))


def blocks(page: str, language: str) -> list[str]:
    """The examples in a language on a page."""
    return re.findall(rf"^```{language}\n(.+?)^```", page, re.DOTALL | re.MULTILINE)


def run(code: str, folder: Path, **environment: str) -> str:
    """The output of an example, run in its own folder."""
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


@pytest.fixture
def archive(tmp_path: Path) -> None:
    """A LinkedIn archive with three comments, made up by us, at the place where the example looks for it."""
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as zipped:
        lines = [f"2026-01-0{day} 10:00:00,https://www.linkedin.com/feed/update/urn,Well put" for day in (1, 2, 3)]
        zipped.writestr("Comments.csv", "\n".join(["Date,Link,Message", *lines]) + "\n")
        zipped.writestr("Profile.csv", "First Name,Last Name,Headline,Summary\nMara,Lind,Engineer,\n")


def test_the_examples_of_the_package_run(tmp_path: Path, archive: None) -> None:
    first, second, third = (run(code, tmp_path) for code in blocks(PYTHON, "python"))
    assert re.fullmatch(r"\d+ of \d+ .*\(\d\d% to \d\d%\)\n", first)
    assert re.search(r"^profile-completeness: ", second, re.MULTILINE)
    assert re.search(r"^reply-rate: unknown\. ", second, re.MULTILINE)
    assert re.search(r"^\d+ audits are scored$", third, re.MULTILINE)


@pytest.mark.skipif(sys.platform == "win32", reason="the example is a shell script")
def test_the_examples_of_the_interface_run(tmp_path: Path) -> None:
    data, port = tmp_path / "data", free_port()
    settings = Settings.load(data, f"sqlite:///{data}/rapport.sqlite3", environment={})
    install(settings, "corporate")
    rapport(data, "true", "serve", "--no-open", "--port", str(port))
    until(lambda: running(settings) == port)
    program = tmp_path / "rapport"
    program.write_text(f'#!/bin/sh\ncd "{ROOT}"\nexec "{sys.executable}" -m server --data "{data}" "$@"\n')
    program.chmod(0o755)
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}

    def shell(code: str) -> str:
        ran = subprocess.run(
            ["sh", "-eu"], input=code, env=environment, capture_output=True, text=True, check=False, timeout=120
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    (sending,) = blocks(API, "sh")
    promised = re.search(r"^# (\{.+)$", sending, re.MULTILINE)
    assert promised
    assert shell(sending.replace(":5610/", f":{port}/")).strip() == promised[1]
    token = shell('rapport devices add --may read "my script"').strip()
    (reading,) = blocks(API, "python")
    told = run(reading.replace(":5610/", f":{port}/"), tmp_path, TOKEN=token)
    assert re.search(r"^reply-rate scored \d+ of \d+", told, re.MULTILINE)
    assert len(told.splitlines()) > 50
