"""Which language someone is answered in."""

import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from rich.console import Console
from werkzeug.datastructures import LanguageAccept

from auditor.history.ingest import receive
from server.audits.running import audit_now
from server.entry.languages import of_browser, of_owner, of_settings, of_terminal
from server.installation.settings import Settings
from server.rendering import terminal
from server.rendering.filters import templates
from server.standing.steps import Steps
from server.store.store import Store
from server.translations import gettext, language, ngettext, speaking
from tests.made_up import report_of
from tests.server.conftest import HERE
from tests.story import Story

GERMAN = {"Accept-Language": "de"}


@pytest.mark.parametrize(
    ("accepted", "code"),
    [
        ([("de", 1)], "de"),
        ([("de-CH", 1), ("en", 0.5)], "de"),
        ([("en-US", 1), ("de", 0.5)], "en"),
        ([("fr", 1), ("de", 0.5)], "de"),
        ([("fr", 1)], "en"),
        ([("*", 1)], "en"),
        ([], "en"),
    ],
)
def test_a_browser_gets_the_supported_language_it_prefers(accepted: list[tuple[str, float]], code: str) -> None:
    assert of_browser(LanguageAccept(accepted)) == code


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({"LANG": "de_AT.UTF-8"}, "de"),
        ({"LANG": "de"}, "de"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "de_DE", "LC_MESSAGES": "en_GB.UTF-8", "LANG": "en_GB"}, "de"),
        ({"LANGUAGE": "fr:de:en", "LANG": "en_GB.UTF-8"}, "de"),
        ({"LANGUAGE": "de", "LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_a_terminal_gets_what_gettext_would_choose(environment: dict[str, str], code: str) -> None:
    assert of_terminal(environment) == code


def test_the_language_is_looked_up_only_when_needed() -> None:
    asked = []

    def german() -> str:
        asked.append("asked")
        return "de"

    with speaking(german):
        assert not asked
        assert gettext("Settings") == gettext("Settings") == "Einstellungen"
        with speaking("en"):
            assert gettext("Settings") == "Settings"
        assert ngettext("about %(num)s minute", "about %(num)s minutes", 1_200) == "etwa 1.200 Minuten"
    assert asked == ["asked"]
    assert language() == "en"


def settings_in(client: FlaskClient, token: str, chosen: str, **headers: str) -> str:
    form = {"form_token": token, "zone": "UTC", "keep_text_days": "0", "language": chosen}
    answer = client.post("/settings", data=form, headers=headers, follow_redirects=True)
    return f"{answer.status_code} {answer.text}"


def test_the_setting_counts_before_the_browser(client: FlaskClient, token: str) -> None:
    assert "Einstellungen" in client.get("/settings", headers=GERMAN).text
    assert "Saved." in settings_in(client, token, "en", **GERMAN)
    assert "<h1>Settings</h1>" in client.get("/settings", headers=GERMAN).text
    assert "Gespeichert." in settings_in(client, token, "de")
    assert '<option value="de" lang="de" selected>Deutsch</option>' in client.get("/settings").text
    assert "Gespeichert." in settings_in(client, token, "automatic", **GERMAN)
    assert "<h1>Settings</h1>" in client.get("/settings").text


def test_an_unsupported_language_changes_nothing(client: FlaskClient, token: str) -> None:
    assert settings_in(client, token, "tlh").startswith("400 ")
    assert '<option value="automatic" selected>' in client.get("/settings").text


def test_a_stranger_does_not_learn_the_setting(app: Flask) -> None:
    app.extensions["store"].change(language="de")
    page = app.test_client().get("/settings").text
    assert 'lang="en"' in page
    assert "Forbidden" in page


def test_a_request_leaves_no_language_behind(client: FlaskClient) -> None:
    client.get("/", headers=GERMAN)
    assert language() == "en"


def test_the_interface_for_programs_explains_itself_in_the_language_asked_for(app: Flask) -> None:
    refused = app.test_client().get("/api/v1/audits", headers={**GERMAN, "Authorization": "Bearer x"})
    assert refused.get_json()["detail"].startswith("Dieser Zugangsschlüssel ist hier nicht bekannt")
    assert "Accept-Language" in refused.headers["Vary"]


def keep_something(store: Store) -> None:
    story = Story()
    story.hear(1, "Ana", "How are you?")
    zone = store.owner.get().zone_info
    store.activities.write([receive(activity, key=store.key, zone=zone) for activity in story.activities])


def test_a_report_notes_the_language_it_was_asked_in(app: Flask, client: FlaskClient, token: str) -> None:
    store: Store = app.extensions["store"]
    keep_something(store)
    client.post("/reports", data={"form_token": token, "days": "90"}, headers=GERMAN)
    german = store.reports.last()
    assert german and german.language == "de"
    assert audit_now(store).language == "en"
    kept = store.reports.get(german.id)
    assert kept and kept.language == "de"


def test_a_report_in_another_language_than_the_page_says_so_until_it_is_made_again(
    app: Flask, client: FlaskClient, token: str
) -> None:
    store: Store = app.extensions["store"]
    keep_something(store)
    made = audit_now(store)
    said = "Dieser Bericht ist noch auf Englisch."
    pages = ("/", "/report", f"/reports/{made.id}/reply-rate")
    for page in pages:
        told = " ".join(client.get(page, headers=GERMAN).text.split())
        assert said in told
        assert "This report is still in" not in client.get(page).text
    notice = BeautifulSoup(client.get("/", headers=GERMAN).text, "html5lib").find("form", class_="notice")
    assert notice and str(notice["action"]).endswith("/reports")
    assert said in notice.get_text()
    assert "Noch einmal prüfen" in notice.get_text()
    client.post("/reports", data={"form_token": token}, headers=GERMAN)
    for page in ("/", "/report"):
        assert said not in client.get(page, headers=GERMAN).text
        assert "This report is still in German." in " ".join(client.get(page).text.split())
    old = " ".join(client.get(f"/reports/{made.id}", headers=GERMAN).text.split())
    assert said in old
    earlier = BeautifulSoup(old, "html5lib").find("form", class_="notice")
    assert earlier is None, "an earlier one stays as it is"


def test_an_audit_of_chosen_days_changes_no_language_of_the_start_page(
    app: Flask, client: FlaskClient, token: str
) -> None:
    keep_something(app.extensions["store"])
    audit_now(app.extensions["store"])
    client.post("/reports", data={"form_token": token, "days": "20"}, headers=GERMAN)
    assert "Dieser Bericht ist noch auf Englisch." in client.get("/", headers=GERMAN).text


def test_no_sentence_of_a_report_is_half_in_the_language_of_the_page() -> None:
    report = report_of("corporate")
    with speaking("de"):
        page = templates().get_template("standalone.html").render(report=report, sheet="", brief=False, audit_url=str)
    assert "could be measured." in page and "Gemessen: " not in page
    assert "of the last 365 days" in page and "der letzten 365 Tage" not in page


def test_the_terminal_says_that_the_report_speaks_another_language() -> None:
    report = report_of("corporate")
    assert report.language == "en"
    for code, expected in (("en", False), ("de", True)):
        screen = Console(file=StringIO(), width=300)
        with speaking(code):
            terminal.show_today(report, (), Steps(None, (), None), screen)
        assert isinstance(screen.file, StringIO)
        assert ("Dieser Bericht ist noch auf Englisch." in screen.file.getvalue()) is expected


@pytest.mark.parametrize(("chosen", "terminal", "spoken"), [("de", "en_GB", "de"), ("automatic", "de_DE", "de")])
def test_a_self_audit_that_runs_by_itself_follows_the_setting_else_the_machine(
    app: Flask, monkeypatch: pytest.MonkeyPatch, chosen: str, terminal: str, spoken: str
) -> None:
    from server.store.persons import now
    from server.store.recurrence import Recurrence

    monkeypatch.setenv("LANG", terminal)
    store: Store = app.extensions["store"]
    store.change(language=chosen)
    keep_something(store)
    store.schedules.add(Recurrence.checked("daily", "09:00", None, None, "UTC"), 90, now() - 3 * 86_400_000)
    app.extensions["self_audits"].look()
    report = store.reports.last()
    assert report and report.language == spoken


def test_where_a_machine_names_no_language_a_report_keeps_that_of_the_one_before(
    app: Flask, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    store: Store = app.extensions["store"]
    keep_something(store)
    with speaking("de"):
        audit_now(store)
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    for locale, by_itself, asked in (("C.UTF-8", "de", "de"), ("", "de", "de"), ("en_GB.UTF-8", "en", None)):
        monkeypatch.setenv("LANG", locale)
        assert (of_owner(store), of_settings(settings)) == (by_itself, asked)


def test_one_that_was_asked_for_speaks_the_language_of_who_asked(app: Flask, client: FlaskClient, token: str) -> None:
    client.post("/schedule/runs", data={"form_token": token}, headers=GERMAN)
    app.extensions["self_audits"].stop()
    (run,) = app.extensions["store"].runs.latest()
    assert run.error and "Lies zuerst ein Archiv ein" in run.error


def test_the_terminal_reads_the_setting_and_makes_no_database(settings: Settings, app: Flask, tmp_path: Path) -> None:
    assert of_settings(settings) is None
    app.extensions["store"].change(language="de")
    assert of_settings(settings) == "de"
    empty = Settings.load(tmp_path / "empty", f"sqlite:///{tmp_path}/empty/rapport.sqlite3", environment={})
    assert of_settings(empty) is None
    assert not (tmp_path / "empty" / "rapport.sqlite3").exists()
    (tmp_path / "empty" / "rapport.sqlite3").write_bytes(b"no database at all, only words" * 40)
    assert of_settings(empty) is None


def test_a_command_finds_its_language_without_loading_flask() -> None:
    code = "import sys, server.commands.main; sys.exit('flask' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_erasing_everything_forgets_the_language_too(client: FlaskClient, token: str, app: Flask) -> None:
    app.extensions["store"].change(language="de")
    client.post("/erase", data={"form_token": token, "sure": "1"})
    with client.session_transaction(base_url=HERE):
        assert app.extensions["store"].owner.get().language == "automatic"
