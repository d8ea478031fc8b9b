"""Erasing in the dashboard: asked twice, answered with what is left."""

from flask import Flask
from flask.testing import FlaskClient

from server.installation.settings import Settings
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


def test_a_person_is_looked_for_chosen_and_confirmed(client: FlaskClient, token: str, app: Flask) -> None:
    store = app.extensions["store"]
    store.activities.write(messages(40))
    page = client.get("/erase?name=person 1").text
    assert "Person 17" in page and "Person 7<" not in page
    address = "/erase/part?person=linkedin/person17"
    assert address in page
    asked = client.get(address).text
    assert "Erase Person 17 (LinkedIn)?" in asked and "2 activities" in asked
    assert store.activities.count() == 40
    form = {"form_token": token, "person": "linkedin/person17"}
    assert client.post("/erase/part", data=form).status_code == 400
    assert "found nothing" in client.post("/erase/part", data=form | {"sure": "1"}).text
    assert store.activities.count() == 38
    assert store.acquaintances.called("Person 17") == []


def test_a_site_and_a_period_are_chosen_in_forms(client: FlaskClient, token: str, app: Flask) -> None:
    store = app.extensions["store"]
    store.activities.write(messages(40))
    assert '<option value="linkedin">' in client.get("/erase").text
    assert "Nothing of that is kept" in client.get("/erase/part?first=2020-01-01&last=2020-02-01").text
    assert "40 activities" in client.get("/erase/part?first=2025-03-03&last=2025-03-03").text
    answer = client.post("/erase/part", data={"form_token": token, "sure": "1", "site": "linkedin"})
    assert answer.status_code == 200
    assert store.activities.count() == 0


def test_what_is_no_choice_is_said(client: FlaskClient) -> None:
    for wrong in ("", "?first=2020-01-01", "?first=2020-01-02&last=2020-01-01", "?first=x&last=y"):
        assert client.get(f"/erase/part{wrong}").status_code == 400
