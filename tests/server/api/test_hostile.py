"""Whatever a device sends is answered: refused in its place, or with a 400 that names the place, never with a fault."""

import json
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.api.decoding import mended
from tests.sealed import sealer
from tests.server.api.conftest import like

DEEP = 100_000
ACTIVITIES = "/api/v1/activities"
JSON = "application/json"


def raw(value: bytes, **changes: Any) -> bytes:
    """An activity as JSON with ``value``, as it is, in place of ``"HERE"``."""
    return json.dumps(like(**changes)).encode().replace(b'"HERE"', value)


def post(device: FlaskClient, *activities: bytes) -> Any:
    answer = device.post(ACTIVITIES, data=b'{"activities": [%s]}' % b", ".join(activities), content_type=JSON)
    assert answer.status_code < 500
    return answer


NOTE = {"type": "Note", "id": "HERE"}


@pytest.mark.parametrize(
    ("poisoned", "place"),
    [
        (raw(b"1", published="0001-01-01T00:00:00Z"), "published"),
        (raw(b"1", published="0001-01-01T00:00:00+14:00"), "published"),
        (raw(b"1", published="9999-12-31T23:59:59Z"), "published"),
        (raw(b"1", published="9999-12-31T23:59:59-12:00"), "published"),
        (raw(b"1", published="10000-01-01T00:00:00Z"), "published"),
        (raw(b'"\xff"', object=NOTE), "UTF-8 at byte"),
        (raw(b'"\xed\xa0\x80"', object=NOTE), "UTF-8 at byte"),
        (raw(b'"\xff"', id="HERE"), "id"),
        (raw(b"9" * 5_000, duration="HERE"), "duration"),
        (raw(b"-1e9999", duration="HERE"), "duration"),
        (raw(b"9" * 5_000, detail={"badge": "HERE"}), "badge"),
        (raw(b'"NaN"', duration="HERE"), "duration"),
        (raw(b"[" * 500 + b"]" * 500, object=NOTE), "object.id"),
        (raw(b"9" * 5_000, id="HERE"), "id"),
    ],
)
def test_a_poisoned_activity_is_refused_in_its_place_and_does_not_stop_the_others(
    device: FlaskClient, poisoned: bytes, place: str
) -> None:
    told = post(device, json.dumps(like(1)).encode(), poisoned, json.dumps(like(2)).encode()).get_json()
    assert (told["stored"], [refused["index"] for refused in told["refused"]]) == (2, [1])
    assert place in told["refused"][0]["error"]


@pytest.mark.parametrize(
    ("poison", "place"),
    [
        (b"NaN", "byte"),
        (b"Infinity", "byte"),
        (b"[" * DEEP + b"]" * DEEP, "nested too deep at byte"),
        (b'{"a":' * DEEP + b"1" + b"}" * DEEP, "nested too deep at byte"),
        (b'{"a":"' + b'\\"' * DEEP, "truncated"),
    ],
)
def test_invalid_json_is_reported_with_its_place(device: FlaskClient, poison: bytes, place: str) -> None:
    answer = post(device, raw(poison, object=NOTE))
    assert answer.status_code == 400
    assert place in answer.get_json()["detail"]


@pytest.mark.parametrize("poison", [b"\xff", b"\xed\xa0\x80", b"\\ud800", b"\\u0000"])
@pytest.mark.parametrize("poisoned", [b'{"%s": 1}', b'{"ids": ["%s"]}', b'{"name": "%s", "browser": "%s"}', b'"%s"'])
@pytest.mark.parametrize("path", ["readings", "audits", "schedules", "pairing", "activities/forget"])
def test_no_route_fails_by_a_character(insider: FlaskClient, path: str, poisoned: bytes, poison: bytes) -> None:
    body = poisoned.replace(b"%s", poison)
    assert insider.post(f"/api/v1/{path}", data=body, content_type=JSON).status_code < 500


@pytest.mark.parametrize("path", ["readings", "audits", "schedules", "pairing", "activities/forget", "activities"])
def test_no_route_fails_by_depth(insider: FlaskClient, device: FlaskClient, path: str) -> None:
    client = device if path == "readings" else insider
    key = {"readings": "readings", "activities/forget": "ids"}.get(path, "activities")
    for body in (b"[" * DEEP, b'{"%s":' % key.encode() * DEEP, b'{"%s":%s' % (key.encode(), b"[" * DEEP)):
        assert client.post(f"/api/v1/{path}", data=body, content_type=JSON).status_code == 400


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_no_day_is_too_far_away(insider: FlaskClient, device: FlaskClient, day: str) -> None:
    """What is asked of the first and the last day there are is answered, and so is every page afterwards."""
    seen = like(type="Update", object={"type": "Profile"}, detail={"profile": {"edited": day}})
    assert post(insider, json.dumps(seen).encode()).get_json()["stored"] == 1
    reading = {"site": "mastodon", "part": "feed", "day": day, "found": 0, "missed": 9}
    assert device.post("/api/v1/readings", json={"readings": [reading]}).status_code == 200
    assert insider.put("/api/v1/expectations", json={"goal": {"since": day, "by": day}}).status_code == 200
    for order in ({}, {"first": day}, {"last": day}, {"first": day, "last": day}):
        assert insider.post("/api/v1/audits", json=order).status_code in (201, 400, 409), order
    for page in ("/", "/activities", "/settings", "/answers"):
        assert insider.get(page, follow_redirects=True).status_code == 200, page


def test_half_a_character_in_one_text_stops_no_other(device: FlaskClient, app: Flask) -> None:
    """A browser cuts texts between the halves of a character, and writes the half as an escape."""
    ids = {
        rb'"\ud83d\ude00"': "😀",
        rb'"\ud83dA"': "\ufffdA",
        rb'"\ude00\ud83d"': "\ufffd\ufffd",
        rb'"\ud83d\ud83d\ude00"': "\ufffd😀",
        rb'"\ude00"': "\ufffd",
        rb'"a\u0000b"': "a\ufffdb",
        rb'"\\ud83d"': r"\ud83d",  # somebody wrote a backslash
        rb'"\\\ud83d"': "\\\ufffd",
        rb'"\\u0000"': r"\u0000",
    }
    told = post(device, *(raw(value, object=NOTE) for value in ids)).get_json()
    assert told == {"stored": len(ids), "known": 0, "refused": []}
    rows = app.extensions["store"].activities.latest(limit=50)
    assert sorted(row.object_id for row in rows) == sorted(ids.values())


def test_mending_looks_at_each_byte_once() -> None:
    for piece in (b"\\", b"\\u", b"\\ud800", b"\\\\u", b"\\ud83d\\"):
        assert len(mended(piece * (1 << 20))) <= len(piece) << 20  # a quadratic look would take hours


def test_a_poisoned_sealed_activity_is_mended_or_refused_in_its_place(device: FlaskClient, app: Flask) -> None:
    server = app.extensions["server_key"].public
    halved, late = like(object={"type": "Note", "id": "\ud83d"}), like(published="9999-12-31T23:59:59-12:00")
    sealed = [json.dumps(sealer(server)(each)).encode() for each in (halved, late, like(2))]
    told = post(device, *sealed).get_json()
    assert (told["stored"], [refused["index"] for refused in told["refused"]]) == (2, [1])
    assert "\ufffd" in {row.object_id for row in app.extensions["store"].activities.latest()}


def test_a_fault_of_ours_in_opening_a_seal_stops_no_other(
    device: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(app.extensions["server_key"], "open_activity", failing)
    sealed = sealer(app.extensions["server_key"].public)(like())
    told = post(device, json.dumps(sealed).encode(), json.dumps(like(2)).encode()).get_json()
    assert (told["stored"], [refused["id"] for refused in told["refused"]]) == (1, [sealed["id"]])
