"""One Chromium for many tests: what a test leaves is removed, and where anything stays, the next test gets another."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Page, Playwright

from tests.conftest import missing
from tests.extension.harness import Chromium, eventually

SOON = 10  # seconds for what takes a tenth of one; whoever waits longer is better served by another browser
TRIES = 5  # an event from a closed tab may wake the worker while all is removed, but not again and again
#: The value of a function in the extension's page. What waits for a worker that is stopped would wait forever.
IN_TIME = """Promise.race([(%s)(), new Promise((_, late) => setTimeout(late, %d * 1000, new Error("too late")))])"""
#: Closes every tab but the one that asks.
CLOSE_OTHERS = """async () => {
  const own = await chrome.tabs.getCurrent();
  await chrome.tabs.remove((await chrome.tabs.query({})).map(({ id }) => id).filter(id => id !== own.id));
}"""
#: Removes all that the extension keeps or has set in the browser, while its worker is stopped.
FORGET = """async () => {
  const { storage, scripting, alarms, action } = chrome;
  await Promise.all([storage.local.clear(), storage.session.clear(), storage.sync.clear(), alarms.clearAll()]);
  await scripting.unregisterContentScripts();
  await Promise.all([action.setBadgeText({ text: "" }), action.setTitle({ title: "" })]);
  await Promise.all((await indexedDB.databases()).map(({ name }) => new Promise((done, failed) => {
    const asked = indexedDB.deleteDatabase(name);
    asked.onsuccess = done;
    asked.onerror = asked.onblocked = failed;
  })));
}"""
#: All that the extension keeps or has set, once its worker has begun. Of alarms only the names, because time passes.
STATE = """async () => {
  await chrome.runtime.sendMessage({ do: "overview" });
  const { storage, scripting, alarms, action, permissions } = chrome;
  for (let left = 50; left && !(await storage.session.get("begun")).begun; left -= 1) {
    await new Promise(later => setTimeout(later, 20));
  }
  const done = asked => new Promise((fine, failed) => {
    asked.onsuccess = () => fine(asked.result);
    asked.onerror = failed;
  });
  const bases = [];
  for (const { name } of await indexedDB.databases()) {
    const base = await done(indexedDB.open(name));
    for (const store of base.objectStoreNames) {
      bases.push([name, base.version, store, await done(base.transaction(store).objectStore(store).getAll())]);
    }
    base.close();
  }
  return JSON.stringify({
    bases, session: await storage.session.get(), local: await storage.local.get(), sync: await storage.sync.get(),
    alarms: (await alarms.getAll()).map(({ name }) => name).sort(),
    scripts: await scripting.getRegisteredContentScripts(),
    action: [await action.getBadgeText({}), await action.getTitle({}), await action.getPopup({})],
    colour: await action.getBadgeBackgroundColor({}),
    allowed: await permissions.getAll(),
    clock: String(Date.now),
  });
}"""


class Renewed(Chromium):
    """A Chromium that can be made as it was when it was new."""

    def start(self) -> None:
        self._visited: set[str] = set()
        self._starts = getattr(self, "_starts", 0) + 1
        super().start()
        self.context.on("page", self._follow)
        if self._starts == 1:
            self._files = self._look()
            self._new = self._in_time(STATE)

    def _follow(self, page: Page) -> None:
        """Note to which origins a page goes, because each may keep something."""
        page.on("framenavigated", lambda frame: self._visited.add("/".join(frame.url.split("/")[:3])))

    def _look(self) -> dict[str, tuple[int, int]]:
        """The extension's files, to see whether a test changed one."""
        files = {str(file): file.stat() for file in self.extension.rglob("*")}
        return {name: (stat.st_size, stat.st_mtime_ns) for name, stat in files.items()}

    def renew(self) -> bool:
        """Remove what a test left. Returns whether nothing is left."""
        try:
            return self._starts == 1 and self._look() == self._files and self._renew()
        except (Error, AssertionError):  # it was ended or hangs
            return False

    def _renew(self) -> bool:
        self.context.unroute_all(behavior="ignoreErrors")
        self.own.goto(self.url_of_own, timeout=SOON * 1000)  # what a test did in this page is gone with it
        self._in_time(CLOSE_OTHERS)
        eventually(lambda: self.context.pages == [self.own], SOON)
        session = self.context.new_cdp_session(self.own)
        for origin in self._visited:
            session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
        session.send("Network.clearBrowserCache")
        session.detach()
        self._visited.clear()
        self.context.clear_cookies()
        self.context.clear_permissions()
        return any(self._begin_anew() for _ in range(TRIES))

    def _begin_anew(self) -> bool:
        """Let a worker begin where nothing is kept. Returns whether all is then as it was when the browser was new."""
        self.stop_worker(SOON)
        self._in_time(FORGET)
        state = self._in_time(STATE)
        eventually(lambda: len(self.context.service_workers) == 1, SOON)
        (self.worker,) = self.context.service_workers
        return bool(state == self._new)

    def _in_time(self, function: str) -> Any:
        return self.own.evaluate(IN_TIME % (function, SOON))


class Lent:
    """The browser that a process keeps for its tests: one at a time, of the kind that was asked for last."""

    def __init__(self, playwright: Playwright, factory: pytest.TempPathFactory) -> None:
        self._playwright = playwright
        self._factory = factory
        self._kept: tuple[Any, Renewed] | None = None

    @contextmanager
    def one(self, request: pytest.FixtureRequest, origins: list[str], language: str = "en-US") -> Iterator[Chromium]:
        """A Chromium with permission for some origins, where no site is switched on yet. It is as new, or new."""
        kind = (tuple(origins), language)
        if self._kept and self._kept[0] != kind:
            self.end()
        if not self._kept:
            self._kept = kind, self._started(self._factory.mktemp("chromium"), origins, language)
        made = self._kept[1]
        yield made
        if FAILED in request.node.stash or not made.renew():
            self.end()

    def _started(self, folder: Path, origins: list[str], language: str) -> Renewed:
        try:
            return Renewed(self._playwright, folder, origins, language)
        except Error as problem:
            missing(f"no Chromium here: {problem.message.splitlines()[0]}")

    def end(self) -> None:
        """End it, dead or alive."""
        if self._kept:
            with suppress(Error):
                self._kept[1].close()
        self._kept = None


#: Set for a test that failed.
FAILED = pytest.StashKey[bool]()
