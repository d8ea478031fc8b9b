"""The extension works unchanged in Firefox."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.extension import site
from tests.extension.firefox import FirefoxWithExtension as Firefox
from tests.extension.harness import CLIENT, EXTENSION, MASTODON, UNDER_WAY, Server, eventually
from tests.extension.reinstalled import Kept
from tests.extension.test_delivery import likes
from tests.extension.test_observing import exposures, stretches
from tests.server.declarations.making import NEXT, declared


@pytest.fixture
def firefox(request: pytest.FixtureRequest, kept: Kept) -> Iterator[Firefox]:
    with kept.one(request) as made:
        yield made


@pytest.fixture
def page(firefox: Firefox, server: Server) -> str:
    return watched(firefox, server)


def watched(firefox: Firefox, server: Server, path: str = "/quiet") -> str:
    """A page of an instance that was switched on by a press, in a Firefox that is connected to the server."""
    firefox.pair_with(server)
    firefox.watch("mastodon", MASTODON)
    return firefox.open(MASTODON + path)


def send(firefox: Firefox, page: str, path: str, body: str | None = None) -> None:
    firefox.evaluate(
        page, f"fetch({json.dumps(path)}, {{method: 'POST', body: {json.dumps(body)}}}).then(r => r.status)"
    )


def test_acts_arrive_in_order_and_refused_ones_do_not(firefox: Firefox, page: str, server: Server) -> None:
    send(firefox, page, "/api/v1/statuses", '{"status": "An example.", "visibility": "public"}')
    send(firefox, page, "/api/v1/statuses/1/favourite?at=/refuses/")
    send(firefox, page, "/api/v1/statuses/2/favourite")
    eventually(lambda: likes(server))
    assert likes(server) == ["2"]
    assert [create["object"]["content"] for create in server.of_type("Create")] == ["An example."]


def test_a_server_that_was_away_gets_each_act_once(firefox: Firefox, page: str, server: Server) -> None:
    server.kill()
    send(firefox, page, "/api/v1/statuses/1/favourite")
    eventually(lambda: firefox.evaluate(firefox.own, "browser.action.getBadgeText({})") == "1")
    server.start()
    firefox.ask(**{"do": "deliver"})
    assert likes(server) == ["1"]


def test_a_visit_to_the_feed_is_counted(firefox: Firefox, server: Server) -> None:
    page = watched(firefox, server, "/home")
    eventually(lambda: "exposure" in str(firefox.evaluate(firefox.own, UNDER_WAY)))
    firefox.evaluate(page, "new Promise(done => setTimeout(done, 1500))")
    firefox.close_tab(page)
    eventually(lambda: exposures(server) and stretches(server))
    assert exposures(server)[0]["items"] >= 2
    assert stretches(server)[0]["object"]["id"] == "feed"


def test_a_page_that_two_sites_patterns_cover_is_counted_once(firefox: Firefox, server: Server) -> None:
    with site.OnThisComputer() as local:
        firefox.pair_with(server)
        firefox.watch("mastodon", local.origin)
        firefox.watch("bluesky", CLIENT)
        page = firefox.open(f"{local.origin}/home")
        eventually(lambda: firefox.evaluate(firefox.own, UNDER_WAY))
        firefox.evaluate(page, "new Promise(done => setTimeout(done, 3000))")
        firefox.close_tab(page)
        eventually(lambda: exposures(server) and stretches(server))
        firefox.ask(**{"do": "deliver"})
    assert len(exposures(server)) == len(stretches(server)) == 1


def test_waiting_activities_outlive_a_killed_browser(kept: Kept, server: Server, tmp_path: Path) -> None:
    with Firefox(tmp_path, EXTENSION, site.response) as killed:
        page = watched(killed, server)
        server.kill()
        send(killed, page, "/api/v1/statuses/1/favourite")
        eventually(lambda: killed.ask(**{"do": "overview"})["waiting"] == 1)
        killed.kill()
    server.start()
    with Firefox(tmp_path, EXTENSION, site.response) as again:
        eventually(lambda: again.ask(**{"do": "overview"})["waiting"] == 0)
    assert likes(server) == ["1"]


def test_it_uses_the_declarations_that_its_server_gives(firefox: Firefox, page: str, server: Server) -> None:
    told = declared("mastodon")
    for rule in told["requests"]:
        rule["url"] = rule["url"].replace("/favourite", "/cherish")
    wrong = {**declared("x"), "hosts": ["x.com", "mail.example"]}
    given = {"edition": NEXT, "made": "2026-11-27", "sites": {"mastodon": told, "x": wrong}}
    server.become(declarations=given)
    firefox.ask(**{"do": "deliver"})
    kept = "browser.storage.local.get('declarations').then(({declarations}) => Object.keys(declarations.sites))"
    assert firefox.evaluate(firefox.own, kept) == ["mastodon"]
    send(firefox, page, "/api/v1/statuses/1/favourite")
    send(firefox, page, "/api/v1/statuses/2/cherish")
    eventually(lambda: likes(server))
    assert [each["object"]["id"] for each in server.of_type("Like")] == [f"{MASTODON}/api/v1/statuses/2"]
