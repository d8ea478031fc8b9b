"""What every process beside the server does as it begins: it leaves its end to the server and logs no words."""

import sys
from contextlib import suppress
from pathlib import Path
from signal import SIG_IGN, SIGINT, SIGTERM, signal
from typing import BinaryIO

from auditor import faults


def begin() -> BinaryIO:
    """Prepare this process. Returns the pipe to the server; whatever else is printed goes to standard error."""
    for stop in (SIGINT, SIGTERM):  # a terminal and systemd send them to all processes; the server says when to end
        signal(stop, SIG_IGN)
    _go_first()
    faults.log_without_words()
    told, sys.stdout = sys.stdout.buffer, sys.stderr
    return told


def _go_first() -> None:
    """Where memory runs out, Linux ends this process rather than the server."""
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("900", "ascii")
