"""The server's side: starts the process that audits when one is asked for, hears it, and ends it once it is idle."""

import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Lock, Timer
from typing import Unpack

import msgspec

from auditor.report import Report
from server.audits.messages import Answer, Failed, Fault, Installation, Made, Order, Progress, framed, received
from server.audits.running import Broken, Faulty, Nothing, NoWindow, Selection
from server.installation.settings import Settings, SettingsError
from server.store.errors import StoreError
from server.store.store import Store
from server.translations import gettext, language

IDLE_SECONDS = 10.0

log = logging.getLogger("rapport.audits")

#: Where our own packages are: Python looks for ``server`` in the working folder first.
_INSTALLED = Path(__file__).resolve().parents[2]
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows alone opens one
_KINDS: tuple[type[Exception], ...] = (Nothing, NoWindow, SettingsError, StoreError, *StoreError.__subclasses__())
_FAILURES = {kind.__name__: kind for kind in _KINDS}


def _folder(settings: Settings) -> str:
    """What a relative path of the database is relative to; empty where none is: the process that audits need not be
    able to enter the folder that the server was started in."""
    file = settings.sqlite_file
    return str(Path.cwd()) if file and not file.is_absolute() else ""


class AuditProcess:
    """Makes reports as ``server.audits.running.make_report`` does, in a process of its own: one at a time, started when
    needed and ended after ``idle`` seconds without work."""

    def __init__(self, idle: float = IDLE_SECONDS) -> None:
        self._idle = idle
        self._turn = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._ending: Timer | None = None
        self._stopped = False

    @property
    def number(self) -> int | None:
        """Of the process; None where none runs."""
        process = self._process
        return process.pid if process and process.poll() is None else None

    def make_report(
        self, store: Store, /, *, on_progress: Callable[[float], None] = lambda _: None, **selection: Unpack[Selection]
    ) -> Report:
        """See ``server.audits.running.make_report``. Raises Broken where the process ended meanwhile, Faulty."""
        order = Order(Installation.of(store.settings), language(), _folder(store.settings), **selection)
        with self._turn:
            if self._ending:
                self._ending.cancel()
            try:
                return self._ask(framed(order), on_progress)
            except BaseException:
                if self._process and self._process.poll() is None:  # what it has still to say would answer the next
                    self._end()
                raise
            finally:
                self._ending = Timer(self._idle, self._end_if_idle)
                self._ending.daemon = True
                self._ending.start()

    def stop_now(self) -> None:
        """End it at once, and make no report any more; whoever waits for one hears of that."""
        self._stopped = True
        if process := self._process:
            process.kill()

    def stop(self) -> None:
        """As ``stop_now``, and return once it has ended."""
        self.stop_now()
        with self._turn:
            self._end()

    def _ask(self, order: bytes, on_progress: Callable[[float], None]) -> Report:
        used, process = self._process, self._started()
        if self._stopped:
            raise Broken(gettext("It was stopped."), stopped=True)
        if not process.stdin or not process.stdout:  # for the types alone: both are pipes
            raise TypeError
        heard = False
        try:
            process.stdin.write(order)
            process.stdin.flush()
            while (content := received(process.stdout.read)) is not None:
                match msgspec.json.decode(content, type=Answer):
                    case Progress(share):
                        on_progress(share)
                    case Made(report):
                        return report
                    case Failed(kind, words):
                        raise _FAILURES[kind](words)
                    case Fault(fault):
                        raise Faulty(fault)
                heard = True
        except BrokenPipeError:
            pass
        if process is used and not heard and not self._stopped:  # it was ended while it was idle
            process.wait()
            return self._ask(order, on_progress)
        raise self._broken(process)

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            self._end()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "server.audits.child"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                cwd=_INSTALLED,
                creationflags=_NO_WINDOW,
            )
        return self._process

    def _broken(self, process: "subprocess.Popen[bytes]") -> Broken:
        if self._stopped:
            return Broken(gettext("It was stopped."), stopped=True)
        log.warning("the process of an audit ended with %s", process.wait())
        return Broken(
            gettext(
                "The audit was ended from outside before it was done, perhaps because memory ran out. Try it again."
            )
        )

    def _end_if_idle(self) -> None:
        with self._turn:
            self._end()

    def _end(self) -> None:
        if process := self._process:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()
            self._process = None
