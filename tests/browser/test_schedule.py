"""A self-audit is set up, run now and read: with and without script, by keyboard, on a phone, in dark mode."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from auditor.history.ingest import receive
from server.demonstration.stories import corporate
from server.installation.settings import Settings
from server.store.persons import now
from server.store.recurrence import Recurrence
from server.store.store import open_store
from tests.barriers import barriers_in_both
from tests.browser.conftest import Opens, Served

WAIT_FOR = """async words => {
  const end = performance.now() + 180_000;
  while (!(await (await fetch("./")).text()).includes(words) && performance.now() < end)
    await new Promise(soon => setTimeout(soon, 300));
}"""


@pytest.fixture
def overdue(tmp_path: Path) -> None:
    """A person whose self-audit came due while no server was running; request it before ``served``."""
    settings = Settings.load(tmp_path / "data", environment={})
    activities, _ = corporate(datetime.now(UTC))
    with open_store(settings) as store:
        zone = store.owner.get().zone_info
        store.activities.write([receive(activity, key=store.key, zone=zone) for activity in activities])
        week_ago = now() - 7 * 86_400_000
        store.schedules.add(Recurrence.checked("daily", "09:00", None, None, "UTC"), 90, week_ago)


def test_an_overdue_self_audit_runs_soon_after_the_start(overdue: None, served: Served, opened: Opens) -> None:
    page = opened()
    page.evaluate(WAIT_FOR, "A new self-audit from")
    page.goto(served.address)
    expect(page.get_by_text("A new self-audit from")).to_be_visible()
    page.get_by_role("link", name="Schedule").click()
    expect(page.get_by_role("link", name="Report", exact=True)).to_have_count(2)  # one is the menu's


def go_to_schedule(page: Page) -> None:
    page.get_by_role("link", name="Settings").click()
    page.get_by_role("link", name="Schedule").click()


def add(page: Page) -> None:
    go_to_schedule(page)
    page.get_by_role("radio", name="Every week").check()
    page.get_by_label("Weekday, if every week").select_option("Friday")
    page.get_by_label("Time of day").fill("07:45")
    page.get_by_role("button", name="Add", exact=True).click()


@pytest.mark.parametrize("script", [True, False])
def test_a_schedule_is_set_up_run_now_and_its_report_read(imported: Settings, opened: Opens, script: bool) -> None:
    page = opened(java_script_enabled=script)
    add(page)
    expect(page.get_by_role("heading", name="Every Friday at 07:45")).to_be_visible()
    expect(page.get_by_text("Next: Friday,")).to_be_visible()
    page.get_by_role("button", name="Run now").click()
    page.get_by_role("link", name="See the report").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your networking")
    go_to_schedule(page)
    expect(page.get_by_role("row").nth(1)).to_contain_text("Begun by you")
    page.get_by_role("row").nth(1).get_by_role("link", name="Report").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Your networking")


def test_one_with_nothing_to_audit_says_so(opened: Opens) -> None:
    page = opened()
    go_to_schedule(page)
    page.get_by_role("button", name="Run one now").click()
    expect(page.locator(".notice.bad")).to_contain_text("import an archive first")


def test_the_keyboard_is_enough(opened: Opens, served: Served) -> None:
    page = opened()
    page.goto(f"{served.address}/schedule")
    page.get_by_role("radio", name="Every month").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Every week")).to_be_checked()
    page.get_by_label("Days to look at").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Pause").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Paused. Each time")).to_be_visible()
    page.get_by_role("button", name="Remove").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing is set up yet.")).to_be_visible()


def test_axe_finds_nothing_in_a_schedule_with_a_history(opened: Opens, served: Served) -> None:
    page = opened(bypass_csp=True)
    add(page)
    page.get_by_role("button", name="Run now").first.click()
    expect(page.locator(".notice.bad")).to_be_visible()
    for path in (page.url, f"{served.address}/schedule"):
        page.goto(path)
        assert not barriers_in_both(page), path
