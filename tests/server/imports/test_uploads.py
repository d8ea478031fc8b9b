"""Uploaded archives: none stays on the disk, whatever becomes of its import."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage

from server.imports.importing import Import, run_import
from server.imports.uploads import Imports
from server.installation.settings import Settings
from server.store.imports import PROBLEMS_KEPT
from server.store.store import Store, open_store
from tests.conftest import LONGEST


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        yield opened


def uploads(store: Store) -> list[Path]:
    return list(store.folder.glob("upload-*"))


class Full(FileStorage):
    """Stands for an upload for which there is no room."""

    def save(self, dst: object, buffer_size: int = 16384) -> None:
        raise OSError(28, "No space left on device")


def test_an_upload_for_which_there_is_no_room_is_a_failed_import(store: Store) -> None:
    imports = Imports(store)
    found, percent = imports.status(imports.start(Full(BytesIO(b"PK"), "mine.zip")))
    assert found
    assert (found.state, percent) == ("failed", 100)
    assert "No space left on device" in str(found.problems[0])
    assert uploads(store) == []


def test_what_a_killed_server_left_behind_goes_at_the_next_start(store: Store) -> None:
    left = store.folder / f"upload-{store.imports.begin('mine.zip')}"
    left.mkdir()
    (left / "mine.zip").write_bytes(b"PK")
    Imports(store)
    assert uploads(store) == []


def test_archives_without_an_import_are_deleted_at_the_next_start(store: Store) -> None:
    """As after everything was erased, where the server was killed meanwhile."""
    (store.folder / f"upload-{uuid4()}").mkdir()
    Imports(store)
    assert uploads(store) == []


CONNECTIONS = (
    b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    b"Ana,Silva,https://www.linkedin.com/in/ana,,,,01 Nov 2025\n"
)


def test_one_that_waits_for_its_turn_while_everything_is_erased_does_not_come_in(store: Store) -> None:
    imports = Imports(store)
    with imports._turn:  # as another import has it
        imports.start(FileStorage(BytesIO(CONNECTIONS), "Connections.csv"))
        store.erase()
    for thread in imports._threads:
        thread.join()
    assert (store.activities.count(), store.imports.latest(), uploads(store)) == (0, [], [])
    again = imports.start(FileStorage(BytesIO(CONNECTIONS), "Connections.csv"))
    for thread in imports._threads:
        thread.join()
    found = store.imports.get(again)
    assert found and found.new == 1, "there is something in it"


def test_nothing_comes_back_of_one_in_the_middle_of_which_everything_was_erased(store: Store, tmp_path: Path) -> None:
    """Not even what its source can tell, which is kept last."""
    file = tmp_path / "Connections.csv"
    file.write_bytes(CONNECTIONS)

    def erased_at_the_end(entry: Import) -> None:
        if entry.new and store.activities.count():
            store.erase()

    run_import(store, file, Import(store.imports.begin(file.name), file.name), lambda _: None)
    assert store.coverage.all()
    store.erase()
    entry = Import(store.imports.begin(file.name), file.name)
    run_import(store, file, entry, erased_at_the_end)
    assert entry.new == 1
    assert (store.activities.count(), store.coverage.all(), store.accounts.all()) == (0, (), [])


def test_an_import_that_the_server_ends_has_said_so_and_left_nothing_once_the_server_goes_on(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.imports.uploads._PATIENCE", LONGEST)  # a busy machine takes long over one batch
    lines = (f"Ana,Number{n},https://www.linkedin.com/in/ana-{n},,,,01 Nov 2025\n" for n in range(100_000))
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    imports = Imports(store)
    entry = imports.start(FileStorage(BytesIO((head + "".join(lines)).encode()), "Connections.csv"))
    imports.stop()
    found = store.imports.get(entry)
    assert found
    assert found.state == "failed"
    assert uploads(store) == []


def test_an_import_elsewhere_keeps_its_archive_and_tells_no_percentage(store: Store) -> None:
    imports = Imports(store)
    entry = store.imports.begin("mine.zip")  # as the command line does, which is another process
    (store.folder / f"upload-{entry}").mkdir()
    imports._sweep()
    found, percent = imports.status(entry)
    assert found
    assert (found.state, percent) == ("running", None)
    assert len(uploads(store)) == 1


@pytest.mark.parametrize(("reasons", "said"), [(1, False), (PROBLEMS_KEPT, True)])
def test_the_note_on_hidden_reasons_appears_only_if_reasons_are_hidden(
    app: Flask, client: FlaskClient, reasons: int, said: bool
) -> None:
    store = app.extensions["store"]
    entry = store.imports.begin("mine.zip")
    store.imports.progress(entry, recognised="A data export", new=0, known=0, skipped=3 * PROBLEMS_KEPT)
    store.imports.finish(entry, "done", ("likes.json: the list bears no times (3 times)",) * reasons)
    assert ("are shown." in client.get(f"/import/{entry}").text) is said


@pytest.mark.parametrize(
    "name",
    [
        "x" * 60_000 + ".zip",
        "ü" * 300 + ".zip",
        "../../../key",
        "..\\..\\rapport.sqlite3",
        "a\0b\r\nc\u202e\ud800.zip",
        "/etc/passwd",
        "CON",
        ".",
        "\u2028",
    ],
)
def test_no_name_of_a_file_keeps_it_out_or_leads_elsewhere(store: Store, name: str) -> None:
    before = {path.name: path.read_bytes() for path in store.folder.iterdir() if path.name == "key"}
    imports = Imports(store)
    entry = imports.start(FileStorage(BytesIO(b"\0 no archive"), name))
    for thread in imports._threads:
        thread.join()
    ended = store.imports.get(entry)
    assert ended
    assert len(ended.file) <= 200
    assert ended.file.isprintable()
    assert not any("could not be taken" in str(each) or "too long" in str(each) for each in ended.problems), (
        ended.problems
    )
    assert {path.name: path.read_bytes() for path in store.folder.iterdir() if path.name == "key"} == before
    assert not list(store.folder.glob("upload-*"))
