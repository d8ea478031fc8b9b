"""Minutes on a phone typed in on the import page."""

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from server.store.store import Store


@pytest.fixture
def store(app: Flask) -> Store:
    kept: Store = app.extensions["store"]
    return kept


def typed(client: FlaskClient, token: str, **given: str) -> str:
    fields = {"site": "instagram", "minutes": "35", "first": "2026-02-02", "last": "2026-02-08"} | given
    page = client.post("/phone", data={"form_token": token, **fields}, follow_redirects=True).text
    return " ".join(BeautifulSoup(page, "html5lib").get_text(" ").split())


def test_the_form_offers_sites_with_apps_and_only_days_that_are_over(client: FlaskClient) -> None:
    form = BeautifulSoup(client.get("/import").text, "html5lib").select_one("form:has(#minutes)")
    assert form
    offered = [str(option["value"]) for option in form.select("option")]
    assert {"instagram", "x", "linkedin"} <= set(offered)
    assert "misskey" not in offered  # no app of it is declared
    assert {field["value"] for field in form.select('input[type="date"]')} == {
        field["max"] for field in form.select('input[type="date"]')
    }


def test_what_is_typed_in_is_kept_for_each_day(client: FlaskClient, token: str, store: Store) -> None:
    assert "Your minutes are kept." in typed(client, token)
    assert store.activities.count() == 7


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"minutes": "many"}, "Say the minutes as a number"),
        ({"first": "yesterday"}, "the days as on a calendar"),
        ({"minutes": "-1"}, "0 to 1440"),
        ({"minutes": "1441"}, "0 to 1440"),
        ({"site": "nowhere"}, "No app of that site"),
        ({"site": "misskey"}, "No app of that site"),
        ({"last": "2026-01-02"}, "before the first"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_kept(
    client: FlaskClient, token: str, store: Store, given: dict[str, str], why: str
) -> None:
    assert why in typed(client, token, **given)
    assert store.activities.count() == 0
