"""Becoming a device: the person types a code, both sides agree on a key, and nobody else learns it."""

from base64 import b64decode, b64encode
from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from typing import Any
from unittest.mock import ANY

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from server.sealing import SealBroken, ServerKey
from server.store.pairings import KEPT, LASTS, MOST_OPEN
from tests.sealed import CODE, Asking, Sealing
from tests.server.api.conftest import EXTENSION, like
from tests.server.processes import until


def server_key(client: FlaskClient) -> bytes:
    return b64decode(client.get("/api/v1/pairing").json["key"])  # type: ignore[index]


def ask(stranger: FlaskClient, asking: Asking, name: str = "Firefox (Linux)", origin: str = EXTENSION) -> str:
    answer = stranger.post("/api/v1/pairing", json=asking.wish(name), headers={"Origin": origin})
    assert answer.status_code == 201
    found: str = answer.json["id"]  # type: ignore[index]
    return found


def outcome(stranger: FlaskClient, asked: str) -> Any:
    return stranger.get(f"/api/v1/pairing/{asked}").json


def types(client: FlaskClient, token: str, code: str = CODE) -> str:
    """The person types a code; the page that follows."""
    answer = client.post("/devices/connect", data={"form_token": token, "code": code}, follow_redirects=True)
    return answer.get_data(as_text=True)


def connected(app: Flask, client: FlaskClient, token: str) -> Sealing:
    extension = app.test_client()
    asking = Asking(server_key(extension))
    asked = ask(extension, asking)
    types(client, token)
    return Sealing(asking.device(asked, outcome(extension, asked)["answer"]), asking.key)


def test_an_extension_is_connected_by_the_code_it_shows(app: Flask, client: FlaskClient, token: str) -> None:
    extension = app.test_client()
    asking = Asking(server_key(extension))
    asked = ask(extension, asking)
    assert outcome(extension, asked) == {"state": "open"}
    assert CODE not in client.get("/devices").get_data(as_text=True)  # the server does not know it
    assert "Firefox (Linux) is connected" in types(client, token, " kmpt 7xq4 ")
    told = outcome(extension, asked)
    assert told["state"] == "confirmed"
    device = Sealing(asking.device(asked, told["answer"]), asking.key)
    assert device.post(extension, "/api/v1/activities", {"activities": [like()]})[0] == 200
    assert client.post(f"/devices/{device.device}/revoke", data={"form_token": token}).status_code == 302
    again = extension.post("/api/v1/activities", data=device.sealed("/api/v1/activities", {}), headers=device.headers())
    assert again.status_code == 401


def test_a_code_that_nothing_shows_connects_nothing(app: Flask, client: FlaskClient, token: str) -> None:
    extension = app.test_client()
    asked = ask(extension, Asking(server_key(extension)))
    assert "No browser that asks shows this code" in types(client, token, "KMPT-7XQ5")
    assert "Type the code" in types(client, token, "")
    assert outcome(extension, asked) == {"state": "open"}
    assert app.extensions["store"].devices.all() == []


def test_who_takes_the_servers_place_learns_no_key_and_cannot_answer(
    app: Flask, client: FlaskClient, token: str
) -> None:
    """In the middle: its own key towards the extension, another towards the server, every message handed on."""
    extension = app.test_client()
    impostor = ServerKey(b"i" * 32)
    asking = Asking(impostor.public)
    towards_server = Asking(server_key(extension), "WXYZ-6789")
    asked = ask(extension, towards_server)
    assert "No browser that asks shows this code" in types(client, token)  # which the extension shows
    handed_on = ask(extension, asking, "handed on as it came")
    assert "No browser that asks shows this code" in types(client, token)
    for name in (asked, handed_on):
        assert "answer" not in outcome(extension, name)
    types(client, token, "WXYZ-6789")  # even if the person typed the impostor's
    with pytest.raises(SealBroken):
        asking.device(asked, outcome(extension, asked)["answer"])


def test_neither_key_nor_code_travels_or_is_in_the_open(app: Flask, client: FlaskClient, token: str) -> None:
    extension = app.test_client()
    asking = Asking(server_key(extension))
    wish = str(asking.wish())
    assert CODE not in wish
    assert b64encode(asking.key).decode() not in wish
    asked = ask(extension, asking)
    types(client, token)
    assert b64encode(asking.key).decode() not in str(outcome(extension, asked))


def test_what_was_refused_or_expired_connects_nothing(app: Flask, client: FlaskClient, token: str) -> None:
    extension = app.test_client()
    public = server_key(extension)
    refused = ask(extension, Asking(public), "one")
    client.post(f"/devices/pairing/{refused}/refuse", data={"form_token": token})
    assert "No browser that asks shows this code" in types(client, token)
    assert outcome(extension, refused) == {"state": "refused"}
    expired = ask(extension, Asking(public), "another")
    with time_machine.travel(datetime.now(UTC) + timedelta(milliseconds=LASTS + 1_000), tick=False):
        assert "No browser that asks shows this code" in types(client, token)
        assert outcome(extension, expired) == {"state": "expired"}
    assert app.extensions["store"].devices.all() == []


def test_a_browser_has_one_request_and_nobody_is_kept_out_by_many(app: Flask, client: FlaskClient, token: str) -> None:
    extension = app.test_client()
    public = server_key(extension)
    first = ask(extension, Asking(public, "FIRS-TTTT"))
    second = ask(extension, Asking(public))
    assert extension.get(f"/api/v1/pairing/{first}").status_code == 404
    assert outcome(extension, second) == {"state": "open"}
    for number in range(30):  # a program that asks without end
        ask(extension, Asking(public, "NONE-SENS"), f"program {number}", EXTENSION[:-1])
    last = ask(extension, Asking(public))
    assert client.get("/devices").get_data(as_text=True).count("I did not ask: refuse") == 10
    assert "is connected" in types(client, token)
    assert outcome(extension, last)["state"] == "confirmed"


def test_a_name_is_plain_printable_text(stranger: FlaskClient, app: Flask) -> None:
    ask(stranger, Asking(server_key(stranger)), "Fire\u202efox\x1b[31m\n\u200b<b> — Größe")
    (waiting,) = app.extensions["store"].pairings.waiting(0)
    assert waiting.name == "Fire fox [31m <b> Größe"


def test_from_where_it_is_asked_is_plain_and_short_too(stranger: FlaskClient, app: Flask) -> None:
    origin = "chrome-extension://abc\x85\xadd" + "e" * 300
    wish = Asking(server_key(stranger)).wish()
    assert stranger.post("/api/v1/pairing", json=wish, headers={"Origin": origin}).status_code == 201
    (waiting,) = app.extensions["store"].pairings.waiting(0)
    assert waiting.origin == "chrome-extension://abc d" + "e" * 175


def test_a_page_cannot_ask_and_no_key_is_no_key(stranger: FlaskClient) -> None:
    asking = Asking(server_key(stranger))
    elsewhere = stranger.post("/api/v1/pairing", json=asking.wish(), headers={"Origin": "https://evil.example"})
    assert elsewhere.status_code == 403
    assert stranger.post("/api/v1/pairing", data=asking.wish()).status_code == 415
    short = asking.wish() | {"key": b64encode(b"short").decode()}
    assert stranger.post("/api/v1/pairing", json=short).status_code == 400

    asking.public = b"\x04" + b"\x01" * 64  # on no curve
    assert stranger.post("/api/v1/pairing", json=asking.wish()).status_code == 400


def crowd(stranger: FlaskClient, public: bytes) -> None:
    """A program without a token asks so often, each time under another name, that everybody else's request goes."""
    wish = Asking(public, "NONE-SENS")
    for number in range(MOST_OPEN + 2):
        ask(stranger, wish, f"program {number}", EXTENSION[:-1])


def test_who_asks_without_end_keeps_nobody_from_being_connected(app: Flask, client: FlaskClient, token: str) -> None:
    """The extension looks every half minute whether it was dropped; the code is typed in between, while another program
    asks on and on."""
    extension, ended = app.test_client(), Event()
    public = server_key(extension)
    asking = Asking(public)
    asked = ask(extension, asking)

    def flood() -> None:
        program = app.test_client()
        while not ended.is_set():
            crowd(program, public)

    flooding = Thread(target=flood)
    flooding.start()
    try:
        until(lambda: extension.get(f"/api/v1/pairing/{asked}").status_code == 404)
        assert "tries this code on whoever asks" in types(client, token)
        asked = ask(extension, asking)
        told = outcome(extension, asked)
    finally:
        ended.set()
        flooding.join()
    assert told["state"] == "confirmed"
    device = Sealing(asking.device(asked, told["answer"]), asking.key)
    assert device.post(extension, "/api/v1/activities", {"activities": [like()]})[0] == 200


def test_a_kept_code_connects_one_browser_and_is_then_forgotten(app: Flask, client: FlaskClient, token: str) -> None:
    extension = app.test_client()
    public = server_key(extension)
    crowd(extension, public)
    types(client, token)
    for name, state in (("one", "confirmed"), ("another", "open")):
        assert outcome(extension, ask(extension, Asking(public), name)) == {"state": state} | (
            {"answer": ANY} if state == "confirmed" else {}
        )
    assert [device.name for device in app.extensions["store"].devices.all()] == ["one"]


def test_a_code_is_kept_for_a_moment_only(app: Flask, client: FlaskClient, token: str) -> None:
    extension = app.test_client()
    public = server_key(extension)
    crowd(extension, public)
    types(client, token)
    with time_machine.travel(datetime.now(UTC) + timedelta(milliseconds=KEPT + 1_000), tick=False):
        assert outcome(extension, ask(extension, Asking(public))) == {"state": "open"}


def test_another_code_takes_the_place_of_the_kept_one(app: Flask, client: FlaskClient, token: str) -> None:
    extension = app.test_client()
    public = server_key(extension)
    crowd(extension, public)
    types(client, token)
    types(client, token, "KMPT-7XQ5")
    assert outcome(extension, ask(extension, Asking(public))) == {"state": "open"}
    assert outcome(extension, ask(extension, Asking(public, "KMPT-7XQ5"), "other"))["state"] == "confirmed"
