"""A process beside the server, reached through its pipes: started when it is needed, ended once it is idle."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Timer
from time import monotonic

IDLE_SECONDS = 10.0

#: Where our own packages are: Python looks for ``server`` in the working folder first.
_INSTALLED = Path(__file__).resolve().parents[2]
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows alone opens one


class IdleProcess:
    """Runs ``python -m module``, which does one thing at a time, and ends it after ``idle`` seconds without work."""

    def __init__(self, module: str, idle: float = IDLE_SECONDS) -> None:
        self._module = module
        self._idle = idle
        self._turn = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._ending: Timer | None = None
        self._used = monotonic()
        self._stopped = False

    @property
    def number(self) -> int | None:
        """Of the process; None where none runs."""
        process = self._process
        return process.pid if process and process.poll() is None else None

    def stop_now(self) -> None:
        """End it at once, and start none any more; whoever waits for its answer hears of that."""
        self._stopped = True
        if process := self._process:
            process.kill()

    def stop(self) -> None:
        """As ``stop_now``, and return once it has ended."""
        self.stop_now()
        with self._turn:
            self._end()

    @contextmanager
    def _having_turn(self) -> Iterator[None]:
        """Have the process for oneself. It is ended if the work breaks off, because what it has still to say would
        answer the next."""
        with self._turn:
            try:
                yield
            except BaseException:
                if self._process and self._process.poll() is None:
                    self._end()
                raise
            finally:
                self._used = monotonic()
                if self._process and self._ending is None:  # one timer serves many: a thread for each would cost more
                    self._end_after(self._idle)

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(  # noqa: S603  a module of ours
                [sys.executable, "-m", self._module],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=_INSTALLED,
                creationflags=_NO_WINDOW,
            )
        return self._process

    def _end_after(self, seconds: float) -> None:
        self._ending = Timer(seconds, self._end_if_idle)
        self._ending.daemon = True
        self._ending.start()

    def _end_if_idle(self) -> None:
        with self._turn:
            self._ending = None
            rest = self._used + self._idle - monotonic()
            if self._process and rest > 0:
                self._end_after(rest)
            else:
                self._end()

    def _end(self) -> None:
        if process := self._process:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    with suppress(OSError):  # what was not written yet reaches nobody any more
                        pipe.close()
            self._process = None
