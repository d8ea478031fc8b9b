"""The page of the dashboard on which a person shows their profile page."""

import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from server.commands.main import main
from server.store.store import Store
from server.visiting import visiting
from server.visiting.visiting import Taken

CARD = b'<div class="h-card"><p class="p-name">Mara</p><p class="p-note">I repair cranes.</p></div>'


def test_a_saved_page_is_read(app: Flask, client: FlaskClient, token: str) -> None:
    store: Store = app.extensions["store"]
    form = {"form_token": token, "page": (io.BytesIO(CARD), "me.html"), "address": "https://mara.example/"}
    shown = client.post("/pages/read", data=form, follow_redirects=True).text
    assert "1 field of your profile was read (Website)" in shown
    assert store.activities.count() == 1
    form = {"form_token": token, "page": (io.BytesIO(b"<p>nothing"), "me.html")}
    assert "No profile was found" in client.post("/pages/read", data=form, follow_redirects=True).text


def test_a_visit_is_told_and_repeated_where_that_was_ticked(
    app: Flask, client: FlaskClient, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store: Store = app.extensions["store"]
    monkeypatch.setattr(visiting, "visit", lambda *_, **__: Taken("website", 3, new=True))
    client.post("/pages/visit", data={"form_token": token, "address": "mara.example"})
    assert store.pages.all() == []
    client.post("/pages/visit", data={"form_token": token, "address": "mara.example", "first": "1"})
    (page,) = store.pages.all()
    assert page.visited
    assert "https://mara.example/" in client.get("/pages").text
    client.post(f"/pages/{page.id}/remove", data={"form_token": token})
    assert store.pages.all() == []
    assert client.post(f"/pages/{page.id}/remove", data={"form_token": token}).status_code == 404


def test_a_site_that_forbids_programs_is_named(client: FlaskClient, token: str) -> None:
    data = {"form_token": token, "address": "https://www.linkedin.com/in/mara"}
    assert "LinkedIn forbids visits by programs" in client.post("/pages/visit", data=data, follow_redirects=True).text


def test_the_commands_say_what_they_did(tmp_path: Path) -> None:
    saved = tmp_path / "me.html"
    saved.write_bytes(CARD)
    run, data = CliRunner(), ["--data", str(tmp_path / "data")]
    read = run.invoke(main, [*data, "read", str(saved)])
    assert read.exit_code == 0
    assert "1 field of your profile was read (Website)" in read.output
    assert "No page is visited" in run.invoke(main, [*data, "visit", "--list"]).output
    refused = run.invoke(main, [*data, "visit", "https://x.com/mara"])
    assert refused.exit_code == 1
    assert "X forbids visits by programs" in refused.output
    assert run.invoke(main, [*data, "visit"]).exit_code == 2
