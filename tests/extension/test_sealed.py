"""Somebody else who listens at the address, or reads this browser's files, learns nothing and changes nothing."""

from base64 import b64encode
from pathlib import Path

import pytest
from playwright.sync_api import Page

from server.sealing import ServerKey
from tests.extension.harness import MASTODON, Chromium, Server, eventually
from tests.extension.test_delivery import likes, waiting
from tests.extension.test_listening import send

CANARY = "Zimtstern"
LIKED = "115000000000000001"
POST = f'{{"status": "The {CANARY} plan is not public yet.", "visibility": "direct"}}'


def files_with(folder: Path, word: str) -> list[str]:
    """The files that contain a word, in the encodings that a browser writes."""
    forms = [word.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    return [
        str(file) for file in folder.rglob("*") if file.is_file() and any(form in file.read_bytes() for form in forms)
    ]


def read_back(chromium: Chromium) -> str:
    """Everything that the extension itself keeps."""
    kept: str = chromium.own.evaluate("""async () => {
      const base = await new Promise(done => {
        indexedDB.open("rapport").onsuccess = ({ target }) => done(target.result);
      });
      const all = await Promise.all([...base.objectStoreNames].map(name => new Promise(done => {
        base.transaction(name).objectStore(name).getAll().onsuccess = ({ target }) => done(target.result);
      })));
      base.close();
      return JSON.stringify([all, await chrome.storage.local.get()]);
    }""")
    return kept


def test_a_text_that_waits_can_be_read_by_nobody_here(chromium: Chromium, quiet: Page, server: Server) -> None:
    server.kill()
    send(quiet, "/api/v1/statuses", POST)
    eventually(lambda: waiting(chromium) == 1)
    assert CANARY not in read_back(chromium)
    chromium.close()
    assert files_with(chromium.profile, CANARY) == []
    chromium.start()
    assert waiting(chromium) >= 1  # on a slow machine the visit to the page waits too
    server.start()
    chromium.ask(do="deliver")
    (post,) = eventually(lambda: server.of_type("Create"))
    assert CANARY in post["object"]["content"]
    assert CANARY.encode() not in server.heard()
    eventually(lambda: waiting(chromium) == 0)
    assert '"sealed"' not in read_back(chromium), "of what was sent not even the seal stays"
    chromium.close()
    assert files_with(chromium.profile, CANARY) == []
    chromium.start()


def test_acts_after_connecting_another_rapport_are_sealed_for_that_one(
    chromium: Chromium, quiet: Page, server: Server
) -> None:
    here = chromium.own.evaluate("chrome.storage.local.get('server').then(({ server }) => server)")
    server.kill()
    before = ServerKey(b"the secret of the one before").public
    other = {**here, "server": b64encode(before).decode()}
    chromium.own.evaluate("server => chrome.storage.local.set({ server })", other)
    send(quiet, "/api/v1/statuses", POST)
    eventually(lambda: waiting(chromium) == 1)
    assert chromium.ask(do="forget")["forgotten"] == 1
    chromium.own.evaluate("chrome.storage.local.remove('forgotten')")
    chromium.own.evaluate("server => chrome.storage.local.set({ server })", here)
    send(quiet, "/api/v1/statuses", POST)
    eventually(lambda: waiting(chromium) == 1)
    server.start()
    chromium.ask(do="deliver")
    (post,) = server.of_type("Create")
    assert CANARY in post["object"]["content"]


def test_before_pairing_no_text_is_kept(chromium: Chromium, server: Server) -> None:
    chromium.watch("mastodon", MASTODON)
    page = chromium.open(f"{MASTODON}/home")
    send(page, "/api/v1/statuses", POST)
    eventually(lambda: waiting(chromium) >= 1)
    assert CANARY not in read_back(chromium)
    chromium.pair_with(server)
    chromium.ask(do="deliver")
    (post,) = eventually(lambda: server.of_type("Create"))
    assert "content" not in post["object"]


def test_activities_waiting_unsealed_are_sealed_once_a_server_is_connected(chromium: Chromium, server: Server) -> None:
    """It is sealed even if it cannot be sent yet."""
    chromium.watch("mastodon", MASTODON)
    send(chromium.open(f"{MASTODON}/quiet"), f"/api/v1/statuses/{LIKED}/favourite")
    eventually(lambda: waiting(chromium) == 1)
    assert LIKED in read_back(chromium)
    chromium.ask(do="address", address=server.address)
    server.become(code=chromium.ask(do="pair")["pairing"]["code"], trouble="There is no room left.")
    assert chromium.ask(do="check-pairing")["connected"]
    assert waiting(chromium) == 1
    assert LIKED not in read_back(chromium)
    server.become(trouble="")
    chromium.ask(do="deliver")
    assert likes(server) == [LIKED]


def test_who_says_that_the_code_was_typed_and_knows_none_is_found_out(chromium: Chromium, server: Server) -> None:
    server.become(impostor=True)
    chromium.ask(do="address", address=server.address)
    code = chromium.ask(do="pair")["pairing"]["code"]
    found = chromium.ask(do="check-pairing")
    assert (found["connected"], found["pairingProblem"]) == (False, "pairing_impostor")
    assert code.encode() not in server.heard()
    assert code.replace("-", "").encode() not in server.heard()


@pytest.mark.parametrize("says", ["other", "stranger", "repeats"])
def test_who_takes_the_place_of_the_server_cannot_make_the_browser_forget(
    chromium: Chromium, quiet: Page, server: Server, says: str
) -> None:
    send(quiet, "/api/v1/statuses/1/favourite")
    eventually(lambda: likes(server) == ["1"])
    server.become(**{says: True})
    send(quiet, "/api/v1/statuses", POST)
    eventually(lambda: chromium.ask(do="overview")["delivery"]["failures"])
    assert waiting(chromium) == 1
    assert CANARY.encode() not in server.heard()
    server.become(**{says: False})
    chromium.ask(do="deliver")
    assert waiting(chromium) == 0
    assert CANARY in server.of_type("Create")[0]["object"]["content"]


def test_a_browser_that_lost_count_goes_on_where_the_server_is(chromium: Chromium, page: Page, server: Server) -> None:
    server.become(counter=5000)
    send(page, "/api/v1/statuses/1/favourite")
    eventually(lambda: likes(server) == ["1"])


def test_a_connection_from_before_keys_is_asked_to_pair_again(chromium: Chromium, server: Server) -> None:
    chromium.own.evaluate(
        "server => chrome.storage.local.set({ server })", {"address": server.address, "token": "a token"}
    )
    popup = chromium.open(f"chrome-extension://{chromium.id}/popup/popup.html")
    popup.get_by_text("Connections are sealed from now on.").wait_for()
    assert popup.get_by_role("button", name="Connect to Rapport").is_visible()
