"""The Chromium that prints: the machine's own, else Playwright's, which is fetched when it is first needed."""

import re
import subprocess
import sys
from pathlib import Path
from shutil import which
from typing import IO, TYPE_CHECKING

from server.translations import gettext

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

#: Where macOS and Windows keep Chrome; neither puts it on the path.
CHROMES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
)
#: Without the lists below the address line, for which every window loads two pages of its own, a second of work.
#: Only the last switch of this name counts, so it repeats what Playwright leaves out and matters here.
WITHOUT = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
)
SWITCHES = ["--no-sandbox", f"--disable-features={','.join(WITHOUT)}"]
#: Debian's packages of what Playwright's driver needs and does not bring.
PACKAGES = {"libatomic.so.1": "libatomic1", "libstdc++.so.6": "libstdc++6"}
UNLOADABLE = re.compile(r"(\S+): cannot open shared object file")


def chromium() -> str | None:
    """The path of the machine's Chromium; None to let Playwright look for its own."""
    return which("chromium") or which("chromium-browser")


def chrome() -> str | None:
    """The path of the machine's Chrome, which prints as well, but loads no extension from a folder."""
    found = which("google-chrome") or which("google-chrome-stable")
    return found or next((path for path in CHROMES if Path(path).is_file()), None)


def driver_problem() -> str:
    """Why Playwright's driver does not start here, and which package mends it; empty where it starts."""
    tried = _playwright("--version", output=subprocess.DEVNULL)
    if tried.returncode == 0:
        return ""
    if not (lacking := UNLOADABLE.search(tried.stderr)):
        return gettext("Playwright does not start: %(reason)s", reason=" ".join(tried.stderr.split())[-200:])
    library = lacking[1]
    if library in PACKAGES:
        return gettext(
            "Playwright lacks %(library)s. Install the package %(package)s.",
            library=library,
            package=PACKAGES[library],
        )
    return gettext("Playwright lacks %(library)s. Install the package that holds it.", library=library)


def launch(playwright: "Playwright", *, fetch: bool = True) -> "Browser":
    """A Chromium without a window; where there is none, fetched first with a word, if ``fetch``. OSError: it cannot be
    had."""
    from playwright.sync_api import Error

    try:
        try:
            return _start(playwright)
        except Error as problem:
            if "Executable doesn't exist" not in problem.message:
                raise
        if not fetch:
            raise OSError(
                gettext(
                    "There is no browser here that prints. Install Chrome or Chromium, or let the terminal fetch one: "
                    "rapport audit --format pdf --output report.pdf"
                )
            )
        fetch_chromium()
        return _start(playwright)
    except Error as problem:
        raise does_not_start(problem.message) from problem


def does_not_start(message: str) -> OSError:
    """Why a browser does not start, by what Playwright says, which draws a box around longer messages."""
    words = " ".join(re.sub(r"[═║╔╗╚╝╠╣]", " ", message).split())
    return OSError(gettext("Chromium does not start: %(reason)s", reason=words[:300]))


def _start(playwright: "Playwright") -> "Browser":
    return playwright.chromium.launch(executable_path=chromium() or chrome(), args=SWITCHES)


def fetch_chromium() -> None:
    """Fetch Playwright's Chromium, with a word. Raises OSError."""
    told = gettext("There is no Chromium here. Fetching one, once: about 120 MB…")
    print(told, file=sys.stderr, flush=True)
    if _playwright("install", "--only-shell", "chromium", output=sys.stderr).returncode:
        raise OSError(gettext("No Chromium could be fetched. Install one (Debian's package chromium) and try again."))


def _playwright(*words: str, output: int | IO[str]) -> subprocess.CompletedProcess[str]:
    """What came of Playwright's own command."""
    command = [sys.executable, "-m", "playwright", *words]
    return subprocess.run(command, stdout=output, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603 (ours)
