"""A server that answers byte by byte, for as long as one listens, ends nobody's fetch but its own."""

import socket
import ssl
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from server.fetching import client
from server.fetching.client import MOST_TRIED, MOST_WAITING, Client, FetchError, WaitError, is_public

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


def leading_here(monkeypatch: pytest.MonkeyPatch, port: int, times: int = 1) -> None:
    """Have every name lead to a port of this machine, and that count as the Internet."""
    place = (socket.AF_INET, socket.SOCK_STREAM, 0, "", ("127.0.0.1", port))
    monkeypatch.setattr("server.fetching.client.socket.getaddrinfo", lambda *_, **__: [place] * times)
    monkeypatch.setattr("server.fetching.client.is_public", lambda _: True)


def hangs_up() -> bool:
    """Whether a question ends in time, unanswered."""
    ended = Event()

    def ask() -> None:
        with pytest.raises(FetchError, match="cannot be reached"):
            Client("https://lind.example").text("/")
        ended.set()

    Thread(target=ask, daemon=True).start()
    return ended.wait(8)


def test_whoever_trickles_while_tls_is_agreed_on_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.fetching.client.SECONDS", 0.5)
    over = Event()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def trickle() -> None:
            asking, _ = server.accept()
            with asking, suppress(OSError):
                asking.sendall(b"\x16\x03\x03\x3f\xff\x02\x00\x3f\xfb")  # of a long greeting
                while not over.wait(0.05):
                    asking.sendall(b"\x00")

        Thread(target=trickle, daemon=True).start()
        leading_here(monkeypatch, server.getsockname()[1])
        try:
            assert hangs_up()
        finally:
            over.set()


def vouched_for_by_itself(name: str, file: Path) -> Path:
    """A certificate for a host that nobody else signed, with its key."""
    key, host, now = ec.generate_private_key(ec.SECP256R1()), x509.DNSName(name), datetime.now(UTC)
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    made = x509.CertificateBuilder(who, who, key.public_key(), x509.random_serial_number(), now, now + timedelta(1))
    signed = made.add_extension(x509.SubjectAlternativeName([host]), critical=False).sign(key, hashes.SHA256())
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    return file


def test_no_token_goes_to_a_server_that_cannot_show_whose_it_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(vouched_for_by_itself("lind.example", tmp_path / "lind.pem"))
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            asking, _ = server.accept()
            with suppress(OSError), context.wrap_socket(asking, server_side=True) as secure:
                heard.append(secure.recv(65_536))

        listening = Thread(target=listen, daemon=True)
        listening.start()
        leading_here(monkeypatch, server.getsockname()[1])
        with pytest.raises(FetchError, match="cannot be reached"):
            Client("https://lind.example", token="a token").get("/api/v1/statuses")
        listening.join(10)
    assert not any(heard)


@pytest.mark.parametrize("asked", ["99999999", "9999999999", "Fri, 31 Dec 2100 23:59:59 GMT", "2100-12-31T23:59:59Z"])
def test_no_server_has_rapport_pause_for_longer_than_a_day(asked: str) -> None:
    answer = f"HTTP/1.1 429 Too Many Requests\r\nRetry-After: {asked}\r\nContent-Length: 0\r\n\r\n".encode()
    with socket.create_server(("127.0.0.1", 0)) as server:

        def tell() -> None:
            asking, _ = server.accept()
            with asking:
                asking.recv(65_536)
                asking.sendall(answer)

        Thread(target=tell, daemon=True).start()
        with pytest.raises(WaitError) as wait:
            Client(f"http://127.0.0.1:{server.getsockname()[1]}", loopback=True).get("/")
    assert time.time() < wait.value.until <= time.time() + MOST_WAITING


def test_of_a_host_with_very_many_addresses_few_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[object] = []

    class Counted(socket.socket):
        def connect(self, address: Any) -> None:
            tried.append(address)
            raise ConnectionRefusedError

    monkeypatch.setattr("server.fetching.client.socket.socket", Counted)
    leading_here(monkeypatch, 9, times=1_000)
    with pytest.raises(FetchError, match="cannot be reached"):
        Client("https://lind.example").text("/")
    assert len(tried) == MOST_TRIED


def test_a_name_server_that_does_not_answer_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    over = Event()
    monkeypatch.setattr("server.fetching.client.SECONDS", 0.2)
    monkeypatch.setattr("server.fetching.client.socket.getaddrinfo", lambda *_, **__: over.wait(30) and [])
    try:
        assert hangs_up()
    finally:
        over.set()
