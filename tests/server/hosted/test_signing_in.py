"""Only invited people whom the provider or the proxy signed in get into a hosted server."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
import requests
from bs4 import BeautifulSoup
from flask import Flask

from server.installation.hosting import SECRET_HEADER, Hosting, Provider, TrustedProxy, Unhosted
from server.installation.settings import Settings
from server.store.memberships import LASTS
from server.store.persons import now
from tests.conftest import missing
from tests.server.hosted.conftest import ORIGIN, SECRET, Browser, browser, joined, made, stores_of

HERE = Path(__file__).parent
PACKAGE = Path(__file__).parents[3] / "build" / "node" / "node_modules" / "oidc-provider" / "lib" / "index.js"
CLIENT_SECRET = "a secret of the client's"

pytestmark = pytest.mark.postgresql


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """A real provider, until the module's tests have ended."""
    if not PACKAGE.exists():
        missing("oidc-provider is not there: “make build/node/.ready” gets it.")
    node = shutil.which("node", path=str(Path(sys.executable).parent))
    assert node is not None
    command = [node, str(HERE / "provider.mjs"), str(PACKAGE), f"{ORIGIN}/sign-in/back"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    yield process.stdout.readline().strip()
    process.kill()
    process.stdout.close()
    process.wait()


@pytest.fixture
def federated(settings: Settings, issuer: str) -> Iterator[Flask]:
    """An application whose people are signed in by the provider."""
    app = made(settings, Hosting(ORIGIN, Provider(issuer, "rapport", CLIENT_SECRET)))
    yield app
    app.extensions["belongings"].stop()
    stores_of(app).close()


def signed_in(address: str, name: str) -> str:
    """What the provider sends the browser back to, after somebody has typed a name and agreed."""
    at_the_provider = requests.Session()
    answer = at_the_provider.get(address, allow_redirects=False, timeout=60)
    while True:
        while answer.is_redirect:
            address = urljoin(answer.url, answer.headers["Location"])
            if address.startswith(ORIGIN):
                return address
            answer = at_the_provider.get(address, allow_redirects=False, timeout=60)
        assert answer.ok, answer.text
        form = BeautifulSoup(answer.text, "html5lib").select_one("form")
        assert form is not None
        fields = {str(each["name"]): str(each.get("value", "")) for each in form.select("input[name]")}
        fields |= {key: name for key in ("login", "password") if key in fields}
        answer = at_the_provider.post(str(form["action"]), data=fields, allow_redirects=False, timeout=60)


def invited(app: Flask, name: str = "Ana") -> Browser:
    found = browser(app)
    token = stores_of(app).memberships.invite(name, "person", now())
    assert found.post("/join", data={"token": token}).status_code == 200
    return found


def through(visitor: Browser, name: str) -> int:
    """Sign in at the provider and come back; the status of the answer there."""
    begun = visitor.get("/sign-in/begin")
    assert begun.status_code == 302
    return visitor.get(signed_in(begun.location, name).removeprefix(ORIGIN)).status_code


def test_the_provider_signs_in_who_was_invited_and_they_come_back_without_an_invitation(federated: Flask) -> None:
    visitor = invited(federated)
    assert visitor.get("/").location == "/sign-in"
    begun = visitor.get("/sign-in/begin")
    assert re.search(r"[?&]code_challenge_method=S256", begun.location)
    assert all(f"{name}=" in begun.location for name in ("state", "nonce", "code_challenge"))
    answer = visitor.get(signed_in(begun.location, "ana").removeprefix(ORIGIN))
    assert answer.location == "/"
    (cookie,) = [each for each in answer.headers.getlist("Set-Cookie") if each.startswith("__Host-rapport=")]
    assert all(word in cookie for word in ("Secure", "HttpOnly", "Path=/", "SameSite=Lax"))
    assert visitor.get("/").status_code == 200
    elsewhere = browser(federated)
    assert through(elsewhere, "ana") == 302
    assert elsewhere.person == visitor.person
    assert [each.what for each in stores_of(federated).memberships.events(9).shown].count("signed in") == 2


def test_another_process_can_finish_a_sign_in(federated: Flask, settings: Settings) -> None:
    visitor = invited(federated)
    begun = visitor.get("/sign-in/begin")
    other = made(settings, federated.extensions["hosting"])
    there = browser(other)
    there._cookies = visitor._cookies
    assert there.get(signed_in(begun.location, "bea").removeprefix(ORIGIN)).status_code == 302
    assert there.get("/").status_code == 200
    stores_of(other).close()


def test_a_provider_that_says_another_name_than_the_keeper_gave_signs_nobody_in(
    settings: Settings, issuer: str
) -> None:
    """Names of people are told apart by it."""
    app = made(settings, Hosting(ORIGIN, Provider(f"{issuer}/", "rapport", CLIENT_SECRET)))
    assert through(invited(app), "ana") == 403
    assert stores_of(app).memberships.members() == []
    app.extensions["belongings"].stop()
    stores_of(app).close()


def test_who_was_not_invited_is_signed_in_and_stays_out(federated: Flask) -> None:
    stranger = browser(federated)
    assert through(stranger, "zoe") == 403
    assert stranger.get("/").location == "/sign-in"
    assert stores_of(federated).memberships.members() == []


def test_what_comes_back_counts_once_and_in_the_browser_that_began(federated: Flask) -> None:
    visitor = invited(federated)
    begun = visitor.get("/sign-in/begin")
    back = signed_in(begun.location, "ana").removeprefix(ORIGIN)
    assert browser(federated).get(back).status_code == 403
    assert visitor.get(re.sub(r"state=[^&]+", "state=another", back)).status_code == 403
    assert visitor.get(re.sub(r"code=[^&]+", "code=another", back)).status_code == 403
    assert visitor.get(back).status_code == 403  # the state was used up
    assert visitor.get("/sign-in/back?error=access_denied").status_code == 403
    assert stores_of(federated).memberships.members() == []


@pytest.mark.parametrize("name", ["nonce", "code_verifier"])
def test_nonce_and_verifier_must_be_those_of_the_beginning(federated: Flask, name: str) -> None:
    visitor = invited(federated)
    begun = visitor.get("/sign-in/begin")
    back = signed_in(begun.location, "ana").removeprefix(ORIGIN)
    with visitor.session_transaction(base_url=ORIGIN) as session:
        (kept,) = [each for each in session if each.startswith("_state_provider_")]
        session[kept] = {**session[kept], "data": {**session[kept]["data"], name: "x" * 48}}
    assert visitor.get(back).status_code == 403
    assert stores_of(federated).memberships.members() == []


def test_an_unreachable_provider_is_reported(settings: Settings) -> None:
    app = made(settings, Hosting(ORIGIN, Provider("http://127.0.0.1:9", "rapport", CLIENT_SECRET)))
    assert browser(app).get("/sign-in/begin").status_code == 503
    stores_of(app).close()


def test_a_proxy_is_believed_from_its_address_with_its_secret_alone(app: Flask) -> None:
    ana = joined(app, "ana")
    assert ana.get("/").status_code == 200
    said = {"Remote-User": "ana"}
    stranger = browser(app)
    for headers, address in (
        (said, "127.0.0.1"),
        ({**said, SECRET_HEADER: "another secret"}, "127.0.0.1"),
        ({**said, SECRET_HEADER: SECRET}, "192.0.2.7"),
        ({**said, SECRET_HEADER: SECRET, "X-Forwarded-For": "127.0.0.1"}, "192.0.2.7"),
        ({SECRET_HEADER: SECRET}, "127.0.0.1"),
    ):
        answer = stranger.get("/sign-in", headers=headers, environ_overrides={"REMOTE_ADDR": address})
        assert answer.status_code == 403
    assert browser(app, "ana").get("/sign-in").status_code == 302


def test_a_session_counts_only_while_the_proxy_says_the_same_person(app: Flask) -> None:
    ana, bea = joined(app, "ana"), joined(app, "bea")
    ana.name = "bea"
    assert ana.get("/settings").location == "/sign-in"
    ana.name = ""
    assert ana.get("/settings").location == "/sign-in"
    assert bea.get("/settings").status_code == 200


def test_an_invitation_lets_one_in_once_and_expires(app: Flask) -> None:
    memberships, moment = stores_of(app).memberships, now()
    old = memberships.invite("Old", "person", moment - LASTS - 1)
    assert browser(app, "old").post("/join", data={"token": old}).status_code == 403
    token = memberships.invite("Ana", "person", moment)
    first, second = browser(app, "ana"), browser(app, "bea")
    for each in (first, second):
        assert each.post("/join", data={"token": token}).status_code == 200
    assert [first.get("/sign-in").status_code, second.get("/sign-in").status_code] == [302, 403]
    assert browser(app, "cid").post("/join", data={"token": token}).status_code == 403
    with stores_of(app)._engine.connect() as connection:
        kept = connection.exec_driver_sql("SELECT count(*) FROM invitations").scalar()
    assert kept == 0


def test_an_invitation_is_stored_as_a_hash(app: Flask) -> None:
    token = stores_of(app).memberships.invite("Ana", "person", now())
    with stores_of(app)._engine.connect() as connection:
        (row,) = connection.exec_driver_sql("SELECT * FROM invitations").all()
    assert token.encode() not in repr(tuple(row)).encode()
    assert token not in str([bytes(each) for each in row if isinstance(each, bytes)])


def test_the_ways_in_of_one_persons_server_are_closed(app: Flask) -> None:
    ana = joined(app, "ana")
    for path in ("/enter", "/who?nonce=1"):
        assert ana.get(path).status_code == 404
    assert ana.post("/open", data={"token": "x"}).status_code == 404
    from server.installation.mount import dashboard_path

    assert ana.get(f"{dashboard_path(app.extensions['settings'].key)}/").status_code == 404


def test_it_answers_by_its_own_name_and_takes_forms_from_its_own_pages_only(app: Flask) -> None:
    ana = joined(app, "ana")
    for host in ("127.0.0.1", "localhost", "evil.example", "rapport.example:8443"):
        assert ana.get("/", headers={"Host": host}).status_code == 421
    form = {"form_token": ana.token, "zone": "Europe/Berlin"}
    for origin in ("https://evil.example", "http://rapport.example", "null"):
        assert ana.post("/settings/zone", data=form, headers={"Origin": origin}).status_code == 403
    kept = ana.post("/settings/zone", data=form, headers={"Origin": ORIGIN})
    assert kept.status_code == 302
    assert kept.headers["Strict-Transport-Security"] == "max-age=31536000"  # none of 0, which would end it


def test_signing_out_ends_the_session(app: Flask) -> None:
    ana = joined(app, "ana")
    assert ana.send("/sign-out", everywhere="1").status_code == 200
    ana.name = ""
    assert ana.get("/").location == "/sign-in"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"database_url": "sqlite:////tmp/x"}, "PostgreSQL"),
        ({"origin": None}, "--origin"),
        ({"origin": "http://rapport.example"}, "--origin"),
        ({"origin": "https://rapport.example/there"}, "--origin"),
        ({"proxy_header": None}, "who signs people in"),
        ({"issuer": "https://id.example"}, "who signs people in"),
        ({"proxy_header": None, "issuer": "http://id.example", "client": "a", "client_secret": "b"}, "https://"),
        ({"proxy_header": None, "issuer": "https://id.example", "client": "a"}, "RAPPORT_OIDC_SECRET"),
        ({"proxy_addresses": ()}, "--proxy-address"),
        ({"proxy_addresses": ("proxy",)}, "--proxy-address"),
        ({"proxy_secret": "short"}, "RAPPORT_PROXY_SECRET"),
    ],
)
def test_settings_that_cannot_be_hosted_are_refused_with_the_reason(given: dict[str, object], told: str) -> None:
    fine = {
        "database_url": "postgresql://localhost/rapport",
        "origin": ORIGIN,
        "proxy_header": "Remote-User",
        "proxy_addresses": ("127.0.0.1",),
        "proxy_secret": SECRET,
    }
    assert isinstance(Hosting.checked(**fine).signed_in_by, TrustedProxy)  # type: ignore[arg-type]
    with pytest.raises(Unhosted, match=told):
        Hosting.checked(**{**fine, **given})  # type: ignore[arg-type]
