"""Every accepted activity arrives once, even if the server, the worker or the browser is killed in between."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.extension.collector import connection
from tests.extension.harness import MASTODON, STATUS, Chromium, Server, eventually
from tests.extension.test_listening import send


@pytest.fixture
def page(quiet: Page) -> Page:
    return quiet


def likes(server: Server) -> list[str]:
    return [like["object"]["id"].removeprefix(STATUS.format("")) for like in server.of_type("Like")]


def arrived(server: Server, count: int) -> bool:
    return len(likes(server)) == count


def waiting(chromium: Chromium) -> int:
    return int(chromium.ask(**{"do": "overview"})["waiting"])


def liked(chromium: Chromium) -> int:
    """How many likes were accepted today. Views by the page itself may wait besides them."""
    return sum(each["activity"]["type"] == "Like" for each in chromium.ask(do="overview")["collected"])


def badge(chromium: Chromium) -> str:
    return str(chromium.own.evaluate("chrome.action.getBadgeText({})"))


def test_the_badge_shows_how_many_wait_after_a_failed_delivery(chromium: Chromium, page: Page, server: Server) -> None:
    server.kill()
    for number in range(3):
        send(page, f"/api/v1/statuses/{number}/favourite")
    eventually(lambda: badge(chromium) == "3")
    server.start()
    chromium.ask(**{"do": "deliver"})
    assert likes(server) == ["0", "1", "2"]
    assert badge(chromium) == ""


@pytest.mark.parametrize(("people", "shown"), [(999, "999"), (1_000, "999+")])
def test_no_more_than_fits_is_counted_on_the_badge(chromium: Chromium, page: Page, people: int, shown: str) -> None:
    chromium.own.evaluate(
        """async (people) => {
          await chrome.storage.local.set({ waits: { people, at: Date.now() } });
          const { showBadge } = await import("/background/badge.js");
          await showBadge();
        }""",
        people,
    )
    assert badge(chromium) == shown


def test_a_browser_that_is_not_connected_keeps_everything(chromium: Chromium, server: Server) -> None:
    chromium.watch("mastodon", MASTODON)
    page = chromium.open(f"{MASTODON}/quiet")
    send(page, "/api/v1/statuses/1/favourite")
    eventually(lambda: waiting(chromium) == 1)
    chromium.pair_with(server)
    chromium.ask(**{"do": "deliver"})
    assert likes(server) == ["1"]


def test_hundreds_go_in_batches_and_in_order(chromium: Chromium, page: Page, server: Server) -> None:
    server.kill()
    page.evaluate("""() => Promise.all(Array.from({length: 250}, (_, number) =>
        fetch(`/api/v1/statuses/${number}/favourite`, {method: "POST"})))""")
    eventually(lambda: liked(chromium) == 250)
    server.start()
    chromium.ask(**{"do": "deliver"})
    assert sorted(likes(server), key=int) == [str(number) for number in range(250)]


def test_a_server_that_is_killed_several_times_gets_each_act_once(
    chromium: Chromium, page: Page, server: Server
) -> None:
    for number in range(12):
        if number % 4 == 2:
            server.kill()
        if number % 4 == 0 and number:
            server.start()
        send(page, f"/api/v1/statuses/{number}/favourite")
    server.kill()
    server.start()
    eventually(lambda: chromium.ask(**{"do": "deliver"})["waiting"] == 0)
    assert likes(server) == [str(number) for number in range(12)]


def test_nothing_arrives_twice_when_an_answer_is_lost(chromium: Chromium, page: Page, server: Server) -> None:
    server.become(swallow=1)
    send(page, "/api/v1/statuses/1/favourite")
    eventually(lambda: likes(server) == ["1"])
    eventually(lambda: chromium.ask(**{"do": "overview"})["delivery"]["failures"] == 1)
    assert waiting(chromium) == 1
    chromium.ask(**{"do": "deliver"})
    assert (likes(server), waiting(chromium)) == (["1"], 0)


def test_stopping_the_worker_between_two_acts_loses_neither(chromium: Chromium, page: Page, server: Server) -> None:
    for number in range(4):
        send(page, f"/api/v1/statuses/{number}/favourite")
        eventually(partial(arrived, server, number + 1))
        chromium.stop_worker()
    assert likes(server) == ["0", "1", "2", "3"]


def test_stopping_the_worker_before_the_site_answers_loses_nothing(
    chromium: Chromium, page: Page, server: Server
) -> None:
    chromium.hold(f"{MASTODON}/api/v1/statuses/7/favourite")
    page.evaluate("() => void fetch('/api/v1/statuses/7/favourite', {method: 'POST'})")
    eventually(chromium.pending)
    chromium.stop_worker()
    chromium.let_go()
    eventually(lambda: likes(server) == ["7"])


def test_waiting_activities_outlive_the_browser(chromium: Chromium, page: Page, server: Server) -> None:
    server.kill()
    send(page, "/api/v1/statuses/1/favourite")
    eventually(lambda: waiting(chromium) == 1)
    chromium.kill()
    server.start()
    chromium.start()
    eventually(lambda: likes(server) == ["1"])


def test_something_else_at_that_address_is_not_taken_for_the_server(
    chromium: Chromium, page: Page, server: Server
) -> None:
    server.become(other=True)
    send(page, "/api/v1/statuses/1/favourite")
    eventually(lambda: chromium.ask(**{"do": "overview"})["delivery"]["failures"])
    assert waiting(chromium) == 1


def test_a_server_that_does_not_know_this_browser_is_recognised(chromium: Chromium, page: Page, server: Server) -> None:
    other = connection(server.address, b"a key that was agreed on before..")
    chromium.own.evaluate("server => chrome.storage.local.set({ server })", other)
    send(page, "/api/v1/statuses/1/favourite")
    eventually(lambda: chromium.ask(**{"do": "overview"})["delivery"].get("unpaired"))
    assert waiting(chromium) == 1
    assert badge(chromium) == "…"


def test_the_connection_survives_another_rapport_at_the_same_address(
    chromium: Chromium, page: Page, server: Server
) -> None:
    server.become(stranger=True)
    send(page, "/api/v1/statuses/1/favourite")
    eventually(lambda: not chromium.ask(**{"do": "overview"})["connected"])
    server.become(stranger=False)
    assert chromium.ask(**{"do": "deliver"})["connected"]
    assert (likes(server), waiting(chromium)) == (["1"], 0)


def test_the_popup_quotes_why_the_server_rejects_the_data(chromium: Chromium, page: Page, server: Server) -> None:
    server.become(trouble="There is no room left.")
    send(page, "/api/v1/statuses/1/favourite")
    eventually(lambda: chromium.ask(**{"do": "overview"})["delivery"]["failures"])
    popup = chromium.open(f"chrome-extension://{chromium.id}/popup/popup.html")
    expect(popup.locator("#connection-text")).to_contain_text("rejected the data: “There is no room left.”")
    assert waiting(chromium) == 1


def test_an_answer_that_counts_less_than_was_sent_is_no_acknowledgement(
    chromium: Chromium, page: Page, server: Server
) -> None:
    server.become(miscounts=True)
    send(page, "/api/v1/statuses/1/favourite")
    eventually(lambda: chromium.ask(do="overview")["delivery"]["failures"])
    assert waiting(chromium) == 1
    server.become(miscounts=False)
    chromium.ask(do="deliver")
    assert (likes(server), waiting(chromium)) == (["1"], 0)


def test_a_server_that_could_not_forget_is_asked_again(chromium: Chromium, page: Page, server: Server) -> None:
    send(page, "/api/v1/statuses/1/favourite")
    eventually(lambda: likes(server) == ["1"])
    eventually(lambda: waiting(chromium) == 0)
    server.become(trouble="There is no room left.")
    assert chromium.ask(do="forget") == {"forgotten": 1, "left": 1}
    assert likes(server) == ["1"]
    server.become(trouble="")
    chromium.ask(do="deliver")
    eventually(lambda: likes(server) == [])


WHEN_AGAIN = "chrome.storage.local.get('delivery').then(({ delivery }) => delivery.again - Date.now())"
# Under the lock of deliveries, because a delivery that is ending sets its own time.
SET_AGAIN = """wait => navigator.locks.request("delivery", async () => {
  const { delivery } = await chrome.storage.local.get("delivery");
  await chrome.storage.local.set({ delivery: { ...delivery, again: Date.now() + wait } });
})"""
QUARTER, YEAR = 15 * 60_000, 365 * 86_400_000


@pytest.mark.parametrize("wait", [-1, YEAR], ids=["in time", "after the clock was set back"])
def test_activities_postponed_by_a_wrong_clock_block_nothing_and_are_retried(
    chromium: Chromium, page: Page, server: Server, wait: int
) -> None:
    server.become(behind=True)
    send(page, "/api/v1/statuses", '{"status": "of tomorrow", "visibility": "public"}')
    eventually(lambda: chromium.ask(do="overview")["postponed"] == 1)
    eventually(lambda: chromium.own.evaluate("chrome.alarms.get('deliver').then(alarm => alarm?.scheduledTime)"))
    for number in range(3):
        send(page, f"/api/v1/statuses/{number}/favourite")
        eventually(partial(arrived, server, number + 1))
    assert [batch["activities"] for batch in server.batches()] == [1, 1, 1, 1]  # the postponed one was sent only once
    assert 0 < chromium.own.evaluate(WHEN_AGAIN) <= QUARTER
    server.become(behind=False)
    chromium.own.evaluate(SET_AGAIN, wait)
    send(page, "/api/v1/statuses/3/favourite")
    eventually(lambda: server.of_type("Create"))
    assert likes(server) == ["0", "1", "2", "3"]
    eventually(lambda: chromium.ask(do="overview")["postponed"] == 0)


SET_TRIES = """tries => new Promise(done => {
  indexedDB.open("rapport").onsuccess = ({ target: { result } }) => {
    const change = result.transaction("activities", "readwrite"), store = change.objectStore("activities");
    store.getAll().onsuccess = ({ target }) => {
      for (const record of target.result) if (record.state === "postponed") store.put({ ...record, tries });
    };
    change.oncomplete = () => { result.close(); done() };
  };
})"""


def test_an_activity_refused_by_the_clock_for_weeks_is_set_aside_with_the_reason(
    chromium: Chromium, page: Page, server: Server
) -> None:
    server.become(behind=True)
    send(page, "/api/v1/statuses", '{"status": "of tomorrow", "visibility": "public"}')
    eventually(lambda: chromium.ask(do="overview")["postponed"] == 1)
    for tries, left in ((2_685, 1), (2_687, 0)):
        chromium.own.evaluate(SET_TRIES, tries)
        assert chromium.ask(do="deliver")["postponed"] == left
    (aside,) = chromium.ask(do="overview")["refused"]
    assert aside["error"]
    assert "sealed" not in aside


#: Stops time, which the test then advances.
STOP_TIME = """() => {
  globalThis.waits ??= [];
  AbortSignal.timeout = () => (waits.push(new AbortController()), waits.at(-1).signal);
}"""
PASS_TIME = """() => waits.splice(0).forEach(wait => wait.abort(new DOMException("", "TimeoutError")))"""
DELIVERED = "navigator.locks.request('delivery', () => chrome.storage.local.get('delivery')).then(got => got.delivery)"


def holding(server: Server, count: int) -> bool:
    return len(server.held()) == count


def unanswered(
    chromium: Chromium, server: Server, begin: Callable[[], object] | None = None, times: int = 1
) -> dict[str, Any]:
    """The state of the delivery after a try of which so many requests are held until they time out."""
    (worker,) = chromium.context.service_workers
    worker.evaluate(STOP_TIME)
    before = len(server.held())
    if begin is None:
        chromium.own.evaluate("() => void chrome.runtime.sendMessage({ do: 'deliver' })")
    else:
        begin()
    for held in range(before + 1, before + 1 + times):
        eventually(partial(holding, server, held))
        worker.evaluate(PASS_TIME)
    stands: dict[str, Any] = chromium.own.evaluate(DELIVERED)
    return stands


def test_a_batch_that_is_not_answered_in_time_is_halved_until_the_culprit_is_set_aside(
    chromium: Chromium, page: Page, server: Server
) -> None:
    server.kill()
    for text in ("one", "two", "silence", "four", "five", "six"):
        send(page, "/api/v1/statuses", f'{{"status": "{text}", "visibility": "public"}}')
    eventually(lambda: waiting(chromium) == 6)
    server.start()
    server.become(silent=True)
    assert unanswered(chromium, server)["most"] == 3
    popup = chromium.open("about:blank")
    path = f"chrome-extension://{chromium.id}/popup/popup.html"
    assert unanswered(chromium, server, lambda: popup.goto(path))["most"] == 1  # opening the popup tries again
    expect(popup.locator("#connection-text")).to_contain_text("did not answer in time")
    popup.close()
    for _ in range(6):
        unanswered(chromium, server)
    chromium.stop_worker()
    eventually(lambda: chromium.ask(do="overview")["delivery"]["alone"]["times"] == 2)
    assert unanswered(chromium, server)["failures"] == 0
    assert server.held() == [6, 3, 5, 2, 4, 2, 1, 1, 1]
    assert [post["object"]["content"] for post in server.of_type("Create")] == ["one", "two", "four", "five", "six"]
    (aside,) = chromium.ask(do="overview")["refused"]
    assert "no answer" in aside["error"]
    assert waiting(chromium) == 0


def test_whoever_holds_back_what_is_sent_cannot_make_the_browser_forget_it(
    chromium: Chromium, page: Page, server: Server
) -> None:
    """Somebody in between can hold back requests with content, and pass on the empty ones that test the connection."""
    server.become(silent=True)
    unanswered(
        chromium, server, lambda: send(page, "/api/v1/statuses", '{"status": "silence", "visibility": "public"}')
    )
    for _ in range(2):
        unanswered(chromium, server)
    (aside,) = chromium.ask(do="overview")["refused"]
    assert aside["sealed"] and "silence" not in json.dumps(aside)
    server.become(silent=False)
    chromium.own.evaluate("() => chrome.storage.session.remove('begun')")  # as when the browser starts
    chromium.stop_worker()
    eventually(lambda: chromium.ask(do="overview")["refused"] == [] and server.of_type("Create"))
    assert [post["object"]["content"] for post in server.of_type("Create")] == ["silence"]


def test_a_server_that_answers_nothing_sets_nothing_aside(chromium: Chromium, page: Page, server: Server) -> None:
    server.become(deaf=True)
    stands = unanswered(chromium, server, lambda: send(page, "/api/v1/statuses/1/favourite"), times=2)
    for _ in range(3):  # each time the activity, then the empty request that tests the connection
        stands = unanswered(chromium, server, times=2)
    assert "late" not in stands
    assert "alone" not in stands
    server.become(deaf=False)
    assert chromium.ask(do="deliver")["refused"] == []
    assert likes(server) == ["1"]


def test_half_a_character_does_not_stop_the_delivery(page: Page, server: Server) -> None:
    send(page, "/api/v1/statuses", r'{"status": "a \ud83d\ude00 and \ud83d half", "visibility": "public"}')
    eventually(lambda: server.of_type("Create"))
    assert server.of_type("Create")[0]["object"]["content"] == "a 😀 and \ufffd half"


LEFT_BEHIND = """async () => {
  const activity = number => ({ id: `01935b5e-8c00-7000-8000-00000000000${number}`, type: "Like", site: "mastodon",
    published: "2026-11-22T10:00:00.000+00:00", actor: "me", source: { via: "extension", version: "1" },
    object: { type: "Note", id: `https://social.example/api/v1/statuses/${number}` } });
  await new Promise(done => {
    indexedDB.open("rapport").onsuccess = ({ target: { result } }) => {
      const change = result.transaction("activities", "readwrite");
      change.objectStore("activities").add({ state: "accepted", at: Date.now(), activity: activity(1) });
      change.oncomplete = () => { result.close(); done() };
    };
  });
  const request = { site: "mastodon", at: 1, write: true, lost: false, unknown: false, accepted: true };
  const records = [{ state: "pending", at: 1, activity: activity(2) }];
  await chrome.storage.session.set({ "request:0": { ...request, records } });
}"""


def test_a_worker_finishes_what_a_stopped_one_had_begun(chromium: Chromium, server: Server) -> None:
    chromium.pair_with(server)
    chromium.stop_worker()
    chromium.own.evaluate(LEFT_BEHIND)
    chromium.ask(do="overview")
    eventually(lambda: sorted(likes(server)) == ["1", "2"])
    assert not chromium.pending()
