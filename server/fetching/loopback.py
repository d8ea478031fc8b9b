"""Listens on this machine, during one sign-in, at the address to which a site sends the person back.

See RFC 8252. It is not an address of the dashboard, so that no site learns where that is, and it needs no cookie. Other
programs on the machine can connect to it too, but cannot delay the person or keep the port open longer.
"""

import hmac
from http.server import BaseHTTPRequestHandler
from threading import Event, Lock, Thread
from urllib.parse import parse_qs, urlsplit

from auditor.translatable import lazy_gettext
from server.entry.security import HEADERS
from server.fetching.bounded import BoundedServer
from server.fetching.client import FetchError, hung_up_after
from server.translations import gettext

PATH = "/signed-in"
SECONDS = 600
_SILENT = 5  # seconds that one connection may take, whatever it sends
_LONGEST = 4_000


class Listener:
    """Listens on a free port of 127.0.0.1 until it is closed."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}
        self._state = ""
        self._came, self._turn = Event(), Lock()
        listener = self

        class Handler(BaseHTTPRequestHandler):
            timeout = _SILENT

            def handle(self) -> None:
                with hung_up_after(self.connection, _SILENT):
                    super().handle()

            def do_GET(self) -> None:
                taken = listener._take(self.path, self.headers.get("Host", ""))
                words = gettext("You can close this page and go back to Rapport.") if taken else gettext("Not found")
                page = words.encode()
                self.send_response(200 if taken else 404)
                for name, value in (HEADERS | {"Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}).items():
                    self.send_header(name, value)
                self.send_header("Content-Type", "text/plain; charset=utf-8")
                self.send_header("Content-Length", str(len(page)))
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, *_: object) -> None:
                """Log nothing, because the address contains a code."""

        self._server = BoundedServer(("127.0.0.1", 0), Handler)
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()

    @property
    def address(self) -> str:
        """The address at which it listens."""
        return f"http://{self._host}{PATH}"

    @property
    def _host(self) -> str:
        return f"127.0.0.1:{self._server.server_address[1]}"

    def wait(self, state: str, seconds: float = SECONDS) -> dict[str, str]:
        """Wait for the browser to come back with the ``state`` of the sign-in, and return its query. Requests without
        that state are ignored. Raises FetchError if nobody comes in time."""
        self._state = state
        if not self._came.wait(seconds):
            raise FetchError(lazy_gettext("Nobody signed in within ten minutes. Begin it anew."))
        return self._given

    def _take(self, path: str, host: str) -> bool:
        parts = urlsplit(path[:_LONGEST])
        if parts.path != PATH or host != self._host or self._given:
            return False
        given = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if not self._state or not hmac.compare_digest(given.get("state", "").encode(), self._state.encode()):
            return False
        with self._turn:
            if self._given:
                return False
            self._given = given
        self._came.set()
        return True
