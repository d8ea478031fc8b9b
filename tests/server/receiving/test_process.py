"""Texts read in a process of their own: the same arrivals, nothing lost where it is killed, nothing of it when idle."""

import http.client
import json
import os
import subprocess
import sys
from collections.abc import Collection, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import psutil
import pytest
from flask import Flask
from flask.testing import FlaskClient

from auditor.activities import declared
from auditor.activities.activity import Activity, Detail, Object, ObjectType, Person, Profile, Source, Type
from auditor.activities.identity import derived_id
from auditor.history import ingest
from auditor.language.lexicon import lexicon
from server.receiving import child
from server.receiving.messages import Answer, Done, Fault, Order
from server.receiving.process import FaultError, ReadingProcess, UnreadError
from server.receiving.receiving import reading_aside, receive_all
from tests.benchmarks.language import LANGUAGES, labelled
from tests.server.api.conftest import device, like
from tests.server.processes import ended, free_port, rapport, until

__all__ = ["device", "ended"]

ROOT = Path(__file__).parents[3]
KEY, ZONE = bytes(range(32)), ZoneInfo("Europe/Berlin")
FRIENDLY = "Thanks a lot for all your help with the slides of last week"
BEGUN = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def reading() -> Iterator[ReadingProcess]:
    with reading_aside() as process:
        yield process


def kill(process: ReadingProcess) -> None:
    """End it, as the system does where memory runs out."""
    assert process.number
    seen = psutil.Process(process.number)
    seen.kill()
    with suppress(psutil.NoSuchProcess):
        seen.wait(10)


def message(number: int, text: str | None, who: str = "ana", **changes: Any) -> Activity:
    """A message, every third of mine."""
    mine, person = number % 3 == 0, Person(who, who.title())
    made = Activity(
        id=derived_id(BEGUN, who, str(number)),
        type=Type.CREATE,
        published=BEGUN + timedelta(hours=number),
        site="linkedin",
        actor="me" if mine else person,
        source=Source("extension", "1"),
        object=Object(ObjectType.MESSAGE, content=text),
        to=[person] if mine else [Person("me")],
    )
    return msgspec.structs.replace(made, **changes)


def activities() -> list[Activity]:
    """Texts in four languages, brief ones, a profile, a time by the clock, and none at all."""
    texts = [each.text for language in LANGUAGES for each in labelled(f"unseen/{language}")[:25]]
    made = [message(number, text, f"friend-{number // 5}") for number, text in enumerate(texts)]
    made[3:3] = [message(900, None), message(901, "ok"), message(902, "merci", "friend-1")]
    shown = Detail(profile=Profile(headline="I help teams to listen", about="Call me"))
    made.append(message(903, None, type=Type.UPDATE, object=Object(ObjectType.PROFILE), detail=shown, actor="me"))
    made.append(message(904, "See you at three?", detail=Detail(wall_clock=True)))
    return made


def test_what_is_kept_is_what_would_be_kept_here(reading: ReadingProcess) -> None:
    def around(people: Collection[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
        return {person: ["fr", "fr"] for person in people}

    for more in ({}, {"keep_text": True}, {"derived": True, "around": around}):
        there = receive_all(activities(), key=KEY, zone=ZONE, **more)
        assert there == ingest.receive_all(activities(), key=KEY, zone=ZONE, **more)
    assert reading.number


def test_the_server_itself_loads_no_lexicon(reading: ReadingProcess, app: Flask, device: FlaskClient) -> None:
    lexicon.cache_clear()
    sent = [
        like(type="Create", object={"type": "Message", "content": each.text}, to=[{"id": f"{language}@far.example"}])
        for language in LANGUAGES
        for each in labelled(f"unseen/{language}")[:3]
    ]
    answer = device.post("/api/v1/activities", json={"activities": sent}).json
    assert answer
    assert (answer["stored"], answer["refused"]) == (len(sent), [])
    assert reading.number
    assert lexicon.cache_info().currsize == 0
    kept = app.extensions["store"].activities.by_ids([each["id"] for each in sent])
    assert {row.language for row in kept} == set(LANGUAGES)


def test_what_has_no_text_starts_it_not(reading: ReadingProcess, device: FlaskClient) -> None:
    assert device.post("/api/v1/activities", json={"activities": [like(1)]}).status_code == 200
    assert reading.number is None


def test_a_text_with_half_a_character_is_read_here(reading: ReadingProcess) -> None:
    shown = Detail(profile=Profile(headline="I help teams to listen \ud83d"))
    odd = [message(1, None, type=Type.UPDATE, object=Object(ObjectType.PROFILE), detail=shown, actor="me")]
    assert receive_all(odd, key=KEY, zone=ZONE) == ingest.receive_all(odd, key=KEY, zone=ZONE)
    assert reading.number is None


def test_one_that_is_killed_while_it_is_idle_is_replaced(reading: ReadingProcess) -> None:
    receive_all([message(1, "Thanks a lot")], key=KEY, zone=ZONE)
    kill(reading)
    assert receive_all([message(1, "Thanks a lot")], key=KEY, zone=ZONE)


def test_one_that_is_killed_while_it_reads_loses_nothing(reading: ReadingProcess) -> None:
    asked: list[int | None] = []

    def around(_: Collection[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
        asked.append(reading.number)
        if len(asked) == 1:
            kill(reading)
        return {}

    there = receive_all([message(1, "ok")], key=KEY, zone=ZONE, around=around)
    assert there == ingest.receive_all([message(1, "ok")], key=KEY, zone=ZONE)
    assert len(set(asked)) == 2


def test_what_no_process_reads_is_not_acknowledged_and_is_taken_later(
    reading: ReadingProcess, app: Flask, device: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killing(self: ReadingProcess, *_: object) -> None:
        kill(self)

    sent = like(type="Create", object={"type": "Message", "content": "ok"}, to=[{"id": "ana@far.example"}])
    with monkeypatch.context() as patched:
        patched.setattr(ReadingProcess, "_heard", killing)
        answer = device.post("/api/v1/activities", json={"activities": [sent, like(2)]})
        assert answer.status_code == 503
        assert answer.json
        assert "Try it again" in answer.json["detail"]
        assert app.extensions["store"].activities.count() == 0
    again = device.post("/api/v1/activities", json={"activities": [sent, like(2)]}).json
    assert again == {"stored": 2, "known": 0, "refused": []}


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_text_that_ends_every_process_is_refused_and_holds_up_no_other(
    reading: ReadingProcess, device: FlaskClient, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    hear = ReadingProcess._heard

    def killing(self: ReadingProcess, process: "subprocess.Popen[bytes]", order: bytes, around: Any) -> object:
        if b"Ends it" in order:
            kill(self)
            return None
        return hear(self, process, order, around)

    monkeypatch.setattr(ReadingProcess, "_heard", killing)
    to = [{"id": "ana@far.example"}]
    sent = [like(type="Create", object={"type": "Message", "content": FRIENDLY}, to=to) for _ in range(2)]
    deadly = like(type="Create", object={"type": "Message", "content": "Ends it"}, to=to)
    sent.insert(place, deadly)
    answer = device.post("/api/v1/activities", json={"activities": sent}).json
    assert answer
    assert (answer["stored"], [each["id"] for each in answer["refused"]]) == (2, [deadly["id"]])
    assert device.post("/api/v1/activities", json={"activities": [deadly, like(2)]}).status_code == 503


def test_a_store_that_fails_in_between_leaves_no_answer_for_the_next(reading: ReadingProcess) -> None:
    def failing(_: Collection[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        receive_all([message(1, "ok")], key=KEY, zone=ZONE, around=failing)
    assert reading.number is None
    (next_one,) = receive_all([message(2, "Thanks a lot", "tom")], key=KEY, zone=ZONE)
    assert next_one.row.partner == "tom"


def test_a_fault_refuses_one_activity_and_quotes_nobody(
    device: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(given: list[Activity], **how: Any) -> list[ingest.Arrival]:
        if any(each.object and each.object.content == "Ana's words" for each in given):
            raise KeyError("Ana's words")
        return ingest.receive_all(given, **how)

    monkeypatch.setattr(child, "receive_all", failing)
    process = ReadingProcess()

    def here(order: Order, _: object) -> list[ingest.Arrival]:
        told: list[Answer] = []
        child.carry_out(order, told.append, lambda: None)
        if isinstance(told[0], Fault):
            raise FaultError(told[0].named)
        assert isinstance(told[0], Done)
        return told[0].arrivals

    monkeypatch.setattr(process, "_ask", here)
    to = [{"id": "ana@far.example"}]
    odd, fine = (
        like(type="Create", object={"type": "Message", "content": text}, to=to) for text in ("Ana's words", FRIENDLY)
    )
    with reading_aside(process):
        answer = device.post("/api/v1/activities", json={"activities": [odd, fine]}).json
    assert answer
    assert (answer["stored"], [each["id"] for each in answer["refused"]]) == (1, [odd["id"]])
    assert "KeyError" in answer["refused"][0]["error"]
    assert "Ana" not in caplog.text + str(answer)


def test_it_ends_when_idle_and_not_before(monkeypatch: pytest.MonkeyPatch) -> None:
    with reading_aside(ReadingProcess(idle=0.5)) as process:
        numbers = set()
        for number in range(30):
            receive_all([message(number, "Thanks a lot")], key=KEY, zone=ZONE)
            numbers.add(process.number)
        assert len(numbers) == 1
        until(lambda: process.number is None)


def test_a_server_that_stops_ends_it_and_acknowledges_nothing(reading: ReadingProcess) -> None:
    def around(_: Collection[tuple[str, str]]) -> dict[tuple[str, str], list[str]]:
        reading.stop_now()
        return {}

    with pytest.raises(UnreadError):
        receive_all([message(1, "ok")], key=KEY, zone=ZONE, around=around)
    with pytest.raises(UnreadError):
        receive_all([message(1, "ok")], key=KEY, zone=ZONE)
    until(lambda: reading.number is None)


def test_nothing_of_it_stands_in_its_command_line_or_environment(reading: ReadingProcess) -> None:
    receive_all([message(1, "Thanks a lot")], key=KEY, zone=ZONE)
    seen = psutil.Process(reading.number)
    told = [*seen.cmdline(), *(value for name, value in seen.environ().items() if name not in os.environ)]
    assert not any("Thanks" in word or KEY.hex() in word for word in told)
    assert not seen.net_connections()


def test_it_reads_with_the_declarations_that_came_by_an_update(
    reading: ReadingProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[bool] = []

    def noted(self: ReadingProcess, order: Order, told: Any = ReadingProcess._told) -> bytes:
        content: bytes = told(self, order)
        sent.append(b'"declarations":null' not in content)
        return content

    monkeypatch.setattr(ReadingProcess, "_told", noted)
    before = declared.update()
    for update in (before, {"linkedin": declared.text("linkedin")}, None, before):
        if update is not None:
            declared.take_up(update)
        receive_all([message(1, "Thanks a lot")], key=KEY, zone=ZONE)
    assert sent == [bool(before), True, False, True]


ORPHAN = """
import sys
from zoneinfo import ZoneInfo
from server.receiving.receiving import reading_aside, receive_all
from tests.server.receiving.test_process import message

with reading_aside() as reading:
    receive_all([message(1, "Thanks a lot")], key=b"k" * 32, zone=ZoneInfo("UTC"))
    print(reading.number, flush=True)
    sys.stdin.readline()
"""


def test_it_ends_with_a_server_that_is_killed() -> None:
    command = [sys.executable, "-c", ORPHAN]
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert server.stdout
    number = int(server.stdout.readline())
    server.kill()
    server.communicate()
    until(lambda: not psutil.pid_exists(number) or psutil.Process(number).status() == psutil.STATUS_ZOMBIE)


def test_a_server_as_it_is_started_reads_beside_itself(tmp_path: Path) -> None:
    data, port = tmp_path / "data", free_port()
    added = rapport(data, "none", "devices", "add", "a script")
    assert added.stdout
    token = added.stdout.read().split()[-1]
    server = rapport(data, "none", "serve", "--no-open", "--port", str(port))
    assert server.stdout
    server.stdout.readline()
    sent = like(type="Create", object={"type": "Message", "content": "Thanks a lot"}, to=[{"id": "ana@far.example"}])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    connection.request("POST", "/api/v1/activities", json.dumps({"activities": [sent]}), headers)
    with closing(connection):
        assert json.loads(connection.getresponse().read())["stored"] == 1
    children = [each.cmdline() for each in psutil.Process(server.pid).children()]
    assert [each for each in children if "server.receiving.child" in each]
