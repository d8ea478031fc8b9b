"""A copy of the project in which scaffolds are tried and thrown away."""

import subprocess
import sys
from pathlib import Path
from shutil import copytree, ignore_patterns

from tests.scaffold.beginning import ROOT

#: Compiled Python files are copied too: compiling the project again would take longer than most tests in a copy.
NOT_COPIED = ignore_patterns(".*", "build", "dist", "*.egg-info", "node_modules")


def copy(to: Path) -> Path:
    """Copy the project to a folder that does not exist yet. Returns the folder."""
    return copytree(ROOT, to, ignore=NOT_COPIED)


def run(project: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run ``python -m`` in the copy, with the copy's own code."""
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=project, capture_output=True, encoding="utf-8", timeout=540, check=False
    )


def begin(project: Path, what: str, name: str) -> None:
    """Create a scaffold in the copy. Raises AssertionError if it is refused or a file that it names is missing."""
    begun = run(project, "tests.scaffold", what, name)
    assert begun.returncode == 0, begun.stderr
    *files, what_next = begun.stdout.splitlines()
    assert all((project / file).exists() for file in files)
    assert what_next.startswith("Fill these in")
