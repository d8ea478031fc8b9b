"""Nothing that a test leaves in its browser reaches the next one."""

import json
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.extension import site
from tests.extension.harness import MASTODON, Server, eventually
from tests.extension.renewed import STATE, Renewed
from tests.extension.test_listening import send
from tests.extension.watching import EVERYTHING

LEAVE_AT_THE_SITE = """async () => {
  localStorage.left = "by a test";
  document.cookie = "left=by-a-test; path=/";
  await caches.open("left");
  await new Promise(done => { indexedDB.open("left").onsuccess = done; });
}"""
AT_THE_SITE = """async () => [
  Object.keys(localStorage), document.cookie, await caches.keys(), (await indexedDB.databases()).length,
]"""
LEAVE_IN_THE_EXTENSION = """async () => {
  globalThis.left = "by a test";
  await chrome.storage.session.set({ left: 1 });
  await chrome.alarms.create("left", { delayInMinutes: 60 });
  await chrome.action.setBadgeText({ text: "left" });
  await new Promise(done => { indexedDB.open("left").onsuccess = done; });
}"""


@pytest.fixture
def renewed(playwright: Playwright, tmp_path: Path, lent: object) -> Iterator[Renewed]:
    with closing(Renewed(playwright, tmp_path, [MASTODON])) as made:
        yield made


def use(browser: Renewed, server: Server) -> None:
    """What a test does, and more."""
    browser.context.route(f"{MASTODON}/**", site.answer)
    browser.pair_with(server)
    browser.watch("mastodon", MASTODON)
    page = browser.open(f"{MASTODON}/quiet")
    send(page, "/api/v1/statuses/1/favourite")
    eventually(lambda: server.of_type("Like"))
    server.kill()
    send(page, "/api/v1/statuses/2/favourite")
    eventually(lambda: browser.ask(do="overview")["waiting"])
    browser.ask(do="pause", length="hour")
    browser.worker.evaluate("() => { globalThis.left = 'by a test' }")
    page.evaluate(LEAVE_AT_THE_SITE)
    browser.own.evaluate(LEAVE_IN_THE_EXTENSION)


def test_nothing_is_left(renewed: Renewed, server: Server) -> None:
    before = renewed.own.evaluate(STATE)
    use(renewed, server)
    used = json.loads(renewed.own.evaluate(EVERYTHING))
    assert any("server" in kept and "pause" in kept for kept in used if isinstance(kept, dict)), used
    assert renewed.renew()
    assert renewed.own.evaluate(STATE) == before
    assert renewed.context.pages == [renewed.own]
    assert [each.evaluate("() => globalThis.left") for each in (renewed.own, renewed.worker)] == [None, None]
    renewed.context.route(f"{MASTODON}/**", site.answer)
    assert renewed.open(f"{MASTODON}/quiet").evaluate(AT_THE_SITE) == [[], "", [], 0]
    server.start()
    renewed.pair_with(server)
    assert renewed.ask(do="deliver")["waiting"] == 0
    assert len(server.of_type("Like")) == 1


def test_no_answer_of_a_site_is_left(renewed: Renewed) -> None:
    body = "<title>left by a test</title>"
    headers = {"Content-Type": "text/html", "Cache-Control": "max-age=3600"}
    renewed.context.route(f"{MASTODON}/**", lambda route: route.fulfill(body=body, headers=headers))
    renewed.open(f"{MASTODON}/left")
    assert renewed.renew()
    renewed.context.route(f"{MASTODON}/**", site.answer)
    assert renewed.open(f"{MASTODON}/left").title() != "left by a test"


def test_a_browser_in_which_something_stays_is_not_used_again(renewed: Renewed) -> None:
    file = renewed.extension / "sites" / "mastodon.json"
    there, when = file.read_bytes(), file.stat().st_mtime_ns
    file.write_bytes(there + b"\n")
    assert not renewed.renew(), "a file was changed"
    file.write_bytes(there)
    os.utime(file, ns=(when, when))
    assert renewed.renew()
    renewed.context.clock.install()
    assert not renewed.renew(), "the clock was changed"
    renewed.kill()
    assert not renewed.renew(), "it was ended"
    renewed.start()
    assert not renewed.renew(), "it was started again"
