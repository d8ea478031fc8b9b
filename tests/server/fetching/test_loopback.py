"""Other programs on the machine connect to where a sign-in comes back: none keeps the person or the port waiting."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from threading import Event, Thread
from time import monotonic
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from server.fetching.client import FetchError
from server.fetching.loopback import Listener


@contextmanager
def holding(listener: Listener, connections: int) -> Iterator[None]:
    """So many connections that send a byte of a header again and again."""
    parts, over = urlsplit(listener.address), Event()
    with ExitStack() as opened:
        held = [
            opened.enter_context(socket.create_connection((parts.hostname, parts.port), 5)) for _ in range(connections)
        ]

        def trickle() -> None:
            while not over.wait(0.05):
                for each in held:
                    with suppress(OSError):
                        each.sendall(b"x")

        Thread(target=trickle, daemon=True).start()
        try:
            yield
        finally:
            over.set()


def test_whoever_trickles_keeps_nobody_from_coming_back() -> None:
    with closing(Listener()) as listener, holding(listener, 20):
        found: list[dict[str, str]] = []
        waiting = Thread(target=lambda: found.append(listener.wait("right", 20)), daemon=True)
        waiting.start()
        with urlopen(f"{listener.address}?state=right&code=2", timeout=3) as page:
            assert page.status == 200
        waiting.join(3)
        assert found == [{"state": "right", "code": "2"}]


def test_whoever_trickles_does_not_keep_the_sign_in_open() -> None:
    with closing(Listener()) as listener, holding(listener, 1):
        ended: list[float] = []

        def wait() -> None:
            begun = monotonic()
            with pytest.raises(FetchError, match="within ten minutes"):
                listener.wait("right", 0.3)
            ended.append(monotonic() - begun)

        waiting = Thread(target=wait, daemon=True)
        waiting.start()
        waiting.join(3)
        assert ended and ended[0] < 2


def test_a_request_before_the_sign_in_began_is_ignored() -> None:
    with closing(Listener()) as listener:
        for brought in ("?code=1", "?state=&code=1", ""):
            with pytest.raises(HTTPError, match="404"):
                urlopen(f"{listener.address}{brought}", timeout=3)
