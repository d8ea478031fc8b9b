"""Killing work on a folder at one of its steps, to see what it leaves. It forks, which wants a process of its own."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path


def ended_before(step: int, folder: Path, work: Callable[[], object]) -> bool:
    """Do the work in a process that is killed as it begins its n-th step: whatever it opens, renames or removes in the
    folder, and whatever it writes or syncs by a handle. Returns whether it had ended before."""
    child = os.fork()
    if not child:
        seen = 0

        def begin() -> None:
            nonlocal seen
            seen += 1
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)

        def count(event: str, given: tuple[object, ...]) -> None:
            if str(folder) in repr(given) and event.startswith(("open", "os.", "sqlite3.", "shutil.")):
                begin()

        def counted(write: Callable[..., object]) -> Callable[..., object]:
            def called(*given: object) -> object:
                begin()
                return write(*given)

            return called

        sys.addaudithook(count)
        os.write, os.fsync = counted(os.write), counted(os.fsync)  # type: ignore[assignment]  # of these nobody is told
        work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return False
    assert os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0, status
    return True
