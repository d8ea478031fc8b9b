"""Tells which Rapport this is: its version, the commit it was built from if known, and its database's schema."""

import re
import subprocess
from functools import cache
from importlib import metadata
from pathlib import Path

NAME = "rapport"
_ROOT = Path(__file__).parents[1]
_COMMIT = re.compile(r"[0-9a-f]{12,64}(-dirty)?")


@cache
def version() -> str:
    """The version of the running Rapport, from the package's metadata. It is cached, because each look-up parses
    those."""
    return metadata.version(NAME)


def commit(root: Path = _ROOT) -> str:
    """The beginning of the commit's hash, with ``-dirty`` if files were changed since. It comes from the wheel (see
    hatch_build.py), else from git in a checkout; empty if neither tells."""
    try:
        told = (root / "server" / "commit.txt").read_text("utf-8")
    except OSError:
        told = _of_checkout(root)
    return told.strip() if _COMMIT.fullmatch(told.strip()) else ""


def _of_checkout(root: Path) -> str:
    if not (root / ".git").exists():
        return ""
    asked = ["git", "-C", str(root), "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=True, timeout=30).stdout  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return ""


def schema() -> str:
    """The revision of this program's database tables."""
    from server.store.schema import REVISION

    return REVISION
