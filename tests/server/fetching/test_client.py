"""A server that answers byte by byte, for as long as one listens, ends nobody's fetch but its own."""

import socket
from threading import Event, Thread

import pytest

from server.fetching import client
from server.fetching.client import Client, FetchError

ANSWER = b"HTTP/1.1 200 OK\r\nX-Slow: no hurry at all here\r\nContent-Length: 2\r\n\r\n[]"


def trickling(listening: socket.socket, begin: int, over: Event) -> None:
    """Answer one request: the beginning at once, and then a byte every tenth of a second."""
    connection, _ = listening.accept()
    with connection:
        connection.recv(65_536)
        for at in range(begin, len(ANSWER) + 1):
            if over.wait(0.1):
                return
            try:
                connection.sendall(ANSWER[:begin] if at == begin else ANSWER[at - 1 : at])
            except OSError:  # the other side has had enough
                return


@pytest.mark.parametrize("begin", [18, len(ANSWER) - 1])
def test_an_answer_that_trickles_is_ended(monkeypatch: pytest.MonkeyPatch, begin: int) -> None:
    monkeypatch.setattr(client, "LONGEST", 0.05 if begin > 18 else 1)
    over = Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=trickling, args=(listening, begin, over), daemon=True).start()
        asked = Client(f"http://127.0.0.1:{listening.getsockname()[1]}", loopback=True)
        with pytest.raises(FetchError):
            asked.get("/api/v1/slow")
        over.set()


def test_an_answer_that_comes_in_time_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "LONGEST", 60)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=trickling, args=(listening, len(ANSWER), Event()), daemon=True).start()
        asked = Client(f"http://127.0.0.1:{listening.getsockname()[1]}", loopback=True)
        assert asked.get("/api/v1/slow").body == []
