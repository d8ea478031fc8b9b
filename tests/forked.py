"""`rapport` as a process of its own, forked from one that has loaded all of it and compiled its pages. To do that for
each server anew takes a processor a second and a half.

Where a process cannot be forked safely it is started as people start it, as by all tests of the start itself.
"""

import atexit
import gc
import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import active_count
from typing import IO

ROOT = Path(__file__).parents[1]
LONGEST_REQUEST = 1 << 20


class Forked:
    """A forked process, as far as tests need of one what `subprocess.Popen` offers."""

    def __init__(self, parent: "Parent", ended: int, stdout: IO[str]) -> None:
        self.stdout = stdout
        self._parent = parent
        self._ended = ended  # a descriptor that can be read once it has ended

    def kill(self) -> None:
        self._send(signal.SIGKILL)

    def terminate(self) -> None:
        self._send(signal.SIGTERM)

    def communicate(self) -> None:
        """Wait until it has ended and nothing of it is left, not even its number."""
        if self._ended < 0:
            return
        self.stdout.read()
        select.select([self._ended], [], [])
        self._parent.bury()
        self.stdout.close()
        os.close(self._ended)
        self._ended = -1

    def _send(self, what: signal.Signals) -> None:
        if self._ended >= 0 and not select.select([self._ended], [], [], 0)[0]:
            signal.pidfd_send_signal(self._ended, what)


class Parent:
    """The process from which others are forked, seen by the tests."""

    def __init__(self) -> None:
        self._socket, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with other:
            command = [sys.executable, "-m", "tests.forked", str(other.fileno())]
            self._process = subprocess.Popen(command, cwd=ROOT, pass_fds=[other.fileno()])

    def fork(self, words: list[str], environment: Mapping[str, str]) -> Forked:
        """Raises OSError if the parent was ended."""
        reading, writing = os.pipe()
        try:
            socket.send_fds(self._socket, [json.dumps([words, dict(environment)]).encode()], [writing])
            said, descriptors, _, _ = socket.recv_fds(self._socket, 1, 1)
        except OSError:
            os.close(reading)
            raise
        finally:
            os.close(writing)
        if not said:
            os.close(reading)
            raise ConnectionResetError
        return Forked(self, descriptors[0], os.fdopen(reading))

    def bury(self) -> None:
        """Forget the processes that have ended, which Linux keeps until their parent has asked for them."""
        self._socket.send(b"null")
        self._socket.recv(1)

    def close(self) -> None:
        self._socket.close()
        self._process.wait()


PARENTS: list[Parent] = []


def rapport(words: list[str], environment: Mapping[str, str] = os.environ) -> "subprocess.Popen[str] | Forked":
    """`rapport` with these words. What it prints can be read."""
    if sys.platform != "linux":
        command = [sys.executable, "-m", "server", *words]
        return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**environment})
    if PARENTS:
        try:
            return PARENTS[-1].fork(words, environment)
        except OSError:  # a test that hung had everything ended
            _end_parent()
    else:
        atexit.register(_end_parent)
    PARENTS.append(Parent())
    return PARENTS[-1].fork(words, environment)


def _end_parent() -> None:
    while PARENTS:
        PARENTS.pop().close()


def _load() -> None:
    """Load whatever a server loads, and compile its pages. No thread may be left, because a fork would not have it."""
    from flask import Flask

    import server.commands.main
    import server.self_audits.timer  # noqa: F401
    from server import create_app
    from server.audits.process import AuditProcess
    from server.dashboard.kept_pages import compile_templates
    from server.installation.settings import Settings
    from server.web import connections, serving  # noqa: F401
    from tests.kept_templates import KeptTemplates

    Flask.jinja_options = {"bytecode_cache": KeptTemplates()}
    with TemporaryDirectory() as folder:
        app = create_app(Settings.load(Path(folder) / "data", environment={}), port=1, audit_process=AuditProcess())
        compile_templates(app)
        app.extensions["store"].close()
    assert active_count() == 1


def _serve(asking: socket.socket) -> list[str]:
    """Fork until the tests end. Returns the words of its process in each fork."""
    while True:
        said, descriptors, _, _ = socket.recv_fds(asking, LONGEST_REQUEST, 1)
        if not said:
            os._exit(0)
        while _buried():
            pass
        if (asked := json.loads(said)) is None:
            asking.send(b".")
            continue
        (output,) = descriptors
        if number := os.fork():
            os.close(output)
            ended = os.pidfd_open(number)
            socket.send_fds(asking, [b"."], [ended])
            os.close(ended)
            continue
        asking.close()
        os.dup2(output, sys.stdout.fileno())
        os.close(output)
        words, environment = asked
        os.environ.clear()
        os.environ.update(environment)
        time.tzset()
        return [str(word) for word in words]


def _buried() -> bool:
    """Whether one of the forked processes had ended and is now forgotten."""
    try:
        return os.waitpid(-1, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return False


if __name__ == "__main__":
    os.environ.setdefault("_RJEM_MALLOC_CONF", "narenas:1")  # as in server.__main__
    gc.disable()
    _load()
    gc.freeze()
    with socket.socket(fileno=int(sys.argv[1])) as given:
        sys.argv = ["rapport", *_serve(given)]
    gc.enable()
    from server.commands.main import main

    main()
