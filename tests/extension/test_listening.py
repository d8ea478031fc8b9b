"""The extension sees an act in the request that the site's own page makes, and counts it once the site has accepted
it."""

from pathlib import Path

from playwright.sync_api import Page, Playwright

from tests.extension import site
from tests.extension.harness import CLIENT, MASTODON, STATUS, Chromium, Server, eventually

POST = """([path, body, kind]) => fetch(path, {method: "POST", headers: {"Content-Type": kind}, body})
  .then(answer => answer.status, () => 0)"""


def send(page: Page, path: str, body: str | None = None, kind: str = "application/json") -> int:
    return int(page.evaluate(POST, [path, body, kind]))


def test_a_post_and_a_favourite_arrive_in_order(page: Page, server: Server) -> None:
    send(page, "/api/v1/statuses", '{"status": "An example.", "visibility": "public"}')
    send(page, "/api/v1/statuses/115000000000000001/favourite")
    eventually(lambda: len(server.activities()) == 2)
    create, like = server.activities()
    assert (create["type"], create["site"], create["actor"]) == ("Create", "mastodon", "me")
    assert create["object"]["content"] == "An example."
    assert (like["type"], like["object"]["id"]) == ("Like", STATUS.format("115000000000000001"))
    assert create["source"]["via"] == "extension"


def test_what_the_site_refuses_is_not_counted(page: Page, server: Server) -> None:
    assert send(page, "/api/v1/statuses/1/favourite?at=/refuses/") == 422
    assert send(page, "/api/v1/statuses/2/favourite?at=/breaks/") == 0
    send(page, "/api/v1/statuses/3/favourite")
    eventually(server.activities)
    assert [activity["object"]["id"] for activity in server.activities()] == [STATUS.format("3")]


def test_another_site_of_the_same_kind_is_not_watched(chromium: Chromium, page: Page, server: Server) -> None:
    chromium.context.route("https://other.example/**", lambda route: route.fulfill(status=200, body="hello"))
    other = chromium.open("https://other.example/home")
    send(other, "/api/v1/statuses/1/favourite")
    send(page, "/api/v1/statuses/2/favourite")
    eventually(server.activities)
    assert [activity["object"]["id"] for activity in server.activities()] == [STATUS.format("2")]


def test_nothing_is_collected_before_a_site_is_switched_on(chromium: Chromium, server: Server) -> None:
    chromium.pair_with(server)
    page = chromium.open(f"{MASTODON}/home")
    send(page, "/api/v1/statuses/1/favourite")
    chromium.watch("mastodon", MASTODON)
    send(page, "/api/v1/statuses/2/favourite")
    eventually(server.activities)
    assert [activity["object"]["id"] for activity in server.activities()] == [STATUS.format("2")]


def test_a_packed_body_is_read(page: Page, server: Server) -> None:
    page.evaluate("""async () => {
      const packed = new Blob(['{"status": "Packed."}']).stream().pipeThrough(new CompressionStream("gzip"));
      const body = new Uint8Array(await new Response(packed).arrayBuffer());
      await fetch("/api/v1/statuses", {method: "POST", body});
    }""")
    eventually(server.activities)
    assert server.activities()[0]["object"]["content"] == "Packed."


def test_a_body_that_cannot_be_seen_is_counted_as_missed(page: Page, server: Server) -> None:
    page.evaluate("""() => fetch("/api/v1/statuses", {method: "POST", body: new Blob(['{"status": "Hidden."}'])})""")
    send(page, "/api/v1/statuses/1/favourite")
    eventually(lambda: any(reading["missed"] for reading in server.readings()))
    last = [reading for reading in server.readings() if reading["part"] == "requests"][-1]
    assert (last["site"], last["found"], last["missed"]) == ("mastodon", 1, 1)
    assert [activity["type"] for activity in server.activities()] == ["Like"]


def test_ports_of_this_computer_are_different_sites(own_network: Chromium, server: Server) -> None:
    """A client at one port of localhost and its server at another; a third port belongs to somebody else."""
    own_server, other = "http://localhost:2583", "http://localhost:8080"
    for origin in (CLIENT, own_server, other):
        own_network.context.route(
            f"{origin}/**",
            lambda route: route.fulfill(
                status=200,
                headers={"Access-Control-Allow-Origin": "*", "Content-Type": "text/html; charset=utf-8"},
                body="<!doctype html><title>A page</title>",
            ),
        )
    like = """{{"repo": "did:plc:me", "collection": "app.bsky.feed.like",
      "record": {{"$type": "app.bsky.feed.like", "subject": {{"uri": "at://did:plc:ana/app.bsky.feed.post/{}"}}}}}}"""
    for page, post in ((other, "3k1"), (CLIENT, "3k2")):
        opened = own_network.open(f"{page}/")
        send(opened, f"{own_server}/xrpc/com.atproto.repo.createRecord", like.format(post), "text/plain")
    eventually(lambda: server.of_type("Like"))
    assert [each["object"]["id"] for each in server.of_type("Like")] == ["at://did:plc:ana/app.bsky.feed.post/3k2"]


CHAT = """<!doctype html><meta charset="utf-8"><div id="root"><main role="main"><div data-testid="convoScreen">
<a role="link" href="/profile/bo.test"><div>Bo Far</div></a><textarea></textarea></div></main></div>"""


def test_a_first_message_is_addressed_to_the_partner_its_page_shows(own_network: Chromium, server: Server) -> None:
    """On Bluesky the request names only the conversation, which has no messages yet."""
    own_network.context.route(
        f"{CLIENT}/**",
        lambda route: route.fulfill(
            status=200,
            content_type="application/json" if "/xrpc/" in route.request.url else "text/html; charset=utf-8",
            body="{}" if "/xrpc/" in route.request.url else CHAT,
        ),
    )
    page = own_network.open(f"{CLIENT}/messages/3kconvo")
    eventually(own_network.knows_partner)
    for conversation in ("3kconvo", "3kother"):
        message = f'{{"convoId": "{conversation}", "message": {{"text": "Hello Bo."}}}}'
        send(page, "/xrpc/chat.bsky.convo.sendMessage", message)
    eventually(lambda: len(server.of_type("Create")) == 2)
    first, elsewhere = server.of_type("Create")
    assert (first["context"], first["to"]) == ("3kconvo", [{"id": "bo.test", "name": "Bo Far"}])
    assert "to" not in elsewhere


def test_a_search_that_is_sent_at_every_letter_counts_once(page: Page, server: Server) -> None:
    ask = "address => fetch(address).then(answer => answer.status)"
    for words in ("c", "cy", "cyc"):
        page.evaluate(ask, f"/api/v2/search?q={words}&resolve=true")
    page.evaluate(ask, "/api/v2/search?q=looms&resolve=true&limit=11")
    send(page, "/api/v1/statuses/1/favourite")
    eventually(lambda: server.of_type("Like"))
    assert len(server.of_type("Search")) == 2


def test_acts_that_a_page_sends_to_another_host_are_seen(
    playwright: Playwright, tmp_path: Path, server: Server
) -> None:
    """Bluesky's pages send to the person's own server, which may have any name, so both addresses are switched on."""
    client, own_server = "https://sky.example", "https://pds.example"
    chromium = Chromium(playwright, tmp_path, [client, own_server])
    chromium.context.route(f"{client}/**", site.answer)
    chromium.context.route(
        f"{own_server}/**",
        lambda route: route.fulfill(status=200, headers={"Access-Control-Allow-Origin": "*"}, body="{}"),
    )
    chromium.pair_with(server)
    chromium.watch("bluesky", client)
    page = chromium.open(f"{client}/")
    like = """{"repo": "did:plc:me", "collection": "app.bsky.feed.like",
      "record": {"$type": "app.bsky.feed.like", "subject": {"uri": "at://did:plc:ana/app.bsky.feed.post/3k1"}}}"""
    send(page, f"{own_server}/xrpc/com.atproto.repo.createRecord", like, "text/plain")
    eventually(lambda: server.of_type("Like"))
    assert server.of_type("Like")[0]["object"]["id"] == "at://did:plc:ana/app.bsky.feed.post/3k1"
    chromium.close()


HEARD = f"""async ([events, page]) => {{
  const {{ onAnswered, onBeforeRequest, onMoved, onNotAnswered }} = await import("/background/listening.js");
  const heard = {{ answered: onAnswered, redirected: onMoved, failed: onNotAnswered, asked: onBeforeRequest }};
  for (const [what, post, timeStamp, statusCode] of events) {{
    const url = `{MASTODON}/api/v1/statuses/${{post}}/favourite`;
    const request = {{ url, method: "POST", type: "xmlhttprequest", initiator: "{MASTODON}", tabId: -1 }};
    await heard[what]({{ ...request, requestId: `r-${{page}}`, timeStamp, statusCode }});
  }}
}}"""


def test_an_answer_that_is_heard_before_its_request_counts_as_it_is(
    chromium: Chromium, page: Page, server: Server
) -> None:
    """This happens in a worker that has just been woken."""
    for number, events in enumerate(
        [
            [("answered", "early", 2, 200), ("asked", "early", 1, 0)],
            [("answered", "at-once", 1, 200), ("asked", "at-once", 1, 0)],
            [("answered", "refused", 2, 422), ("asked", "refused", 1, 0)],
            [("failed", "broken", 2, 0), ("asked", "broken", 1, 0)],
            [("redirected", "moved", 1, 0), ("asked", "there", 1, 0), ("answered", "there", 2, 200)],
            [("redirected", "old", 2, 0), ("asked", "old", 1, 0), ("asked", "new", 3, 0), ("answered", "new", 4, 200)],
        ]
    ):
        chromium.own.evaluate(HEARD, [[list(event) for event in events], number])
    send(page, "/api/v1/statuses/last/favourite")
    eventually(lambda: any(STATUS.format("last") == like["object"]["id"] for like in server.of_type("Like")))
    likes = [like["object"]["id"].removeprefix(STATUS.format("")) for like in server.of_type("Like")]
    assert sorted(likes) == ["at-once", "early", "last", "new", "there"]
    assert not chromium.pending()
