"""One Firefox for many tests: each gets the extension installed anew, and where anything stays, another Firefox."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from websockets.exceptions import WebSocketException

from tests.browser.bidi import BiDiError
from tests.extension import site
from tests.extension.firefox import FirefoxWithExtension
from tests.extension.harness import EXTENSION
from tests.extension.renewed import FAILED, STATE

#: Removes all that the browser keeps of sites. Only the browser's own window may.
CLEAR = "new Promise(done => Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, done))"


class Reinstalled(FirefoxWithExtension):
    """A Firefox in which the extension can be made as it was when it was new. With an extension Firefox removes all
    that it keeps and has set, and all that it was allowed."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, EXTENSION, site.response)
        self._new = self._state()

    def renew(self) -> bool:
        """Remove what a test left. Returns whether nothing is left."""
        tabs = self._open_contexts("content")
        stays = self.open()  # Firefox ends with its last tab
        for tab in tabs:
            self.close_tab(tab)
        self.uninstall()
        (window,) = self._open_contexts("chrome")
        if self.evaluate(window, CLEAR):
            return False
        self.put_in()
        self.close_tab(stays)
        return self._state() == self._new

    def _open_contexts(self, scope: str) -> list[str]:
        """The tabs, or the windows around them."""
        return [each["context"] for each in self.command("browsingContext.getTree", **{"moz:scope": scope})["contexts"]]

    def _state(self) -> str:
        return str(self.evaluate(self.own, f"({STATE})()"))


class Kept:
    """The Firefox that a module keeps for its tests, one at a time."""

    def __init__(self, folder: Callable[[], Path]) -> None:
        self._folder = folder
        self._kept: Reinstalled | None = None

    @contextmanager
    def one(self, request: pytest.FixtureRequest) -> Iterator[FirefoxWithExtension]:
        """A Firefox where no site is switched on yet. It is as new, or new."""
        made = self._kept = self._kept or Reinstalled(self._folder())
        yield made
        if FAILED in request.node.stash or not self._renewed(made):
            self.end()

    def _renewed(self, made: Reinstalled) -> bool:
        try:
            return made.renew()
        except (BiDiError, OSError, WebSocketException):  # it was ended or hangs
            return False

    def end(self) -> None:
        """End it, dead or alive."""
        if self._kept:
            with suppress(OSError, WebSocketException):
                self._kept.__exit__(None, None, None)
        self._kept = None
