"""Every activity can be looked through and forgotten, and what is older than the person keeps it goes by itself."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.audits.running import audit_now
from server.imports.uploads import Imports
from server.imports.watches import Watches
from server.self_audits.runner import SelfAudits
from server.self_audits.timer import SelfAuditTimer
from server.store.store import Store
from tests.server.lives import keep
from tests.story import Story

QUESTION = "How did you set up the night shift plan over there?"
NOON = datetime(2026, 7, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(app: Flask) -> Store:
    kept: Store = app.extensions["store"]
    story = Story(first=date(2026, 1, 1))
    for number in range(60):
        story.hear(number, f"Person {number}", QUESTION)
    keep(kept, story)
    return kept


def page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    assert len(answer.data) < 150_000
    return re.sub(r"\s+", " ", answer.text)


def test_all_are_reached_from_page_to_page(client: FlaskClient, store: Store) -> None:
    told = page(client, "/data")
    assert "60 activities are kept." in told
    assert told.count("wrote to you") == 50
    found = re.search(r'rel="next" href="([^"]+)"', told)
    assert found
    told = page(client, found[1].replace("&amp;", "&"))
    assert told.count("wrote to you") == 10
    assert "Person 0 wrote to you" in told
    assert "Look further back" not in told


def test_they_are_filtered_by_name_kind_site_and_period(client: FlaskClient, store: Store) -> None:
    assert page(client, "/data?name=person+59").count("wrote to you") == 1
    assert "Whom do you mean?" in page(client, "/data?name=person")
    assert "Nobody of that name is kept." in page(client, "/data?name=nobody")
    assert page(client, "/data?first=2026-01-03&last=2026-01-04").count("wrote to you") == 2
    assert "Nothing of that is kept." in page(client, "/data?site=mastodon")
    assert "Nothing of that is kept." in page(client, "/data?kind=post")
    assert page(client, "/data?kind=no-such-kind&first=x&after=x").count("wrote to you") == 50
    assert "&lt;b&gt;" in page(client, "/data?name=%3Cb%3E")


def test_one_is_forgotten_with_the_report_that_rests_on_it(client: FlaskClient, token: str, store: Store) -> None:
    story = Story(first=date(2026, 1, 1))
    story.write(3.5, "Person 3", "Gladly: two weeks of nights, then a week off.")
    keep(store, story)
    report = audit_now(store)
    assert report.waiting
    told = page(client, "/data?name=person+59")
    found = re.search(r'href="[^"]*(/erase/part\?activity=[^"]+)"', told)
    assert found
    asked = page(client, found[1])
    assert "1 single activity" in asked
    assert "1 report that rests on it" in asked
    fields = {"form_token": token, "activity": found[1].partition("=")[2], "sure": "1"}
    assert client.post("/erase/part", data=fields).status_code == 200
    assert store.activities.count() == 60
    assert store.reports.get(report.id) is None
    assert "Person 59" not in page(client, "/data")
    assert "Nothing of that is kept." in page(client, found[1])


def test_what_is_older_than_the_person_keeps_goes_once_a_day_and_that_is_told(
    client: FlaskClient, token: str, store: Store
) -> None:
    assert store.remove_old(round(NOON.timestamp() * 1000)) is None
    fields = {"form_token": token, "zone": "Europe/Berlin", "keep_text_days": "0"}
    client.post("/settings", data={**fields, "keep_months": "1"})
    assert store.owner.get().keep_days == 124  # the least
    assert "Nothing was old enough" in page(client, "/settings")
    earliest = (NOON - timedelta(days=124)).date().isoformat()
    young = sorted(row.day for row in store.activities.latest(limit=100) if row.day >= earliest)
    removed = store.remove_old(round(NOON.timestamp() * 1000))
    assert removed
    left = sorted(row.day for row in store.activities.latest(limit=100))
    assert left == young
    assert left[0] == earliest, "the last day that is kept"
    assert removed.activities == 60 - len(left)
    told = page(client, "/settings")
    assert f"Last time {removed.activities} activities were erased: Wednesday, 1 July 2026" in told
    assert store.remove_old(round(NOON.timestamp() * 1000)) is None
    client.post("/settings", data=fields)
    assert store.owner.get().keep_days == 124  # a form without it changes nothing of it
    client.post("/settings", data={**fields, "keep_months": "0"})
    assert store.owner.get().keep_days == 0


def test_the_timer_does_it(store: Store) -> None:
    store.change(keep_days=124)
    timer = SelfAuditTimer(SelfAudits(store), store, Watches(store, Imports(store)))
    (job,) = [job for job in timer.scheduler.get_jobs() if job.id == "remove"]
    job.func()
    assert store.activities.count() == 0
    assert store.owner.get().removed == 60
    timer._audits.stop()


def test_a_stranger_sees_nothing(stranger: FlaskClient) -> None:
    assert stranger.get("/data").status_code == 403
