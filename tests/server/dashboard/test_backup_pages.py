"""The page of backups makes one, plans them, and says what is there and what went wrong."""

import re
from pathlib import Path
from threading import Event

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.dashboard.backups import OnRequest
from server.store.backup_plan import back_up_if_due
from server.store.backups import opened
from server.store.sealed_stream import is_sealed
from server.store.store import Store
from tests.server.processes import until
from tests.store.making import messages, with_cheap_scrypt

WORDS = "four words of mine"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    with_cheap_scrypt(monkeypatch)


@pytest.fixture
def store(app: Flask) -> Store:
    found: Store = app.extensions["store"]
    found.activities.write(messages(3))
    return found


def post(client: FlaskClient, token: str, path: str, **fields: str) -> str:
    answer = client.post(path, data={"form_token": token, **fields}, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    return re.sub(r"\s+", " ", answer.text)


def made(client: FlaskClient, token: str, **fields: str) -> str:
    """The page once the backup that is asked for is made, or is not."""
    post(client, token, "/backups", **fields)
    until(lambda: "data-running" not in client.get("/backups").text)
    return re.sub(r"\s+", " ", client.get("/backups").text)


def test_one_is_made_now_and_listed_with_whether_it_is_encrypted(client: FlaskClient, token: str, store: Store) -> None:
    assert "There is no backup yet." in client.get("/backups").text
    assert 'href="' + client.dashboard + '/backups"' in client.get("/import").text  # type: ignore[attr-defined]
    page = made(client, token)
    assert "It is not encrypted" in page
    (file,) = (store.folder / "backups").iterdir()
    assert str(file) in page and ">no</td>" in page and not is_sealed(file)
    file.unlink()
    assert str(file) not in client.get("/backups").text
    page = made(client, token, passphrase=WORDS, again=WORDS)
    (file,) = (store.folder / "backups").iterdir()
    assert "with a passphrase" in page and "not encrypted:" not in page
    with opened(file, store.folder, WORDS) as found:
        assert found.about.activities == 3


def test_two_passphrases_that_differ_make_nothing(client: FlaskClient, token: str, store: Store) -> None:
    for path, more in (("/backups", {}), ("/backups/plan", {"every": "daily", "folder": str(store.folder / "x")})):
        page = post(client, token, path, passphrase=WORDS, again="other words", **more)
        assert "the two passphrases differ" in page
        assert WORDS not in page
    assert store.backup_plan is None and store.last_backups(5) == []


def test_they_are_planned_encrypted_changed_and_ended(
    client: FlaskClient, token: str, store: Store, app: Flask, tmp_path: Path
) -> None:
    folder = tmp_path / "stick" / "backups"
    fields = {"every": "weekly", "folder": str(folder), "keep": "3"}
    page = post(client, token, "/backups/plan", **fields, passphrase=WORDS, again=WORDS)
    assert "Saved." in page and WORDS not in page
    made = back_up_if_due(app.extensions["settings"])
    assert made and made.parent == folder and is_sealed(made)
    assert str(made) in client.get("/backups").text
    plan = store.backup_plan
    post(client, token, "/backups/plan", **fields | {"keep": "100000"})
    assert plan and store.backup_plan and (store.backup_plan.key, store.backup_plan.keep) == (plan.key, 1_000)
    post(client, token, "/backups/plan", **fields, plain="1")
    assert store.backup_plan and store.backup_plan.key is None
    assert "No more backups" in post(client, token, "/backups/plan", every="never")
    assert store.backup_plan is None and made.exists()


@pytest.mark.parametrize(
    "wrong",
    [{"every": "hourly"}, {"folder": "here"}, {"folder": ""}, {"folder": "~nobody-at-all/x"}],
)
def test_what_does_not_fit_is_told(client: FlaskClient, token: str, store: Store, wrong: dict[str, str]) -> None:
    page = post(client, token, "/backups/plan", **{"every": "daily", "folder": str(store.folder / "b"), **wrong})
    assert "Nothing was changed. " in page
    assert store.backup_plan is None


def test_a_folder_that_takes_nothing_is_told_and_so_is_a_failed_try(
    client: FlaskClient, token: str, store: Store, app: Flask
) -> None:
    blocked = store.folder / "file"
    post(client, token, "/backups/plan", every="daily", folder=str(blocked))
    blocked.rmdir()
    blocked.write_text("in the way")
    assert "No backup was made. " in made(client, token)
    with pytest.raises(OSError):
        back_up_if_due(app.extensions["settings"])
    assert "The last try to make a backup failed" in client.get("/backups").text
    page = post(client, token, "/backups/plan", every="daily", folder=str(blocked / "in" / "it"))
    assert "Nothing was changed. " in page and "cannot be written" in page


def test_pressing_again_makes_no_second_one_meanwhile(
    client: FlaskClient, token: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go = Event(), Event()
    back_up = Store.back_up

    def slow(kept: Store, passphrase: str | None = None) -> Path:
        begun.set()
        assert go.wait(180)
        return back_up(kept, passphrase)

    monkeypatch.setattr(Store, "back_up", slow)
    assert "A backup is being made…" in post(client, token, "/backups")  # the answer does not wait for it
    assert begun.wait(180)
    assert "A backup is being made already." in post(client, token, "/backups")
    go.set()
    until(lambda: "Written to" in client.get("/backups").text)
    assert len(store.last_backups(5)) == 1


def test_one_that_fails_by_a_fault_of_ours_is_told_without_its_words(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*_: object) -> Path:
        raise KeyError("Ana")

    monkeypatch.setattr(Store, "back_up", failing)
    asked = OnRequest()
    assert asked.begin(store, "")
    until(lambda: not asked.under_way)
    assert asked.last and asked.last.file is None and "on our side" in asked.last.why
    assert "KeyError" in caplog.text and "Ana" not in caplog.text


def test_who_has_no_session_or_form_makes_nothing(stranger: FlaskClient, store: Store) -> None:
    assert stranger.get("/backups").status_code == 403
    for path in ("/backups", "/backups/plan"):
        assert stranger.post(path, data={"every": "never"}).status_code == 403
    assert store.last_backups(5) == []
