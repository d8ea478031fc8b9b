"""Where a site's page sends the person back to: an address on this machine that lives as long as one sign-in.

RFC 8252 says how. It is none of the dashboard's: no site learns where that is, and no cookie is needed.
"""

import hmac
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

from auditor.translatable import lazy_gettext
from server.fetching.client import FetchError
from server.security import HEADERS
from server.translations import gettext

PATH = "/signed-in"
SECONDS = 600
_SILENT = 5  # seconds that one connection may say nothing
_LONGEST = 4_000


class Listener:
    """Listens on a free port of 127.0.0.1 until it is closed."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}
        self._state = ""
        listener = self

        class Handler(BaseHTTPRequestHandler):
            timeout = _SILENT

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
                """Nothing: the address holds a code."""

        self._server = HTTPServer(("127.0.0.1", 0), Handler)

    def close(self) -> None:
        """Listen no more."""
        self._server.server_close()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://{self._host}{PATH}"

    @property
    def _host(self) -> str:
        return f"127.0.0.1:{self._server.server_port}"

    def wait(self, state: str, seconds: float = SECONDS) -> dict[str, str]:
        """What the browser brings back with the ``state`` of the sign-in; what comes without it is not heeded. Raises
        FetchError where nobody comes in time."""
        self._state, until = state, time.monotonic() + seconds
        while not self._given:
            self._server.timeout = until - time.monotonic()
            if self._server.timeout <= 0:
                raise FetchError(lazy_gettext("Nobody signed in within ten minutes. Begin it anew."))
            self._server.handle_request()
        return self._given

    def _take(self, path: str, host: str) -> bool:
        parts = urlsplit(path[:_LONGEST])
        if parts.path != PATH or host != self._host or self._given:
            return False
        given = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if not self._state or not hmac.compare_digest(given.get("state", "").encode(), self._state.encode()):
            return False
        self._given = given
        return True
