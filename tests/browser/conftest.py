"""A real Chromium and a real server process. Tests without a browser are skipped, or fail where CI is set."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from socket import socket

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, Playwright

from server.audits.running import audit_now
from server.entry.opening import write_page
from server.imports.importing import Import, run_import
from server.installation.mount import dashboard_path
from server.installation.settings import Settings
from server.rendering.browsers import SWITCHES, chromium
from server.store.persons import now
from server.store.store import open_store
from tests import forked
from tests.browser.archive import archive
from tests.conftest import LOADED, missing
from tests.empty_stores import empty

USUAL = ("-m", "server")


class Chromiums:
    """The Chromium of the session, replaced by another one if it was ended."""

    def __init__(self, playwright: Playwright) -> None:
        self._playwright = playwright
        self._launched: list[Browser] = []

    def current(self) -> Browser:
        """Skips if there is no Chromium, and fails where CI is set."""
        if self._launched and self._launched[-1].is_connected():
            return self._launched[-1]
        try:
            made = self._playwright.chromium.launch(
                executable_path=chromium(),
                args=[*SWITCHES, "--disable-gpu", "--disable-background-networking", "--no-first-run"],
                timeout=LOADED,
            )
        except Error as problem:
            missing(f"no Chromium here: {problem.message.splitlines()[0]}")
        self._launched.append(made)
        return made

    def close(self) -> None:
        for browser in self._launched:
            browser.close()


@pytest.fixture(scope="session")
def chromiums(playwright: Playwright) -> Iterator[Chromiums]:
    made = Chromiums(playwright)
    yield made
    made.close()


@pytest.fixture
def browser(chromiums: Chromiums) -> Browser:
    return chromiums.current()


@dataclass
class Served:
    """A running server."""

    origin: str
    settings: Settings

    @property
    def address(self) -> str:
        """The address of the dashboard."""
        return self.origin + dashboard_path(self.settings.key)

    def link(self) -> str:
        """The page that opens the dashboard once, as `rapport open` makes it for the browser."""
        with open_store(self.settings) as store:
            token = store.links.add(now())
        return write_page(self.settings, int(self.origin.rpartition(":")[2]), token).as_uri()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with serving(tmp_path / "data") as made:
        yield made


@contextmanager
def serving(data: Path, program: tuple[str, ...] = USUAL) -> Iterator[Served]:
    """`rapport serve` on an empty folder. ``program``: what Python runs."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = ["--data", str(data), "serve", "--no-open", "--port", str(port)]
    environment = {**os.environ, "RAPPORT_DATABASE_URL": ""}
    process: subprocess.Popen[str] | forked.Forked
    if program == USUAL:
        empty(data)
        process = forked.rapport(words, environment)
    else:  # it makes its store itself
        command = [sys.executable, *program, *words]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout
    said = process.stdout.readline()
    assert f"http://127.0.0.1:{port}" in said, said
    yield Served(f"http://127.0.0.1:{port}", Settings.load(data, environment={}))
    process.terminate()
    process.communicate()


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder into which the small archive was imported, for copying."""
    folder = tmp_path_factory.mktemp("kept")
    path = archive(folder)
    with open_store(Settings.load(folder / "data", environment={})) as store:
        entry = Import(store.imports.begin(path.name), path.name)
        run_import(store, path, entry, lambda _: None)
    assert (entry.state, entry.new > 0) == ("done", True), entry
    return folder / "data"


@pytest.fixture
def imported(kept: Path, tmp_path: Path) -> Settings:
    """The settings of a folder with the small archive; request it before ``served``."""
    copytree(kept, tmp_path / "data")
    return Settings.load(tmp_path / "data", environment={})


@pytest.fixture
def audited(imported: Settings) -> None:
    """The same folder with a report."""
    with open_store(imported) as store:
        audit_now(store)


Opens = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, served: Served) -> Iterator[Opens]:
    """Opens the dashboard by a one-time link in a context of its own; fails if the page logs an error."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_page(**context: object) -> Page:
        made = browser.new_context(**context)  # type: ignore[arg-type]
        made.set_default_timeout(LOADED)
        contexts.append(made)
        page = made.new_page()
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(served.link(), wait_until="commit")  # its script goes on before it is loaded
        if not context.get("java_script_enabled", True):
            page.get_by_role("button").click()
        page.wait_for_url(f"{served.address}/", timeout=LOADED)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not errors
