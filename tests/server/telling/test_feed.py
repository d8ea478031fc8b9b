"""Steps in a calendar: lines as RFC 5545 has them, and an address that only its secret opens until it is revoked."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask.testing import FlaskClient

from auditor.answers.expectations import Expectations
from auditor.answers.trial import Trial
from server.rendering.calendar import calendar
from server.store.persons import now
from server.store.steps import Step
from server.store.store import Store
from tests.server.conftest import HERE
from tests.server.lives import keep
from tests.story import Story

LATE = round(datetime(2026, 3, 1, 23, 30, tzinfo=UTC).timestamp() * 1000)
BERLIN = ZoneInfo("Europe/Berlin")
HOSTILE = "Write to Ana; then, “éé” 🙂\r\nBEGIN:VALARM\nand \\ more, in C:\\new\\; \x00\x1b" + "ä🙂" * 60
PLAIN = {r"\\": "\\", r"\;": ";", r"\,": ",", r"\n": "\n"}


def events(content: bytes) -> list[dict[str, str]]:
    """The events of a calendar, by the rules of RFC 5545: unfolded (3.1), texts read back (3.3.11)."""
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() for line in lines)  # no piece ends within a character
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|[^\r]\n|\r[^\n]", content)
    unfolded = content.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")
    assert (unfolded[0], unfolded[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    assert {"VERSION:2.0"} <= set(unfolded)
    found: list[dict[str, str]] = []
    for line in unfolded[1:-1]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), "it would end the text there"
            found[-1][name] = re.sub(r"\\[\\;,n]", lambda part: PLAIN[part[0]], value)
    return found


def test_a_step_stands_on_the_day_of_its_reminder_or_on_the_day_it_was_taken_up_where_the_person_lives() -> None:
    steps = [
        Step("a", "reply-rate", "Answer today.", "taken", LATE),
        Step("b", "reply-rate", "Answer on Friday.", "taken", LATE, date(2026, 12, 31)),
        Step("c", "reply-rate", "Not now.", "later", LATE, date(2026, 3, 9)),
        Step("d", "reply-rate", "Done.", "done", LATE, ended=LATE),
        Step("e", "reply-rate", "Never.", "declined", LATE),
        Step("f", "reply-rate", "Some day, and nobody said which.", "later", LATE),
    ]
    found = events(calendar(steps, BERLIN))
    assert [(each["SUMMARY"], each["DTSTART;VALUE=DATE"], each["DTEND;VALUE=DATE"]) for each in found] == [
        ("Answer today.", "20260302", "20260303"),
        ("Answer on Friday.", "20261231", "20270101"),
        ("Not now.", "20260309", "20260310"),
    ]
    assert found[0]["DTSTAMP"] == "20260301T233000Z"
    assert len({each["UID"] for each in found}) == 3


@pytest.mark.parametrize("length", range(60, 80))
def test_the_text_of_a_step_is_folded_and_cannot_become_a_calendar_line(length: int) -> None:
    words = "x" * length + HOSTILE
    (found,) = events(calendar([Step("a", "reply-rate", words, "taken", LATE)], BERLIN))
    assert found["SUMMARY"] == words.replace("\r\n", "\n").replace("\x00", " ").replace("\x1b", " ")


@pytest.fixture
def store(app: Flask) -> Store:
    kept: Store = app.extensions["store"]
    kept.steps.add("reply-rate", "Answer today.", "taken", now())
    return kept


def made(client: FlaskClient, token: str) -> str:
    page = client.post("/steps/calendar", data={"form_token": token}).text
    found = re.search(rf'value="{HERE}(/calendar/[\w-]+\.ics)"', page)
    assert found
    return found[1]


def test_the_address_opens_without_a_session_until_it_is_revoked_or_renewed(
    app: Flask, client: FlaskClient, token: str, store: Store
) -> None:
    first, outside = made(client, token), app.test_client()
    answer = outside.get(first, base_url=HERE)
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert events(answer.data)[0]["SUMMARY"] == "Answer today."
    assert first not in client.get("/steps/calendar").text  # it is shown once
    second = made(client, token)
    assert outside.get(first, base_url=HERE).status_code == 403
    assert outside.get(second, base_url=HERE).status_code == 200
    assert client.post("/steps/calendar/revoke", data={"form_token": token}).status_code == 302
    assert outside.get(second, base_url=HERE).status_code == 403
    assert client.post("/steps/calendar/revoke", data={"form_token": token}).status_code == 404


def test_the_secret_opens_nothing_else_and_is_not_kept(
    app: Flask, client: FlaskClient, token: str, store: Store
) -> None:
    secret = made(client, token).removeprefix("/calendar/").removesuffix(".ics")
    outside = app.test_client()
    bearer = {"Authorization": f"Bearer {secret}"}
    assert outside.get("/api/v1/audits", headers=bearer, base_url=HERE).status_code == 401
    assert outside.get(f"/calendar/{secret}x.ics", base_url=HERE).status_code == 403
    assert outside.get(f"/calendar/{secret}.ics", base_url="http://evil.example:5610").status_code == 421
    assert secret.encode() not in b"".join(path.read_bytes() for path in store.folder.rglob("*") if path.is_file())


def test_a_fetch_by_a_calendar_is_recorded_once_an_hour(app: Flask, store: Store) -> None:
    secret = store.feeds.renew(LATE)
    hour = round(timedelta(hours=1) / timedelta(milliseconds=1))
    for later in (0, 1, hour, hour + 1):
        assert store.feeds.opens(secret, LATE + later)
        found = store.feeds.get()
        assert found
        assert found.seen == (LATE + later if later in (0, hour + 1) else LATE)


def test_the_file_holds_the_same(client: FlaskClient, store: Store) -> None:
    answer = client.get("/steps/calendar/steps.ics")
    assert answer.headers["Content-Disposition"] == "attachment; filename=rapport-steps.ics"
    assert len(events(answer.data)) == 1


def test_a_calendar_names_nobody_who_is_kept_apart(app: Flask, client: FlaskClient, token: str, store: Store) -> None:
    story = Story(first=date(2026, 1, 1))
    for who in ("Zora Quill", "Ben Adler"):
        story.exchange(10, who)
    keep(store, story)
    said = "Write to Zora Quill, then to Ben Adler."
    store.steps.add("reply-rate", said, "taken", now())
    store.trials.add("reply-rate", Trial(said, "week", "answered", date(2026, 3, 2), 4, (True, False) * 2), now())
    address = made(client, token)

    def told() -> set[str]:
        found = events(client.get("/steps/calendar/steps.ics").data)
        assert found == events(app.test_client().get(address, base_url=HERE).data)
        return {each for event in found for each in (event["SUMMARY"], event["DESCRIPTION"]) if "Adler" in each}

    assert all("Zora Quill" in each for each in told())
    store.answers.add(Expectations(kept_apart=("Zora Quill",)))
    apart = told()
    assert len(apart) == 3, "the step, the weeks of the trial, and its end"
    assert all("Write to somebody, then to Ben Adler." in each for each in apart)
