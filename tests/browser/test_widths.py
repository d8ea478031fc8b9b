"""Every page at every width between a phone and a desktop, and with text twice as large: no column of single letters,
no picture without its bars, nothing that must be scrolled sideways to be read."""

from collections.abc import Iterator
from functools import cache

import pytest

from server.demonstration import KINDS, install, report_of
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

#: Words of a chart that it cuts off or that lie over others of it.
CUT = """() => [...document.querySelectorAll('svg.chart')].flatMap(chart => {
  const edge = chart.getBoundingClientRect();
  const words = [...chart.querySelectorAll('text')]
    .map(each => [each.textContent.trim(), each.getBoundingClientRect()]);
  const cut = words.filter(([, box]) => box.left < edge.left - 1 || box.right > edge.right + 1
    || box.bottom > edge.bottom + 1);
  const over = words.filter(([, box], place) => words.some(([, other], beside) => beside > place
    && box.left < other.right && other.left < box.right && box.top + 3 < other.bottom && other.top + 3 < box.bottom));
  return [...cut, ...over].map(([said]) => said);
})"""

OVER = """() => document.documentElement.scrollWidth > innerWidth ? [document.documentElement.scrollWidth] : []"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """One server for all tests, with two years of a made-up journalist, because they only look."""
    folder = tmp_path_factory.mktemp("widths") / "data"
    install(Settings.load(folder, environment={}), "media")
    with serving(folder) as made:
        yield made


#: Text twice as large. The pages forbid themselves any style but their own, but a script of the browser may add one.
TWICE = """() => {
  const larger = new CSSStyleSheet();
  larger.replaceSync("html { font-size: 200% }");
  document.adoptedStyleSheets.push(larger);
  return getComputedStyle(document.documentElement).fontSize;
}"""

Found = dict[str, list[str]]


@pytest.fixture(scope="module")
def walked() -> dict[str, Found]:
    """What was found in each language: all that is looked at on a page is looked at when it is loaded once."""
    return {}


def _found(walked: dict[str, Found], language: str, opened: Opens, served: Served) -> Found:
    """What is laid badly on any page in a language, with everything unfolded."""
    if language in walked:
        return walked[language]
    page, found = opened(locale=language), Found(room=[], tables=[], twice=[])

    def look(what: str, path: str, widths: tuple[int, ...], *checks: str) -> None:
        for width in widths:
            page.set_viewport_size({"width": width, "height": 800})
            found[what] += [f"{path} at {width}: {each}" for check in checks for each in page.evaluate(check)]

    for path in PAGES:
        page.goto(served.address + path)
        page.eval_on_selector_all("details", "all => all.forEach(each => { each.open = true; })")
        look("room", path, (320, 360, 480, 600, 768, 900, 1280), OVER, NARROW, SHORT)
        look("tables", path, (320, 540), PUSHED)
        before = page.evaluate("() => getComputedStyle(document.documentElement).fontSize")
        assert float(page.evaluate(TWICE).removesuffix("px")) == 2 * float(before.removesuffix("px"))
        look("twice", path, (360, 768, 1280), OVER, NARROW, SHORT)
    walked[language] = found
    return found


@pytest.mark.parametrize("language", ["en-GB", "de-DE"])
def test_every_text_has_room_and_every_bar_its_length(
    walked: dict[str, Found], opened: Opens, served: Served, language: str
) -> None:
    assert _found(walked, language, opened, served)["room"] == []


@pytest.mark.parametrize("language", ["en-GB", "de-DE"])
def test_no_table_is_pushed_sideways_on_a_phone(
    walked: dict[str, Found], opened: Opens, served: Served, language: str
) -> None:
    assert _found(walked, language, opened, served)["tables"] == []


@pytest.mark.parametrize("language", ["en-GB", "de-DE"])
def test_text_twice_as_large_stays_on_the_page(
    walked: dict[str, Found], opened: Opens, served: Served, language: str
) -> None:
    assert _found(walked, language, opened, served)["twice"] == []


@cache
def curves() -> list[str]:
    """The pages of audits that show a curve."""
    return [
        f"/demonstration/{kind}/{audit.id}"
        for kind in KINDS
        for audit in report_of(kind).audits().values()
        if audit.curve and audit.value and audit.score
    ]


#: Lays out another page in place of this one, with the same styles: to load each anew takes the browser twice as long.
SHOW = """async address => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  document.body.replaceWith(new DOMParser().parseFromString(await answer.text(), "text/html").body);
}"""


@pytest.mark.parametrize(("language", "width"), [("en-GB", 390), ("de-DE", 320)])
def test_no_word_of_a_curve_is_cut_or_covered(opened: Opens, served: Served, language: str, width: int) -> None:
    page = opened(locale=language, viewport={"width": width, "height": 800})
    found, charts = [], 0
    for path in curves():
        page.evaluate(SHOW, served.address + path)
        charts += page.locator("svg.chart text").count() > 0
        found += [f"{path}: {each}" for each in page.evaluate(CUT)]
    assert charts > 20
    assert found == []
