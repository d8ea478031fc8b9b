"""Nobody has more than two audits or two large uploads going on at once, and others have theirs meanwhile."""

import ast
import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC
from http.client import HTTPResponse
from pathlib import Path
from select import select
from socket import create_connection, socket
from threading import Event, Thread
from typing import Any

import pytest
from flask import Flask

from auditor.history.ingest import receive
from auditor.report import Report
from server.audits import running
from server.hosted.places import AT_ONCE, AUDITING, take
from server.installation.hosting import SECRET_HEADER
from server.installation.settings import Settings
from server.store.person_stores import PersonStores
from server.store.persons import now
from server.store.recurrence import Recurrence
from server.store.store import Store
from tests.conftest import LONGEST
from tests.server.hosted.conftest import ORIGIN, PROXY, SECRET, Browser, browser, joined, made, stores_of
from tests.server.hosted.test_serving import asked, started
from tests.server.processes import ended, until
from tests.story import Story

__all__ = ["ended"]

pytestmark = pytest.mark.postgresql

GERMAN = {"Accept-Language": "de"}
TWO = "Two audits of yours are being made."


class Held:
    """Makes reports, but those of one person only once they may go on."""

    def __init__(self) -> None:
        self.person = ""
        self.begun: list[str] = []
        self.goes_on = Event()
        self._make = running.make_report

    def __call__(self, store: Store, /, **how: Any) -> Report:
        if store.person == self.person:
            self.begun.append(store.person)
            assert self.goes_on.wait(60)
        return self._make(store, **how)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    held = Held()
    monkeypatch.setattr("server.audits.running.make_report", held)
    yield held
    held.goes_on.set()


@pytest.fixture
def app(settings: Settings, held: Held) -> Iterator[Flask]:
    """One whose reports wait."""
    app = made(settings, PROXY)
    yield app
    held.goes_on.set()
    app.extensions["belongings"].stop()
    stores_of(app).close()


def active(app: Flask, name: str) -> tuple[Browser, Store]:
    """Somebody of whom there is something to audit."""
    person = joined(app, name)
    store, story = stores_of(app).of(person.person), Story(zone=UTC)
    acts = [story.hear(470 + n, f"friend {n}") for n in range(3)]
    store.activities.write([receive(each, key=store.key, zone=UTC, keep_text=False) for each in acts])
    return person, store


def in_background(app: Flask, name: str, status: list[int]) -> Thread:
    """Somebody asks for a report in another window."""
    window = browser(app, name)
    assert window.get("/sign-in").status_code == 302
    thread = Thread(target=lambda: status.append(window.send("/reports").status_code))
    thread.start()
    return thread


def test_a_third_audit_is_refused_before_anything_changes_while_others_have_theirs(
    app: Flask, held: Held, settings: Settings
) -> None:
    (ana, store), (bea, _) = active(app, "ana"), active(app, "bea")
    held.person = ana.person
    status: list[int] = []
    windows = [in_background(app, "ana", status) for _ in range(AT_ONCE)]
    until(lambda: len(held.begun) == AT_ONCE)
    answers = {"form_token": ana.token, "visits_a_day": "30"}
    before = store.answers.get()
    refused = ana.post("/answers", data=answers, headers=GERMAN)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "10")
    assert "Zwei Prüfungen von dir laufen gerade." in refused.text
    assert store.answers.get() == before
    program = ana.post("/api/v1/audits", json={}, headers={"X-Form-Token": ana.token})
    assert (program.status_code, program.mimetype, program.headers["Retry-After"]) == (
        429,
        "application/problem+json",
        "10",
    )
    assert TWO in program.text
    compared = ana.get("/compare?what=sites&first=linkedin&second=linkedin")  # which audits and changes nothing
    assert compared.status_code == 429
    assert ana.get("/compare").status_code == 200
    another = made(settings, PROXY)  # as another process of the server
    elsewhere = browser(another, "ana")
    assert elsewhere.get("/sign-in").status_code == 302
    assert elsewhere.send("/reports").status_code == 429
    another.extensions["belongings"].stop()
    stores_of(another).close()
    assert bea.send("/reports").status_code == 302
    held.goes_on.set()
    for window in windows:
        window.join()
    assert status == [302] * AT_ONCE
    assert ana.post("/answers", data=answers).status_code == 302
    assert store.answers.get() != before


def test_self_audits_in_the_background_hold_their_places_until_they_have_ended(app: Flask, held: Held) -> None:
    ana, store = active(app, "ana")
    held.person = ana.person
    rule = Recurrence.checked("daily", "09:00", None, None, "Europe/Berlin")
    first, second, third = (store.schedules.add(rule, days, now()).id for days in (30, 60, 90))
    begun = [ana.send("/schedule/runs", schedule=first) for _ in range(3)]  # the same, which takes one place
    assert len({each.location for each in begun}) == 1
    assert ana.send("/schedule/runs", schedule=second).status_code == 302
    refused = ana.send("/schedule/runs", schedule=third)
    assert refused.status_code == 429
    assert TWO in refused.text
    held.goes_on.set()
    until(lambda: not store.runs.running())
    until(lambda: ana.send("/schedule/runs", schedule=third).status_code == 302)
    until(lambda: not store.runs.running())
    assert {run.days for run in store.runs.latest() if run.state == "done"} == {30, 60, 90}


def test_a_failed_audit_gives_its_place_back(app: Flask) -> None:
    ana = joined(app, "ana")  # of whom there is nothing
    for _ in range(2 * AT_ONCE):
        assert ana.send("/reports").location == "/import"
        assert ana.post("/api/v1/audits", json={}, headers={"X-Form-Token": ana.token}).status_code == 409


def test_a_place_is_free_after_leave(tmp_path: Path) -> None:
    taken = [take(tmp_path, "audit") for _ in range(AT_ONCE)]
    assert all(taken)
    assert take(tmp_path, "audit") is None
    other = take(tmp_path, "upload")
    assert other
    taken[0].leave()  # type: ignore[union-attr]
    taken[0].leave()  # type: ignore[union-attr]
    assert take(tmp_path, "audit") is not None
    assert {file.stat().st_mode & 0o777 for file in tmp_path.iterdir()} == {0o600}


def auditing(file: Path) -> set[str]:
    """The endpoints in a module whose views audit, be it by other functions of it."""
    tree = ast.parse(file.read_text("utf-8"))
    functions = {each.name: each for each in tree.body if isinstance(each, ast.FunctionDef)}
    called = {
        name: {each.func.id for each in ast.walk(function) if isinstance(each, ast.Call) and hasattr(each.func, "id")}
        for name, function in functions.items()
    }
    found: set[str] = {"audit_now", "make_report", "start_self_audit"}
    while more := {name for name, names in called.items() if names & found} - found:
        found |= more
    named = re.search(r'Blueprint\("(\w+)"', file.read_text("utf-8"))
    prefix = named[1] if named else "api"
    return {f"{prefix}.{name}" for name in found & set(functions) if functions[name].decorator_list}


def test_every_view_that_audits_after_a_change_is_refused_before_it() -> None:
    rooms = [*Path("server/dashboard").glob("*.py"), *Path("server/api").glob("*.py")]
    every = set().union(*map(auditing, rooms))
    assert every - {"comparing.overview"} == AUDITING


def half_sent(port: int, cookie: str, name: str, length: int, sent: int, *more: str) -> socket:
    """A connection that has sent so much of an archive."""
    lines = [
        "POST /api/v1/imports?name=a.zip HTTP/1.1", f"Host: {ORIGIN.removeprefix('https://')}", f"Cookie: {cookie}",
        f"Origin: {ORIGIN}", f"Remote-User: {name}", f"{SECRET_HEADER}: {SECRET}", f"Content-Length: {length}",
        "Content-Type: application/octet-stream", *more,
    ]  # fmt: skip
    connection = create_connection(("127.0.0.1", port), timeout=60)
    connection.sendall("\r\n".join([*lines, "", ""]).encode() + b"x" * sent)
    return connection


def answered(connection: socket) -> str:
    """What is answered, header and body."""
    told = HTTPResponse(connection)
    told.begin()
    header = f"{told.status}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in told.getheaders())
    return header + told.read().decode()


def locked(folder: Path) -> int:
    """How many uploads hold a place; asked only while none begins, which would find taken what is looked at."""
    places = [take(folder, "upload") for _ in range(AT_ONCE)]
    free = [place for place in places if place is not None]
    for place in free:
        place.leave()
    return AT_ONCE - len(free)


def test_uploads_of_one_person_are_bounded_before_they_are_read(settings: Settings) -> None:
    port = started(settings, RAPPORT_MOST_UPLOADED="1")
    stores = PersonStores(settings)
    cookies = {}
    for name in ("ana", "bea"):
        shown = asked(port, "POST", "/join", name=name, token=stores.memberships.invite(name, "person", now()))
        cookies[name] = asked(port, "GET", "/sign-in", shown.cookie, name=name).cookie
    folders = {each.name: settings.data / "people" / each.person_id for each in stores.memberships.members()}
    stores.close()
    with ExitStack() as opened:

        def send(name: str, length: int, sent: int, *more: str) -> socket:
            return opened.enter_context(half_sent(port, cookies[name], name, length, sent, *more))

        large = answered(send("ana", 1_000_001, 0, "Accept-Language: de"))
        assert large.startswith("413")
        assert "bis zu 1 MB" in large
        sent = [send("ana", 1_000_000, 600_000, "Accept-Language: de") for _ in range(AT_ONCE + 1)]
        refused, *more = select(sent, [], [], LONGEST / 2)[0]  # any of them, as they are not taken in the order sent
        assert not more
        told = answered(refused)
        assert told.startswith("429")
        assert "\r\nRetry-After: 30\r\n" in told
        assert "Zwei Dateien von dir sind gerade unterwegs." in told
        assert "application/problem+json" in told
        first, second = (each for each in sent if each is not refused)
        other = send("bea", 1_000_000, 1_000_000)
        assert answered(other).startswith("403")  # for want of the form's token, which came to be looked at
        first.close()
        until(lambda: locked(folders["ana"]) == AT_ONCE - 1)
        second.sendall(b"x" * 400_000)
        assert answered(second).startswith("403")
        until(lambda: not locked(folders["ana"]))
        assert asked(port, "GET", "/import", cookies["ana"]).text.count("up to 1 MB") == 1
