"""A real server on a real socket refuses requests by the header alone, writes nothing to the disk, and is not blocked
by silent connections."""

import contextlib
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from socket import MSG_PEEK, SHUT_WR, SO_RCVBUF, SOL_SOCKET, create_connection, socket
from threading import Thread
from typing import Any, NamedTuple

import pytest
from waitress.wasyncore import loop

from server import create_app
from server.installation.mount import dashboard_path
from server.installation.settings import Settings
from server.store.persons import now
from server.store.store import open_store
from server.web.connections import MOST_CONNECTIONS, Channel, listen
from tests.server.conftest import SAID
from tests.server.processes import STARTED, ended, free_port, rapport, until

__all__ = ["ended"]  # a fixture

MIB = 1024**2
LINUX = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="open files are counted in /proc")


class Served(NamedTuple):
    settings: Settings
    port: int
    process: int
    temporary: Path

    @property
    def dashboard(self) -> str:
        return dashboard_path(self.settings.key)

    def on_disk(self) -> int:
        """Bytes in the data folder but for the database, in the folder for temporary files, and in open files that have
        no name."""
        files = [file for folder in (self.settings.data, self.temporary) for file in folder.rglob("*")]
        counted = [file for file in files if not file.name.startswith("rapport.sqlite3")]
        return sum(size(file) for file in (*counted, *self.nameless()))

    def nameless(self) -> list[Path]:
        """Open files without a name."""
        return [file for file in Path(f"/proc/{self.process}/fd").iterdir() if "(deleted)" in target(file)]


def size(file: Path) -> int:
    with contextlib.suppress(OSError):
        return file.stat().st_size if stat.S_ISREG(file.stat().st_mode) else 0
    return 0


def target(file: Path) -> str:
    with contextlib.suppress(OSError):
        return str(file.readlink())
    return ""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all of them: what it refuses leaves nothing behind."""
    folder = tmp_path_factory.mktemp("served")
    settings, port, temporary = Settings.load(folder / "data", environment={}), free_port(), folder / "temporary"
    temporary.mkdir()
    process = rapport(settings.data, "false", "serve", "--no-open", "--port", str(port), TMPDIR=str(temporary))
    STARTED.remove(process)  # it outlives the first test
    with process:
        assert process.stdout
        assert str(port) in process.stdout.readline()
        yield Served(settings, port, process.pid, temporary)
        process.terminate()


@pytest.fixture
def session(served: Served) -> str:
    """The cookie of a session."""
    with open_store(served.settings) as store:
        token = store.links.add(now())
    form = f"token={token}"
    answer = ask(served, "POST", f"{served.dashboard}/open", [*FORM, f"Content-Length: {len(form)}"], form.encode())
    assert answer.startswith("HTTP/1.1 200"), answer
    return next(line for line in answer.splitlines() if line.startswith("Set-Cookie: ")).split(" ")[1].rstrip(";")


FORM = ["Content-Type: application/x-www-form-urlencoded", "Sec-Fetch-Site: cross-site", "Origin: null"]


def header(served: Served, method: str, path: str, *lines: str, host: str | None = None) -> bytes:
    said = [f"{method} {path} HTTP/1.1", f"Host: {host or f'127.0.0.1:{served.port}'}", *lines]
    return "\r\n".join([*said, "", ""]).encode()


def read(connection: socket) -> str:
    """What comes until the other side closes."""
    received = b""
    with contextlib.suppress(ConnectionError):
        while data := connection.recv(65_536):
            received += data
    return received.decode("utf-8", "replace")


def ask(served: Served, method: str, path: str, lines: list[str], body: bytes = b"") -> str:
    with create_connection(("127.0.0.1", served.port), timeout=120) as connection:
        connection.sendall(header(served, method, path, "Connection: close", *lines) + body)
        return read(connection)


IMPORTS = "/api/v1/imports?name=a.zip"
LARGE = [f"Content-Length: {200 * MIB}", "Content-Type: application/octet-stream"]
#: What is wrong, to a path, and the status; {port} and {dashboard} are filled in.
WRONG = {
    "host": (IMPORTS, ["Authorization: Bearer {token}"], "evil.example", 421),
    "origin": (IMPORTS, ["Authorization: Bearer {token}", "Origin: http://evil.example"], None, 403),
    "site": (IMPORTS, ["Authorization: Bearer {token}", "Sec-Fetch-Site: cross-site"], None, 403),
    "no token": (IMPORTS, [], None, 401),
    "made-up token": (IMPORTS, ["Authorization: Bearer made-up"], None, 401),
    "made-up device": (IMPORTS, ["Rapport-Device: made-up"], None, 401),
    "cookie without the path": (IMPORTS, ["Cookie: {cookie}"], None, 401),
    "made-up cookie": ("{dashboard}/import", ["Cookie: rapport=made-up"], None, 403),
    "no cookie": ("{dashboard}/import", [], None, 403),
    "nowhere": ("/import", ["Cookie: {cookie}"], None, 403),
    "opening without the path": ("/open", [], None, 403),
    "too large for pairing": ("/api/v1/pairing", [], None, 413),
    "too large for opening": ("{dashboard}/open", [], None, 413),
    "too large for a form": ("{dashboard}/settings", ["Cookie: {cookie}"], None, 413),
    "too large for activities": ("/api/v1/activities", ["Authorization: Bearer {token}"], None, 413),
}


@LINUX
@pytest.mark.parametrize("case", WRONG)
def test_who_may_not_send_is_answered_by_the_header_and_nothing_of_the_body_is_kept(
    served: Served, session: str, case: str
) -> None:
    path, lines, host, status = WRONG[case]
    with open_store(served.settings) as store:
        _, token = store.devices.add("script", "", now())
    known = {"token": token, "cookie": session, "dashboard": served.dashboard}
    before, most = served.on_disk(), 0
    with create_connection(("127.0.0.1", served.port), timeout=120) as connection:
        sent = [line.format(**known) for line in lines]
        connection.sendall(header(served, "POST", path.format(**known), *LARGE, *sent, host=host))
        first = connection.recv(65_536).decode()  # before a byte of the body was sent
        assert first.startswith(f"HTTP/1.1 {status} "), first
        assert "connection: close" in first.lower()
        with contextlib.suppress(OSError):
            for _ in range(200):
                connection.sendall(secrets.token_bytes(MIB))
                most = max(most, served.on_disk() - before)
    assert most <= 0
    assert "Set-Cookie" not in first


@LINUX
def test_who_may_send_sends_through_a_private_file_of_the_data_folder(served: Served, session: str) -> None:
    """So that the test above would see what is kept: here something is."""
    body = secrets.token_bytes(3 * MIB)
    lines = [f"Content-Length: {len(body)}", "Content-Type: application/octet-stream", f"Cookie: {session}"]
    with create_connection(("127.0.0.1", served.port), timeout=120) as connection:
        connection.sendall(header(served, "POST", f"{served.dashboard}/import", *lines) + body[: 2 * MIB])
        until(lambda: [file for file in served.nameless() if size(file) >= 2 * MIB])
        (file,) = (file for file in served.nameless() if size(file) >= 2 * MIB)
        assert Path(target(file).removesuffix(" (deleted)")).parent == served.settings.data / "spool"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert list(served.temporary.iterdir()) == []
        connection.sendall(body[2 * MIB :])
        assert connection.recv(65_536)
    until(lambda: not [file for file in served.nameless() if size(file) >= MIB])


def test_files_left_by_a_killed_server_are_deleted(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "data", environment={})
    (settings.data / "spool").mkdir()
    (settings.data / "spool" / "tmpabc").write_bytes(b"someone's letters")
    process = rapport(settings.data, "false", "serve", "--no-open", "--port", str(free_port()))
    assert process.stdout
    assert process.stdout.readline()
    assert list((settings.data / "spool").iterdir()) == []


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (["Transfer-Encoding: chunked"], 411),
        (["Transfer-Encoding: chunked", "Content-Length: 5"], 411),
        (["Content-Length: 5, 5"], 400),
        (["Content-Length: -1"], 400),
        ([f"X-{number}: y" for number in range(101)], 431),
        ([f"X: {'y' * 41 * 1024}"], 431),
    ],
)
def test_headers_and_bodies_without_a_bound_are_refused(
    served: Served, session: str, lines: list[str], status: int
) -> None:
    answer = ask(served, "POST", f"{served.dashboard}/settings", [f"Cookie: {session}", *lines])
    assert answer.split(" ")[1] == str(status), answer


def test_a_long_address_is_refused(served: Served) -> None:
    assert " 414 " in ask(served, "GET", f"/{'x' * 9_000}", [])[:20]


def test_a_refusal_speaks_the_language_of_the_browser_and_is_json_for_programs(served: Served) -> None:
    german = ask(served, "POST", IMPORTS, [*LARGE, "Accept-Language: de"])
    assert "www-authenticate: bearer" in german.lower()
    assert "application/problem+json" in german
    page = ask(served, "POST", "/import", [*LARGE, "Accept-Language: de"])
    assert "Öffne die Übersicht mit „rapport open“." in page
    for answer in (german, page):
        assert all(f"{name}: {value}\r\n".lower() in answer.lower() for name, value in SAID.items())
    assert served.dashboard not in page


@pytest.mark.parametrize(
    ("path", "lines", "status", "said"),
    [
        ("/", [f"X-{number}: y" for number in range(101)], 431, "Es sind zu viele Kopfzeilen."),
        ("/", [f"X: {'y' * 41 * 1024}"], 431, "Die Kopfzeilen sind zu lang."),
        (f"/{'x' * 9_000}", [], 414, "Die Adresse ist zu lang."),
    ],
)
def test_a_header_that_is_too_long_is_refused_in_the_language_of_the_browser(
    served: Served, path: str, lines: list[str], status: int, said: str
) -> None:
    answer = ask(served, "GET", path, ["Accept-Language: de-AT,de;q=0.9", *lines])
    assert answer.split(" ")[1] == str(status)
    assert said in answer
    assert "Content-Security-Policy" in answer


def test_a_pipelined_request_in_the_body_of_a_refused_one_is_not_answered(served: Served) -> None:
    inner = header(served, "GET", "/api/v1/status")
    answer = ask(served, "POST", "/import", [f"Content-Length: {len(inner)}"], inner)
    assert answer.count("HTTP/1.1") == 1


def status_of(served: Served) -> str:
    return ask(served, "GET", "/api/v1/status", [])


HALF: dict[str, Callable[[Served], bytes]] = {
    "nothing": lambda _: b"",
    "half a header": lambda served: header(served, "GET", "/api/v1/status")[:-2],
    "half a body": lambda served: header(served, "POST", "/api/v1/pairing", "Content-Length: 60000") + b"{",
    "half a body with a made-up token": lambda served: (
        header(served, "POST", "/api/v1/activities", "Content-Length: 60000", "Authorization: Bearer x") + b"{"
    ),
}


@pytest.mark.parametrize("half", HALF)
def test_two_hundred_half_open_requests_keep_nobody_waiting(served: Served, half: str) -> None:
    with ExitStack() as opened:
        half_open = []
        for _ in range(200):
            connection = opened.enter_context(create_connection(("127.0.0.1", served.port), timeout=120))
            half_open.append(connection)
            with contextlib.suppress(OSError):  # the first make room for the last
                connection.sendall(HALF[half](served))
        assert status_of(served).startswith("HTTP/1.1 200 ")
        # It was served beside them: a server that takes a hundred at most would first have given these up.
        for connection in half_open[80:95]:
            connection.setblocking(False)
            with pytest.raises(BlockingIOError):
                connection.recv(1)


def test_whoever_takes_no_answer_keeps_nobody_waiting(served: Served) -> None:
    """Each asks for more than a connection holds on its way, and reads nothing."""
    with ExitStack() as opened:
        for _ in range(MOST_CONNECTIONS + 40):
            connection = opened.enter_context(socket())
            connection.setsockopt(SOL_SOCKET, SO_RCVBUF, 2048)
            connection.settimeout(120)
            connection.connect(("127.0.0.1", served.port))
            with contextlib.suppress(ConnectionError):  # the first make room for the last
                connection.sendall(header(served, "GET", "/api/v1/openapi.json") * 100)
                connection.recv(1, MSG_PEEK)
        for _ in range(3):
            assert status_of(served).startswith("HTTP/1.1 200 ")


def test_what_is_asked_before_an_answer_is_not_answered(served: Served) -> None:
    """Whoever asks on and on without reading would have all the answers kept for them."""
    with create_connection(("127.0.0.1", served.port), timeout=120) as connection:
        connection.sendall(header(served, "GET", "/api/v1/status") * 100)
        connection.shutdown(SHUT_WR)
        answer = read(connection)
    assert answer.count("HTTP/1.1 200 ") == 1
    assert "\r\nConnection: close\r\n" in answer


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nHost: "])
def test_a_connection_without_a_complete_header_is_closed(served: Served, sent: bytes) -> None:
    with create_connection(("127.0.0.1", served.port), timeout=120) as connection:
        connection.sendall(sent)
        assert connection.recv(10) == b""


def test_a_connection_whose_body_stalls_is_closed(served: Served) -> None:
    with create_connection(("127.0.0.1", served.port), timeout=120) as connection:
        connection.sendall(header(served, "POST", "/api/v1/pairing", "Content-Length: 100") + b"{")
        assert connection.recv(10) == b""


def test_a_known_sender_of_a_large_body_is_not_closed_to_make_room(served: Served, session: str) -> None:
    body = secrets.token_bytes(MIB)
    lines = [f"Content-Length: {len(body)}", "Content-Type: application/octet-stream", f"Cookie: {session}"]
    with ExitStack() as opened:
        sending = opened.enter_context(create_connection(("127.0.0.1", served.port), timeout=120))
        sending.sendall(header(served, "POST", f"{served.dashboard}/import", *lines) + body[:1000])
        for _ in range(200):
            opened.enter_context(create_connection(("127.0.0.1", served.port), timeout=120))
        assert status_of(served).startswith("HTTP/1.1 200 ")
        sending.sendall(body[1000:])
        assert sending.recv(65_536).startswith(b"HTTP/1.1 4")  # answered, as no form's token was in it


@pytest.mark.parametrize("sent", [b"GET", b"HEAD"])
def test_a_small_answer_is_sent_with_its_header(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sent: bytes) -> None:
    pieces: list[bytes] = []
    send = Channel.send

    def noted(channel: Channel, data: bytes, do_close: bool = True) -> int:
        pieces.append(bytes(data))
        found: int = send(channel, data, do_close)
        return found

    monkeypatch.setattr(Channel, "send", noted)
    with socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        app = create_app(Settings.load(tmp_path / "data", environment={}), port=port)
        server: Any = listen(app, listener, MIB)
        thread = Thread(target=lambda: loop(0.01, use_poll=True, map=server._map))
        thread.start()
        with create_connection(("127.0.0.1", port)) as asking:
            asking.sendall(sent + b" /who?nonce=x HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n" % port)
            answer = b"".join(iter(lambda: asking.recv(65_536), b""))
        server.task_dispatcher.shutdown()
        server.close()
        server._map.clear()
        thread.join()
    app.extensions["store"].close()
    header, _, body = answer.partition(b"\r\n\r\n")
    assert pieces == [answer]
    assert b"HTTP/1.1 200 OK" in header
    assert len(body) == (0 if sent == b"HEAD" else int(header.split(b"Content-Length: ")[1].split(b"\r")[0]))
