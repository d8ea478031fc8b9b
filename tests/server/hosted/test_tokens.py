"""Which ID tokens let somebody in. The provider here signs whatever it is told to; what a real one signs is tried in
test_signing_in."""

import base64
import json
import time
import warnings
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Barrier, Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from joserfc import jwt
from joserfc.errors import SecurityWarning
from joserfc.jwk import RSAKey

from server.installation.hosting import Hosting, Provider
from server.installation.settings import Settings
from server.store.persons import now
from tests.server.hosted.conftest import ORIGIN, browser, made, stores_of

pytestmark = pytest.mark.postgresql

OWN, ANOTHERS = (RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}) for _ in range(2))
HOUR = 3_600


class Telling(ThreadingHTTPServer):
    """A provider that tells what a test wants it to."""

    daemon_threads = True
    token = ""

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answering(BaseHTTPRequestHandler):
    server: Telling

    def log_message(self, *_: Any) -> None:
        """Nothing is logged."""

    def tell(self, told: dict[str, Any]) -> None:
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        at = self.server.issuer
        if self.path == "/keys":
            self.tell({"keys": [OWN.as_dict(private=False)]})
            return
        places = {"authorization_endpoint": f"{at}/begin", "token_endpoint": f"{at}/token", "jwks_uri": f"{at}/keys"}
        self.tell({"issuer": at, "id_token_signing_alg_values_supported": ["none", "RS256"], **places})

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.tell({"access_token": "one", "token_type": "Bearer", "id_token": self.server.token})


@pytest.fixture(scope="module")
def provider() -> Iterator[Telling]:
    with Telling(("127.0.0.1", 0), Answering) as found:
        thread = Thread(target=found.serve_forever)
        thread.start()
        yield found
        found.shutdown()
        thread.join()


@pytest.fixture
def trusting(settings: Settings, provider: Telling) -> Iterator[Flask]:
    app = made(settings, Hosting(ORIGIN, Provider(provider.issuer, "rapport", "a secret")))
    yield app
    app.extensions["belongings"].stop()
    stores_of(app).close()


def unsigned(claims: dict[str, Any]) -> str:
    parts = (
        base64.urlsafe_b64encode(json.dumps(each).encode()).decode().rstrip("=") for each in ({"alg": "none"}, claims)
    )
    return f"{'.'.join(parts)}."


@pytest.mark.parametrize(
    ("changed", "key", "status"),
    [
        ({}, OWN, 302),
        ({"aud": ["rapport"]}, OWN, 302),
        ({}, ANOTHERS, 403),
        ({}, None, 403),
        ({"aud": "another program"}, OWN, 403),
        ({"aud": "another program", "azp": "rapport"}, OWN, 403),
        ({"aud": ["rapport", "another program"], "azp": "another program"}, OWN, 403),
        ({"iss": "https://another.example"}, OWN, 403),
        ({"exp": int(time.time()) - HOUR}, OWN, 403),
        ({"nbf": int(time.time()) + HOUR}, OWN, 403),
        ({"nonce": "another"}, OWN, 403),
        ({"nonce": None, "nonce_supported": False}, OWN, 403),
        ({"sub": ""}, OWN, 403),
        ({"sub": 7}, OWN, 403),
    ],
)
def test_a_token_counts_that_the_provider_signed_for_this_server_and_browser(
    trusting: Flask, provider: Telling, changed: dict[str, Any], key: RSAKey | None, status: int
) -> None:
    visitor = browser(trusting)
    memberships = stores_of(trusting).memberships
    assert visitor.post("/join", data={"token": memberships.invite("Ana", "person", now())}).status_code == 200
    asked = parse_qs(urlsplit(visitor.get("/sign-in/begin").location).query)
    at = int(time.time())
    claims = {"iss": provider.issuer, "sub": "ana", "aud": "rapport", "exp": at + HOUR, "iat": at}
    claims = {**claims, "nonce": asked["nonce"][0], **changed}
    claims = {name: value for name, value in claims.items() if value is not None}
    provider.token = jwt.encode({"alg": "RS256", "kid": "one"}, claims, key) if key else unsigned(claims)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SecurityWarning)  # outside of tests it is one and no more
        assert visitor.get(f"/sign-in/back?code=one&state={asked['state'][0]}").status_code == status
    assert len(memberships.members()) == (status == 302)


def test_joining_in_several_windows_at_once_makes_one_member(app: Flask) -> None:
    memberships = stores_of(app).memberships
    windows = [browser(app, "ana") for _ in range(4)]
    for each in windows:
        assert each.post("/join", data={"token": memberships.invite("Ana", "person", now())}).status_code == 200
    together, statuses = Barrier(len(windows)), list[int]()

    def sign_in(window: Any) -> None:
        together.wait()
        statuses.append(window.get("/sign-in").status_code)

    threads = [Thread(target=sign_in, args=(each,)) for each in windows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [302] * len(windows)
    assert len(memberships.members()) == 1
