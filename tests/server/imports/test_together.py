"""Parts of one export given at once: who the person is does not depend on their order, and all is summed up."""

import json
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from rich.console import Console
from werkzeug.datastructures import FileStorage

from auditor.archives import Problem, read
from server.commands.imports import import_with_progress
from server.commands.main import main
from server.imports import together
from server.imports.importing import Import, run_import
from server.imports.pipeline import FIRST_BATCH
from server.imports.together import apart, import_together, in_turn
from server.imports.uploads import Imports
from server.installation.settings import Settings
from server.store.imports import CANCELLED
from server.store.store import Store, open_store

PROFILE = "First Name,Last Name,Headline\nMira,Novak,Bakes\n"
LETTERS = (
    "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,CONTENT,FOLDER\n"
    "c1,Mira Novak,https://www.linkedin.com/in/mira,Tom Hale,https://www.linkedin.com/in/tom,"
    "2022-02-01 10:00:00 UTC,Morning,INBOX\n"
)
FOLLOWS = "Organization,Followed On\nAcorn,08 Feb 2024\n"
LINKEDIN = {
    "a.zip": {"messages.csv": LETTERS},
    "b.zip": {"Profile.csv": PROFILE},
    "c.zip": {"Company Follows.csv": FOLLOWS},
}


def conversation(name: str, *people: str) -> dict[str, str]:
    at = 1_600_000_000_000 + 86_400_000 * len(name)
    written = {
        "participants": [{"name": each} for each in people],
        "messages": [{"sender_name": "Tom Hale", "timestamp_ms": at, "content": f"In {name}"}],
        "title": name,
        "is_still_participant": True,
        "thread_path": f"inbox/{name}_1",
        "magic_words": [],
    }
    return {f"your_facebook_activity/messages/inbox/{name}_1/message_1.json": json.dumps(written)}


CHAT = {
    "name": "Tom Hale",
    "type": "personal_chat",
    "id": 7,
    "messages": [
        {"id": 1, "type": "message", "date": "2024-05-02T18:11:04", "date_unixtime": "1714673464", "from": "Tom Hale",
         "from_id": "user7", "text": "Morning"},
    ],
}  # fmt: skip
#: Tom stands in every conversation of the first part, as Mira left one of them.
FACEBOOK = {
    "part-1.zip": {
        **conversation("bakers", "Tom Hale", "Mira Novak", "Ida Sol"),
        **conversation("bikes", "Tom Hale", "Wei Lan"),
    },
    "part-2.zip": {
        "personal_information/profile_information/profile_information.json": json.dumps(
            {"profile_v2": {"name": {"full_name": "Mira Novak", "first_name": "Mira", "last_name": "Novak"}}}
        )
    },
}


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    with open_store(settings) as opened:
        yield opened


def parts(folder: Path, export: dict[str, dict[str, str]]) -> list[Path]:
    for name, files in export.items():
        with zipfile.ZipFile(folder / name, "w") as archive:
            for inside, content in files.items():
                archive.writestr(inside, content)
    return [folder / name for name in export]


def imported(store: Store, paths: list[Path]) -> dict[str, list[Import]]:
    def import_file(path: Path) -> Import:
        entry = Import(store.imports.begin(path.name), path.name)
        run_import(store, path, entry, lambda _: None)
        return entry

    return {path.name: imports for path, imports in import_together(store, paths, import_file).items()}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_who_the_person_is_does_not_depend_on_the_order(store: Store, tmp_path: Path, order: tuple[int, ...]) -> None:
    paths = parts(tmp_path, LINKEDIN)
    done = imported(store, [paths[number] for number in order])
    assert {name: [each.new for each in imports] for name, imports in done.items()} == {
        "a.zip": [1],
        "b.zip": [1],
        "c.zip": [1],
    }
    (sent,) = (row for row in store.activities.latest() if row.subject == "message-sent")
    assert sent.partner == "in/tom"


@pytest.mark.parametrize("turned", [False, True])
def test_a_part_that_could_only_guess_comes_after_the_profile(store: Store, tmp_path: Path, turned: bool) -> None:
    paths = parts(tmp_path, FACEBOOK)
    assert [path.name for path in in_turn(paths[::-1] if turned else paths)] == ["part-2.zip", "part-1.zip"]
    imported(store, paths[::-1] if turned else paths)
    assert [me.names for me in store.accounts.mine()] == [("Mira Novak",)]
    subjects = sorted(row.subject for row in store.activities.latest() if row.subject.startswith("message"))
    assert subjects == ["message-received", "message-received"]


def test_a_folder_with_several_archives_gives_all_of_them(tmp_path: Path) -> None:
    (tmp_path / "exports" / "years").mkdir(parents=True)
    parts(tmp_path / "exports" / "years", FACEBOOK)
    parts(tmp_path / "exports", LINKEDIN)
    (tmp_path / "exports" / "notes.txt").write_text("Nothing of a site")
    assert {path.name for path in apart(tmp_path / "exports")} == {*LINKEDIN, "years"}
    (tmp_path / "exports" / "chats").mkdir()
    (tmp_path / "exports" / "chats" / "WhatsApp Chat with Tom Hale.txt").write_text(
        "13/11/2026, 9:05 - Tom Hale: Hello\n13/11/2026, 9:06 - Mira: Hello\n"
    )
    assert {path.name for path in apart(tmp_path / "exports")} == {*LINKEDIN, "years", "chats"}
    (tmp_path / "exports" / "notes.txt").unlink()
    assert {path.name for path in apart(tmp_path / "exports")} == {*LINKEDIN, "years", "chats"}


def test_loose_files_of_one_archive_do_not_hide_what_lies_beside_them(tmp_path: Path) -> None:
    parts(tmp_path, {"c.zip": LINKEDIN["c.zip"], "broken.zip": {"notes.txt": "Nothing of a site"}})
    chats = tmp_path / "chats"
    chats.mkdir()
    (chats / "WhatsApp Chat with Tom Hale.txt").write_text(
        "13/11/2026, 9:05 - Tom Hale: Hello\n13/11/2026, 9:06 - Mira: Hello\n"
    )
    (tmp_path / "result.json").write_text(json.dumps(CHAT))
    found = {path.name for path in apart(tmp_path)}
    assert found == {"c.zip", "broken.zip", "chats", "result.json"}, "what cannot be read says why by itself"
    for each in ("c.zip", "broken.zip"):
        (tmp_path / each).unlink()
    assert {path.name for path in apart(tmp_path)} == {"chats", "result.json"}
    (tmp_path / "result.json").unlink()
    assert apart(tmp_path) == [tmp_path]
    (tmp_path / "linkedin").mkdir()
    (tmp_path / "linkedin" / "Profile.csv").write_text(PROFILE)
    assert {path.name for path in apart(tmp_path)} == {"chats", "linkedin"}


def test_an_archive_of_another_site_beside_loose_files_is_read_too(tmp_path: Path) -> None:
    for name, text in {"messages.csv": LETTERS, "Profile.csv": PROFILE}.items():
        (tmp_path / name).write_text(text)
    parts(tmp_path, {"facebook.zip": FACEBOOK["part-1.zip"]})
    assert apart(tmp_path) == [tmp_path, tmp_path / "facebook.zip"]
    parts(tmp_path, {"more.zip": LINKEDIN["b.zip"]})
    told = [item.file for item in read(tmp_path) if isinstance(item, Problem)]
    assert told == ["more.zip"], "of what is imported by itself nothing is to be done"


def test_a_folder_that_is_one_archive_or_holds_none_stays_one(tmp_path: Path) -> None:
    one, none = tmp_path / "one", tmp_path / "none"
    for folder, files in ((one, {"messages.csv": LETTERS, "Profile.csv": PROFILE}), (none, {"notes.txt": "Nothing"})):
        folder.mkdir()
        for name, text in files.items():
            (folder / name).write_text(text)
    assert apart(one) == [one]
    assert apart(none) == [none]
    assert apart(one / "Profile.csv") == [one / "Profile.csv"]
    parts(one, {"b.zip": LINKEDIN["b.zip"]})
    assert apart(one) == [one], "an archive that lies beside the files of an export is told of"


def test_a_folder_without_archives_is_not_looked_through_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "inbox" / "ida_1").mkdir(parents=True)
    (tmp_path / "inbox" / "ida_1" / "message_1.json").write_text("{}")
    monkeypatch.setattr(together, "kind", lambda _: pytest.fail("it was looked through"))
    assert apart(tmp_path) == [tmp_path]


def test_the_parts_of_one_export_stay_one(tmp_path: Path) -> None:
    parts(tmp_path, LINKEDIN)
    assert apart(tmp_path) == [tmp_path]


def test_an_unclear_archive_is_tried_again_when_more_is_known(store: Store, tmp_path: Path) -> None:
    """As where the archive that tells it is read later, however sure it is."""
    paths = parts(tmp_path, {"a.zip": LINKEDIN["a.zip"]})

    def import_file(path: Path) -> Import:
        entry = Import(store.imports.begin(path.name), path.name)
        run_import(store, path, entry, lambda _: None)
        return entry

    parts(tmp_path, {"z.zip": {"Profile.csv": PROFILE}})
    first = import_file(paths[0])
    assert first.unclear
    done = import_together(store, [tmp_path / "z.zip", *paths], import_file)
    assert [each.new for each in done[paths[0]]] == [1]
    assert store.accounts.mine()


def test_the_terminal_sums_them_up(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    paths = parts(tmp_path, LINKEDIN)
    result = CliRunner().invoke(main, ["--data", str(data), "import", *map(str, paths)])
    assert result.exit_code == 0, result.output
    told = result.output[result.output.index("3 files together") :]
    assert told.startswith("3 files together: 3 new, 0 already there")
    assert "1 message of yours, February 2022" in told
    assert "Who are you" not in result.output


def test_in_the_terminal_all_wait_for_their_turn_before_the_first_is_read(
    tmp_path: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A self-audit that is due meanwhile sees by this that not all is there, and waits."""
    running: list[int] = []

    def read(store: Store, path: Path, entry: Import, *_: object) -> None:
        running.append(sum(each.state == "running" for each in store.imports.latest()))
        if len(running) == 2:
            raise KeyboardInterrupt
        store.imports.finish(entry.id, "done")

    monkeypatch.setattr("server.commands.imports.run_import", read)
    with pytest.raises(KeyboardInterrupt):
        import_with_progress(store, parts(tmp_path, LINKEDIN), Console(file=StringIO()))
    assert running == [3, 2]
    assert [each.problems for each in store.imports.latest() if each.state == "failed"] == [(CANCELLED,)]


def ended(store: Store, ids: list[str]) -> None:
    end = time.monotonic() + 60
    while any((found := store.imports.get(each)) is None or found.state == "running" for each in ids):
        assert time.monotonic() < end
        time.sleep(0.02)


def test_uploaded_at_once_they_know_one_another_and_have_a_page(
    app: Flask, client: FlaskClient, token: str, tmp_path: Path
) -> None:
    store: Store = app.extensions["store"]
    files = [(BytesIO(path.read_bytes()), path.name) for path in parts(tmp_path, LINKEDIN)]
    answer = client.post("/import", data={"archive": files, "form_token": token})
    where = answer.headers["Location"]
    ended(store, where.rpartition("/")[2].replace("%2C", ",").split(","))
    page = client.get(where).text
    assert "All of them are read." in page
    assert "1 message of yours, February 2022" in page
    assert "<dt>New</dt><dd>3</dd>" in page
    assert client.get("/import/together/none,such").status_code == 404


def test_a_cancelled_import_keeps_what_it_stored_and_the_next_adds_the_rest(store: Store, tmp_path: Path) -> None:
    rows = "".join(f"Firm {number},08 Feb 2024\n" for number in range(7_000))
    (path,) = parts(tmp_path, {"many.zip": {"Company Follows.csv": "Organization,Followed On\n" + rows}})
    entry = Import(store.imports.begin(path.name), path.name)
    run_import(store, path, entry, lambda _: None, ending=lambda: CANCELLED if entry.new else None)
    kept = store.imports.get(entry.id)
    assert kept is not None
    assert (kept.state, kept.problems[0], kept.new) == ("failed", CANCELLED, FIRST_BATCH)
    assert store.activities.count() == FIRST_BATCH
    again = Import(store.imports.begin(path.name), path.name)
    run_import(store, path, again, lambda _: None)
    assert (again.state, again.new, again.known) == ("done", 7_000 - FIRST_BATCH, FIRST_BATCH)


def test_the_page_cancels_an_import_that_waits_for_its_turn(
    app: Flask, client: FlaskClient, token: str, tmp_path: Path
) -> None:
    store: Store = app.extensions["store"]
    imports: Imports = app.extensions["imports"]
    (path,) = parts(tmp_path, {"c.zip": LINKEDIN["c.zip"]})
    with imports._turn:
        entry = imports.start(FileStorage(BytesIO(path.read_bytes()), "c.zip"))
        assert "Cancel the import" in client.get(f"/import/{entry}").text
        client.post(f"/import/{entry}/cancel", data={"form_token": token})
    ended(store, [entry])
    page = client.get(f"/import/{entry}").text
    assert "The import was cancelled. What had come in by then stays." in page
    assert "Cancel the import" not in page
    assert store.activities.count() == 0
    said = client.post(f"/import/{entry}/cancel", data={"form_token": token}, follow_redirects=True).text
    assert "nothing to cancel" in said


def test_ctrl_c_in_the_terminal_says_what_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("server.commands.imports.run_import", interrupted)
    data = tmp_path / "data"
    data.mkdir()
    (path,) = parts(tmp_path, {"c.zip": LINKEDIN["c.zip"]})
    result = CliRunner().invoke(main, ["--data", str(data), "import", str(path)])
    assert result.exit_code == 1
    assert "Import it again: only what is missing is added." in result.output
