"""A Firefox with the extension, on pages at the sites' own addresses."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.browser.bidi import Event, Firefox

Answer = tuple[int, str, str]  # status, content type, body
NAME = "rapport@rapport.example"
HOST = "0f0f0f0f-1111-4222-8333-444455556666"


class FirefoxWithExtension(Firefox):
    """`answer` serves every https address below `.example`; other https addresses are not reached."""

    def __init__(self, folder: Path, extension: Path, answer: Callable[[str], Answer]) -> None:
        preferences = {
            "extensions.webextensions.uuids": json.dumps({NAME: HOST}),  # so that its pages can be opened
            "extensions.webextOptionalPermissionPrompts": False,  # what a press asks for is granted
            "extensions.background.idle.timeout": 3000,  # the worker ends again and again while a test runs
        }
        super().__init__(folder, "--remote-allow-system-access", seconds=60, **preferences)  # for its pages
        self.answer = answer
        self.on("network.beforeRequestSent", self._serve)
        self.command(
            "network.addIntercept",
            phases=["beforeRequestSent"],
            urlPatterns=[{"type": "pattern", "protocol": "https"}],
        )
        self.install(extension)
        self.own = self.open(f"moz-extension://{HOST}/options/options.html")

    def _serve(self, event: Event) -> None:
        if not event["isBlocked"]:
            return
        request = event["request"]
        if ".example/" not in request["url"]:
            self.send("network.failRequest", request=request["request"])  # the browser's own errands
            return
        status, kind, body = self.answer(request["url"])
        self.send(
            "network.provideResponse",
            request=request["request"],
            statusCode=status,
            reasonPhrase="As asked",
            headers=[{"name": "Content-Type", "value": {"type": "string", "value": kind}}],
            body={"type": "base64", "value": base64.b64encode(body.encode()).decode()},
        )

    def close_tab(self, tab: str) -> None:
        self.command("browsingContext.close", context=tab)

    def press(self, tab: str, selector: str) -> None:
        """Press the mouse on an element, as a person does."""
        x, y = self.evaluate(
            tab,
            f"(e => (e.scrollIntoView(), e = e.getBoundingClientRect(), [e.x + e.width / 2, e.y + e.height / 2]))"
            f"(document.querySelector({json.dumps(selector)}))",
        )
        pressing: list[dict[str, Any]] = [
            {"type": "pointerMove", "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        mouse = {"type": "pointer", "id": "mouse", "actions": pressing}
        self.command("input.performActions", context=tab, actions=[mouse])

    def ask(self, **message: Any) -> Any:
        """Say something to the worker, as the popup does."""
        return self.evaluate(self.own, f"browser.runtime.sendMessage({json.dumps(message)})")

    def kill(self) -> None:
        """End it as a crash does."""
        self._process.kill()
        self._process.wait()
