"""The question whether one was away, on the start page: asked once, kept, and heeded by the report."""

from datetime import UTC, date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from auditor.answers.expectations import Expectations
from auditor.history.ingest import receive
from server.audits.running import audit_now
from server.store.store import Store
from tests.story import Story

ASKED = "In which of them were you away"


@pytest.fixture
def store(app: Flask) -> Store:
    """I write every third day of the spring, but from 10 February to 17 March."""
    kept: Store = app.extensions["store"]
    story = Story(first=date(2026, 1, 1))
    for day in (*range(0, 40, 3), *range(76, 101, 3)):
        story.write(day, "ana")
    kept.activities.write([receive(activity, key=kept.key, zone=UTC) for activity in story.activities])
    audit_now(kept)
    return kept


def test_weeks_away_are_kept_and_not_asked_about_again(client: FlaskClient, token: str, store: Store) -> None:
    page = client.get("/").text
    assert ASKED in page
    assert "10 February 2026 to 17 March 2026" in page
    client.post("/breaks", data={"form_token": token, "away": ["2026-02-10/2026-03-17", "2020-01-01/2026-01-01"]})
    weeks = tuple(date.fromordinal(date(2026, 2, 16).toordinal() + 7 * week) for week in range(4))
    assert store.answers.get().holidays == weeks
    assert ASKED not in client.get("/").text
    again = client.post("/breaks", data={"form_token": token, "away": "2026-02-10/2026-03-17"}, follow_redirects=True)
    assert "That was answered already." in again.text


def test_who_was_there_is_not_asked_again(client: FlaskClient, token: str, store: Store) -> None:
    client.post("/breaks", data={"form_token": token})
    assert store.answers.get().holidays == ()
    assert ASKED not in client.get("/").text
    audit_now(store)
    assert ASKED not in client.get("/").text


def test_without_the_form_nothing_is_kept(client: FlaskClient, store: Store) -> None:
    assert client.post("/breaks", data={"away": "2026-02-10/2026-03-17"}).status_code in (400, 403)
    assert store.answers.get().holidays == ()


def test_weeks_that_were_said_before_stay(client: FlaskClient, token: str, store: Store) -> None:
    before = date(2025, 7, 7)
    store.answers.add(Expectations(holidays=(before,)))
    client.post("/breaks", data={"form_token": token, "away": "2026-02-10/2026-03-17"})
    assert before in store.answers.get().holidays
    assert len(store.answers.get().holidays) == 5
