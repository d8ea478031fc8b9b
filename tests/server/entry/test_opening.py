"""Opening the dashboard, with the other user of the machine looking on: command lines, the log, files, an impostor."""

import json
import os
import re
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.request import urlopen

import psutil
import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from server.entry.opening import announced, link, page, proof, running, write_page
from server.installation.mount import dashboard_path
from server.installation.settings import Settings
from server.store.persons import now
from server.store.store import open_store
from tests.server.processes import ended, free_port, rapport, until

__all__ = ["ended"]  # a fixture

BROWSER = """#!{python}
import pathlib, sys, time
seen = pathlib.Path({seen!r})
seen.open("a").write(" ".join(sys.argv[1:]) + "\\n")
while seen.with_name("stays").exists():
    time.sleep(0.02)
"""


class OtherUser:
    """Reads the command line of every process, again and again."""

    def __init__(self) -> None:
        self.read: set[str] = set()
        self._enough = Event()
        self._thread = Thread(target=self._look)

    def _look(self) -> None:
        while not self._enough.is_set():
            for process in psutil.process_iter(["cmdline"]):
                self.read.update(process.info["cmdline"] or ())

    def __enter__(self) -> "OtherUser":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        self._thread.join()


@pytest.fixture
def browser(tmp_path: Path) -> tuple[Path, Path]:
    """A browser that notes how it was called, and where it does; it runs while ``stays`` is beside that, for whoever
    reads command lines to come by, on a machine however busy."""
    program, seen = tmp_path / "browser", tmp_path / "seen"
    program.write_text(BROWSER.format(python=sys.executable, seen=str(seen)))
    program.chmod(0o755)
    seen.touch()
    return program, seen


def fields(content: str) -> tuple[str, str]:
    """Where a page's form leads, and its token."""
    form = BeautifulSoup(content, "html5lib").form
    assert form
    assert form.input
    return str(form["action"]), str(form.input["value"])


def test_who_reads_command_lines_and_the_log_gets_in_nowhere(tmp_path: Path, browser: tuple[Path, Path]) -> None:
    program, seen = browser
    settings, port = Settings.load(tmp_path / "data", environment={}), free_port()
    (stays := seen.with_name("stays")).touch()
    with OtherUser() as other:
        serving = rapport(settings.data, program, "serve", "--port", str(port))
        until(lambda: page(settings).as_uri() in other.read)
        stays.unlink()
        until(lambda: seen.read_text().count("\n") == 1)
        action, first = fields(page(settings).read_text("utf-8"))
        opening = rapport(settings.data, program, "open")
        told, _ = opening.communicate()
        assert opening.returncode == 0, told
        until(lambda: seen.read_text().count("\n") == 2)
        again, second = fields(page(settings).read_text("utf-8"))
        serving.terminate()
        log, _ = serving.communicate()
    assert set(seen.read_text().splitlines()) == {page(settings).as_uri()}
    assert action == again == f"http://127.0.0.1:{port}{dashboard_path(settings.key)}/open"
    read = " ".join([*other.read, log, told])
    for secret in (first, second, dashboard_path(settings.key), settings.key.hex()):
        assert secret not in read
    assert f"http://127.0.0.1:{port}" in log
    assert first != second


def test_what_command_lines_and_the_log_tell_opens_nothing(tmp_path: Path, browser: tuple[Path, Path]) -> None:
    program, seen = browser
    settings, port = Settings.load(tmp_path / "data", environment={}), free_port()
    serving = rapport(settings.data, program, "serve", "--port", str(port))
    assert serving.stdout
    told = serving.stdout.readline()
    until(seen.read_text)
    (address,) = re.findall(r"http://\S+", told)
    for path in (
        "",
        "/",
        "/open",
        "/enter",
        "/open.html",
        page(settings).as_uri().removeprefix("file://"),
        "/server.json",
    ):
        for method in ("GET", "POST"):
            with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
                connection.request(method, path or "/")
                answer = connection.getresponse()
                assert (answer.status, answer.getheader("Set-Cookie")) == (403, None), path
                assert dashboard_path(settings.key) not in answer.read().decode()
    assert address == f"http://127.0.0.1:{port}"
    serving.terminate()
    serving.communicate()


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="no such users there")
def test_no_other_user_can_read_what_opens_the_dashboard() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        settings = Settings.load(Path(folder) / "data", environment={})
        before = os.umask(0)
        try:
            with announced(settings, 5610):
                write_page(settings, 5610, "token")
                files = [page(settings), settings.data / "server.json", settings.data / "key"]
                assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600] * 3
                settings.data.chmod(0o755)  # so that only the files' own modes keep others out
                if os.geteuid() == 0:
                    _cannot_read(files)
        finally:
            os.umask(before)


def _cannot_read(files: list[Path]) -> None:
    """As another user, who may read the folder."""
    become = "import os, sys; os.setgroups([]); os.setgid(65534); os.setuid(65534)"
    program = f"{become}; os.listdir(sys.argv[1]); open(sys.argv[2])"
    for file in files:
        tried = subprocess.run(
            [sys.executable, "-c", program, str(file.parent), str(file)], capture_output=True, text=True, check=False
        )
        assert "PermissionError" in tried.stderr.splitlines()[-1], tried.stderr
        assert str(file) in tried.stderr.splitlines()[-1]


def test_the_page_is_deleted_when_it_was_used_and_a_newer_one_stays(stranger: FlaskClient, settings: Settings) -> None:
    with open_store(settings) as store:
        first, second = store.links.add(now()), store.links.add(now())
    write_page(settings, 5610, first)
    write_page(settings, 5610, second)
    assert stranger.post("/open", data={"token": first}).status_code == 200
    assert page(settings).exists()
    assert stranger.post("/open", data={"token": second}, headers={"Origin": "null"}).status_code == 200
    assert not page(settings).exists()


def test_fetching_a_link_does_not_use_it_up(stranger: FlaskClient, settings: Settings) -> None:
    """What fetches ahead, or shows a preview, uses up nothing, and no token stands in what is asked for."""
    with open_store(settings) as store:
        token = store.links.add(now())
    assert link(settings, 5610, token).partition("#")[2] == token
    assert stranger.get("/enter").status_code == 200
    assert stranger.get(f"/open?token={token}").status_code == 405
    assert stranger.get("/settings").status_code == 403
    assert stranger.post("/open", data={"token": token}).status_code == 200


def test_the_page_in_the_browser_says_what_it_is_and_has_a_button(settings: Settings) -> None:
    made = BeautifulSoup(write_page(settings, 5610, "<token>").read_text("utf-8"), "html5lib")
    assert "lets this browser into your dashboard" in made.get_text()
    assert made.button
    assert fields(str(made)) == (f"http://127.0.0.1:5610{dashboard_path(settings.key)}/open", "<token>")


@contextmanager
def impostor(answer: Callable[[str], str], port: int = 0) -> Iterator[int]:
    """Somebody else's program; what it answers when asked for a path."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(answer(self.path).encode())

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", port), Answering)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_a_server_that_cannot_prove_itself_is_not_ours(settings: Settings) -> None:
    assert running(settings) is None
    seen: list[str] = []

    def guesses(path: str) -> str:
        seen.append(path)
        return proof(settings, "an earlier nonce", port)

    with impostor(guesses) as port:
        with announced(settings, port):
            assert running(settings) is None
        assert seen[0].startswith("/who?nonce=")
        assert running(settings) is None
        assert len(seen) == 1
    with impostor(lambda path: proof(settings, path.partition("=")[2], port)) as port, announced(settings, port):
        assert running(settings) == port


def test_an_impostor_who_passes_on_what_our_server_answers_is_not_ours(
    settings: Settings, browser: tuple[Path, Path]
) -> None:
    port = free_port()
    serving = rapport(settings.data, browser[0], "serve", "--no-open", "--port", str(port))
    assert serving.stdout
    serving.stdout.readline()

    def passed_on(path: str) -> str:
        with urlopen(f"http://127.0.0.1:{port}{path}") as answer:
            return str(answer.read().decode())

    assert passed_on("/who?nonce=x") == proof(settings, "x", port)
    assert running(settings) == port
    with impostor(passed_on) as other, announced(settings, other):
        assert running(settings) is None
    serving.terminate()
    serving.communicate()


@pytest.mark.parametrize("content", [b"", b"{", b'{"port": 1}', b'{"port": "x", "host": "", "process": 1, "begun": 0}'])
def test_a_damaged_announcement_is_not_believed(settings: Settings, content: bytes) -> None:
    (settings.data / "server.json").write_bytes(content)
    assert running(settings) is None


def test_an_announcement_of_an_ended_process_is_not_believed_and_no_request_is_sent(settings: Settings) -> None:
    asked: list[str] = []

    def notes(path: str) -> str:
        asked.append(path)
        return ""

    with impostor(notes) as port, announced(settings, port):
        told = json.loads((settings.data / "server.json").read_bytes())
        ended = subprocess.Popen([sys.executable, "-c", ""])
        ended.wait()
        (settings.data / "server.json").write_text(json.dumps({**told, "process": ended.pid}))
        assert running(settings) is None
    assert asked == []


def test_without_a_server_open_says_what_to_do(settings: Settings, browser: tuple[Path, Path]) -> None:
    opening = rapport(settings.data, browser[0], "open")
    told, _ = opening.communicate()
    assert (opening.returncode, "rapport serve" in told) == (1, True)
    assert not page(settings).exists()


def test_a_second_start_opens_the_first_server_and_a_link_is_printed_only_when_asked_for(
    settings: Settings, browser: tuple[Path, Path]
) -> None:
    program, seen = browser
    first = rapport(settings.data, program, "serve", "--no-open", "--port", str(free_port()))
    assert first.stdout
    (address,) = re.findall(r"http://\S+", first.stdout.readline())
    assert not page(settings).exists()
    second = rapport(settings.data, program, "serve", "--port", str(free_port()))
    told, _ = second.communicate()
    assert (second.returncode, address in told, "#" in told) == (0, True, False)
    assert seen.read_text() == f"{page(settings).as_uri()}\n"
    printing = rapport(settings.data, program, "open", "--link")
    printed, note = printing.communicate()[0].splitlines()
    assert printed.startswith(f"{address}{dashboard_path(settings.key)}/enter#")
    assert "once" in note
    first.terminate()
    first.communicate()
    assert not page(settings).exists()
    assert not (settings.data / "server.json").exists()
