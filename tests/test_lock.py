"""The locked versions are those that pyproject.toml asks for, and come only from the public registries."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
RUN = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"]
HOSTED = RUN + PROJECT["project"]["optional-dependencies"]["hosted"]
TEST = RUN + PROJECT["project"]["optional-dependencies"]["dev"]
LOCKED = re.compile(r"^([\w.-]+)(?:\[\w,]+\])?==([^\s;]+)", re.MULTILINE)
REGISTRIES = ("https://pypi.org/simple", "https://files.pythonhosted.org/packages/")


def locked(name: str) -> dict[str, list[str]]:
    """The versions by package; several if they differ by system or version of Python."""
    found: dict[str, list[str]] = {}
    for package, version in LOCKED.findall((ROOT / "requirements" / f"{name}.txt").read_text("utf-8")):
        found.setdefault(canonicalize_name(package), []).append(version)
    return found


@pytest.mark.parametrize(("name", "asked"), [("run", RUN), ("hosted", HOSTED), ("test", TEST)])
def test_every_dependency_is_locked_within_its_bounds(name: str, asked: list[str]) -> None:
    versions = locked(name)
    for requirement in map(Requirement, asked):
        chosen = versions.get(canonicalize_name(requirement.name))
        assert chosen, f"{requirement} is not locked; run “make lock”"
        assert all(requirement.specifier.contains(each, prereleases=True) for each in chosen), requirement


def test_tests_run_with_what_people_run() -> None:
    run, test = locked("run"), locked("test")
    assert {name: test.get(name) for name in run} == run
    assert "pytest" not in run


@pytest.mark.parametrize("name", ["run", "hosted", "test", "uv"])
def test_every_version_has_its_hash_and_no_other_address(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
    assert all("--hash=sha256:" in part for part in re.split(r"\n(?=[\w])", text) if "==" in part)
    assert "://" not in text
    assert not re.search(r"^--?(?!hash)\w", text, re.MULTILINE)


def test_the_lock_knows_the_public_registry_only() -> None:
    addresses = re.findall(r"\"(\w+://[^\"]+)\"", (ROOT / "uv.lock").read_text("utf-8"))
    assert addresses
    assert not [each for each in addresses if not each.startswith(REGISTRIES)]
    for folder in ("requirements", "tests/bluesky_network"):
        packages = (ROOT / folder / "package-lock.json").read_text("utf-8")
        assert "integrity" in packages
        assert not re.search(r"\"resolved\": \"(?!https://registry\.npmjs\.org/)", packages)
