"""Where the clock leapt ahead, the start page and the settings say it, and the person can say that it is right."""

import sys

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.audits.running import audit_now
from server.store import persons
from server.store.store import Store
from tests.server.lives import keep
from tests.story import Story

YEAR = 365 * 86_400_000


def test_it_is_said_until_the_person_says_that_the_date_is_right(
    app: Flask, client: FlaskClient, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store: Store = app.extensions["store"]
    story = Story()
    story.exchange(20, "Mona")
    keep(store, story)
    audit_now(store)
    store.change(keep_days=124)
    ahead = persons.now() + YEAR
    for module in ("server.rendering.clock", "server.dashboard.settings"):
        monkeypatch.setattr(sys.modules[module], "now", lambda: ahead)
    store.clock.is_believed(ahead)
    assert "The date here leapt ahead" in client.get("/").text
    assert "The date here leapt ahead" in client.get("/settings").text
    client.post("/settings/clock", data={"form_token": token})
    assert "The date here leapt ahead" not in client.get("/settings").text + client.get("/").text
    assert store.clock.leapt_at(ahead) is None
