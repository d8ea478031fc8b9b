"""One browser for each test, as what the extension keeps is part of what is tested."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, Playwright

from tests.extension import site
from tests.extension.harness import MASTODON, Chromium, Server


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browsers are heavy, so these tests stay in one worker."""
    for item in items:
        if "tests/extension/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path)
    made.start()
    yield made
    made.kill()


@pytest.fixture
def chromium(playwright: Playwright, tmp_path: Path) -> Iterator[Chromium]:
    """A Chromium that has leave to watch social.example; no site is switched on yet."""
    try:
        made = Chromium(playwright, tmp_path, [MASTODON])
    except Error as problem:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no Chromium here: {problem.message.splitlines()[0]}")
    made.context.route(f"{MASTODON}/**", site.answer)
    yield made
    made.close()


@pytest.fixture
def page(chromium: Chromium, server: Server) -> Page:
    """A page of a Mastodon instance that is watched, in a browser connected to the server."""
    chromium.pair_with(server)
    chromium.watch("mastodon", MASTODON)
    return chromium.open(f"{MASTODON}/home")
