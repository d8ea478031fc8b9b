"""A copy of the project, in which what scaffolds begin is tried and thrown away."""

import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

from tests.scaffold.beginning import ROOT

#: What Python has compiled goes along: to compile the project anew takes longer than most of what is tried in a copy.
NOT_COPIED = ignore_patterns(".*", "build", "dist", "*.egg-info", "node_modules")


def copy(to: Path) -> Path:
    """Copy the project to a folder that does not exist yet. Returns the folder."""
    return copytree(ROOT, to, ignore=NOT_COPIED)


def run(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """``python -m`` in the copy, whose own code comes first."""
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=project, capture_output=True, encoding="utf-8", timeout=540, check=False
    )


def begin(project: Path, what: str, name: str) -> None:
    """Begin an audit, an archive's reader or a site's declaration in the copy. Raises AssertionError where it is
    refused or a file that it names is not there."""
    begun = run(project, "tests.scaffold", what, name)
    assert begun.returncode == 0, begun.stderr
    *files, what_next = begun.stdout.splitlines()
    assert all((project / file).exists() for file in files)
    assert what_next.startswith("Fill these in")
