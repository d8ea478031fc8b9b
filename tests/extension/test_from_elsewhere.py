"""A page from elsewhere makes the browser send a watched site the same requests as the site's own page: these do not
count."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from tests.browser.bidi import firefox as installed
from tests.conftest import missing
from tests.extension import site
from tests.extension.conftest import launched
from tests.extension.firefox import FirefoxWithExtension as Firefox
from tests.extension.harness import EXTENSION, MASTODON, STATUS, Chromium, Server, eventually
from tests.extension.test_listening import send

ELSEWHERE = "https://elsewhere.example"

#: Every way of sending a request, by the page itself and by frames that it fills.
SENDS = """async site => {
  const like = number => `${site}/api/v1/statuses/${number}/favourite`;
  const attempt = work => Promise.resolve().then(work).catch(() => undefined);
  for (const mode of ["cors", "no-cors"]) {
    await attempt(() => fetch(like(1), { method: "POST", mode, credentials: "include", keepalive: true }));
    await attempt(() => fetch(`${site}/api/v2/search?q=hello`, { mode, credentials: "include" }));
  }
  navigator.sendBeacon(like(2), "");
  const form = (number, target) => `<form method="post" action="${like(number)}" target="${target}"></form>`;
  const go = "<script>document.forms[0].submit()<" + "/script>";
  const filled = [
    { srcdoc: form(3, "_self") + go },
    { srcdoc: form(4, "_self") + go, sandbox: "allow-scripts allow-forms" },
    { src: "data:text/html," + encodeURIComponent(form(5, "_self") + go) },
    { src: URL.createObjectURL(new Blob([form(6, "_self") + go], { type: "text/html" })) },
    { src: `${site}/home` },
    { src: `${site}/moves/307/api/v1/statuses/7/favourite` },
  ];
  for (const what of filled) {
    await new Promise(done => {
      let loads = 0;
      const frame = Object.assign(document.createElement("iframe"), what);
      frame.onload = () => ++loads > 1 || what.src?.startsWith(site) ? done() : undefined;
      setTimeout(done, 3000);
      document.body.append(frame);
    });
  }
  const worker = `fetch(${JSON.stringify(like(8))}, { method: "POST", mode: "no-cors" }).finally(() => postMessage(1))`;
  await new Promise(done => {
    new Worker(URL.createObjectURL(new Blob([worker], { type: "text/javascript" }))).onmessage = done;
    setTimeout(done, 3000);
  });
}"""

#: The same by navigating, so that the answer replaces the page.
GOES = """address => {
  const form = Object.assign(document.createElement("form"), { action: address, method: "post" });
  document.body.append(form);
  form.submit();
}"""


@pytest.fixture
def chromium(playwright: Playwright, tmp_path: Path) -> Iterator[Chromium]:
    """A Chromium that also has permission for elsewhere, because without it the browser would not tell the
    extension."""
    with launched(playwright, tmp_path, [MASTODON, ELSEWHERE]) as made:
        made.context.route(f"{MASTODON}/**", site.answer)
        yield made


def test_what_a_page_from_elsewhere_sends_to_a_site_is_no_act(chromium: Chromium, page: Page, server: Server) -> None:
    asked: list[str] = []
    chromium.context.on("request", lambda request: asked.append(request.url))
    chromium.context.route(
        f"{ELSEWHERE}/**",
        lambda route: route.fulfill(status=200, content_type="text/html", body="<body>hello"),
    )
    before = len(server.activities())
    elsewhere = chromium.open(f"{ELSEWHERE}/")
    elsewhere.evaluate(SENDS, MASTODON)
    elsewhere.evaluate(GOES, f"{MASTODON}/api/v1/statuses/9/favourite")
    elsewhere.wait_for_url(f"{MASTODON}/**")
    came = {number for number in range(1, 10) if any(f"/statuses/{number}/favourite" in each for each in asked)}
    assert came >= {1, 9}  # the browser did send these
    assert len(came) > 4  # and most of the others; not all wait until a frame exists
    send(page, "/api/v1/statuses/10/favourite")
    eventually(lambda: len(server.of_type("Like")) > 0)
    assert [each["object"]["id"] for each in server.of_type("Like")] == [STATUS.format("10")]
    others = [each["type"] for each in server.activities()[before:] if each["type"] not in ("Like", "View")]
    assert others == []


def test_what_a_page_from_elsewhere_sends_in_firefox_is_no_act(server: Server, tmp_path: Path) -> None:
    """In Firefox an address, not an origin, identifies the page that sends. Elsewhere is another name of this computer,
    for which the extension always has permission."""
    if not installed():
        missing("no Firefox here")
    with site.OnThisComputer() as local, Firefox(tmp_path, EXTENSION, site.response) as firefox:
        firefox.pair_with(server)
        firefox.watch("mastodon", local.origin)
        before = len(server.activities())
        elsewhere = firefox.open(f"{local.elsewhere}/quiet")
        firefox.evaluate(elsewhere, f"({SENDS})({json.dumps(local.origin)})")
        firefox.evaluate(elsewhere, f"void ({GOES})({json.dumps(f'{local.origin}/api/v1/statuses/9/favourite')})")
        eventually(lambda: any("/statuses/9/favourite" in each for each in local.accepted))
        came = [number for number in range(1, 10) if f"/api/v1/statuses/{number}/favourite" in local.accepted]
        assert {1, 9} <= {*came}  # the browser did send these
        assert len(came) > 4  # and most of the others
        own = firefox.open(f"{local.origin}/quiet")
        firefox.evaluate(own, "fetch('/api/v1/statuses/10/favourite', {method: 'POST'}).then(r => r.status)")
        eventually(lambda: len(server.of_type("Like")) > 0)
        firefox.ask(**{"do": "deliver"})
    assert [each["object"]["id"] for each in server.of_type("Like")] == [f"{local.origin}/api/v1/statuses/10"]
    assert [each["type"] for each in server.activities()[before:] if each["type"] not in ("Like", "View")] == []
