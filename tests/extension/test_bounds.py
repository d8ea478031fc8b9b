"""Limits: the size of a request to the server, the wait before the next one, the wait for a site's answer."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.extension.harness import MASTODON, Chromium, Server, eventually
from tests.extension.test_delivery import liked, likes
from tests.extension.test_listening import send

LARGEST = 1_000_000
#: Seconds until the next attempt, by the number of failures before this one.
WAITS = {0: 30, 1: 60, 2: 120, 4: 480, 5: 900, 60: 900, 2000: 900}

#: The state after so many failures; for the next hour only a person's press tries again.
FAILED = """failures =>
  chrome.storage.local.set({ delivery: { failures, next: Date.now() + 3_600_000, why: "" } })"""


@pytest.fixture
def page(quiet: Page) -> Page:
    return quiet


def test_a_request_carries_a_hundred_activities_at_most(chromium: Chromium, page: Page, server: Server) -> None:
    server.kill()
    page.evaluate("""() => Promise.all(Array.from({length: 250}, (_, number) =>
        fetch(`/api/v1/statuses/${number}/favourite`, {method: "POST"})))""")
    eventually(lambda: liked(chromium) == 250)
    server.start()
    chromium.ask(do="deliver")
    assert len(likes(server)) == 250
    assert max(each["activities"] for each in server.batches()) == 100


def test_a_request_carries_a_million_characters_at_most(chromium: Chromium, page: Page, server: Server) -> None:
    server.kill()
    for number in range(25):
        send(page, "/api/v1/statuses", f'{{"status": "{number} {"x" * 90_000}"}}')
    send(page, "/api/v1/statuses/1/favourite")
    eventually(lambda: liked(chromium))
    server.start()
    chromium.ask(do="deliver")
    assert len(server.of_type("Create")) == 25
    assert max(each["bytes"] for each in server.batches()) < LARGEST + 1000  # for the JSON around the activities


def test_the_next_attempt_is_never_more_than_a_quarter_of_an_hour_away(
    chromium: Chromium, page: Page, server: Server
) -> None:
    server.kill()
    send(page, "/api/v1/statuses/1/favourite")
    eventually(lambda: chromium.ask(do="overview")["delivery"]["failures"])
    eventually(lambda: chromium.own.evaluate("chrome.storage.session.get('begun').then(({ begun }) => begun)"))
    for failures, seconds in WAITS.items():
        chromium.own.evaluate(FAILED, failures)
        before: float = chromium.own.evaluate("Date.now()")
        state: dict[str, Any] = chromium.ask(do="deliver")["delivery"]
        after: float = chromium.own.evaluate("Date.now()")
        assert state["failures"] == failures + 1
        assert before <= state["next"] - seconds * 1000 <= after
        alarm: float = chromium.own.evaluate("chrome.alarms.get('deliver').then(({ scheduledTime }) => scheduledTime)")
        assert before <= alarm - seconds * 1000 <= after


def test_a_request_that_its_site_never_answers_is_forgotten(chromium: Chromium, page: Page, server: Server) -> None:
    chromium.hold(f"{MASTODON}/api/v1/statuses/*/favourite")
    begin = "number => void fetch(`/api/v1/statuses/${number}/favourite`, { method: 'POST' })"
    page.evaluate(begin, 1)
    eventually(lambda: remembered(chromium) == ["1"])
    page.evaluate(begin, 2)
    eventually(lambda: remembered(chromium) == ["1", "2"])
    chromium.own.evaluate(AGE, 10 * 60_000 + 1)
    chromium.own.evaluate("chrome.alarms.create('any', { when: 0 })")
    eventually(lambda: remembered(chromium) == ["2"])
    chromium.let_go()
    eventually(lambda: likes(server))
    send(page, "/api/v1/statuses/3/bookmark")  # answered after both likes
    assert likes(server) == ["2"]


#: The requests that wait for their site's answer, oldest first.
REQUESTS = """chrome.storage.session.get().then(all => Object.entries(all)
  .filter(([key]) => key.startsWith("request:")).sort(([, one], [, other]) => one.at - other.at))"""
#: Makes the oldest request older, by some milliseconds.
AGE = f"""async by => {{
  const [[key, request]] = await {REQUESTS};
  await chrome.storage.session.set({{ [key]: {{ ...request, at: request.at - by }} }});
}}"""


def remembered(chromium: Chromium) -> list[str]:
    """The posts whose likes wait for the site's answer, oldest first."""
    found = chromium.own.evaluate(REQUESTS)
    return [request["records"][0]["activity"]["object"]["id"].rpartition("/")[2] for _, request in found]
