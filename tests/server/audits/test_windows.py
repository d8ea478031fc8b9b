"""Which days an audit looks at where nobody says, and that what was chosen for once leaves the start page alone."""

from datetime import UTC, date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from auditor.history.ingest import receive
from auditor.report import Band
from server.audits import running as audits
from server.audits.running import audit_now
from server.store.store import Store
from tests.server.commands.test_main import data, rapport
from tests.server.lives import keep
from tests.story import Story

__all__ = ["data"]  # a fixture

QUESTION = "How did you set up the night shift plan over there?"
ANSWER = "Gladly: two weeks of nights, then a week off."


def lived(kept: Store, every: int, days: int = 360) -> None:
    """Somebody asks every so many days up to 16 March 2026, and I answer the day after."""
    story = Story(first=date(2025, 3, 21))
    for day in range(360 - days, 360, every):
        story.hear(day, f"Person {day}", QUESTION)
        story.write(day + 1, f"Person {day}", ANSWER)
    kept.activities.write([receive(activity, key=kept.key, zone=UTC) for activity in story.activities])


@pytest.fixture
def store(app: Flask) -> Store:
    kept: Store = app.extensions["store"]
    return kept


def test_where_three_months_tell_little_it_looks_at_the_year(store: Store) -> None:
    lived(store, every=9)
    report = audit_now(store)
    assert (report.last - report.first).days == 364


def test_of_a_year_in_which_a_habit_changed_the_last_days_are_told_with_the_year_beside_them(store: Store) -> None:
    story = Story(first=date(2025, 3, 21))
    for day in range(0, 350, 7):
        story.hear(day, f"Person {day}", QUESTION)
        story.write(day + (12 if day < 280 else 0.2), f"Person {day}", ANSWER)
    keep(store, story)
    report = audit_now(store)
    assert (report.last - report.first).days == 364
    (speed,) = (each for each in report.audits().values() if each.value and "usually wait" in each.value.words)
    assert (speed.days, speed.band) == (90, Band.WORKING)
    assert speed.note
    assert "In all days of this report: people usually wait 12 days" in speed.note
    assert not any(tip.audit == speed.id for tip in report.tips)
    others = [each for each in report.audits().values() if each.value and each.days is None]
    assert others, "what did not change is told of the year"


def test_where_three_months_tell_as_much_it_looks_at_those(store: Store) -> None:
    lived(store, every=1)
    report = audit_now(store)
    assert (report.last - report.first).days == 89


def test_where_the_year_would_tell_no_more_it_is_not_even_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    lived(store, every=9, days=80)
    monkeypatch.setattr(audits, "_YEAR", None)  # a window of it would fail
    report = audit_now(store)
    assert (report.last - report.first).days == 89


def test_what_was_chosen_for_once_stands_beside_the_start_page(client: FlaskClient, token: str, store: Store) -> None:
    lived(store, every=9)
    usual = audit_now(store)
    for form in ({"window": "30"}, {"days": "60"}, {"window": "all"}):
        answer = client.post("/reports", data={"form_token": token, **form})
        made = store.reports.get(answer.location.rpartition("/")[2])
        assert made and made.id != usual.id
        assert (last := store.reports.last()) and last.id == usual.id
    assert made and made.first == date(2025, 3, 21)
    anew = client.post("/reports", data={"form_token": token, "days": ""})
    assert (last := store.reports.last()) and anew.location.endswith(last.id) and last.id != usual.id


def test_the_form_as_it_came_makes_the_start_page_anew(client: FlaskClient, token: str, store: Store) -> None:
    lived(store, every=9)
    usual = audit_now(store)
    page = client.get("/report").text
    shown = page.partition('name="days"')[2].partition('value="')[2].partition('"')[0]
    assert shown == "365"
    answer = client.post("/reports", data={"form_token": token, "days": shown})
    assert (last := store.reports.last()) and answer.location.endswith(last.id) and last.id != usual.id
    assert (last.first, last.last) == (usual.first, usual.last)


def test_a_window_nobody_offers_is_taken_into_bounds(client: FlaskClient, token: str, store: Store) -> None:
    lived(store, every=9)
    for wrong in ("99999999999999999999", "-3", "١٢", "x"):
        assert client.post("/reports", data={"form_token": token, "window": wrong}).status_code == 302


def test_a_report_in_the_terminal_of_chosen_days_leaves_the_start_page_alone(data: Path) -> None:
    archive = data.parent / "export"
    archive.mkdir(parents=True)
    months = [f"2026-{month:02}-15 10:00:00,https://www.linkedin.com/feed/update/urn,Well put" for month in (1, 5)]
    (archive / "Comments.csv").write_text("\n".join(["Date,Link,Message", *months]) + "\n")
    (archive / "Profile.csv").write_text("First Name,Last Name,Headline,Summary\nMara,Lind,Engineer,\n")
    rapport(data, "import", str(archive))
    usual = rapport(data, "audit", "--to", "2026-05-15").output.splitlines()[0]
    assert "15 May 2026" in usual  # the only one there is: better than none
    assert rapport(data, "today").exit_code == 0
    rapport(data, "audit")
    before = rapport(data, "today").output
    rapport(data, "audit", "--from", "2026-01-01", "--to", "2026-01-31")
    assert rapport(data, "today").output == before
