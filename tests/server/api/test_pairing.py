"""Becoming a device: only who asked gets the token, only once, only after the person confirmed."""

from typing import Any

import time_machine
from flask import Flask
from flask.testing import FlaskClient

from tests.server.api.conftest import EXTENSION, like

WISH = {"name": "Firefox (Linux)", "browser": "Firefox 0.1.0"}


def ask(stranger: FlaskClient) -> dict[str, Any]:
    answer = stranger.post("/api/v1/pairing", json=WISH, headers={"Origin": EXTENSION})
    assert answer.status_code == 201
    told: dict[str, Any] = answer.json or {}
    assert told
    return told


def outcome(stranger: FlaskClient, asked: dict[str, Any], secret: str | None = None) -> Any:
    headers = {"Authorization": f"Bearer {secret or asked['secret']}"}
    return stranger.get(f"/api/v1/pairing/{asked['id']}", headers=headers).json


def test_an_extension_is_connected_by_a_code_both_sides_show(app: Flask, client: FlaskClient, token: str) -> None:
    extension = app.test_client()
    asked = ask(extension)
    assert outcome(extension, asked) == {"state": "open"}
    page = client.get("/devices").get_data(as_text=True)
    assert asked["code"] in page
    assert EXTENSION in page
    form = {"form_token": token}
    assert client.post(f"/devices/pairing/{asked['id']}/confirm", data=form).status_code == 302
    first, second = outcome(extension, asked), outcome(extension, asked)
    assert first["state"] == second["state"] == "confirmed"
    assert "token" not in second
    shown = {"Authorization": f"Bearer {first['token']}"}
    sent = extension.post("/api/v1/activities", json={"activities": [like()]}, headers=shown)
    assert sent.status_code == 200
    assert extension.get("/api/v1/status", headers=shown).json["paired"] == WISH["name"]  # type: ignore[index]
    assert WISH["name"] in client.get("/devices").get_data(as_text=True)
    assert client.post(f"/devices/{first['device']}/revoke", data=form).status_code == 302
    assert extension.get("/api/v1/status", headers=shown).status_code == 401


def test_neither_tokens_nor_secrets_are_on_disk(app: Flask, client: FlaskClient, token: str) -> None:
    extension = app.test_client()
    asked = ask(extension)
    client.post(f"/devices/pairing/{asked['id']}/confirm", data={"form_token": token})
    given = outcome(extension, asked)["token"]
    kept = b"".join(file.read_bytes() for file in app.extensions["store"].folder.glob("*.sqlite3*"))
    assert asked["code"].encode() in kept
    assert given.encode() not in kept
    assert asked["secret"].encode() not in kept


def test_what_was_refused_or_expired_gives_no_token(app: Flask, client: FlaskClient, token: str) -> None:
    extension = app.test_client()
    refused, expired = ask(extension), ask(extension)
    client.post(f"/devices/pairing/{refused['id']}/refuse", data={"form_token": token})
    assert outcome(extension, refused) == {"state": "refused"}
    with time_machine.travel("2099-01-01"):
        assert outcome(extension, expired) == {"state": "expired"}


def test_another_secret_learns_nothing(app: Flask, client: FlaskClient, token: str) -> None:
    extension = app.test_client()
    asked = ask(extension)
    client.post(f"/devices/pairing/{asked['id']}/confirm", data={"form_token": token})
    assert outcome(extension, asked, "another")["status"] == 404
    assert outcome(extension, asked)["token"]


def test_only_a_few_wait_at_once(stranger: FlaskClient) -> None:
    for _ in range(5):
        ask(stranger)
    assert stranger.post("/api/v1/pairing", json=WISH).status_code == 429


def test_a_page_cannot_ask(stranger: FlaskClient) -> None:
    assert stranger.post("/api/v1/pairing", json=WISH, headers={"Origin": "https://evil.example"}).status_code == 403
    assert stranger.post("/api/v1/pairing", data=WISH).status_code == 415
