"""A page from elsewhere, in the browser with the dashboard's session, can neither change nor read anything.

It has a name of its own, or another port of this machine, to which browsers send cookies along. Real browsers try its
attacks against a real server, and the tests look into the database for any effect. A program that listens at that port
receives neither the session nor the path to which the session belongs.
"""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from playwright.sync_api import Error

from server import create_app
from server.entry.opening import link, page
from server.store.persons import now
from server.store.recurrence import Recurrence
from server.store.schema import metadata
from server.store.store import open_store
from tests.browser.conftest import Served, serving
from tests.browser.elsewhere import (
    FOREIGN,
    SECONDS,
    Listener,
    Visitor,
    chromium_visitor,
    firefox_visitor,
    listening,
    pages,
)
from tests.conftest import missing
from tests.examples import by_turns

WRITES = {"POST", "PUT", "PATCH", "DELETE"}
FIELDS = {
    "sure": "1", "zone": "Asia/Tokyo", "keep_text_days": "9", "form_token": "", "every": "daily", "at": "09:00",
    '{"name": "evil", "browser": "evil", "activities": [], "since": "2020-01-01T00:00:00Z", "and": "': '"}',
}  # fmt: skip


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all tests, because none may leave anything behind."""
    with serving(tmp_path_factory.mktemp("served") / "data") as made:
        yield made


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def visitor(
    request: pytest.FixtureRequest, served: Served, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visitor]:
    """A browser that has opened the dashboard."""
    try:
        opening = (
            chromium_visitor(request.getfixturevalue("playwright"))
            if request.param == "chromium"
            else firefox_visitor(tmp_path_factory.mktemp("firefox"))
        )
        with opening as made:
            made.go(served.link())
            made.arrive(f"{served.address}/")
            yield made
    except (Error, FileNotFoundError) as problem:
        missing(f"no {request.param} here: {problem}")


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[int]:
    with pages() as port:
        yield port


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listening() as made:
        yield made


@pytest.fixture(params=[FOREIGN, "127.0.0.1"])
def hostile(request: pytest.FixtureRequest, visitor: Visitor, elsewhere: int) -> Visitor:
    """The same browser, now on a hostile page."""
    visitor.go(f"http://{request.param}:{elsewhere}/")
    return visitor


@pytest.fixture
def turn(request: pytest.FixtureRequest, hostile: Visitor) -> int:
    """The index of the way to try an address first: a different one for each name and browser."""
    named: dict[str, str] = request.node.callspec.params
    return 2 * (named["visitor"] == "firefox") + (named["hostile"] == FOREIGN)


@pytest.fixture(scope="module")
def addresses(served: Served) -> dict[str, list[str]]:
    """Every route of the server by method, with existing things that could be changed."""
    with open_store(served.settings) as store:
        device, _ = store.devices.add("A laptop", "Firefox", now())
        pairing = store.pairings.add("Another", "Chromium", "", b"public", b"proof", now())
        schedule = store.schedules.add(Recurrence("daily", "09:00", None, None, "Europe/Berlin"), 90, now())
    names = {"audit": "reply-rate", "schedule": schedule.id, "kind": "media", "filename": "rapport.css"}
    found: dict[str, list[str]] = {}
    for rule in create_app(served.settings, port=None).url_map.iter_rules():
        named = pairing.id if "pairing" in rule.rule else device
        parts = re.split(r"<(?:\w+:)?(\w+)>", rule.rule)  # every second part is a name
        path = "".join(names.get(part, named) if number % 2 else part for number, part in enumerate(parts))
        for method in rule.methods or ():
            found.setdefault(method, []).append(served.address + path)
    found.pop("HEAD")  # Firefox waits forever if the answer to it is 421
    return found


def kept(served: Served) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in the database."""
    with closing(sqlite3.connect(served.settings.data / "rapport.sqlite3")) as database:
        return {name: sorted(database.execute(f'SELECT * FROM "{name}"'), key=repr) for name in metadata.tables}


def tries(page: Visitor, script: str, *values: object) -> Any:
    """The value of a script in the page. A script that does not end fails; otherwise the evaluation would never end."""
    return page.evaluate(f"""(() => {{
      const blank = {BLANK}, inTurn = {IN_TURN}, gone = {GONE};
      const patience = new Promise((_, fail) => setTimeout(() => fail(new Error("it did not end")), {SECONDS * 1000}));
      return Promise.race([({script})({", ".join(map(json.dumps, values))}), patience]);
    }})()""")


#: Whether a frame is still where it began. Not every browser reports the load of a page that refuses to be framed.
BLANK = """frame => { try { return frame.contentWindow.location.href === "about:blank" } catch { return false } }"""

#: Does something with each of many, a few at a time: hundreds of frames at once would take a browser much longer.
IN_TURN = """async (all, work) => {
  const left = [...all], answers = [];
  const next = async () => { while (left.length) answers.push(await work(left.shift())) };
  await Promise.all(Array.from({ length: 6 }, next));
  return answers;
}"""

#: Waits until a frame has navigated, and removes it. Returns whether its content could be read.
GONE = """async frame => {
  while (blank(frame)) await new Promise(done => setTimeout(done, 20));
  const readable = Boolean(frame.contentDocument);
  frame.remove();
  return readable;
}"""

ENCODINGS = ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain")

SUBMIT = """(addresses, fields) => inTurn(addresses, async ([address, enctype]) => {
  const frame = Object.assign(document.createElement("iframe"), { name: `${address} ${enctype}`, hidden: true });
  const form = Object.assign(document.createElement("form"),
    { action: address, method: "post", enctype, target: frame.name, hidden: true });
  for (const [name, value] of Object.entries(fields)) {
    form.append(Object.assign(document.createElement("input"), { name, value }));
  }
  document.body.append(frame, form);
  form.submit();
  await gone(frame);
  form.remove();
  return true;
})"""


def test_no_form_changes_anything(hostile: Visitor, turn: int, served: Served, addresses: dict[str, list[str]]) -> None:
    """tests/server asks the server itself what it answers to each encoding at each address."""
    before = kept(served)
    sent = by_turns(addresses["POST"], ENCODINGS, turn)
    assert tries(hostile, SUBMIT, sent, FIELDS) == [True] * len(sent)
    assert kept(served) == before


#: The content types of each body: its own, and one that any page may claim. Under another name none can be read.
FORM, JSON = ("application/x-www-form-urlencoded", "text/plain"), ("application/json", "text/plain")

SEND = """async (addresses, types, body) => {
  const seen = new Set();
  await Promise.all(addresses.map(async address => {
    for (const method of ["POST", "PUT", "DELETE"]) {
      for (const type of types) {
        for (const mode of ["cors", "no-cors"]) {
          const options = { method, mode, body, credentials: "include", headers: { "Content-Type": type } };
          try { seen.add(`${(await fetch(address, options)).type} ${mode}`) } catch { seen.add("refused") }
        }
        if (method === "POST") navigator.sendBeacon(address, new Blob([body], { type }));
      }
    }
  }));
  return [...seen];
}"""


def test_no_script_changes_or_reads_anything(hostile: Visitor, served: Served, addresses: dict[str, list[str]]) -> None:
    before = kept(served)
    writable = sorted({address for method in WRITES & addresses.keys() for address in addresses[method]})
    body = "&".join(f"{name}={value}" for name, value in FIELDS.items() if "{" not in name)
    answers = tries(hostile, SEND, writable, FORM, body)
    answers += tries(hostile, SEND, writable, JSON, '{"name": "evil", "browser": "x"}')
    assert set(answers) <= {"refused", "opaque no-cors"}
    assert kept(served) == before


#: Elements that a page may include from anywhere.
ELEMENTS = (("script", "src"), ("img", "src"), ("link", "href"))

READ = """async addresses => {
  const read = [];
  const loads = (name, what) => new Promise(done => {
    const element = Object.assign(document.createElement(name), what);
    Object.assign(element, { onload: () => done(true), onerror: () => done(false) });
    document.body.append(element);
  });
  await inTurn(addresses, async ([address, [element, attribute]]) => {
    for (const credentials of ["include", "omit"]) {
      try { read.push([address, await (await fetch(address, { credentials })).text()]) } catch { /* as it should be */ }
    }
    if (await loads(element, { [attribute]: address, rel: "stylesheet" })) read.push([address, element]);
    const frame = Object.assign(document.createElement("iframe"), { src: address, hidden: true });
    document.body.append(frame);
    if (await gone(frame)) read.push([address, "frame"]);
  });
  return read;
}"""


def test_nothing_can_be_read(hostile: Visitor, turn: int, addresses: dict[str, list[str]]) -> None:
    assert tries(hostile, READ, by_turns(addresses["GET"], ELEMENTS, turn)) == []


ASK = """async (addresses) => {
  const answered = [];
  for (const [method, paths] of Object.entries(addresses)) {
    for (const path of paths) {
      const body = method === "GET" ? undefined : "{}";
      const answer = await fetch(path, { method, body, headers: { "Content-Type": "application/json" } });
      if (answer.status !== 421 || /session|activities/i.test(await answer.text())) answered.push([method, path]);
    }
  }
  return answered;
}"""


def test_a_name_that_is_made_to_lead_here_gets_no_answer(
    visitor: Visitor, served: Served, addresses: dict[str, list[str]]
) -> None:
    before = kept(served)
    visitor.go(f"{served.address.replace('127.0.0.1', FOREIGN)}/static/rapport.css")
    assert visitor.evaluate("location.hostname") == FOREIGN
    paths = {method: [url.removeprefix(served.origin) for url in urls] for method, urls in addresses.items()}
    assert tries(visitor, ASK, {**paths, "GET": [*paths["GET"], "/nowhere"]}) == []
    assert kept(served) == before


def test_a_page_that_is_made_up_or_was_used_opens_nothing_and_takes_no_session_away(
    visitor: Visitor, served: Served
) -> None:
    used = served.link()
    file = page(served.settings)
    content = file.read_text("utf-8")
    visitor.go(used)
    visitor.arrive(f"{served.address}/")
    assert not file.exists()
    for again in (content, re.sub(r'(?<=value=")[^"]+', "made-up", content)):
        file.write_text(again, "utf-8")
        visitor.go(used)
        visitor.arrive(f"{served.address}/open")
        assert "used before" in visitor.evaluate("document.body.textContent")
    visitor.go(f"{served.address}/settings")
    assert visitor.evaluate("document.querySelector('[name=zone]') !== null")


def test_a_pasted_link_opens_the_dashboard_once(visitor: Visitor, served: Served) -> None:
    with open_store(served.settings) as store:
        token = store.links.add(now())
    pasted = link(served.settings, int(served.origin.rpartition(":")[2]), token)
    visitor.go(pasted)
    visitor.arrive(f"{served.address}/")
    visitor.go(pasted)
    visitor.arrive(f"{served.address}/open")
    assert "used before" in visitor.evaluate("document.body.textContent")


GO = """(url, way) => new Promise(done => {
  addEventListener("securitypolicyviolation", () => done("forbidden"));
  const add = (name, what) => document.body.appendChild(Object.assign(document.createElement(name), what));
  if (way === "fetch") fetch(url, { credentials: "include", mode: "no-cors" }).then(() => done("sent"), () => {});
  if (way === "image") add("img", { src: url, onerror: () => done("sent"), referrerPolicy: "unsafe-url" });
  if (way === "link") setTimeout(() => add("a", { href: url }).click());
  if (way === "form") setTimeout(() => add("form", { action: url, method: "post" }).submit());
  if (way === "link") done("sent");
})"""


@pytest.mark.parametrize("way", ["link", "form", "fetch", "image"])
def test_what_listens_at_another_port_is_sent_neither_the_session_nor_its_path(
    visitor: Visitor, served: Served, listener: Listener, way: str
) -> None:
    visitor.go(f"{served.address}/settings")
    assert visitor.evaluate("document.querySelector('[name=zone]') !== null")
    outcome = tries(visitor, GO, listener.address, way)
    assert outcome == ("sent" if way == "link" else "forbidden")
    if outcome == "sent":
        listener.await_one()
    visitor.go(
        listener.address
    )  # a page there: what would the browser send along for it, to any path it could think of?
    tries(visitor, ASK_OWN, ["/", "/~", "/settings", f"/~{'x' * 22}/"])
    heard = listener.heard()
    assert len(heard) >= 4
    path = served.address.removeprefix(served.origin)
    assert not [request for request in heard if "cookie" in request.headers or path in str(request)]


ASK_OWN = """paths => Promise.all(paths.flatMap(path => [
  fetch(path, { credentials: "include" }),
  new Promise(done => Object.assign(document.body.appendChild(new Image()), { onerror: done, src: path })),
]))"""
