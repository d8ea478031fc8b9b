"""Before the first report the role is asked, once, in two clicks; nobody has to say it."""

from datetime import UTC, date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from auditor.answers.expectations import Expectations
from auditor.history.ingest import receive
from auditor.report import Role
from server.store.store import Store
from tests.story import Story

ASKED = "Which of these describes you best?"
DAYS = {"days": "90"}


@pytest.fixture
def store(app: Flask) -> Store:
    """Somebody whose activity is here, and who said nothing yet."""
    found: Store = app.extensions["store"]
    story = Story(first=date(2026, 1, 1))
    for number in range(12):
        story.exchange(number, f"p{number}")
    found.activities.write([receive(activity, key=found.key, zone=UTC) for activity in story.activities])
    return found


def test_the_role_that_was_chosen_is_kept_and_used_and_never_asked_again(
    client: FlaskClient, token: str, store: Store
) -> None:
    assert ASKED in client.get("/").text
    answer = client.post("/reports", data={"form_token": token, "role": "1", **DAYS}, follow_redirects=True)
    assert answer.status_code == 200
    made = store.reports.last()
    assert made
    assert (store.answers.get().role, made.role) == (Role.MEDIA, Role.MEDIA)
    assert ASKED not in client.get("/").text


@pytest.mark.parametrize("said", [{}, {"role": ""}])
def test_who_does_not_say_it_gets_a_report_all_the_same(
    client: FlaskClient, token: str, store: Store, said: dict[str, str]
) -> None:
    client.post("/reports", data={"form_token": token, **said, **DAYS})
    made = store.reports.last()
    assert made
    assert (store.answers.get(), made.role) == (Expectations(), None)


def test_what_is_no_role_is_told_and_nothing_is_audited(client: FlaskClient, token: str, store: Store) -> None:
    answer = client.post("/reports", data={"form_token": token, "role": "99", **DAYS}, follow_redirects=True)
    assert "is not an answer to that" in answer.text
    assert store.reports.last() is None


def test_who_said_it_already_is_not_asked(client: FlaskClient, store: Store) -> None:
    store.answers.add(Expectations(role=Role.CORP))
    assert ASKED not in client.get("/").text
