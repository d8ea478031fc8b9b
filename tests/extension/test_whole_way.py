"""The whole way with the real parts: a click on a site, the extension, the server, the dashboard."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.security import Links
from server.settings import Settings
from server.store.bound import open_store
from tests.extension.harness import EXTENSION, MASTODON, STATUS, Chromium, eventually, free_port
from tests.extension.test_listening import send


class Rapport:
    """`rapport serve` on a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder / "data", free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.settings = Settings.load(self.folder, f"sqlite:///{self.folder}/rapport.sqlite3", environment={})
        self.start()

    def start(self) -> None:
        command = [
            sys.executable,
            "-m",
            "server",
            "--data",
            str(self.folder),
            "serve",
            "--no-open",
            "--port",
            str(self.port),
        ]
        self.process = subprocess.Popen(command, cwd=EXTENSION.parent, stdout=subprocess.PIPE)
        assert self.process.stdout
        assert self.process.stdout.readline()

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()

    def kept(self) -> list[str]:
        """The likes on disk, by what they were given to."""
        with open_store(self.settings) as store:
            span = store.span()
            if span is None:
                return []
            found = store.history(span[0], span[1] + 1).activities
        return [
            str(each).removeprefix(STATUS.format(""))
            for each in found.filter(found["type"] == "Like").sort("at", "id")["object_id"]
        ]


@pytest.fixture
def rapport(tmp_path: Path) -> Iterator[Rapport]:
    made = Rapport(tmp_path)
    yield made
    made.kill()


def connect(chromium: Chromium, rapport: Rapport) -> None:
    """As a person does: ask in the popup, compare the codes, confirm on the dashboard."""
    chromium.ask(do="address", address=rapport.address)
    chromium.ask(do="pair")
    code = chromium.own.evaluate("chrome.storage.local.get('pairing').then(({pairing}) => pairing.code)")
    dashboard = chromium.open(f"{rapport.address}/open?token={Links(rapport.settings.key).make()}")
    dashboard.goto(f"{rapport.address}/devices")
    assert dashboard.get_by_text(code).is_visible()
    dashboard.get_by_role("button", name="Yes, connect it").click()
    dashboard.close()
    chromium.ask(do="check-pairing")
    assert chromium.own.evaluate("chrome.storage.local.get('server').then(({server}) => Boolean(server?.token))")


def test_a_favourite_goes_all_the_way_to_the_report(chromium: Chromium, rapport: Rapport) -> None:
    connect(chromium, rapport)
    chromium.watch("mastodon", MASTODON)
    page = chromium.open(f"{MASTODON}/home")
    send(page, "/api/v1/statuses", '{"status": "How did the talk go in the end?", "visibility": "public"}')
    send(page, "/api/v1/statuses/115000000000000001/favourite")
    eventually(lambda: rapport.kept() == ["115000000000000001"])
    dashboard = chromium.open(f"{rapport.address}/open?token={Links(rapport.settings.key).make()}")
    dashboard.get_by_role("button", name="Audit now").or_(
        dashboard.get_by_role("button", name="Run an audit")
    ).first.click()
    assert "Mastodon" in dashboard.inner_text("main")


def test_a_server_killed_in_the_middle_loses_and_doubles_nothing(chromium: Chromium, rapport: Rapport) -> None:
    connect(chromium, rapport)
    chromium.watch("mastodon", MASTODON)
    page = chromium.open(f"{MASTODON}/home")
    sent = [str(115_000_000_000_000_000 + number) for number in range(30)]
    for number, name in enumerate(sent):
        if number % 10 == 5:
            rapport.kill()
        send(page, f"/api/v1/statuses/{name}/favourite")
        if number % 10 == 8:
            rapport.start()
            chromium.ask(do="deliver")
    chromium.ask(do="deliver")
    eventually(lambda: len(rapport.kept()) == len(sent))
    assert rapport.kept() == sent


def test_a_revoked_browser_says_so_and_keeps_what_waits(chromium: Chromium, rapport: Rapport) -> None:
    connect(chromium, rapport)
    chromium.watch("mastodon", MASTODON)
    page = chromium.open(f"{MASTODON}/home")
    with open_store(rapport.settings) as store:
        assert store.revoke_device(store.devices()[0].id, 1)
    send(page, "/api/v1/statuses/7/favourite")
    eventually(
        lambda: chromium.own.evaluate("chrome.storage.local.get('delivery').then(({delivery}) => delivery?.unpaired)")
    )
    assert rapport.kept() == []
    connect(chromium, rapport)
    chromium.ask(do="deliver")
    eventually(lambda: rapport.kept() == ["7"])
