"""Taking activities: each by itself, on disk before the answer, from those who may."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient

from auditor.activities.activity import Activity
from auditor.history.ingest import Arrival, receive_all
from server.store.errors import BusyError, DiskFullError, StoreError
from tests.server.api.conftest import EXTENSION, like


def test_an_activity_is_stored_and_known_when_sent_again(device: FlaskClient, app: Flask) -> None:
    batch = {"activities": [like(1), like(2)]}
    assert device.post("/api/v1/activities", json=batch).json == {"stored": 2, "known": 0, "refused": []}
    assert device.post("/api/v1/activities", json=batch).json == {"stored": 0, "known": 2, "refused": []}
    assert app.extensions["store"].activities.count() == 2


def test_an_invalid_activity_does_not_stop_the_others(device: FlaskClient) -> None:
    wrong = [
        like(extra=1),
        like(site="nowhere"),
        like(published="2026-11-20T10:00:00"),
        like(published="2099-01-01T00:00:00Z"),
        like(published="1969-12-31T00:00:00Z"),
        like(id="no id"),
        "not even an object",
    ]
    answer = device.post("/api/v1/activities", json={"activities": [*wrong, like(7)]}).json
    assert answer
    assert (answer["stored"], answer["known"]) == (1, 0)
    assert [refused["index"] for refused in answer["refused"]] == list(range(len(wrong)))
    assert [refused["id"] for refused in answer["refused"][:5]] == [each["id"] for each in wrong[:5]]  # type: ignore[index]
    errors = [refused["error"] for refused in answer["refused"]]
    assert "extra" in errors[0]
    assert "nowhere" in errors[1]
    assert "future" in errors[3]
    assert "clock" in errors[4]
    codes = [refused.get("code") for refused in answer["refused"]]
    assert codes == [None, None, None, "clock", None, None, None]  # what lies before 1990 never comes true


NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("published", "stored"),
    [
        ("2026-11-20T12:10:00Z", 1),
        ("2026-11-20T12:10:01Z", 0),
        ("2026-11-20T14:10:00+02:00", 1),
        ("2026-11-20T12:11:00+02:00", 1),
        ("1990-01-01T00:00:00Z", 1),
        ("1989-12-31T23:59:59Z", 0),
    ],
)
def test_clocks_may_differ_by_ten_minutes_and_the_web_has_a_beginning(
    device: FlaskClient, published: str, stored: int
) -> None:
    with time_machine.travel(NOON, tick=False):
        answer = device.post("/api/v1/activities", json={"activities": [like(published=published)]}).get_json()
    assert (answer["stored"], len(answer["refused"])) == (stored, 1 - stored)


def test_a_thousand_are_taken_at_once_and_no_more(device: FlaskClient) -> None:
    for many, status in ((1_000, 200), (1_001, 413)):
        assert device.post("/api/v1/activities", json={"activities": [like(1)] * many}).status_code == status


def test_a_devices_last_request_is_recorded_once_a_minute(device: FlaskClient, app: Flask) -> None:
    begun = round(NOON.timestamp() * 1000)
    for after, seen in ((0, 0), (59_999, 0), (60_000, 60_000), (119_999, 60_000)):
        with time_machine.travel(NOON + timedelta(milliseconds=after), tick=False):
            assert device.post("/api/v1/activities", json={"activities": []}).status_code == 200
        assert app.extensions["store"].devices.all()[0].seen == begun + seen


def test_a_token_may_be_shown_in_any_case_of_its_scheme(device: FlaskClient, stranger: FlaskClient) -> None:
    token = device.environ_base["HTTP_AUTHORIZATION"].removeprefix("Bearer ")
    for shown, status in ((f"bearer {token}", 200), (f"BEARER  {token} ", 200), (token, 401), (f"Basic {token}", 401)):
        sent = stranger.post("/api/v1/activities", json={"activities": []}, headers={"Authorization": shown})
        assert sent.status_code == status, shown.replace(token, "…")


def test_an_activity_that_we_fail_to_analyse_does_not_stop_the_others(
    device: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(activities: Iterable[Activity], **how: Any) -> list[Arrival]:
        given = list(activities)
        if any(each.object and each.object.content == "odd" for each in given):
            raise ZeroDivisionError
        return receive_all(given, **how)

    monkeypatch.setattr("server.api.activities.receive_all", failing)
    odd = like(type="Create", object={"type": "Note", "content": "odd"})
    answer = device.post("/api/v1/activities", json={"activities": [odd, like(1)]}).json
    assert answer
    assert (answer["stored"], [refused["id"] for refused in answer["refused"]]) == (1, [odd["id"]])


def test_a_character_that_no_database_keeps_is_replaced(device: FlaskClient, app: Flask) -> None:
    sent = like(object={"type": "Note", "id": "a\0b"})
    assert device.post("/api/v1/activities", json={"activities": [sent]}).json["stored"] == 1  # type: ignore[index]
    (row,) = app.extensions["store"].activities.by_ids([sent["id"]])
    assert row.object_id == "a\ufffdb"


def test_the_account_is_kept_and_bounded(device: FlaskClient, app: Flask) -> None:
    sent = [like(1, account="mia@far.example"), like(2, account="tom\0@far.example"), like(3)]
    odd = [like(4, account=""), like(5, account="x" * 501), like(6, account=7)]
    answer = device.post("/api/v1/activities", json={"activities": [*sent, *odd]}).json
    assert answer
    assert (answer["stored"], [refused["index"] for refused in answer["refused"]]) == (3, [3, 4, 5])
    assert all("account" in refused["error"] for refused in answer["refused"])
    accounts = {(each.name, each.via, each.activities) for each in app.extensions["store"].accounts.all()}
    assert accounts == {("mia@far.example", "extension", 1), ("tom\ufffd@far.example", "extension", 1)}


def test_the_text_of_a_message_is_read_and_dropped(device: FlaskClient, app: Flask) -> None:
    content = "Could you send me the slides of last week?"
    message = like(type="Create", object={"type": "Message", "content": content}, to=[{"id": "ana@far.example"}])
    assert device.post("/api/v1/activities", json={"activities": [message]}).json["stored"] == 1  # type: ignore[index]
    (row,) = app.extensions["store"].activities.by_ids([message["id"]])
    assert row.words == 9
    assert row.acts
    folder = app.extensions["store"].folder
    assert not any(b"the slides of last week" in file.read_bytes() for file in folder.iterdir() if file.is_file())


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"activities": [], "more": 1}', "application/json", 400),
        (json.dumps({"activities": [1] * 1_001}).encode(), "application/json", 413),
        (b" " * (17 * 1024 * 1024), "application/json", 413),
        (b'{"activities": []}', "text/plain", 415),
        (b"activities=1", "application/x-www-form-urlencoded", 415),
        (b"--x--", "multipart/form-data; boundary=x", 415),
    ],
)
def test_an_invalid_batch_is_answered_with_a_problem(device: FlaskClient, body: bytes, kind: str, status: int) -> None:
    answer = device.post("/api/v1/activities", data=body, content_type=kind)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert answer.json
    assert answer.json["status"] == status


def test_nobody_sends_without_a_token(app: Flask, stranger: FlaskClient, device: FlaskClient) -> None:
    for shown in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Basic eDp5"}):
        assert stranger.post("/api/v1/activities", json={"activities": [like()]}, headers=shown).status_code == 401
    store = app.extensions["store"]
    assert store.devices.revoke(store.devices.all()[0].id, 1)
    assert device.post("/api/v1/activities", json={"activities": [like()]}).status_code == 401
    assert store.activities.count() == 0


@pytest.mark.parametrize(
    ("origin", "status"),
    [(EXTENSION, 200), ("moz-extension://0a1b", 200), (None, 200), ("https://evil.example", 403), ("null", 403)],
)
def test_pages_from_elsewhere_send_nothing_even_with_a_token(
    device: FlaskClient, origin: str | None, status: int
) -> None:
    headers = {"Origin": origin} if origin else {}
    answer = device.post("/api/v1/activities", json={"activities": [like()]}, headers=headers)
    assert answer.status_code == status
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_a_session_needs_its_form_token_here_as_well(client: FlaskClient, token: str) -> None:
    batch = {"activities": [like()]}
    assert client.post("/api/v1/activities", json=batch).status_code == 403
    assert client.post("/api/v1/activities", json=batch, headers={"X-Form-Token": token}).status_code == 200


def test_an_extension_reaches_nothing_but_the_interface(client: FlaskClient, token: str) -> None:
    answer = client.post("/erase", data={"form_token": token, "sure": "1"}, headers={"Origin": EXTENSION})
    assert answer.status_code in (403, 404)


def test_sent_activities_can_be_forgotten(device: FlaskClient, app: Flask) -> None:
    sent = like()
    device.post("/api/v1/activities", json={"activities": [sent, like(2)]})
    answered = device.post("/api/v1/activities/forget", json={"ids": [sent["id"], "never"]})
    assert answered.get_json() == {"forgotten": 1}
    assert app.extensions["store"].activities.count() == 1


@pytest.mark.parametrize(("problem", "status"), [(DiskFullError, 507), (BusyError, 503)])
def test_a_store_that_cannot_store_activities_says_why(
    device: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch, problem: type[StoreError], status: int
) -> None:
    def full(_: object) -> None:
        raise problem("There is no room left.")

    monkeypatch.setattr(app.extensions["store"].activities, "write", full)
    answered = device.post("/api/v1/activities", json={"activities": [like()]})
    assert (answered.status_code, answered.mimetype) == (status, "application/problem+json")
    assert answered.get_json()["detail"] == "There is no room left."


def test_an_activity_without_a_required_field_is_refused_with_the_field(device: FlaskClient) -> None:
    seen = like(type="View", object={"type": "Page", "id": "feed"})
    batch = {"activities": [seen, like(8, type="View", object={"type": "Page", "id": "feed"}, duration=5)]}
    answer = device.post("/api/v1/activities", json=batch).json
    assert answer
    assert (answer["stored"], [refused["id"] for refused in answer["refused"]]) == (1, [seen["id"]])
    assert answer["refused"][0]["error"].startswith("duration is missing")


def test_the_text_of_a_known_activity_is_not_analysed_again(
    device: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever sends a text that is slow to read again and again costs its time once."""
    note = {"type": "Note", "content": "Could you help me?"}
    batch = [like(type="Create", object=note), like(1)]
    assert device.post("/api/v1/activities", json={"activities": batch}).json["stored"] == 2  # type: ignore[index]
    read: list[str] = []
    monkeypatch.setattr("auditor.language.read", read.append)
    answer = device.post("/api/v1/activities", json={"activities": batch}).json
    assert answer == {"stored": 0, "known": 2, "refused": []}
    assert read == []


def test_a_message_that_arrives_alone_is_read_in_the_language_of_its_conversation(
    device: FlaskClient, app: Flask
) -> None:
    def wrote(number: int, text: str, partner: str = "lucia") -> dict[str, Any]:
        return {
            **like(number),
            "type": "Create",
            "actor": {"id": partner, "name": partner},
            "object": {"type": "Message", "content": text},
        }

    def language_of(message: dict[str, Any]) -> str | None:
        answer = device.post("/api/v1/activities", json={"activities": [message]}).json
        assert answer == {"stored": 1, "known": 0, "refused": []}
        (kept,) = app.extensions["store"].activities.by_ids([message["id"]])
        language: str | None = kept.language
        return language

    short = "Vale, te digo"
    assert language_of(wrote(1, short)) != "es"
    for number, text in enumerate(
        [
            "Hola, ¿cómo te fue en la entrevista de ayer con los de calidad?",
            "Me dijeron que la semana que viene me llaman para decirme algo.",
            "Pues yo creo que te van a decir que sí, ya verás.",
        ]
    ):
        assert language_of(wrote(10 + number, text)) == "es"
    assert language_of(wrote(2, short)) == "es"
    assert language_of(wrote(3, short, partner="somebody.else")) != "es"  # of whom nothing is known
