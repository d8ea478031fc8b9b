"""The same page is read alike in Chromium, in Firefox and in Python."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import msgspec
import pytest

from auditor.pages import declaration, extract
from tests.browser.bidi import Firefox, firefox
from tests.browser.conftest import Chromiums
from tests.conftest import missing
from tests.pages.selectors import selectors
from tests.sites import CASES, EXTENSION, Case
from tests.sites.material import PAGES, MaterialPage

SCRIPTS = ["dom", "visible", "understood", "reading", "conversation", "extract"]
Evaluates = Callable[[str], Any]


class Pages(BaseHTTPRequestHandler):
    """Serves the page under test at any path. Nothing in it runs or loads."""

    markup = ""

    def do_GET(self) -> None:
        page = Pages.markup.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        # Styles are allowed, because Firefox empties a style attribute that a policy forbids.
        self.send_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def origin() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


class Reader:
    """Reads pages in one browser with the extension's own scripts, in the order in which it injects them."""

    def __init__(self, origin: str, go: Callable[[str], object], evaluate: Evaluates) -> None:
        self.origin, self.go, self.evaluate = origin, go, evaluate
        self.scripts = "".join((EXTENSION / "lib" / f"{name}.js").read_text("utf-8") for name in SCRIPTS)

    def open(self, markup: str) -> None:
        Pages.markup = markup
        self.go(f"{self.origin}/page")

    def call(self, body: str) -> Any:
        """The value of a function body that uses what the scripts define."""
        return self.evaluate(f"(() => {{ {self.scripts}\n{body} }})()")

    def read(self, rules: str, markup: str, url: str) -> Any:
        self.open(markup)
        address = msgspec.json.encode(url).decode()
        return self.call(f"return extract({rules}, document, {address});")


@pytest.fixture(scope="module", params=["chromium", "firefox"])
def reader(request: pytest.FixtureRequest, origin: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    if request.param == "chromium":
        chromiums: Chromiums = request.getfixturevalue("chromiums")
        page = chromiums.current().new_page()
        yield Reader(origin, page.goto, page.evaluate)
        page.close()
        return
    if firefox() is None:
        missing("no Firefox here")
    with Firefox(tmp_path_factory.mktemp("firefox")) as running:
        tab = running.open()
        yield Reader(origin, lambda url: running.go(tab, url), lambda expression: running.evaluate(tab, expression))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_browser_reads_what_is_expected(reader: Reader, case: Case) -> None:
    assert reader.read(case.rules, case.markup, case.url) == case.extraction


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_browser_reads_a_saved_page_as_python_does(reader: Reader, page: MaterialPage) -> None:
    python = msgspec.to_builtins(extract(declaration(page.site), page.markup, page.url))
    rules = (EXTENSION / "sites" / f"{page.site}.json").read_text("utf-8")
    assert reader.read(rules, page.markup, page.url) == python


def test_a_browser_understands_every_selector(reader: Reader) -> None:
    reader.open("<!DOCTYPE html><p>")
    every = msgspec.json.encode(sorted(selectors())).decode()
    assert reader.evaluate(f"{every}.map((css) => document.querySelectorAll(css).length)")


def test_items_of_a_part_are_those_of_the_whole(reader: Reader) -> None:
    """For elements that were just added, `items` returns the same as for the whole page."""
    case = next(case for case in CASES if case.name == "linkedin/feed")
    reader.open(case.markup)
    whole, added, within = reader.call(
        f"""
        const rules = {case.rules};
        const told = (root) => items(rules, root, "{case.url}").map(({{ element, ...item }}) => item);
        return [
          told(document),
          [...document.querySelectorAll("[data-lazy-mount-id]")].flatMap(told),
          [...document.querySelectorAll("[data-lazy-mount-id] video")].flatMap(told),
        ];
        """
    )
    assert whole == added
    assert [item["key"] for item in within] == ["CCC3", "GGG8"]


def test_a_change_inside_an_item_belongs_to_the_outermost_item(reader: Reader) -> None:
    case = next(case for case in CASES if case.name == "mastodon/hostile")
    reader.open(case.markup)
    inner = "document.querySelector('[data-id=\"902\"]')"
    assert reader.call(f"return items({case.rules}, {inner}, '{case.url}').map(({{ key }}) => key);") == ["900"]
