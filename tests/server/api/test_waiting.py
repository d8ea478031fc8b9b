"""How many people wait: told to a connected extension under its seal, as a number, and to nobody else."""

from datetime import UTC, date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from auditor.history.ingest import receive
from server.audits.running import audit_now
from server.store.store import Store
from tests.sealed import Sealing
from tests.server.api.test_pairing import connected
from tests.story import Story

PATH = "/api/v1/waiting"


@pytest.fixture
def store(app: Flask) -> Store:
    kept: Store = app.extensions["store"]
    story = Story(first=date(2026, 1, 1))
    story.hear(1, "friend", "Good to see you last week, and thanks for the tea.")
    story.write(2, "friend", "Gladly, and come again soon.")
    for number in range(4):
        story.hear(10 + number, f"Person {number}", "How did you set up the night shift plan over there?")
    kept.activities.write([receive(activity, key=kept.key, zone=UTC) for activity in story.activities])
    audit_now(kept)
    return kept


@pytest.fixture
def sealing(app: Flask, client: FlaskClient, token: str) -> Sealing:
    return connected(app, client, token)


def test_an_extension_is_told_a_number_under_seal_and_no_name(app: Flask, sealing: Sealing, store: Store) -> None:
    assert sealing.post(app.test_client(), PATH, {}) == (200, {"people": 4})


def test_before_a_report_nobody_waits(app: Flask, sealing: Sealing) -> None:
    assert sealing.post(app.test_client(), PATH, {}) == (200, {"people": 0})


def test_nobody_else_is_told(app: Flask, client: FlaskClient, token: str, store: Store) -> None:
    assert app.test_client().post(PATH).status_code == 401
    assert client.post(PATH, headers={"X-Form-Token": token}).status_code == 401
    _, script = store.devices.add("script", "", 0, may="read")
    assert app.test_client().post(PATH, headers={"Authorization": f"Bearer {script}"}).status_code == 403
