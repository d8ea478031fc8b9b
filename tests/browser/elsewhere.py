"""The place of hostile pages: a server at another port, and browsers in which a foreign name leads to this machine."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any, NamedTuple

from playwright.sync_api import Error, Playwright

from server.rendering.browsers import SWITCHES, chromium
from tests.browser.bidi import BiDiError, Firefox

FOREIGN = "evil.example"
SECONDS = 180  # for one attempt, which is many requests


class Visitor(NamedTuple):
    """A browser: ``go`` opens an address in a new tab, ``evaluate`` returns an expression's value on the page."""

    go: Callable[[str], object]
    evaluate: Callable[[str], Any]

    def arrive(self, address: str) -> None:
        """Wait until the page, which navigates by itself, has loaded an address. Raises TimeoutError."""
        until, at = time.monotonic() + SECONDS, ""
        while time.monotonic() < until:
            with suppress(Error, BiDiError):  # the page is just navigating
                at, state = self.evaluate("[location.href, document.readyState]")
                if (at.partition("#")[0], state) == (address, "complete"):
                    return
            time.sleep(0.05)
        raise TimeoutError(f"still at {at}, not at {address}")


class _Empty(BaseHTTPRequestHandler):
    """Answers every request with an empty page."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Elsewhere</title><body>")

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def pages() -> Iterator[int]:
    """The port of a server with empty pages, under any name of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Empty)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


class Heard(NamedTuple):
    """A request; its headers have lower-case names."""

    path: str
    headers: dict[str, str]


class Listener:
    """A program at another port that remembers everything sent to it."""

    def __init__(self, address: str, requests: "Queue[Heard]") -> None:
        self.address = address
        self._requests = requests
        self._heard: list[Heard] = []

    def await_one(self) -> None:
        """Wait for one more request. Raises Empty if none comes."""
        self._heard.append(self._requests.get(timeout=SECONDS))

    def heard(self) -> list[Heard]:
        """All requests so far."""
        while not self._requests.empty():
            self._heard.append(self._requests.get())
        return self._heard


@contextmanager
def listening() -> Iterator[Listener]:
    """A listener on this machine, at a port that the system chooses."""
    requests: Queue[Heard] = Queue()

    class Remembering(_Empty):
        def do_GET(self) -> None:
            requests.put(Heard(self.path, {name.lower(): value for name, value in self.headers.items()}))
            super().do_GET()

        def do_POST(self) -> None:
            self.do_GET()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Remembering)
    Thread(target=server.serve_forever, daemon=True).start()
    yield Listener(f"http://127.0.0.1:{server.server_port}/", requests)
    server.shutdown()
    server.server_close()


@contextmanager
def chromium_visitor(playwright: Playwright) -> Iterator[Visitor]:
    """A Chromium. Raises playwright's Error if there is none."""
    rules = f"--host-resolver-rules=MAP {FOREIGN} 127.0.0.1"
    browser = playwright.chromium.launch(executable_path=chromium(), args=[*SWITCHES, rules])
    context = browser.new_context()

    def go(url: str) -> None:
        left = list(context.pages)
        context.new_page().goto(url)
        for page in left:
            with suppress(Error):  # if its navigation elsewhere came first
                page.goto("about:blank")
            page.goto("about:blank")  # a page that is navigating may not close
            page.close()

    def evaluate(expression: str) -> Any:
        return context.pages[0].evaluate(expression)

    yield Visitor(go, evaluate)
    browser.close()


@contextmanager
def firefox_visitor(folder: Path) -> Iterator[Visitor]:
    """A Firefox. Raises FileNotFoundError if there is none."""
    with Firefox(folder, seconds=SECONDS + 20, **{"network.dns.localDomains": FOREIGN}) as browser:
        tabs = [browser.open()]

        def go(url: str) -> None:
            tabs.append(browser.open(url))
            browser.command("browsingContext.close", context=tabs.pop(0))

        yield Visitor(go, lambda expression: browser.evaluate(tabs[0], expression))
