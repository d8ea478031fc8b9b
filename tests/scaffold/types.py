"""``python -m tests.scaffold.types`` runs mypy over the project and over what scaffolds begin.

What they begin leans on nearly all of the project, and to read all of that a second time takes minutes: both are
checked in one run, in a copy. mypy names files as they stand in the project and keeps what it knows there.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.scaffold.beginning import ROOT
from tests.scaffold.copies import copy

#: Without the pages and reports that are made from the code: they have no types.
BEGUN = """
from tests.scaffold.beginning import begin_archive, begin_audit
begin_audit("voice/kind-words", generated=False)
begin_archive("somesite", generated=False)"""


def main() -> int:
    """Returns mypy's own exit code."""
    with TemporaryDirectory() as folder:
        project = copy(Path(folder) / "project")
        subprocess.run([sys.executable, "-c", BEGUN], cwd=project, check=True)
        command = [sys.executable, "-m", "mypy", "--cache-dir", str(ROOT / ".mypy_cache")]
        return subprocess.run(command, cwd=project, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
