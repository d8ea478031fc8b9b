"""Visiting the person's own page: what is kept of it, where Rapport does not go, and what a hostile page can do."""

import socket
from base64 import b64encode
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from select import select
from threading import Event, Thread
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest

from auditor.activities.activity import Profile
from auditor.pages.own import LARGEST, UnreadablePage
from server.fetching.client import FetchError
from server.store.store import Store
from server.visiting import browser, visiting
from server.visiting.gate import Gate
from server.visiting.reading import own_profile_of
from server.visiting.robots import check_robots
from tests.server.visiting.conftest import Website

HTML = {"Content-Type": "text/html"}


def kept(store: Store) -> list[str]:
    """What is kept of profiles, as it stands in the store."""
    with store._engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT site, detail FROM activities WHERE subject = 'profile'")
        return [f"{row.site} {row.detail}" for row in found]


@pytest.mark.browser
def test_a_visit_keeps_the_fields_and_not_the_page(store: Store, website: Website) -> None:
    taken = visiting.visit(store, website.address, loopback=True)
    assert (taken.site, taken.fields, taken.new) == ("website", 3, True)
    (row,) = kept(store)
    assert row.startswith("website ")
    assert "cranes" not in row
    assert website.asked[0] == "GET /robots.txt"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((302, {"Location": "file:///etc/hostname"}, b""), "could not be opened"),
        ((302, {"Location": "http://127.0.0.1:9/secret"}, b""), "could not be opened|no page there|your own network"),
        ((302, {"Location": "http://[::1]:9/secret"}, b""), "could not be opened|no page there|your own network"),
        ((404, HTML, b"nothing"), "shows no page"),
        ((200, HTML, b"<script>for (;;) {}</script>"), "did not end"),
        (
            (200, HTML, b"<script>for (let n = 0; n < 100; n++) document.write('x'.repeat(100000))</script>"),
            "larger than Rapport reads",
        ),
    ],
    ids=["file", "private", "private6", "gone", "endless", "large"],
)
def test_what_a_page_does_ends_in_a_reason(
    store: Store,
    website: Website,
    monkeypatch: pytest.MonkeyPatch,
    answer: tuple[int, dict[str, str], bytes],
    said: str,
) -> None:
    monkeypatch.setattr(browser, "SECONDS", 12 if b"for (;;)" in answer[2] else 60)
    website.pages["/"] = answer
    with pytest.raises((FetchError, UnreadablePage), match=said):
        visiting.visit(store, website.address, loopback=True)
    assert kept(store) == []


@pytest.mark.browser
def test_a_page_reaches_nothing_else_on_this_machine(store: Store, website: Website) -> None:
    with Website() as inside:
        port = urlsplit(inside.address).port
        page = f"""<div class=h-card><p class=p-name>Mara<p class=p-note>Cranes</div>
            <iframe src="{inside.address}/frame"></iframe><script src="http://localhost:{port}/script"></script>
            <script>fetch("{inside.address}/fetched"); new WebSocket("ws://127.0.0.1:{port}/socket")</script>"""
        website.pages["/"] = (200, HTML, page.encode())
        visiting.visit(store, website.address, loopback=True)
        assert inside.asked == []


@pytest.mark.browser
def test_a_page_that_leads_to_where_programs_are_not_wanted_is_not_kept(store: Store, website: Website) -> None:
    website.pages["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private\n")
    website.pages["/private/me"] = website.pages["/"]
    website.pages["/"] = (302, {"Location": "/private/me"}, b"")
    with pytest.raises(FetchError, match="wants no program"):
        visiting.visit(store, website.address, loopback=True)
    assert kept(store) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("https://www.linkedin.com/in/mara", "LinkedIn forbids visits by programs"),
        ("facebook.com/mara", "Facebook forbids"),
        ("https://www.instagram.com/mara", "Instagram forbids"),
        ("https://x.com/mara", "X forbids"),
        ("file:///etc/passwd", "not the name of a server"),
        ("http://lind.example/", "not the name of a server"),
        ("https://mara:word@lind.example/", "not the name of a server"),
        ("https://[", "not the name of a server"),
        ("https://lind.example:8443/", "not the name of a server"),
        ("127.0.0.1", "own network"),
        ("https://10.0.0.8/", "own network"),
    ],
)
def test_rapport_does_not_go_everywhere(store: Store, typed: str, said: str) -> None:
    with pytest.raises(FetchError, match=said):
        visiting.visit(store, typed, fetch=False)


def test_an_address_is_completed() -> None:
    assert visiting.address_of(" lind.example ") == "https://lind.example/"
    assert visiting.address_of("https://Lind.example/me?a=1#top") == "https://lind.example/me?a=1"


@pytest.mark.parametrize(
    ("status", "content", "path", "goes"),
    [
        (404, b"", "/", True),
        (200, b"User-agent: *\nDisallow: /private\n", "/", True),
        (200, b"User-agent: *\nDisallow: /private\n", "/private/me", False),
        (200, b"User-agent: Rapport\nDisallow: /\n", "/", False),
        (200, b"\xff\xfe\x00" * 1000, "/", True),
        (503, b"", "/", False),
    ],
)
def test_robots_are_obeyed(website: Website, status: int, content: bytes, path: str, goes: bool) -> None:
    website.pages["/robots.txt"] = (status, {}, content)
    if goes:
        check_robots(website.address + path, loopback=True)
    else:
        with pytest.raises(FetchError, match=r"wants no program|does not say just now"):
            check_robots(website.address + path, loopback=True)


def test_robots_follow_few_redirects(website: Website) -> None:
    website.pages["/robots.txt"] = (302, {"Location": "/there.txt"}, b"")
    website.pages["/there.txt"] = (200, {}, b"User-agent: *\nDisallow: /\n")
    with pytest.raises(FetchError, match="wants no program"):
        check_robots(website.address, loopback=True)
    website.pages["/there.txt"] = (302, {"Location": "/robots.txt"}, b"")
    check_robots(website.address, loopback=True)
    assert len(website.asked) < 12


def spoken(gate: Gate, line: str, word: str | None = None) -> str:
    """The first line a gate answers to somebody who asks."""
    known = b64encode(f"{gate.user}:{gate.word if word is None else word}".encode()).decode()
    with socket.create_connection(("127.0.0.1", urlsplit(gate.address).port or 0), timeout=10) as asking:
        asking.sendall(f"{line} HTTP/1.1\r\nProxy-Authorization: Basic {known}\r\n\r\n".encode())
        return asking.makefile().readline().strip()


def test_the_gate_lets_out_to_the_internet_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def looked_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        address = {"home.example": "192.168.1.1", "both.example": "10.0.0.1"}.get(host, host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", (address, port))]

    with Gate(lambda host: host == "forbidden.example") as gate:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("server.fetching.client.socket.getaddrinfo", looked_up)
            for target in ("home.example:443", "127.0.0.1:443", "forbidden.example:443", "lind.example:22"):
                asked = SimpleNamespace(host=target.partition(":")[0], port=int(target.partition(":")[2]))
                assert gate._opened(asked.host, asked.port, target, False) is None
        assert "403" in spoken(gate, "CONNECT 127.0.0.1:443")
        assert "403" in spoken(gate, "GET http://127.0.0.1:80/")
        assert "407" in spoken(gate, "CONNECT lind.example:443", word="guessed")


def held(gate: Gate, connections: int, opened: ExitStack) -> list[socket.socket]:
    """So many connections of somebody who does not know the gate's word."""
    place = ("127.0.0.1", urlsplit(gate.address).port or 0)
    return [opened.enter_context(socket.create_connection(place, 5)) for _ in range(connections)]


def test_whoever_trickles_at_the_gate_is_hung_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.visiting.gate._SILENT", 0.3)
    with Gate() as gate, ExitStack() as opened:
        asking, over = held(gate, 10, opened), Event()

        def trickle() -> None:
            while not over.wait(0.02):
                for each in asking:
                    with suppress(OSError):
                        each.sendall(b"x")

        Thread(target=trickle, daemon=True).start()
        try:
            for each in asking:
                with suppress(ConnectionError):
                    assert each.recv(100) == b""
        finally:
            over.set()
        assert "407" in spoken(gate, "CONNECT lind.example:443", word="guessed")


def test_whoever_opens_many_connections_to_the_gate_gets_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.fetching.bounded.MOST", 4)
    monkeypatch.setattr("server.fetching.bounded._PATIENCE", 0.05)
    monkeypatch.setattr("server.visiting.gate._SILENT", 60)
    with Gate() as gate, ExitStack() as opened:
        asking = held(gate, 12, opened)
        closed: list[socket.socket] = []
        while len(closed) < 8:
            ready, _, _ = select(set(asking) - set(closed), [], [], 5)
            assert ready, len(closed)
            closed += ready
        assert len(closed) == 8
        for each in asking:
            each.close()


def test_a_saved_page_is_read_and_one_that_takes_too_long_is_ended(store: Store, tmp_path: Path) -> None:
    page = tmp_path / "me.html"
    page.write_text('<div class="h-card"><p class="p-name">Mara</p><p class="p-note">I repair cranes.</p></div>')
    assert visiting.read_file(store, page).fields == 1
    assert own_profile_of(page.read_text()).profile == Profile(about="I repair cranes.")
    with pytest.raises(UnreadablePage, match="longer to read"):
        own_profile_of("<b>" * 20_000, seconds=1)
    page.write_bytes(b"a" * (LARGEST * 4 + 10))
    with pytest.raises(UnreadablePage, match="larger"):
        visiting.read_file(store, page)


def test_pages_are_visited_before_a_self_audit_and_failures_are_told(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def visit(_: Store, address: str, *, fetch: bool) -> None:
        assert not fetch
        if "gone" in address:
            raise OSError("no browser")

    first, second = (store.pages.add(f"https://{name}.example/", 1) for name in ("here", "gone"))
    assert store.pages.add(first.address, 2) == first
    monkeypatch.setattr(visiting, "visit", visit)
    stopping: Callable[[], bool] = lambda: False  # noqa: E731
    visiting.visit_first(store, stopping)
    seen = {page.id: page for page in store.pages.all()}
    assert seen[first.id].visited
    assert seen[first.id].failure is None
    assert "no browser" in str(seen[second.id].failure)
    assert store.pages.remove(second.id)
    assert [page.id for page in store.pages.all()] == [first.id]
