"""What is told of a fault, in the log, in reports, in answers and beside an import, is its kind and its place. Its
words may quote somebody's, so they are told nowhere."""

import gc
import logging
import signal
import threading
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC
from multiprocessing import Pipe
from pathlib import Path
from threading import Thread
from typing import NoReturn

import msgspec
import pytest
from flask import Flask
from sqlalchemy import insert

from auditor import faults
from auditor.archives import Problem, read
from auditor.audits.audit import Minimum
from auditor.audits.catalogue import CATEGORIES, Entry
from auditor.runner import run
from server import create_app
from server.audits.running import make_report
from server.imports import pipeline
from server.imports.importing import Import, run_import
from server.imports.uploads import Imports
from server.installation.mount import dashboard_path
from server.installation.settings import Settings
from server.rendering.filters import standalone
from server.self_audits.runner import SelfAudits
from server.store.engine import writing
from server.store.schema import texts
from server.store.store import Store
from tests.canary.words import Canaries

HERE = "http://127.0.0.1:5610"
THRESHOLD = gc.get_threshold()
canaries = Canaries()
SAY = canaries.text("an exception")


def failing(*_: object, **__: object) -> NoReturn:
    try:
        dict[str, str]().pop(SAY)
    except KeyError as cause:
        raise ValueError(f"cannot read {SAY}") from cause
    raise AssertionError


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Flask]:
    folder = tmp_path / "data"
    made = create_app(Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={}), port=5610)
    yield made
    made.extensions["store"].close()


@pytest.fixture
def store(app: Flask) -> Store:
    found: Store = app.extensions["store"]
    return found


def silent(*told: str | bytes) -> bool:
    return all(not canaries.found(each.encode() if isinstance(each, str) else each) for each in told)


def test_a_fault_is_logged_with_its_causes_and_places(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(ValueError, match="cannot read") as raised:
        failing()
    faults.note("something failed", raised.value)
    assert all(said in caplog.text for said in ("something failed", "ValueError", "KeyError", "in failing"))
    assert silent(caplog.text, faults.named(raised.value))


def test_a_fault_that_a_library_logs_or_that_ends_a_thread_tells_no_words(capsys: pytest.CaptureFixture[str]) -> None:
    root, hook = logging.getLogger(), threading.excepthook
    handlers = root.handlers[:]
    root.handlers.clear()  # basicConfig would close what pytest still needs
    try:
        faults.log_without_words()
        try:
            failing()
        except ValueError:
            logging.getLogger("waitress").exception("serving failed")
        thread = Thread(target=failing)
        thread.start()
        thread.join()
    finally:
        root.handlers[:], threading.excepthook = handlers, hook
    told = capsys.readouterr().err
    assert told.count("ValueError") == 2
    assert "serving failed" in told and "a thread failed" in told
    assert silent(told)


def test_the_process_that_reads_an_archive_tells_no_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(pipeline, "read", failing)
    monkeypatch.setattr(pipeline, "_received", failing)
    ours, theirs = Pipe(duplex=False)
    handed, hand = Pipe(duplex=False)
    hand.send_bytes(pipeline._packed.encode([]))
    handler = signal.getsignal(signal.SIGINT)
    reception = pipeline.Reception(b"k" * 32, UTC, False)
    with closing(ours), closing(theirs), closing(handed), closing(hand):
        with pytest.raises(SystemExit):
            pipeline._work(pipeline._go_through, {}, theirs, tmp_path / "any.zip", reception, [])
        with pytest.raises(SystemExit):
            pipeline._work(pipeline._receive_handed, {}, theirs, handed, reception)
    signal.signal(signal.SIGINT, handler)
    gc.unfreeze()
    gc.set_threshold(*THRESHOLD)
    assert caplog.text.count("ValueError") == 2
    assert silent(caplog.text)


def test_a_page_that_fails_tells_no_words(
    app: Flask, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    app.add_url_rule("/failing", view_func=failing, endpoint="failing")
    answer = app.test_client().get("/failing", base_url=f"{HERE}{dashboard_path(app.extensions['settings'].key)}")
    assert answer.status_code == 500
    assert "ValueError" in caplog.text
    out = capfd.readouterr()
    assert silent(caplog.text, out.err, out.out, answer.data)


def test_an_audit_and_a_verdict_that_fail_tell_no_words(
    store: Store, app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _, token = store.devices.add("a script", "none", 1)
    search = {
        "id": "0192f0c1-2222-7333-8444-555566667777", "type": "Search", "published": "2026-10-01T08:00:00Z",
        "site": "mastodon", "actor": "me", "source": {"via": "manual", "version": "1"},
    }  # fmt: skip
    client = app.test_client()
    sent = {"activities": [search]}
    shown = {"Authorization": f"Bearer {token}"}
    assert client.post("/api/v1/activities", json=sent, headers=shown, base_url=HERE).status_code == 200
    broken = replace(CATEGORIES[0].entries[0].audit, measure=failing, needs=(), minimum=Minimum(1, "cases"))
    category = replace(CATEGORIES[0], entries=(Entry(broken, 1.0),))
    monkeypatch.setattr(run, "CATEGORIES", (category,))
    monkeypatch.setattr(run, "verdict", failing)
    report = make_report(store)
    (found,) = report.categories[0].audits
    assert found.note and "ValueError at auditor/runner/outcome.py:" in found.note
    assert report.verdict.missing and "ValueError at auditor/runner/run.py:" in report.verdict.missing.what
    assert caplog.text.count("ValueError") == 2
    with app.test_request_context(base_url=HERE):
        assert silent(msgspec.json.encode(report), standalone(report), caplog.text)


def test_a_self_audit_that_fails_tells_no_words(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    run = SelfAudits(store, audit=failing).run()
    assert run.state == "failed"
    assert run.error and "ValueError" in run.error
    assert silent(run.error, caplog.text)


def test_an_import_that_fails_tells_no_words(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("server.imports.uploads.run_import", failing)
    monkeypatch.setattr("server.imports.importing.recognise", failing)
    path = tmp_path / "any.zip"
    path.write_bytes(b"PK")
    entry = Import(store.imports.begin("any.zip"), "any.zip")
    with pytest.raises(ValueError, match="cannot read"):
        run_import(store, path, entry, lambda _: None)
    (kept,) = store.imports.latest()
    assert kept.state == "failed"
    assert silent(repr(kept), caplog.text)
    imports = Imports(store)
    (tmp_path / "upload").mkdir()
    imports._running[entry.id] = entry
    imports._run({tmp_path / "upload" / "any.zip": entry}, "en", "", store.owner.get().created)
    assert "an import broke off" in caplog.text
    assert silent(caplog.text)


def test_an_upload_that_cannot_be_taken_tells_no_words(store: Store) -> None:
    class Upload:
        filename = "mine.zip"
        save = staticmethod(failing)

    with pytest.raises(ValueError, match="cannot read"):
        Imports(store).start(Upload())  # type: ignore[arg-type]
    (kept,) = store.imports.latest()
    assert "ValueError at server/imports/uploads.py:" in str(kept.problems[0])
    assert silent(repr(kept))


def test_an_archive_that_is_damaged_is_told_without_what_it_holds(tmp_path: Path) -> None:
    """Python's zipfile quotes the name that stands before a packed file where it differs from the list's."""
    path = tmp_path / "mine.zip"
    name = "Invitations.csv"
    with zipfile.ZipFile(path, "w") as written:
        written.writestr(name, "From,To,Sent At,Message,Direction\n")
        written.writestr("Follows.csv", "Name,Date\n")
        written.writestr("Profile.csv", "First Name,Last Name,Headline\nMara,Lind,Engineer\n")
    path.write_bytes(path.read_bytes().replace(name.encode(), SAY.encode()[: len(name)], 1))
    problems = [str(item) for item in read(path) if isinstance(item, Problem)]
    assert any("packed otherwise than the zip says" in problem for problem in problems)
    assert silent(*problems)


def test_an_error_of_the_database_tells_no_row(store: Store) -> None:
    row = {"person_id": "nobody", "id": SAY, "text": SAY, "expires": "2099-01-01"}
    with pytest.raises(Exception, match="UNIQUE") as problem, writing(store._engine) as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.execute(insert(texts), row)
        connection.execute(insert(texts), row)
    assert silent(str(problem.value))
