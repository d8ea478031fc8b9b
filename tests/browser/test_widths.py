"""Every page at every width between a phone and a desktop, and with text twice as large: no column of single letters,
no picture without its bars, nothing that must be scrolled sideways to be read."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from server.demonstration import install
from server.installation.settings import Settings
from tests.browser.conftest import Opens, Served, serving

PAGES = (
    "/",
    "/people",
    "/report",
    "/import",
    "/steps",
    "/schedule",
    "/answers",
    "/settings",
    "/compare",
    "/data",
    "/devices",
    "/demonstration/media/pitch-inbound-load",
    "/demonstration/media/reply-rate",
    "/demonstration/corporate",
    "/demonstration/corporate/comments-vs-likes",
    "/demonstration/corporate/time-vs-plan",
)

#: Texts of several lines in a column that is too narrow to read.
NARROW = """() => {
  const room = (each) => Math.min(12 * parseFloat(getComputedStyle(each).fontSize), innerWidth / 2);
  return [...document.querySelectorAll('main :is(p, h2, h3, dd)')].filter(each => {
    if (!each.checkVisibility() || each.closest('.tiles, td, th, .funnel, .hidden')) return false;
    const box = each.getBoundingClientRect(), line = parseFloat(getComputedStyle(each).lineHeight);
    const tall = each.textContent.trim() && box.height > 2.5 * line;
    return tall && getComputedStyle(each).display === 'block' && box.width < room(each);
  }).map(each => each.textContent.trim().slice(0, 40) + ': ' + Math.round(each.getBoundingClientRect().width));
}"""

#: Bars of the verdict's picture that are too short to compare.
SHORT = """() => [...document.querySelectorAll('.funnel svg.gauge')]
  .map(each => each.getBoundingClientRect().width).filter(width => width < 90)"""

#: Tables that are wider than their container.
PUSHED = """() => [...document.querySelectorAll('.scroll:has(table)')]
  .filter(each => each.scrollWidth > each.clientWidth)
  .map(each => each.textContent.trim().slice(0, 40) + ': ' + each.scrollWidth + ' in ' + each.clientWidth)"""

OVER = """() => document.documentElement.scrollWidth > innerWidth ? [document.documentElement.scrollWidth] : []"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all tests, with two years of a made-up journalist, because they only look."""
    folder = tmp_path_factory.mktemp("widths") / "data"
    install(Settings.load(folder, environment={}), "media")
    with serving(folder) as made:
        yield made


def _laid_badly(page: Page, address: str, widths: tuple[int, ...], *checks: str, style: str = "") -> list[str]:
    """What each check finds on each page at each width, with everything unfolded."""
    found = []
    for path in PAGES:
        page.goto(address + path)
        if style:
            page.add_style_tag(content=style)
        page.eval_on_selector_all("details", "all => all.forEach(each => { each.open = true; })")
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"{path} at {width}: {each}" for check in checks for each in page.evaluate(check)]
    return found


@pytest.mark.parametrize("language", ["en-GB", "de-DE"])
def test_every_text_has_room_and_every_bar_its_length(opened: Opens, served: Served, language: str) -> None:
    page = opened(locale=language)
    assert _laid_badly(page, served.address, (320, 360, 480, 600, 768, 900, 1280), OVER, NARROW, SHORT) == []


@pytest.mark.parametrize("language", ["en-GB", "de-DE"])
def test_no_table_is_pushed_sideways_on_a_phone(opened: Opens, served: Served, language: str) -> None:
    page = opened(locale=language)
    assert _laid_badly(page, served.address, (320, 540), PUSHED) == []


@pytest.mark.parametrize("language", ["en-GB", "de-DE"])
def test_text_twice_as_large_stays_on_the_page(opened: Opens, served: Served, language: str) -> None:
    page = opened(locale=language, bypass_csp=True)
    twice = "html { font-size: 200% }"
    assert _laid_badly(page, served.address, (360, 768, 1280), OVER, NARROW, SHORT, style=twice) == []
