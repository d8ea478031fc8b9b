"""Who may only write learns nothing of what is kept by writing guesses: not by a count, and not by an import's."""

import csv
import io
import time
import zipfile
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import msgspec
import pytest
from flask import Flask
from flask.testing import FlaskClient

from auditor.activities.activity import decoder
from auditor.history.ingest import receive
from server.store.store import Store

T = datetime(2026, 5, 5, 12, tzinfo=UTC)
WORDS = "I would like to meet you on Tuesday"


def _act(kind: str, via: str = "extension", **more: Any) -> dict[str, Any]:
    made = {"id": str(uuid4()), "type": kind, "published": T.isoformat(), "site": "linkedin", "actor": "me"}
    return made | {"source": {"via": via, "version": "1"}} | more


def _guesses(person: str, via: str = "extension") -> list[dict[str, Any]]:
    return [
        _act("Create", via, object={"type": "Message", "content": WORDS}, to=[{"id": person, "name": person}]),
        _act("Follow", via, object={"type": "Profile", "id": f"https://www.linkedin.com/in/{person}"}),
        _act("Accept", via, object={"type": "Relationship"}, to=[{"id": person, "name": person}]),
    ]


@pytest.fixture
def store(app: Flask) -> Store:
    found: Store = app.extensions["store"]
    told = [decoder.decode(msgspec.json.encode(each)) for each in _guesses("ana", "archive")]
    found.activities.write([receive(each, key=found.key, zone=ZoneInfo("UTC"), keep_text=False) for each in told])
    return found


def test_a_guess_that_is_right_is_answered_as_one_that_is_wrong(device: FlaskClient, store: Store) -> None:
    kept, answers = store.activities.count(), []
    for person in ("ana", "somebody"):
        guesses = _guesses(person)
        answers.append(
            [device.post("/api/v1/activities", json={"activities": guesses}).json for _ in range(2)]
            + [device.get("/api/v1/status").json]
            + [device.post("/api/v1/activities/forget", json={"ids": [each["id"] for each in guesses]}).json]
        )
        if person == "ana":
            assert store.activities.count() == kept, "what another source told of is one act"
    assert answers[0] == answers[1]
    assert answers[0][:2] == [{"stored": 3, "known": 0, "refused": []}, {"stored": 0, "known": 3, "refused": []}]


def test_of_a_batch_each_id_counts_as_new_once(device: FlaskClient, store: Store) -> None:
    guess = _guesses("ana")[0]
    answer = device.post("/api/v1/activities", json={"activities": [guess, guess]}).json
    assert answer == {"stored": 1, "known": 1, "refused": []}


def test_how_much_is_kept_is_told_to_who_may_read(device: FlaskClient, reader: FlaskClient, store: Store) -> None:
    assert "activities" not in (device.get("/api/v1/status").json or {})
    assert (reader.get("/api/v1/status").json or {})["activities"] == store.activities.count()


def _connections(*names: str) -> bytes:
    table = io.StringIO()
    rows = csv.writer(table)
    rows.writerow(["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"])
    for name in names:
        rows.writerow([name, "Novak", f"https://www.linkedin.com/in/{name.lower()}", "", "", "", "05 May 2026"])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("Connections.csv", table.getvalue())
    return packed.getvalue()


def _imported(client: FlaskClient, archive: bytes) -> dict[str, Any]:
    begun = client.post("/api/v1/imports?name=a.zip", data=archive, content_type="application/octet-stream").json or {}
    end = time.monotonic() + 30
    while time.monotonic() < end:
        found: dict[str, Any] = client.get(f"/api/v1/imports/{begun['id']}").json or {}
        if found["state"] != "running":
            break
        time.sleep(0.02)
    return {name: value for name, value in found.items() if name not in ("id", "started", "finished")}


def test_an_import_tells_who_may_only_write_nothing_of_what_was_here(
    device: FlaskClient, insider: FlaskClient, store: Store
) -> None:
    first = _imported(device, _connections("Ana", "Ben"))
    assert (first["state"], first["new"]) == ("done", 2), first
    assert _imported(device, _connections("Ana", "Ben")) == first
    told = _imported(insider, _connections("Ana", "Ben"))
    assert (told["new"], told["known"]) == (0, 2)
