"""The pages of the schedule take what fits, say what does not, and tell what came of it."""

import re
from datetime import date, timedelta

import msgspec
import pytest
from flask import Flask
from flask.testing import FlaskClient

from auditor import audit
from server.store.persons import now
from server.store.processes import Process
from server.store.recurrence import Recurrence
from server.store.store import Store
from server.translations.cldr import moment

DAY = 86_400_000


@pytest.fixture
def store(app: Flask) -> Store:
    found: Store = app.extensions["store"]
    found.change(zone="Europe/Berlin")
    return found


def post(client: FlaskClient, token: str, path: str, **fields: str) -> str:
    answer = client.post(path, data={"form_token": token, **fields}, follow_redirects=True)
    assert answer.status_code == 200, answer.text
    return re.sub(r"\s+", " ", answer.text)


WEEKLY = {"every": "weekly", "at": "09:00", "weekday": "0", "monthday": "1", "days": "30"}


def test_a_schedule_is_added_paused_taken_up_again_and_removed(client: FlaskClient, token: str, store: Store) -> None:
    page = post(client, token, "/schedule", **WEEKLY)
    assert "Every Monday at 09:00" in page
    assert re.search(r"Next: Monday, \d+ \w+ \d{4} at 09:00\.", page)
    (schedule,) = store.schedules.all()
    assert (schedule.days, schedule.recurrence.zone) == (30, "Europe/Berlin")
    assert "Paused. <span" in post(client, token, f"/schedule/{schedule.id}/pause")
    assert "Next: Monday" in post(client, token, f"/schedule/{schedule.id}/pause", again="1")
    assert "Nothing is set up yet." in post(client, token, f"/schedule/{schedule.id}/remove")
    for what in ("pause", "remove"):
        assert client.post(f"/schedule/{schedule.id}/{what}", data={"form_token": token}).status_code == 404


@pytest.mark.parametrize("wrong", [{"every": "hourly"}, {"at": "nine"}, {"weekday": ""}, {"weekday": "x"}])
def test_what_does_not_fit_is_told(client: FlaskClient, token: str, store: Store, wrong: dict[str, str]) -> None:
    assert "Not added: " in post(client, token, "/schedule", **(WEEKLY | wrong))
    assert store.schedules.all() == []


@pytest.mark.parametrize(("days", "taken"), [("0", 7), ("100000", 730), ("many", 0), ("", 0)])
def test_a_window_stays_within_bounds(client: FlaskClient, token: str, store: Store, days: str, taken: int) -> None:
    post(client, token, "/schedule", **(WEEKLY | {"days": days}))
    assert store.schedules.all()[0].days == taken


def test_a_write_without_the_sessions_token_changes_nothing(client: FlaskClient, store: Store) -> None:
    assert client.post("/schedule", data=WEEKLY).status_code == 403
    assert client.post("/schedule/runs").status_code == 403
    assert store.schedules.all() == []
    assert store.runs.latest() == []


def test_a_stranger_sees_nothing(stranger: FlaskClient) -> None:
    assert stranger.get("/schedule").status_code == 403


def test_one_that_fails_says_why_on_its_page_and_in_the_history(
    app: Flask, client: FlaskClient, token: str, store: Store
) -> None:
    post(client, token, "/schedule/runs")
    app.extensions["self_audits"].stop()
    (run,) = store.runs.latest()
    page = client.get(f"/schedule/runs/{run.id}").text
    assert "import an archive first" in page
    assert "data-running" not in page
    history = client.get("/schedule").text
    assert "import an archive first" in history
    assert "Begun by you" in history
    assert client.get("/schedule/runs/none").status_code == 404


def test_a_run_of_another_server_is_shown_without_a_share(client: FlaskClient, store: Store) -> None:
    from server.store.runs import new

    run = new(90, now(), Process("elsewhere", 1))
    store.runs.begin(run)
    page = client.get(f"/schedule/runs/{run.id}").text
    assert '<progress id="bar"></progress>' in page
    assert 'http-equiv="refresh"' in page


def came_due(store: Store, *, ago: int, error: str | None = None) -> str:
    """A self-audit that ran by itself some time ago; its weekday where the person lives."""
    then = now() - ago
    store.schedules.add(Recurrence.checked("daily", "09:00", None, None, "UTC"), 90, then - 2 * DAY)
    run = store.schedules.claim(then, Process.own())
    assert run
    report = msgspec.structs.replace(audit([], first=date(2025, 1, 1), last=date(2025, 1, 2)))
    store.runs.finish(run.id, then, report=None if error else report, error=error)
    return moment(then, "Europe/Berlin").partition(",")[0]


def test_the_start_page_tells_of_a_new_report(client: FlaskClient, store: Store) -> None:
    day = came_due(store, ago=3 * DAY)
    assert f"A new self-audit from {day}." in client.get("/").text


def test_it_is_no_news_after_a_week_or_when_a_later_report_is_there(client: FlaskClient, store: Store) -> None:
    came_due(store, ago=8 * DAY)
    assert "A new self-audit" not in client.get("/").text
    came_due(store, ago=DAY)
    assert "A new self-audit" in client.get("/").text
    later = audit([], first=date(2025, 1, 1), last=date(2025, 1, 2))
    store.reports.add(msgspec.structs.replace(later, created=later.created + timedelta(seconds=1)))
    assert "A new self-audit" not in client.get("/").text


def test_the_start_page_tells_of_one_that_failed(client: FlaskClient, store: Store) -> None:
    store.reports.add(audit([], first=date(2025, 1, 1), last=date(2025, 1, 2)))
    day = came_due(store, ago=DAY, error="no room left")
    assert f"The self-audit of {day} did not go through. no room left" in client.get("/").text


def test_one_that_broke_off_twice_says_why_and_when_it_is_tried_again(client: FlaskClient, store: Store) -> None:
    then = now() - DAY
    schedule = store.schedules.add(Recurrence.checked("monthly", "09:00", None, 1, "UTC"), 90, then)
    assert schedule.next_at is not None
    run = store.schedules.claim(schedule.next_at, Process.own())
    assert run
    again = store.runs.break_off(run, schedule.next_at + 1, Process.own())
    assert again
    page = re.sub(r"\s+", " ", client.get("/schedule").text)
    assert "tried again" not in page
    store.runs.break_off(again, schedule.next_at + 1, Process.own())
    page = re.sub(r"\s+", " ", client.get("/schedule").text)
    told = "It broke off, also when it was repeated: The program ended before the self-audit did. It is tried again: "
    assert told + moment(schedule.next_at + 3_600_001, "UTC") in page
    store.schedules.pause(schedule.id, now(), paused=True)
    assert "tried again" not in client.get("/schedule").text


def test_a_new_zone_takes_the_schedules_along(client: FlaskClient, token: str, store: Store) -> None:
    post(client, token, "/schedule", **WEEKLY)
    post(client, token, "/settings", zone="Asia/Tokyo", keep_text_days="0")
    assert store.schedules.all()[0].recurrence.zone == "Asia/Tokyo"


def test_a_rule_and_an_occasion_are_shown_with_what_comes_next(client: FlaskClient, token: str, store: Store) -> None:
    assert "By the rule “0 9 * * 0”" in post(
        client, token, "/schedule", **(WEEKLY | {"every": "cron", "rule": "0 9 * * 0"})
    )
    page = client.get("/schedule").text
    assert re.search(r"Next: Sunday, \d+ \w+ \d{4} at 09:00\.", page)
    assert "Next: after the next import." in post(client, token, "/schedule", **(WEEKLY | {"every": "import"}))
    page = post(client, token, "/schedule", **(WEEKLY | {"every": "step", "at": "18:00"}))
    assert "Four weeks after a step was taken up, at 18:00" in page
    assert "Next: when a step has been taken up for four weeks; none is now." in page
    refused = post(client, token, "/schedule", **(WEEKLY | {"every": "cron", "rule": "<b>often"}))
    assert "Not added: “&lt;b&gt;often” does not have five fields" in refused
    assert len(store.schedules.all()) == 3
