"""The real server as a process with a folder of its own, and the connection of a browser to it."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from playwright.sync_api import Page

from server.entry.opening import write_page
from server.installation.mount import dashboard_path
from server.installation.settings import Settings
from server.store.persons import now
from server.store.store import open_store
from tests import forked
from tests.empty_stores import empty
from tests.extension.harness import EXTENSION, STATUS, Chromium, free_port

#: `rapport` with a clock that is wrong by so many seconds when it takes activities.
WITH_A_WRONG_CLOCK = """
from datetime import timedelta
from server.api import activities
from server.commands.main import main
activities.AHEAD -= timedelta(seconds={seconds})
main()"""
#: `rapport` that stops just before or after it stores activities, and then creates a file as a sign.
THAT_STOPS = """
from pathlib import Path
from threading import Event
from server.commands.main import main
from server.store.activities import Activities
keep = Activities.write
def write(self, arrivals):
    kept = keep(self, arrivals) if {stored} else None
    Path({sign!r}).touch()
    Event().wait()
Activities.write = write
main()"""


class Rapport:
    """`rapport serve` with its own folder. ``program``: what Python runs in its place."""

    program: tuple[str, ...] = ()

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder / "data", free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.settings = Settings.load(self.folder, f"sqlite:///{self.folder}/rapport.sqlite3", environment={})
        self.dashboard = self.address + dashboard_path(self.settings.key)
        empty(self.folder)
        self.start()

    def start(self, behind: timedelta = timedelta()) -> None:
        """Start it with a clock that is ``behind``."""
        slow = ("-c", WITH_A_WRONG_CLOCK.format(seconds=behind.total_seconds()))
        self._start(slow if behind else self.program)

    def start_and_stop(self, *, stored: bool) -> Path:
        """Start a server that stops in the middle of the first delivery, after it is on disk if ``stored``, else
        before. Returns the path of the file that it creates when it stops."""
        sign = self.folder.with_name("stopped")
        self._start(("-c", THAT_STOPS.format(stored=stored, sign=str(sign))))
        return sign

    def _start(self, program: tuple[str, ...]) -> None:
        words = ["--data", str(self.folder), "serve", "--no-open", "--port", str(self.port)]
        self.process: subprocess.Popen[str] | forked.Forked
        if program:
            command = [sys.executable, *program, *words]
            self.process = subprocess.Popen(command, cwd=EXTENSION.parent, stdout=subprocess.PIPE, text=True)
        else:
            self.process = forked.rapport(words)
        assert self.process.stdout
        assert self.process.stdout.readline()

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()

    def open(self, chromium: Chromium) -> Page:
        """Open the dashboard as `rapport open` does in the browser."""
        with open_store(self.settings) as store:
            token = store.links.add(now())
        page = chromium.open("about:blank")
        page.goto(write_page(self.settings, self.port, token).as_uri(), wait_until="commit")
        page.wait_for_url(f"{self.dashboard}/")
        return page

    def kept(self) -> list[str]:
        """The liked posts that the server has on disk."""
        with open_store(self.settings) as store:
            span = store.activities.span()
            if span is None:
                return []
            found = store.activities.history(span[0], span[1] + 1).activities
        return [
            str(each).removeprefix(STATUS.format(""))
            for each in found.filter(found["type"] == "Like").sort("at", "id")["object_id"]
        ]

    def knows(self, ids: set[str]) -> set[str]:
        """Which of these activities the server has on disk."""
        with open_store(self.settings) as store:
            return store.activities.known(ids)


def connect(chromium: Chromium, rapport: Rapport) -> None:
    """Connect as a person does: start in the popup, and type its code in the dashboard."""
    chromium.ask(do="address", address=rapport.address)
    chromium.ask(do="pair")
    code = chromium.own.evaluate("chrome.storage.session.get('pairing').then(({pairing}) => pairing.code)")
    dashboard = rapport.open(chromium)
    dashboard.goto(f"{rapport.dashboard}/devices")
    dashboard.get_by_label("Code of the extension").fill(code)
    dashboard.get_by_role("button", name="Connect it").click()
    # Chromium may ignore that a page is closed during a navigation, and Playwright would then wait forever.
    dashboard.get_by_text("is connected.").wait_for()
    dashboard.close()
    chromium.ask(do="check-pairing")
    assert chromium.own.evaluate("chrome.storage.local.get('server').then(({server}) => Boolean(server?.key))")
