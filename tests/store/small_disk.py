"""Makes a small disk, on which a program runs out of space."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
needed = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("unshare"), reason="needs a small disk of its own"
)

_MOUNT = """
mount -t tmpfs -o size=6m tmpfs "$1" || exit
echo mounted
"$2" -c "$3" "$1"
"""
_FILL = """
filler = Path(sys.argv[1], "filler").open("wb", buffering=0)
try:
    while filler.write(bytes(4096)):
        pass
except OSError:
    pass
"""


def said_on_a_full_disk(folder: Path, before: str, after: str) -> tuple[list[str], str]:
    """Run a program that does something on a disk, fills it completely and does something more. Returns the lines it
    prints, and its errors. Both parts may use ``sys`` and ``Path``; the disk is ``sys.argv[1]``."""
    program = f"import sys\nfrom pathlib import Path\n{before}{_FILL}{after}"
    private = ["unshare", "--mount", "--map-root-user", "sh", "-c", _MOUNT, "sh", str(folder), sys.executable, program]
    done = subprocess.run(private, cwd=ROOT, capture_output=True, text=True, check=False)
    if "mounted" not in done.stdout:
        pytest.skip(f"no disk of its own can be mounted here: {done.stderr.strip()}")
    return done.stdout.splitlines()[1:], done.stderr
