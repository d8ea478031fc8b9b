"""The network, the people on it, and a browser with the extension in which one of them is signed in."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Page, Playwright

from auditor.history.ingest import Record
from server.store.store import open_store
from tests.bluesky_network.network import PASSWORD, SERVER, SITE, Account, Network, running
from tests.extension.conftest import launched
from tests.extension.harness import Chromium, eventually
from tests.extension.rapport import Rapport, connect
from tests.extension.test_hosted import certificate

REQUESTS = "chrome.storage.session.get().then(all => Object.keys(all).filter(key => key.startsWith('request:')))"
SIGN_IN = """async ([service, identifier, password]) => {
  window.agent = new atproto.AtpAgent({ service });
  await agent.login({ identifier, password });
  window.chat = agent.withProxy("bsky_chat", "did:web:api.bsky.chat").chat.bsky.convo;
  window.made = {};
}"""
FENCE = """async uri => (await agent.like(uri, "bafyreidfayvfuwqa7qlnopdjiqrxzs6blmoeu4rujcjtnci5beludirz2a")).uri"""


@pytest.fixture(scope="package")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    folder = tmp_path_factory.mktemp("network")
    with running(folder, certificate(folder)) as made:
        yield made


class People(NamedTuple):
    """Who is on the network: the one whom Rapport is for, and two others."""

    mara: Account
    ana: Account
    tom: Account


@pytest.fixture(scope="package")
def people(network: Network) -> People:
    return People(*map(network.account, ("mara", "ana", "tom")))


class Visit:
    """Mara in the browser at the site, signed in with the site's own client library; what she does is kept by a Rapport
    of hers."""

    def __init__(self, chromium: Chromium, rapport: Rapport, people: People) -> None:
        self.chromium, self.rapport = chromium, rapport
        self.page: Page = chromium.open(f"{SITE}/settings")
        self.page.wait_for_function("window.atproto")
        self.page.evaluate(SIGN_IN, [SERVER, people.mara.handle, PASSWORD])
        self._fence = f"at://{people.tom.did}/app.bsky.feed.post/fence"
        self._fences = 0
        self._seen: set[str] = set()

    def does(self, script: str, given: Any = None) -> Any:
        """Run an async function in the page."""
        return self.page.evaluate(script, given)

    def kept(self) -> list[Record]:
        """All that Rapport has of her by now, oldest first, without visits."""
        with open_store(self.rapport.settings) as store:
            return [each for each in reversed(store.activities.latest(1_000)) if each.type != "View"]

    def new(self) -> list[Record]:
        """What was kept since the last call. One more like is given: once it has arrived, nothing more will come."""
        self._fences += 1
        fence = f"{self._fence}{self._fences}"
        self.does(FENCE, fence)
        eventually(lambda: self.chromium.ask(do="deliver") and self._has(fence))
        eventually(lambda: not self.chromium.own.evaluate(REQUESTS))
        eventually(lambda: self.chromium.ask(do="deliver")["waiting"] == 0)
        found = [each for each in self.kept() if each.id not in self._seen]
        self._seen |= {each.id for each in found}
        return [each for each in found if not (each.object_id or "").startswith(self._fence)]

    def _has(self, fence: str) -> bool:
        return any(each.object_id == fence for each in self.kept())


@pytest.fixture(scope="package")
def visit(
    playwright: Playwright, tmp_path_factory: pytest.TempPathFactory, network: Network, people: People
) -> Iterator[Visit]:
    folder: Path = tmp_path_factory.mktemp("browser")
    hosts = ", ".join(f"MAP {each.removeprefix('https://')} 127.0.0.1:{network.front}" for each in (SITE, SERVER))
    switches = f"--host-resolver-rules={hosts}", "--ignore-certificate-errors"
    rapport = Rapport(folder)
    try:
        with launched(playwright, folder, [SITE, "https://*.host.bsky.network"], switches=switches) as chromium:
            connect(chromium, rapport)
            chromium.watch("bluesky")
            yield Visit(chromium, rapport, people)
    finally:
        rapport.kill()
