"""A part of a site that stopped being readable is said, and is not taken for a quiet user."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from auditor.activities.activity import Coverage, Subject
from server import health
from server.audits import audit_now
from server.commands.doctor import checks
from server.health import Stopped, stopped
from server.settings import Settings
from server.store.readings import Reading
from server.store.store import Store
from tests.server.api.conftest import like


def days(*counts: tuple[int, int], part: str = "feed") -> list[Reading]:
    """A day for each (found, missed), from 1 November on."""
    return [Reading("linkedin", part, f"2026-11-{day:02}", *count) for day, count in enumerate(counts, 1)]


@pytest.mark.parametrize(
    ("readings", "since"),
    [
        (days((5, 0), (0, 2), (0, 1)), "2026-11-02"),
        (days((5, 0), (0, 2)), None),
        (days((5, 0), (0, 9), (1, 4)), None),
        (days((5, 0), (0, 0), (0, 3)), "2026-11-03"),
        (days((0, 4)), None),
        (days((0, 5)), "2026-11-01"),
        (days((0, 50), part="unknown"), None),
        ([], None),
    ],
)
def test_it_takes_several_misses_and_no_success_since(readings: list[Reading], since: str | None) -> None:
    assert [entry.since for entry in stopped(reversed(readings))] == ([since] if since else [])


def test_it_is_said_in_words() -> None:
    words = str(Stopped("linkedin", "feed", "2026-11-02"))
    assert words == "Reading the feed on LinkedIn stopped working on 2 November 2026."


@pytest.fixture
def broken(app: Flask) -> Store:
    """A store that an extension sent to, and whose reading of the feed broke."""
    store: Store = app.extensions["store"]
    device, token = store.devices.add("laptop", "", 0)
    sender = app.test_client()
    headers = {"Authorization": f"Bearer {token}"}
    sent = sender.post("/api/v1/activities", json={"activities": [like(site="linkedin")]}, headers=headers)
    assert sent.status_code == 200
    store.readings.replace(device, days((5, 0), (0, 3)))
    return store


def test_it_is_shown_on_the_dashboard_and_by_the_doctor(broken: Store, client: FlaskClient, settings: Settings) -> None:
    audit_now(broken)
    for page in ("/", "/devices", "/import"):
        assert "stopped working on 2 November 2026" in client.get(page).get_data(as_text=True)
    assert any("stopped working" in check.what and not check.fine for check in checks(settings))


def test_audits_that_need_it_cannot_tell_any_more(broken: Store) -> None:
    health.cover(broken)
    told = {entry.subject: entry for entry in broken.coverage.all()}
    assert told[Subject.FEED].extent == "none"
    assert told[Subject.REACTION].extent == "full"
    assert told[Subject.REACTION].since
    report = audit_now(broken)
    assert any("stopped working" in gap.note for gap in report.gaps)


@pytest.mark.parametrize(("until", "extent"), [(date(2026, 11, 1), "none"), (date(2026, 11, 2), "full")])
def test_an_archive_from_before_does_not_tell_of_the_time_since(broken: Store, until: date, extent: str) -> None:
    broken.coverage.replace("an archive", [Coverage("linkedin", Subject.FEED, "full", date(2025, 1, 1), until)])
    health.cover(broken)
    assert [entry.extent for entry in broken.coverage.all() if entry.subject is Subject.FEED] == [extent]


def test_it_heals_when_reading_works_again(broken: Store) -> None:
    device = broken.devices.all()[0].id
    broken.readings.replace(device, days((5, 0), (0, 3), (4, 0)))
    health.cover(broken)
    assert {entry.extent for entry in broken.coverage.all() if entry.subject is Subject.FEED} == {"full"}
