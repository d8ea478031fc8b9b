"""Which Rapport this is: its version, the commit it was built from where known, and the schema of its database."""

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
    """The version of Rapport that runs. It stands in the metadata of the package, which every look-up parses anew."""
    return metadata.version(NAME)


def commit(root: Path = _ROOT) -> str:
    """The beginning of the commit, with ``-dirty`` where files were changed since: as the wheel has it (see
    hatch_build.py), else as git has it where this is a checkout; empty where neither tells."""
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
    """The revision of the tables that this program keeps."""
    from server.store.schema import REVISION

    return REVISION
