"""The page of dependencies: what each one is, who maintains it, and when it was last released, according to the lock.

An audit of known vulnerabilities asks the registry (``make audit-dependencies``); this page works without one.
"""

import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
#: A package without a release for so long before the lock was made is resting; the page says what is known about it.
RESTING = timedelta(days=365)

_HEAD = """# Dependencies

What Rapport runs with, each named in pyproject.toml; what these need in turn stands with its hashes in
`requirements/run.txt`. `make audit-dependencies` asks PyPI, by pip-audit, whether a hole is known in any of it, and
fails if one is, or if one package could not be looked up. This page is written from the lock (`make docs`): the day of
the last release that was taken in, and what was found of those that had released nothing for a year when the lock was
made.

| package | version | released | licence | kept up by | what it does here |
|---|---|---|---|---|---|
"""


class Known(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of a package; ``rests`` is for one without a recent release."""

    licence: str
    by: str
    does: str
    rests: str = ""


def known() -> dict[str, Known]:
    """The known facts by package, from tests/dependencies.toml."""
    return msgspec.toml.decode((ROOT / "tests" / "dependencies.toml").read_bytes(), type=dict[str, Known])


def direct() -> list[str]:
    """The packages that pyproject.toml names for running; those that come only with an extra are last."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *(each for name, extra in extras.items() if name != "dev" for each in extra)]
    return list(dict.fromkeys(canonicalize_name(Requirement(each).name) for each in asked))


def locked() -> dict[str, tuple[str, datetime]]:
    """The version of every package in the lock, and when its files were uploaded to the registry."""
    lock = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))
    found: dict[str, tuple[str, datetime]] = {}
    for package in lock["package"]:
        files: list[dict[str, Any]] = [*package.get("wheels", []), package.get("sdist", {})]
        if moments := [datetime.fromisoformat(each["upload-time"]) for each in files if "upload-time" in each]:
            newest = (package["version"], max(moments))
            found[package["name"]] = max(newest, found.get(package["name"], newest), key=lambda each: each[1])
    return found


def resting() -> list[str]:
    """The direct dependencies without a release in the year before the newest file of the lock."""
    found = locked()
    made = max(moment for _, moment in found.values())
    return [name for name in direct() if found[name][1] < made - RESTING]


def page() -> str:
    """The text of the page."""
    said, found = known(), locked()
    rows = [
        f"| {name} | {found[name][0]} | {found[name][1]:%Y-%m-%d} | {said[name].licence} | {said[name].by} | "
        f"{said[name].does} |"
        for name in direct()
    ]
    rest = [f"* **{name}**, last released in {found[name][1]:%B %Y}: {said[name].rests}" for name in resting()]
    return _HEAD + "\n".join(rows) + "\n\n## Without a release for a year\n\n" + "\n".join(rest) + "\n"
