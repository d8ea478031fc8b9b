"""Nothing that a test leaves in its Firefox reaches the next one."""

import json

import pytest

from tests.extension.harness import MASTODON, Server, eventually
from tests.extension.reinstalled import Kept, Reinstalled
from tests.extension.renewed import FAILED, STATE
from tests.extension.test_renewed import AT_THE_SITE, LEAVE_AT_THE_SITE
from tests.extension.watching import EVERYTHING

LIKE = "fetch('/api/v1/statuses/1/favourite', {method: 'POST'}).then(({status}) => status)"


def test_nothing_is_left(request: pytest.FixtureRequest, kept: Kept, server: Server) -> None:
    with kept.one(request) as browser:
        before = browser.evaluate(browser.own, f"({STATE})()")
        browser.pair_with(server)
        browser.watch("mastodon", MASTODON)
        page = browser.open(f"{MASTODON}/quiet")
        server.kill()
        browser.evaluate(page, LIKE)
        eventually(lambda: browser.ask(do="overview")["waiting"])
        browser.ask(do="pause", length="hour")
        browser.evaluate(page, f"({LEAVE_AT_THE_SITE})()")
        browser.evaluate(browser.own, "browser.alarms.create('left', {delayInMinutes: 60})")
        used = json.loads(browser.evaluate(browser.own, f"({EVERYTHING})()"))
        assert any("server" in each and "pause" in each for each in used if isinstance(each, dict)), used
    with kept.one(request) as again:
        assert again is browser
        assert again.evaluate(again.own, f"({STATE})()") == before
        tabs = again.command("browsingContext.getTree")["contexts"]
        assert [tab["context"] for tab in tabs] == [again.own]
        server.start()
        again.pair_with(server)
        assert again.ask(do="deliver")["waiting"] == 0
        assert server.activities() == []
        page = again.open(f"{MASTODON}/quiet")
        assert again.evaluate(page, f"({AT_THE_SITE})()") == [[], "", [], 0]


def test_a_firefox_that_was_ended_or_whose_test_failed_is_not_used_again(
    request: pytest.FixtureRequest, kept: Kept
) -> None:
    with kept.one(request) as first:
        first.kill()
    with kept.one(request) as second:
        assert second is not first
        request.node.stash[FAILED] = True
    del request.node.stash[FAILED]
    with kept.one(request) as third:
        assert third is not second


def test_a_firefox_in_which_something_stays_is_not_used_again(
    request: pytest.FixtureRequest, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    with kept.one(request) as first:
        monkeypatch.setattr(Reinstalled, "uninstall", lambda self: None)
        first.evaluate(first.own, "browser.storage.local.set({left: 1})")
    with kept.one(request) as second:
        assert second is not first
