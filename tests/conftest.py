"""What tests of several folders share: one Playwright, of which a process can run only one, and time."""

import gc
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Timer
from traceback import print_stack

import psutil
import pytest
from greenlet import greenlet
from hypothesis import HealthCheck, settings
from playwright.sync_api import Playwright, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from server.browsers import driver_problem

IN_BROWSERS = ("tests/browser/", "tests/extension/")
LONGEST = 200  # seconds for one test
#: Processes that serve a whole session.
KEPT = {"node", "postgres"}
settings.register_profile("unhurried", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browsers are not ours: what fails in one is tried once more."""
    for item in items:
        if item.nodeid.startswith(IN_BROWSERS):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))


class Scheduling(LoadScopeScheduling):
    """A module to a worker. Browsers are heavy: all modules of a folder that share one."""

    def _split_scope(self, nodeid: str) -> str:
        return next((folder for folder in IN_BROWSERS if nodeid.startswith(folder)), super()._split_scope(nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    return Scheduling(config, log)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    if problem := driver_problem():
        pytest.fail(problem) if os.environ.get("CI") else pytest.skip(problem)
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
    # Playwright's calls wait in a greenlet of their own; what ends next tells only what came after.
    for waiting in (each for each in gc.get_objects() if isinstance(each, greenlet) and each.gr_frame):
        print_stack(waiting.gr_frame)
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            if Path(process.exe()).name not in KEPT:
                process.kill()
