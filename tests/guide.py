"""The pictures of docs/guide.md, taken of made-up people on the real pages: ``python -m tests.guide`` renews them.

Run it after changing how a page looks. test_guide checks that every page is described and every picture exists.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import Page, sync_playwright

from server.demonstration import install
from server.installation.settings import Settings
from server.rendering.browsers import SWITCHES, chromium
from server.store.persons import now
from server.store.recurrence import TELLING, Recurrence
from server.store.store import open_store
from tests.browser.conftest import serving

IMAGES = Path(__file__).parents[1] / "docs/images"
#: The size of the upper part of a page on a laptop, in CSS pixels.
WIDTH, HEIGHT = 1024, 860


class Picture(NamedTuple):
    """``kind``: the made-up person, empty for an installation without data; ``path``: the page."""

    kind: str
    path: str


def _two_periods() -> str:
    today = datetime.now(UTC).date()
    middle = today - timedelta(days=90)
    spans = (middle - timedelta(days=90), middle - timedelta(days=1), middle, today - timedelta(days=1))
    named = zip(("first_from", "first_to", "second_from", "second_to"), spans, strict=True)
    return "/compare?what=periods&" + "&".join(f"{name}={day.isoformat()}" for name, day in named)


PICTURES: Mapping[str, Picture] = {
    "welcome": Picture("", "/"),
    "today": Picture("corporate", "/"),
    "people": Picture("media", "/people"),
    "report": Picture("corporate", "/report"),
    "compare": Picture("corporate", _two_periods()),
    "steps": Picture("corporate", "/steps"),
    "import": Picture("corporate", "/import"),
    "word": Picture("corporate", "/word"),
    "schedule": Picture("corporate", "/schedule"),
}


def _lived(data: Path, kind: str) -> None:
    """What somebody has after using Rapport for a while: a weekly self-audit, and a step that they took up."""
    settings = Settings.load(data, environment={})
    report = install(settings, kind)
    with open_store(settings) as store:
        store.schedules.add(Recurrence.checked("weekly", "08:30", 0, None, store.owner.get().zone), TELLING, now())
        step = report.tips[0]
        store.steps.add(step.audit, step.action, "taken", now())


def take(folder: Path = IMAGES) -> None:
    """Take all pictures. Needs Chromium."""
    folder.mkdir(exist_ok=True)
    with sync_playwright() as playwright, TemporaryDirectory() as made:
        browser = playwright.chromium.launch(executable_path=chromium(), args=SWITCHES)
        for kind in sorted({picture.kind for picture in PICTURES.values()}):
            data = Path(made) / (kind or "empty")
            if kind:
                _lived(data, kind)
            with serving(data) as served:
                page = browser.new_page(
                    viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB", reduced_motion="reduce"
                )
                page.goto(served.link(), wait_until="commit")
                page.wait_for_url(f"{served.address}/")
                for name, picture in PICTURES.items():
                    if picture.kind == kind:
                        _take(page, served.address, picture, folder / f"{name}.png")
                page.close()
        browser.close()


def _take(page: Page, address: str, picture: Picture, to: Path) -> None:
    page.goto(address + picture.path)
    page.screenshot(path=to)


if __name__ == "__main__":
    take()
