"""A message that may have arrived is not sent a second time, and that nobody knows is said."""

import socket
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from server.audits.running import audit_now
from server.commands.main import main
from server.installation.settings import Settings
from server.self_audits.runner import SelfAudits
from server.store.channels import Channels
from server.store.errors import DiskFullError
from server.store.persons import now
from server.store.recurrence import Recurrence
from server.store.store import Store, open_store
from server.telling import sending
from server.telling.child import Message
from server.telling.sending import Outcome, send_trial, tell, untold
from tests.server.lives import keep
from tests.server.telling.test_hostile_services import serving
from tests.server.telling.test_missed import DAY, MINUTE, QUESTION, Killed, due_an_hour_ago, story
from tests.server.telling.test_telling import Receiver, receiver
from tests.story import Story

__all__ = ["receiver", "story"]  # fixtures

SENTENCE = "Whether the message by “mine” arrived is not known:"


def in_doubt(store: Store) -> list[str]:
    """What is said of messages of which nobody knows whether they arrived."""
    return [said for outcome, said in untold(store) if outcome is Outcome.UNSURE]


@pytest.fixture
def store(app: Flask, story: Story) -> Store:
    found: Store = app.extensions["store"]
    keep(found, story)
    return found


def die(store: Store, monkeypatch: pytest.MonkeyPatch, *, sends: bool) -> int:
    """Have a self-audit tell, in a process that ends once the message is sent, or right before. Returns when."""
    sent = sending._sent

    def killed(message: Message) -> Outcome:
        if sends:
            sent(message)
        raise Killed

    store.schedules.add(due_an_hour_ago(), 90, now() - 2 * DAY)
    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(sending, "_sent", killed)
        SelfAudits(store).look()
    return now()


def look_for_hours(settings: Settings, since: int) -> None:
    with open_store(settings) as opened_anew:
        for later in range(0, 300, 16):
            SelfAudits(opened_anew, clock=partial(int, since + later * MINUTE)).look()


@pytest.mark.parametrize("sends", [True, False])
def test_a_kill_between_sending_and_noting_has_nothing_sent_twice_and_is_said(
    store: Store,
    receiver: Receiver,
    settings: Settings,
    client: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    sends: bool,
) -> None:
    store.channels.add("mine", receiver.address, now(), names_people=True)
    store.steps.remind(store.steps.add("posts", "Write down one thing.", "taken", now()), datetime.now(UTC).date())
    look_for_hours(settings, die(store, monkeypatch, sends=sends))
    assert len(receiver.heard) == sends
    printed = [CliRunner().invoke(main, ["--data", str(settings.data), name]).output for name in ("today", "doctor")]
    assert [SENTENCE in " ".join(each.split()) for each in (client.get("/").text, *printed)] == [True, True, True]
    assert "is not known" in client.get("/telling").text
    report = store.reports.last()
    assert report
    assert tell(store, report, report) == 0, "nor with the next report, nor the reminder"
    assert len(receiver.heard) == sends


def test_what_is_new_after_that_is_sent_and_ends_the_doubt(
    store: Store,
    receiver: Receiver,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    story: Story,
) -> None:
    store.channels.add("mine", receiver.address, now(), names_people=True)
    die(store, monkeypatch, sends=True)
    before = store.reports.last()
    story.hear(59, "Vera", QUESTION)
    keep(store, story)
    store.schedules.add(Recurrence.checked("daily", "10:00", None, None, "UTC"), 90, now() - 2 * DAY)
    SelfAudits(store).look()  # within the time in which the message of before could still be under way
    assert before
    assert len(receiver.heard) == 2
    assert "Vera: " in receiver.heard[1]["message"]
    assert "Mona: " not in receiver.heard[1]["message"]
    assert in_doubt(store) == []
    look_for_hours(settings, now())
    assert len(receiver.heard) == 2


def test_a_full_disk_after_sending_has_nothing_sent_twice(
    store: Store, receiver: Receiver, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.channels.add("mine", receiver.address, now(), names_people=True)
    report = audit_now(store)

    def full(*_: object, **__: object) -> None:
        raise DiskFullError

    with monkeypatch.context() as patched:
        patched.setattr(Channels, "note", full)
        tell(store, report, None)
    look_for_hours(settings, now())
    assert len(receiver.heard) == 1
    assert [SENTENCE in each for each in in_doubt(store)] == [True]


@pytest.mark.parametrize("status", [301, 302, 303])
def test_of_a_message_whose_service_leads_on_nobody_knows_whether_it_took_it(
    store: Store, receiver: Receiver, settings: Settings, client: FlaskClient, token: str, status: int
) -> None:
    """Some answer so once they took it, others to say that they are elsewhere now."""
    receiver.status = status
    channel = store.channels.add("mine", receiver.address, now(), names_people=True)
    report = audit_now(store)
    assert tell(store, report, None) == 0
    assert [SENTENCE in each for each in in_doubt(store)] == [True]
    look_for_hours(settings, now())
    assert len(receiver.heard) == 1
    told = client.post(f"/telling/{channel}/test", data={"form_token": token}, follow_redirects=True).text
    assert "Look whether it arrived." in told
    assert "could not be sent" not in told


@pytest.mark.parametrize("status", [400, 404, 500, 503])
def test_a_message_that_was_refused_is_sent_again(
    store: Store, receiver: Receiver, settings: Settings, status: int
) -> None:
    receiver.status = status
    store.channels.add("mine", receiver.address, now(), names_people=True)
    report = audit_now(store)
    assert tell(store, report, None) == 0
    assert in_doubt(store) == []
    receiver.status = 204
    look_for_hours(settings, now())
    assert len(receiver.heard) == 2


def mail(text: bytes | None) -> object:
    """A mail server that answers so to the whole text; None: it answers nothing, and goes."""

    def peer(connection: socket.socket) -> None:
        talk = connection.makefile("rwb")

        def say(words: bytes) -> None:
            talk.write(words + b"\r\n")
            talk.flush()

        say(b"220 here")
        for line in talk:
            word = line.split(b" ")[0].strip().upper()
            if word == b"DATA":
                say(b"354 go on")
                while talk.readline() != b".\r\n":
                    pass
                if text is None:
                    with suppress(OSError):
                        connection.shutdown(socket.SHUT_RDWR)
                    return
                say(text)
            else:
                say(b"250 well")

    return peer


@pytest.mark.parametrize(("answer", "unsure"), [(None, True), (b"554 no", False)])
def test_of_a_mail_that_was_handed_over_without_an_answer_nobody_knows(
    store: Store, answer: bytes | None, unsure: bool
) -> None:
    with serving(mail(answer)) as port:  # type: ignore[arg-type]
        address = f"mailto://127.0.0.1:{port}/?from=a@example.org&to=b@example.org"
        assert not send_trial(store, store.channels.add("mine", address, now()))
    assert [each.unsure is not None for each in store.channels.all()] == [unsure]
    assert bool(in_doubt(store)) == unsure


def test_a_message_that_waits_for_its_answer_is_in_no_doubt_yet(store: Store) -> None:
    channel = store.channels.add("mine", "json://127.0.0.1:9", now())
    store.channels.begin(channel, now())
    assert in_doubt(store) == []
    store.channels.begin(channel, now() - round(timedelta(hours=1).total_seconds() * 1000))
    assert len(in_doubt(store)) == 1
