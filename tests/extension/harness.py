"""Starts what the tests need: the server as a process, and a browser with the extension."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from socket import create_connection, socket
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import BrowserContext, Error, Page, Playwright, Route, Worker

from server.rendering.browsers import SWITCHES, chromium
from tests.extension.collector import connection, kept

EXTENSION = Path(__file__).parents[2] / "extension"
MASTODON = "https://social.example"
CLIENT = "http://localhost:19006"  # of a Bluesky network on this computer; allowed like any address of localhost
PATIENCE = 180_000  # milliseconds; only something that hangs takes so long, whatever else the machine does
STATUS = f"{MASTODON}/api/v1/statuses/{{}}"  # the id of a post on it
#: The pending records on disk, which are spans in progress, as an expression in a page of the extension.
UNDER_WAY = """new Promise(done => {
  indexedDB.open("rapport").onsuccess = ({ target: { result } }) => {
    const all = result.transaction("activities").objectStore("activities").getAll();
    all.onsuccess = () => { result.close(); done(all.result.filter(({ state }) => state === "pending")) };
  };
})"""


def free_port() -> int:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def eventually(what: Callable[[], Any], seconds: float = 180) -> Any:
    """The first true answer of `what`. It asks less and less often, because asking takes the browser's time too."""
    until = time.monotonic() + seconds
    pause = 0.02
    while not (answer := what()):
        assert time.monotonic() < until, f"it did not come to pass in {seconds} s"
        time.sleep(pause)
        pause = min(1.5 * pause, 0.4)
    return answer


class Server:
    """The collector as a process that can be killed and started again on the same port and file."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.file = folder / "collected.jsonl"
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "tests.extension.collector", str(self.port), str(self.file)]
        self.process = subprocess.Popen(command, cwd=EXTENSION.parent)
        eventually(self._answers)

    def _answers(self) -> bool:
        try:
            create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        return True

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def activities(self) -> list[dict[str, Any]]:
        return kept(self.file)

    def has(self, part: str) -> bool:
        """Whether an activity on disk has this text in it, which is found sooner than all activities are read."""
        if not self.file.exists():
            return False
        return any(part in line for line in self.file.read_text().splitlines(keepends=True) if line.endswith("\n"))

    def of_type(self, kind: str) -> list[dict[str, Any]]:
        return [activity for activity in self.activities() if activity["type"] == kind]

    def readings(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._ask("readings")
        return found

    def batches(self) -> list[dict[str, int]]:
        """The number of activities and of bytes in each request."""
        found: list[dict[str, int]] = self._ask("batches")
        return found

    def held(self) -> list[int]:
        """The number of activities in each request that it leaves unanswered."""
        found: list[int] = self._ask("held")
        return found

    def heard(self) -> bytes:
        """Everything that was sent to it."""
        return b"\n".join(map(bytes.fromhex, self._ask("heard")))

    def _ask(self, what: str) -> Any:
        with urlopen(f"{self.address}/test/{what}") as answer:
            return json.load(answer)

    def become(self, **state: Any) -> None:
        """Change its behaviour from now on; see Collector."""
        urlopen(Request(f"{self.address}/test", json.dumps(state).encode(), method="POST")).close()


def granted(folder: Path, origins: list[str]) -> Path:
    """The extension with permission for some origins from the start.

    A test cannot press the browser's own permission dialog; apart from this the folder is as people load it.
    """
    copy = folder / "extension"
    shutil.copytree(EXTENSION, copy)
    manifest = json.loads((copy / "manifest.json").read_text())
    manifest["host_permissions"] += [f"{origin}/*" for origin in origins]
    (copy / "manifest.json").write_text(json.dumps(manifest))
    return copy


class Chromium:
    """A Chromium with the extension, in a given language, with a profile that outlives it."""

    def __init__(
        self,
        playwright: Playwright,
        folder: Path,
        origins: list[str],
        language: str = "en-US",
        switches: tuple[str, ...] = (),
    ) -> None:
        self.playwright = playwright
        self.switches = switches
        self.language = language
        self.profile = folder / "profile"
        self.extension = granted(folder, origins)
        self.errors: list[str] = []
        self.start()

    def start(self) -> None:
        self.context: BrowserContext = self.playwright.chromium.launch_persistent_context(
            str(self.profile),
            executable_path=chromium(),
            headless=False,
            env={**os.environ, "LANGUAGE": self.language},
            args=[
                f"--lang={self.language}",
                "--headless=new",
                *SWITCHES,
                *self.switches,
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                f"--disable-extensions-except={self.extension}",
                f"--load-extension={self.extension}",
            ],
            timeout=PATIENCE,
        )
        self.context.set_default_timeout(PATIENCE)
        self.worker: Worker = (
            self.context.service_workers[0]
            if self.context.service_workers
            else (self.context.wait_for_event("serviceworker", timeout=PATIENCE))
        )
        self.id = self.worker.url.split("/")[2]
        self.own = self.open(self.url_of_own)

    @property
    def url_of_own(self) -> str:
        """The address of the tab in which tests use what the browser offers to the extension. It is a file without a
        script, because a page of the extension would itself ask the worker again and again."""
        return f"chrome-extension://{self.id}/manifest.json"

    def open(self, url: str) -> Page:
        page = self.context.new_page()
        page.goto(url)
        return page

    def close_tab(self, page: Page) -> None:
        page.close()

    def evaluate(self, page: Page, expression: str) -> Any:
        """The value of a JavaScript expression, or of its promise."""
        return page.evaluate(expression)

    def ask(self, **message: Any) -> Any:
        """Send the worker a message, as the popup does."""
        return self.own.evaluate("message => chrome.runtime.sendMessage(message)", message)

    def pair_with(self, server: Server) -> None:
        self.own.evaluate("server => chrome.storage.local.set({ server })", connection(server.address))

    def watch(self, site: str, origin: str | None = None) -> None:
        """Switch a site on; ``origin`` is an address for a site that may be anywhere."""
        if origin is None:
            self.ask(do="switch", site=site, on=True)
        else:
            self.ask(do="add-origin", site=site, origin=origin)

    def plays(self) -> int:
        """For how many seconds videos have played by themselves in the current visit."""
        shown = [span["activity"].get("detail", {}).get("exposure", {}) for span in self.own.evaluate(UNDER_WAY)]
        return max((int(exposure.get("autoplayed", 0)) for exposure in shown), default=0)

    def sees(self, count: int) -> bool:
        """Whether the current visit to the feed has this number of items."""
        spans = self.own.evaluate(UNDER_WAY)
        return any(span["activity"].get("detail", {}).get("exposure", {}).get("items") == count for span in spans)

    def stop_worker(self, seconds: float = PATIENCE / 1000) -> None:
        """End the worker as the browser does when it is idle, and wait until the browser has noticed."""
        session = self.context.new_cdp_session(self.own)
        session.send("ServiceWorker.enable")
        running = "chrome.runtime.getContexts({contextTypes: ['BACKGROUND']}).then(all => all.length)"

        def gone() -> bool:
            session.send("ServiceWorker.stopAllWorkers")  # repeatedly, because a worker that is starting continues
            return not self.own.evaluate(running)

        eventually(gone, seconds)
        session.detach()

    def hold(self, url: str) -> None:
        """Hold the site's answer to this address until `let_go`."""
        self.held: list[Route] = []

        def keep(route: Route) -> None:
            self.held.append(route)

        self.context.route(url, keep)

    def let_go(self) -> None:
        for route in self.held:
            route.fulfill(status=200, content_type="application/json", body="{}")

    def pending(self) -> bool:
        """Whether a request waits for the site's answer."""
        return self._remembers("request:")

    def knows_partner(self) -> bool:
        """Whether the page of a conversation has reported who the partner is."""
        return self._remembers("partner:")

    def _remembers(self, prefix: str) -> bool:
        return prefix in self.own.evaluate("chrome.storage.session.get().then(all => Object.keys(all).join())")

    def kill(self) -> None:
        """End the browser as a crash does, without notice. Its other processes are ended at the same time, because a
        page could otherwise go on sending requests for a moment, unseen."""
        assert self.context.browser
        processes = self.context.browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
        for process in sorted(processes, key=lambda process: process["type"] != "browser"):
            with suppress(ProcessLookupError):
                os.kill(process["id"], signal.SIGKILL)
        with suppress(Error):
            self.context.close()

    def close(self) -> None:
        self.context.close()
