"""What else one is called is asked once, on the page and in the terminal, and known to every archive from then on."""

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from msgspec.structs import replace

from auditor.answers.single import for_single_audits
from server.answers import parsed
from server.imports.importing import Import, run_import
from server.store.store import Store

CHAT = (
    "1.10.26, 19:01 - Berta Falk: Mama K kannst du am Sonntag tauschen?\n"
    "1.10.26, 19:02 - Kasia Wrona: Ja.\n"
    "1.10.26, 19:03 - Jo Lind: Mama K hat den Schlüssel.\n"
)


@pytest.fixture
def store(app: Flask) -> Store:
    kept: Store = app.extensions["store"]
    return kept


def called(store: Store, folder: Path) -> list[bool]:
    path = folder / "WhatsApp Chat mit Station 3.txt"
    path.write_text(CHAT)
    entry = Import(store.imports.begin(path.name), path.name)
    run_import(store, path, entry, lambda _: None, "Kasia Wrona")
    rows = store.activities.latest()
    return sorted('"mentioned":true' in (row.detail or "") for row in rows)


def test_an_archive_knows_the_person_by_their_nickname(store: Store, tmp_path: Path) -> None:
    store.answers.add(replace(store.answers.get(), nicknames="KW, Mama K,\n Mama K ;"))
    assert store.answers.get().called_by == ("KW", "Mama K")
    assert called(store, tmp_path) == [False, False, True]


def test_without_the_answer_nobody_has_that_nickname(store: Store, tmp_path: Path) -> None:
    assert called(store, tmp_path) == [False, False, False]


def test_it_is_asked_for_on_the_page_and_in_the_terminal(client: FlaskClient, token: str, store: Store) -> None:
    (question,) = (each for each in for_single_audits() if each.field == "nicknames")
    assert parsed(question, " Mama K, KW ") == "Mama K, KW"
    assert 'name="nicknames"' in client.get("/answers").text
    client.post("/answers", data={"form_token": token, "nicknames": "Mama K, KW"})
    assert store.answers.get().called_by == ("Mama K", "KW")
    assert "Mama K, KW" in client.get("/answers").text
