"""However a page sends an act, both browsers see it, or notice that they missed one. Only acts of the site's own page
count that the site accepted. The site is on this computer, so that its connections are real."""

import json
from typing import Any

import pytest

from tests.extension.watching import Watching

POST = """(path, how = {}) => fetch(path, { method: "POST", ...how })
  .then(async answer => (await answer.text(), answer.status), () => 0)"""
#: Ways of sending TEXT, or its content, to PATH.
SHAPES = {
    "text": "fetch(PATH, { method: 'POST', body: TEXT })",
    "text by XMLHttpRequest": """new Promise(done => {
      const request = new XMLHttpRequest();
      request.open("POST", PATH);
      request.onloadend = done;
      request.send(TEXT);
    })""",
    "bytes": "fetch(PATH, { method: 'POST', body: new TextEncoder().encode(TEXT) })",
    "a buffer": "fetch(PATH, { method: 'POST', body: new TextEncoder().encode(TEXT).buffer })",
    "packed bytes": """new Response(new Blob([TEXT]).stream().pipeThrough(new CompressionStream("gzip"))).arrayBuffer()
      .then(body => fetch(PATH, { method: "POST", body }))""",
    "parameters": "fetch(PATH, { method: 'POST', body: new URLSearchParams(JSON.parse(TEXT)) })",
    "a form": "fetch(PATH, { method: 'POST', body: form() })",
    "a form with a file": "fetch(PATH, { method: 'POST', body: form(new File(['a file'], 'a.txt')) })",
    "a form of the page": """new Promise(done => {
      document.body.innerHTML =
        `<form method="post" target="inside"><input name="status"></form><iframe name="inside">`;
      const [sent] = document.forms;
      sent.action = PATH;
      sent.elements.status.value = JSON.parse(TEXT).status;
      sent.submit();
      document.querySelector("iframe").onload = done;
    })""",
    "a blob": "fetch(PATH, { method: 'POST', body: new Blob([TEXT]) })",
    "a request": "fetch(new Request(PATH, { method: 'POST', body: TEXT }))",
    "a request that the page copied": """(request => (request.clone(), fetch(request)))(
      new Request(PATH, { method: "POST", body: TEXT }))""",
    "text that outlives the page": "fetch(PATH, { method: 'POST', body: TEXT, keepalive: true })",
    "a beacon": "navigator.sendBeacon(PATH, TEXT) && performance.now()",
    "from a worker": """new Promise(done => {
      const worker = new Worker("/asking.js");
      worker.onmessage = () => (worker.terminate(), done());
      worker.postMessage([PATH, { method: "POST", body: TEXT }]);
    })""",
}
SEND = """async (PATH, TEXT) => {
  const form = (file) => {
    const data = new FormData();
    for (const [name, value] of Object.entries(JSON.parse(TEXT))) data.append(name, value);
    if (file) data.append("file", file);
    return data;
  };
  const answer = await (HOW);
  await answer?.text?.();
}"""
HIDDEN_BY_CHROMIUM = {"a form with a file", "a blob", "a request that the page copied"}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_body_is_read_or_missed_but_never_guessed(watching: Watching, shape: str) -> None:
    before = watching.readings("mastodon")
    text = json.dumps({"status": f"Olá, as {shape}."})
    watching.run(watching.page, SEND.replace("HOW", SHAPES[shape]), "/api/v1/statuses", text)
    hidden = not watching.is_firefox and shape in HIDDEN_BY_CHROMIUM
    assert contents(watching) == ([] if hidden else [f"Olá, as {shape}."])
    seen, missed = (0, 1) if hidden else (1, 0)
    assert watching.readings("mastodon") == (before[0] + 1 + seen, before[1] + missed, before[2])


def test_an_act_that_the_address_identifies_needs_no_body(watching: Watching) -> None:
    """Chromium does not show the body of such a request; Firefox does."""
    delete = """(path, body) => fetch(path, { method: "DELETE", body }).then(answer => answer.text())"""
    watching.run(watching.page, delete, "/api/v1/statuses/5", '{"delete_media": true}')
    (act,) = watching.acts()
    assert (act["type"], act["object"]["id"]) == ("Delete", f"{watching.site.origin}/api/v1/statuses/5")


def test_a_request_through_a_service_worker_counts_once(watching: Watching) -> None:
    register = """() => navigator.serviceWorker.register("/passing.js", { scope: "/within/" })
      .then(({ installing }) => new Promise(done => {
        installing.onstatechange = () => installing.state === "activated" && done();
      }))"""
    watching.run(watching.page, register)
    within = watching.open(f"{watching.site.origin}/within/page")
    assert watching.run(within, "() => Boolean(navigator.serviceWorker.controller)")
    assert watching.run(within, POST, "/api/v1/statuses", {"body": '{"status": "Passed on."}'}) == 200
    assert contents(watching) == ["Passed on."]


def test_acts_in_a_framed_page_of_the_site_count(watching: Watching) -> None:
    around = watching.open(f"{watching.site.elsewhere}/plain")
    framed = """address => new Promise(done => {
      addEventListener("message", ({ data }) => done(data));
      document.body.append(Object.assign(document.createElement("iframe"), { src: address }));
    })"""
    assert watching.run(around, framed, f"{watching.site.origin}/acting") == "done"
    assert likes(watching) == ["framed"]


def test_requests_of_other_pages_and_of_the_extension_do_not_count(watching: Watching) -> None:
    path = f"{watching.site.origin}/api/v1/statuses/foreign/favourite"
    elsewhere = watching.open(f"{watching.site.elsewhere}/plain")
    assert watching.run(elsewhere, POST, path) == 200
    assert watching.run(watching.browser.own, POST, path) == 200
    assert likes(watching) == []


@pytest.mark.parametrize(("kind", "status"), [("refuses", 422), ("breaks", 0), ("moves/302", 200), ("moves/303", 200)])
def test_only_what_the_site_accepts_counts(watching: Watching, kind: str, status: int) -> None:
    assert watching.run(watching.page, POST, f"/api/v1/statuses/1/favourite?at=/{kind}/home") == status
    assert likes(watching) == []


def test_a_redirected_act_counts_once(watching: Watching) -> None:
    act = "/api/v1/statuses/moved/favourite"
    assert watching.run(watching.page, POST, f"{act}?at=/moves/307{act}") == 200
    assert likes(watching) == ["moved"]


def test_a_request_that_the_page_gives_up_does_not_count(watching: Watching) -> None:
    given_up = """path => fetch(path, { method: "POST", signal: AbortSignal.timeout(300) }).catch(({ name }) => name)"""
    assert watching.run(watching.page, given_up, "/api/v1/statuses/1/favourite?at=/waits/") == "TimeoutError"
    assert likes(watching) == []


def test_an_answer_counts_although_the_page_does_not_wait_for_its_end(watching: Watching) -> None:
    given_up = """async (path, ending = new AbortController()) => {
      const { status } = await fetch(path, { method: "POST", signal: ending.signal });
      ending.abort();
      return status;
    }"""
    assert watching.run(watching.page, given_up, "/api/v1/statuses/begun/favourite?at=/begins/") == 200
    assert likes(watching) == ["begun"]


def test_an_act_that_the_site_sends_again_counts_once(watching: Watching) -> None:
    again = """path => Promise.all([1, 2, 3].map(() => fetch(path).then(answer => answer.text())))"""
    watching.run(watching.page, again, "/api/v2/search?q=sent+again&resolve=true&limit=11")
    watching.run(watching.page, again, "/api/v2/search?q=sent+again&resolve=true&limit=11")
    assert [act["type"] for act in watching.acts()] == ["Search"]


def test_hundreds_of_acts_at_once_arrive_once_each(watching: Watching) -> None:
    watching.run(
        watching.page,
        """() => Promise.all(Array.from({ length: 300 }, (_, number) =>
          fetch(`/api/v1/statuses/${number}/favourite`, { method: "POST" }).then(answer => answer.text())))""",
    )
    acts = watching.acts()
    assert sorted(map(liked, acts), key=int) == [str(number) for number in range(300)]
    in_time = sorted(acts, key=lambda act: act["id"])
    assert [act["published"] for act in in_time] == sorted(act["published"] for act in acts)


def contents(watching: Watching) -> list[str]:
    return [act["object"]["content"] for act in watching.acts()]


def likes(watching: Watching) -> list[str]:
    return [liked(act) for act in watching.acts()]


def liked(act: dict[str, Any]) -> str:
    assert act["type"] == "Like"
    return str(act["object"]["id"]).rpartition("/")[2]
