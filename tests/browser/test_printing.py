"""A report on paper: with a Chromium, without one, and where Playwright cannot start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from server.installation.settings import Settings
from server.rendering.browsers import CHROMES, chrome
from tests.browser.conftest import Chromiums

ROOT = Path(__file__).parents[2]


def rapport(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `rapport` on a folder as a process, because Playwright runs only once in a process."""
    given = {**os.environ, "RAPPORT_DATA": str(folder / "data"), "RAPPORT_DATABASE_URL": "", **environment}
    command = [sys.executable, "-m", "server", *words]
    return subprocess.run(command, env=given, capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.fixture
def filled(imported: Settings) -> Path:
    """The folder in which an archive was imported."""
    return imported.data.parent


@pytest.fixture
def without(tmp_path: Path) -> dict[str, str]:
    """An environment in which neither a browser nor a way to get one is found."""
    if (found := chrome()) and found in CHROMES:
        pytest.skip(f"{found} cannot be hidden")
    return {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path), "HTTPS_PROXY": "http://127.0.0.1:9"}


def test_a_report_is_printed(filled: Path, chromiums: Chromiums) -> None:
    chromiums.current()
    printed = rapport(filled, "audit", "--format", "pdf", "--output", str(filled / "report.pdf"))
    assert printed.returncode == 0, printed.stderr
    content = (filled / "report.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in content  # it can be read aloud


def test_without_a_chromium_one_is_fetched_and_what_is_missing_is_named(filled: Path, without: dict[str, str]) -> None:
    printed = rapport(filled, "audit", "--format", "pdf", "--output", str(filled / "report.pdf"), **without)
    assert printed.returncode == 1
    assert "There is no Chromium here. Fetching one" in printed.stderr
    assert "Debian's package chromium" in printed.stderr.splitlines()[-1]
    assert not (filled / "report.pdf").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a script is no program there")
def test_a_library_that_playwright_lacks_is_named_with_its_package(filled: Path) -> None:
    """A driver that prints what the loader prints where libatomic1 is not installed."""
    lacking = filled / "node"
    said = "node: error while loading shared libraries: libatomic.so.1: cannot open shared object file: No such file"
    lacking.write_text(f"#!/bin/sh\necho '{said}' >&2\nexit 127\n")
    lacking.chmod(0o755)
    driver = {"PLAYWRIGHT_NODEJS_PATH": str(lacking)}
    printed = rapport(filled, "audit", "--format", "pdf", "--output", str(filled / "report.pdf"), **driver)
    assert printed.returncode == 1
    told = "Playwright lacks libatomic.so.1. Install the package libatomic1."
    assert told in printed.stderr.splitlines()[-1]
    examined = rapport(filled, "doctor", **driver)
    assert examined.returncode == 0
    assert told in examined.stdout


def test_the_pages_of_a_printed_report_are_numbered_and_nothing_is_folded(filled: Path, chromiums: Chromiums) -> None:
    chromiums.current()
    printed = rapport(filled, "audit", "--format", "pdf", "--share", "--output", str(filled / "report.pdf"))
    assert printed.returncode == 0, printed.stderr
    content = (filled / "report.pdf").read_bytes()
    assert b"/Outlines" in content
    assert (filled / "report.pdf").stat().st_mode & 0o777 == 0o600
