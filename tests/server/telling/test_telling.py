"""Notifications after a self-audit: real requests to a server of the test, and none if nothing is new."""

import json
import logging
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import Any

import msgspec
import pytest
from flask import Flask
from flask.testing import FlaskClient

from auditor.answers.expectations import Expectations
from auditor.answers.trial import Trial
from auditor.report import Report
from auditor.report.changed import Change, Changed
from server.audits.running import audit_now, make_report
from server.rendering.kept_apart import KeptApart
from server.self_audits.runner import SelfAudits
from server.store.errors import StoreError
from server.store.persons import now
from server.store.recurrence import Recurrence
from server.store.store import Store
from server.telling.digest import MOST_LINES, Digest, digest
from server.telling.sending import send, tell, understood
from tests.server.lives import keep
from tests.story import Story

QUESTION = "How did you set up the night shift plan over there?"
SECRET = "pa55word-of-mine"


class Receiver:
    """A service that is told: what Apprise sends to ``json://`` addresses."""

    def __init__(self) -> None:
        self.heard: list[dict[str, Any]] = []
        self.status = 200
        self.odd = False
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.heard.append(json.loads(body))
                self.send_response(receiver.status)
                if receiver.odd:
                    self._headers_buffer.append(b"a header of no kind\r\n")  # type: ignore[attr-defined]
                self.end_headers()

            def log_message(self, *_: object) -> None: ...

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"json://me:{SECRET}@127.0.0.1:{self.server.server_port}"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    Thread(target=made.server.serve_forever, daemon=True).start()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def story() -> Story:
    made = Story(first=datetime.now(UTC).date() - timedelta(days=60), last_day=60)
    made.hear(1, "friend", "Good to see you last week, and thanks for the tea.")
    made.write(2, "friend", "Gladly, and come again soon.")
    made.exchange(20, "Ana")
    made.hear(50, "Ana", QUESTION)
    return made


@pytest.fixture
def store(app: Flask, story: Story) -> Store:
    found: Store = app.extensions["store"]
    keep(found, story)
    return found


def test_a_self_audit_that_ran_by_itself_tells_who_waits_and_one_that_was_asked_for_does_not(
    store: Store, receiver: Receiver
) -> None:
    store.channels.add("mine", receiver.address, now())
    audits = SelfAudits(store)
    audits.run(90)
    assert receiver.heard == []
    store.schedules.add(Recurrence.checked("daily", "09:00", None, None, "UTC"), 90, now() - 2 * 86_400_000)
    audits.look()
    assert [message["title"] for message in receiver.heard] == []  # Ana waited in the report before as well
    story = Story(first=date(2026, 1, 1))
    story.write(datetime.now(UTC) - timedelta(days=9), "Ben", "Are you at the fair this week?")
    story.hear(datetime.now(UTC) - timedelta(hours=3), "Ben", QUESTION)
    keep(store, story)
    store.schedules.add(Recurrence.checked("daily", "09:00", None, None, "UTC"), 90, now() - 2 * 86_400_000)
    audits.look()
    (message,) = receiver.heard
    assert message["title"] == "Rapport: 2 people wait for you"
    assert "1 of them is new since the last time." in message["message"]
    assert "Ben" not in json.dumps(message)


def test_names_are_told_only_where_that_was_asked_for(store: Store) -> None:
    report = audit_now(store)
    plain = digest(store, report, None, names_people=False)
    named = digest(store, report, None, names_people=True)
    assert plain
    assert named
    assert "Ana" not in plain.title + plain.body
    assert "Ana: asked you a question" in named.body
    assert "since the last time" not in plain.body, "there was none before"
    assert len(named.lines) <= MOST_LINES


def test_a_source_who_is_kept_apart_is_named_nowhere_outside(client: FlaskClient, token: str, store: Store) -> None:
    report = audit_now(store)
    store.steps.add("reply-rate", "Give Ana one line today.", "taken", now(), until=datetime.now(UTC).date())
    assert "Ana" in client.get("/steps/calendar/steps.ics").text
    store.answers.add(Expectations(kept_apart=("Ana",)))
    named = digest(store, report, None, names_people=True)
    assert named
    assert "Ana" not in named.title + named.body
    assert "asked you a question" not in named.body, "nor what they did, nor when"
    assert named.title == "Rapport: 1 person waits for you", "that somebody waits is told"
    assert "Give somebody one line today." in named.body
    assert "Give somebody one line today." in client.get("/steps/calendar/steps.ics").text
    assert "Ana" not in client.get("/people").text
    assert "Ana" in client.get("/people/apart").text, "where the person opens it they stay"


def test_a_source_is_named_nowhere_outside_by_what_they_were_called_before_either(store: Store) -> None:
    report = audit_now(store)
    (ana,) = (each for each in report.waiting if each.person == "Ana")
    before = msgspec.structs.replace(report, id="before", waiting=(msgspec.structs.replace(ana, name="Annika Quist"),))
    store.reports.add(before)
    store.answers.add(Expectations(kept_apart=("Ana",)))
    apart = KeptApart(store)
    assert apart.said("Annika Quist and Ana wrote to Quist.") == "somebody and somebody wrote to Quist."


def test_a_source_is_not_named_by_somebody_who_is_called_the_same(store: Store) -> None:
    """It may be they, on a site on which the person did not say that it is."""
    report = audit_now(store)
    (ana,) = (each for each in report.waiting if each.person == "Ana")
    other = msgspec.structs.replace(ana, site="mastodon", person="@ana@place.example", name="ANA", activity="another")
    store.answers.add(Expectations(kept_apart=("Ana",)))
    named = digest(store, msgspec.structs.replace(report, waiting=(other,)), None, names_people=True)
    assert named
    assert "ana" not in (named.title + named.body).casefold().split(":")[0]
    assert "somebody: asked you a question" in named.body


def test_what_others_write_may_call_a_source_by_a_part_of_the_name_or_by_an_address(store: Store) -> None:
    report = audit_now(store)
    (ana,) = (each for each in report.waiting if each.person == "Ana")
    before = msgspec.structs.replace(
        report, id="before", waiting=(msgspec.structs.replace(ana, name="Dr. Annika van der Quist 🦊"),)
    )
    store.reports.add(before)
    store.answers.add(Expectations(kept_apart=("Ana", "https://place.example/@aqui17")))
    written = KeptApart(store).written
    assert written("quist's files, says Annika, der van; dr. Quist of @aqui17") == (
        "somebody's files, says somebody, der van; dr. somebody of @somebody"
    )


def test_nothing_is_sent_if_nothing_is_new(store: Store) -> None:
    report = audit_now(store)
    assert digest(store, report, None, names_people=True)
    assert digest(store, report, report, names_people=True) is None


def test_a_due_reminder_is_sent(store: Store) -> None:
    report = audit_now(store)
    step = store.steps.add("reply-rate", "Answer Ana today.", "taken", now())
    store.steps.remind(step, datetime.now(UTC).date())
    named = digest(store, report, report, names_people=True)
    plain = digest(store, report, report, names_people=False)
    assert named
    assert plain
    assert "You wanted to be reminded: Answer Ana today." in named.lines
    assert "Ana" not in plain.body


def test_two_steps_are_reminded_of_beside_a_trial_and_nothing_is_said_to_have_changed_where_nothing_did(
    store: Store,
) -> None:
    report = msgspec.structs.replace(audit_now(store), waiting=(), changes=())
    today = datetime.now(UTC).date()
    monday = today - timedelta(days=today.weekday())
    trial = Trial("Keep one slot.", "week", "written-to", monday, 4, drawn=(True, False, True, False))
    store.trials.add("reply-window", trial, now())
    alone = digest(store, report, report, names_people=True)
    assert alone and alone.title == "Rapport: how your trial stands"
    for number, action in enumerate(["Answer Ana today.", "Thank Ben."]):
        store.steps.remind(store.steps.add("reply-rate", action, "taken", now() + number), today)
    found = digest(store, report, report, names_people=True)
    assert found and found.title == "Rapport: a reminder"
    assert {"You wanted to be reminded: Answer Ana today.", "You wanted to be reminded: Thank Ben."} <= set(found.lines)
    assert len(found.lines) <= MOST_LINES
    assert len(found.reminders) == 3


def test_a_failing_service_stops_no_other_and_is_recorded(store: Store, receiver: Receiver) -> None:
    store.channels.add("gone", "json://127.0.0.1:9", now())
    store.channels.add("mine", receiver.address, now())
    assert tell(store, audit_now(store), None) == 1
    gone, mine = sorted(store.channels.all(), key=lambda each: each.name)  # both may be of one moment
    assert gone.failed
    assert not gone.told
    assert mine.told
    assert not mine.failed


def test_a_password_is_nowhere_to_be_read(
    store: Store, receiver: Receiver, client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    receiver.status = 500
    store.channels.add("mine", receiver.address, now())
    with caplog.at_level(logging.DEBUG):
        tell(store, audit_now(store), None)
    assert receiver.heard
    assert not any(SECRET in record.getMessage() for record in caplog.records)
    assert SECRET not in client.get("/telling").text
    for file in store.folder.rglob("*"):
        if file.is_file():
            assert SECRET.encode() not in file.read_bytes(), file


def test_an_answer_that_cannot_be_read_puts_no_address_into_the_log(
    store: Store, receiver: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    receiver.odd = True
    store.channels.add("mine", f"json://127.0.0.1:{receiver.server.server_port}/{SECRET}", now())
    with caplog.at_level(logging.DEBUG):
        tell(store, audit_now(store), None)
    assert receiver.heard
    assert SECRET not in caplog.text


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_hostile_name_is_no_picture_and_no_link_where_markup_is_shown(
    store: Store, receiver: Receiver, form: str
) -> None:
    made = store.channels.add("mine", f"{receiver.address}?format={form}", now(), names_people=True)
    name = "<img src=http://evil.example/seen> [Ana](http://evil.example)"
    assert send(store, made, Digest("Rapport", (f"{name}: asked you a question", "More.")))
    (message,) = receiver.heard
    assert ("<img" in message["message"]) is (form == "markdown")  # escaped there in its own way
    assert "](http" not in message["message"] or form == "html"
    assert name not in message["message"]


def test_an_address_encrypted_with_another_key_is_reported(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    made = store.channels.add("mine", "json://127.0.0.1:9", now())
    monkeypatch.setattr(store.channels, "_key", lambda: b"another" * 5)
    with pytest.raises(StoreError, match="kept with another key"):
        store.channels.address(made)
    assert tell(store, audit_now(store), None) == 0


def test_the_page_adds_tries_and_removes(client: FlaskClient, token: str, store: Store, receiver: Receiver) -> None:
    wrong = {"form_token": token, "name": "mine", "address": "nothing of the kind"}
    assert "Not added" in client.post("/telling", data=wrong, follow_redirects=True).text
    right = wrong | {"address": receiver.address, "names_people": "1"}
    assert "A test was sent." in client.post("/telling", data=right, follow_redirects=True).text
    assert receiver.heard[0]["title"] == "A test from Rapport"
    (kept,) = store.channels.all()
    assert kept.names_people
    receiver.status = 500
    again = client.post(f"/telling/{kept.id}/test", data={"form_token": token}, follow_redirects=True)
    assert "could not be sent" in again.text
    assert "It did not work on" in again.text
    client.post(f"/telling/{kept.id}/remove", data={"form_token": token})
    assert store.channels.all() == []
    for path in (f"/telling/{kept.id}/test", f"/telling/{kept.id}/remove"):
        assert client.post(path, data={"form_token": token}).status_code == 404


def test_an_address_that_apprise_does_not_support_is_refused() -> None:
    assert understood("mailto://user:secret@example.org")
    assert not understood("")
    assert not understood("gopher://example.org")


def test_a_failure_of_ours_does_not_undo_the_audit(store: Store) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    def made(kept: Store, /, *, days: int, on_progress: Any) -> Report:
        return msgspec.structs.replace(make_report(kept, days=days, on_progress=on_progress))

    store.schedules.add(Recurrence.checked("daily", "09:00", None, None, "UTC"), 90, now() - 2 * 86_400_000)
    SelfAudits(store, audit=made, tell=broken).look()
    assert store.reports.last() is not None
    assert store.runs.latest()[0].state == "done"


@pytest.mark.parametrize(("away", "told"), [(0, False), (2, True)])
def test_changes_are_sent_with_the_weeks_that_are_left_out(store: Store, away: int, told: bool) -> None:
    report = audit_now(store)
    more = Change("begun", 30.0, 4.0, 6.0, (5.0, 30.0))
    changed = msgspec.structs.replace(report, changes=(more,), away=away)
    found = digest(store, changed, report, names_people=False)
    assert found
    assert "You began more conversations: 30" in found.body
    assert ("2 weeks in which you were away are left out." in found.body) is told


@pytest.mark.parametrize(
    ("perhaps_before", "perhaps_now", "told"), [(False, False, False), (True, False, True), (True, True, False)]
)
def test_a_change_is_sent_when_it_is_certain_and_then_not_again(
    store: Store, perhaps_before: bool, perhaps_now: bool, told: bool
) -> None:
    report = audit_now(store)
    more = Change("begun", 30.0, 4.0, 6.0, (5.0, 30.0))
    before, after = (
        msgspec.structs.replace(report, changes=(msgspec.structs.replace(more, perhaps=perhaps),))
        for perhaps in (perhaps_before, perhaps_now)
    )
    found = digest(store, after, before, names_people=False)
    assert ("You began more conversations" in (found.body if found else "")) is told


def test_only_two_of_many_changes_are_sent(store: Store) -> None:
    report = audit_now(store)
    kinds: tuple[Changed, ...] = ("begun", "introductions", "contributions")
    more = tuple(Change(of, 30.0, 4.0, 6.0, (5.0, 30.0)) for of in kinds)
    found = digest(store, msgspec.structs.replace(report, changes=more), report, names_people=False)
    assert found
    assert sum("usually 4 to 6" in line for line in found.lines) == 2
