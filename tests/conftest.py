"""What tests of several folders share: one Playwright, of which a process can run only one, and time."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Timer

import psutil
import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Playwright, sync_playwright

LONGEST = 200  # seconds for one test
#: Processes that serve a whole session.
KEPT = {"node", "postgres"}
settings.register_profile("unhurried", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


@pytest.hookimpl(tryfirst=True)  # before the workers look for groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browsers are heavy, so their tests stay in one worker; and not ours: what fails in one is tried once more."""
    for item in items:
        if "tests/extension/" in str(item.path) or "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(autouse=True)
def ends() -> Iterator[None]:
    """A test that hangs waits for another process. That is ended, so that the test fails and says where it was."""
    patience = Timer(LONGEST, _end_others)
    patience.daemon = True
    patience.start()
    yield
    patience.cancel()


def _end_others() -> None:
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            if Path(process.exe()).name not in KEPT:
                process.kill()
