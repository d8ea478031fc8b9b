"""Every page is accessible by axe's rules, in both themes, on a phone and a desktop, in both languages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from server.store.persons import now
from server.store.recurrence import TELLING, Recurrence
from server.store.store import open_store
from tests.barriers import barriers_at, barriers_in_both
from tests.browser.conftest import Opens, Served, serving

PAGES = (
    "/",
    "/import",
    "/answers",
    "/answers/messages",
    "/answers/readings",
    "/pages",
    "/schedule",
    "/telling",
    "/backups",
    "/devices",
    "/settings",
    "/demonstration/corporate",
    "/demonstration/media",
    "/steps",
    "/demonstration/corporate/report",
    "/demonstration/media/people",
    "/demonstration/media/pitch-inbound-load",
    "/demonstration/corporate/reply-rate",
    "/demonstration/corporate/profile-completeness",
)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all tests, because they only look: nothing is imported yet, but what can be set up is."""
    with serving(tmp_path_factory.mktemp("served") / "data") as made:
        with open_store(made.settings) as store:
            store.channels.add("My phone", "json://127.0.0.1:9", now(), names_people=True)
            store.schedules.add(Recurrence.checked("weekly", "08:30", 0, None, "UTC"), TELLING, now())
            store.devices.add("A script", "", now())
        yield made


def test_axe_finds_nothing_and_nothing_runs_over_the_edge(opened: Opens, served: Served) -> None:
    page = opened(bypass_csp=True)
    for path in PAGES:
        page.goto(served.address + path)
        assert not barriers_in_both(page), path


def test_german_pages_fit_too_although_their_words_are_longer(opened: Opens, served: Served) -> None:
    page = opened(locale="de-DE", bypass_csp=True)
    for path in ("/", "/import", "/schedule", "/devices", "/settings", "/answers", "/demonstration/media"):
        page.goto(served.address + path)
        expect(page.locator("html")).to_have_attribute("lang", "de")
        for width in (320, 1280):
            assert not barriers_at(page, {"width": width, "height": 800}), path
