"""The declarations in use are given to a connected extension under its seal, and to nobody else."""

import json
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from auditor.activities.declared import packaged, take_up
from auditor.activities.sites import sites, title
from server.declarations import bundle, kept
from server.store.store import Store
from tests.sealed import Sealing
from tests.server.api.conftest import like
from tests.server.api.test_direct import post
from tests.server.api.test_pairing import connected
from tests.server.declarations.making import KEY, NEXT, content, of_mastodon, written

PATH = "/api/v1/declarations"


@pytest.fixture
def sealing(app: Flask, client: FlaskClient, token: str) -> Sealing:
    return connected(app, client, token)


@pytest.fixture
def taken(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder, once a file was taken while the server ran."""
    monkeypatch.setattr(bundle, "release_key", KEY.public_key)
    folder: Path = app.extensions["store"].folder
    file = written(tmp_path, of_mastodon(lambda site: site.update(title="Elephants")))
    kept.take(folder, kept.inspect(folder, file), file.name, 1)
    return folder


def test_an_extension_with_the_current_declarations_gets_none(app: Flask, sealing: Sealing) -> None:
    edition = packaged().version
    asked = {"schema": 1, "edition": edition}
    assert sealing.post(app.test_client(), PATH, asked) == (200, {"edition": edition, "made": packaged().made})


def test_an_extension_with_other_declarations_gets_all_that_it_reads(app: Flask, sealing: Sealing, taken: Path) -> None:
    status, told = sealing.post(app.test_client(), PATH, {"schema": 1, "edition": packaged().version})
    assert (status, told["edition"]) == (200, NEXT)
    assert told["sites"]["mastodon"]["title"] == "Elephants"
    assert set(told["sites"]) == {site for site, each in sites().items() if each.watched}
    assert told["sites"]["x"] == json.loads((Path("extension/sites/x.json")).read_bytes())


def test_an_extension_is_told_to_stop_reading_a_site(
    app: Flask, sealing: Sealing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "release_key", KEY.public_key)
    folder: Path = app.extensions["store"].folder
    file = written(tmp_path, content({"site": "x", "title": "X"}))
    kept.take(folder, kept.inspect(folder, file), file.name, 1)
    _, told = sealing.post(app.test_client(), PATH, {"schema": 1, "edition": packaged().version})
    take_up({})
    assert told["sites"]["x"] == {"site": "x", "title": "X"}


def test_an_extension_that_cannot_read_the_form_gets_none(app: Flask, sealing: Sealing, taken: Path) -> None:
    _, told = sealing.post(app.test_client(), PATH, {"schema": 0, "edition": 1})
    assert set(told) == {"edition", "made"}


def test_a_server_that_runs_reads_the_sites_by_what_was_taken_meanwhile(client: FlaskClient, taken: Path) -> None:
    assert title("mastodon") == "Mastodon"
    client.get("/")
    assert title("mastodon") == "Elephants"
    kept.go_back(taken)
    client.get("/")
    assert title("mastodon") == "Mastodon"
    take_up({})


def test_a_server_that_only_receives_from_devices_also_uses_new_declarations(device: FlaskClient, taken: Path) -> None:
    """What they send is answered past Flask."""
    assert post(device, like(1)).status_code == 200
    assert title("mastodon") == "Elephants"
    kept.go_back(taken)
    assert post(device, like(2)).status_code == 200
    assert title("mastodon") == "Mastodon"
    take_up({})


def test_nobody_else_gets_declarations(app: Flask, client: FlaskClient, token: str) -> None:
    asked = {"schema": 1, "edition": 0}
    store: Store = app.extensions["store"]
    assert app.test_client().post(PATH, json=asked).status_code == 401
    assert client.post(PATH, json=asked, headers={"X-Form-Token": token}).status_code == 401
    _, script = store.devices.add("script", "", 0, may="write")
    assert app.test_client().post(PATH, json=asked, headers={"Authorization": f"Bearer {script}"}).status_code == 403
