"""A watched folder: complete files are imported once, incomplete ones wait, and no file of the person is changed."""

import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from flask import Flask
from flask.testing import FlaskClient

from auditor.activities.activity import Coverage, Subject
from auditor.archives import Me
from server.imports.importing import Import, run_import
from server.imports.uploads import Imports
from server.imports.watches import Watches
from server.imports.watching import NoFolder, Watcher, checked
from server.installation.settings import Settings
from server.store.errors import ErasedError
from server.store.imports import CANCELLED
from server.store.store import Store, open_store
from tests.server.processes import until

FOLLOWS = "Organization,Followed On\nAcorn,08 Feb 2024\n"
LETTERS = (
    "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT,FOLDER\n"
    "c1,Mira Novak,https://www.linkedin.com/in/mira,Tom Hale,https://www.linkedin.com/in/tom,"
    "2022-02-01 10:00:00 UTC,Morning,INBOX\n"
)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Downloads"
    made.mkdir()
    return made


def export(path: Path, content: str = FOLLOWS, name: str = "Company Follows.csv") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, content)
    return path


def watcher(store: Store, folder: Path, wanted: Callable[[], bool] = lambda: True) -> Watcher:
    def import_file(path: Path) -> Import:
        entry = Import(store.imports.begin(path.name), path.name)
        run_import(store, path, entry, lambda _: None)
        return entry

    return Watcher(store, folder, import_file, wanted)


def imported(watching: Watcher) -> list[str]:
    return [entry.file for entry in watching.look().imports]


def left(watching: Watcher) -> list[str]:
    return [str(said) for said in watching.look().left]


def test_an_archive_is_imported_when_it_has_stopped_changing(store: Store, folder: Path) -> None:
    watching = watcher(store, folder)
    assert imported(watching) == []
    path = export(folder / "mine.zip")
    before = path.read_bytes(), path.stat().st_mtime_ns
    assert [imported(watching) for _ in range(3)] == [[], ["mine.zip"], []]
    assert store.activities.count() == 1
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [each.name for each in folder.iterdir()] == ["mine.zip"]


def test_a_growing_file_waits(store: Store, folder: Path) -> None:
    whole = export(folder / "mine.zip").read_bytes()
    watching = watcher(store, folder)
    for end in (20, 40, 60):
        (folder / "mine.zip").write_bytes(whole[:end])
        look = watching.look()
        assert (look.imports, look.left) == ([], [])
    (folder / "mine.zip").write_bytes(whole)
    assert [imported(watching) for _ in range(2)] == [[], ["mine.zip"]]


def test_a_file_too_large_for_an_export_is_not_read(store: Store, folder: Path) -> None:
    with (folder / "huge.zip").open("wb") as file:
        file.truncate(33 << 30)  # of which nothing is on the disk
    export(folder / "mine.zip")
    watching = watcher(store, folder)
    watching.look()
    look = watching.look()
    assert [entry.file for entry in look.imports] == ["mine.zip"]
    assert [str(said) for said in look.left] == ["huge.zip is larger than 32 GiB, which no export is."]
    assert left(watching) == []


def test_a_file_that_grows_while_it_is_read_is_not_read_further(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = export(folder / "mine.zip")
    watching = watcher(store, folder)
    watching.look()
    monkeypatch.setattr("server.imports.watching._PART", 16)
    looks: list[None] = []

    def wanted() -> bool:
        looks.append(None)
        assert len(looks) < 1_000, "it is read without an end"
        with path.open("ab") as file:
            file.write(bytes(64))
        return True

    watching._wanted = wanted
    assert imported(watching) == []


def test_a_file_that_is_being_read_when_the_server_stops_is_not_read_further(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(folder / "mine.zip")
    asked: list[None] = []

    def wanted() -> bool:
        asked.append(None)
        return len(asked) < 3

    watching = watcher(store, folder, wanted)
    watching.look()
    monkeypatch.setattr("server.imports.watching._PART", 16)
    assert imported(watching) == []
    assert len(asked) == 3


def test_one_that_waits_for_its_turn_while_everything_is_erased_does_not_come_in(store: Store, folder: Path) -> None:
    mine = export(folder / "mine.zip")
    store.watched.switch(str(folder), on=True)
    imports = Imports(store)
    watches = Watches(store, imports)
    watches.look()
    with imports._turn:  # as another import has it
        looking = Thread(target=watches.look)
        looking.start()
        until(store.imports.latest)
        store.erase()
    looking.join(30)
    assert not looking.is_alive()
    assert store.activities.count() == 0
    assert not store.accounts.all()
    assert store.imports.latest() == []
    assert imports.carry_out(mine, store.owner.get().created).new, "there is something in it"


def test_no_name_of_a_file_is_noted_once_everything_was_erased(store: Store) -> None:
    enrolled = store.owner.get().created
    store.erase()
    with pytest.raises(ErasedError):
        store.imports.begin("Letters of Ana.zip", enrolled)
    with pytest.raises(ErasedError):
        Imports(store).carry_out(Path("Letters of Ana.zip"), enrolled)
    with pytest.raises(ErasedError):
        store.coverage.add("archive", [Coverage("linkedin", Subject.POST, "full")], enrolled)
    assert store.imports.latest() == []
    assert store.coverage.all() == ()


def test_a_file_whose_download_stalled_is_imported_when_it_is_complete(store: Store, folder: Path) -> None:
    whole = export(folder / "mine.zip").read_bytes()
    (folder / "mine.zip").write_bytes(whole[:60])
    watching = watcher(store, folder)
    watching.look()
    assert "it is cut off or damaged" in left(watching)[0]
    (folder / "mine.zip").write_bytes(whole)
    assert [imported(watching) for _ in range(2)] == [[], ["mine.zip"]]


def test_a_file_is_known_after_a_restart_and_under_another_name(store: Store, folder: Path) -> None:
    export(folder / "mine.zip")
    watching = watcher(store, folder)
    watching.look()
    assert imported(watching) == ["mine.zip"]
    (folder / "mine.zip").rename(folder / "mine (1).zip")
    again = watcher(store, folder)
    assert [imported(again) for _ in range(2)] == [[], []]
    assert len(store.imports.latest()) == 1


def test_a_file_name_that_is_not_utf_8_does_not_prevent_imports(store: Store, folder: Path) -> None:
    whole, letters = folder / os.fsdecode(b"caf\xe9.zip"), folder / os.fsdecode(b"mess\xe9ages.zip")
    try:
        export(whole)
    except (OSError, UnicodeError):
        pytest.skip("this file system has no such names")
    (folder / os.fsdecode(b"broken\xe9.zip")).write_bytes(b"PK\x03\x04")
    (folder / "messages\u202e.csv").write_text(LETTERS)
    export(letters, LETTERS, "messages.csv")
    export(folder / "mine.zip", FOLLOWS.replace("Acorn", "Birch"))
    enrolled = store.owner.get().created
    imports = Imports(store)
    watching = Watcher(store, folder, lambda path: imports.carry_out(path, enrolled))
    watching.look()
    look = watching.look()
    names = {"caf�.zip", "mess�ages.zip", "messages�.csv", "mine.zip"}
    assert {entry.file for entry in look.imports} == names == {entry.file for entry in store.imports.latest()}
    assert {asked.file for entry in store.imports.latest() for asked in entry.summary.unclear} == {
        "messages.csv",
        "messages�.csv",
    }
    assert [str(said).partition(":")[0] for said in look.left] == ["broken�.zip"]
    assert [each.file for each in store.watched.left(9)] == ["broken�.zip"]
    assert store.activities.count() == 2


def test_an_import_that_was_cut_short_is_repeated_at_the_next_start(store: Store, folder: Path) -> None:
    export(folder / "mine.zip")

    def killed(_: Path) -> Import:
        raise KeyboardInterrupt

    first = Watcher(store, folder, killed)
    first.look()
    with pytest.raises(KeyboardInterrupt):
        first.look()
    again = watcher(store, folder)
    assert [imported(again) for _ in range(2)] == [[], ["mine.zip"]]


@pytest.mark.parametrize(
    "name", [".mine.zip", "mine.zip.crdownload", "mine.zip.PART", "mine.zip.download", "mine.zip.partial"]
)
def test_hidden_and_unfinished_files_are_skipped(store: Store, folder: Path, name: str) -> None:
    export(folder / name)
    watching = watcher(store, folder)
    watching.look()
    look = watching.look()
    assert (look.imports, look.left) == ([], [])


def test_a_file_with_a_part_file_beside_it_is_skipped(store: Store, folder: Path) -> None:
    export(folder / "mine.zip")
    (folder / "mine.zip.part").write_bytes(b"PK")
    watching = watcher(store, folder)
    watching.look()
    assert imported(watching) == []
    (folder / "mine.zip.part").unlink()
    assert [imported(watching) for _ in range(2)] == [[], ["mine.zip"]]


def test_links_that_lead_out_are_skipped_and_others_are_not(store: Store, folder: Path, tmp_path: Path) -> None:
    outside = export(tmp_path / "outside.zip")
    (folder / "out.zip").symlink_to(outside)
    (folder / "nowhere.zip").symlink_to(tmp_path / "gone.zip")
    (folder / "round.zip").symlink_to(folder / "round.zip")
    os.mkfifo(folder / "pipe.zip")
    watching = watcher(store, folder)
    watching.look()
    look = watching.look()
    assert (look.imports, look.left) == ([], [])
    (folder / "deep").mkdir()
    export(folder / "deep" / "mine.zip")
    (folder / "in.zip").symlink_to(folder / "deep" / "mine.zip")
    assert [imported(watching) for _ in range(2)] == [[], ["in.zip"]]


def test_a_file_that_is_not_an_archive_is_reported_once_even_after_a_restart(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "bill.pdf").write_bytes(b"%PDF-1.7")
    watching = watcher(store, folder)
    assert [len(left(watching)) for _ in range(3)] == [0, 1, 0]
    again = watcher(store, folder)
    assert [len(left(again)) for _ in range(2)] == [0, 0]
    assert store.imports.latest() == []
    assert [each.file for each in store.watched.left(5)] == ["bill.pdf"]
    monkeypatch.setattr("server.imports.watching._version", lambda: "99.0")
    later = watcher(store, folder)
    assert [len(left(later)) for _ in range(2)] == [0, 1]  # a later version may read it


def test_an_archive_with_an_unclear_person_is_imported_when_they_are_known(store: Store, folder: Path) -> None:
    export(folder / "letters.zip", LETTERS, "messages.csv")
    watching = watcher(store, folder)
    watching.look()
    (first,) = watching.look().imports
    assert first.unclear
    assert [imported(watching) for _ in range(2)] == [[], []]
    store.accounts.remember(Me("linkedin", ("Mira Novak",)), mine=True)
    (second,) = watching.look().imports
    assert (second.new, second.unclear) == (1, [])
    assert imported(watching) == []


def test_nothing_is_imported_from_a_folder_that_is_switched_off(store: Store, folder: Path) -> None:
    export(folder / "mine.zip")
    watching = watcher(store, folder, lambda: False)
    assert [imported(watching) for _ in range(2)] == [[], []]


def test_nothing_is_stored_after_everything_was_erased(store: Store, folder: Path) -> None:
    (folder / "bill.pdf").write_bytes(b"%PDF-1.7")
    watching = watcher(store, folder)
    watching.look()
    store.erase()
    with pytest.raises(ErasedError):
        watching.look()
    assert store.watched.left(5) == []


def test_which_folders_can_be_watched(tmp_path: Path, folder: Path) -> None:
    data = tmp_path / "data"
    (data / "inside").mkdir(parents=True)
    assert checked(folder / ".." / "Downloads", data) == folder
    assert checked(tmp_path, data) == tmp_path
    for refused in (data, data / "inside", tmp_path / "gone", Path("a\0b")):
        with pytest.raises(NoFolder):
            checked(refused, data)


def look(watches: Watches) -> None:
    for _ in range(2):
        watches.look()


def test_a_server_watches_the_folders_that_are_switched_on(store: Store, folder: Path) -> None:
    watches = Watches(store, Imports(store))
    export(folder / "mine.zip")
    look(watches)
    assert store.imports.latest() == []
    store.watched.switch(str(folder), on=True)
    store.watched.switch(str(folder.parent / "gone"), on=True)
    look(watches)
    assert [each.state for each in store.imports.latest()] == ["done"]
    store.watched.switch(str(folder), on=False)
    export(folder / "other.zip", FOLLOWS.replace("08", "09"))
    look(watches)
    assert len(store.imports.latest()) == 1


def test_a_server_that_stops_begins_no_import(store: Store, folder: Path) -> None:
    watches = Watches(store, Imports(store))
    store.watched.switch(str(folder), on=True)
    export(folder / "mine.zip")
    watches.look()
    watches.stop()
    watches.look()
    assert store.imports.latest() == []


def test_a_cancelled_import_is_not_repeated(store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imports = Imports(store)
    store.watched.switch(str(folder), on=True)
    export(folder / "mine.zip")
    begin = store.imports.begin

    def begun_and_cancelled(file: str, enrolled: int) -> str:
        entry = begin(file, enrolled)
        imports._cancelled.add(entry)
        return entry

    monkeypatch.setattr(store.imports, "begin", begun_and_cancelled)
    look(Watches(store, imports))
    look(Watches(store, imports))
    (entry,) = store.imports.latest()
    assert entry.problems == (CANCELLED,)
    assert [each.left for each in store.watched.left(9)] == [CANCELLED]


def test_the_page_switches_it_on_and_off(app: Flask, client: FlaskClient, token: str, folder: Path) -> None:
    store = app.extensions["store"]
    page = client.post("/import/watch", data={"folder": str(folder), "form_token": token}, follow_redirects=True).text
    assert f"{folder} is watched from now on" in page
    assert f"Watched: {folder}" in page
    assert store.watched.folders() == [str(folder)]
    folder.rmdir()
    assert "is not there now" in client.get("/import").text
    client.post("/import/watch", data={"folder": str(folder), "stop": "1", "form_token": token})
    assert store.watched.folders() == []


@pytest.mark.parametrize(("given", "said"), [("Downloads", "whole path"), ("/nowhere/at all", "There is no folder")])
def test_the_page_says_why_a_folder_cannot_be_watched(
    app: Flask, client: FlaskClient, token: str, given: str, said: str
) -> None:
    page = client.post("/import/watch", data={"folder": given, "form_token": token}, follow_redirects=True).text
    assert said in page
    assert app.extensions["store"].watched.folders() == []
