"""Pages that try to detect the extension, to stop it, or to make it report what nobody did; in both browsers."""

from typing import Any

from tests.extension.harness import UNDER_WAY, eventually
from tests.extension.watching import Watching

#: Every member of an element that reading a page uses.
MEMBERS = [
    *("parentElement", "parentNode", "childNodes", "children", "attributes", "localName", "nodeType", "nodeValue"),
    *("isConnected", "closest", "matches", "contains", "getAttribute", "hasAttribute", "querySelector"),
    *("querySelectorAll", "compareDocumentPosition", "ownerDocument"),
]
#: Puts a form around each post of the feed, and one inside it, with controls named like these members.
CLOBBER = """names => {
  const controls = names.map(name => `<input name="${name}">`).join("");
  const form = () => Object.assign(document.createElement("form"), { innerHTML: controls });
  for (const article of [...document.querySelectorAll("article")]) {
    const around = form();
    article.replaceWith(around);
    around.append(article);
    article.append(form());
  }
  for (const name of names) document.body.append(Object.assign(document.createElement("img"), { name }));
  document.body.prepend(form());
}"""
#: Presses, types and scrolls by script, and presses things that look like the site's buttons.
PRETEND = """async () => {
  const button = document.createElement("button");
  document.querySelector("article").append(button);
  for (let time = 0; time < 200; time += 1) {
    for (const kind of ["pointerdown", "mousedown", "click"]) {
      button.dispatchEvent(new PointerEvent(kind, { bubbles: true }));
    }
    for (const kind of ["keydown", "keyup"]) dispatchEvent(new KeyboardEvent(kind, { key: "Enter", bubbles: true }));
    button.click();
  }
}"""
#: Counts for a while what an extension could have left or called in the page's own world.
SPY = """async milliseconds => {
  const called = [];
  for (const [owner, names] of [
    [Element.prototype, ["querySelectorAll", "getAttribute", "matches", "closest", "hasAttribute"]],
    [Document.prototype, ["querySelectorAll", "createDocumentFragment"]],
    [DocumentFragment.prototype, ["querySelector"]], [Array.prototype, ["flatMap"]], [Reflect, ["get"]],
  ]) {
    for (const name of names) {
      const own = owner[name];
      owner[name] = function (...given) { called.push(name); return own.apply(this, given); };
    }
  }
  const changes = [];
  new MutationObserver(records => changes.push(...records.map(({ type }) => type))).observe(document,
    { subtree: true, childList: true, attributes: true, characterData: true });
  const messages = [];
  addEventListener("message", ({ data }) => messages.push(data));
  const keys = Object.getOwnPropertyNames(window).length;
  await new Promise(done => setTimeout(done, milliseconds));
  const native = [fetch, XMLHttpRequest.prototype.send, navigator.sendBeacon, history.pushState].every(
    each => String(each).includes("[native code]"));
  const loaded = performance.getEntriesByType("resource").filter(({ name }) => name.includes("-extension:")).length;
  const more = Object.getOwnPropertyNames(window).length - keys;
  return { called, changes, messages, more, native, loaded };
}"""
#: Shows the same message with other authors and words.
CHANGE_AUTHOR = """() => {
  for (const author of ["ben", "cleo", "dora"]) {
    const shown = document.querySelector('.status[data-id="11"]').closest(".status__wrapper-direct");
    shown.querySelector("a").setAttribute("href", `/@${author}`);
    shown.querySelector(".status__content").textContent = `I am ${author}.`;
  }
}"""


def found(watching: Watching, part: str) -> int:
    readings = watching.browser.ask(do="overview")["readings"]
    return sum(each["found"] for each in readings if (each["site"], each["part"]) == ("mastodon", part))


def exposures(watching: Watching) -> list[dict[str, Any]]:
    spans = watching.run(watching.browser.own, f"() => {UNDER_WAY}")
    return [
        span["activity"]["detail"]["exposure"] for span in spans if span["activity"].get("detail", {}).get("exposure")
    ]


def test_a_form_named_like_parts_of_the_page_stops_nothing(watching: Watching) -> None:
    before = found(watching, "feed"), found(watching, "notifications")
    page = watching.open(f"{watching.site.origin}/home")
    watching.run(page, CLOBBER, MEMBERS)
    eventually(lambda: found(watching, "notifications") > before[1], seconds=60)
    eventually(lambda: found(watching, "feed") > before[0], seconds=60)
    assert found(watching, "feed") == before[0] + 20
    assert watching.run(page, "() => true")  # the page does not hang


def test_of_thousands_of_posts_only_those_in_sight_count(watching: Watching) -> None:
    before = found(watching, "feed")
    page = watching.open(f"{watching.site.origin}/home")
    many = """count => {
      const feed = document.querySelector("[role=feed]");
      const one = feed.querySelector("article");
      feed.append(...Array.from({ length: count }, (_, number) => {
        const copy = one.cloneNode(true);
        for (const each of [copy, copy.querySelector("[data-id]")]) each.dataset.id = `${1000 + number}`;
        return copy;
      }));
    }"""
    watching.run(page, many, 5000)
    eventually(lambda: found(watching, "feed") == before + 5020, seconds=60)
    assert max(each["items"] for each in exposures(watching)) < 20


def test_events_that_a_page_makes_up_are_no_act(watching: Watching) -> None:
    watching.acts()
    page = watching.open(f"{watching.site.origin}/home")
    watching.run(page, PRETEND)
    assert watching.acts() == []


def test_a_message_whose_author_changes_is_received_once(watching: Watching) -> None:
    before = len(watching.server.of_type("Create"))
    read = found(watching, "messages")
    page = watching.open(f"{watching.site.origin}/@ana/11")
    eventually(lambda: found(watching, "messages") > read, seconds=60)
    seen = eventually(lambda: watching.server.of_type("Create")[before:] or found(watching, "messages"), seconds=60)
    watching.run(page, CHANGE_AUTHOR)
    page = watching.open(f"{watching.site.origin}/@ana/11")
    again = found(watching, "messages")
    watching.run(page, CHANGE_AUTHOR)
    eventually(lambda: found(watching, "messages") > again, seconds=60)
    watching.browser.ask(do="deliver")
    of_it = [each for each in watching.server.of_type("Create") if each["object"].get("id") == "11"]
    assert seen
    assert [each["actor"]["id"].partition("@")[0] for each in of_it] == ["ana"]


def test_a_page_cannot_see_that_it_is_read(watching: Watching) -> None:
    before = found(watching, "feed")
    page = watching.open(f"{watching.site.origin}/home")
    told = watching.run(page, SPY, 7000)
    eventually(lambda: found(watching, "feed") > before, seconds=60)
    assert told == {"called": [], "changes": [], "messages": [], "more": 0, "native": True, "loaded": 0}
