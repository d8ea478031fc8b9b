"""The one way out for a browser that visits a page: a proxy on this machine that lets it reach the Internet alone.

A page can send a browser anywhere: by a redirect, by what it loads, by a name that leads somewhere else the next
moment. So the browser resolves no name and opens no connection itself. The gate looks each name up, refuses what is not
public, connects to the very address it looked at, and closes when more came through than a page needs. It asks for a
word that only this browser knows, as others on the machine could reach it too.
"""

import hmac
import secrets
import socket
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from select import select
from socketserver import StreamRequestHandler
from threading import Lock, Thread
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from server.fetching.bounded import BoundedServer
from server.fetching.client import connected, hung_up_after, is_public, looked_up

LARGEST = 64 << 20  # bytes that may come through for one page
_SECONDS = 15  # until a connection stands, or without a byte more
_SILENT = 5  # seconds for the head of a request, whatever it says
_HEAD = 64  # lines
_LINE = 16_384
_PIECE = 65_536
_REALM = b'Proxy-Authenticate: Basic realm="Rapport"\r\nContent-Length: 0\r\n'


class Gate:
    """A proxy while it is entered. ``refuses`` says of a host that nothing may be asked of it; ``loopback`` is the
    origin of a server of tests, which is let through over plain HTTP."""

    def __init__(self, refuses: Callable[[str], bool] = lambda _: False, loopback: str = "") -> None:
        self.user, self.word = "rapport", secrets.token_urlsafe(24)
        self.refused: list[str] = []
        self.full = False
        self._refuses = refuses
        self._loopback = urlsplit(loopback).netloc
        self._left = LARGEST
        self._lock = Lock()
        gate = self

        class Handler(StreamRequestHandler):
            timeout = _SECONDS

            def handle(self) -> None:
                with suppress(OSError, ValueError):
                    gate._serve(self)

        self._server = BoundedServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.full = True  # what still flows ends
        self._server.shutdown()
        self._server.server_close()

    def _serve(self, asked: StreamRequestHandler) -> None:
        with hung_up_after(asked.connection, _SILENT):  # until it said the word, it may be anybody
            line = asked.rfile.readline(_LINE)
            method, target, _ = line.decode("latin-1").split(" ", 2)
            head = []
            while (field := asked.rfile.readline(_LINE)) not in (b"\r\n", b"\n", b""):
                head.append(field)
                if len(head) > _HEAD:
                    return
        if not self._is_ours(head):
            asked.wfile.write(b"HTTP/1.1 407 Proxy Authentication Required\r\n" + _REALM + b"\r\n")
            return
        plain = method != "CONNECT"
        parts = urlsplit(target if plain else f"//{target}")
        if (out := self._opened(parts.hostname or "", parts.port, parts.netloc, plain)) is None:
            self.refused.append(parts.hostname or "")
            asked.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
            return
        with out:
            if plain:
                path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                kept = [each for each in head if not each.lower().startswith((b"proxy-", b"connection:"))]
                out.sendall(f"{method} {path} HTTP/1.1\r\n".encode("latin-1") + b"".join(kept))
                out.sendall(b"Connection: close\r\n\r\n")
            else:
                asked.wfile.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            self._carry(asked.connection, out)

    def _is_ours(self, head: list[bytes]) -> bool:
        known = b"basic " + b64encode(f"{self.user}:{self.word}".encode())
        given = next((each for each in head if each.lower().startswith(b"proxy-authorization:")), b"")
        said = given.partition(b":")[2].strip()
        return hmac.compare_digest(said[:6].lower() + said[6:], known)

    def _opened(self, host: str, port: int | None, netloc: str, plain: bool) -> socket.socket | None:
        """A connection to a public address, over TLS alone; None where nothing may be asked. Raises OSError."""
        is_test = plain and bool(self._loopback) and netloc == self._loopback
        if not is_test and (plain or port != 443 or self._refuses(host.lower().rstrip("."))):
            return None
        found = looked_up(host, port or 80)
        if not is_test and not all(is_public(str(each[4][0])) for each in found):
            return None
        return connected(found, _SECONDS)

    def _carry(self, inside: socket.socket, outside: socket.socket) -> None:
        while not self.full:
            ready, _, _ = select([inside, outside], [], [], _SECONDS)
            if not ready:
                return
            for one in ready:
                if not (piece := one.recv(_PIECE)):
                    return
                (outside if one is inside else inside).sendall(piece)
                with self._lock:
                    self._left -= len(piece)
                    self.full = self.full or self._left < 0
