"""``python -m tests.scaffold.types`` runs mypy over the project and over new scaffolds.

Scaffolds use nearly all of the project, and reading all of it a second time takes minutes, so both are checked in one
run, in a copy. mypy names files by their place in the project and keeps its cache there.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.scaffold.beginning import ROOT
from tests.scaffold.copies import copy

#: Without generated pages and reports, which have no types.
BEGUN = """
from tests.scaffold.beginning import begin_archive, begin_audit
begin_audit("voice/kind-words", generated=False)
begin_archive("somesite", generated=False)"""


def main() -> int:
    """Return mypy's own exit code."""
    with TemporaryDirectory() as folder:
        project = copy(Path(folder) / "project")
        subprocess.run([sys.executable, "-c", BEGUN], cwd=project, check=True)
        command = [sys.executable, "-m", "mypy", "--cache-dir", str(ROOT / ".mypy_cache")]
        return subprocess.run(command, cwd=project, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
