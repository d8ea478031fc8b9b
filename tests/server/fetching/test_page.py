"""The page of connected accounts: a sign-in from its button to what came in, and what goes wrong, told on it.

The server is ours and answers as the interface is documented: this proves the interpreter, not the site.
"""

import re
import time
from collections.abc import Callable, Iterator
from functools import partial
from html import unescape
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest
from flask import Flask
from flask.testing import FlaskClient

from server.fetching import linkedin
from server.fetching.signing_in import MOST, SignIns
from server.installation.mount import dashboard_path
from server.store.persons import now
from server.store.store import Store
from tests.server.fetching.portable import Portable
from tests.server.fetching.speaking import Mastodon


@pytest.fixture
def site(app: Flask) -> Iterator[Mastodon]:
    app.extensions["sign_ins"] = SignIns(app.extensions["store"], loopback=True)
    with Mastodon() as made:
        made.post(1, "The harbour was quiet this morning.")
        yield made


def begun(client: FlaskClient, token: str, site: Mastodon) -> dict[str, str]:
    """What the server's own page is asked, once the form was sent."""
    page = client.post("/connected/server", data={"server": site.address, "form_token": token}).text
    found = re.search(r'href="(http://127[^"]+/oauth/authorize[^"]+)"', page)
    assert found
    asked = {name: values[0] for name, values in parse_qs(urlsplit(unescape(found[1])).query).items()}
    site.challenge = asked["code_challenge"]
    return asked


def until(condition: Callable[[], object]) -> None:
    """Wait for what another thread brings about."""
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError


def test_a_sign_in_from_the_page_brings_the_account_in(
    app: Flask, client: FlaskClient, token: str, site: Mastodon
) -> None:
    store: Store = app.extensions["store"]
    asked = begun(client, token, site)
    assert dashboard_path(app.extensions["settings"].key) not in asked["redirect_uri"]
    with urlopen(f"{asked['redirect_uri']}?state={asked['state']}&code={site.CODE}") as page:
        assert "go back to Rapport" in page.read().decode()
    until(lambda: any(each.fetched for each in store.connected.all()))
    assert store.activities.count() == 1
    shown = client.get("/connected").text
    assert "mara@127.0.0.1" in shown
    assert "Last fetched on" in shown
    assert site.TOKEN not in shown
    (account,) = store.connected.all()
    client.post(f"/connected/{account.id}/when", data={"form_token": token})
    assert "only when you ask" in client.get("/connected").text
    site.post(2, "And the crane works again.")
    client.post(f"/connected/{account.id}/fetch", data={"form_token": token})
    until(lambda: store.activities.count() == 2)
    client.post(f"/connected/{account.id}/remove", data={"form_token": token})
    assert site.tokens == set()
    assert "mara@127.0.0.1 is disconnected" in client.get("/connected").text


def test_a_sign_in_that_was_begun_before_everything_was_erased_connects_nothing(
    app: Flask, client: FlaskClient, token: str, site: Mastodon
) -> None:
    store: Store = app.extensions["store"]
    asked = begun(client, token, site)
    assert store.erase().left == ()
    urlopen(f"{asked['redirect_uri']}?state={asked['state']}&code={site.CODE}").close()
    until(lambda: not any(thread.is_alive() for thread in app.extensions["sign_ins"]._waiting))
    assert store.connected.all() == []
    assert store.activities.count() == 0
    assert site.tokens == set(), "the site lets nobody in by it any more"


def test_the_page_says_that_the_person_did_not_agree(
    app: Flask, client: FlaskClient, token: str, site: Mastodon
) -> None:
    asked = begun(client, token, site)
    urlopen(f"{asked['redirect_uri']}?state={asked['state']}&error=access_denied").close()
    until(lambda: app.extensions["sign_ins"].failure)
    assert "You did not agree" in client.get("/connected").text
    assert app.extensions["store"].connected.all() == []


def test_a_wrong_server_and_too_many_sign_ins_are_reported(client: FlaskClient, token: str, site: Mastodon) -> None:
    told = client.post("/connected/server", data={"server": "no server", "form_token": token}).text
    assert "not the name of a server" in told
    for _ in range(MOST):
        begun(client, token, site)
    told = client.post("/connected/server", data={"server": site.address, "form_token": token}).text
    assert "Several sign-ins are under way" in told


def test_a_token_connects_on_the_page_which_says_when_it_ends(
    app: Flask, client: FlaskClient, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store: Store = app.extensions["store"]
    app.extensions["sign_ins"] = SignIns(store, loopback=True)
    with Portable() as site:
        site.domains["PROFILE"] = [[{"First Name": "Mara", "Last Name": "Köster", "Headline": "Builds cranes"}]]
        monkeypatch.setattr(linkedin, "SERVER", site.address)
        monkeypatch.setattr(linkedin, "sign_in", partial(linkedin.sign_in, server=site.address, loopback=True))
        client.post("/connected/token", data={"token": "x" * 40, "form_token": token})
        assert "does not accept this token" in unescape(client.get("/connected").text)
        client.post("/connected/token", data={"token": site.TOKEN, "form_token": token})
        until(lambda: any(each.fetched for each in store.connected.all()))
        shown = unescape(client.get("/connected").text)
        assert "linkedin:MaraKoester1" in shown
        assert site.TOKEN not in shown
        assert "The token ends by" not in shown
        monkeypatch.setattr(linkedin, "now", lambda: now() + 350 * 86_400_000)
        assert "The token ends by" in client.get("/connected").text
        (account,) = store.connected.all()
        client.post(f"/connected/{account.id}/remove", data={"form_token": token})
        assert "Permitted services" in client.get("/connected").text
    assert store.connected.all() == []


def test_nobody_without_a_session_sees_or_connects_anything(app: Flask, stranger: FlaskClient) -> None:
    store: Store = app.extensions["store"]
    store.connected.add("mastodon", "https://far.example", "mara@far.example", {"token": "t"}, now())
    for path in ("/connected", "/connected/server", "/connected/handle", "/connected/token"):
        found = stranger.get(path) if path == "/connected" else stranger.post(path, data={"server": "far.example"})
        assert found.status_code == 403
        assert "mara@far.example" not in found.text
