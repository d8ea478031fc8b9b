"""After a form one stays at the same place: the result is reported there and has the focus, also without script."""

from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Page, expect

from server.demonstration import install
from server.installation.settings import Settings
from tests.browser.conftest import Opens, Served


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two years of a made-up journalist and a report about them, for copying."""
    folder = tmp_path_factory.mktemp("two_years") / "data"
    install(Settings.load(folder, environment={}), "media")
    return folder


@pytest.fixture
def lived(two_years: Path, tmp_path: Path) -> Settings:
    """The settings of a folder with these two years; request it before ``served``."""
    copytree(two_years, tmp_path / "data")
    return Settings.load(tmp_path / "data", environment={})


def _told(page: Page, within: str) -> None:
    """Check that the report of what was done is in that part of the page, visible and focused."""
    told = page.locator(f"{within} .told")
    expect(told).to_be_focused()
    expect(told).to_be_in_viewport()


def test_postponing_a_person_leads_to_the_next_person_on_the_same_page(
    lived: Settings, served: Served, opened: Opens
) -> None:
    page = opened(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(served.address + "/people")
    rows = page.locator("section[aria-labelledby=waiting] li:has(button)")
    after = rows.nth(4).locator("h3").first.inner_text()
    rows.nth(3).get_by_role("button", name="Later").click()
    assert page.url.endswith("/people")
    _told(page, "section[aria-labelledby=waiting]")
    assert page.locator("li:has(> .told) h3").first.inner_text() == after
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    _told(page, "section[aria-labelledby=waiting]")


def test_answering_about_the_last_person_of_a_folded_list_leaves_it_open(
    lived: Settings, served: Served, opened: Opens
) -> None:
    page = opened(java_script_enabled=False)
    page.goto(served.address + "/people")
    folded = page.locator("section[aria-labelledby=waiting] > details").last
    folded.locator("> summary").click()
    last = folded.locator("> ul > li").last
    last.locator("summary").click()
    last.get_by_role("button", name="Later").click()
    _told(page, "section[aria-labelledby=waiting]")


def test_messages_about_people_appear_at_their_place(lived: Settings, served: Served, opened: Opens) -> None:
    page = opened(java_script_enabled=False)
    page.goto(served.address + "/people?all=1")
    page.locator("section[aria-labelledby=lost] li").nth(2).get_by_role("button", name="Never suggest").click()
    assert page.url.endswith("/people?all=1")
    _told(page, "section[aria-labelledby=lost]")
    row = page.locator("#ties ~ * details").nth(5)
    row.locator("summary").click()
    row.get_by_role("button", name="Keep", exact=True).click()
    _told(page, "section[aria-labelledby=ties]")


def test_a_step_is_answered_at_its_place(lived: Settings, served: Served, opened: Opens) -> None:
    page = opened(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.get_by_role("button", name="I’ll do it").click()
    _told(page, "section[aria-labelledby=step]")
    page.get_by_role("link", name="Steps", exact=True).click()
    page.get_by_role("button", name="Done", exact=True).click()
    assert page.url.endswith("/steps")
    _told(page, "main")


def test_a_page_with_no_such_place_says_it_on_top(lived: Settings, served: Served, opened: Opens) -> None:
    page = opened(java_script_enabled=False)
    page.goto(served.address + "/settings")
    page.get_by_role("button", name="Save").click()
    _told(page, "main")
    assert page.evaluate("scrollY") == 0
