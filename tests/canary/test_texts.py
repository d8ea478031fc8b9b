"""What is kept and what is logged of texts, searched for by canary words.

Texts kept by choice stand in their table alone and go with the choice. Faults and errors of the database tell no words.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from flask import Flask

from server import create_app, faults
from server.settings import Settings
from server.store.schema import metadata
from server.store.store import Store, open_store
from tests.canary.activities import activities
from tests.canary.kept import KEPT
from tests.canary.words import Canaries


@dataclass
class Place:
    """An installation in a folder of its own: data, temporary files, log and what it gives out."""

    folder: Path

    def __post_init__(self) -> None:
        for name in ("tmp", "out"):
            (self.folder / name).mkdir()

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def traces(self, canaries: Canaries) -> dict[str, set[str]]:
        """By file, the places whose words are in it. Databases and Parquet are looked at value by value too."""
        found = {}
        for file in (file for file in self.folder.rglob("*") if file.is_file()):
            told = canaries.found(file.read_bytes()) | canaries.found(file.name.encode())
            if file.suffix == ".parquet":
                told |= canaries.found(repr(pl.read_parquet(file).rows()).encode())
            if file.suffix == ".sqlite3":
                told |= canaries.found(repr(tables(file)).encode())
            if told:
                found[str(file.relative_to(self.folder))] = told
        return found


def tables(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in a database, by table."""
    with closing(sqlite3.connect(file)) as database:
        return {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for name in metadata.tables}


@pytest.fixture
def place(tmp_path: Path) -> Place:
    (tmp_path / "place").mkdir()
    return Place(tmp_path / "place")


def test_nothing_that_is_kept_by_design_has_ceased_to_exist() -> None:
    canaries = Canaries()
    list(activities(canaries))
    assert {"Object.content", "Profile.headline", "Profile.about", "Profile.contact"} <= set(canaries.places)
    assert not set(canaries.places) & KEPT.keys()
    from auditor.activities import activity

    assert all(name in getattr(activity, struct).__struct_fields__ for struct, name in (k.split(".") for k in KEPT))


@pytest.fixture
def keeping(place: Place) -> Iterator[Flask]:
    """An app that keeps texts."""
    settings = Settings.load(place.data, f"sqlite:///{place.data}/rapport.sqlite3", keep_text_days=5, environment={})
    made = create_app(settings, port=5610)
    yield made
    made.extensions["store"].close()


def test_texts_kept_by_choice_stand_in_their_table_alone_and_go_with_the_choice(
    place: Place, keeping: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    store: Store = keeping.extensions["store"]
    _, token = store.devices.add("a script", "none", 1)
    canaries = Canaries()
    sent = list(activities(canaries))[:600]
    client = keeping.test_client()
    headers = {"Authorization": f"Bearer {token}"}
    answer = client.post(
        "/api/v1/activities", json={"activities": sent}, headers=headers, base_url="http://127.0.0.1:5610"
    )
    assert answer.status_code == 200
    for form in ("as2", "csv", "parquet"):
        for share in (False, True):
            with (place.folder / "out" / f"export-{share}.{form}").open("wb") as out:
                store.activities.export(out, form, share=share)
    by_table = {
        name: canaries.found(repr(rows).encode()) for name, rows in tables(place.data / "rapport.sqlite3").items()
    }
    assert {name: found for name, found in by_table.items() if found} == {"texts": {"Object.content"}}
    assert {file for file in place.traces(canaries) if file.startswith("out/")} == {"out/export-False.as2"}
    (place.folder / "out" / "export-False.as2").unlink()
    store.change(keep_text_days=0)
    assert place.traces(canaries) == {}  # while it is open: neither free pages nor the log hold them


def test_a_fault_of_ours_logs_no_words(
    place: Place, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    canaries = Canaries()
    say = canaries.text("an exception")

    def failing() -> str:
        try:
            return dict[str, str]().pop(say)
        except KeyError as cause:
            raise ValueError(f"cannot read {say}") from cause

    try:
        failing()
    except ValueError as fault:
        faults.note("something failed", fault)
    assert "ValueError" in caplog.text and "KeyError" in caplog.text and "in failing" in caplog.text
    settings = Settings.load(place.data, f"sqlite:///{place.data}/rapport.sqlite3", environment={})
    app = create_app(settings, port=5610)
    app.add_url_rule("/failing", view_func=failing, endpoint="failing")
    answer = app.test_client().get("/failing", base_url="http://127.0.0.1:5610")
    assert answer.status_code == 500
    app.extensions["store"].close()
    out = capfd.readouterr()
    for told in (caplog.text, out.err, out.out, answer.get_data(as_text=True)):
        assert canaries.found(told.encode()) == set()
    assert caplog.text.count("ValueError") == 2


def test_an_error_of_the_database_tells_no_row(place: Place) -> None:
    settings = Settings.load(place.data, f"sqlite:///{place.data}/rapport.sqlite3", environment={})
    canaries = Canaries()
    say = canaries.text("a row")
    with open_store(settings) as store, pytest.raises(Exception, match="UNIQUE") as problem:
        from sqlalchemy import insert

        from server.store.engine import writing
        from server.store.schema import texts

        row = {"person_id": "nobody", "id": say, "text": say, "expires": "2099-01-01"}
        with writing(store._engine) as connection:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            connection.execute(insert(texts), row)
            connection.execute(insert(texts), row)
    assert canaries.found(str(problem.value).encode()) == set()
