"""Where a Chromium is: the machine's own, else the one Playwright installed."""

from shutil import which


def chromium() -> str | None:
    """The path of the machine's Chromium or Chrome; None to let Playwright look for its own."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if found := which(name):
            return found
    return None
