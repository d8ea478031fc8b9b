"""What a button did is said with a name, and one more press takes it back."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.installation.settings import Settings
from server.standing.steps import steps
from server.standing.waiting import still
from server.store.store import Store
from tests.server.lives import audited_story
from tests.story import Story

QUESTION = "How did you set up the night shift plan over there?"


def asked() -> Story:
    made = Story(first=datetime.now(UTC).date() - timedelta(days=30), last_day=20)
    for number in range(4):
        made.exchange(3, f"Person {number}")
        made.hear(10 + number, f"Person {number}", QUESTION)
    return made


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return audited_story(asked, tmp_path / "data")


@pytest.fixture
def store(app: Flask) -> Store:
    found: Store = app.extensions["store"]
    return found


def waiting(store: Store) -> dict[str, str]:
    """The activities of those who wait, by name."""
    latest = store.reports.last()
    assert latest
    return {each.name: each.activity for each in still(store, latest)}


def undo(page: str) -> tuple[str, str, str]:
    """Where the one button that takes back posts to, and what."""
    (form,) = re.findall(r'<form class="exits" method="post" action="([^"]+)">(.*?)>Undo</button>', page)
    name, value = re.findall(r'name="(\w+)" value="(\w+)"', form[1])[-1]
    return form[0], name, value


@pytest.mark.parametrize(
    ("mark", "said"),
    [
        ("elsewhere", "Person 1 no longer waits here."),
        ("none", "Person 1 no longer waits here."),
        ("later", "Person 1 comes back here in a week"),
    ],
)
def test_what_was_said_of_who_waits_is_taken_back(
    client: FlaskClient, token: str, store: Store, mark: str, said: str
) -> None:
    before = waiting(store)
    address = f"/waiting/{before['Person 1']}"
    page = client.post(address, data={"mark": mark, "form_token": token}, follow_redirects=True).text
    assert said in page
    assert waiting(store).keys() == before.keys() - {"Person 1"}
    to, name, value = undo(page)
    assert "Taken back." in client.post(to, data={name: value, "form_token": token}, follow_redirects=True).text
    assert waiting(store) == before
    assert client.post(to, data={name: value, "form_token": token}).status_code == 404


def test_who_a_step_was_about_waits_no_more_once_it_is_done_and_the_next_is_about_another(
    client: FlaskClient, token: str, store: Store
) -> None:
    latest, before = store.reports.last(), waiting(store)
    assert latest
    first = steps(store, latest, still(store, latest)).proposed[0]
    assert "Person 0" in first.action
    client.post("/steps", data={"audit": first.audit, "state": "taken", "form_token": token})
    (taken,) = store.steps.all()
    done = {"what": "done", "form_token": token}
    page = client.post(f"/steps/{taken.id}", data=done, follow_redirects=True).text
    assert waiting(store).keys() == before.keys() - {"Person 0"}
    assert "Person 1" in steps(store, latest, still(store, latest)).proposed[0].action
    to, name, value = undo(page)
    client.post(to, data={name: value, "form_token": token})
    assert waiting(store) == before
    assert [each.state for each in store.steps.all()] == ["taken"]


@pytest.mark.parametrize("state", ["declined", "later"])
def test_a_step_that_was_refused_or_put_off_can_be_proposed_again(
    client: FlaskClient, token: str, store: Store, state: str
) -> None:
    latest = store.reports.last()
    assert latest
    first = steps(store, latest, still(store, latest)).proposed[0]
    client.post("/steps", data={"audit": first.audit, "state": state, "form_token": token})
    assert first not in steps(store, latest, still(store, latest)).proposed
    assert "Propose it again" in client.get("/steps").text
    (said,) = store.steps.all()
    client.post(f"/steps/{said.id}", data={"what": "again", "form_token": token})
    assert steps(store, latest, still(store, latest)).proposed[0] == first
