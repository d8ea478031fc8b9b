"""What a page shows is counted while a person looks at it, and the page is left unchanged."""

import json
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Page, Route

from server.rendering.browsers import SWITCHES
from server.rendering.browsers import chromium as program
from tests.extension import site
from tests.extension.harness import CLIENT, MASTODON, Chromium, Server, eventually

GO = """path => history.pushState({}, "", path)"""


def exposures(server: Server) -> list[dict[str, Any]]:
    return [
        view["detail"]["exposure"]
        for view in server.of_type("View")
        if view["object"].get("id") == "feed" and view["object"]["type"] == "Collection"
    ]


def stretches(server: Server) -> list[dict[str, Any]]:
    return [view for view in server.of_type("View") if view["object"]["type"] == "Page"]


def in_sight(page: Page) -> int:
    """How many items are at least half visible now."""
    count: int = page.evaluate("""() => [...document.querySelectorAll("article")].filter(article => {
      const { top, bottom, height } = article.getBoundingClientRect();
      return Math.min(bottom, innerHeight) - Math.max(top, 0) >= height / 2;
    }).length""")
    return count


def test_a_visit_counts_each_item_once(chromium: Chromium, page: Page, server: Server) -> None:
    first = in_sight(page)
    eventually(lambda: chromium.sees(first))
    page.evaluate("() => scrollTo(0, 300 * 10)")
    page.wait_for_function("() => scrollY === 3000")
    more = in_sight(page)
    eventually(lambda: chromium.sees(first + more))
    page.evaluate("() => scrollTo(0, 0)")
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.evaluate(GO, "/@ana")
    eventually(lambda: exposures(server))
    (seen,) = exposures(server)
    network = {"network": first + more, "suggested": 0, "promoted": 0, "autoplay": 0}
    assert seen == {**network, "items": first + more, "ended": True, "autoplayed": 0}


VIDEO = """html => {
  document.querySelector(".item-list").insertAdjacentHTML("afterbegin", html);
  const canvas = document.createElement("canvas");
  setInterval(() => canvas.getContext("2d").fillRect(0, 0, Math.random() * 9, 9), 100);
  const video = document.querySelector("video");
  video.srcObject = canvas.captureStream();
  return video.play();
}"""


def test_seconds_that_a_video_plays_by_itself_are_counted_until_it_is_clicked(
    chromium: Chromium, page: Page, server: Server
) -> None:
    first = in_sight(page)
    eventually(lambda: chromium.sees(first))
    player = '<div class="video-player"><video autoplay muted style="width: 90%; height: 150px"></video></div>'
    begun = time.monotonic()
    page.evaluate(VIDEO, site.item(500).replace("Post 500", player))
    eventually(lambda: chromium.sees(first + 1))
    eventually(lambda: chromium.plays() >= 2)
    page.click("video")
    clicked = time.monotonic()
    page.wait_for_timeout(5000)  # waiting is the only way to see that nothing more is counted
    page.evaluate(GO, "/@ana")
    eventually(lambda: exposures(server))
    (seen,) = exposures(server)
    assert seen["autoplay"] == 1
    assert 2 <= seen["autoplayed"] <= clicked - begun + 1


def test_a_stretch_reports_the_patterns_by_which_its_page_pushed(chromium: Chromium, server: Server) -> None:
    file = chromium.extension / "sites" / "mastodon.json"
    kinds = {"upsell": "article", "lock": ".nowhere"}
    pushes = [{"kind": kind, "what": "made up", "evidence": "2026", "found": [css]} for kind, css in kinds.items()]
    file.write_text(json.dumps(json.loads(file.read_text()) | {"patterns": pushes}))
    chromium.pair_with(server)
    chromium.watch("mastodon", MASTODON)
    page = chromium.open(f"{MASTODON}/home")
    page.wait_for_timeout(7_000)  # a page is read some seconds after it opened
    page.evaluate(GO, "/@ana")
    eventually(lambda: stretches(server))
    assert stretches(server)[0]["detail"] == {"patterns": ["upsell"]}


def test_items_that_come_later_and_long_ones_count_too(chromium: Chromium, page: Page, server: Server) -> None:
    first = in_sight(page)
    eventually(lambda: chromium.sees(first))
    long = site.item(500, "class=tall")
    page.evaluate("""html => document.querySelector(".item-list").insertAdjacentHTML("beforeend", html)""", long)
    page.evaluate("() => scrollTo(0, 300 * 20 + 40)")
    eventually(lambda: chromium.sees(first + 1))
    page.close()
    eventually(lambda: exposures(server))
    assert exposures(server)[0]["items"] == first + 1


def test_a_long_item_counts_once_it_fills_half_the_screen(chromium: Chromium, page: Page, server: Server) -> None:
    first = in_sight(page)
    eventually(lambda: chromium.sees(first))
    tall = f'<div style="height: 150vh"></div>{site.item(500, "class=tall")}'
    page.evaluate("""html => { document.querySelector(".item-list").innerHTML = html }""", tall)
    look = """async share => {
      scrollTo(0, document.querySelector(".tall").offsetTop - innerHeight * share);
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    }"""
    page.evaluate("() => new Promise(done => setTimeout(done, 1000))")  # additions are examined half a second later
    page.evaluate(look, 0.7)
    page.evaluate(look, 1.5)
    page.evaluate("html => document.querySelector('.item-list').insertAdjacentHTML('afterbegin', html)", site.item(501))
    page.evaluate("() => scrollTo(0, 0)")
    eventually(lambda: chromium.sees(first + 1))  # the short item that came later, not the long one
    page.evaluate(look, 0.4)
    eventually(lambda: chromium.sees(first + 2))


def test_an_element_that_gets_another_item_counts_again(chromium: Chromium, page: Page, server: Server) -> None:
    first = in_sight(page)
    eventually(lambda: chromium.sees(first))
    page.evaluate("""() => {
      const article = document.querySelector("article");
      article.dataset.id = "900";
      article.replaceChildren(document.createElement("div"));
    }""")
    eventually(lambda: chromium.sees(first + 1))


def test_a_tab_that_is_closed_reports_what_it_showed(chromium: Chromium, page: Page, server: Server) -> None:
    began = time.monotonic()
    first = in_sight(page)
    eventually(lambda: chromium.sees(first))
    page.evaluate("() => new Promise(done => setTimeout(done, 1200))")
    page.close()
    eventually(lambda: exposures(server) and stretches(server))
    assert exposures(server)[0]["items"] == first
    assert stretches(server)[0]["object"]["id"] == "feed"
    assert 1 <= stretches(server)[0]["duration"] < time.monotonic() - began + 5  # plus the time to open the page


def test_a_visit_that_was_closed_during_a_sleep_is_followed_by_another(
    chromium: Chromium, page: Page, server: Server
) -> None:
    first = in_sight(page)
    eventually(lambda: chromium.sees(first))
    chromium.own.evaluate("""() => new Promise(done => {
      indexedDB.open("rapport").onsuccess = ({ target: { result } }) => {
        const transaction = result.transaction("activities", "readwrite");
        transaction.objectStore("activities").openCursor().onsuccess = ({ target: { result: cursor } }) => {
          if (!cursor) return;
          cursor.update({ ...cursor.value, at: 0 });
          cursor.continue();
        };
        transaction.oncomplete = () => { result.close(); done(chrome.alarms.create("open", { when: 0 })) };
      };
    })""")
    eventually(lambda: exposures(server))
    page.evaluate("() => scrollTo(0, 3000)")
    page.wait_for_function("() => scrollY === 3000")
    again = in_sight(page)
    eventually(lambda: chromium.sees(again))
    page.close()
    eventually(lambda: len(exposures(server)) == 2)
    assert [each["items"] for each in exposures(server)] == [first, again]


def test_a_page_stops_reporting_during_a_pause(chromium: Chromium, page: Page) -> None:
    chromium.ask(**{"do": "pause", "length": "hour"})
    chromium.worker.evaluate("""() => {
      globalThis.offered = [];
      chrome.runtime.onMessage.addListener(({ about }) => void offered.push(about));
    }""")
    page.evaluate("() => scrollTo(0, 3000)")
    page.wait_for_timeout(4000)
    assert chromium.worker.evaluate("offered").count("visit") == 1


def test_another_page_of_the_site_is_another_stretch(chromium: Chromium, page: Page, server: Server) -> None:
    eventually(lambda: chromium.sees(in_sight(page)))
    page.evaluate("() => new Promise(done => setTimeout(done, 1200))")
    page.evaluate(GO, "/@ana")
    page.evaluate("() => new Promise(done => setTimeout(done, 1200))")
    page.evaluate(GO, "/notifications")
    eventually(lambda: len(stretches(server)) == 2)
    assert [stretch["object"]["id"] for stretch in stretches(server)] == ["feed", "profile"]


def test_received_messages_have_the_time_their_page_shows(chromium: Chromium, page: Page, server: Server) -> None:
    chromium.open(f"{MASTODON}/@ana/11")
    eventually(lambda: server.of_type("Create"))
    (message,) = server.of_type("Create")
    assert message["published"].startswith("2026-11-20T")
    assert message["actor"] == {"id": "ana@social.example", "name": "ana"}
    assert message["object"] == {"type": "Message", "id": "11", "content": "Hello, how are you?"}
    eventually(lambda: any(each["part"] == "messages" and each["missed"] == 1 for each in server.readings()))


def test_a_message_counts_once_however_often_it_is_read(chromium: Chromium, page: Page, server: Server) -> None:
    for _ in range(2):
        chromium.open(f"{MASTODON}/@ana/11").wait_for_timeout(6000)
    assert len(server.of_type("Create")) == 1


#: For how many days from now on each keyed name of a message is remembered.
REMEMBERED = """async () => {
  const opened = await new Promise((done, fail) => {
    const asked = indexedDB.open("rapport");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const kept = await new Promise((done) => {
    const asked = opened.transaction("once").objectStore("once").getAll();
    asked.onsuccess = () => done(asked.result);
  });
  opened.close();
  return kept.map(({ until }) => Math.round((until - Date.now()) / 86_400_000));
}"""


def test_a_message_is_remembered_no_longer_than_its_site_makes_necessary(
    chromium: Chromium, page: Page, server: Server
) -> None:
    """Where a site shows times, the server knows a message again by itself."""
    chromium.open(f"{MASTODON}/@ana/11")
    eventually(lambda: server.of_type("Create"))
    assert max(chromium.own.evaluate(REMEMBERED)) == 120


BUBBLE = '<div style="align-self: flex-{}"><div data-word-wrap="1">{}</div></div>'


def test_a_message_that_arrives_in_an_open_conversation_gets_that_time(own_network: Chromium, server: Server) -> None:
    """Bluesky's page shows no time that a machine can read."""
    said = BUBBLE.format("start", "Hello Ana.") + BUBBLE.format("end", "Hello Bo.")
    chat = f'<div data-testid="convoScreen"><a role="link" href="/profile/bo.test">Bo</a><main>{said}</main></div>'
    own_network.context.route(f"{CLIENT}/**", lambda route: route.fulfill(content_type="text/html", body=chat))
    page = own_network.open(f"{CLIENT}/messages/3kconvo")
    eventually(lambda: messages_read(own_network) == (2, 0))
    add = "([where, bubble]) => document.querySelector('main').insertAdjacentHTML(where, bubble)"
    before = datetime.now(UTC) - timedelta(milliseconds=1)  # the precision of browsers
    page.evaluate(add, ["afterbegin", BUBBLE.format("start", "Something older.")])
    page.evaluate(add, ["beforeend", BUBBLE.format("start", "See you at six?")])
    eventually(lambda: server.of_type("Create"))
    (message,) = server.of_type("Create")
    assert (message["object"]["content"], message["actor"]["id"]) == ("See you at six?", "bo.test")
    assert before <= datetime.fromisoformat(message["published"]) <= datetime.now(UTC)
    assert message["context"] == "3kconvo"


def test_unread_messages_are_received_and_no_visit_counts_a_miss(own_network: Chromium, server: Server) -> None:
    """Messages before the person's own last one were there before Rapport began to watch."""
    said = [("start", "Hello Ana."), ("end", "Hello Bo."), ("start", "Are you there?"), ("start", "See you at six?")]
    top = '<div data-testid="convoScreen"><a role="link" href="/profile/bo.test">Bo</a><main>'

    def chat(route: Route) -> None:
        route.fulfill(content_type="text/html", body=top + "".join(BUBBLE.format(*each) for each in said))

    own_network.context.route(f"{CLIENT}/**", chat)
    page = own_network.open(f"{CLIENT}/messages/3kconvo")
    eventually(lambda: len(server.of_type("Create")) == 2)
    assert messages_read(own_network) == (4, 0)
    page.reload()
    eventually(lambda: messages_read(own_network) == (8, 0))
    said += [("start", "I go now."), ("end", "Wait!")]  # answered elsewhere
    page.reload()
    eventually(lambda: len(server.of_type("Create")) == 3)
    assert messages_read(own_network) == (14, 0)
    told = [(each["object"]["content"], each["detail"]) for each in server.of_type("Create")]
    assert max(own_network.own.evaluate(REMEMBERED)) == 800, "one that was forgotten would count as come today"
    waited = ["Are you there?", "See you at six?", "I go now."]
    assert told == [(text, {"day_only": True}) for text in waited]


def messages_read(browser: Chromium) -> tuple[int, int]:
    told = browser.ask(do="overview")["readings"]
    return next(((each["found"], each["missed"]) for each in told if each["part"] == "messages"), (0, 0))


def test_a_new_conversation_is_read_once_it_has_a_message(own_network: Chromium) -> None:
    chat = '<div data-testid="convoScreen"><a role="link" href="/profile/bo.test">Bo</a><main></main></div>'
    own_network.context.route(f"{CLIENT}/**", lambda route: route.fulfill(content_type="text/html", body=chat))
    page = own_network.open(f"{CLIENT}/messages/3kconvo")
    eventually(lambda: messages_read(own_network) == (0, 1))
    page.evaluate("bubble => { document.querySelector('main').innerHTML = bubble }", BUBBLE.format("end", "Hello Bo."))
    eventually(lambda: messages_read(own_network) == (1, 1))


def test_the_notification_badge_is_reported_when_it_changes(chromium: Chromium, server: Server) -> None:
    chromium.pair_with(server)
    chromium.watch("mastodon", MASTODON)
    chromium.context.route(
        f"{MASTODON}/home?badge",
        lambda route: route.fulfill(status=200, content_type="text/html", body=site.feed(unread=4)),
    )
    chromium.open(f"{MASTODON}/home?badge")
    eventually(lambda: [view for view in server.of_type("View") if view.get("detail", {}).get("badge") == 4])


def test_a_profile_that_is_changed_back_is_reported_again(chromium: Chromium, page: Page, server: Server) -> None:
    shown = ["Quality engineer"]

    def answer(route: Route) -> None:
        header = f'<div class="account__header"><div class="account__header__content">{shown[-1]}</div></div>'
        route.fulfill(status=200, content_type="text/html", body=site.frame(header))

    def told() -> list[str]:
        return [each["detail"]["profile"]["about"] for each in server.of_type("Update")]

    chromium.context.route(f"{MASTODON}/@me", answer)
    page.goto(f"{MASTODON}/@me")
    for about in ("Night owl", "Quality engineer"):
        eventually(lambda: told() == shown)
        shown.append(about)
        page.reload()
    eventually(lambda: told() == shown)
    page.reload()
    page.wait_for_timeout(8000)
    assert told() == shown


def test_a_page_that_cannot_be_read_counts_as_missed(chromium: Chromium, page: Page, server: Server) -> None:
    chromium.context.route(
        f"{MASTODON}/home?new",
        lambda route: route.fulfill(
            status=200, content_type="text/html", body=site.frame("<main>A feed in a new markup</main>")
        ),
    )
    chromium.open(f"{MASTODON}/home?new")
    eventually(lambda: any(each["part"] == "feed" and each["missed"] for each in server.readings()))


def test_the_page_is_left_unchanged(chromium: Chromium, page: Page, server: Server) -> None:
    page.wait_for_timeout(6000)
    plain = chromium.playwright.chromium.launch(executable_path=program(), args=SWITCHES)
    other = plain.new_page()
    other.route(f"{MASTODON}/**", site.answer)
    other.goto(f"{MASTODON}/home")
    look = "() => [document.documentElement.outerHTML, Object.keys(window).sort().join()]"
    assert page.evaluate(look) == other.evaluate(look)
    plain.close()


def test_a_page_can_reach_no_file_of_the_extension(chromium: Chromium, page: Page) -> None:
    for path in ["manifest.json", "icons/16.png", "content/observe.js", "sites/mastodon.json"]:
        reached = page.evaluate(
            "url => fetch(url).then(() => true, () => false)", f"chrome-extension://{chromium.id}/{path}"
        )
        assert not reached, path


def test_a_profile_that_stays_as_it_is_is_reported_once_a_week(chromium: Chromium, page: Page, server: Server) -> None:
    keep = """async (daysAgo) => {
      const { keepProfile } = await import("/background/attention.js");
      await keepProfile("mastodon", { about: "Night owl" }, Date.now() - daysAgo * 86_400_000, {});
    }"""
    for days_ago, told in ((8, 1), (2, 1), (1, 2)):
        chromium.own.evaluate(keep, days_ago)
        assert len(server.of_type("Update")) == told


def test_a_stretch_is_no_longer_than_five_minutes_whatever_a_page_says(
    chromium: Chromium, page: Page, server: Server
) -> None:
    chromium.own.evaluate(
        """async (url) => {
          const { onPageMessage } = await import("/background/attention.js");
          const stretch = { about: "stretch", key: "s1", kind: "feed", start: Date.now() - 600_000, ended: true };
          await onPageMessage({ ...stretch, seconds: 400 }, { tab: { id: 7 }, frameId: 0, url });
        }""",
        f"{MASTODON}/home",
    )
    eventually(lambda: 300 in [each.get("duration") for each in server.of_type("View")])


def test_a_clock_that_was_set_back_adds_nothing_to_a_stretch_whose_tab_is_closed(
    chromium: Chromium, page: Page, server: Server
) -> None:
    chromium.own.evaluate(
        """async (url) => {
          const { onPageMessage, onTabRemoved } = await import("/background/attention.js");
          const stretch = { about: "stretch", key: "s1", kind: "feed", start: Date.now() - 60_000, ended: false };
          await onPageMessage({ ...stretch, seconds: 12 }, { tab: { id: 7 }, frameId: 0, url });
          await onTabRemoved(7, Date.now() - 20_000);
        }""",
        f"{MASTODON}/home",
    )
    assert 12 in [each.get("duration") for each in server.of_type("View")]
