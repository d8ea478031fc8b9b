"""A browser of either kind that watches every site. Tests share it, and each examines only what is new."""

import json
from dataclasses import dataclass, field
from typing import Any

from tests.extension.firefox import FirefoxWithExtension
from tests.extension.harness import UNDER_WAY, Chromium, Server, eventually
from tests.extension.site import OnThisComputer
from tests.sites.requests import cases, declared

MASTODON = "https://social.example"
#: Sites that tests use by name and switch on themselves.
NAMED = ("mastodon", "bluesky", "linkedin")


def _others() -> dict[str, str | None]:
    """Every other site with requests, and the address that a person enters if the site may be anywhere."""
    asking = {case.site: str(case.request["initiator"]) for case in cases() if case.site not in NAMED}
    return {site: None if declared(site)["hosts"] else origin for site, origin in asking.items()}


def _origins(site: str) -> list[str]:
    """The addresses that a browser is asked to allow for a site."""
    told = declared(site)
    return [f"https://{host}" for host in (*told["hosts"], *told.get("servers", []))]


OTHERS = _others()
ORIGINS = [
    MASTODON,
    *(origin for site in (*NAMED, *OTHERS) for origin in _origins(site)),
    *(origin for origin in OTHERS.values() if origin),
]
_HOSTS = "|".join(origin.removeprefix("https://").replace(".", "[.]").replace("*", "[^/]*") for origin in ORIGINS)
SERVED = rf"^(?:{_HOSTS}|localhost)$"
ROUTED = rf"^(?:https://(?:{_HOSTS})|http://localhost:2583)/"
#: The number of records that wait for the server. To ask for an overview would gather all that the popup shows.
WAITING = """new Promise(done => {
  indexedDB.open("rapport").onsuccess = ({ target: { result } }) => {
    const states = result.transaction("activities").objectStore("activities").index("state");
    const count = states.count(IDBKeyRange.bound(["accepted"], ["accepted", []]));
    count.onsuccess = () => { result.close(); done(count.result) };
  };
})"""
REQUESTS = "chrome.storage.session.get().then(all => Object.keys(all).filter(key => key.startsWith('request:')))"


SHOWN = """chrome.storage.session.get().then(all =>
  JSON.stringify(Object.entries(all).filter(([key]) => key.startsWith("shown:"))))"""
EVERYTHING = """async () => {
  const { session, local } = chrome.storage;
  const all = [await session.get(), await local.get()];
  const done = asked => new Promise((fine, failed) => {
    asked.onsuccess = () => fine(asked.result);
    asked.onerror = failed;
  });
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      all.push(await done(database.transaction(store).objectStore(store).getAll()));
    }
    database.close();
  }
  return JSON.stringify(all);
}"""


#: Deletes the records of what was sent. Each would be listed again whenever the extension is asked what it did today.
DELETE_SENT = """() => new Promise(done => {
  indexedDB.open("rapport").onsuccess = ({ target: { result } }) => {
    const change = result.transaction("activities", "readwrite"), store = change.objectStore("activities");
    store.openCursor().onsuccess = ({ target: { result: found } }) => {
      if (found?.value.state === "sent") found.delete();
      found?.continue();
    };
    change.oncomplete = () => { result.close(); done() };
  };
})"""


@dataclass
class Watching:
    """The browser, its server, and a watched site on this computer."""

    browser: Chromium | FirefoxWithExtension
    server: Server
    site: OnThisComputer
    _seen: set[str] = field(default_factory=set)
    _asked: int = 0
    _page: Any = None
    _tabs: list[Any] = field(default_factory=list)

    @property
    def is_firefox(self) -> bool:
        return isinstance(self.browser, FirefoxWithExtension)

    @property
    def page(self) -> Any:
        """A tab of the site on this computer."""
        self._page = self._page or self.open(f"{self.site.origin}/plain", stays=True)
        return self._page

    def open(self, url: str, *, stays: bool = False) -> Any:
        """A new tab, which is closed after the test unless it ``stays``."""
        tab = self.browser.open(url)
        if not stays:
            self._tabs.append(tab)
        return tab

    def tidy(self) -> None:
        """Close the tabs of a test, because the extension would go on reading each, and delete what was sent."""
        while self._tabs:
            self.browser.close_tab(self._tabs.pop())
        self.run(self.browser.own, DELETE_SENT)

    def run(self, tab: Any, function: str, *arguments: Any) -> Any:
        """The return value of a JavaScript function in a tab."""
        return self._evaluate(tab, f"({function})({', '.join(map(json.dumps, arguments))})")

    def _evaluate(self, tab: Any, expression: str) -> Any:
        return self.browser.evaluate(tab, expression)

    def change_address(self, tab: Any, address: str) -> None:
        """Change a tab's address without loading anything, as sites do long before somebody can press a button, and
        wait until the browser has told the extension."""
        self.run(tab, "address => history.replaceState({}, '', address)", address)
        known = "chrome.tabs.query({}).then(all => all.map(({ url }) => url))"
        eventually(lambda: address in self._evaluate(self.browser.own, known))

    def overlook(self) -> None:
        """Ignore everything that has arrived so far."""
        self._seen |= {each["id"] for each in self.server.activities()}

    def kept(self) -> str:
        """Everything that the extension keeps, on disk and in memory."""
        return str(self.run(self.browser.own, EVERYTHING))

    def knows(self, shown: dict[str, Any]) -> bool:
        """Whether a page has reported that it shows this."""
        wanted = [*shown.get("conversations", []), *([shown["partner"]["id"]] if "partner" in shown else [])]
        told = str(self._evaluate(self.browser.own, SHOWN))
        return all(each in told for each in wanted)

    def acts(self) -> list[dict[str, Any]]:
        """What the person did since the last call, in order of arrival.

        It sends one more act: once that has arrived and no request is open, nothing more will come.
        """
        self._asked += 1
        fence = f"fence-{self._asked}-"
        self.run(self.page, "path => fetch(path, {method: 'POST'}).then(({ status }) => status)", _favourite(fence))
        eventually(lambda: self.server.has(fence))
        eventually(lambda: not self._evaluate(self.browser.own, REQUESTS))
        eventually(lambda: self._evaluate(self.browser.own, WAITING) == 0)
        new = [each for each in self.server.activities() if each["id"] not in self._seen]
        self._seen |= {each["id"] for each in new}
        return [each for each in new if each["type"] != "View" and not _is(each, "fence")]

    def sees(self, count: int, origin: str) -> bool:
        """Whether a visit in progress has seen this number of items, all of one origin."""
        spans = self._evaluate(self.browser.own, UNDER_WAY)
        seen = [span["activity"].get("detail", {}).get("exposure", {}) for span in spans]
        return any(exposure.get(origin) == exposure.get("items") == count for exposure in seen)

    def readings(self, site: str) -> tuple[int, int, int]:
        """How many requests of a site were read, missed and unrecognised."""
        self.browser.ask(do="deliver")
        last = {each["part"]: each for each in self.server.readings() if each["site"] == site}
        requests, unknown = last.get("requests", {}), last.get("unknown", {})
        return requests.get("found", 0), requests.get("missed", 0), unknown.get("missed", 0)


def _favourite(name: str) -> str:
    return f"/api/v1/statuses/{name}/favourite"


def _is(activity: dict[str, Any], name: str) -> bool:
    return name in str(activity.get("object", {}).get("id", ""))
