"""Other days and another role, chosen on a report's page: a report that stands by itself."""

from datetime import UTC, date

import pytest
from flask import Flask
from flask.testing import FlaskClient

from auditor.answers.expectations import Expectations
from auditor.history.ingest import receive
from auditor.report import Role
from server.audits.running import audit_now
from server.store.store import Store
from tests.story import Story


@pytest.fixture
def store(app: Flask) -> Store:
    """An employee with half a year of exchanges, and the report that the start page shows."""
    found: Store = app.extensions["store"]
    story = Story(first=date(2026, 1, 1))
    for number in range(180):
        story.exchange(number, f"p{number % 20}")
    found.activities.write([receive(activity, key=found.key, zone=UTC) for activity in story.activities])
    found.answers.add(Expectations(role=Role.CORP))
    audit_now(found)
    return found


def test_the_form_offers_the_days_and_the_role_of_the_report_shown(client: FlaskClient, store: Store) -> None:
    shown = store.reports.last()
    assert shown
    page = client.get(f"/reports/{shown.id}").text
    assert f'name="first" type="date" value="{shown.first}"' in page
    assert f'name="last" type="date" value="{shown.last}"' in page
    assert '<option value="corporate" selected>' in page


def test_days_and_role_of_ones_own_stand_by_themselves(client: FlaskClient, token: str, store: Store) -> None:
    before = store.reports.last()
    asked = {"form_token": token, "first": "2026-02-01", "last": "2026-03-31", "read_as": "media"}
    answer = client.post("/reports", data=asked)
    made = store.reports.get(answer.location.rpartition("/")[2])
    assert made
    assert (made.first, made.last, made.role) == (date(2026, 2, 1), date(2026, 3, 31), Role.MEDIA)
    assert store.answers.get().role == Role.CORP
    after = store.reports.last()
    assert before and after and after.id == before.id


def test_one_day_may_stay_open(client: FlaskClient, token: str, store: Store) -> None:
    answer = client.post("/reports", data={"form_token": token, "first": "2026-05-01", "last": "", "read_as": ""})
    made = store.reports.get(answer.location.rpartition("/")[2])
    assert made
    assert (made.first, made.role) == (date(2026, 5, 1), Role.CORP)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"first": "soon"}, "as dates"),
        ({"first": "2026-04-01", "last": "2026-03-01"}, "may not lie after the last"),
        ({"read_as": "emperor"}, "no such role"),
    ],
)
def test_what_cannot_be_audited_is_told_on_the_report(
    client: FlaskClient, token: str, store: Store, wrong: dict[str, str], told: str
) -> None:
    kept = len(store.reports.latest(limit=10))
    page = client.post("/reports", data={"form_token": token, **wrong}, follow_redirects=True).text
    assert told in page
    assert 'id="again"' in page
    assert len(store.reports.latest(limit=10)) == kept
