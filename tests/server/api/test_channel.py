"""The sealed channel: both sides reject anything that was not sealed for this very request."""

from base64 import b64decode, b64encode

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server import create_app
from server.api.channel import DEVICE
from server.installation.settings import Settings
from server.sealing import SealBroken, seal
from server.store.devices import COUNTERS
from tests.sealed import Sealing, sealer
from tests.server.api.conftest import like
from tests.server.api.test_pairing import connected, server_key

PATH = "/api/v1/activities"


@pytest.fixture
def sealing(app: Flask, client: FlaskClient, token: str) -> Sealing:
    return connected(app, client, token)


def test_nothing_of_a_request_or_its_answer_can_be_read(app: Flask, sealing: Sealing) -> None:
    sealing.counter += 1
    body = sealing.sealed(PATH, {"activities": [like()]})
    answer = app.test_client().post(PATH, data=body, headers=sealing.headers())
    assert b"mastodon" not in body
    assert b"stored" not in answer.data
    assert sealing.opened(PATH, 200, answer.data) == {"stored": 1, "known": 0, "refused": []}


def test_a_request_is_accepted_once(app: Flask, sealing: Sealing) -> None:
    extension = app.test_client()
    activity = like()
    sealing.counter += 1
    first = sealing.sealed(PATH, {"activities": [activity]})
    headers = sealing.headers()
    assert extension.post(PATH, data=first, headers=headers).status_code == 200
    assert sealing.post(extension, "/api/v1/activities/forget", {"ids": [activity["id"]]})[0] == 200
    assert extension.post(PATH, data=first, headers=headers).status_code == 409
    assert app.extensions["store"].activities.count() == 0


def test_a_request_counts_once_although_the_server_began_anew(app: Flask, settings: Settings, sealing: Sealing) -> None:
    activity = like()
    sealing.counter += 1
    first, headers = sealing.sealed(PATH, {"activities": [activity]}), sealing.headers()
    assert app.test_client().post(PATH, data=first, headers=headers).status_code == 200
    anew = create_app(settings, port=5610)
    anew.test_client_class = app.test_client_class
    extension = anew.test_client()
    assert extension.post(PATH, data=first, headers=headers).status_code == 409
    status, told = sealing.post(extension, PATH, {"activities": [like(2)]})
    assert (status, told) == (409, {"counter": COUNTERS})  # the device goes on beyond what the first server had taken
    sealing.counter = told["counter"]
    assert sealing.post(extension, PATH, {"activities": [like(2)]})[0] == 200
    assert sealing.post(app.test_client(), PATH, {"activities": [like(3)]})[0] == 409  # and the first one notices
    anew.extensions["store"].close()


def test_two_browsers_with_one_copied_profile_both_go_on_and_no_request_counts_twice(
    app: Flask, sealing: Sealing
) -> None:
    extension = app.test_client()
    assert sealing.post(extension, PATH, {"activities": [like(1)]})[0] == 200
    copy = Sealing(sealing.device, sealing.key, sealing.counter)
    refused = 0
    for number in range(2, 8):
        for browser, act in ((sealing, like(number)), (copy, like(number + 10))):
            status, told = browser.post(extension, PATH, {"activities": [act]})
            while status == 409:
                refused += 1
                browser.counter = told["counter"]
                status, told = browser.post(extension, PATH, {"activities": [act]})
            assert (status, told["stored"]) == (200, 1)
    assert refused >= 6
    assert app.extensions["store"].activities.count() == 13


def test_an_answer_fits_only_its_own_request(app: Flask, sealing: Sealing) -> None:
    extension = app.test_client()
    sealing.counter += 1
    answer = extension.post(PATH, data=sealing.sealed(PATH, {"activities": []}), headers=sealing.headers()).data
    with pytest.raises(SealBroken):
        sealing.opened(PATH, 400, answer)
    with pytest.raises(SealBroken):
        sealing.opened("/api/v1/readings", 200, answer)
    sealing.counter += 1
    with pytest.raises(SealBroken):
        sealing.opened(PATH, 200, answer)


def test_a_request_is_for_its_own_address_and_whole(app: Flask, sealing: Sealing) -> None:
    extension = app.test_client()
    sealing.counter += 1
    body = sealing.sealed(PATH, {"activities": [like()]})
    assert extension.post("/api/v1/readings", data=body, headers=sealing.headers()).status_code == 401
    assert extension.post(PATH, data=body[:-1], headers=sealing.headers()).status_code == 401
    assert extension.post(PATH, data=b"", headers=sealing.headers()).status_code == 401
    assert extension.post(PATH, data=body, headers=sealing.headers() | {DEVICE: "another"}).status_code == 401
    higher = sealing.headers() | {"Rapport-Counter": "2"}
    assert extension.post(PATH, data=body, headers=higher).status_code == 401
    assert extension.post(PATH, data=body, headers=sealing.headers()).status_code == 200


@pytest.mark.parametrize("counter", ["", "-1", "1e3", "9" * 16, "²"])
def test_a_counter_is_a_number(app: Flask, sealing: Sealing, counter: str) -> None:
    headers = sealing.headers() | {"Rapport-Counter": counter}
    assert app.test_client().post(PATH, data=b"x", headers=headers).status_code == 401


@pytest.mark.parametrize("path", ["/api/v1/audits", "/api/v1/imports", "/api/v1/schedules"])
def test_an_extension_may_only_send(app: Flask, sealing: Sealing, path: str) -> None:
    status, told = sealing.post(app.test_client(), path, {})
    assert (status, told["status"]) == (403, 403)


def test_problems_are_sealed_too(app: Flask, sealing: Sealing) -> None:
    status, told = sealing.post(app.test_client(), PATH, {"activity": []})
    assert (status, told["title"]) == (400, "Bad Request")


def test_a_sealed_activity_is_stored_like_one_in_clear(app: Flask, sealing: Sealing) -> None:
    extension = app.test_client()
    public = server_key(extension)
    waited, broken = sealer(public)(like(1)), sealer(public)(like(2))
    broken["sealed"] = b64encode(b64decode(broken["sealed"])[:-1]).decode()
    other = sealer(public)(like(3)) | {"id": like()["id"]}
    status, told = sealing.post(extension, PATH, {"activities": [waited, broken, like(4), other]})
    assert (status, told["stored"]) == (200, 2)
    assert [refusal["index"] for refusal in told["refused"]] == [1, 3]
    assert told["refused"][0]["id"] == broken["id"]


def test_a_device_without_a_key_seals_nothing(app: Flask) -> None:
    device, _ = app.extensions["store"].devices.add("script", "a script", 0)
    headers = {DEVICE: device, "Rapport-Counter": "1", "Content-Type": "application/vnd.rapport.sealed"}
    body = seal(b"\0" * 32, b"{}", f"{PATH} 1".encode())
    assert app.test_client().post(PATH, data=body, headers=headers).status_code == 401
