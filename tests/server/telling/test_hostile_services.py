"""Whoever answers at an address that is told: slow for ever, endless, leading elsewhere, or saying what it was told."""

import base64
import json
import re
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.store.persons import now
from server.store.store import Store
from server.telling import sending
from server.telling.child import MOST_ANSWERED
from server.telling.digest import Digest, trial
from server.telling.sending import send, send_trial

SECRET = "pa55word-of-mine"
JSON = "json://me:{secret}@127.0.0.1:{port}"
Peer = Callable[[socket.socket], None]


@pytest.fixture
def store(app: Flask) -> Store:
    found: Store = app.extensions["store"]
    return found


@contextmanager
def serving(peer: Peer) -> Iterator[int]:
    """A port at which somebody answers each connection in their own way."""
    listening = socket.create_server(("127.0.0.1", 0))

    def answer(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            peer(connection)

    def listen() -> None:
        with suppress(OSError):
            while True:
                Thread(target=answer, args=(listening.accept()[0],), daemon=True).start()

    Thread(target=listen, daemon=True).start()
    with listening:
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)


def trickle(connection: socket.socket) -> None:
    while True:
        connection.sendall(b"2")
        time.sleep(0.1)


def long_banner(connection: socket.socket) -> None:
    while True:
        connection.sendall(b"220-and there is more to say\r\n")
        time.sleep(0.1)


def slow_answer(connection: socket.socket) -> None:
    connection.recv(65_536)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    trickle(connection)


@pytest.mark.parametrize(
    ("peer", "address"),
    [
        (trickle, "mailto://me:{secret}@127.0.0.1:{port}/?from=a@example.org&to=b@example.org"),
        (long_banner, "mailto://me:{secret}@127.0.0.1:{port}/?from=a@example.org&to=b@example.org"),
        (slow_answer, JSON),
    ],
)
def test_a_service_that_answers_for_ever_is_given_up(
    store: Store, monkeypatch: pytest.MonkeyPatch, peer: Peer, address: str
) -> None:
    monkeypatch.setattr(sending, "SECONDS", 2)
    with serving(peer) as port:
        channel = store.channels.add("slow", address.format(secret=SECRET, port=port), now())
        begun = time.monotonic()
        assert not send_trial(store, channel)
    assert time.monotonic() - begun < 30
    assert store.channels.all()[-1].failed


def test_an_endless_answer_is_not_taken(store: Store) -> None:
    sent = 0

    def endless(connection: socket.socket) -> None:
        nonlocal sent
        connection.recv(65_536)
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
        while True:
            sent += connection.send(b"x" * 65_536)

    with serving(endless) as port:
        channel = store.channels.add("long", f"json://127.0.0.1:{port}", now())
        assert not send_trial(store, channel)
    assert sent < 20 * MOST_ANSWERED  # what waits in the buffers of the system besides


def leading(to: str, status: int) -> Peer:
    def lead(connection: socket.socket) -> None:
        connection.recv(65_536)
        connection.sendall(f"HTTP/1.1 {status} x\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n".encode())

    return lead


@pytest.mark.parametrize(
    ("address", "status", "to"),
    [
        (JSON, 302, "http://127.0.0.1:{other}/"),
        (JSON, 307, "http://127.0.0.1:{other}/"),
        (JSON, 308, "http://localhost:{other}/"),
        (JSON, 307, "file:///etc/hostname"),
        (JSON, 307, "http://["),
        ("ntfy://me:{secret}@127.0.0.1:{port}/topic", 307, "http://127.0.0.1:{other}/"),
        ("matrix://me:{secret}@127.0.0.1:{port}/#room", 307, "http://127.0.0.1:{other}/"),
    ],
)
def test_no_answer_leads_a_message_or_a_password_elsewhere(store: Store, address: str, status: int, to: str) -> None:
    heard: list[bytes] = []

    def elsewhere(connection: socket.socket) -> None:
        heard.append(connection.recv(65_536))
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")

    with serving(elsewhere) as other, serving(leading(to.format(other=other), status)) as port:
        channel = store.channels.add("led", address.format(secret=SECRET, port=port), now())
        assert not send_trial(store, channel), "a message that went nowhere was not sent"
    assert heard == []


def test_the_same_server_may_lead_to_another_page_of_its_own(store: Store) -> None:
    heard: list[bytes] = []

    def moved(connection: socket.socket) -> None:
        heard.append(connection.recv(65_536).splitlines()[0])
        again = b"HTTP/1.1 200 OK\r\n" if b"/new" in heard[-1] else b"HTTP/1.1 308 x\r\nLocation: /new\r\n"
        connection.sendall(again + b"Content-Length: 0\r\nConnection: close\r\n\r\n")

    with serving(moved) as port:
        assert send_trial(store, store.channels.add("moved", f"json://127.0.0.1:{port}/old", now()))
    assert [line.split()[1] for line in heard] == [b"/old", b"/new"]


def mail_that_tells(connection: socket.socket) -> None:
    """Takes the password and says it to everybody; knows no STARTTLS."""
    talk, known = connection.makefile("rwb"), b""
    talk.write(b"220 here\r\n")
    talk.flush()
    for line in talk:
        word = line.split(b" ")[0].strip().upper()
        if word == b"EHLO":
            answer = b"250-here\r\n250 AUTH PLAIN LOGIN"
        elif word == b"AUTH":
            known, answer = base64.b64decode(line.split()[-1]), b"235 welcome"
        elif word == b"RCPT":
            answer = b"550 no such one: " + SECRET.encode() + known
        else:
            answer = b"250 well"
        talk.write(answer + b"\r\n")
        talk.flush()


def test_a_password_that_a_server_says_again_is_nowhere_to_be_read(
    store: Store, client: FlaskClient, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    with serving(mail_that_tells) as port:
        address = f"mailto://me:{SECRET}@127.0.0.1:{port}/?from=a@example.org&to=b@example.org"
        assert not send_trial(store, store.channels.add("mail", address, now()))
    said = capfd.readouterr()
    pages = [client.get(page).text for page in ("/telling", "/")]
    assert not any(SECRET in each for each in (said.out, said.err, caplog.text, *pages))
    for file in store.folder.rglob("*"):
        assert not file.is_file() or SECRET.encode() not in file.read_bytes(), file


def test_where_tls_was_asked_for_no_password_goes_without(store: Store) -> None:
    heard = bytearray()

    def stripped(connection: socket.socket) -> None:
        connection.sendall(b"220 here\r\n")
        while line := connection.recv(4_096):
            heard.extend(line)
            connection.sendall(b"250-here\r\n250 AUTH PLAIN LOGIN\r\n" if b"EHLO" in line.upper() else b"250 well\r\n")

    with serving(stripped) as port:
        address = f"mailtos://me:{SECRET}@127.0.0.1:{port}/?from=a@example.org&to=b@example.org&mode=starttls"
        assert not send_trial(store, store.channels.add("mail", address, now()))
    assert b"EHLO" in bytes(heard).upper()
    assert b"AUTH" not in bytes(heard).upper()


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks at the list of processes there")
def test_no_command_line_and_no_environment_of_a_process_holds_the_address(store: Store) -> None:
    seen: list[bytes] = []

    def look(connection: socket.socket) -> None:
        connection.recv(65_536)
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                seen.append((process / "cmdline").read_bytes() + (process / "environ").read_bytes())
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    with serving(look) as port:
        channel = store.channels.add("mine", f"json://me:{SECRET}@127.0.0.1:{port}", now())
        assert send(store, channel, trial())
    assert any(b"server.telling.child" in each for each in seen)
    assert not any(SECRET.encode() in each for each in seen)


def test_what_somebody_calls_themselves_calls_nobody_and_leads_nowhere_else(store: Store) -> None:
    """Discord has everybody called whom a message names so; others have names and addresses in angle brackets."""
    heard: list[bytes] = []

    def chat(connection: socket.socket) -> None:
        read = connection.makefile("rb")
        length = next(int(line.split()[1]) for line in read if line.lower().startswith(b"content-length"))
        while read.readline().strip():
            pass
        heard.append(read.read(length))
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")

    name = "@everyone @Here <!channel> <@U12> <#C1> <https://evil.example|Ana> [Ana](https://evil.example)"
    name += " @ana@example.social"
    with serving(chat) as port:
        channel = store.channels.add("chat", f"json://127.0.0.1:{port}", now(), names_people=True)
        assert send(store, channel, Digest(f"Rapport: {name}", (f"{name}: asked you", "More.")))
    told = json.loads(heard[0])
    for words in (told["title"], told["message"]):
        assert not re.search(r"@(everyone|here)|<[!@#h]|\]\(", words, re.IGNORECASE), words
        assert "@ana@example.social" in words and "everyone" in words and "evil.example" in words


def test_where_no_process_can_be_started_nothing_is_sent_and_it_is_said(
    store: Store, client: FlaskClient, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = store.channels.add("mine", "json://127.0.0.1:9", now())

    def crammed(*_: object, **__: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr(subprocess, "run", crammed)
    answer = client.post(f"/telling/{channel}/test", data={"form_token": token}, follow_redirects=True)
    assert "The test could not be sent." in answer.text
