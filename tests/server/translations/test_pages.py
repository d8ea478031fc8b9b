"""Every page speaks German when a browser asks for it; what is still English says so."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from auditor import audit
from server import create_app
from server.answers import to_mark
from server.demonstration import install
from server.installation.settings import Settings
from server.rendering.filters import standalone
from server.store.persons import now
from server.store.processes import Process
from server.store.readings import Reading
from server.store.recurrence import Recurrence
from server.store.runs import new
from server.store.store import Store
from server.translations import speaking
from server.translations.speaker import auditing
from tests.server.conftest import HERE, LocalClient, enter, link
from tests.server.translations.remaining import english_left, texts_of

GERMAN = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """A person's installation in which there is something of everything."""
    folder = tmp_path_factory.mktemp("data")
    settings = Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={})
    report = install(settings, "media", datetime(2026, 11, 20, 12, tzinfo=UTC))
    made = create_app(settings, port=5610)
    made.test_client_class = LocalClient
    store: Store = made.extensions["store"]
    _answer(store)
    _import(store)
    _schedule(store, report.id)
    _connect(store)
    store.preferences.replace(msgspec.structs.replace(store.preferences.get(), muted=("reply-rate",)))
    yield made
    store.close()


def _answer(store: Store) -> None:
    told = store.answers.get()
    store.answers.add(msgspec.structs.replace(told, definition_words="helping", definition_origin="my first job"))


def _import(store: Store) -> None:
    for state, problems in (("done", ("row 3: no date",)), ("failed", ()), ("running", ())):
        name = store.imports.begin(f"{state}.zip")
        store.imports.progress(name, recognised="LinkedIn's data export", new=1, known=2, skipped=3)
        if state != "running":
            store.imports.finish(name, state, problems)  # type: ignore[arg-type]


def _schedule(store: Store, report: str) -> None:
    monthly = store.schedules.add(Recurrence.checked("monthly", "09:00", None, 31, "Europe/Berlin"), 90, now())
    store.schedules.add(Recurrence.checked("weekly", "09:00", 0, None, "Europe/Berlin"), 30, now())
    store.schedules.pause(monthly.id, now(), paused=True)
    found = store.reports.get(report)
    for ended in ("done", "failed", "running"):
        run = new(
            90, now(), Process("elsewhere", 1), schedule_id=monthly.id, due_at=now() if ended == "failed" else None
        )
        store.runs.begin(run)
        if ended == "done" and found:
            again = msgspec.structs.replace(found, id=f"{found.id}-again")
            store.runs.finish(run.id, now(), report=again)
        elif ended == "failed":
            store.runs.finish(run.id, now(), error="Es war kein Platz mehr.")


def _connect(store: Store) -> None:
    store.pairings.add("Laptop", "extension 0.1 in Firefox", "moz-extension://abc", b"public", b"proof", now())
    first, _ = store.devices.add("Skript", "a script", now())
    second, _ = store.devices.add("Altes", "extension 0.1 in Firefox", now())
    store.devices.revoke(second, now())
    store.readings.replace(first, [Reading("linkedin", "feed", f"2026-11-{day:02}", 0, 3) for day in (1, 2, 3)])


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    made = app.test_client()
    assert enter(made, link(app.extensions["settings"])).status_code == 200
    return made


PAGES = (
    "accounts.",
    "backups.",
    "dashboard.",
    "demonstration.",
    "browsing.",
    "comparing.",
    "connected.",
    "devices.",
    "erasing.",
    "feed.",
    "importing.",
    "pages.",
    "people.",
    "readings.",
    "schedule.",
    "settings.",
    "steps.",
    "telling.",
    "word.",
)


#: No pages: a report as a file keeps the language that it was asked in.
FILES = ("dashboard.static", "dashboard.download", "feed.file")


def addresses(app: Flask) -> Iterator[str]:
    """One of every page, and every audit of a report."""
    store: Store = app.extensions["store"]
    reports = store.reports.latest(limit=10)
    report = store.reports.get(reports[0].id)
    assert report
    ids = ",".join(row.id for row in to_mark(store)[:5])
    several: dict[str, list[str]] = {
        "dashboard.report": [f"/reports/{entry.id}" for entry in reports],
        "dashboard.audit": [f"/reports/{report.id}/{name}" for name in report.audits()],
        "dashboard.activities": ["/activities", f"/activities?ids={ids}&report={report.id}&audit=reply-rate"],
        "importing.together": ["/import/together/" + ",".join(entry.id for entry in store.imports.latest())],
        "importing.one": [f"/import/{entry.id}" for entry in store.imports.latest()],
        "dashboard.latest": ["/report"],
        "people.overview": ["/people", "/people?all=1"],
        "demonstration.today": ["/demonstration/corporate", "/demonstration/media"],
        "demonstration.report": ["/demonstration/corporate/report"],
        "demonstration.people": ["/demonstration/corporate/people", "/demonstration/media/people"],
        "demonstration.audit": ["/demonstration/corporate/reply-rate"],
        "erasing.ask": [
            "/erase/part?first=2020-01-01&last=2030-01-01",
            "/erase/part?site=linkedin",
            "/erase/part?site=x",
        ],
        "schedule.run": [f"/schedule/runs/{run.id}" for run in store.runs.latest()],
    }
    for rule in app.url_map.iter_rules():
        ours = rule.endpoint.startswith(PAGES) and rule.endpoint not in FILES
        if ours and "GET" in (rule.methods or ()):
            yield from several.get(rule.endpoint, [rule.rule])


def test_no_english_sentence_is_left_on_a_german_page(app: Flask, client: FlaskClient) -> None:
    for address in addresses(app):
        answer = client.get(address, headers=GERMAN)
        assert answer.status_code == 200, address
        assert 'lang="de"' in answer.text
        assert not english_left("de", texts_of(answer.text, "de")), address


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/reports/none", 404),
        ("GET", "/nowhere", 404),
        ("GET", "/devices/none/revoke", 405),
        ("POST", "/settings", 403),
        ("POST", "/open", 403),
    ],
)
def test_errors_are_german_too(client: FlaskClient, method: str, address: str, status: int) -> None:
    answer = client.open(address, method=method, headers=GERMAN)
    assert answer.status_code == status
    assert not english_left("de", texts_of(answer.text, "de"))
    assert BeautifulSoup(answer.text, "html5lib").h1


def test_before_anything_is_there_pages_are_german(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path, f"sqlite:///{tmp_path}/rapport.sqlite3", environment={})
    made = create_app(settings, port=5610)
    made.test_client_class = LocalClient
    client = made.test_client()
    enter(client, link(settings))
    for address in ("/", "/import", "/schedule", "/devices", "/settings", "/backups", "/answers", "/answers/messages"):
        page = client.get(address, headers=GERMAN).text
        assert not english_left("de", texts_of(page, "de")), address
    assert "Soziale Netzwerke enttäuschen viele." in client.get("/", headers=GERMAN).text
    made.extensions["store"].close()


def test_what_a_form_answers_is_german(client: FlaskClient) -> None:
    with client.session_transaction(base_url=HERE) as session:
        token = session["form"]
    wrong = {"form_token": token, "zone": "Mars/Base", "keep_text_days": "0"}
    page = client.post("/settings", data=wrong, headers=GERMAN, follow_redirects=True).text
    assert "„Mars/Base“ ist keine Zeitzone wie Europe/Berlin." in page
    added = {"form_token": token, "every": "hourly", "at": "09:00"}
    page = client.post("/schedule", data=added, headers=GERMAN, follow_redirects=True).text
    assert "Nicht hinzugefügt: „hourly“ ist nicht daily, weekly, monthly, cron, import oder step." in page


def test_numbers_dates_and_lists_follow_the_language(app: Flask, client: FlaskClient) -> None:
    page = BeautifulSoup(client.get("/report", headers=GERMAN).text, "html5lib")
    assert re.fullmatch(r"Dein Netzwerken, \d+\. \w+ 2026 bis \d+\. November 2026", page.h1.text if page.h1 else "")
    schedule = client.get("/schedule", headers=GERMAN).text
    assert "Am 31. jedes Monats (in kürzeren am letzten Tag) um 09:00 Uhr" in schedule
    assert re.search(r"Nächstes Mal: Montag, \d+\. \w+ \d{4} um 09:00 Uhr\.", schedule)
    assert '<option value="0">Montag</option>' in schedule


def test_a_file_is_in_the_language_its_report_was_asked_in() -> None:
    report = audit([], first=date(2026, 11, 1), last=date(2026, 11, 2))
    with speaking("de"), auditing():
        asked = audit([], first=date(2026, 11, 1), last=date(2026, 11, 2))
    german = standalone(msgspec.structs.replace(asked, language="de"))
    assert "<title>Dein Netzwerken, 1. November 2026 bis 2. November 2026</title>" in german
    assert not english_left("de", texts_of(german, "de"))
    with speaking("de"):
        assert "<title>Your networking, 1 November 2026 to 2 November 2026</title>" in standalone(report)


def test_a_sentence_that_is_left_would_be_found() -> None:
    page = '<html lang="de"><body><p>Einstellungen</p><h1>{}</h1></body></html>'
    for words in ("Settings", "Your answers are kept.", "Left empty: the last 90 days.", "Every day at 9"):
        assert english_left("de", texts_of(page.format(words), "de")), words
    assert not english_left("de", texts_of(page.format('<span lang="en">Settings</span>'), "de"))
