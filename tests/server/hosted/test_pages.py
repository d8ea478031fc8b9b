"""The pages of a hosted server speak German on request, and link to nothing that is closed there."""

import re

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from server.hosted.offered import CLOSED, is_offered
from server.store.errors import UnreachableError
from server.store.person_stores import PersonStores
from server.store.persons import now
from tests.server.hosted.conftest import browser, joined, stores_of
from tests.server.translations.remaining import english_left, texts_of

pytestmark = pytest.mark.postgresql

GERMAN = {"Accept-Language": "de"}


def test_no_english_sentence_is_left_on_a_german_page(app: Flask) -> None:
    keeper, guest = joined(app, "kim", "keeper"), browser(app, "gast")
    stores_of(app).memberships.invite("Bea", "keeper", now())
    stores_of(app).memberships.note(now(), "", "invited", "Bea")
    shown = [
        keeper.get(path, headers=GERMAN)
        for path in ("/", "/keeping", "/settings", "/import", "/steps", "/join", "/schedule", "/devices")
    ]
    shown += [guest.post("/join", data={"token": "x"}, headers=GERMAN), guest.get("/sign-in", headers=GERMAN)]
    shown += [browser(app).get("/sign-in", headers=GERMAN), keeper.get("/backups", headers=GERMAN)]
    sent = {"form_token": keeper.token}
    shown += [keeper.post("/keeping/invitations", data={**sent, "name": "Cid"}, headers=GERMAN)]
    shown += [keeper.post("/sign-out", data=sent, headers=GERMAN)]
    for page in shown:
        assert 'lang="de"' in page.text
        assert not english_left("de", texts_of(page.text, "de")), page.request.path


def test_no_page_links_to_a_closed_route(app: Flask) -> None:
    ana = joined(app, "ana")
    adapter = app.url_map.bind("rapport.example")
    for path in ("/", "/schedule", "/settings", "/import", "/steps", "/answers", "/erase", "/data", "/devices"):
        tree = BeautifulSoup(ana.get(path).text, "html5lib")
        for each in tree.select("a[href^='/'], form[action^='/']"):
            target, method = each.get("href") or each.get("action"), "POST" if each.name == "form" else "GET"
            if each.name == "form" and each.get("method", "get") == "get":
                method = "GET"
            endpoint, _ = adapter.match(re.split(r"[?#]", str(target))[0], method=method)
            assert is_offered(endpoint), (path, target)


def test_every_closed_route_exists(app: Flask) -> None:
    for beginning in CLOSED:
        assert [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith(beginning)], beginning
    ana = joined(app, "ana")
    for path in ("/backups", "/telling", "/connected", "/pages", "/steps/calendar", "/calendar/secret.ics"):
        assert ana.get(path).status_code == 404, path
    assert ana.send("/import/watch", folder="/etc").status_code == 404


def test_no_address_fails_because_of_nul(app: Flask) -> None:
    ana, asked = joined(app, "ana", "keeper"), []
    for rule in app.url_map.iter_rules():
        if "<" in rule.rule and not rule.endpoint.endswith("static") and is_offered(rule.endpoint):
            address = re.sub(r"<[^>]+>", "a%00b", rule.rule)
            for method in sorted({"GET", "POST", "PUT", "DELETE"} & (rule.methods or set())):
                answer = ana.open(address, method=method, data={"form_token": ana.token})
                asked.append((answer.status_code, method, address))
    assert len(asked) > 20
    assert [each for each in asked if each[0] >= 500] == []


def test_messages_of_the_database_are_only_for_the_operator(
    app: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ana = joined(app, "ana")

    def unreachable(*_: object) -> None:
        raise UnreachableError("host 10.1.2.3 refused rapport")

    monkeypatch.setattr(PersonStores, "of", unreachable)
    for path in ("/data", "/api/v1/activities"):
        assert "10.1.2.3" not in ana.get(path).text
    assert "10.1.2.3" in caplog.text
