"""An upload that does not fit on the disk is answered with the reason, because a browser that is cut off shows none."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from socket import create_connection, socket
from threading import Thread
from typing import Any, NoReturn

import pytest
from flask import Flask
from flask.testing import FlaskClient
from waitress.wasyncore import loop

from server import create_app
from server.entry import spooling
from server.installation.settings import Settings
from server.store.persons import now
from server.store.store import Store
from server.web import connections
from server.web.connections import listen

MIB = 1024**2


def no_room(*_: object, **__: object) -> NoReturn:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@contextmanager
def served(settings: Settings) -> Iterator[tuple[int, Store]]:
    """A server in threads of this process: its port, and its store."""
    with socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port: int = listener.getsockname()[1]
        app = create_app(settings, port=port)
        server: Any = listen(app, listener, 64 * MIB)
        thread = Thread(target=lambda: loop(0.01, use_poll=True, map=server._map))
        thread.start()
        try:
            yield port, app.extensions["store"]
        finally:
            server.task_dispatcher.shutdown()
            server.close()
            server._map.clear()
            thread.join()
            app.extensions["store"].close()


def answered(port: int, head: str, body: bytes) -> bytes:
    with create_connection(("127.0.0.1", port), timeout=60) as connection:
        said = f"{head}\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\nContent-Length: {len(body)}\r\n\r\n"
        connection.sendall(said.encode() + body)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


def test_a_large_body_that_does_not_fit_on_the_disk_is_read_to_its_end_and_answered(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "TemporaryFile", no_room)
    with served(settings) as (port, store):
        token = store.devices.add("a script", "", now())[1]
        way = "POST /api/v1/imports?name=a.zip HTTP/1.1\r\nAuthorization: Bearer "
        said = answered(port, way + token, bytes(8 * MIB))
    assert said.startswith(b"HTTP/1.1 507 ")
    assert b"There is no room left on the disk." in said
    assert b"application/problem+json" in said


def test_a_form_file_that_does_not_fit_on_the_disk_is_answered_with_the_reason(
    client: FlaskClient, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spooling, "SpooledTemporaryFile", no_room)
    sent = client.post("/import", data={"form_token": token, "archive": (BytesIO(b"PK"), "a.zip")})
    assert sent.status_code == 507
    assert "There is no room left on the disk." in sent.text


def test_another_error_of_the_system_is_a_fault_of_ours(
    app: Flask, client: FlaskClient, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(spooling, "SpooledTemporaryFile", broken)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    sent = client.post("/import", data={"form_token": token, "archive": (BytesIO(b"PK"), "a.zip")})
    assert sent.status_code == 500
