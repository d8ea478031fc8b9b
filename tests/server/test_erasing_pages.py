"""Erasing in the dashboard: asked twice, answered with what is left."""

from flask import Flask
from flask.testing import FlaskClient

from server.settings import Settings
from tests.store.making import messages


def test_everything_goes_while_the_server_runs_and_it_goes_on(
    client: FlaskClient, token: str, app: Flask, settings: Settings
) -> None:
    store = app.extensions["store"]
    store.activities.write(messages(40))
    assert client.post("/erase", data={"form_token": token}).status_code == 400
    assert store.activities.count() == 40
    answer = client.post("/erase", data={"form_token": token, "sure": "1"})
    assert answer.status_code == 200
    assert "Everything is erased" in answer.text
    assert not [file for file in settings.data.iterdir() if b"Person 7" in file.read_bytes()]
    assert store.activities.count() == 0
    assert len(store.activities.write(messages(3)).stored) == 3


def test_what_is_left_is_shown(client: FlaskClient, token: str, app: Flask, settings: Settings) -> None:
    app.extensions["store"].activities.write(messages(40))
    (settings.data / "notes.txt").write_text("Person 7 called")
    answer = client.post("/erase", data={"form_token": token, "sure": "1"})
    assert "Not everything is erased" in answer.text
    assert "notes.txt" in answer.text
