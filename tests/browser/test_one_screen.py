"""The start page is seen whole on one laptop's screen: of both made-up people, in both languages, also where the report
is in the other one and the page offers to make it anew."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from server.demonstration import KINDS, install
from server.installation.settings import Settings
from server.translations import speaking
from tests.browser.conftest import Served, serving

#: What stands on the page: who waits, one step, the picture, what changed, the report at a glance, the year.
PARTS = ("#waiting", "#step", "#verdict", "#changed", ".tiles ul", ".strip svg")
LANGUAGES = ("en", "de")
#: A laptop's screens, and a desk's: how wide and high, and how much of that a browser's bars leave for a page.
SCREENS = ((1280, 800, 750), (1440, 900, 750), (1920, 1080, 880))


@pytest.fixture(scope="module", params=[(kind, language) for kind in KINDS for language in LANGUAGES])
def made_up(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, str]]:
    """A server with two years of a made-up person and a report in one of the languages, which only is looked at."""
    kind, language = request.param
    folder = tmp_path_factory.mktemp(f"{kind}_{language}") / "data"
    with speaking(language):
        install(Settings.load(folder, environment={}), kind)
    with serving(folder) as made:
        yield made, language


@pytest.mark.parametrize("language", ["en-GB", "de-DE"])
def test_the_start_page_is_seen_whole_on_one_laptops_screen(
    made_up: tuple[Served, str], browser: Browser, language: str
) -> None:
    served, reported = made_up
    context = browser.new_context(locale=language)
    try:
        page = context.new_page()
        page.goto(served.link())
        page.wait_for_url(f"{served.address}/")
        heights = {}
        for width, height, room in SCREENS:
            page.set_viewport_size({"width": width, "height": height})
            tall, wide = page.evaluate("[document.body.scrollHeight, document.documentElement.scrollWidth]")
            assert wide <= width
            if tall > (room if language.startswith(reported) else height):
                heights[width] = tall
            boxes = [page.locator(part).first.bounding_box() for part in PARTS]
            assert [part for part, box in zip(PARTS, boxes, strict=True) if not box or box["height"] < 10] == []
        assert heights == {}
    finally:
        context.close()
