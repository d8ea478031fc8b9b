"""The requests of each site's own page become the right activities, in both browsers."""

import re
from functools import partial
from typing import Any

import pytest

from tests.extension.harness import eventually
from tests.extension.watching import NAMED, OTHERS, Watching
from tests.sites.requests import HERE, SECRET, Case, cases

#: Sends requests as the site's own client does (`sends` of its requests), LinkedIn's in two ways. A hidden body is a
#: stream, for which Firefox sends words without meaning. If a site redirects the page, a Chromium that Playwright
#: serves cannot follow, and Firefox reports the redirect only if it follows.
SEND = """async ({ method, url, page, body, form, hidden, how, redirect }) => {
  if (location.pathname + location.search !== page) history.replaceState({}, "", page); // as its window is drawn anew
  const packed = () => {
    if (hidden) return new Blob(["{}"]).stream();
    if (form) {
      const data = how === "parameters" ? new URLSearchParams() : new FormData();
      for (const [name, values] of Object.entries(form)) for (const value of values) data.append(name, value);
      return data;
    }
    return how === "bytes" && body !== null ? new TextEncoder().encode(body) : body;
  };
  const headers = body === null ? {} : { "Content-Type": "application/json" };
  const status = how === "xhr" && !hidden
    ? await new Promise(done => {
        const request = new XMLHttpRequest();
        request.open(method, url);
        for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
        request.onloadend = () => done(request.status);
        request.send(packed());
      })
    : await fetch(url, { method, headers, body: packed(), redirect, ...(hidden && { duplex: "half" }) })
        .then(async answer => (await answer.text(), answer.type === "opaqueredirect" ? 200 : answer.status));
  return status;
}"""
#: Parts that distinguish an act from a repetition of another case's act.
OWN = re.compile(r"2026-11-22T10:00:00\.000Z|11111111-2222-4333-8444-5555555555\d\d|(?<==|:|\")cycling\b|(?<=q=)ana\b")
MORE = {"id", "source", "published", "site", "actor"}


def sent(case: Case, number: int, redirect: str) -> dict[str, Any]:
    """The request of a case, as the page sends it."""
    asked, body = case.request, case.request["body"] or {}
    voyager = "/voyager/" in asked["url"]

    def own(text: str | None) -> str | None:
        return text and OWN.sub(lambda found: f"{found[0][:-4]}{number:03}{found[0][-1]}", text)

    return {
        "method": asked["method"],
        "url": own(asked["url"]),
        "page": asked.get("page", "/plain"),
        "body": own(body.get("raw")),
        "form": body.get("form"),
        "hidden": "error" in body,
        "redirect": redirect,
        "how": "xhr" if voyager else case.sends,
    }


#: Replaces the page by its own markup, as a site draws it, or by nothing.
SHOW = """markup => document.body.replaceWith(new DOMParser().parseFromString(markup, "text/html").body)"""


def wanted(case: Case) -> list[dict[str, Any]]:
    """The activities that a case must give; if its request does not name the recipient, the page did."""
    return [{**each, **({"to": case.addressed} if case.addressed else {})} for each in case.expected]


@pytest.mark.parametrize("site", [*NAMED, *OTHERS])
def test_requests_of_the_sites_page_arrive_as_their_activities(watching: Watching, site: str) -> None:
    of_site = [case for case in cases() if case.site == site]
    watching.acts()
    found, missed, unknown = watching.readings(site)
    tab = watching.open(f"{of_site[0].request['initiator']}/plain")
    redirect = "follow" if watching.is_firefox else "manual"
    acts = []
    for number, case in enumerate(of_site):
        if "page" in case.request:  # wait for earlier acts before the address changes
            acts += watching.acts()
            watching.change_address(tab, case.request["page"])
            if case.shows:
                watching.run(tab, SHOW, (HERE / site / case.shows).read_text("utf-8"))
                eventually(partial(watching.knows, case.request["shown"]))
        assert watching.run(tab, SEND, sent(case, number, redirect)) == 200, case.name
        if "page" in case.request:  # stay on the page until the site has answered and the act is known
            acts += watching.acts()
        if case.shows:
            watching.run(tab, SHOW, "")
    acts += watching.acts()
    acts = [each for each in acts if each["actor"] == "me"]  # without others' messages that a page showed
    acts.sort(key=lambda act: str(act["published"]))  # keeps the order of acts of the same request
    expected = [each for case in of_site for each in wanted(case)]
    assert len(acts) == len(expected)
    for each, want in zip(acts, expected, strict=True):  # a page that shows the account adds it to all its acts
        if "account" not in want:
            each.pop("account", None)
    assert [{key: part for key, part in each.items() if key not in MORE} for each in acts] == expected
    assert {(each["site"], each["actor"], each["source"]["via"]) for each in acts} <= {(site, "me", "extension")}
    fine = sum(bool(case.expected) and not case.lost and not case.unknown for case in of_site)
    assert watching.readings(site) == (
        found + fine + (site == "mastodon"),  # plus the act that `acts` sends to find the end
        missed + sum(case.lost for case in of_site),
        unknown + sum(case.unknown for case in of_site),
    )
    assert SECRET not in watching.kept()


#: The site redirects a vote to another address, whose answer arrives just before the vote is counted, and is kept
#: after.
TWICE = """async () => {
  const { browser } = await import("/lib/browser.js");
  const { onAnswered, onBeforeRequest, onMoved } = await import("/background/listening.js");
  const url = "https://news.ycombinator.com/vote?id=41500017&how=up&auth=x";
  const request = { url, method: "GET", type: "xmlhttprequest", initiator: "https://news.ycombinator.com", tabId: -1 };
  const told = statusCode => ({ ...request, requestId: "vote", timeStamp: Date.now(), statusCode });
  const { session } = browser.storage;
  const { get, remove } = session;
  let heard, gone, known = new Promise(done => { heard = done; }), removed = new Promise(done => { gone = done; });
  let again, counting = false;
  session.get = async asked => {
    const found = await get.call(session, asked);
    if (counting && asked === "request:vote") { heard(); await removed; }
    return found;
  };
  session.remove = async names => {
    counting = true;
    again = onAnswered(told(200));
    await known;
    await remove.call(session, names);
    gone();
  };
  await onBeforeRequest(told(0));
  await onMoved(told(302));
  Object.assign(session, { get, remove });
  await again;
}"""


PRESS = """async (post, emoji) => {
  const path = `/discourse-reactions/posts/${post}/custom-reactions/${emoji}/toggle.json`;
  const answer = await fetch(path, { method: "PUT" });
  await answer.text();
}"""
#: The effect of a notice on the site's page.
DENIED = """async () => {
  const { takeBack } = await import("/background/records.js");
  const tabs = await chrome.tabs.query({});
  for (const { id, url } of tabs) if (url?.startsWith("https://forum.example/")) await takeBack(id, 0, Date.now());
}"""


def pressed(watching: Watching, tab: Any, post: int, *emoji: str) -> list[tuple[str, str | None]]:
    """What is reported when emoji are pressed one after another: the type, and the emoji or the type taken back."""
    told = []
    for each in emoji:
        watching.run(tab, PRESS, post, each)
        told += watching.acts()
    assert {act["object"]["id"] for act in told} <= {f"https://forum.example/p/{post}"}
    return [(act["type"], act["detail"].get("reaction") or act["detail"].get("undoes")) for act in told]


def test_a_button_takes_back_what_it_gave_and_gives_it_again(watching: Watching) -> None:
    watching.acts()
    tab = watching.open("https://forum.example/plain")
    assert pressed(watching, tab, 901, "heart", "heart", "heart", "clap", "clap") == [
        ("Like", "heart"), ("Undo", "Like"), ("Like", "heart"), ("Like", "clap"), ("Undo", "Like"),
    ]  # fmt: skip
    watching.run(watching.browser.own, DENIED)  # the last act was not done
    assert pressed(watching, tab, 901, "clap", "clap") == [("Undo", "Like"), ("Like", "clap")]
    watching.run(watching.browser.own, DENIED)
    assert pressed(watching, tab, 901, "clap") == [("Like", "clap")]
    watching.run(
        tab, "async press => { for (let time = 0; time < 3; time += 1) await eval(press)(902, 'heart'); }", PRESS
    )
    assert [act["type"] for act in watching.acts()] == ["Like", "Undo", "Like"]
    assert "heart" not in watching.kept()


def test_a_request_that_is_answered_while_it_is_counted_counts_once(watching: Watching) -> None:
    watching.acts()
    found, missed, unknown = watching.readings("hackernews")
    watching.run(watching.browser.own, TWICE)
    assert [act["type"] for act in watching.acts()] == ["Like"]
    assert watching.readings("hackernews") == (found + 1, missed, unknown)
