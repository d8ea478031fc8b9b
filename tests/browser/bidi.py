"""Controls Firefox over WebDriver BiDi (https://www.w3.org/TR/webdriver-bidi/): one websocket, without a driver.

Playwright uses its own build of Firefox and cannot install an extension in it; this controls the Firefox people have.
"""

import json
import re
import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from websockets.sync.client import ClientConnection, connect

Event = dict[str, Any]
#: Where Firefox is on macOS and Windows, which do not put it on the path.
APPLICATIONS = ("/Applications/Firefox.app/Contents/MacOS/firefox", "C:/Program Files/Mozilla Firefox/firefox.exe")
#: Without a page for new tabs, and without processes that are started before anything needs them.
SPARING: dict[str, bool | int | str] = {
    "browser.aboutwelcome.enabled": False,
    "browser.newtab.preload": False,
    "browser.newtabpage.enabled": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "dom.ipc.processPrelaunch.enabled": False,
}
STARTED = re.compile(r"WebDriver BiDi listening on (ws://\S+)")


def firefox() -> str | None:
    """The path of Firefox on this system, or None."""
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    return found or next((path for path in APPLICATIONS if Path(path).is_file()), None)


class BiDiError(Exception):
    """The browser refused a command; the message is the browser's."""


class Firefox:
    """A Firefox with its own profile. ``with Firefox(folder) as browser:`` ends it.

    Commands are those of the specification: ``browser.command("browsingContext.getTree")``. Events arrive while a
    command or ``wait_for`` waits; a handler may ``send``, but must not wait itself.
    """

    def __init__(self, folder: Path, *arguments: str, seconds: float = 180, **preferences: bool | int | str) -> None:
        self.seconds = seconds
        self._number = 0
        self._handlers: dict[str, Callable[[Event], None]] = {}
        profile = folder / "firefox"
        profile.mkdir(parents=True, exist_ok=True)
        (profile / "user.js").write_text(
            "".join(
                f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
                for name, value in (SPARING | preferences).items()
            )
        )
        program = firefox()
        if program is None:
            raise FileNotFoundError("no Firefox here")
        self._log = profile / "output.txt"
        with ExitStack() as opening:
            output = opening.enter_context(self._log.open("wb"))
            self._process = subprocess.Popen(
                [
                    program,
                    "--headless",
                    "--no-remote",
                    "--profile",
                    profile,
                    "--remote-debugging-port",
                    "0",
                    *arguments,
                ],
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            opening.callback(self._end)
            self._socket: ClientConnection = opening.enter_context(
                connect(f"{self._address()}/session", max_size=None, proxy=None)
            )
            self.command("session.new", capabilities={"alwaysMatch": {"acceptInsecureCerts": True}})
            self._open = opening.pop_all()

    def _address(self) -> str:
        until = time.monotonic() + self.seconds
        while time.monotonic() < until and self._process.poll() is None:
            if said := STARTED.search(self._log.read_text("utf-8", "replace")):
                return said[1]
            time.sleep(0.05)
        raise TimeoutError(f"Firefox did not start: {self._log.read_text('utf-8', 'replace')[-2000:]}")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def _end(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def send(self, method: str, **params: Any) -> int:
        """Send a command without waiting. Returns its number."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        return self._number

    def command(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and return its result. Raises BiDiError if it is refused, TimeoutError without an answer."""
        number = self.send(method, **params)
        answer = self._receive(lambda message: message.get("id") == number, method)
        if answer["type"] == "error":
            raise BiDiError(f"{method}: {answer['error']}: {answer['message']}")
        return dict(answer["result"])

    def on(self, event: str, handler: Callable[[Event], None], **subscription: Any) -> None:
        """From now on, call the handler with the data of each event of this kind."""
        self._handlers[event] = handler
        self.command("session.subscribe", events=[event], **subscription)

    def wait_for(self, event: str, fits: Callable[[Event], bool] = lambda _: True) -> Event:
        """The next event of a kind that fits; it must be subscribed to."""
        message = self._receive(lambda message: message.get("method") == event and fits(message["params"]), event)
        return dict(message["params"])

    def _receive(self, fits: Callable[[dict[str, Any]], bool], what: str) -> dict[str, Any]:
        until = time.monotonic() + self.seconds
        while (left := until - time.monotonic()) > 0:
            try:
                message: dict[str, Any] = json.loads(self._socket.recv(timeout=left))
            except TimeoutError:
                break
            if message.get("type") == "event" and (handler := self._handlers.get(message["method"])):
                handler(message["params"])
            if fits(message):
                return message
        raise TimeoutError(f"no answer to {what} in {self.seconds} s")

    def open(self, url: str = "about:blank") -> str:
        """Open a new tab at an address and wait until it has loaded. Returns its context."""
        context: str = self.command("browsingContext.create", type="tab")["context"]
        self.go(context, url)
        return context

    def go(self, context: str, url: str) -> None:
        """Load an address in a tab."""
        self.command("browsingContext.navigate", context=context, url=url, wait="complete")

    def evaluate(self, context: str, expression: str) -> Any:
        """The value of a JavaScript expression, or of its promise, if JSON can express it."""
        answer = self.command(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then((value) => JSON.stringify(value) ?? 'null')",
            target={"context": context},
            awaitPromise=True,
        )
        if answer["type"] == "exception":
            raise BiDiError(f"script.evaluate: {answer['exceptionDetails']['text']}")
        return json.loads(answer["result"]["value"])

    def install(self, folder: Path) -> str:
        """Install an unpacked extension until the browser ends. Returns its id."""
        data = {"type": "path", "path": str(folder)}
        return str(self.command("webExtension.install", extensionData=data)["extension"])
