"""The start page and the people of somebody with two years of data: on any screen, by keyboard, without script."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree

import msgspec
import pytest
from playwright.sync_api import expect

from auditor.history.ingest import receive_all
from server.audits.running import audit_now
from server.demonstration import install
from server.demonstration.stories import corporate
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


@pytest.fixture(scope="module")
def five_quiet_weeks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years of the same employee, who keeps confidences and of whom nothing is seen for five weeks: she
    is asked who is to be kept apart, and whether she was away. For copying."""
    folder = tmp_path_factory.mktemp("five_quiet_weeks") / "data"
    at = datetime.now(UTC)
    activities, answers = corporate(at)
    quiet = at - timedelta(days=75), at - timedelta(days=40)
    with open_store(Settings.load(folder, environment={})) as store:
        seen = [each for each in activities if not quiet[0] < each.published < quiet[1]]
        store.activities.write(receive_all(seen, key=store.key, zone=UTC))
        store.answers.add(msgspec.structs.replace(answers, confidential=True, confirmed={}))
        audit_now(store)
    return folder


@pytest.fixture
def asked(five_quiet_weeks: Path, tmp_path: Path) -> Settings:
    """The settings of a folder with these two years; request it before ``served``."""
    copytree(five_quiet_weeks, tmp_path / "data")
    return Settings.load(tmp_path / "data", environment={})


@pytest.mark.parametrize("width", [390, 1280])
def test_who_waits_comes_before_whatever_is_asked(asked: Settings, served: Served, opened: Opens, width: int) -> None:
    page = opened(viewport={"width": width, "height": 800})
    places = {}
    for part in ("waiting", "step", "verdict", "changed", "ask-apart", "breaks"):
        box = page.locator(f"#{part}").bounding_box()
        assert box, part
        places[part] = box["y"]
    assert places["waiting"] < 300
    assert max(places[part] for part in ("waiting", "step", "verdict", "changed")) < 700 or width < 1000
    assert min(places["ask-apart"], places["breaks"]) > max(
        places[part] for part in ("waiting", "step", "verdict", "changed")
    )
    assert page.evaluate(LAID_BADLY) == []


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


def test_no_part_lies_over_or_against_another(lived: Settings, served: Served, opened: Opens) -> None:
    page = opened()
    found = {}
    for width in (320, 768, 1000, 1100, 1200, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate(LAID_BADLY)
    assert {width: pairs for width, pairs in found.items() if pairs} == {}


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
