"""The popup connects, shows what was collected, pauses and forgets, also by keyboard and with a screen reader."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.barriers import barriers_at
from tests.extension.collector import DEVICE
from tests.extension.harness import MASTODON, STATUS, Chromium, Server, eventually
from tests.extension.test_listening import send


@pytest.fixture
def popup(chromium: Chromium, server: Server) -> Iterator[Page]:
    """The popup's page, in a browser that has the server's address; errors in it fail the test."""
    chromium.ask(**{"do": "address", "address": server.address})
    page = chromium.context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"chrome-extension://{chromium.id}/popup/popup.html")
    yield page
    assert not errors


def test_connects_once_the_code_was_typed(popup: Page, chromium: Chromium, server: Server) -> None:
    expect(popup.get_by_role("status").first).to_contain_text("Not connected yet")
    popup.get_by_role("button", name="Connect to Rapport").press("Enter")
    expect(popup.locator("#code")).to_have_text(re.compile("^[A-Z2-9]{4}-[A-Z2-9]{4}$"))
    server.become(code=popup.locator("#code").inner_text())
    expect(popup.get_by_role("status").first).to_contain_text(f"Connected to {server.address}")
    stored = chromium.own.evaluate("chrome.storage.local.get()")
    assert stored["server"]["device"] == DEVICE
    assert not chromium.own.evaluate("chrome.storage.session.get('pairing').then(({ pairing }) => pairing)")


def test_says_when_the_request_was_refused(popup: Page, server: Server) -> None:
    popup.get_by_role("button", name="Connect to Rapport").click()
    server.become(pairing="refused")
    expect(popup.get_by_role("status").first).to_contain_text("was refused in the dashboard")


def test_typing_an_expired_code_connects_nothing(chromium: Chromium, server: Server) -> None:
    server.become(expires="2026-01-01T00:00:00Z")
    chromium.ask(do="address", address=server.address)
    server.become(code=chromium.ask(do="pair")["pairing"]["code"])
    found = chromium.ask(do="check-pairing")
    assert (found["connected"], found["pairingProblem"]) == (False, "pairing_expired")


def test_a_browser_whose_request_was_pushed_out_asks_anew_and_looks_at_once(chromium: Chromium, server: Server) -> None:
    """The person typed the code meanwhile, and the server kept it."""
    chromium.ask(do="address", address=server.address)
    server.become(code=chromium.ask(do="pair")["pairing"]["code"], crowded=True)
    assert chromium.ask(do="check-pairing")["connected"]


def test_says_when_no_server_answers(popup: Page, server: Server) -> None:
    server.kill()
    popup.get_by_role("button", name="Connect to Rapport").click()
    expect(popup.get_by_role("status").first).to_contain_text(f"No answer from {server.address}")


def test_everything_collected_today_can_be_read(chromium: Chromium, page: Page, server: Server) -> None:
    send(page, "/api/v1/statuses", '{"status": "Four words of example.", "visibility": "public"}')
    eventually(server.activities)
    popup = chromium.open(f"chrome-extension://{chromium.id}/popup/popup.html")
    popup.get_by_text("Show all of it").click()
    expect(popup.locator("#today-list")).to_contain_text("Mastodon You wrote a post. (4 words)")
    expect(popup.locator("[data-count=mastodon]")).to_contain_text("activit")
    assert "Four words" not in popup.content()


def test_a_screen_reader_reads_only_what_is_new(popup: Page, chromium: Chromium) -> None:
    popup.wait_for_selector("#sites li")
    popup.evaluate("""() => {
      window.changes = 0;
      const watched = new MutationObserver(records => { changes += records.length });
      watched.observe(document.querySelector("#connection"), { subtree: true, childList: true, characterData: true });
    }""")
    popup.wait_for_timeout(5000)
    assert popup.evaluate("changes") == 0
    chromium.ask(**{"do": "pair"})
    eventually(lambda: popup.evaluate("changes") > 0)


def test_an_own_server_needs_no_permission_for_the_public_one(popup: Page, chromium: Chromium) -> None:
    expect(popup.get_by_label("Bluesky")).not_to_be_checked()
    chromium.watch("bluesky", "http://localhost:19006")
    popup.reload()
    expect(popup.get_by_label("Bluesky")).to_be_checked()


def test_nothing_is_collected_while_paused(chromium: Chromium, page: Page, server: Server) -> None:
    popup = chromium.open(f"chrome-extension://{chromium.id}/popup/popup.html")
    popup.get_by_role("button", name="Pause for an hour").click()
    expect(popup.get_by_text("Paused until")).to_be_visible()
    send(page, "/api/v1/statuses/1/favourite")
    popup.get_by_role("button", name="Go on").click()
    expect(popup.get_by_role("button", name="Pause for an hour")).to_be_visible()
    send(page, "/api/v1/statuses/2/favourite")
    eventually(lambda: server.of_type("Like"))
    assert [like["object"]["id"] for like in server.of_type("Like")] == [STATUS.format("2")]


def test_a_pause_ends_on_time_although_the_browser_lost_its_alarms(chromium: Chromium) -> None:
    until = chromium.ask(**{"do": "pause", "length": "hour"})["pausedUntil"]
    chromium.own.evaluate("chrome.alarms.clearAll()")
    chromium.kill()
    chromium.start()
    alarm = eventually(lambda: chromium.own.evaluate("chrome.alarms.get('pause')"))
    assert abs(alarm["scheduledTime"] - until) < 1000


def test_a_pause_holds_after_the_clock_was_set_back(chromium: Chromium, page: Page, server: Server) -> None:
    chromium.own.evaluate(
        "chrome.storage.local.set({ pause: { from: Date.now() + 3_600_000, until: Date.now() + 7_200_000 } })"
    )
    send(page, "/api/v1/statuses/1/favourite")
    chromium.ask(**{"do": "resume"})
    left_out = """since => import("/background/pause.js").then(({ unwanted }) => unwanted(Date.now() + since))"""
    assert chromium.own.evaluate(left_out, -60_000)  # it is unknown since when the pause lasted
    assert not chromium.own.evaluate(left_out, 1)
    send(page, "/api/v1/statuses/2/favourite")
    eventually(lambda: server.of_type("Like"))
    assert [like["object"]["id"] for like in server.of_type("Like")] == [STATUS.format("2")]


def test_the_last_hour_is_forgotten_here_and_by_the_server(chromium: Chromium, page: Page, server: Server) -> None:
    send(page, "/api/v1/statuses/1/favourite")
    eventually(lambda: server.of_type("Like") and not chromium.ask(**{"do": "overview"})["waiting"])
    server.kill()
    send(page, "/api/v1/statuses/2/favourite")
    eventually(lambda: chromium.ask(**{"do": "overview"})["delivery"]["failures"])
    popup = chromium.open(f"chrome-extension://{chromium.id}/popup/popup.html")
    popup.get_by_role("button", name="Forget the last hour").click()
    said = popup.locator("#forgotten")
    expect(said).to_contain_text("forgotten")
    expect(said).to_contain_text("deleted there as soon as your Rapport answers")
    expect(popup.locator("#today-list")).not_to_contain_text("You reacted")
    server.start()
    send(page, "/api/v1/statuses/3/favourite")
    only_the_last = [STATUS.format("3")]
    eventually(
        lambda: (
            chromium.ask(**{"do": "deliver"})
            and [like["object"]["id"] for like in server.of_type("Like")] == only_the_last
        )
    )
    popup.get_by_role("button", name="Forget the last hour").click()
    expect(said).not_to_contain_text("as soon as")
    assert server.of_type("Like") == []


def test_a_request_unanswered_when_the_hour_was_forgotten_does_not_count(
    chromium: Chromium, page: Page, server: Server
) -> None:
    chromium.hold(f"{MASTODON}/api/v1/statuses/1/favourite")
    page.evaluate("() => void fetch('/api/v1/statuses/1/favourite', { method: 'POST' })")
    eventually(chromium.pending)
    chromium.ask(do="forget")
    span = chromium.own.evaluate("chrome.storage.local.get('forgotten').then(({ forgotten }) => forgotten)")
    assert span["until"] - span["from"] == 3_600_000, "nor is what of it becomes known later"
    chromium.let_go()
    send(page, "/api/v1/statuses/2/favourite")
    eventually(lambda: [like["object"]["id"] for like in server.of_type("Like")] == [STATUS.format("2")])


def test_what_the_server_refuses_is_shown(chromium: Chromium, page: Page, server: Server) -> None:
    send(page, "/api/v1/statuses", '{"status": "refuse me"}')
    send(page, "/api/v1/statuses/1/favourite")
    eventually(lambda: server.of_type("Like"))
    assert not server.of_type("Create")
    popup = chromium.open(f"chrome-extension://{chromium.id}/popup/popup.html")
    expect(popup.locator("#refused-list")).to_contain_text("object.content is too long")


def put_readings(chromium: Chromium, part: str, *days: tuple[int, int], variant: str = "", **last: object) -> None:
    """Store (found, missed) of a part of Mastodon for consecutive days of November; ``last``: further fields of the
    last day."""
    about = {"site": "mastodon", "part": part, "variant": variant}
    rows = [
        {"day": f"2026-11-{day:02}", **about, "found": found, "missed": missed}
        for day, (found, missed) in enumerate(days, 1)
    ]
    rows[-1] |= last
    chromium.own.evaluate(
        """rows => new Promise(done => {
          indexedDB.open("rapport").onsuccess = ({ target: { result } }) => {
            const transaction = result.transaction("readings", "readwrite");
            for (const row of rows) transaction.objectStore("readings").put(row);
            transaction.oncomplete = () => { result.close(); done() };
          };
        })""",
        rows,
    )


def test_says_which_part_of_a_site_stopped_being_readable(chromium: Chromium, popup: Page) -> None:
    put_readings(chromium, "feed", (5, 0), (0, 2), (0, 1))
    put_readings(chromium, "messages", (0, 4))
    put_readings(chromium, "notifications", (0, 5), (1, 9))
    put_readings(chromium, "requests", (0, 5))
    put_readings(chromium, "unknown", (0, 50))
    expect(popup.locator("#stopped-list li")).to_have_text(
        [
            "The feed on Mastodon has not been readable since November 2.",
            "What you send on Mastodon has not been readable since November 1.",
        ]
    )


def test_a_readable_client_does_not_hide_an_unreadable_one(popup: Page, chromium: Chromium) -> None:
    put_readings(chromium, "feed", (9, 0), (9, 0), variant="Mastodon")
    put_readings(chromium, "feed", (5, 0), (0, 3), variant="Pleroma")
    put_readings(chromium, "feed", (0, 5), variant="other")
    put_readings(chromium, "profile", (5, 0), (0, 3), variant="old")
    put_readings(chromium, "profile", *((0, 0),) * 8, (1, 0), variant="new")
    expect(popup.locator("#stopped-list li")).to_have_text(
        [
            "The feed on Mastodon (Pleroma) has not been readable since November 2.",
            "The feed on Mastodon (pages of a kind not known yet) has not been readable since November 1.",
        ],
        use_inner_text=True,
    )


def test_names_a_part_that_stopped_on_the_day_on_which_it_was_read(popup: Page, chromium: Chromium) -> None:
    put_readings(chromium, "feed", (5, 3), lately=3)
    put_readings(chromium, "messages", (5, 9), lately=2)
    expect(popup.locator("#stopped-list li")).to_have_text(
        ["The feed on Mastodon has not been readable since November 1."]
    )


def test_names_what_the_browser_does_not_understand_until_it_does(popup: Page, chromium: Chromium) -> None:
    put_readings(chromium, "feed", (5, 0), (2, 1), why="p:new")
    put_readings(chromium, "patterns", (0, 1), why="b:new")
    put_readings(chromium, "account", (1, 0))
    expect(popup.locator("#stopped-list li")).to_have_text(
        [
            "The feed on Mastodon has not been readable since November 2. This browser does not understand what is "
            "looked for there: p:new. “rapport sites back” goes back to how the sites were read before.",
            "The ways in which Mastodon pushes you have not been readable since November 1. This browser does not "
            "understand what is looked for there: b:new. “rapport sites back” goes back to how the sites were read "
            "before.",
        ],
        use_inner_text=True,
    )


def test_pages_have_no_barriers(chromium: Chromium, page: Page, server: Server) -> None:
    send(page, "/api/v1/statuses/1/favourite")
    eventually(server.activities)
    for name in ("popup/popup.html", "options/options.html"):
        own = chromium.open(f"chrome-extension://{chromium.id}/{name}")
        own.wait_for_selector("#sites li")
        for summary in own.locator("summary:visible").all():
            summary.click()
        for scheme in ("light", "dark"):
            assert not barriers_at(own, {"width": 400, "height": 700}, scheme), (name, scheme)


def test_a_typed_address_switches_a_site_on(chromium: Chromium, server: Server) -> None:
    options = chromium.open(f"chrome-extension://{chromium.id}/options/options.html")
    options.get_by_label("Address of a Mastodon server you use").fill("@me@social.example")
    options.keyboard.press("Enter")
    expect(options.get_by_role("button", name=f"Remove {MASTODON}")).to_be_visible()
    expect(options.get_by_role("checkbox", name="Mastodon")).to_be_checked()


def test_a_permission_that_nothing_needs_is_given_back(chromium: Chromium) -> None:
    other, third = "https://other.example", "https://third.example:8443"
    for origin in (MASTODON, other, third):
        chromium.watch("mastodon", origin)
    chromium.worker.evaluate("""() => {
      globalThis.given = [];
      chrome.permissions.remove = async ({ origins }) => given.push(...origins);
    }""")
    chromium.ask(**{"do": "remove-origin", "site": "mastodon", "origin": third})
    assert chromium.worker.evaluate("given") == ["https://third.example/*"]
    chromium.ask(**{"do": "switch", "site": "mastodon", "on": False})
    assert chromium.worker.evaluate("given") == ["https://third.example/*", f"{MASTODON}/*", f"{other}/*"]


def test_the_permission_for_a_server_that_is_left_is_given_back(chromium: Chromium, server: Server) -> None:
    given = """() => {
      globalThis.given = [];
      chrome.permissions.contains = async () => true;
      chrome.permissions.remove = async ({ origins }) => given.push(...origins);
    }"""
    (worker,) = chromium.context.service_workers
    worker.evaluate(given)
    for address in ("https://rapport.example/#ticket", "https://rapport.example/#another", server.address):
        assert chromium.ask(do="address", address=address) == {"fine": True}
    assert worker.evaluate("given") == ["https://rapport.example/*"]


def test_says_that_nothing_can_be_kept(chromium: Chromium, page: Page) -> None:
    chromium.worker.evaluate("""() => {
      indexedDB.open = () => { throw new DOMException("no room", "QuotaExceededError") };
    }""")
    send(page, "/api/v1/statuses/1/favourite")
    eventually(lambda: chromium.worker.evaluate("chrome.action.getBadgeText({})") == "!")
    popup = chromium.context.new_page()
    popup.goto(f"chrome-extension://{chromium.id}/popup/popup.html")
    expect(popup.locator("#connection-text")).to_contain_text("could not keep something in this browser")


def test_the_profile_page_that_is_open_is_audited_when_asked(chromium: Chromium, page: Page, server: Server) -> None:
    header = """<div class="account__header"><div class="account__header__bar"></div>
        <div class="account__header__content">I repair cranes.</div></div>"""
    show = """([path, html]) => {
      history.pushState({}, "", path);
      document.querySelector(".column").innerHTML = html;
    }"""
    popup = chromium.open(f"chrome-extension://{chromium.id}/popup/popup.html")
    expect(popup.get_by_role("button", name="Audit this page")).to_be_hidden()
    page.evaluate(show, ["/@me", header])
    page.bring_to_front()
    eventually(lambda: server.of_type("Update"))  # by itself, once
    eventually(lambda: chromium.ask(**{"do": "overview"})["profileOpen"])
    eventually(lambda: popup.evaluate("() => !document.querySelector('#profile').hidden"))
    popup.evaluate("() => document.querySelector('#audit-page').click()")
    eventually(lambda: len(server.of_type("Update")) == 2)
    profile = server.of_type("Update")[1]["detail"]["profile"]
    assert profile == {"about": "I repair cranes."}
    eventually(lambda: "of your profile" in popup.inner_text("#audited"))
    page.evaluate(show, ["/@ana", header])  # somebody else's
    assert chromium.ask(**{"do": "audit-page"}) == {"fields": 0}
    assert len(server.of_type("Update")) == 2
