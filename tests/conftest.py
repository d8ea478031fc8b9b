"""What tests of several folders share: the grouping of tests, one Playwright (a process can run only one), and time."""

import gc
import os
import re
from collections.abc import Generator, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Timer
from traceback import print_stack
from typing import NoReturn

import psutil
import pytest
from flask import Flask
from greenlet import greenlet
from hypothesis import HealthCheck, settings
from playwright.sync_api import Playwright, expect, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from auditor.on_one_thread import on_one_thread
from server.rendering.browsers import driver_problem
from server.store import engine as opening
from tests.empty_stores import EmptyStores
from tests.examples import LONG
from tests.kept_rules import KeptRule
from tests.kept_templates import KeptTemplates

IN_BROWSERS = ("tests/browser/", "tests/extension/")
ONE_NETWORK = "tests/bluesky_network/"
#: The beginning of the parameters of a test that runs in each kind of shared browser.
OF_A_KIND = re.compile(r"\[(chromium|firefox)\b")
pytest_plugins = ("tests.progress",)
#: Tests that take long by themselves.
LONG_ALONE = ("tests/scaffold/", "tests/canary/test_no_trace.py", "tests/store/test_kill_rounds.py")
LONGEST = 600  # seconds for one test, even if much else is running
LOADED = 60_000  # milliseconds until a page shows something
#: Processes that serve a whole session.
KEPT = {"node", "postgres"}
#: Settings that hold whatever else runs on the machine. pytest's --hypothesis-profile chooses the profile.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("short", UNHURRIED, max_examples=25)
settings.register_profile(LONG, UNHURRIED)
settings.load_profile("short")


@pytest.hookimpl(tryfirst=True)  # before pytest removes what -m does not select
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run tests that wait for a browser first, so that others run meanwhile, then those that would delay the end."""
    items.sort(key=lambda item: (not item.nodeid.startswith(IN_BROWSERS), not item.nodeid.startswith(LONG_ALONE)))
    for item in items:
        if item.nodeid.startswith(IN_BROWSERS):
            item.add_marker(pytest.mark.browser)
        elif isinstance(item, pytest.Function):  # the tests' own use of Polars, as in whatever makes a report
            item.obj = on_one_thread(item.obj)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect without garbage collection. Neither collected tests nor modules become garbage, but each worker has half
    a million such objects, and every search for garbage would take a quarter of the collecting time."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Twice the number of cores, because a test with a browser mostly waits for it."""
    return 2 * (os.cpu_count() or 1)


class Scheduling(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """One worker per module. Tests that share a browser of a kind, or a network, also go to one worker."""

    def _split_scope(self, nodeid: str) -> str:
        if nodeid.startswith(ONE_NETWORK):
            return ONE_NETWORK
        module: str = super()._split_scope(nodeid)
        if not nodeid.startswith(IN_BROWSERS) or not (kind := OF_A_KIND.search(nodeid)):
            return module
        return f"{'tests/extension' if module.startswith('tests/extension') else module} {kind[1]}"


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    return Scheduling(config, log)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    if problem := driver_problem():
        missing(problem)
    expect.set_options(timeout=LOADED)
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session", autouse=True)
def quick_stores() -> Iterator[None]:
    """Make every empty store in this process a copy of the first one, without waiting for the disk. No test can notice,
    because none cuts the power. Processes that tests start have normal stores."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "_migrate", EmptyStores(opening._migrate))
        patch.setattr(opening, "PRAGMAS", (*opening.PRAGMAS, "synchronous=OFF"))
        yield


#: The normal functions, for tests of the opening itself.
_MIGRATE, _PRAGMAS = opening._migrate, opening.PRAGMAS


@pytest.fixture
def opened_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Normal stores, for tests of how a store is made and opened."""
    monkeypatch.setattr(opening, "_migrate", _MIGRATE)
    monkeypatch.setattr(opening, "PRAGMAS", _PRAGMAS)


@pytest.fixture(scope="session", autouse=True)
def nobodys_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let commands without ``--data`` use a folder of nobody's: whoever runs the tests may have one of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RAPPORT_DATA", str(tmp_path_factory.mktemp("usual") / "data"))
        yield


@pytest.fixture(scope="session", autouse=True)
def kept_templates() -> Iterator[None]:
    """Let all apps of this process share their compiled templates."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "jinja_options", {"bytecode_cache": KeptTemplates()})
        yield


@pytest.fixture(scope="session", autouse=True)
def kept_rules() -> Iterator[None]:
    """Let all apps of this process share their compiled rules of addresses."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "url_rule_class", KeptRule)
        yield


def missing(what: str) -> NoReturn:
    """End a test that needs something this machine lacks: skipped normally, failed where CI is set."""
    if os.environ.get("CI"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(autouse=True)
def ends() -> Iterator[None]:
    """End the processes for which a hanging test waits, so that it fails and shows where it was."""
    patience = Timer(LONGEST, _end_others)
    patience.daemon = True
    patience.start()
    yield
    patience.cancel()


def _end_others() -> None:
    # Playwright's calls wait in their own greenlets; the error that follows would only show what came after.
    for waiting in (each for each in gc.get_objects() if isinstance(each, greenlet) and each.gr_frame):
        print_stack(waiting.gr_frame)
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            if Path(process.exe()).name not in KEPT:
                process.kill()
