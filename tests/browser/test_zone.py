"""If the machine's time zone is unknown, the dashboard offers the browser's own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from server.store.store import open_store
from tests.barriers import barriers
from tests.browser.conftest import Opens, Served, serving

WITHOUT_A_ZONE = """
from tzlocal import unix
unix._get_localzone_name = lambda: None
from server.commands.main import main
main()"""


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path / "data", ("-c", WITHOUT_A_ZONE)) as made:
        yield made


def test_the_browsers_own_zone_is_offered_and_kept(opened: Opens, served: Served) -> None:
    page = opened(timezone_id="Asia/Tokyo", bypass_csp=True)
    expect(page.get_by_label("Your time zone")).to_have_value("Asia/Tokyo")
    assert not barriers(page, "light")
    page.goto(f"{served.address}/settings")  # to save another setting there must not tell UTC
    expect(page.get_by_label("Time zone you live in")).to_have_value("Asia/Tokyo")
    page.locator("form", has=page.get_by_label("Your time zone")).get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page.get_by_label("Your time zone")).to_have_count(0)
    with open_store(served.settings) as store:
        assert store.owner.get().zone == "Asia/Tokyo"


def test_without_script_the_zone_can_be_typed(opened: Opens) -> None:
    page = opened(java_script_enabled=False)
    page.get_by_label("Your time zone").fill("Europe/Paris")
    page.locator("form", has=page.get_by_label("Your time zone")).get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
