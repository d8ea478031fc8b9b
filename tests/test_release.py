"""A release says what it is, and consists of the same bytes whoever builds it, wherever and whenever."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from server import release
from server.commands.main import main
from server.store.schema import REVISION

ROOT = Path(__file__).parents[1]
SOURCES = ("auditor", "server", "extension", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".gitignore")
COMMIT = "0123456789ab"


def copied(target: Path, *, age: float, mode: int) -> Path:
    """A copy of the sources with other dates and modes, among files that running leaves behind."""
    target.mkdir()
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("commit.txt"))
        else:
            shutil.copy(source, target / name)
    for file in sorted(target.rglob("*"), reverse=age > 0):
        if file.is_file():
            file.chmod(mode)
            os.utime(file, (1_700_000_000 - age, 1_700_000_000 - age))
    return target


def built(source: Path, target: Path) -> Path:
    """The wheel of the sources."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(target)],
        cwd=source,
        check=True,
        capture_output=True,
    )
    (wheel,) = target.glob("*.whl")
    return wheel


def in_git(source: Path) -> None:
    """Make a commit of the sources that is the same everywhere."""
    told = {"NAME": "a", "EMAIL": "a@example.org", "DATE": "2026-01-01T00:00:00Z"}
    who = {f"GIT_{kind}_{what}": value for kind in ("AUTHOR", "COMMITTER") for what, value in told.items()}
    for words in (["init", "--quiet"], ["add", "pyproject.toml"], ["commit", "--quiet", "--message", "one"]):
        subprocess.run(
            ["git", *words], cwd=source, check=True, env={**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull}
        )


def test_a_wheel_built_twice_is_the_same_bytes(tmp_path: Path) -> None:
    one = built(copied(tmp_path / "one", age=0, mode=0o644), tmp_path / "first")
    other = built(copied(tmp_path / "a place of another name", age=86_400, mode=0o600), tmp_path / "second")
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as wheel:
        names = wheel.namelist()
        assert "server/commit.txt" not in names
        assert {"server/release.py", "auditor/donations/codebook.md", "extension/manifest.json"} <= set(names)
        assert not [name for name in names if "__pycache__" in name or name.startswith("tests/")]


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
def test_a_wheel_of_a_commit_says_which(tmp_path: Path) -> None:
    wheels = []
    for name in ("one", "other"):
        source = copied(tmp_path / name, age=0, mode=0o644)
        in_git(source)
        wheels.append(built(source, tmp_path / f"{name} built"))
        told = release.commit(source)
        assert re.fullmatch(r"[0-9a-f]{12}(-dirty)?", told)
    assert wheels[0].read_bytes() == wheels[1].read_bytes()
    with zipfile.ZipFile(wheels[0]) as wheel:
        wheel.extractall(tmp_path / "installed")
    assert release.commit(tmp_path / "installed") == told


def test_the_version_names_a_commit_only_if_it_is_known(tmp_path: Path) -> None:
    assert release.commit(tmp_path) == ""
    (tmp_path / "server").mkdir()
    (tmp_path / "server" / "commit.txt").write_text(f"{COMMIT}\n")
    assert release.commit(tmp_path) == COMMIT
    (tmp_path / "server" / "commit.txt").write_text("\x1b[2J")
    assert release.commit(tmp_path) == ""


def test_the_version_is_shown_with_commit_and_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.release.commit", lambda: COMMIT)
    told = CliRunner(env={"LANGUAGE": "en"}).invoke(main, ["--version"])
    assert told.exit_code == 0
    assert told.output == f"rapport {release.version()}\ncommit {COMMIT}, database schema {REVISION}\n"
    monkeypatch.setattr("server.release.commit", lambda: "")
    assert "commit unknown" in CliRunner(env={"LANGUAGE": "en"}).invoke(main, ["--version"]).output


def test_the_schema_is_that_of_the_newest_migration() -> None:
    versions = ROOT / "server" / "store" / "migrations" / "versions"
    assert release.schema() == max(file.name[1:5] for file in versions.glob("r*.py"))


def test_the_containers_files_name_what_is_here() -> None:
    container = (ROOT / "Containerfile").read_text("utf-8")
    copied_in = re.findall(r"^COPY (?!--from)(\S+) ", container, re.MULTILINE)
    assert copied_in == ["requirements", "."]
    assert all((ROOT / name).exists() for name in copied_in)
    for file in (ROOT / "compose.yaml", ROOT / "hosting" / "compose.yaml"):
        assert "dockerfile: Containerfile" in file.read_text("utf-8")
    for asked in ("run", "hosted"):
        assert (ROOT / "requirements" / f"{asked}.txt").exists()
    words = re.search(r'^CMD \["(\w+)", "(--[\w-]+)"\]', container, re.MULTILINE)
    assert words
    assert words[2] in {
        word for option in main.commands[words[1]].params for word in (*option.opts, *option.secondary_opts)
    }
