"""A browser that is as new for each test about what the extension keeps; one of each kind for all other tests."""

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, Playwright
from websockets.exceptions import WebSocketException

from tests.browser.bidi import firefox
from tests.conftest import missing
from tests.extension import site
from tests.extension.firefox import FirefoxWithExtension
from tests.extension.harness import CLIENT, EXTENSION, MASTODON, Chromium, Server
from tests.extension.rapport import Rapport
from tests.extension.reinstalled import Kept
from tests.extension.renewed import FAILED, Lent
from tests.extension.watching import ORIGINS, OTHERS, ROUTED, SERVED, Watching


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path)
    made.start()
    yield made
    made.kill()


@pytest.fixture
def rapport(tmp_path: Path) -> Iterator[Rapport]:
    made = Rapport(tmp_path)
    yield made
    made.kill()


@contextmanager
def launched(
    playwright: Playwright,
    folder: Path,
    origins: list[str],
    language: str = "en-US",
    switches: tuple[str, ...] = (),
) -> Iterator[Chromium]:
    """A Chromium with permission for some origins; no site is switched on yet."""
    try:
        made = Chromium(playwright, folder, origins, language, switches)
    except Error as problem:
        missing(f"no Chromium here: {problem.message.splitlines()[0]}")
    with closing(made):
        yield made


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    if not firefox():
        missing("no Firefox here")
    made = Kept(lambda: tmp_path_factory.mktemp("firefox"))
    yield made
    made.end()


@pytest.fixture(scope="package")
def lent(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lent]:
    made = Lent(playwright, tmp_path_factory)
    yield made
    made.end()


@pytest.fixture
def chromium(request: pytest.FixtureRequest, lent: Lent) -> Iterator[Chromium]:
    """A Chromium with permission for social.example."""
    with lent.one(request, [MASTODON]) as made:
        made.context.route(f"{MASTODON}/**", site.answer)
        yield made


@pytest.fixture
def own_network(request: pytest.FixtureRequest, lent: Lent, server: Server) -> Iterator[Chromium]:
    """A Chromium that is connected to the server and watches a client of Bluesky's network on this computer."""
    with lent.one(request, []) as made:
        made.pair_with(server)
        made.watch("bluesky", CLIENT)
        yield made


@pytest.fixture
def page(chromium: Chromium, server: Server) -> Page:
    """A page of a watched Mastodon instance, in a browser that is connected to the server."""
    chromium.pair_with(server)
    chromium.watch("mastodon", MASTODON)
    return chromium.open(f"{MASTODON}/home")


@pytest.fixture
def quiet(chromium: Chromium, server: Server) -> Page:
    """A page that reports nothing by itself, so that only what a test does waits to be sent."""
    chromium.pair_with(server)
    chromium.watch("mastodon", MASTODON)
    return chromium.open(f"{MASTODON}/quiet")


@contextmanager
def started(kind: str, playwright: Playwright, folder: Path) -> Iterator[Watching]:
    """A browser of either kind with every site switched on, connected to a server of its own."""
    with ExitStack() as ending:
        local = ending.enter_context(site.OnThisComputer())
        browser: Chromium | FirefoxWithExtension
        if kind == "firefox":
            if not firefox():
                missing("no Firefox here")
            browser = ending.enter_context(FirefoxWithExtension(folder, EXTENSION, site.response, SERVED))
        else:
            browser = ending.enter_context(launched(playwright, folder, ORIGINS))
            browser.context.route(re.compile(ROUTED), site.answer)
        server = Server(folder)
        server.start()
        ending.callback(server.kill)
        browser.pair_with(server)
        browser.watch("linkedin")
        browser.watch("bluesky")
        for other, origin in OTHERS.items():
            browser.watch(other, origin)
        browser.watch("mastodon", MASTODON)
        browser.watch("mastodon", local.origin)
        yield Watching(browser, server, local)


class Shared:
    """The browser of a kind that tests share, started when the first test asks for it."""

    def __init__(self, start: Callable[[], AbstractContextManager[Watching]]) -> None:
        self._start = start
        self._ending = ExitStack()
        self._started: Watching | None = None

    def current(self) -> Watching:
        if self._started is None:
            self._started = self._ending.enter_context(self._start())
        return self._started

    def end(self) -> None:
        """End it, dead or alive. The next test gets a new one."""
        self._started = None
        with suppress(Error, OSError, WebSocketException):
            self._ending.close()


@pytest.fixture(scope="package", params=["chromium", "firefox"])
def shared(
    request: pytest.FixtureRequest, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shared]:
    made = Shared(lambda: started(request.param, playwright, tmp_path_factory.mktemp("watching")))
    yield made
    made.end()


@pytest.fixture
def watching(request: pytest.FixtureRequest, shared: Shared) -> Iterator[Watching]:
    """The shared browser for one test. Earlier events are overlooked, and after a failure the next test gets a new
    one."""
    made = shared.current()
    made.overlook()
    yield made
    if FAILED in request.node.stash:
        shared.end()
    else:
        made.tidy()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.failed:
        item.stash[FAILED] = True
    return report
