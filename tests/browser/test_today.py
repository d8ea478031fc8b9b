"""The start page and the people of somebody with two years of data: on any screen, by keyboard, without script."""

from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import expect

from server.demonstration import install
from server.installation.settings import Settings
from server.store.store import open_store
from tests.barriers import barriers_in_both
from tests.browser.conftest import Opens, Served


@pytest.fixture(scope="module")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two years of a made-up employee and a report about them, for copying."""
    folder = tmp_path_factory.mktemp("two_years") / "data"
    install(Settings.load(folder, environment={}), "corporate")
    return folder


@pytest.fixture
def lived(two_years: Path, tmp_path: Path) -> Settings:
    """The settings of a folder with these two years; request it before ``served``."""
    copytree(two_years, tmp_path / "data")
    return Settings.load(tmp_path / "data", environment={})


def test_what_can_be_said_on_the_pages_is_open_to_everybody(lived: Settings, served: Served, opened: Opens) -> None:
    page = opened(bypass_csp=True)
    for path in ("/", "/people", "/report", "/steps", "/data"):
        page.goto(served.address + path)
        assert not barriers_in_both(page), path


def test_waiting_people_come_first_and_the_step_second_on_a_phone_too(
    lived: Settings, served: Served, opened: Opens
) -> None:
    page = opened(viewport={"width": 320, "height": 740})
    tops = [page.locator(f"#{name}").bounding_box() for name in ("waiting", "step", "verdict", "changed")]
    places = [box["y"] for box in tops if box]
    assert places == sorted(places)
    assert len(places) == 4
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_all_parts_begin_on_a_laptops_screen(lived: Settings, served: Served, opened: Opens) -> None:
    page = opened(viewport={"width": 1280, "height": 800})
    parts = ["#waiting", "#step", "#verdict", "#changed", ".tiles ul"]
    boxes = [page.locator(part).bounding_box() for part in parts]
    assert [part for part, box in zip(parts, boxes, strict=True) if not box or box["y"] > 700] == []


#: Pairs of cards that overlap, and cards that the screen cuts off.
LAID_BADLY = """() => {
  const cards = [...document.querySelectorAll('.today .card:not(.tiles li .card), .tiles ul, .foot > p')];
  const boxes = cards.map(card => card.getBoundingClientRect());
  const named = place => cards[place].textContent.trim().slice(0, 20);
  const found = boxes.flatMap((box, place) => boxes.flatMap((other, beside) =>
    beside > place && !cards[place].contains(cards[beside])
    && box.left < other.right - 1 && other.left < box.right - 1
    && box.top < other.bottom + 6 && other.top < box.bottom + 6 ? [[named(place), named(beside)]] : []));
  return [...found, ...boxes.flatMap((box, place) => box.right > innerWidth ? [named(place)] : [])];
}"""


@pytest.mark.parametrize("width", [320, 768, 1000, 1100, 1200, 1280, 1600])
def test_no_part_lies_over_or_against_another(lived: Settings, served: Served, opened: Opens, width: int) -> None:
    page = opened(viewport={"width": width, "height": 800})
    assert page.evaluate(LAID_BADLY) == []


def test_a_step_is_taken_up_and_done_by_keyboard_without_script(lived: Settings, served: Served, opened: Opens) -> None:
    page = opened(java_script_enabled=False)
    page.get_by_role("button", name="I’ll do it").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("You took this up:")).to_be_visible()
    page.get_by_role("button", name="Done").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Well done.")).to_be_visible()
    with open_store(lived) as store:
        assert [step.state for step in store.steps.all()] == ["done"]


def test_a_note_about_somebody_stays(lived: Settings, served: Served, opened: Opens) -> None:
    page = opened()
    page.get_by_role("link", name="People").click()
    first = page.locator("#ties ~ * details").first
    first.locator("summary").click()
    first.get_by_label("In touch every … days").fill("30")
    first.get_by_label("A note of your own").fill("Met at the fair in May.")
    first.get_by_role("button", name="Keep", exact=True).click()
    expect(page.locator("#ties ~ * details").first.locator("summary")).to_contain_text("every 30 days")
