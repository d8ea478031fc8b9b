"""Frequent requests of devices are answered without Flask, with the same answer, and only if they are valid."""

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from server.api.activities import MOST, Taken
from server.store.engine import file_of
from server.store.errors import DiskFullError
from server.store.persons import now
from server.store.store import Store
from tests.sealed import Sealing
from tests.server.api.conftest import like, script
from tests.server.api.test_pairing import connected

PATH = "/api/v1/activities"
DIRECTLY = "http://127.0.0.1:5610"  # without the dashboard's path, as devices ask
FLASKS = "application/json; charset=utf-8"  # as good, and not what is answered past Flask
LATER = "2999-01-01T00:00:00Z"


@pytest.fixture
def asked(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Has an entry for each request that Flask answers."""
    found: list[None] = []
    dispatch: Callable[[], Any] = app.full_dispatch_request

    def counted() -> Any:
        found.append(None)
        return dispatch()

    monkeypatch.setattr(app, "full_dispatch_request", counted)
    return found


@pytest.fixture
def sealing(app: Flask, client: FlaskClient, token: str) -> Sealing:
    return connected(app, client, token)


def post(device: FlaskClient, *activities: Any, kind: str = "application/json", **more: Any) -> TestResponse:
    body = msgspec.json.encode({"activities": activities})
    headers = {"Content-Type": kind, **more.pop("headers", {})}
    return device.post(PATH, data=body, headers=headers, base_url=DIRECTLY, **more)


def test_a_valid_request_is_answered_without_flask(
    app: Flask, device: FlaskClient, sealing: Sealing, asked: list[None]
) -> None:
    asked.clear()
    assert msgspec.json.decode(post(device, like()).data, type=Taken) == Taken(1, 0, [])
    assert sealing.post(app.test_client(), PATH, {"activities": [like(2)]}) == (
        200,
        {"stored": 1, "known": 0, "refused": []},
    )
    assert app.extensions["store"].activities.count() == 2
    assert not asked


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("sent", [{}, {"published": LATER}, {"site": 3}])
def test_the_answer_equals_flasks(device: FlaskClient, asked: list[None], sent: dict[str, Any], language: str) -> None:
    activity = like(**sent)
    post(device, activity)
    answers = [
        post(device, activity, kind=kind, headers={"Accept-Language": language})
        for kind in ("application/json", FLASKS)
    ]
    assert len(asked) == 1
    past, by = ((answer.status, answer.data, dict(answer.headers)) for answer in answers)
    by[2]["Vary"] = "Accept-Language"  # Flask adds the cookie where it looked for a session, for its language
    assert past == by


def test_a_revoked_device_is_refused_at_once(app: Flask, device: FlaskClient, sealing: Sealing) -> None:
    store: Store = app.extensions["store"]
    extension = app.test_client()
    assert post(device, like()).status_code == 200
    assert sealing.post(extension, PATH, {"activities": [like(2)]})[0] == 200
    for each in store.devices.all():
        store.devices.revoke(each.id, now())
    assert post(device, like(3)).status_code == 401
    sealing.counter += 1
    sealed = sealing.sealed(PATH, {"activities": [like(4)]})
    assert extension.post(PATH, data=sealed, headers=sealing.headers()).status_code == 401
    assert store.activities.count() == 2


def test_a_device_that_another_process_revoked_is_refused_at_once(
    app: Flask, device: FlaskClient, sealing: Sealing
) -> None:
    extension = app.test_client()
    for number in (1, 2):  # so that whatever would be remembered of them is
        assert post(device, like(2 * number)).status_code == 200
        assert sealing.post(extension, PATH, {"activities": [like(2 * number + 1)]})[0] == 200
    file = file_of(app.extensions["store"]._engine)
    subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sqlite3; c = sqlite3.connect({str(file)!r}); "
            "c.execute('UPDATE devices SET revoked = 1'); c.commit()",
        ],
        check=True,
    )
    assert post(device, like(6)).status_code == 401
    sealing.counter += 1
    sealed = sealing.sealed(PATH, {"activities": [like(7)]})
    assert extension.post(PATH, data=sealed, headers=sealing.headers()).status_code == 401


def test_a_failure_of_the_store_is_reported_under_seal_and_the_request_counts_once(
    app: Flask, sealing: Sealing, monkeypatch: pytest.MonkeyPatch
) -> None:
    extension, activity = app.test_client(), like()
    with monkeypatch.context() as full:
        full.setattr(app.extensions["store"].activities, "write", failing)
        assert sealing.post(extension, PATH, {"activities": [activity]})[0] == 507
        again = sealing.sealed(PATH, {"activities": [activity]})
        assert extension.post(PATH, data=again, headers=sealing.headers()).status_code == 409
    assert sealing.post(extension, PATH, {"activities": [activity]})[0] == 200


def failing(_: object) -> None:
    raise DiskFullError("no room")


@pytest.mark.parametrize(
    ("status", "more"),
    [
        (421, {"headers": {"Host": "rapport.example"}}),
        (421, {"headers": {"Host": "127.0.0.1:5611"}}),
        (403, {"headers": {"Origin": "https://evil.example"}}),
        (403, {"headers": {"Sec-Fetch-Site": "cross-site"}}),
        (401, {"headers": {"Authorization": "Bearer nobody's"}}),
        (401, {"headers": {"Authorization": "Basic bm9ib2R5"}}),
        (415, {"kind": "text/plain"}),
    ],
)
def test_flask_judges_invalid_requests(
    device: FlaskClient, asked: list[None], status: int, more: dict[str, Any]
) -> None:
    assert post(device, like(), **more).status_code == status
    assert len(asked) == 1


def test_flask_answers_requests_with_a_session_in_its_language(
    app: Flask, client: FlaskClient, asked: list[None]
) -> None:
    _, shown = app.extensions["store"].devices.add("laptop", "a script", now())
    body, headers = msgspec.json.encode({"activities": [like()]}), {"Authorization": f"Bearer {shown}"}
    asked.clear()
    assert client.post(PATH, data=body, headers=headers, content_type="application/json").status_code == 200
    assert len(asked) == 1


def test_flask_refuses_readers_and_invalid_batches(app: Flask, device: FlaskClient, asked: list[None]) -> None:
    assert post(script(app, "read"), like()).status_code == 403
    for body, status in ((b"{", 400), (b'{"activities": 3}', 400)):
        answer = device.post(PATH, data=body, content_type="application/json", base_url=DIRECTLY)
        assert answer.status_code == status
    assert post(device, *range(MOST + 1)).status_code == 413
    assert len(asked) == 4
    assert app.extensions["store"].activities.count() == 0


def test_flask_takes_large_bodies(device: FlaskClient, asked: list[None]) -> None:
    assert msgspec.json.decode(post(device, *map(like, range(400))).data, type=Taken).stored == 400
    assert len(asked) == 1
