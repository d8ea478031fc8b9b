"""The rest of the interface: status, audits, expectations, schedules, imports, readings."""

import time
from importlib import metadata
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import msgspec
import pytest
from flask import Flask
from flask.testing import FlaskClient

from auditor.report import Report
from tests.server.api.conftest import like

OCTETS = "application/octet-stream"


def test_status_tells_a_stranger_only_what_answers(stranger: FlaskClient, reader: FlaskClient) -> None:
    known = stranger.get("/api/v1/status").json
    assert known
    assert known.keys() == {"product", "version"}
    assert reader.get("/api/v1/status").json["activities"] == 0  # type: ignore[index]


def test_the_version_is_looked_up_once(stranger: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    told = stranger.get("/api/v1/status").json

    def again(name: str) -> str:
        raise AssertionError(f"looked up again: {name}")

    monkeypatch.setattr(metadata, "version", again)
    monkeypatch.setattr(metadata.Distribution, "from_name", again)
    assert told
    assert told["version"]
    assert stranger.get("/api/v1/status").json == told
    assert stranger.get("/").status_code != 500


def test_an_audit_is_run_listed_and_read(device: FlaskClient, reader: FlaskClient) -> None:
    assert reader.post("/api/v1/audits", json={}).status_code == 409
    device.post("/api/v1/activities", json={"activities": [like()]})
    made = reader.post("/api/v1/audits", json={"days": 30})
    assert made.status_code == 201
    report = msgspec.json.decode(made.data, type=Report)
    assert [entry["id"] for entry in reader.get("/api/v1/audits").json["audits"]] == [report.id]  # type: ignore[index]
    assert msgspec.json.decode(reader.get(made.headers["Location"]).data, type=Report).id == report.id
    assert reader.get("/api/v1/audits/none").status_code == 404


def test_expectations_are_put_and_read(insider: FlaskClient, reader: FlaskClient) -> None:
    put = insider.put("/api/v1/expectations", json={"definition": 5})
    assert put.status_code == 200
    assert reader.get("/api/v1/expectations").json == put.json
    assert insider.put("/api/v1/expectations", json={"definition": 99}).status_code == 400


def test_schedules_are_added_listed_and_removed(insider: FlaskClient, reader: FlaskClient) -> None:
    made = insider.post("/api/v1/schedules", json={"every": "weekly", "weekday": 0}).json
    assert made
    assert made["words"] == "Every Monday at 09:00"
    assert [each["id"] for each in reader.get("/api/v1/schedules").json["schedules"]] == [made["id"]]  # type: ignore[index]
    assert insider.delete(f"/api/v1/schedules/{made['id']}").status_code == 204
    assert insider.delete(f"/api/v1/schedules/{made['id']}").status_code == 404
    assert insider.post("/api/v1/schedules", json={"every": "weekly"}).status_code == 400


def test_what_a_script_may_do_depends_on_its_token(device: FlaskClient, reader: FlaskClient) -> None:
    assert reader.post("/api/v1/activities", json={"activities": [like()]}).status_code == 403
    assert device.get("/api/v1/audits").status_code == 403
    for script in (device, reader):
        assert script.put("/api/v1/expectations", json={"definition": 5}).status_code == 403
        assert script.post("/api/v1/schedules", json={"every": "weekly", "weekday": 0}).status_code == 403
        assert script.get("/api/v1/status").status_code == 200


def test_an_archive_is_imported(device: FlaskClient, insider: FlaskClient) -> None:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr(
            "Reactions.csv",
            "Date,Type,Link\n2026-02-09 01:21:47,LIKE,https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000001\n",
        )
        archive.writestr("Profile.csv", "First Name,Last Name,Headline\nMara,Lind,Engineer\n")
    taken = device.post(
        "/api/v1/imports?name=mine.zip", data=packed.getvalue(), content_type="application/octet-stream"
    )
    assert taken.status_code == 202
    until = time.monotonic() + 180
    while (entry := device.get(taken.headers["Location"]).json)["state"] == "running":  # type: ignore[index]
        assert time.monotonic() < until
    assert entry
    assert (entry["state"], entry["file"]) == ("done", "mine.zip")
    assert entry["new"] >= 1
    told = insider.get(taken.headers["Location"]).get_json()
    assert told["came"] == ["1 reaction, February 2026", "your profile, February 2026"]
    assert (entry["problems"], entry["undated"], entry["unclear"]) == ([], [], [])


def test_who_i_am_is_asked_and_taken(device: FlaskClient, insider: FlaskClient) -> None:
    sent = (
        "CONVERSATION ID,FROM,TO,DATE,CONTENT\n"
        "c1,Mira Novak,Tom Hale,2026-02-01 10:00:00 UTC,Morning\n"
        "c1,Tom Hale,Mira Novak,2026-02-01 11:00:00 UTC,Morning to you\n"
    )

    def imported(query: str) -> dict[str, Any]:
        taken = device.post(f"/api/v1/imports?name=messages.csv{query}", data=sent, content_type=OCTETS)
        until = time.monotonic() + 180
        while (entry := device.get(taken.headers["Location"]).get_json())["state"] == "running":
            assert time.monotonic() < until
        told: dict[str, Any] = entry | {"came": insider.get(taken.headers["Location"]).get_json()["came"]}
        return told

    asked = imported("")
    assert (asked["state"], asked["new"]) == ("failed", 0)
    assert asked["unclear"] == [{"file": "messages.csv", "messages": 2, "candidates": ["Mira Novak", "Tom Hale"]}]
    told = imported("&me=Mira+Novak")
    assert (told["state"], told["new"], told["unclear"]) == ("done", 2, [])
    assert told["came"] == ["1 message of yours, February 2026", "1 message to you, February 2026"]


def test_readings_replace_those_of_the_same_day(device: FlaskClient, app: Flask) -> None:
    def tell(found: int, **changes: Any) -> int:
        reading = {"site": "linkedin", "part": "feed", "day": "2026-11-22", "found": found, "missed": 0, **changes}
        return device.post("/api/v1/readings", json={"readings": [reading]}).status_code

    assert tell(3) == tell(5) == tell(5) == 200
    assert [reading.found for reading in app.extensions["store"].readings.all()] == [5]
    assert tell(1, part="weather") == tell(-1) == 400


def test_readings_of_a_site_that_is_not_declared_here_stop_no_others(device: FlaskClient, app: Flask) -> None:
    reading = {"site": "linkedin", "part": "feed", "day": "2026-11-22", "found": 3, "missed": 0}
    told = device.post("/api/v1/readings", json={"readings": [reading | {"site": "nowhere"}, reading]})
    assert told.get_json() == {"kept": 1, "unknown": ["nowhere"]}
    assert [reading.site for reading in app.extensions["store"].readings.all()] == ["linkedin"]
