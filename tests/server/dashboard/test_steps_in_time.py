"""Steps in time: what a browser lets one say after the day of one, and none about somebody of days long past."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from server.dashboard.today import Page
from server.rendering.files import write_report
from server.standing.steps import Steps, steps
from server.store.persons import now
from server.store.store import Store
from tests.made_up import report_of
from tests.server.dashboard.test_today_page import settings, store

__all__ = ["settings", "store"]  # fixtures


def test_of_days_long_past_no_step_names_anybody_and_a_newer_archive_is_asked_for(app: Flask) -> None:
    report = report_of("corporate", datetime(2024, 11, 1, 12, tzinfo=UTC))
    assert any(tip.about or tip.named for tip in report.tips)
    kept: Store = app.extensions["store"]
    proposed = steps(kept, report, report.waiting).proposed
    assert proposed
    assert not any(tip.about or tip.named for tip in proposed)
    lately = msgspec.structs.replace(report, last=datetime.now(UTC).date())
    assert any(tip.about or tip.named for tip in steps(kept, lately, report.waiting).proposed)
    page = Page(report, (), Steps(None, (), None))
    assert page.old.startswith("What is kept here ends on 1 November 2024.")
    assert not Page(lately, (), Steps(None, (), None)).old


@pytest.mark.parametrize("form", ["text", "html"])
def test_a_file_of_days_long_past_proposes_no_step_to_anybody_of_then(app: Flask, tmp_path: Path, form: str) -> None:
    report = report_of("corporate", datetime(2024, 11, 1, 12, tzinfo=UTC))
    lately = msgspec.structs.replace(report, last=datetime.now(UTC).date())
    tip = report.tips[0]
    assert tip.about or tip.named
    with app.test_request_context():
        for shown, proposes in ((report, False), (lately, True)):
            write_report(shown, form, tmp_path / "report")
            words = " ".join((tmp_path / "report").read_text("utf-8").replace("│", " ").split())
            assert (tip.action in BeautifulSoup(words, "html5lib").text) is proposes


def test_no_browser_refuses_the_word_that_is_said_of_a_step_after_its_day(client: FlaskClient, store: Store) -> None:
    today = datetime.now(UTC).date()
    for number, action in enumerate(["Answer Ana.", "Thank Ben."]):
        step = store.steps.add("reply-rate", action, "taken", now() + number)
        store.steps.remind(step, today - timedelta(days=2 - number))
    page = BeautifulSoup(client.get("/").text, "html5lib")
    forms = [form for form in page.select("#step ~ form, section form") if form.select_one("input[type=date]")]
    assert len(forms) == 2, "both are due"
    assert all(action in page.text for action in ("Answer Ana.", "Thank Ben."))
    for form in forms:
        field = form.select_one("input[type=date]")
        assert field and str(field["value"]) >= str(field["min"])
        unbound = {str(button["value"]) for button in form.select("button[formnovalidate]")}
        assert unbound == {"done", "leave"}, "of these no day is asked"
