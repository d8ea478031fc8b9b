"""A connected browser uses its server's declarations, as far as they are valid and reach no further than its own."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from auditor.activities.declared import packaged
from server.declarations import bundle
from tests.extension.conftest import launched
from tests.extension.harness import EXTENSION, MASTODON, Chromium, Server, eventually
from tests.extension.rapport import Rapport, connect
from tests.extension.test_listening import send
from tests.server.declarations.making import KEY, NEXT, declared, of_mastodon, written

#: `rapport` that accepts what the tests' own key has signed.
WITH_THE_KEY_OF_TESTS = """
from server.commands.main import main
from server.declarations import bundle
from tests.server.declarations.making import KEY
bundle.release_key = KEY.public_key
main()"""


class RapportOfTests(Rapport):
    """The real server, which accepts what the tests' own key has signed."""

    program = ("-c", WITH_THE_KEY_OF_TESTS)

    def take(self, what: bytes) -> None:
        """As a person does in a terminal while it runs."""
        file = written(self.folder.parent, what)
        self.run("sites", "update", str(file), "--yes")

    def run(self, *asked: str) -> str:
        command = [sys.executable, *self.program, "--data", str(self.folder), *asked]
        return subprocess.run(command, cwd=EXTENSION.parent, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def rapport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RapportOfTests]:
    monkeypatch.setattr(bundle, "release_key", KEY.public_key)
    made = RapportOfTests(tmp_path)
    yield made
    made.kill()


def renamed(site: dict[str, Any]) -> None:
    """Change the address to which a favourite is sent."""
    site["title"] = "Elephants"
    for rule in site["requests"]:
        rule["url"] = rule["url"].replace("/favourite", "/cherish")


def titles(chromium: Chromium) -> list[str]:
    """The names of the sites in the options."""
    page = chromium.open(f"chrome-extension://{chromium.id}/options/options.html")
    page.locator("#sites li").first.wait_for()
    found: list[str] = page.locator("#sites li label:has(input[type=checkbox])").all_inner_texts()
    page.close()
    return [each.strip() for each in found]


def given(chromium: Chromium) -> dict[str, Any] | None:
    """The declarations that the browser keeps."""
    found: dict[str, Any] | None = chromium.own.evaluate(
        "chrome.storage.local.get('declarations').then(({declarations}) => declarations ?? null)"
    )
    return found


def test_what_was_taken_is_used_by_the_browser_until_one_goes_back(chromium: Chromium, rapport: RapportOfTests) -> None:
    connect(chromium, rapport)
    chromium.watch("mastodon", MASTODON)
    page = chromium.open(f"{MASTODON}/quiet")
    rapport.take(of_mastodon(renamed))
    chromium.ask(do="deliver")
    assert (given(chromium) or {})["edition"] == NEXT
    assert "Elephants" in titles(chromium)
    send(page, "/api/v1/statuses/115000000000000001/favourite")
    send(page, "/api/v1/statuses/115000000000000002/cherish")
    eventually(lambda: rapport.kept() == ["115000000000000002"])
    chromium.stop_worker()
    send(page, "/api/v1/statuses/115000000000000003/cherish")
    eventually(lambda: len(rapport.kept()) == 2)
    rapport.run("sites", "back")
    chromium.ask(do="deliver")
    assert given(chromium) is None
    assert "Mastodon" in titles(chromium)
    send(page, "/api/v1/statuses/115000000000000004/favourite")
    eventually(lambda: len(rapport.kept()) == 3)


def test_disconnecting_removes_the_servers_declarations(chromium: Chromium, rapport: RapportOfTests) -> None:
    connect(chromium, rapport)
    rapport.take(of_mastodon(renamed))
    chromium.ask(do="deliver")
    assert given(chromium)
    chromium.ask(do="unpair")
    assert given(chromium) is None
    assert "Mastodon" in titles(chromium)


def of(site: str, change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    told = declared(site)
    change(told)
    return told


WRONG: dict[str, tuple[str, Callable[[dict[str, Any]], object]]] = {
    "a field nobody knows": ("mastodon", lambda site: site.update(title="Wrong", shoes=1)),
    "no expression": ("mastodon", lambda site: (site.update(title="Wrong"), site["requests"][0].update(url="("))),
    "another's name": ("mastodon", lambda site: site.update(title="Wrong", site="bluesky")),
    "a host more": ("linkedin", lambda site: site.update(title="Wrong", hosts=[*site["hosts"], "mail.example"])),
    "a server more": ("linkedin", lambda site: site.update(title="Wrong", servers=["mail.example"])),
    "any host": ("linkedin", lambda site: site.update(title="Wrong", hosts=[])),
    "any host beside": ("linkedin", lambda site: site.update(title="Wrong", open=True)),
}


@pytest.fixture(scope="module")
def shared_browser(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Chromium, Server]]:
    """A browser, and a server that says what a test wants."""
    folder = tmp_path_factory.mktemp("given")
    server = Server(folder)
    server.start()
    with launched(playwright, folder, [MASTODON, "https://www.linkedin.com"]) as made:
        made.pair_with(server)
        yield made, server
    server.kill()


@pytest.mark.parametrize("wrong", WRONG)
def test_a_server_that_gives_what_is_wrong_or_reaches_further_is_not_followed_in_that(
    shared_browser: tuple[Chromium, Server], wrong: str
) -> None:
    chromium, server = shared_browser
    site, change = WRONG[wrong]
    right = of("x", lambda told: told.update(title="Right"))
    server.become(declarations={"edition": NEXT, "made": "2026-11-27", "sites": {site: of(site, change), "x": right}})
    chromium.ask(do="deliver")
    assert set((given(chromium) or {})["sites"]) == {"x"}
    named = titles(chromium)
    assert "Right" in named
    assert "Wrong" not in named
    # Declarations that are already in the browser's own files are checked in the same way.
    put = {"edition": NEXT, "made": "2026-11-27", "sites": {site: of(site, change), "x": right}}
    chromium.own.evaluate("declarations => chrome.storage.local.set({ declarations })", put)
    assert "Wrong" not in titles(chromium)
    server.become(declarations={"edition": packaged().version, "made": "2026-11-27"})
    chromium.ask(do="deliver")
    assert given(chromium) is None


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"edition": "2"},
        {"edition": NEXT},
        {"edition": NEXT, "sites": None},
        {"edition": NEXT, "sites": []},
        {"edition": NEXT, "sites": {"__proto__": {}, "x": None, "../x": 7, "mastodon": []}},
        {"edition": NEXT, "sites": {"x": {"title": "x" * 5_000_000}}},
    ],
    ids=str,
)
def test_odd_answers_change_nothing(shared_browser: tuple[Chromium, Server], odd: dict[str, Any]) -> None:
    chromium, server = shared_browser
    server.become(declarations=odd)
    told = chromium.ask(do="deliver")
    assert told["delivery"]["failures"] == 0
    assert not (given(chromium) or {}).get("sites")
    assert "Mastodon" in titles(chromium)


def test_a_site_that_is_no_longer_declared_is_no_longer_watched(shared_browser: tuple[Chromium, Server]) -> None:
    chromium, server = shared_browser
    new = of("mastodon", lambda told: told.update(site="eleventh", title="Eleventh"))
    server.become(declarations={"edition": NEXT + 1, "made": "2026-11-27", "sites": {"eleventh": new}})
    chromium.ask(do="deliver")
    assert "Eleventh" in titles(chromium)
    chromium.watch("eleventh", MASTODON)
    registered = "chrome.scripting.getRegisteredContentScripts().then(all => all.map(({id}) => id))"
    assert chromium.own.evaluate(registered) == ["eleventh"]
    server.become(declarations={"edition": packaged().version, "made": "2026-11-27"})
    chromium.ask(do="deliver")
    assert chromium.own.evaluate(registered) == []
