"""The guide describes every page and every setting, shows every picture, and describes nothing that no longer
exists."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from server import create_app
from server.installation.settings import Settings
from server.store.persons import now
from tests.guide import IMAGES, PICTURES
from tests.server.conftest import LocalClient, enter

DOCS = Path(__file__).parents[1] / "docs"
GUIDE = (DOCS / "guide.md").read_text("utf-8")
#: Addresses that a person does not visit as pages: entrances, and what programs request.
_NO_PAGES = ("/api/", "/enter", "/who", "/static", "/demonstration", "/calendar")
#: Settings by the name of their field, and the words that the guide uses for them.
_SETTINGS = {
    "language": "Language",
    "zone": "time zone",
    "keep_text_days": "how long activities and texts are kept",
    "keep_months": "how long activities and texts are kept",
}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """A new installation."""
    folder = tmp_path_factory.mktemp("data")
    made = create_app(Settings.load(folder, f"sqlite:///{folder}/rapport.sqlite3", environment={}), port=5610)
    made.test_client_class = LocalClient
    return made


def test_exactly_the_existing_pages_are_described(app: Flask) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.methods and "GET" in rule.methods and not rule.arguments]
    pages = {rule.rule for rule in rules if not rule.rule.startswith(_NO_PAGES) and "." not in rule.rule}
    assert set(re.findall(r"`(/[a-z/]*)`", GUIDE)) == pages


def test_every_setting_is_described(app: Flask) -> None:
    client = app.test_client()
    enter(client, app.extensions["store"].links.add(now()))
    page = BeautifulSoup(client.get("/settings").data, "html5lib")
    form = page.select_one('form[action*="settings"]')
    assert form is not None
    fields = {str(field["name"]) for field in form.select("[name]")} - {"form_token"}
    assert fields == set(_SETTINGS)
    assert [words for words in _SETTINGS.values() if words not in GUIDE] == []


def test_every_picture_is_taken_and_shown() -> None:
    assert set(re.findall(r"\(images/([a-z]+)\.png\)", GUIDE)) == set(PICTURES)
    assert {image.stem for image in IMAGES.iterdir()} == set(PICTURES)


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", GUIDE)
    assert links
    assert [link for link in links if not (DOCS / link).exists()] == []
