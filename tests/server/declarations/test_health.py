"""A part of a site that stopped being readable is said, and is not taken for a quiet user."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from auditor.activities.activity import Coverage, Subject
from server.audits.running import audit_now
from server.commands.doctor import checks
from server.declarations import health
from server.declarations.health import Stopped, stopped
from server.installation.settings import Settings
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


@pytest.mark.parametrize(("lately", "since"), [(2, None), (3, "2026-11-01")])
def test_what_stops_on_a_day_on_which_it_was_read_is_told_on_that_day(lately: int, since: str | None) -> None:
    (morning,) = days((5, 3))
    readings = [morning._replace(lately=lately)]
    assert [each.since for each in stopped(readings)] == ([since] if since else [])
    next_day = Reading("linkedin", "feed", "2026-11-02", 0, 1)
    assert [each.since for each in stopped([*readings, next_day])] == ["2026-11-01"]
    assert not stopped([*readings, next_day._replace(found=1)])


def not_understood(day: int, found: int = 0) -> Reading:
    return Reading("linkedin", "feed", f"2026-11-{day:02}", found, 1, why="a:new")


@pytest.mark.parametrize(
    ("readings", "since"),
    [
        ([*days((5, 0)), not_understood(2)], "2026-11-02"),
        ([not_understood(1)], "2026-11-01"),
        ([not_understood(1, found=7)], "2026-11-01"),
        ([*days((5, 0), (0, 1)), not_understood(3)], "2026-11-02"),
    ],
)
def test_one_miss_tells_where_the_browser_does_not_understand(readings: list[Reading], since: str) -> None:
    (told,) = stopped(readings)
    assert (told.since, told.why) == (since, "a:new")
    assert "“rapport sites back”" in str(told.remedy)
    assert "a:new" in str(told.remedy)
    mended = Reading("linkedin", "feed", "2026-11-04", 4, 1)
    assert not stopped([*readings, mended])
    redesigned = [mended._replace(found=0, missed=each) for each in (1, 5)]
    assert [each.why for reading in redesigned for each in stopped([*readings, reading])][-1:] == [""]


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


def test_it_is_shown_before_the_first_audit_too(broken: Store, client: FlaskClient) -> None:
    assert "stopped working on 2 November 2026" in client.get("/").get_data(as_text=True)


def test_it_is_shown_before_anything_could_be_read_at_all(app: Flask, client: FlaskClient) -> None:
    store: Store = app.extensions["store"]
    device, _ = store.devices.add("laptop", "", 0)
    store.readings.replace(device, days((0, 5)))
    assert "stopped working on 1 November 2026" in client.get("/").get_data(as_text=True)


def test_what_is_not_understood_arrives_and_is_told_with_what_helps(
    app: Flask, client: FlaskClient, settings: Settings
) -> None:
    store: Store = app.extensions["store"]
    _, token = store.devices.add("laptop", "", 0)
    day = {"site": "linkedin", "part": "patterns", "day": "2026-11-02", "found": 0, "missed": 1, "why": "em:new"}
    headers = {"Authorization": f"Bearer {token}"}
    sent = app.test_client().post("/api/v1/readings", json={"readings": [day]}, headers=headers)
    assert sent.status_code == 200
    assert "em:new" in client.get("/devices").get_data(as_text=True)
    assert any("em:new" in check.remedy for check in checks(settings))


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


def of(device: str, variant: str, *counts: tuple[int, int]) -> list[Reading]:
    return [each._replace(device=device, variant=variant) for each in days(*counts)]


WORKS, FAILS = ((9, 0),) * 4, ((0, 3),) * 4


def test_what_works_in_one_browser_or_on_one_design_hides_nothing_that_fails_in_another() -> None:
    """Each of the four fails in turn while the other three work."""
    cells = [(device, variant) for device in ("a", "b") for variant in ("new", "old")]
    for failing in cells:
        readings = [each for cell in cells for each in of(*cell, *(FAILS if cell == failing else WORKS))]
        (found,) = stopped(readings, {"a": "Firefox (Linux)", "b": "Chrome (Windows)"})
        assert found == Stopped(
            "linkedin", "feed", "2026-11-01", failing[1], {"a": "Firefox (Linux)", "b": "Chrome (Windows)"}[failing[0]]
        )


def test_it_says_on_which_pages_and_in_which_browser_where_there_are_several() -> None:
    one = str(Stopped("linkedin", "feed", "2026-11-02", "old", "Firefox (Linux)"))
    assert one == "Reading the feed on LinkedIn (old pages) in Firefox (Linux) stopped working on 2 November 2026."
    other = str(Stopped("mastodon", "profile", "2026-11-02", "Pleroma"))
    assert other == "Reading profiles on Mastodon (Pleroma) stopped working on 2 November 2026."
    (alone,) = stopped(of("a", "other", *FAILS), {"a": "Firefox (Linux)"})
    assert "on LinkedIn (pages of a kind not known yet) stopped" in str(alone)


@pytest.mark.parametrize(("last", "told"), [(7, True), (8, False)])
def test_a_design_that_is_met_no_more_is_told_until_a_week_of_another(last: int, told: bool) -> None:
    readings = [*of("a", "old", (5, 0), (0, 3)), *of("a", "new", *((0, 0),) * last, (4, 0))]
    assert bool(stopped(readings)) == told
    assert stopped(of("a", "old", (5, 0), (0, 3)) + of("a", "new", *((0, 0),) * 20))


def test_a_browser_that_was_revoked_is_told_until_another_reads_the_part() -> None:
    readings = of("a", "", (5, 0), (0, 3))
    assert stopped(readings, revoked={"a"})
    assert stopped([*readings, *of("b", "", (0, 0), (1, 0))], revoked={"a"})
    assert not stopped([*readings, *of("b", "", (0, 0), (0, 0), (1, 0))], revoked={"a"})


def test_audits_that_need_it_are_silent_where_one_of_two_browsers_fails(broken: Store) -> None:
    second, _ = broken.devices.add("desktop", "", 0)
    broken.readings.replace(second, days(*WORKS))
    health.cover(broken)
    told = {entry.subject: entry for entry in broken.coverage.all()}
    assert told[Subject.FEED].extent == "none"
    assert "in laptop stopped working on 2 November" in str(told[Subject.FEED].note)


def test_of_two_browsers_that_fail_the_first_tells_since_when_something_is_missing(broken: Store) -> None:
    second, _ = broken.devices.add("desktop", "", 0)
    broken.readings.replace(second, days((5, 0), (5, 0), (5, 0), (0, 3)))
    health.cover(broken)
    told = {entry.subject: entry for entry in broken.coverage.all()}
    assert told[Subject.FEED].since == date(2026, 11, 2)
    assert "in laptop stopped working on 2 November" in str(told[Subject.FEED].note)


def test_variants_that_are_not_known_yet_are_told_as_one_since_the_first() -> None:
    late = [each for each in of("a", "Zimtstern", *FAILS) if each.day > "2026-11-01"]
    (told,) = stopped([*of("a", "Anis", *FAILS), *late])
    assert (told.variant, told.since) == ("other", "2026-11-01")


def test_variants_are_kept_as_told_until_they_are_known(app: Flask) -> None:
    store: Store = app.extensions["store"]
    _, token = store.devices.add("laptop", "", 0)
    day = {"site": "linkedin", "part": "feed", "day": "2026-11-02", "found": 1, "missed": 0}
    sent = [{**day, "variant": "old"}, {**day, "variant": "Zimtstern"}, day]
    headers = {"Authorization": f"Bearer {token}"}
    assert app.test_client().post("/api/v1/readings", json={"readings": sent}, headers=headers).status_code == 200
    assert sorted(each.variant for each in store.readings.all()) == ["", "Zimtstern", "old"]
