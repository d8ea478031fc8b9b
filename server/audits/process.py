"""The server's side: starts the process that audits when one is asked for, hears it, and ends it once it is idle."""

import logging
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Unpack

import msgspec

from auditor.report import Report
from server.aside.framing import framed, received
from server.aside.process import IDLE_SECONDS, IdleProcess
from server.audits.messages import Answer, Failed, Fault, Installation, Made, Order, Progress
from server.audits.running import Broken, Faulty, Nothing, NoWindow, Selection
from server.installation.settings import Settings, SettingsError
from server.store.errors import StoreError
from server.store.store import Store
from server.translations import gettext, language

log = logging.getLogger("rapport.audits")

_KINDS: tuple[type[Exception], ...] = (Nothing, NoWindow, SettingsError, StoreError, *StoreError.__subclasses__())
_FAILURES = {kind.__name__: kind for kind in _KINDS}


def _folder(settings: Settings) -> str:
    """What a relative path of the database is relative to; empty where none is: the process that audits need not be
    able to enter the folder that the server was started in."""
    file = settings.sqlite_file
    return str(Path.cwd()) if file and not file.is_absolute() else ""


class AuditProcess(IdleProcess):
    """Makes reports as ``server.audits.running.make_report`` does, in a process of its own, one at a time."""

    def __init__(self, idle: float = IDLE_SECONDS) -> None:
        super().__init__("server.audits.child", idle)

    def make_report(
        self, store: Store, /, *, on_progress: Callable[[float], None] = lambda _: None, **selection: Unpack[Selection]
    ) -> Report:
        """See ``server.audits.running.make_report``. Raises Broken where the process ended meanwhile, Faulty."""
        order = Order(Installation.of(store.settings), language(), _folder(store.settings), **selection)
        with self._having_turn():
            return self._ask(framed(msgspec.json.encode(order)), on_progress)

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

    def _broken(self, process: "subprocess.Popen[bytes]") -> Broken:
        if self._stopped:
            return Broken(gettext("It was stopped."), stopped=True)
        log.warning("the process of an audit ended with %s", process.wait())
        return Broken(
            gettext(
                "The audit was ended from outside before it was done, perhaps because memory ran out. Try it again."
            )
        )
