"""Finds out which browser is the person's, and opens in it a page of the browser itself, where it lets another program.

Browsers that are made from Chromium open none of their own pages for another program, so only Firefox is asked.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

FIREFOX_PAGE = "about:debugging#/runtime/this-firefox"
_MAC_HANDLERS = "Library/Preferences/com.apple.LaunchServices/com.apple.launchservices.secure.plist"
_WINDOWS_CHOICE = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\https\UserChoice"
_LONGEST = 5  # seconds that the desktop may take to name its browser
_TO_FAIL = 2  # seconds within which a browser that cannot start has ended


class Browser(NamedTuple):
    """A browser into which the extension can be loaded: its name, and the page of its own on which that is done."""

    name: str
    page: str

    @property
    def is_firefox(self) -> bool:
        """Whether it forgets an extension that is not signed."""
        return self.page == FIREFOX_PAGE


#: By the word by which the person chooses one, which is also what the systems' names of it contain. Those that others'
#: names contain come last.
BROWSERS: Mapping[str, Browser] = {
    "firefox": Browser("Firefox", FIREFOX_PAGE),
    "librewolf": Browser("LibreWolf", FIREFOX_PAGE),
    "edge": Browser("Edge", "edge://extensions"),
    "brave": Browser("Brave", "brave://extensions"),
    "vivaldi": Browser("Vivaldi", "vivaldi://extensions"),
    "opera": Browser("Opera", "opera://extensions"),
    "chromium": Browser("Chromium", "chrome://extensions"),
    "chrome": Browser("Chrome", "chrome://extensions"),
}

#: What a browser tells every page of itself; Chrome's word stands in what the others say too.
_AGENTS = {"firefox/": "firefox", "edg/": "edge", "vivaldi/": "vivaldi", "opr/": "opera", "chrome/": "chrome"}


def browser_of_agent(agent: str) -> str | None:
    """The browser that calls itself so; None if it can load no such extension, or is none known here."""
    said = agent.lower()
    if "mobile" in said or "android" in said:
        return None
    return next((name for word, name in _AGENTS.items() if word in said), None)


def usual_browser() -> str | None:
    """The browser in which the person's system opens addresses; None if that is none known here."""
    with suppress(OSError, ValueError, subprocess.SubprocessError):
        return named_in(_as_told())
    return None


def named_in(told: str) -> str | None:
    """The browser of which a system's name for a program speaks."""
    return next((name for name in BROWSERS if name in told.lower()), None)


def _as_told() -> str:
    """What the system calls the program."""
    if chosen := os.environ.get("BROWSER", "").split():
        return Path(chosen[0]).name
    if sys.platform == "darwin":
        import plistlib  # reads XML, which nothing else here needs

        handlers = plistlib.loads((Path.home() / _MAC_HANDLERS).read_bytes()).get("LSHandlers", [])
        return next(
            (str(each.get("LSHandlerRoleAll")) for each in handlers if each.get("LSHandlerURLScheme") == "https"), ""
        )
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _WINDOWS_CHOICE) as key:
            return str(winreg.QueryValueEx(key, "ProgId")[0])
    asked = ["xdg-settings", "get", "default-web-browser"]
    return subprocess.run(asked, capture_output=True, text=True, timeout=_LONGEST, check=False).stdout  # noqa: S603


def open_own_page(name: str) -> bool:
    """Open the page on which this browser loads an extension. Returns False where that cannot be done from here."""
    if name != "firefox" or sys.platform in {"darwin", "win32"}:
        return False
    program = shutil.which("firefox") or shutil.which("firefox-esr")
    if program is None or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    quiet = subprocess.DEVNULL
    try:
        begun = subprocess.Popen(  # noqa: S603
            [program, FIREFOX_PAGE], stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
        return begun.wait(_TO_FAIL) == 0  # one that runs already has been asked
    except subprocess.TimeoutExpired:
        return True  # this one is the browser itself
    except OSError:
        return False
