"""A server that answers byte by byte, for as long as one listens, ends nobody's fetch but its own."""

import socket
from threading import Event, Thread

import pytest

from server.fetching import client
from server.fetching.client import Client, FetchError, is_public

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


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::", "::1"),
        *("fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "::ffff:192.168.1.1", "::ffff:0:192.168.1.1"),
        *("::127.0.0.1", "64:ff9b::127.0.0.1", "64:ff9b::192.168.1.1", "64:ff9b:1::1.1.1.1"),
        *("2002:7f00:1::1", "2002:c0a8:101::1", "2001:0:4136:e378:8000:63bf:3f57:fefe"),
    ],
)
def test_no_way_of_writing_an_address_leads_into_the_network_at_home(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::1.1.1.1"])
def test_the_internet_is_reached(address: str) -> None:
    assert is_public(address)
