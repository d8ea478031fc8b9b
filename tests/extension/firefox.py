"""A Firefox with the extension, on pages at the sites' own addresses."""

import base64
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.browser.bidi import Event, Firefox
from tests.extension.collector import connection
from tests.extension.harness import Server, eventually
from tests.extension.site import Answer

NAME = "rapport@rapport.example"
HOST = "0f0f0f0f-1111-4222-8333-444455556666"


class FirefoxWithExtension(Firefox):
    """`answer` serves the hosts that match `serves`, and breaks the connection if it returns ``None``. Other https
    addresses cannot be reached, and requests to /waits/ get no answer."""

    def __init__(
        self,
        folder: Path,
        extension: Path,
        answer: Callable[[str], Answer | None],
        serves: str = r"[.]example$",
    ) -> None:
        preferences: dict[str, bool | int | str] = {
            "extensions.webextensions.uuids": json.dumps({NAME: HOST}),  # so that its pages can be opened
            "extensions.webextensions.keepUuidOnUninstall": True,  # also after it was installed anew
            "extensions.webextOptionalPermissionPrompts": False,  # permissions are granted without a prompt
            "extensions.background.idle.timeout": 3000,  # so that the worker ends repeatedly during a test
        }
        super().__init__(folder, "--remote-allow-system-access", seconds=180, **preferences)  # for its own pages
        self.answer, self.serves = answer, re.compile(serves)
        self.on("network.beforeRequestSent", self._serve)
        self.command(
            "network.addIntercept",
            phases=["beforeRequestSent"],
            urlPatterns=[
                {"type": "pattern", "protocol": "https"},
                {"type": "pattern", "protocol": "http", "hostname": "localhost", "port": "2583"},  # Bluesky
            ],
        )
        self.extension = extension
        self.put_in()

    def put_in(self) -> None:
        """Install the extension and open the tab in which tests use what the browser offers to it."""
        self._installed = self.install(self.extension)
        self.own = self.open(f"moz-extension://{HOST}/options/options.html")

    def uninstall(self) -> None:
        self.command("webExtension.uninstall", extension=self._installed)

    def _serve(self, event: Event) -> None:
        if not event["isBlocked"]:
            return
        request = event["request"]
        url = request["url"]
        if "/waits/" in url:
            return
        made = self.answer(url) if self.serves.search(urlsplit(url).hostname or "") else None
        if made is None:  # a broken connection is wanted, or the request is the browser's own
            self.send("network.failRequest", request=request["request"])
            return
        self.send(
            "network.provideResponse",
            request=request["request"],
            statusCode=made.status,
            reasonPhrase="As asked",
            headers=[{"name": name, "value": _string(value)} for name, value in made.headers().items()],
            body={"type": "base64", "value": base64.b64encode(made.body.encode()).decode()},
        )

    def pair_with(self, server: Server) -> None:
        made = json.dumps(connection(server.address))
        self.evaluate(self.own, f"browser.storage.local.set({{server: {made}}})")

    def watch(self, site: str, origin: str | None = None) -> None:
        """Switch a site on by pressing its switch, and add the address if one is given."""
        before = self._watched(site)
        switch = f"#switch-{site}" if origin is None else f"form:has(#origin-{site}) button"
        eventually(lambda: self.evaluate(self.own, f"document.querySelector('{switch}') !== null"))
        if origin is None:
            wanted = not self._is_on(switch)
            eventually(lambda: self._watched(site) != before or self._switched(switch, on=wanted))
        else:
            eventually(lambda: self._watched(site) != before or self._added(site, origin))

    def _is_on(self, switch: str) -> bool:
        return bool(self.evaluate(self.own, f"document.querySelector('{switch}').checked"))

    def _switched(self, switch: str, *, on: bool) -> bool:
        """Press a switch that is not in the wanted state; a page that is being redrawn ignores a press. Always returns
        False, because the effect shows later."""
        self.press(self.own, switch, where=f"each.checked !== {json.dumps(on)}")
        return False

    def _added(self, site: str, origin: str) -> bool:
        """Type an address and press the button; a page that is being redrawn ignores the press and empties the field.
        Always returns False, because the effect shows later."""
        self.evaluate(self.own, f"void (document.querySelector('#origin-{site}').value = '{origin}')")
        self.press(self.own, f"form:has(#origin-{site}) button")
        return False

    def _watched(self, site: str) -> Any:
        """The addresses for which a site's content scripts are registered."""
        ready = "browser.scripting.getRegisteredContentScripts()"
        return self.evaluate(self.own, f"{ready}.then(all => all.find(({{id}}) => id === '{site}')?.matches)")

    def close_tab(self, tab: str) -> None:
        self.command("browsingContext.close", context=tab)

    def press(self, tab: str, selector: str, where: str = "true") -> None:
        """Press an element by the keyboard, as a person does, if ``where`` holds for it (``each``). The check and the
        focus happen together: otherwise, or with the mouse, a redraw in between could make the press hit another
        element, or one in another state."""
        self.command("browsingContext.activate", context=tab)  # keys go to the active tab
        aim = f"(each => {where} && (each.focus(), true))(document.querySelector({json.dumps(selector)}))"
        if not self.evaluate(tab, aim):
            return
        pressing = [{"type": "keyDown", "value": " "}, {"type": "keyUp", "value": " "}]
        keys = {"type": "key", "id": "keys", "actions": pressing}
        self.command("input.performActions", context=tab, actions=[keys])

    def ask(self, **message: Any) -> Any:
        """Send the worker a message, as the popup does."""
        return self.evaluate(self.own, f"browser.runtime.sendMessage({json.dumps(message)})")

    def kill(self) -> None:
        """End the browser as a crash does."""
        self._process.kill()
        self._process.wait()


def _string(value: str) -> dict[str, str]:
    return {"type": "string", "value": value}
