"""What is sent once, what is sent later because a channel failed, and how people are counted without names."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from auditor.report import Report
from server.audits.running import audit_now
from server.commands.main import main
from server.installation.settings import Settings
from server.self_audits.runner import SelfAudits
from server.store.choosing import Choice
from server.store.persons import now
from server.store.recurrence import Recurrence
from server.store.store import Store, open_store
from server.telling import sending
from server.telling.digest import Digest, digest
from server.telling.sending import tell, try_again
from tests.server.lives import keep
from tests.story import Story

QUESTION = "Which press do you use for the small orders?"


@pytest.fixture
def story() -> Story:
    made = Story(first=datetime.now(UTC).date() - timedelta(days=60), last_day=60)
    for name in ("Mona", "Tilo", "Vera"):
        made.exchange(20, name)
        made.write(22, name, "Gladly, and see you on the day.")
    made.hear(50, "Mona", QUESTION)
    made.hear(51, "Tilo", QUESTION)
    return made


@pytest.fixture
def store(app: Flask, story: Story) -> Store:
    found: Store = app.extensions["store"]
    keep(found, story)
    return found


class Post:
    """Stands for all services: takes what is sent, or fails."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sent: list[Digest] = []
        self.works = True
        monkeypatch.setattr(sending, "send", self.send)

    def send(self, store: Store, channel: str, message: Digest) -> bool:
        store.channels.note(channel, now(), worked=self.works)
        if self.works:
            self.sent.append(message)
        return self.works


@pytest.fixture
def post(monkeypatch: pytest.MonkeyPatch) -> Post:
    return Post(monkeypatch)


def test_a_reminder_is_sent_once_for_its_day_and_again_if_it_is_set_anew(store: Store, post: Post) -> None:
    report, today = audit_now(store), datetime.now(UTC).date()
    channel = store.channels.add("mine", "json://127.0.0.1:9", now(), names_people=True)
    step = store.steps.add("posts", "Write down one thing.", "taken", now())
    store.steps.remind(step, today)
    assert [tell(store, report, report) for _ in range(3)] == [1, 0, 0]
    assert "You wanted to be reminded: Write down one thing." in post.sent[0].lines
    store.channels.add("another", "json://127.0.0.1:9", now())
    assert tell(store, report, report) == 1, "the other channel has not told it yet"
    store.steps.remind(step, today)
    assert tell(store, report, report) == 2
    store.channels.remove(channel)
    assert store.channels.reminded(channel) == set()


def test_a_reminder_that_could_not_be_sent_is_sent_later(store: Store, post: Post) -> None:
    report = audit_now(store)
    store.channels.add("mine", "json://127.0.0.1:9", now())
    store.steps.remind(store.steps.add("posts", "Write down one thing.", "taken", now()), datetime.now(UTC).date())
    post.works = False
    assert tell(store, report, report) == 0
    post.works = True
    assert [tell(store, report, report) for _ in range(2)] == [1, 0]


def test_an_older_step_is_reminded_of_though_a_later_one_was_taken_up(store: Store) -> None:
    report = audit_now(store)
    step = store.steps.add("posts", "Write down one thing.", "taken", now() - 5_000)
    store.steps.remind(step, datetime.now(UTC).date())
    store.steps.add("other", "Another step.", "taken", now())
    found = digest(store, report, report, names_people=True)
    assert found
    assert "You wanted to be reminded: Write down one thing." in found.lines


def test_news_that_could_not_be_sent_are_sent_with_the_next_report(store: Store, post: Post, story: Story) -> None:
    store.channels.add("mine", "json://127.0.0.1:9", now(), names_people=True)
    first = audit_now(store)
    story.hear(59, "Vera", QUESTION)
    keep(store, story)
    second = audit_now(store)
    post.works = False
    assert tell(store, second, first) == 0
    post.works = True
    assert tell(store, second, second) == 1
    assert any(line.startswith("Vera: ") for line in post.sent[0].lines)
    assert not any(line.startswith("Mona: ") for line in post.sent[0].lines)
    assert tell(store, second, second) == 0


def test_a_first_report_that_could_not_be_sent_is_sent_completely(store: Store, post: Post) -> None:
    store.channels.add("mine", "json://127.0.0.1:9", now(), names_people=True)
    report = audit_now(store)
    post.works = False
    tell(store, report, None)
    tell(store, report, report)
    post.works = True
    assert tell(store, report, report) == 1
    assert any(line.startswith("Mona: ") for line in post.sent[0].lines)


MINUTE = 60_000
DAY = 86_400_000


def failed_at(store: Store) -> int:
    (channel,) = store.channels.all()
    assert channel.failed
    return channel.failed


def test_sending_is_retried_twice_and_then_with_the_next_report(store: Store, post: Post) -> None:
    store.channels.add("mine", "json://127.0.0.1:9", now(), names_people=True)
    report = audit_now(store)
    post.works = False
    tell(store, report, None)
    for minutes in (15, 60):
        tried = failed_at(store)
        assert try_again(store, tried + minutes * MINUTE - 1) == 0
        assert [each.failed for each in store.channels.all()] == [tried], "too early to try"
        assert try_again(store, tried + minutes * MINUTE) == 0
    tried = failed_at(store)
    post.works = True
    assert try_again(store, tried + 600 * MINUTE) == 0, "only the next self-audit tries again"
    assert tell(store, report, report) == 1
    post.works = False
    tell(store, report, None)
    post.works = True
    assert try_again(store, failed_at(store) + 15 * MINUTE) == 1, "each self-audit may fail anew"


def test_a_sent_notification_is_not_sent_again(store: Store, post: Post) -> None:
    store.channels.add("mine", "json://127.0.0.1:9", now(), names_people=True)
    report = audit_now(store)
    post.works = False
    tell(store, report, None)
    tried = failed_at(store)
    post.works = True
    other = store.channels.add("another", "json://127.0.0.1:9", now())
    assert tell(store, report, None) == 2
    assert try_again(store, tried + 15 * MINUTE) == 0
    assert len(post.sent) == 2
    post.works = False
    store.channels.miss(other, None)
    store.channels.note(other, tried, worked=True)
    assert try_again(store, tried + 15 * MINUTE) == 0
    assert all(each.retried == 0 for each in store.channels.all()), "a channel that took something has not failed"


def test_the_server_tries_again_also_after_a_restart(store: Store, post: Post, settings: Settings) -> None:
    store.channels.add("mine", "json://127.0.0.1:9", now(), names_people=True)
    report = audit_now(store)
    post.works = False
    tell(store, report, None)
    later = failed_at(store) + 15 * MINUTE
    post.works = True
    with open_store(settings) as opened_anew:
        SelfAudits(opened_anew, clock=lambda: later).look()
        SelfAudits(opened_anew, clock=lambda: later + 60 * MINUTE).look()
    assert len(post.sent) == 1
    assert any(line.startswith("Mona: ") for line in post.sent[0].lines)


def test_a_deleted_report_since_which_news_are_missed_is_replaced_by_the_last_one(store: Store, post: Post) -> None:
    channel = store.channels.add("mine", "json://127.0.0.1:9", now())
    report = audit_now(store)
    store.channels.miss(channel, "a report that was erased")
    assert tell(store, report, report) == 0


def test_a_failing_channel_is_reported_until_it_works(
    store: Store, post: Post, client: FlaskClient, settings: Settings
) -> None:
    store.channels.add("my hook", "json://127.0.0.1:9", now())
    report = audit_now(store)
    sentence = "Telling you by “my hook” did not work:"

    def said() -> list[bool]:
        printed = [
            CliRunner().invoke(main, ["--data", str(settings.data), name]).output for name in ("today", "doctor")
        ]
        return [sentence in " ".join(each.split()) for each in (client.get("/").text, *printed)]

    assert said() == [False, False, False]
    post.works = False
    tell(store, report, None)
    assert said() == [True, True, True]
    post.works = True
    tell(store, report, report)
    assert said() == [False, False, False]


def nameless(store: Store, report: Report, before: Report | None) -> tuple[str, ...]:
    found = digest(store, report, before, names_people=False)
    assert found
    return found.lines


def changed(report: Report, **waiting: Any) -> Report:
    """The report with what is said of each person who waits, by name."""
    told = (msgspec.structs.replace(each, **waiting.get(each.name, {})) for each in report.waiting)
    return msgspec.structs.replace(report, waiting=tuple(told))


def test_a_person_who_waited_and_wrote_again_is_not_counted_as_new(store: Store, story: Story) -> None:
    report = audit_now(store)
    before = changed(report, Mona={"activity": "what Mona wrote before"})
    assert nameless(store, report, before)[0] == "There is something new of 1 of them since the last time."
    story.hear(59, "Vera", QUESTION)
    keep(store, story)
    assert nameless(store, audit_now(store), before)[0] == "1 of them is new since the last time."


def test_people_whom_the_title_does_not_count_are_counted_separately(store: Store, story: Story) -> None:
    before = audit_now(store)
    story.hear(59, "Zoe", QUESTION)
    keep(store, story)
    report = audit_now(store)
    assert [each.name for each in report.waiting if each.apart] == ["Zoe"]
    assert nameless(store, report, before)[0] == "1 new person wrote to you"


class Killed(BaseException):
    """Stands for the end of the process: nothing of ours may take it for a failure."""


def due_an_hour_ago() -> Recurrence:
    """A daily rule that is not due again within the hours which a test goes on, whatever the time of day is."""
    return Recurrence.checked("daily", (datetime.now(UTC) - timedelta(hours=1)).strftime("%H:%M"), None, None, "UTC")


@pytest.mark.parametrize("failed_before", [False, True])
def test_news_that_a_kill_delayed_are_sent_once(
    store: Store, post: Post, settings: Settings, monkeypatch: pytest.MonkeyPatch, failed_before: bool
) -> None:
    channel = store.channels.add("mine", "json://127.0.0.1:9", now(), names_people=True)
    if failed_before:
        store.channels.note(channel, now(), worked=False)
    store.schedules.add(due_an_hour_ago(), 90, now() - 2 * DAY)

    def killed(*_: object) -> bool:
        raise Killed

    with monkeypatch.context() as patched, pytest.raises(Killed):
        patched.setattr(sending, "send", killed)
        SelfAudits(store).look()
    moment = now()
    with open_store(settings) as opened_anew:
        SelfAudits(opened_anew, clock=lambda: moment).look()
        assert post.sent == [], "another server may be at it"
        for later in range(16, 300, 16):
            SelfAudits(opened_anew, clock=partial(int, moment + later * MINUTE)).look()
    (message,) = post.sent
    assert any(line.startswith("Mona: ") for line in message.lines)


def test_a_kill_each_time_it_is_told_ends_the_trying(
    store: Store, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    store.channels.add("mine", "json://127.0.0.1:9", now())
    store.schedules.add(due_an_hour_ago(), 90, now() - 2 * DAY)
    tried = []

    def killed(*_: object) -> bool:
        tried.append(True)
        raise Killed

    monkeypatch.setattr(sending, "send", killed)
    moment = now()
    for minutes in range(0, 300, 16):
        with suppress(Killed), open_store(settings) as opened_anew:
            SelfAudits(opened_anew, clock=partial(int, moment + minutes * MINUTE)).look()
    assert len(tried) == 3


def test_whoever_is_erased_while_it_is_told_is_named_to_no_further_channel(
    store: Store, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("first", "second"):
        store.channels.add(name, "json://127.0.0.1:9", now(), names_people=True)
    report, sent = audit_now(store), post.send

    def erased_meanwhile(*given: Any) -> bool:
        if not post.sent:
            (mona,) = store.acquaintances.called("Mona")
            store.erase_part(Choice(people=((mona.site, mona.id),)))
        return sent(*given)

    monkeypatch.setattr(sending, "send", erased_meanwhile)
    assert tell(store, report, None) == 1
    assert len(post.sent) == 1
