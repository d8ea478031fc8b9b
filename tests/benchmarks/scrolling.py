"""What the extension costs a page: script time and long tasks of a heavy page with and without it, during a first
scroll at two screens a second, the speed of somebody who looks for something.

The page is a recorded one, served at the site's own address without its scripts, so all script time beyond that of the
bare page is the extension's. Limits: under 5 ms of script at load, under 1 ms per second of scrolling, and no
additional long task (50 ms). The single reading of the whole page, five seconds later and when idle, has no limit.
"""

import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, CDPSession, Page, Playwright, sync_playwright
from rich.console import Console
from rich.table import Table

from server.rendering.browsers import SWITCHES, chromium
from tests.extension.harness import Chromium, Server

MATERIAL = Path(__file__).parents[3] / "shared" / "material" / "pages"
ORIGIN = "https://www.linkedin.com"
PAGE = MATERIAL / "linkedin_recent_activity_2026-04_ember.html"
ROUNDS = 3
SPEED = 1_440  # pixels a second; a screen has 720
MOST_AT_LOAD = 5.0  # ms
MOST_A_SECOND = 1.0  # ms
_OBSERVE = """
globalThis.longTasks = 0;
new PerformanceObserver((list) => { longTasks += list.getEntries().length; })
  .observe({ type: "longtask", buffered: true });
"""


@dataclass
class Cost:
    """Milliseconds of script at load, for the one reading and per second of scrolling; tasks of over 50 ms."""

    load: float
    reading: float
    second: float
    long_tasks: int


def cost(context: BrowserContext) -> Cost:
    """Load the page again and scroll through it."""
    page = context.new_page()
    page.add_init_script(_OBSERVE)
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(f"{ORIGIN}/feed/")
    page.wait_for_load_state("load")
    page.wait_for_timeout(1_500)  # idle work right after loading counts as loading
    loaded = _script(session)
    page.wait_for_timeout(5_500)
    read = _script(session)
    height = page.evaluate("document.documentElement.scrollHeight - innerHeight")
    _scroll(page, session, height)
    scrolled = (_script(session) - read) * SPEED / height
    tasks = int(page.evaluate("longTasks"))
    page.close()
    return Cost(loaded, read - loaded, scrolled, tasks)


def _script(session: CDPSession) -> float:
    metrics = {entry["name"]: entry["value"] for entry in session.send("Performance.getMetrics")["metrics"]}
    return float(metrics["ScriptDuration"]) * 1000


def _scroll(page: Page, session: CDPSession, height: int) -> None:
    page.mouse.move(400, 400)
    gesture = {"x": 400, "y": 400, "yDistance": -height, "speed": SPEED, "gestureSourceType": "mouse"}
    session.send("Input.synthesizeScrollGesture", gesture)


def bare(playwright: Playwright, folder: Path) -> list[Cost]:
    """Without the extension."""
    context = playwright.chromium.launch_persistent_context(
        str(folder / "bare"), executable_path=chromium(), headless=False,
        args=["--headless=new", *SWITCHES, "--disable-gpu", "--no-first-run", "--disable-background-networking"],
    )  # fmt: skip
    serve(context)
    costs = [cost(context) for _ in range(ROUNDS + 1)][1:]
    context.close()
    return costs


def watched(playwright: Playwright, folder: Path) -> list[Cost]:
    """With the extension, paired and switched on for the site."""
    server = Server(folder)
    server.start()
    browser = Chromium(playwright, folder, [ORIGIN])
    browser.pair_with(server)
    browser.watch("linkedin", ORIGIN)
    serve(browser.context)
    costs = [cost(browser.context) for _ in range(ROUNDS + 1)][1:]
    seen = server.of_type("View")
    browser.close()
    server.kill()
    if not seen:
        raise SystemExit("the extension saw nothing of the page, so its cost says nothing")
    return costs


def serve(context: BrowserContext) -> None:
    """The recorded page at the site's address; nothing else of the site answers."""
    html = PAGE.read_text("utf-8")
    context.route(f"{ORIGIN}/**", lambda route: route.fulfill(status=404, body=""))
    context.route(f"{ORIGIN}/feed/", lambda route: route.fulfill(content_type="text/html; charset=utf-8", body=html))


def main() -> int:
    """Print the measurements. Returns 1 if a limit is exceeded."""
    if not PAGE.exists():
        Console().print(f"{PAGE.name} is not here, so nothing was measured.")
        return 0
    with TemporaryDirectory(prefix="scrolling-") as folder, sync_playwright() as playwright:
        without, with_it = bare(playwright, Path(folder)), watched(playwright, Path(folder))
    table = Table("what", "without", "with", "difference", "bound", "")
    kept = []
    for what, values, bound in (
        ("script at load, ms", "load", MOST_AT_LOAD),
        ("script of the one reading, ms", "reading", float("inf")),
        ("script per second of scrolling, ms", "second", MOST_A_SECOND),
        ("long tasks", "long_tasks", 0.5),
    ):
        before, after = (median(getattr(entry, values) for entry in costs) for costs in (without, with_it))
        kept.append(after - before < bound)
        table.add_row(
            what, f"{before:.2f}", f"{after:.2f}", f"{after - before:.2f}", f"< {bound:g}",
            "kept" if kept[-1] else "NOT KEPT",
        )  # fmt: skip
    Console(width=120).print(table)
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
